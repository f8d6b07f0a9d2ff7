"""A field of the form: its label, its control, and what is wrong with what was filled in."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.lists import ListControl
from ketenkaart.editor.form.making import control_for
from ketenkaart.editor.form.offered import Offered
from ketenkaart.editor.form.shape import Shape
from ketenkaart.editor.form.wrapping import wrapped_label
from ketenkaart.editor.look.sign import Sign
from ketenkaart.editor.messages import Button, announce

Deed = Callable[[Shape, Any], str]
"""Changes the map for a field and a value; gives why it could not, or nothing."""

_SIGN = 16  # px


class Problem(QWidget):
    """One sentence under a field, with an icon."""

    def __init__(self) -> None:
        """Hidden."""
        super().__init__()
        self.words = wrapped_label("", "error")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Sign("error", "error", _SIGN), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def say(self, text: str) -> None:
        """Show a sentence."""
        self.words.setText(text)
        self.words.setAccessibleName(text)
        self.show()
        announce(self, text)


class Field(QWidget):
    """One field of the elements that are shown.

    Attributes:
        shape: what it is.
        control: where it is filled in.
    """

    def __init__(self, shape: Shape, put: Deed, add: Deed, take: Deed) -> None:
        """Empty.

        Args:
            shape: what it is.
            put: gives the field another value.
            add: adds a value to a list.
            take: takes a value from a list.
        """
        super().__init__()
        self.shape = shape
        self.setObjectName(f"field_{shape.name}")
        self.control = control_for(shape)
        self._problem: Problem | None = None
        self._offered: Offered | None = None
        self._values: Sequence[Any] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        if not self.control.has_label:
            label = wrapped_label(shape.label, "caption")
            label.setBuddy(self.control.box)
            self._column.addWidget(label)
        self._column.addWidget(self.control)
        self._name_it()
        self.control.failed.connect(self._tell)
        self.control.settled.connect(lambda: self._tell(""))
        self._bind(put, add, take)

    def _name_it(self) -> None:
        box, shape = self.control.box, self.shape
        box.setObjectName(f"box_{shape.name}")
        box.setAccessibleName(shape.label)
        box.setAccessibleDescription(shape.meaning)
        self.setToolTip(shape.meaning)

    def _bind(self, put: Deed, add: Deed, take: Deed) -> None:
        self.control.given.connect(lambda value: self._tell(put(self.shape, value)))
        if isinstance(self.control, ListControl):
            self.control.added.connect(lambda value: self._tell(add(self.shape, value)))
            self.control.taken.connect(lambda value: self._tell(take(self.shape, value)))

    @property
    def problem(self) -> str:
        """What is wrong with what was filled in; empty where nothing is."""
        return self._problem.words.text() if self._problem is not None else ""

    def show_values(self, chooser: Chooser, values: Sequence[Any], *, anew: bool) -> None:
        """Show what stands in it.

        Args:
            chooser: knows the map.
            values: the value of each element.
            anew: whether these are other elements than before.
        """
        if anew and self._problem is not None:
            self._tell("")
        if anew or self._values != values:
            self._take_offer_away()
        self._values = values
        self.control.show_values(chooser, values, anew=anew)

    @property
    def offered(self) -> Offered | None:
        """What is offered beside it, as long as it holds the same."""
        return self._offered

    def offer(self, text: str, buttons: Sequence[Button]) -> None:
        """Offer something beside it; a new offer takes the place of the one before."""
        self._take_offer_away()
        self._offered = Offered(text, [one._replace(run=partial(self._answer, one)) for one in buttons])
        self._column.addWidget(self._offered)
        self._offered.show()
        self._offered.tell()

    def _take_offer_away(self) -> None:
        if self._offered is not None:
            self._offered.hide()
            self._offered.deleteLater()
            self._offered = None

    def _answer(self, button: Button) -> None:
        self.control.box.setFocus()
        self._take_offer_away()
        button.run()

    def _tell(self, problem: str) -> None:
        """Say what is wrong under the field, or that nothing is any more."""
        if not problem and self._problem is None:
            return
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None
        if problem:
            self._problem = Problem()
            self._column.addWidget(self._problem)
            self._problem.say(problem)
        self.control.set_wrong(bool(problem))
        self.control.box.setAccessibleDescription(" ".join(filter(None, (problem, self.shape.meaning))))
