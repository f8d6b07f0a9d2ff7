"""The start page in a window: recent maps, the samples, a new map."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class Start(QWidget):
    """What a window without a map shows."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window

    def refresh(self) -> None:
        """Show the recent maps as they are now."""
