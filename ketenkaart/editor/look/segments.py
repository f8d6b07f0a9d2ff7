"""A row of choices side by side, of which one is on: the views."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ketenkaart.editor.look.apply import dress


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
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)  # words stay whole
            row.addWidget(button)
