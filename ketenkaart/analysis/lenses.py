"""Lenses: what belongs to one partner, role, body, document, system or finding, or is still unconfirmed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ketenkaart.analysis import following
from ketenkaart.analysis.assigned import Assignments, held_by
from ketenkaart.analysis.network import with_parts
from ketenkaart.analysis.saying import COUNTS, Sayer, counted
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.governance import Body, Finding, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Partner, System
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FindingKind, FindingState
from ketenkaart.texts import tr


class Lens(NamedTuple):
    """What stays lit.

    Attributes:
        ids: the elements that belong to it, with what they are chosen by.
        sentence: what it shows, and how much of it there is.
    """

    ids: frozenset[str]
    sentence: str


def has_lens(record: Record) -> bool:
    """Whether there is a lens by this element."""
    return isinstance(record, Partner | Role | Body | Document | System | Finding)


def lens_on(kaart: Ketenkaart, element_id: str) -> Lens | None:
    """The lens by a partner, role, body, document, system or finding; none by another element."""
    record = kaart.records.get(element_id)
    match record:
        case Partner():
            return _on_partner(kaart, record)
        case Role() | Body():
            return _on_assignee(kaart, record)
        case Document():
            way = following.journey(kaart, record.id)
            return Lens(way.lit, following.told(kaart, way))
        case System():
            return _on_system(kaart, record)
        case Finding():
            return _on_finding(kaart, record)
    return None


def lens_on_findings(kaart: Ketenkaart, kind: FindingKind | None = None) -> Lens:
    """What has findings that are not done, with the steps and flows that this stands for.

    Args:
        kaart: the map.
        kind: the kind of findings; None for all.
    """
    found = [one for one in kaart.findings if one.state is not FindingState.DONE and kind in (None, one.kind)]
    ids = _known(kaart, (place for one in found for place in (one.id, one.element)))
    counts = _counts(kaart, ids, but=("findings",))
    ids = ids.union(*(held_by(kaart, one) for one in ids))
    if kind is None:
        return Lens(ids, tr("Findings that are not done: {elements}", elements=counts))
    return Lens(ids, tr("Not done, {kind}: {elements}", kind=kind.title, elements=counts))


def lens_on_certainty(kaart: Ketenkaart, certain: bool = False) -> Lens:
    """What is still to be confirmed, or what is confirmed."""
    ids = frozenset(
        record.id
        for record in kaart.records.values()
        if record.certain is certain and record.collection in COUNTS
    )
    counts = _counts(kaart, ids)
    if certain:
        return Lens(ids, tr("Confirmed: {elements}", elements=counts))
    return Lens(ids, tr("Still to be confirmed: {elements}", elements=counts))


def _known(kaart: Ketenkaart, ids: Iterable[str | None]) -> frozenset[str]:
    return frozenset(one for one in ids if one is not None and one in kaart.records)


def _counts(kaart: Ketenkaart, ids: Iterable[str], but: Iterable[str] = ()) -> str:
    return counted(kaart, ids, [collection for collection in COUNTS if collection not in but])


def _on_partner(kaart: Ketenkaart, partner: Partner) -> Lens:
    """A partner, its parts, what they do and take part in, what they send and get, and its roles."""
    partners = with_parts(kaart, partner.id)
    ids = frozenset({*partners, *_of_partners(kaart, partners)})
    counts = _counts(kaart, ids - {partner.id})
    name = Sayer(kaart).short(partner)
    return Lens(ids, tr("What belongs to {partner}: {elements}", partner=name, elements=counts))


def _of_partners(kaart: Ketenkaart, partners: frozenset[str]) -> Iterator[str]:
    own = {step.id for step in kaart.steps if step.partner in partners}
    own |= {system.id for system in kaart.systems if system.partner in partners}
    yield from own
    yield from (step.id for step in kaart.steps if partners & set(step.participants))
    ends = own | partners
    flows = [flow for flow in kaart.flows if ends & {flow.source, flow.target, *flow.via}]
    yield from _carried(flows)
    yield from (joint.id for joint in kaart.koppelvlakken if partners & set(joint.partners))
    yield from (role.id for role in kaart.roles if role.partner in partners)
    yield from (each.id for each in kaart.agreements if partners & set(each.parties))


def _carried(flows: Iterable[Flow]) -> Iterator[str]:
    for flow in flows:
        yield flow.id
        yield from flow.documents
        yield from flow.koppelvlakken


def _on_assignee(kaart: Ketenkaart, assignee: Role | Body) -> Lens:
    """What a role or body has a part in, and what is reported to it or dealt with in it."""
    name = Sayer(kaart).short(assignee) if isinstance(assignee, Body) else Sayer(kaart).says(assignee)
    elements = Assignments(kaart).to(assignee.id)
    if ABOUT_ID in elements:
        return Lens(
            frozenset(kaart.records), tr("What goes by way of {element}: the whole chain", element=name)
        )
    reported = [one.id for one in kaart.indicators if one.reported_to == assignee.id]
    found = [one.id for one in kaart.findings if assignee.id in (one.body, one.escalated_to)]
    ids = frozenset({assignee.id, *elements, *reported, *found})
    counts = _counts(kaart, ids - {assignee.id})
    return Lens(ids, tr("What goes by way of {element}: {elements}", element=name, elements=counts))


def _on_system(kaart: Ketenkaart, system: System) -> Lens:
    """A system, the steps that are done in it and the flows that go through it."""
    steps = [step.id for step in kaart.steps if step.system == system.id]
    flows = [flow for flow in kaart.flows if system.id in (flow.source, flow.target, *flow.via)]
    ids = frozenset({system.id, *steps, *_carried(flows)})
    counts = _counts(kaart, ids - {system.id})
    name = Sayer(kaart).says(system)
    return Lens(ids, tr("What goes by way of {element}: {elements}", element=name, elements=counts))


def _on_finding(kaart: Ketenkaart, finding: Finding) -> Lens:
    """A finding and what it is about, with the steps and flows that this stands for."""
    sayer = Sayer(kaart)
    element = kaart.records.get(finding.element or "")
    if element is None:
        sentence = tr("{finding} is about no element", finding=sayer.says(finding))
        return Lens(frozenset({finding.id}), sentence)
    if element.id == ABOUT_ID:
        sentence = tr("{finding} is about the whole chain", finding=sayer.says(finding))
        return Lens(frozenset(kaart.records), sentence)
    sentence = tr("{finding} is about {element}", finding=sayer.says(finding), element=sayer.says(element))
    return Lens(frozenset({finding.id, element.id, *held_by(kaart, element.id)}), sentence)
