"""Where lines of flows cross, looked up from left to right."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ketenkaart.layout.geometry import Point


class Crossing(NamedTuple):
    """A horizontal piece of one line meets a vertical piece of another."""

    horizontal: tuple[str, int]
    vertical: tuple[str, int]
    x: float
    y: float


def crossings(lines: Mapping[str, tuple[Point, ...]]) -> Iterator[Crossing]:
    """All places where a horizontal piece of a line and a vertical piece of another cross."""
    level: list[tuple[float, float, float, str, int]] = []
    upright: list[tuple[float, float, float, str, int]] = []
    for line, points in lines.items():
        for index, ((x0, y0), (x1, y1)) in enumerate(itertools.pairwise(points)):
            if abs(y0 - y1) < 1e-6:
                level.append((y0, min(x0, x1), max(x0, x1), line, index))
            elif abs(x0 - x1) < 1e-6:
                upright.append((x0, min(y0, y1) + 0.01, max(y0, y1) - 0.01, line, index))
    upright.sort()
    places = [x for x, _, _, _, _ in upright]
    for y, left, right, line, index in level:
        first = bisect_left(places, left)
        for x, top, bottom, other, number in upright[first : bisect_right(places, right, first)]:
            if top < y < bottom and other != line:
                yield Crossing((line, index), (other, number), x, y)
