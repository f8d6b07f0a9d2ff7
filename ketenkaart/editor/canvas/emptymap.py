"""What stands where a map is still empty: the shape of a lane with a step, and how to begin."""

from PySide6.QtCore import QEvent, QLineF, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.texts import tr

_AIR, _HEAD, _LANE = 24.0, 133.0, 120.0  # px
_WORDS = 24.0  # beside the words in their box, px
_RADIUS = 7.0


class EmptyMap(QWidget):
    """Lies over the map, takes no mouse, and goes with the first lane."""

    def __init__(self, canvas: Canvas) -> None:
        """Hidden until the map is known to be empty."""
        super().__init__(canvas)
        self.setObjectName("empty_map")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = tr("Start typing, or paste a list")
        self.setAccessibleName(self._words)
        self._canvas = canvas
        canvas.installEventFilter(self)
        canvas.screen_changed.connect(self._follow)
        canvas.preview_changed.connect(self._follow)
        self.hide()

    def _follow(self) -> None:
        shown = self._canvas.shown
        empty = shown is not None and not shown.screen.layout.lanes
        self.setVisible(empty and self._canvas.preview is None)
        self.resize(self._canvas.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the map."""
        if event.type() is QEvent.Type.Resize:
            self.resize(self._canvas.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed lane with its head, and in it a dashed box with the words."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._canvas.shades.edge, 1.5, Qt.PenStyle.DashLine))
            lane = QRectF(_AIR, _AIR, max(self.width() - 2 * _AIR, _HEAD), _LANE)
            painter.drawRoundedRect(lane, _RADIUS, _RADIUS)
            painter.drawLine(QLineF(lane.left() + _HEAD, lane.top(), lane.left() + _HEAD, lane.bottom()))
            words = self.fontMetrics().horizontalAdvance(self._words)
            high = 2.0 * self.fontMetrics().height()
            box = QRectF(lane.left() + _HEAD + _AIR, lane.center().y() - high / 2, words + 2 * _WORDS, high)
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            painter.setPen(self._canvas.shades.muted)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
