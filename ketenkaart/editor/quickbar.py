"""Quick entry: one line in which a person types what happens in the chain."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class QuickBar(QWidget):
    """The bar under the map."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window

    def type_text(self, text: str) -> None:
        """Go on typing here, after a letter that was typed on the map."""
