"""Assigning: which roles and bodies go about which elements, and with what part."""

from collections.abc import Iterable
from random import Random

from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import all_told, told
from ketenkaart.edits.lettinggo import take_out
from ketenkaart.edits.making import NewBody, NewRole, make_body, make_role
from ketenkaart.model.governance import Assignment, Body, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import Part, RoleKind
from ketenkaart.texts import tr

Assignee = str | NewRole | NewBody
PART_OF_ROLE = {
    RoleKind.BESTUURDER: Part.DECIDES,
    RoleKind.KETENMANAGER: Part.GUARDS,
    RoleKind.KETENREGISSEUR: Part.GUARDS,
    RoleKind.LIJNMANAGER: Part.ACCOUNTABLE,
    RoleKind.KETENBUREAU: Part.GUARDS,
    RoleKind.TEAMMANAGER: Part.RESPONSIBLE,
    RoleKind.PROFESSIONAL: Part.RESPONSIBLE,
}


def default_part(assignee: Record | NewRole | NewBody) -> Part:
    """The part a role or body has if nothing is said: a body discusses, a chain coordinator guards."""
    return PART_OF_ROLE[assignee.kind] if isinstance(assignee, Role | NewRole) else Part.DISCUSSES


def assign(
    kaart: Ketenkaart,
    element_ids: Iterable[str],
    assignee: Assignee,
    part: Part | None = None,
    random: Random | None = None,
) -> Edit:
    """Assign elements to a role or body; one that is assigned to it already gets the part.

    Args:
        kaart: the map.
        element_ids: the elements; the id of the map itself for the chain as a whole.
        assignee: the id of the role or body, or a new one.
        part: what it does with them.
        random: what new ids are made of.
    """
    draft = Draft(kaart, random)
    found = _assignee(draft, assignee)
    elements = [one for one in dict.fromkeys(element_ids) if one in kaart.records]
    if not elements or found is None or found.id in elements:
        return refused(tr("Select what to assign first."))
    for element in elements:
        put_assignment(draft, element, found.id, part or default_part(found))
    return draft.edit(_label(draft.kaart, elements, found))


def assign_to_each(
    kaart: Ketenkaart,
    partner_ids: Iterable[str],
    kind: RoleKind,
    part: Part | None = None,
    random: Random | None = None,
) -> Edit:
    """Assign partners each to a role of its own, such as a chain coordinator each; a new one if it has none.

    Args:
        kaart: the map.
        partner_ids: the partners.
        kind: the role.
        part: what the role does with its partner.
        random: what new ids are made of.
    """
    draft = Draft(kaart, random)
    partners = [one for one in kaart.partners if one.id in set(partner_ids)]
    if not partners:
        return refused(tr("Select a partner first."))
    for partner in partners:
        own = next((one for one in kaart.roles if (one.kind, one.partner) == (kind, partner.id)), None)
        name = f"{kind.title} {partner.short_name or partner.name}"
        role = own or make_role(draft, NewRole(name, kind, partner.id))
        put_assignment(draft, partner.id, role.id, part or default_part(role))
    return draft.edit(tr("Assign {what} to {assignee}", what=all_told(kaart, partners), assignee=kind.title))


def unassign(kaart: Ketenkaart, element_ids: Iterable[str], assignee: str) -> Edit:
    """Take the assignments of elements to a role or body away."""
    draft = Draft(kaart)
    chosen = set(element_ids)
    found = [one for one in kaart.assignments if one.element in chosen and one.assignee == assignee]
    take_out(draft, [one.id for one in found])
    return draft.edit(tr("Remove assignment"))


def _assignee(draft: Draft, assignee: Assignee) -> Record | None:
    if isinstance(assignee, NewRole):
        return make_role(draft, assignee)
    if isinstance(assignee, NewBody):
        return make_body(draft, assignee)
    found = draft.kaart.records.get(assignee)
    return found if isinstance(found, Role | Body) else None


def put_assignment(draft: Draft, element: str, assignee: str, part: Part) -> None:
    """Assign an element to a role or body; one that is assigned to it already gets the part."""
    had = [one for one in draft.kaart.assignments if (one.element, one.assignee) == (element, assignee)]
    if had:
        draft.set(had[0].id, part=part)
    else:
        draft.add(Assignment, element=element, assignee=assignee, part=part)


def _label(kaart: Ketenkaart, elements: list[str], assignee: Record) -> str:
    what = all_told(kaart, [kaart.records[one] for one in elements])
    return tr("Assign {what} to {assignee}", what=what, assignee=told(kaart, assignee))
