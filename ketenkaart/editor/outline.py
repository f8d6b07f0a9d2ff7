"""The outline: everything in the map as a tree by kind, with a filter."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class Outline(QWidget):
    """The tree at the left."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
