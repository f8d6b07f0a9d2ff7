"""Which kind of elements the matrix shows."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ketenkaart.analysis.matrix import GOVERNED, Matrix
from ketenkaart.editor.look.segments import Segments
from ketenkaart.editor.matrix.lines import KIND_TITLES
from ketenkaart.texts import tr

_ROWS = (1, 2, 3)


class Kinds(QWidget):
    """All kinds, or one of them, side by side, each with how many there are.

    Attributes:
        chosen: the kind; empty for all.
        changed: is sent when a person chose another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        """All are shown."""
        super().__init__(parent)
        self.chosen = ""
        self._totals: dict[str, int] = {}
        self._counted = True
        group = QActionGroup(self)
        self._actions = {kind: self._action(kind, group) for kind in ("", *GOVERNED)}
        self._actions[""].setChecked(True)
        self._segments = Segments(group.actions(), tr("Kind of elements"), self)
        self._segments.setObjectName("matrix_kinds")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._segments)

    def _action(self, kind: str, group: QActionGroup) -> QAction:
        action = QAction(group)
        action.setObjectName(f"matrix_kind_{kind or 'all'}")
        action.setCheckable(True)
        action.triggered.connect(lambda: self._choose(kind))
        return action

    def _choose(self, kind: str) -> None:
        self.chosen = kind
        self.changed.emit()

    def choose(self, kind: str) -> None:
        """Show a kind; empty for all."""
        self.chosen = kind
        self._actions[kind].setChecked(True)

    def count(self, matrix: Matrix) -> None:
        """Say how many there are of each."""
        self._totals = {
            kind: sum(kind in ("", row.collection) for row in matrix.rows) for kind in self._actions
        }
        self._say()

    def fit(self, room: int, *, counted: bool = False) -> bool:
        """Leave less room around the words, then the counts out, then use rows, where there is no room.

        Args:
            room: how wide it may be, px.
            counted: whether the counts are to stay.

        Returns:
            Whether it is no wider now.
        """
        ways = [(True, False, 1), (True, True, 1)]
        ways += [(counted, True, 1)] if counted else [(False, True, rows) for rows in _ROWS]
        for self._counted, narrow, rows in ways:
            self._segments.fit(narrow)
            self._segments.stack(rows)
            self._say()
            if self._segments.sizeHint().width() <= room:
                return True
        return False

    def _say(self) -> None:
        for kind, action in self._actions.items():
            total = f"  {self._totals.get(kind, 0)}" if self._counted else ""
            action.setText((tr(KIND_TITLES[kind]) if kind else tr("All kinds")) + total)
