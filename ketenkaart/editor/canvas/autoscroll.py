"""Scrolling by itself while something is dragged to the edge of the map."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QTimer

if TYPE_CHECKING:
    from ketenkaart.editor.canvas.canvas import Canvas

_EDGE = 32.0  # px
_NEARER = 6.0  # px
_AFTER = 0.25  # s
_FASTEST = 1_200.0  # px/s
_TICK = 16  # ms


class AutoScroll(QObject):
    """Scrolls a map while the mouse stays near one of its edges; faster nearer to it.

    What is dragged from near an edge scrolls only once it comes nearer; most of that goes elsewhere.
    """

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._place = QPointF()
        self._began: QPointF | None = None
        self._since = 0.0
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tick)

    def at(self, place: QPointF) -> None:
        """The mouse is here, with something dragged."""
        self._place, deep = place, self._deep(place)
        began = deep if self._began is None else self._began
        self._began = QPointF(_left(began.x(), deep.x()), _left(began.y(), deep.y()))
        if self._speed().isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._since = time.monotonic()
            self._timer.start()

    def stop(self) -> None:
        """Nothing is dragged any more."""
        self._began = None
        self._timer.stop()

    def _deep(self, place: QPointF) -> QPointF:
        """How deep a place lies in the bands along the edges, px; negative at the right and below."""
        body = self._canvas.body
        across = _depth(place.x(), body.left(), body.right())
        return QPointF(across, _depth(place.y(), body.top(), body.bottom()))

    def _speed(self) -> QPointF:
        """How fast the map moves, px/s."""
        deep, began = self._deep(self._place), self._began or QPointF()
        return QPointF(_push(deep.x(), began.x()), _push(deep.y(), began.y())) * _FASTEST

    def _tick(self) -> None:
        if time.monotonic() - self._since >= _AFTER:
            step = self._speed() * (_TICK / 1_000)
            self._canvas.scroll_by(step.x(), step.y())


def _depth(at: float, low: float, high: float) -> float:
    """How deep a place lies in the band at the low edge, or, less than 0, at the high one."""
    return max(low + _EDGE - at, 0.0) - max(at - high + _EDGE, 0.0)


def _left(began: float, deep: float) -> float:
    """How deep a drag counts as begun: less as it comes out of the band."""
    return 0.0 if began * deep <= 0.0 else min(began, deep, key=abs)


def _push(deep: float, began: float) -> float:
    """From 1 at the low edge over 0 in the middle to -1 at the high one; 0 unless it came nearer."""
    if began and abs(deep) < abs(began) + _NEARER:
        return 0.0
    return min(max(deep / _EDGE, -1.0), 1.0)
