"""Scrolling by itself while something is dragged to the edge of the map."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QTimer

if TYPE_CHECKING:
    from ketenkaart.editor.canvas.canvas import Canvas

_EDGE = 32.0  # px
_AFTER = 0.25  # s
_FASTEST = 1_200.0  # px/s
_TICK = 16  # ms


class AutoScroll(QObject):
    """Scrolls a map while the mouse stays near one of its edges; faster nearer to it."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._place = QPointF()
        self._since = 0.0
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tick)

    def at(self, place: QPointF) -> None:
        """The mouse is here, with something dragged."""
        self._place = place
        if self._speed().isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._since = time.monotonic()
            self._timer.start()

    def stop(self) -> None:
        """Nothing is dragged any more."""
        self._timer.stop()

    def _speed(self) -> QPointF:
        """How fast the map moves, px/s."""
        body, place = self._canvas.body, self._place
        across = _push(place.x(), body.left(), body.right())
        return QPointF(across, _push(place.y(), body.top(), body.bottom())) * _FASTEST

    def _tick(self) -> None:
        if time.monotonic() - self._since >= _AFTER:
            step = self._speed() * (_TICK / 1_000)
            self._canvas.scroll_by(step.x(), step.y())


def _push(at: float, low: float, high: float) -> float:
    """From 1 at the low edge over 0 in the middle to -1 at the high one."""
    before = min(max(low + _EDGE - at, 0.0), _EDGE)
    after = min(max(at - high + _EDGE, 0.0), _EDGE)
    return (before - after) / _EDGE
