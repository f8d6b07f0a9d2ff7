"""The spotlight: the map is dark but for a circle around the mouse, or the step a key led to."""

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
        self._at: QPointF | None = None  # where the mouse or a key led last
        self.setObjectName("spotlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        over.installEventFilter(self)

    def toggle(self) -> None:
        """Put it on where a key led, or else the mouse is; or off."""
        self.setGeometry(self._over.rect())
        self.setVisible(not self.isVisible())
        self.raise_()

    def lead_to(self, place: QPointF | None) -> None:
        """Light a place until the mouse moves; none is where the mouse is.

        Args:
            place: in the map widget, px.
        """
        self._at = place
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the mouse goes."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self.lead_to(event.position())
        elif event.type() is QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Darken all but the circle."""
        mouse: QPoint = self._over.mapFromGlobal(QCursor.pos())
        at = QPointF(mouse) if self._at is None else self._at
        dark = QPainterPath()
        dark.addRect(QRectF(self.rect()))
        dark.addEllipse(at, _RADIUS, _RADIUS)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(dark, _DARK)
