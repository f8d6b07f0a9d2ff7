"""Making: the parts from which deeds are put together; each adds a record to a draft, or finds it there."""

from collections.abc import Iterable
from typing import NamedTuple

from ketenkaart.edits.draft import Draft
from ketenkaart.edits.names import clean_name, is_question
from ketenkaart.edits.ranks import next_number
from ketenkaart.model.governance import Body, Role
from ketenkaart.model.ketenkaart import Ketenkaart, R
from ketenkaart.model.process import Document, Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import BodyKind, FlowKind, Level, RoleKind, StepKind


class New(NamedTuple):
    """Something that is not on the map yet, by its name; what has that name already is taken."""

    name: str


class NewRole(NamedTuple):
    """A role that is not on the map yet."""

    name: str
    kind: RoleKind = RoleKind.KETENREGISSEUR
    partner: str | None = None


class NewBody(NamedTuple):
    """A body that is not on the map yet."""

    name: str
    kind: BodyKind = BodyKind.OTHER


class NewKoppelvlak(NamedTuple):
    """A koppelvlak that is not on the map yet, between the partners of a flow."""

    name: str = ""


LEVEL_OF_ROLE = {
    RoleKind.BESTUURDER: Level.STRATEGIC,
    RoleKind.TEAMMANAGER: Level.OPERATIONAL,
    RoleKind.PROFESSIONAL: Level.OPERATIONAL,
}
LEVEL_OF_BODY = {
    BodyKind.KETENBESTUUR: Level.STRATEGIC,
    BodyKind.PRODUCTIE_OVERLEG: Level.OPERATIONAL,
    BodyKind.LEERCIRKEL: Level.OPERATIONAL,
}


def named(kaart: Ketenkaart, record_type: type[R], name: str) -> R | None:
    """The record of this type with this name or short name, whatever its capitals and spaces."""
    return next((one for one in kaart.all(record_type) if bears(one, name)), None)


def bears(record: Record, name: str) -> bool:
    """Whether a record has this name or short name, whatever its capitals and spaces."""
    names = (record.name, getattr(record, "short_name", ""))
    return bool(wanted := _folded(name)) and wanted in map(_folded, names)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def a_partner(draft: Draft, partner: str | New | None, after: str | None = None) -> str | None:
    """The id of a partner; a new one is added to the draft after another."""
    if not isinstance(partner, New):
        return partner
    found = named(draft.kaart, Partner, partner.name)
    if found:
        return found.id
    return draft.add(Partner, below_which(draft.kaart, after), name=clean_name(partner.name)).id


def below_which(kaart: Ketenkaart, after: str | None) -> str | None:
    """The partner below whose lane a new one stands that is inside the chain boundary.

    Between outsiders it would cut the boundary in two: then it is the last one inside.
    """
    above = kaart.get(Partner, after)
    roots = [one for one in kaart.partners if one.parent is None]
    if above is not None:
        root = kaart.root_of(above)
        below = roots[roots.index(root) + 1 :][:1] if root in roots else []
        if root.inside or any(one.inside for one in below):
            return above.id
    inside = [one.id for one in roots if one.inside]
    return inside[-1] if inside else after


def a_phase(draft: Draft, phase: str | New | None, after: str | None = None) -> str | None:
    """The id of a phase; a new one is added to the draft after another."""
    if not isinstance(phase, New):
        return phase
    found = named(draft.kaart, Phase, phase.name)
    if found:
        return found.id
    number = next_number(draft.kaart, Phase)
    return draft.add(Phase, after, name=clean_name(phase.name), number=number).id


def a_document(draft: Draft, document: str | New) -> str:
    """The id of a document; a new one is added to the draft."""
    if not isinstance(document, New):
        return document
    found = named(draft.kaart, Document, document.name)
    return found.id if found else draft.add(Document, name=clean_name(document.name)).id


def make_step(
    draft: Draft,
    name: str,
    partner: str | None,
    phase: str | None,
    kind: StepKind | None = None,
    after: str | None = None,
) -> Step:
    """Add a step; its name makes it a decision where its kind is not given.

    Args:
        draft: the draft.
        name: its name.
        partner: the id of its partner.
        phase: the id of its phase.
        kind: its kind.
        after: the step after which it stands in the order.
    """
    clean = clean_name(name)
    chosen = kind or (StepKind.DECISION if is_question(clean) else StepKind.ACTIVITY)
    number = next_number(draft.kaart, Step)
    return draft.add(Step, after, name=clean, partner=partner, phase=phase, kind=chosen, number=number)


def make_flow(
    draft: Draft,
    source: str,
    target: str,
    kind: FlowKind | None = None,
    documents: tuple[str | New, ...] = (),
    koppelvlak: str | NewKoppelvlak | None = None,
) -> Flow:
    """Add a flow; its kind follows from where it goes and what it carries where it is not given.

    Args:
        draft: the draft.
        source: the id of the step or partner it comes from.
        target: the id of the step or partner it goes to.
        kind: its kind.
        documents: what it carries.
        koppelvlak: the koppelvlak it crosses.
    """
    ids = tuple(dict.fromkeys(a_document(draft, one) for one in documents))
    chosen = kind or (FlowKind.DOCUMENT if ids else default_kind(draft.kaart, source, target))
    number = None if chosen is FlowKind.SEQUENCE else next_number(draft.kaart, Flow)
    flow = draft.add(Flow, source=source, target=target, kind=chosen, documents=ids, number=number)
    if koppelvlak is not None:
        cross(draft, flow.id, koppelvlak)
    return flow


def default_kind(kaart: Ketenkaart, source: str | None, target: str | None) -> FlowKind:
    """What goes along a flow if nothing is said: a document where it goes to another partner."""
    one, other = kaart.partner_of(source), kaart.partner_of(target)
    return FlowKind.SEQUENCE if one == other else FlowKind.DOCUMENT


def turn_into(draft: Draft, flow_id: str, kind: FlowKind) -> None:
    """Make a flow one of another kind; one that carries something has a number."""
    draft.set(flow_id, kind=kind)
    flow = draft.kaart.get(Flow, flow_id)
    if flow is not None and flow.number is None and flow.kind is not FlowKind.SEQUENCE:
        draft.set(flow_id, number=next_number(draft.kaart, Flow))


def cross(draft: Draft, flow_id: str, koppelvlak: str | NewKoppelvlak | None) -> str | None:
    """Let a flow cross one koppelvlak, or none; gives its id."""
    flow = draft.kaart.get(Flow, flow_id)
    if flow is None:
        return None
    if isinstance(koppelvlak, NewKoppelvlak):
        sides = tuple(one.id for one in sides_of(draft.kaart, flow.source, flow.target))
        koppelvlak = make_koppelvlak(draft, sides, koppelvlak.name).id
    draft.set(flow_id, koppelvlakken=(koppelvlak,) if koppelvlak else ())
    return koppelvlak


def make_koppelvlak(draft: Draft, partners: tuple[str, ...], name: str = "") -> Koppelvlak:
    """Add a koppelvlak between partners, with the names of its sides where it has none."""
    own = clean_name(name) or name_between(draft.kaart, partners)
    number = next_number(draft.kaart, Koppelvlak)
    return draft.add(Koppelvlak, name=own, partners=partners, number=number)


def name_between(kaart: Ketenkaart, partners: Iterable[str]) -> str:
    """The names of partners, as a koppelvlak between them is called."""
    sides = [one for partner in partners if (one := kaart.get(Partner, partner)) is not None]
    return clean_name(" – ".join(one.short_name or one.name for one in sides if one.name))


def sides_of(kaart: Ketenkaart, source: str | None, target: str | None) -> tuple[Partner, ...]:
    """The organisations on both sides of a flow; fewer than two where it crosses no boundary."""
    owners = (kaart.partner_of(source), kaart.partner_of(target))
    return tuple(dict.fromkeys(kaart.root_of(owner) for owner in owners if owner is not None))


def make_role(draft: Draft, role: NewRole) -> Role:
    """Add a role, or find the one that has its name."""
    name = clean_name(role.name)
    found = named(draft.kaart, Role, name)
    level = LEVEL_OF_ROLE.get(role.kind, Level.TACTICAL)
    return found or draft.add(Role, name=name, kind=role.kind, partner=role.partner, level=level)


def make_body(draft: Draft, body: NewBody) -> Body:
    """Add a body, or find the one that has its name or short name."""
    found = named(draft.kaart, Body, body.name)
    if found:
        return found
    name = clean_name(body.name)
    level = LEVEL_OF_BODY.get(body.kind, Level.TACTICAL)
    return draft.add(Body, name=name, kind=body.kind, level=level)
