"""Actions on governance: assigning, roles, bodies, agreements, norms."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ketenkaart.analysis.escalation import can_escalate
from ketenkaart.editor import offering
from ketenkaart.editor.actions.action import Action, Pad
from ketenkaart.editor.actions.conditions import (
    both,
    one_selected,
    writable,
)
from ketenkaart.editor.actions.reading import look
from ketenkaart.editor.asking import ask_where_seen
from ketenkaart.editor.prompt import Offer, offers_of
from ketenkaart.editor.reading.sights import Escalated
from ketenkaart.edits import adding, assigning
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import all_told
from ketenkaart.edits.making import NewBody, NewRole
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.governance import Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner
from ketenkaart.model.vocabulary import Part, RoleKind
from ketenkaart.texts import capital, mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _governed(window: "Window") -> tuple[str, ...]:
    """What is assigned: what is selected, else the map itself, whose form is shown then."""
    return window.selection.ids or (ABOUT_ID,)


def _assign(window: "Window") -> None:
    """Ask for a role or body; for a body also what it does with what is assigned."""
    elements = _governed(window)

    def taken(offer: Offer) -> None:
        value = offer.value
        if isinstance(value, RoleKind):
            do_assigning(window, assign_kind(window.kaart, elements, value))
        elif isinstance(value, NewRole) or window.kaart.get(Role, value if isinstance(value, str) else None):
            assert isinstance(value, str | NewRole)
            _do(window, assigning.assign(window.kaart, elements, value))
        else:
            assert isinstance(value, str | NewBody)
            _ask_part(window, elements, value)

    whole = tr("Role or meeting body for the whole map")
    asked = whole if elements == (ABOUT_ID,) else tr("Role or meeting body")
    ask_where_seen(window, asked, offering.assignees(window.kaart, elements), taken)


def _do(window: "Window", edit: Edit) -> None:
    do_assigning(window, edit._replace(select=window.selection.ids))


def do_assigning(window: "Window", edit: Edit) -> None:
    """Assign; says which role or body was made for it."""
    before = window.kaart.records
    if not window.do(edit):
        return
    kaart, matrix = window.kaart, window.panels.seen_matrix
    assigned = [one for one in kaart.assignments if one.id not in before]
    if matrix is not None and assigned:
        matrix.show_assignee(assigned[-1].assignee)
    made = [one for one in (*kaart.roles, *kaart.bodies) if one.id not in before]
    if made:
        window.say(tr("New, and assigned: {what}.", what=all_told(kaart, made)), undo=True)


def assign_kind(kaart: Ketenkaart, elements: tuple[str, ...], kind: RoleKind) -> Edit:
    """Partners each to a role of their own, all else to the role of its partner."""
    partners = [one for one in elements if kaart.get(Partner, one) is not None]
    if len(partners) == len(elements):
        return assigning.assign_to_each(kaart, partners, kind)._replace(select=elements)
    owner = kaart.partner_of(elements[-1])
    if owner is None:
        return refused(tr("Select a partner first."))
    there = next((role.id for role in kaart.roles if (role.kind, role.partner) == (kind, owner.id)), None)
    new = NewRole(f"{capital(kind.title)} {owner.short_name or owner.name}", kind, owner.id)
    return assigning.assign(kaart, elements, there or new)._replace(select=elements)


def _ask_part(window: "Window", elements: tuple[str, ...], body: str | NewBody) -> None:
    parts = sorted(Part, key=lambda part: part is not Part.DISCUSSES)

    def taken(offer: Offer) -> None:
        assert isinstance(offer.value, Part)
        _do(window, assigning.assign(window.kaart, elements, body, offer.value))

    offers = [Offer(part.title, part) for part in parts]
    ask_where_seen(window, tr("What does it do?"), offers_of(offers), taken, first=True)


def _unassign(window: "Window") -> None:
    """Ask which of the roles and bodies of the selection lets go."""
    kaart, elements = window.kaart, _governed(window)
    found = {
        one.assignee: kaart.records[one.assignee] for one in kaart.assignments if one.element in elements
    }

    def taken(offer: Offer) -> None:
        _do(window, assigning.unassign(window.kaart, elements, str(offer.value)))

    offers = [Offer(record.name, one) for one, record in found.items()]
    ask_where_seen(window, tr("Remove assignment"), offers_of(offers), taken, first=True)


def _assigned(window: "Window") -> str:
    elements = _governed(window)
    has = any(one.element in elements for one in window.kaart.assignments)
    return "" if has else tr("Nobody is assigned here.")


def _has_escalation(window: "Window") -> str:
    found = can_escalate(window.kaart, window.selection.current or "")
    return "" if found else tr("Nobody is assigned here.")


def _escalation(window: "Window") -> None:
    """Light up the escalation path of what is selected."""
    look(window, Escalated(window.selection.current or ""))


def _sees_escalation(window: "Window") -> bool:
    return window.reading.lens.sight == Escalated(window.selection.current or "")


def _adds(edit_of: Callable[["Window"], Edit]) -> Callable[["Window"], None]:
    """Adds a record that does not stand on the map itself; its form is shown, and Esc takes it back there."""

    def run(window: "Window") -> None:
        window.do(edit_of(window))

    return run


ACTIONS = (
    Action(
        "gov.assign",
        mark("Assign to role or meeting body…"),
        _assign,
        writable,
        ("Ctrl+K",),
        pad=Pad.BUTTON,
    ),
    Action("gov.unassign", mark("Remove assignment"), _unassign, both(writable, _assigned)),
    Action("gov.role", mark("New role"), _adds(lambda window: adding.add_role(window.kaart)), writable),
    Action(
        "gov.body", mark("New meeting body"), _adds(lambda window: adding.add_body(window.kaart)), writable
    ),
    Action(
        "gov.agreement",
        mark("New agreement"),
        _adds(lambda window: adding.add_agreement(window.kaart, covers=window.selection.ids)),
        writable,
    ),
    Action(
        "gov.indicator",
        mark("New norm"),
        _adds(lambda window: adding.add_indicator(window.kaart, window.selection.current or "")),
        both(writable, one_selected),
    ),
    Action(
        "gov.escalation",
        mark("Show escalation path"),
        _escalation,
        both(one_selected, _has_escalation),
        pad=Pad.MORE,
        checked=_sees_escalation,
    ),
)
