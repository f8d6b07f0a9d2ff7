"""The form panel: shows the fields of what is selected."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class FormPanel(QWidget):
    """The form at the right."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        self.setFocus()
