"""Afterwards: what a person probably wants as well once something is done; it is offered, not done unasked.

A name that was changed on one of the flows with a document is offered to all of them. What a flow carried to
a step that went to another partner is offered to the flow that crosses the border now. What got the name of
another one of its kind, such as a partner, can be that one; typed in the form it is told beside the field.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ketenkaart.analysis.codes import Codes
from ketenkaart.editor.messages import Button
from ketenkaart.editor.session import Done
from ketenkaart.edits.crossing import Left, carry_across, left_by
from ketenkaart.edits.doubles import Double, double_by, double_of, use_known
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.labels import listed, shown_name
from ketenkaart.edits.sharing import Parted, name_all, parted_by
from ketenkaart.model.characters import visible_name
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import mark, tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class Afterwards(QObject):
    """Looks at what is done in a window."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
        window.map_changed.connect(self._look)

    def _look(self, done: Done | None) -> None:
        session = self._window.session
        if done is None or done.edit is None or session is None:
            return
        kaart = session.kaart
        parted, left = parted_by(kaart, done.changes), left_by(kaart, done.changes)
        double = double_by(kaart, done.changes)
        if parted is not None:
            self._soon(kaart, lambda: self._offer_name(kaart, parted))
        elif left is not None:
            self._soon(kaart, lambda: self._offer_crossing(kaart, left))
        elif double is not None:
            self._soon(kaart, lambda: self._offer_known(kaart, double))

    def _soon(self, kaart: Ketenkaart, offer: Callable[[], None]) -> None:
        """Offer something after what the deed says itself, if the map is still the same then."""

        def offer_now() -> None:
            session = self._window.session
            if session is not None and session.kaart is kaart:
                offer()

        QTimer.singleShot(0, self, offer_now)

    def _offer_name(self, kaart: Ketenkaart, parted: Parted) -> None:
        text = tr_count(
            "{flows} keeps the name “{name}”.",
            "{flows} keep the name “{name}”.",
            len(parted.others),
            flows=listed(map(Codes(kaart).of, parted.others)),
            name=visible_name(parted.kept.name),
        )
        self._offer(text, tr("Rename there, too"), name_all(kaart, parted))

    def _offer_crossing(self, kaart: Ketenkaart, left: Left) -> None:
        text = tr("{flow} does not go to another partner now.", flow=Codes(kaart).of(left.cargo))
        words = mark("Let it come from {partner}") if left.comes else mark("Let it go to {partner}")
        self._offer(text, tr(words, partner=shown_name(left.other)), carry_across(kaart, left))

    def _offer_known(self, kaart: Ketenkaart, double: Double) -> None:
        text = tr("{name} exists already.", name=visible_name(double.known.name))
        use = Button(tr("Use existing"), lambda: self._use_known(double.made.id), safe=True)
        buttons = (use, Button(tr("Make second one")))
        if not self._window.form.offer(double.made.id, text, buttons):
            self._window.say(text, buttons=buttons)

    def _use_known(self, made: str) -> None:
        """Do so, as far as it is a double still."""
        double = double_of(self._window.kaart, made)
        if double is not None:
            self._window.do(use_known(self._window.kaart, double))

    def _offer(self, text: str, words: str, edit: Edit) -> None:
        self._window.say(text, undo=True, buttons=(Button(words, lambda: self._window.do(edit)),))
