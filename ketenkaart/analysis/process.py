"""Gaps in the work of a chain: in steps, documents, flows and interfaces."""

from collections.abc import Iterator

from ketenkaart.analysis.assigned import Assignments
from ketenkaart.model.characters import is_blank
from ketenkaart.model.governance import Assignment
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Agreement, Document, Flow, Koppelvlak, Partner, Step
from ketenkaart.model.vocabulary import AgreementStatus, FlowKind, PartnerKind, StepKind


def steps_without_assignment(kaart: Ketenkaart) -> Iterator[Step]:
    """The steps that no role or body has a part in, nor in their phase or lane."""
    assigned, assignments = {one.element for one in kaart.all(Assignment)}, Assignments(kaart)
    return (step for step in kaart.steps if assigned.isdisjoint(assignments.places_of(step.id)))


def steps_without_flow(kaart: Ketenkaart) -> Iterator[Step]:
    """The steps that nothing leads to or from."""
    joined = {end for flow in kaart.flows for end in (flow.source, flow.target)}
    return (step for step in kaart.steps if step.id not in joined)


def documents_without_flow(kaart: Ketenkaart) -> Iterator[Document]:
    """The documents that nobody sends or receives."""
    carried = {document for flow in kaart.flows for document in flow.documents}
    return (document for document in kaart.documents if document.id not in carried)


def flows_without_koppelvlak(kaart: Ketenkaart) -> Iterator[Flow]:
    """The flows that carry something to another organisation and cross no interface."""
    carrying = (flow for flow in kaart.flows if flow.kind is not FlowKind.SEQUENCE)
    return (flow for flow in carrying if not flow.koppelvlakken and len(_organisations(kaart, flow)) > 1)


def sequences_without_document(kaart: Ketenkaart) -> Iterator[Flow]:
    """The sequences to another organisation that do not tell what passes there; an answer tells enough."""
    bare = (flow for flow in kaart.flows if flow.kind is FlowKind.SEQUENCE and not _tells_what_passes(flow))
    return (flow for flow in bare if not is_branch(kaart, flow) and len(_organisations(kaart, flow)) > 1)


def _tells_what_passes(flow: Flow) -> bool:
    return bool(flow.documents or flow.koppelvlakken or not is_blank(flow.name) or flow.medium.strip())


def is_branch(kaart: Ketenkaart, flow: Flow) -> bool:
    """Whether a flow is one of the answers of a decision, and carries nothing."""
    source = kaart.get(Step, flow.source)
    decides = source is not None and source.kind is StepKind.DECISION
    return decides and flow.kind is FlowKind.SEQUENCE and not flow.documents


def _organisations(kaart: Ketenkaart, flow: Flow) -> set[str]:
    """The organisations a flow comes from, goes through and goes to; a data subject is none."""
    return {root.id for root in _stops(kaart, flow) if root.kind is not PartnerKind.SUBJECT}


def _stops(kaart: Ketenkaart, flow: Flow) -> Iterator[Partner]:
    stops = (kaart.partner_of(stop) for stop in (flow.source, *flow.via, flow.target))
    return (kaart.root_of(partner) for partner in stops if partner is not None)


def koppelvlakken_between_others(kaart: Ketenkaart) -> Iterator[Koppelvlak]:
    """The interfaces that no flow crosses from one of their partners to another, but only flows of others."""
    crossing: dict[str, list[set[str]]] = {}
    for flow in kaart.flows:
        stops = {root.id for root in _stops(kaart, flow)}
        for joint in flow.koppelvlakken if len(stops) > 1 else ():
            crossing.setdefault(joint, []).append(stops)
    for koppelvlak in kaart.koppelvlakken:
        partners = (kaart.get(Partner, one) for one in koppelvlak.partners)
        sides = {kaart.root_of(partner).id for partner in partners if partner is not None}
        flows = crossing.get(koppelvlak.id, [])
        if len(sides) > 1 and flows and all(len(sides & stops) < 2 for stops in flows):
            yield koppelvlak


def koppelvlakken_without_owner(kaart: Ketenkaart) -> Iterator[Koppelvlak]:
    """The interfaces that nobody looks after."""
    return (koppelvlak for koppelvlak in kaart.koppelvlakken if not koppelvlak.owner.strip())


def koppelvlakken_without_standard(kaart: Ketenkaart) -> Iterator[Koppelvlak]:
    """The interfaces whose messages follow no standard."""
    return (koppelvlak for koppelvlak in kaart.koppelvlakken if not koppelvlak.standard.strip())


def koppelvlakken_without_agreement(kaart: Ketenkaart) -> Iterator[Koppelvlak]:
    """The interfaces about which nothing is agreed, in their own words or in a lasting agreement."""
    holding = (each for each in kaart.all(Agreement) if each.status is not AgreementStatus.ENDED)
    covered = {element for agreement in holding for element in agreement.covers}
    return (
        koppelvlak
        for koppelvlak in kaart.koppelvlakken
        if not koppelvlak.agreements.strip() and koppelvlak.id not in covered
    )
