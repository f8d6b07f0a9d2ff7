"""Where lines of flows cross, found in one sweep from left to right."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ketenkaart.layout.geometry import Point


@dataclass(frozen=True, slots=True)
class Crossing:
    """A horizontal piece of one line meets a vertical piece of another."""

    horizontal: tuple[str, int]
    vertical: tuple[str, int]
    x: float
    y: float


_START, _VERTICAL, _END = 0, 1, 2
_Piece = tuple[str, int]


def crossings(lines: Mapping[str, tuple[Point, ...]]) -> Iterator[Crossing]:
    """All places where a horizontal piece of a line and a vertical piece of another cross."""
    events: list[tuple[float, int, float, float, _Piece]] = []
    for line, points in lines.items():
        for index, (one, other) in enumerate(zip(points, points[1:], strict=False)):
            piece = (line, index)
            if abs(one.y - other.y) < 1e-6:
                low, high = sorted((one.x, other.x))
                events.append((low, _START, one.y, one.y, piece))
                events.append((high, _END, one.y, one.y, piece))
            elif abs(one.x - other.x) < 1e-6:
                low, high = sorted((one.y, other.y))
                events.append((one.x, _VERTICAL, low, high, piece))
    events.sort()
    active: list[tuple[float, _Piece]] = []
    for x, what, low, high, piece in events:
        if what == _START:
            insort(active, (low, piece))
        elif what == _END:
            del active[bisect_left(active, (low, piece))]
        else:
            first, last = bisect_right(active, (low + 0.01, ("\U0010ffff", 0))), bisect_left(active, (high - 0.01,))
            for y, other in active[first:last]:
                if other[0] != piece[0]:
                    yield Crossing(other, piece, x, y)
