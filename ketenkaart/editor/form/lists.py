"""Lists: elements or texts below each other, each with a button that takes it out, and a line to add one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.controls import Control
from ketenkaart.editor.form.parsing import read_value
from ketenkaart.editor.form.picker import Picker
from ketenkaart.editor.form.shape import Shape
from ketenkaart.editor.form.wrapping import wrapped_label
from ketenkaart.editor.form.writing import Writing
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import tr


def remove_button(name: str) -> QToolButton:
    """A small × with a name for who does not see it."""
    button = QToolButton()
    button.setIcon(icon("close", "muted"))
    dress(button, "small")
    button.setAccessibleName(tr("Remove {what}", what=name))
    button.setToolTip(tr("Remove"))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


class ListControl(Control):
    """A list of elements or texts.

    Attributes:
        added: is sent a value to add to the list of each element.
        taken: is sent a value to take from them.
    """

    added = Signal(object)
    taken = Signal(object)

    def __init__(self, shape: Shape) -> None:
        """Empty."""
        super().__init__(shape)
        self._chooser = Chooser(Ketenkaart.of(()))
        self._rows: list[tuple[Any, str]] = []
        self._held: tuple[Any, ...] = ()
        self._read_only = False
        self.rows = QVBoxLayout()
        self.rows.setSpacing(2)
        self.column.addLayout(self.rows)
        self.line = self._make_line()
        self.box = self.line
        self.line.setPlaceholderText(self._hint())
        self.line.given_back.connect(self.settled)
        self.column.addWidget(self.line)

    def _make_line(self) -> Writing:
        if not self.shape.links_to:
            line = Writing()
            line.finished.connect(self._add_text)
            return line
        picker = Picker(lambda: self._chooser.offers(self.shape, self._held), optional=True)
        picker.picked.connect(self._add)
        picker.failed.connect(self.failed)
        return picker

    def _hint(self) -> str:
        if not self.shape.links_to:
            return tr("Add a line…")
        hints = {
            "partners": tr("Choose a partner…"),
            "documents": tr("Choose or type a document…"),
            "koppelvlakken": tr("Choose an interface…"),
        }
        return hints.get(" ".join(self.shape.links_to), tr("Choose…"))

    def show_values(self, chooser: Chooser, values: Sequence[Any], *, anew: bool) -> None:
        """Show a row for each thing that is in any of the lists, and in how many where not in all."""
        self._chooser = chooser
        self._held = tuple(dict.fromkeys(one for value in values for one in value))
        rows = [(one, self._words(one, values)) for one in self._held]
        if rows != self._rows:
            self._rows = rows
            self._make_rows()
        self.line.show_text("", anew=anew)

    def _words(self, one: Any, values: Sequence[Any]) -> str:
        name, count = self._chooser.says(self.shape, one), sum(one in value for value in values)
        share = tr("in {count} of {total}", count=count, total=len(values)).replace(" ", "\u00a0")
        return name if count == len(values) else f"{name} ({share})"

    def _make_rows(self) -> None:
        had_focus = any(
            self.isAncestorOf(one) for one in (self.window().focusWidget(),) if one is not self.line and one
        )
        while (item := self.rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one, words in self._rows:
            self.rows.addWidget(self._row(one, words))
        if had_focus:
            self.line.setFocus()

    def _row(self, one: Any, words: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(2, 0, 0, 0)
        line.addWidget(wrapped_label(words, language=self._chooser.language), 1)
        remove = remove_button(words)
        remove.setEnabled(not self._read_only)
        remove.clicked.connect(lambda: self.taken.emit(one))
        line.addWidget(remove)
        return row

    def _add(self, value: Any) -> None:
        if value is not None:
            self.added.emit(value)

    def _add_text(self, text: str) -> None:
        value, problem = read_value(self.shape, text.strip())
        if problem:
            self.failed.emit(problem)
        elif value:
            self.added.emit(value)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read only."""
        self._read_only = read_only
        self.line.setVisible(not read_only)
        for button in self.findChildren(QToolButton):
            button.setEnabled(not read_only)
