"""What settles issues: the actions of the window, and what only an issue offers. The element is selected."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ketenkaart.editor import offering
from ketenkaart.editor.issues.issue import Remedy
from ketenkaart.editor.prompt import Offer, offers_of
from ketenkaart.edits import connecting
from ketenkaart.edits.assigning import assign, assign_to_each
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.setting import set_field
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.vocabulary import RoleKind
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def by_action(text: str, action: str) -> Remedy:
    """An action of the table."""
    return Remedy(text, lambda window: window.commands.run(action))


def in_form(text: str) -> Remedy:
    """Filling in a field of its properties."""
    return by_action(text, "edit.form")


def _does(window: "Window", edit_of: Callable[[Ketenkaart, tuple[str, ...]], Edit]) -> None:
    assert window.session is not None
    chosen = window.selection.ids
    window.do(edit_of(window.session.kaart, chosen)._replace(select=chosen))


def give_name(window: "Window") -> None:
    """Let the name of the selected element be typed; that of the map where nothing is selected."""
    window.commands.run("edit.rename" if window.selection.ids else "map.form")


def add_ketenregisseur(window: "Window") -> None:
    """A chain coordinator of the selected partner's own."""
    _does(window, lambda kaart, chosen: assign_to_each(kaart, chosen, RoleKind.KETENREGISSEUR))


def take_from_partner(window: "Window") -> None:
    """The selected role is of no partner any more."""
    _does(window, lambda kaart, chosen: set_field(kaart, chosen, "partner", None))


def follow_flows(window: "Window") -> None:
    """The selected interface stands between the partners whose flows cross it."""
    _does(window, connecting.follow_flows)


def ask_flow(window: "Window") -> None:
    """Ask for the flow that carries the selected document."""
    assert window.session is not None
    document = window.selection.current or ""

    def taken(offer: Offer) -> None:
        assert window.session is not None
        edit = connecting.put_document(window.session.kaart, [str(offer.value)], document)
        window.do(edit._replace(select=(document,)))

    window.ask(tr("On which flow?"), offering.flows(window.session.kaart), taken)


def ask_element(window: "Window") -> None:
    """Ask for a step or partner that the selected body is about."""
    assert window.session is not None
    body = window.selection.current or ""

    def taken(offer: Offer) -> None:
        assert window.session is not None
        window.do(assign(window.session.kaart, [str(offer.value)], body)._replace(select=(body,)))

    window.ask(tr("What is it about?"), offering.places(window.session.kaart), taken)


def ask_body(window: "Window") -> None:
    """Ask for the body that deals with the selected finding."""
    assert window.session is not None
    offers = [Offer(body.name, body.id, body.short_name) for body in window.session.kaart.bodies]
    if not offers:
        window.commands.run("edit.form")
        return

    def taken(offer: Offer) -> None:
        _does(window, lambda kaart, chosen: set_field(kaart, chosen, "body", str(offer.value)))

    window.ask(tr("Meeting body"), offers_of(offers), taken)
