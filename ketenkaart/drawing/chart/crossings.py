"""Where lines of flows cross, found in one sweep from left to right."""

import itertools
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ketenkaart.layout.geometry import Point


class Crossing(NamedTuple):
    """A horizontal piece of one line meets a vertical piece of another."""

    horizontal: tuple[str, int]
    vertical: tuple[str, int]
    x: float
    y: float


_START, _VERTICAL, _END = 0, 1, 2
_Piece = tuple[str, int]
_BEFORE_ALL: _Piece = ("", 0)
_AFTER_ALL: _Piece = ("\U0010ffff", 0)


def crossings(lines: Mapping[str, tuple[Point, ...]]) -> Iterator[Crossing]:
    """All places where a horizontal piece of a line and a vertical piece of another cross."""
    events: list[tuple[float, int, float, float, _Piece]] = []
    for line, points in lines.items():
        for index, ((x0, y0), (x1, y1)) in enumerate(itertools.pairwise(points)):
            if abs(y0 - y1) < 1e-6:
                low, high = (x0, x1) if x0 < x1 else (x1, x0)
                piece = (line, index)
                events.append((low, _START, y0, y0, piece))
                events.append((high, _END, y0, y0, piece))
            elif abs(x0 - x1) < 1e-6:
                low, high = (y0, y1) if y0 < y1 else (y1, y0)
                events.append((x0, _VERTICAL, low, high, (line, index)))
    events.sort()
    active: list[tuple[float, _Piece]] = []
    for x, what, low, high, piece in events:
        if what == _START:
            insort(active, (low, piece))
        elif what == _END:
            del active[bisect_left(active, (low, piece))]
        else:
            first = bisect_right(active, (low + 0.01, _AFTER_ALL))
            for height, other in active[first : bisect_left(active, (high - 0.01, _BEFORE_ALL))]:
                if other[0] != piece[0]:
                    yield Crossing(other, piece, x, height)
