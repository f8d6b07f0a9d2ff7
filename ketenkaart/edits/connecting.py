"""Connecting: flows between steps and partners, what they carry, and the koppelvlak they cross."""

from collections.abc import Iterable
from random import Random

from ketenkaart.drawing import steering
from ketenkaart.edits.adding import put_document_on
from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import all_told, told
from ketenkaart.edits.making import New, NewKoppelvlak, cross, make_flow, name_between, sides_of, turn_into
from ketenkaart.model.fieldnames import field_name
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Step
from ketenkaart.model.vocabulary import FlowKind, Side
from ketenkaart.texts import tr


def connect(
    kaart: Ketenkaart,
    source: str,
    target: str,
    kind: FlowKind | None = None,
    koppelvlak: str | NewKoppelvlak | None = None,
    random: Random | None = None,
) -> Edit:
    """A flow from a step or partner to another.

    Args:
        kaart: the map.
        source: the id of the step or partner it comes from.
        target: the id of the step or partner it goes to.
        kind: its kind; a document flow where it goes to another partner, else a sequence.
        koppelvlak: the id of the koppelvlak it crosses, or a new one.
        random: what new ids are made of.
    """
    if not all(isinstance(kaart.records.get(end), Step | Partner) for end in (source, target)):
        return refused(tr("A flow goes from a step or partner to another."))
    if source == target:
        return refused(tr("A flow cannot go to where it comes from."))
    draft = Draft(kaart, random)
    flow = make_flow(draft, source, target, kind, koppelvlak=koppelvlak)
    return draft.edit(tr("Connect"), (flow.id,))


def crosses_boundary(kaart: Ketenkaart, source: str | None, target: str | None) -> bool:
    """Whether a flow between these two goes from one organisation to another."""
    return len(sides_of(kaart, source, target)) > 1


def koppelvlakken_between(
    kaart: Ketenkaart, source: str | None, target: str | None
) -> tuple[Koppelvlak, ...]:
    """The koppelvlakken that the organisations of two steps or partners share."""
    sides = set(sides_of(kaart, source, target))
    if len(sides) < 2:
        return ()
    return tuple(one for one in kaart.koppelvlakken if sides <= set(_organisations(kaart, one)))


def _organisations(kaart: Ketenkaart, koppelvlak: Koppelvlak) -> Iterable[Partner]:
    partners = (kaart.get(Partner, one) for one in koppelvlak.partners)
    return (kaart.root_of(partner) for partner in partners if partner is not None)


def set_koppelvlak(
    kaart: Ketenkaart,
    flow_ids: Iterable[str],
    koppelvlak: str | NewKoppelvlak | None,
    random: Random | None = None,
) -> Edit:
    """Let flows cross a koppelvlak, one new one for all of them, or none."""
    chosen = [one.id for one in _flows(kaart, flow_ids)]
    if not chosen:
        return refused(tr("Select a flow first."))
    if isinstance(koppelvlak, NewKoppelvlak) and not _crosses(kaart, chosen[0]):
        return refused(tr("This flow stays with one partner."))
    draft = Draft(kaart, random)
    for flow_id in chosen:
        koppelvlak = cross(draft, flow_id, koppelvlak)
    if not isinstance(koppelvlak, str):
        return draft.edit(tr("Take interface away"))
    return draft.edit(tr("Choose {interface}", interface=told(draft.kaart, draft.kaart.records[koppelvlak])))


def follow_flows(kaart: Ketenkaart, koppelvlak_ids: Iterable[str]) -> Edit:
    """Let koppelvlakken stand between the partners of their flows, and be called so if they were."""
    draft = Draft(kaart)
    chosen = [one for each in koppelvlak_ids if (one := kaart.get(Koppelvlak, each)) is not None]
    for koppelvlak in chosen:
        flows = [flow for flow in kaart.flows if koppelvlak.id in flow.koppelvlakken]
        sides = dict.fromkeys(one.id for flow in flows for one in sides_of(kaart, flow.source, flow.target))
        draft.set(koppelvlak.id, partners=tuple(sides))
        if koppelvlak.name == name_between(kaart, koppelvlak.partners):
            draft.set(koppelvlak.id, name=name_between(kaart, sides))
    field = field_name(Koppelvlak.collection, "partners")
    return draft.edit(tr("{field} of {what}", field=field, what=all_told(kaart, chosen)))


def _crosses(kaart: Ketenkaart, flow_id: str) -> bool:
    flow = kaart.get(Flow, flow_id)
    return flow is not None and crosses_boundary(kaart, flow.source, flow.target)


def reconnect(
    kaart: Ketenkaart,
    flow_id: str,
    source: str | None = None,
    target: str | None = None,
    koppelvlakken: tuple[str | NewKoppelvlak, ...] | None = None,
) -> Edit:
    """Lead an end of a flow to another step or partner; name, documents and koppelvlak stay.

    Args:
        kaart: the map.
        flow_id: the flow.
        source: where it comes from now; None leaves it.
        target: where it goes to now; None leaves it.
        koppelvlakken: the one it crosses now, or none; None leaves those it has.
    """
    flow = kaart.get(Flow, flow_id)
    if flow is None:
        return refused(tr("Select a flow first."))
    start, end = source or flow.source, target or flow.target
    if start == end:
        return refused(tr("A flow cannot go to where it comes from."))
    draft = Draft(kaart)
    draft.set(flow_id, source=start, target=end, hint=None)
    if koppelvlakken is not None:
        cross(draft, flow_id, next(iter(koppelvlakken), None))
    return draft.edit(tr("Reconnect flow"), (flow_id,))


def changes_partner(
    kaart: Ketenkaart, flow_id: str, source: str | None = None, target: str | None = None
) -> bool:
    """Whether a flow goes between other organisations once it is reconnected."""
    flow = kaart.get(Flow, flow_id)
    if flow is None:
        return False
    was = sides_of(kaart, flow.source, flow.target)
    return set(was) != set(sides_of(kaart, source or flow.source, target or flow.target))


def reverse(kaart: Ketenkaart, flow_ids: Iterable[str]) -> Edit:
    """Let flows go the other way."""
    draft = Draft(kaart)
    for flow in _flows(kaart, flow_ids):
        via, crossed = tuple(reversed(flow.via)), tuple(reversed(flow.koppelvlakken))
        ends = {"source": flow.target, "target": flow.source}
        draft.set(flow.id, **ends, via=via, koppelvlakken=crossed, hint=None)
    return draft.edit(tr("Reverse flow"))


def return_flow(kaart: Ketenkaart, flow_id: str, random: Random | None = None) -> Edit:
    """A flow that answers another one, of the same kind and across the same koppelvlakken."""
    flow = kaart.get(Flow, flow_id)
    if flow is None or flow.source is None or flow.target is None:
        return refused(tr("Select a flow first."))
    draft = Draft(kaart, random)
    made = make_flow(draft, flow.target, flow.source, flow.kind)
    crossed, via = tuple(reversed(flow.koppelvlakken)), tuple(reversed(flow.via))
    draft.set(made.id, answers=flow_id, koppelvlakken=crossed, via=via)
    return draft.edit(tr("Return flow"), (made.id,), made.id)


def set_kind(kaart: Ketenkaart, flow_ids: Iterable[str], kind: FlowKind) -> Edit:
    """Make flows document flows, data flows, money flows or sequences."""
    draft = Draft(kaart)
    chosen = _flows(kaart, flow_ids)
    for flow in chosen:
        turn_into(draft, flow.id, kind)
    return draft.edit(tr("Kind of {what}", what=all_told(kaart, chosen)))


def answer(kaart: Ketenkaart, flow_id: str, name: str) -> Edit:
    """Let a flow from a decision be what follows an answer, and carry nothing."""
    if kaart.get(Flow, flow_id) is None:
        return refused(tr("Select a flow first."))
    draft = Draft(kaart)
    turn_into(draft, flow_id, FlowKind.SEQUENCE)
    draft.set(flow_id, name=name, number=None)
    return draft.edit(tr("Answer"))


def put_document(
    kaart: Ketenkaart, flow_ids: Iterable[str], document: str | New, random: Random | None = None
) -> Edit:
    """Let flows carry a document, too; a new one is the same for all of them."""
    draft = Draft(kaart, random)
    for flow in _flows(kaart, flow_ids):
        document = put_document_on(draft, flow.id, document)
    return draft.edit(tr("Document on flow"))


def take_document(kaart: Ketenkaart, flow_ids: Iterable[str], document_id: str) -> Edit:
    """Let flows carry a document no more; it stays in the map."""
    draft = Draft(kaart)
    for flow in _flows(kaart, flow_ids):
        draft.set(flow.id, documents=tuple(one for one in flow.documents if one != document_id))
    return draft.edit(tr("Take document away"))


def choose_sides(
    kaart: Ketenkaart, flow_id: str, side_out: Side | None = None, side_in: Side | None = None
) -> Edit:
    """Choose the sides where a flow leaves and enters; None leaves one to the layout."""
    if kaart.get(Flow, flow_id) is None:
        return refused(tr("Select a flow first."))
    return Edit(steering.choose_sides(kaart, flow_id, side_out, side_in))


def _flows(kaart: Ketenkaart, flow_ids: Iterable[str]) -> list[Flow]:
    return [flow for one in dict.fromkeys(flow_ids) if (flow := kaart.get(Flow, one)) is not None]
