"""Controls: what a person fills a field in with. Each shows values and tells the one it is given."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketenkaart.drawing.theme import load_theme
from ketenkaart.editor.form.choosing import Chooser
from ketenkaart.editor.form.parsing import as_typed, read_value, shown_value
from ketenkaart.editor.form.picker import Picker
from ketenkaart.editor.form.shape import Shape
from ketenkaart.editor.form.writing import Writing
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.tokens import RADIUS, tokens_in_use
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import tr

_SWATCH = 24  # px
_SAFE = ("https://", "http://", "mailto:")


def several_values() -> str:
    """What stands in a field whose elements differ."""
    return tr("Several values")


class Control(QWidget):
    """A way to fill in a field.

    Attributes:
        given: is sent the new value.
        failed: is sent why what was typed is no value.
        settled: is sent when what was wrong is gone.
        box: the widget that has the focus.
        has_label: whether it carries its own label.
    """

    given = Signal(object)
    failed = Signal(str)
    settled = Signal()
    has_label = False

    def __init__(self, shape: Shape) -> None:
        """Empty.

        Args:
            shape: the field.
        """
        super().__init__()
        self.shape = shape
        self.box: QWidget = self
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def show_values(self, chooser: Chooser, values: Sequence[Any], *, anew: bool) -> None:
        """Show what stands in the field.

        Args:
            chooser: knows the map.
            values: the value of each element that is shown.
            anew: whether these are other elements than before.
        """
        raise NotImplementedError

    def set_wrong(self, wrong: bool) -> None:
        """Show whether what is in it cannot be taken."""
        self.box.setProperty("wrong", wrong)
        self.box.style().unpolish(self.box)
        self.box.style().polish(self.box)
        if isinstance(self.box, Writing):
            self.box.is_wrong = wrong

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read but not filled in."""
        if isinstance(self.box, Writing):
            self.box.setReadOnly(read_only)
        else:
            self.setEnabled(not read_only)

    def finish(self) -> None:
        """Tell what is being typed."""
        if isinstance(self.box, Writing):
            self.box.finish()


class TextControl(Control):
    """A text, number or date, typed."""

    def __init__(self, shape: Shape) -> None:
        """Empty."""
        super().__init__(shape)
        self.line = Writing(several_lines=shape.several_lines)
        self.box = self.line
        if shape.name == "name":
            dress(self.line, "name")
        self.column.addWidget(self.line)
        self.line.finished.connect(self._read)
        self.line.given_back.connect(self.settled)

    def show_values(self, chooser: Chooser, values: Sequence[Any], *, anew: bool) -> None:
        """Show the text, or nothing where the elements differ."""
        same = all(value == values[0] for value in values)
        hint = as_typed(self.shape) or self.shape.example
        self.line.show_while_empty(hint if same else several_values())
        self.line.show_text(shown_value(values[0]) if same else "", anew=anew)

    def _read(self, text: str) -> None:
        value, problem = read_value(self.shape, text)
        if problem:
            self.failed.emit(problem)
        else:
            self.given.emit(value)


class LinkControl(TextControl):
    """A link, and a button that opens it."""

    def __init__(self, shape: Shape) -> None:
        """Empty."""
        super().__init__(shape)
        self.button = QPushButton(tr("Open link"))
        dress(self.button, "link")
        self.button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.line.text)))
        self.column.addWidget(self.button)

    def show_values(self, chooser: Chooser, values: Sequence[Any], *, anew: bool) -> None:
        """The button is there for what a browser opens, and for nothing else."""
        super().show_values(chooser, values, anew=anew)
        self.button.setVisible(self.line.text.casefold().startswith(_SAFE))


class PickControl(Control):
    """One of several: a word, an element, or yes, no and unknown."""

    def __init__(self, shape: Shape) -> None:
        """Empty."""
        super().__init__(shape)
        self._chooser = Chooser(Ketenkaart.of(()))
        self.picker = Picker(lambda: self._chooser.offers(shape), optional=shape.optional)
        self.box = self.picker
        self.column.addWidget(self.picker)
        self.picker.picked.connect(self.given)
        self.picker.failed.connect(self.failed)
        self.picker.given_back.connect(self.settled)

    def show_values(self, chooser: Chooser, values: Sequence[Any], *, anew: bool) -> None:
        """Show the one that is chosen, or nothing where the elements differ."""
        self._chooser = chooser
        same = all(value == values[0] for value in values)
        shown = chooser.says(self.shape, values[0]) if same else ""
        self.picker.show_while_empty(tr("Choose…") if same else several_values())
        self.picker.show_text(shown, anew=anew)


class HueControl(TextControl):
    """A hue in degrees, with its colour beside it."""

    def __init__(self, shape: Shape) -> None:
        """Empty."""
        super().__init__(shape)
        self.column.removeWidget(self.line)
        self.swatch = _Swatch()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.swatch)
        row.addWidget(self.line)
        self.column.addLayout(row)

    def show_values(self, chooser: Chooser, values: Sequence[Any], *, anew: bool) -> None:
        """Show the hue of one partner, also where the theme gives it."""
        super().show_values(chooser, values, anew=anew)
        self.swatch.hue = values[0] if len(set(values)) == 1 else None
        self.swatch.setVisible(self.swatch.hue is not None)
        self.swatch.update()
        if len(set(values)) == 1:
            self.line.setPlaceholderText(tr("By itself; or 0 to 359"))


class _Swatch(QWidget):
    """The colour of a lane's head at a hue."""

    def __init__(self) -> None:
        super().__init__()
        self.hue: int | None = None
        self.setFixedSize(_SWATCH, _SWATCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hue is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(tokens_in_use().edge))
            painter.setBrush(QColor(load_theme().partner(self.hue).header))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)


class _Tick(QCheckBox):
    """A box that is half where elements differ; a click makes it yes or no."""

    def nextCheckState(self) -> None:
        ticked = self.checkState() == Qt.CheckState.Checked  # asked first: without a half it would be yes
        self.setTristate(False)
        self.setChecked(not ticked)


class TickControl(Control):
    """Yes or no."""

    has_label = True

    def __init__(self, shape: Shape) -> None:
        """Not ticked."""
        super().__init__(shape)
        self.tick = _Tick(shape.label.replace("&", "&&"))
        self.box = self.tick
        self.column.addWidget(self.tick)
        self.tick.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.given.emit(self.tick.isChecked())

    def show_values(self, chooser: Chooser, values: Sequence[Any], *, anew: bool) -> None:
        """Show yes or no, or half where the elements differ."""
        same = all(value == values[0] for value in values)
        state = Qt.CheckState.Checked if values[0] else Qt.CheckState.Unchecked
        self.tick.setTristate(not same)
        self.tick.setCheckState(state if same else Qt.CheckState.PartiallyChecked)
