"""The frame around the map while keys go to it and no element shows that."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ketenkaart.editor.canvas.canvas import Canvas

_WIDTH = 2  # px
_REASONS = Qt.FocusReason
_BY_KEYS = (_REASONS.TabFocusReason, _REASONS.BacktabFocusReason, _REASONS.ShortcutFocusReason)


class KeyRing(QWidget):
    """Lies over the map; is seen once somebody came there, or let go of what was selected, by keyboard."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self.setObjectName("key_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._canvas, self._came_by_keys = canvas, False
        canvas.installEventFilter(self)
        canvas.selection.changed.connect(self._show)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the focus of the map, and be as large as it is."""
        if isinstance(event, QFocusEvent):
            self._came_by_keys = event.gotFocus() and event.reason() in _BY_KEYS
        elif event.type() is QEvent.Type.MouseButtonPress:
            self._came_by_keys = False
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._came_by_keys = True  # what was selected is let go by keyboard
        elif event.type() is not QEvent.Type.Resize:
            return super().eventFilter(watched, event)
        self._show()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self.resize(self._canvas.size())
        self.setVisible(self._came_by_keys and not self._canvas.selection.ids)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame."""
        with QPainter(self) as painter:
            pen = QPen(self._canvas.shades.accent, _WIDTH)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            half = _WIDTH // 2
            painter.drawRect(self.rect().adjusted(half, half, -half, -half))
