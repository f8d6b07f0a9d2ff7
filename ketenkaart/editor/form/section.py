"""A section of the form: a heading that folds what stands under it; the settings remember which are open."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.sign import Sign
from ketenkaart.editor.roles import is_fold, is_group
from ketenkaart.texts import tr

_OPEN = "form/open/"
_OPENED, _SHUT, _ARROW = "chevron_down", "chevron_right", 16  # px


class Section(QWidget):
    """A heading and what stands under it.

    Attributes:
        unfolded: is sent when it is opened.
        column: where its contents go.
    """

    unfolded = Signal()

    def __init__(self, title: str, settings: QSettings, *, opened: bool) -> None:
        """Open or folded, as the person left it.

        Args:
            title: the heading, to be translated; also its name in the settings.
            settings: remember it.
            opened: whether it is open at first.
        """
        super().__init__()
        self._key, self._settings = _OPEN + title, settings
        self.title = title
        is_group(self, tr(title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        line = QFrame()
        dress(line, "line")
        column.addWidget(line)
        self.head = _Head(tr(title))
        self.head.toggled.connect(self._fold)
        column.addWidget(self.head)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 4)
        self.column.setSpacing(10)
        column.addWidget(self.body)
        self._opened = opened
        self.restore()
        self._show(self.is_open)

    @property
    def is_open(self) -> bool:
        """Whether its contents are shown."""
        return self.head.isChecked()

    def restore(self) -> None:
        """Open or fold it as the person left it last, on whichever form."""
        self.head.setChecked(bool(self._settings.value(self._key, self._opened, type=bool)))

    def set_count(self, words: str) -> None:
        """Say beside the heading how much there is."""
        self.head.setText(f"{tr(self.title)}   {words}" if words else tr(self.title))

    def _fold(self, is_open: bool) -> None:
        self._settings.setValue(self._key, is_open)
        self._show(is_open)
        if is_open:
            self.unfolded.emit()

    def _show(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self.head.turn(is_open)


class _Head(QPushButton):
    """The heading: words at the left, an arrow at the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        is_fold(self)
        self.setText(title.replace("&", "&&"))
        dress(self, "section")
        self.setCheckable(True)
        self.setAccessibleDescription(tr("Folds or unfolds what stands under it"))
        self._arrow = Sign(_SHUT, "muted", _ARROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.addStretch()
        row.addWidget(self._arrow)

    def turn(self, is_open: bool) -> None:
        """Point down where it is open."""
        self._arrow.turn(_OPENED if is_open else _SHUT)
