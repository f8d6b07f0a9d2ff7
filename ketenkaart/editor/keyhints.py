"""The keys of use now, in the status bar: as many as there is room for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ketenkaart.editor.commandkeys import on_keys

BETWEEN = "   "
"""Stands between two hints."""


class KeyHints(QLabel):
    """A line of hints; those at its end go first where the window is narrow."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hints = ""

    def show_hints(self, hints: str) -> None:
        """Show hints, with three spaces between them."""
        self._hints = on_keys(hints)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts, letters = self._hints.split(BETWEEN), self.fontMetrics()
        while len(parts) > 1 and letters.horizontalAdvance(BETWEEN.join(parts)) > self.width():
            parts.pop()
        self.setText(letters.elidedText(BETWEEN.join(parts), Qt.TextElideMode.ElideRight, self.width()))
        self.setToolTip(self._hints if self.text() != self._hints else "")
