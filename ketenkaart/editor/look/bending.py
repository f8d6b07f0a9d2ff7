"""Bars that bend: what has no room beside each other stands below each other."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Bending(QObject):
    """Bends the rows of a widget while it is narrow; it lives as long as the widget."""

    def __init__(self, widget: QWidget, *rows: QBoxLayout) -> None:
        """Do so from now on.

        Args:
            widget: the bar; it can then be made narrower than what is in it.
            rows: what bends, what bends first in front.
        """
        super().__init__(widget)
        self._widget, self._rows = widget, rows
        widget.setMinimumWidth(1)  # else the window could not be made narrow, whatever it shows
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width and the letters."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return False

    def _fit(self) -> None:
        for row in self._rows:
            row.setDirection(_BESIDE)
        for row in self._rows:
            if self._needed() <= self._widget.width():
                break
            row.setDirection(_BELOW)

    def _needed(self) -> int:
        layout = self._widget.layout()
        return layout.totalMinimumSize().width() if layout is not None else 0
