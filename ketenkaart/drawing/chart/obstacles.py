"""What stands where on the chart, to find room for what is placed last."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from ketenkaart.layout.geometry import Rect
from ketenkaart.layout.result import Layout, Route

_MARK = 8.5
_LINE = 3.5


Sides = tuple[float, float, float, float]
"""Left, top, width and height: a rectangle, or as much without a name, for there are very many."""


class Index:
    """Rectangles, sorted by where they start."""

    def __init__(self, found: list[Sides]) -> None:
        self._found = sorted(found)
        self._lefts = [left for left, _, _, _ in self._found]
        self._widest = max([width for _, _, width, _ in found], default=0.0)

    def in_way(self, rect: Rect) -> list[Sides]:
        """What stands in a rectangle."""
        left, top, width, height = rect
        right, bottom = left + width, top + height
        first = bisect_left(self._lefts, left - self._widest)
        last = bisect_right(self._lefts, right, first)
        return [
            other
            for other in self._found[first:last]
            if other[0] + other[2] > left and other[1] < bottom and other[1] + other[3] > top
        ]


class Obstacles:
    """Boxes, lines, names and marks; looked at by few maps, and at few heights.

    Those have a boundary or a lane that begins empty.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._bands: dict[tuple[float, float], list[tuple[float, float]]] = {}

    def free(self, rect: Rect) -> bool:
        """Whether nothing stands in a rectangle; asked again and again along one line."""
        band = rect.top, rect.bottom
        if band not in self._bands:
            self._bands[band] = [*self._boxes(*band), *self._lines(*band)]
        its_left, its_right = rect.left, rect.right
        return not any(right > its_left and left <= its_right for left, right in self._bands[band])

    def _boxes(self, top: float, bottom: float) -> Iterator[tuple[float, float]]:
        """Left and right of the boxes and names between two heights."""
        for left, its_top, width, height in self._rooms:
            if its_top < bottom and its_top + height > top:
                yield left, left + width

    @cached_property
    def _rooms(self) -> list[Rect]:
        names = [route.name.room for route in self._layout.routes.values() if route.name is not None]
        return [*self._layout.boxes.values(), *names]

    def _lines(self, top: float, bottom: float) -> Iterator[tuple[float, float]]:
        """Left and right of the pieces of lines, and of the marks, between two heights."""
        for low, high, route in self._heights:
            if low < bottom and high > top:
                for (x0, y0), (x1, y1) in itertools.pairwise(route.points):
                    if min(y0, y1) - _LINE < bottom and max(y0, y1) + _LINE > top:
                        yield min(x0, x1) - _LINE, max(x0, x1) + _LINE
                for x, y in route.marks:
                    if y - _MARK < bottom and y + _MARK > top:
                        yield x - _MARK, x + _MARK

    @cached_property
    def _heights(self) -> list[tuple[float, float, Route]]:
        """Between which heights each line runs, with the room around it and its marks."""
        found: list[tuple[float, float, Route]] = []
        for route in self._layout.routes.values():
            heights = [y for _, y in route.points or route.marks]
            if heights:  # else its pieces are on other strips
                found.append((min(heights) - _MARK, max(heights) + _MARK, route))
        return found
