"""Adding what is not a step or a flow: partners, phases, systems, documents, notes, findings, governance."""

from random import Random
from typing import Any

from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import adding
from ketenkaart.edits.making import (
    New,
    NewBody,
    NewRole,
    a_document,
    below_which,
    make_body,
    make_role,
    named,
    turn_into,
)
from ketenkaart.edits.names import clean_name, clean_text
from ketenkaart.edits.ranks import next_number
from ketenkaart.model.governance import Body, Finding, Indicator, Note, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Agreement, Flow, Koppelvlak, Partner, Phase, System
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import AgreementKind, BodyKind, FindingKind, FlowKind, RoleKind
from ketenkaart.texts import tr


def add_partner(
    kaart: Ketenkaart,
    name: str = "",
    after: str | None = None,
    parent: str | None = None,
    random: Random | None = None,
) -> Edit:
    """A partner, whose lane stands below that of another, or as the last.

    Args:
        kaart: the map.
        name: its name; typed next where it is empty.
        after: the partner below whose lane it stands; it is a part of the same whole.
        parent: the partner of which it is a part.
        random: what new ids are made of.
    """
    above = kaart.get(Partner, after)
    inside = above.inside if above else True
    whole = parent or (above.parent if above else None)
    place = after if above else below_which(kaart, None)
    return _added(Draft(kaart, random), Partner, place, name=name, parent=whole, inside=inside)


def add_phase(
    kaart: Ketenkaart, name: str = "", after: str | None = None, random: Random | None = None
) -> Edit:
    """A phase, right of another or as the last; the first of a map holds all steps, as is seen on it."""
    draft = Draft(kaart, random)
    phase = draft.add(Phase, after, name=clean_name(name), number=next_number(kaart, Phase))
    if not kaart.phases:
        for step in kaart.steps:
            draft.set(step.id, phase=phase.id)
    return _selected(draft, phase)


def add_system(
    kaart: Ketenkaart, name: str = "", partner: str | None = None, random: Random | None = None
) -> Edit:
    """A system or register, run by a partner or by none."""
    return _added(Draft(kaart, random), System, name=name, partner=partner)


def add_document(kaart: Ketenkaart, flow_id: str, name: str = "", random: Random | None = None) -> Edit:
    """A document on a flow: the one with this name, or a new one; a sequence becomes a document flow."""
    flow = kaart.get(Flow, flow_id)
    if flow is None:
        return refused(tr("Select a flow first."))
    draft = Draft(kaart, random)
    document_id = put_document_on(draft, flow_id, New(name))
    document = draft.kaart.records[document_id]
    label = adding(draft.kaart, document)
    return draft.edit(label, (flow_id,), "" if document.name else document_id)


def put_document_on(draft: Draft, flow_id: str, document: str | New) -> str:
    """Let a flow carry a document, too; gives its id."""
    document_id = a_document(draft, document)
    flow = draft.kaart.get(Flow, flow_id)
    if flow is not None:
        draft.set(flow_id, documents=tuple(dict.fromkeys((*flow.documents, document_id))))
        if flow.kind is FlowKind.SEQUENCE:
            turn_into(draft, flow_id, FlowKind.DOCUMENT)
    return document_id


def add_note(
    kaart: Ketenkaart, anchor: str | None = None, text: str = "", random: Random | None = None
) -> Edit:
    """A note that stands by an element, or by the map."""
    draft = Draft(kaart, random)
    note = draft.add(Note, anchor=anchor, description=clean_text(text))
    return draft.edit(adding(draft.kaart, note), (note.id,), "" if note.description else note.id)


def add_finding(
    kaart: Ketenkaart,
    kind: FindingKind = FindingKind.KNELPUNT,
    element: str | None = None,
    name: str = "",
    random: Random | None = None,
) -> Edit:
    """A bottleneck, action or decision about an element."""
    return _added(Draft(kaart, random), Finding, name=name, kind=kind, element=element)


def add_role(
    kaart: Ketenkaart,
    name: str = "",
    kind: RoleKind = RoleKind.KETENREGISSEUR,
    partner: str | None = None,
    random: Random | None = None,
) -> Edit:
    """A role of a partner, or of the chain itself; one that has this name already is selected."""
    found = named(kaart, Role, name)
    draft = Draft(kaart, random)
    role = found or make_role(draft, NewRole(name, kind, partner))
    return draft.edit(adding(draft.kaart, role), (role.id,), "" if role.name else role.id)


def add_body(
    kaart: Ketenkaart, name: str = "", kind: BodyKind = BodyKind.OTHER, random: Random | None = None
) -> Edit:
    """A meeting body; one that has this name already is selected."""
    found = named(kaart, Body, name)
    draft = Draft(kaart, random)
    body = found or make_body(draft, NewBody(name, kind))
    return draft.edit(adding(draft.kaart, body), (body.id,), "" if body.name else body.id)


def add_agreement(
    kaart: Ketenkaart,
    name: str = "",
    kind: AgreementKind = AgreementKind.OTHER,
    covers: tuple[str, ...] = (),
    random: Random | None = None,
) -> Edit:
    """An agreement about elements; the partners they belong to or stand between are its parties."""
    owners = [kaart.partner_of(place) for one in covers for place in (one, *_sides(kaart, one))]
    parties = tuple(dict.fromkeys(owner.id for owner in owners if owner is not None))
    draft = Draft(kaart, random)
    return _added(draft, Agreement, name=name, kind=kind, covers=covers, parties=parties)


def _sides(kaart: Ketenkaart, element: str) -> tuple[str | None, ...]:
    """The ends of a flow, and the partners of a koppelvlak."""
    match kaart.records.get(element):
        case Flow() as flow:
            return (flow.source, flow.target)
        case Koppelvlak() as koppelvlak:
            return koppelvlak.partners
    return ()


def add_indicator(
    kaart: Ketenkaart, element: str, name: str = "", norm: str = "", random: Random | None = None
) -> Edit:
    """A norm for an element."""
    return _added(Draft(kaart, random), Indicator, name=name, element=element, norm=clean_text(norm, 60))


def _added(
    draft: Draft, record_type: type[Record], after: str | None = None, name: str = "", **fields: Any
) -> Edit:
    """The edit of a record that is selected, and named next where it has no name."""
    return _selected(draft, draft.add(record_type, after, name=clean_name(name), **fields))


def _selected(draft: Draft, record: Record) -> Edit:
    """The edit that added a record."""
    return draft.edit(adding(draft.kaart, record), (record.id,), "" if record.name else record.id)
