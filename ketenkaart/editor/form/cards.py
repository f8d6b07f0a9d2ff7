"""Cards: a list of small things with fields of their own, such as key figures or answers."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.controls import Control, several_values
from ketenkaart.editor.form.lists import remove_button
from ketenkaart.editor.form.shape import Shape, shapes
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.messages import plain_label
from ketenkaart.texts import tr

Make = Callable[[Shape], Control]


class Card(QFrame):
    """One small thing.

    Attributes:
        changed: is sent the thing with other values in it.
        removed: is sent when it is to go.
        failed: is sent why what was typed is no value.
    """

    changed = Signal(object)
    removed = Signal()
    failed = Signal(str)

    def __init__(self, model: type[BaseModel], make: Make, name: str, code: str) -> None:
        """Empty.

        Args:
            model: what it is.
            make: makes the control of a field.
            name: what it is called for who does not see it, such as "Key figure 2".
            code: what it is called in the program.
        """
        super().__init__()
        dress(self, "soft")
        self._value: BaseModel | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 6, 8)
        grid.setVerticalSpacing(4)
        self.controls: dict[str, Control] = {}
        for row, (field, shape) in enumerate(shapes(model).items()):
            self.controls[field] = self._put(grid, row, shape, make, name)
            self.controls[field].box.setObjectName(f"box_{code}_{field}")
        remove = remove_button(name)
        remove.clicked.connect(self.removed)
        grid.addWidget(remove, 0, 2)
        grid.setColumnStretch(1, 1)

    def _put(self, grid: QGridLayout, row: int, shape: Shape, make: Make, name: str) -> Control:
        control = make(shape)
        control.box.setAccessibleName(f"{name}: {shape.label}")
        control.box.setAccessibleDescription(shape.meaning)
        control.setToolTip(shape.meaning)
        control.given.connect(lambda value: self._give(shape.name, value))
        control.failed.connect(self.failed)
        if shape.is_list:
            label = plain_label(shape.label)
            dress(label, "caption")
            grid.addWidget(label, row, 0, 1, 3)
            grid.addWidget(control, row + 1, 0, 1, 3)
        elif control.has_label:
            grid.addWidget(control, row, 0, 1, 2)
        else:
            label = plain_label(shape.label)
            dress(label, "caption")
            label.setBuddy(control.box)
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)
        return control

    def show_value(self, chooser: Chooser, value: BaseModel, *, anew: bool) -> None:
        """Show a thing."""
        self._value = value
        for field, control in self.controls.items():
            control.show_values(chooser, [getattr(value, field)], anew=anew)

    def _give(self, field: str, value: Any) -> None:
        assert self._value is not None
        self.changed.emit(self._value.model_copy(update={field: value}))

    def finish(self) -> None:
        """Tell what is being typed."""
        for control in self.controls.values():
            control.finish()


class CardsControl(Control):
    """A list of small things, each on a card; a button adds one."""

    def __init__(self, shape: Shape, make: Make) -> None:
        """Empty.

        Args:
            shape: the field.
            make: makes the control of a field on a card.
        """
        super().__init__(shape)
        self._make = make
        self._values: tuple[BaseModel, ...] = ()
        self._read_only = False
        self.cards: list[Card] = []
        self._differ = plain_label(several_values())
        dress(self._differ, "muted")
        self._stack = QVBoxLayout()
        self._stack.setSpacing(6)
        self.add = QPushButton(tr("Add"))
        dress(self.add, "link")
        self.add.clicked.connect(self._add)
        self.box = self.add
        for part in (self._differ, self.add):
            self.column.addWidget(part)
        self.column.insertLayout(0, self._stack)

    def show_values(self, chooser: Chooser, values: Sequence[Any], *, anew: bool) -> None:
        """Show a card for each thing; several elements only where they have the same."""
        same = all(value == values[0] for value in values)
        self._values = values[0] if same else ()
        self._differ.setVisible(not same)
        self.add.setVisible(same and not self._read_only)
        while len(self.cards) > len(self._values):
            _let_go(self.cards.pop())
        while len(self.cards) < len(self._values):
            self._new_card()
        for card, value in zip(self.cards, self._values, strict=True):
            card.show_value(chooser, value, anew=anew)

    def _new_card(self) -> None:
        place = len(self.cards)
        name = f"{self.shape.label} {place + 1}"
        card = Card(self.shape.type, self._make, name, f"{self.shape.name}_{place}")
        card.setEnabled(not self._read_only)
        card.changed.connect(lambda value: self._give(place, value))
        card.removed.connect(lambda: self._remove(place))
        card.failed.connect(self.failed)
        self.cards.append(card)
        self._stack.addWidget(card)

    def _give(self, place: int, value: BaseModel) -> None:
        if place < len(self._values):
            self.given.emit((*self._values[:place], value, *self._values[place + 1 :]))

    def _remove(self, place: int) -> None:
        self.add.setFocus()
        self.given.emit((*self._values[:place], *self._values[place + 1 :]))

    def _add(self) -> None:
        self.given.emit((*self._values, empty(self.shape.type)))
        if self.cards:
            next(iter(self.cards[-1].controls.values())).box.setFocus()

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        self._read_only = read_only
        self.add.setVisible(not read_only)
        for card in self.cards:
            card.setEnabled(not read_only)

    def finish(self) -> None:
        """Tell what is being typed."""
        for card in self.cards:
            card.finish()


def empty(model: type[BaseModel]) -> BaseModel:
    """A new small thing; a number that must be given begins in the middle of what it may be."""
    needed = {name for name, info in model.model_fields.items() if info.is_required()}
    bounds = {name: shape for name, shape in shapes(model).items() if name in needed}
    middle = {name: ((one.least_number or 0) + (one.most_number or 0)) / 2 for name, one in bounds.items()}
    return model(**middle)


def _let_go(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
