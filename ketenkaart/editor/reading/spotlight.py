"""The spotlight: the map is dark but for a circle around the mouse."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

_DARK = QColor(0, 0, 0, round(255 * 0.65))  # the rest is seen for 35 %
_RADIUS = 190.0  # px


class Spotlight(QWidget):
    """Lies over the map and lets the mouse through."""

    def __init__(self, over: QWidget) -> None:
        """Off.

        Args:
            over: the map.
        """
        super().__init__(over)
        self._over = over
        self._at = QPointF()
        self.setObjectName("spotlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        over.installEventFilter(self)

    def toggle(self) -> None:
        """Put it on where the mouse is, or off."""
        self.setGeometry(self._over.rect())
        at: QPoint = self._over.mapFromGlobal(QCursor.pos())
        self._at = QPointF(at)
        self.setVisible(not self.isVisible())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the mouse goes."""
        if self.isVisible():
            if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
                self._at = event.position()
                self.update()
            elif event.type() is QEvent.Type.Resize:
                self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken all but the circle."""
        dark = QPainterPath()
        dark.addRect(QRectF(self.rect()))
        dark.addEllipse(self._at, _RADIUS, _RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(dark, _DARK)
