"""The least width of a part of the window: as wide as its letters need, whatever their size."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ketenkaart.editor.look.apply import text_scale


class LeastWidth(QObject):
    """Keeps a widget as wide as the letters need; it lives as long as the widget."""

    def __init__(self, widget: QWidget, width: int) -> None:
        """Keep it so from now on.

        Args:
            widget: the part.
            width: its least width with letters of the usual size, px.
        """
        super().__init__(widget)
        self._widget, self._width = widget, width
        widget.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the letters."""
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        return False

    def _fit(self) -> None:
        self._widget.setMinimumWidth(round(self._width * text_scale()))
