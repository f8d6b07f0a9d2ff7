"""A row of choices side by side, of which one is on: the views."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.roles import has_role, is_tab


class Segments(QFrame):
    """A button for each of some checkable actions; an exclusive QActionGroup of theirs keeps one on."""

    def __init__(self, actions: Iterable[QAction], name: str, parent: QWidget | None = None) -> None:
        """Make the buttons.

        Args:
            actions: what can be chosen.
            name: what is chosen, for who does not see it.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        dress(self, "segments")
        has_role(self, QAccessible.Role.PageTabList)
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 2, 2, 2)
        self._grid.setSpacing(2)
        self._buttons: list[QToolButton] = []
        for action in actions:
            button = QToolButton()
            is_tab(button)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons.append(button)
        self.stack(1)

    def fit(self, narrow: bool) -> None:
        """Leave less room around the words in a narrow window."""
        for button in self._buttons:
            dress(button, "narrow" if narrow else "")

    def stack(self, rows: int) -> None:
        """Put the buttons in as many rows."""
        columns = max(-(-len(self._buttons) // rows), 1)
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, *divmod(number, columns))

    def minimumSizeHint(self) -> QSize:
        """Words stay whole; the buttons have a least width of their own, which is less."""
        return self.sizeHint()
