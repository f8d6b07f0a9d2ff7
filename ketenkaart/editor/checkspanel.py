"""The issues: what the checks find, each one click from its element."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class ChecksPanel(QWidget):
    """The list at the bottom."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
