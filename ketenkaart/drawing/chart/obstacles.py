"""What stands where on the chart, to find room for what is placed last."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from ketenkaart.layout.geometry import Rect
from ketenkaart.layout.result import Layout

_MARK = 8.5


class Index:
    """Rectangles, sorted by where they start."""

    def __init__(self, found: list[Rect]) -> None:
        ordered = sorted(found)
        self._found = [(rect.right, rect.top, rect.bottom, rect) for rect in ordered]
        self._lefts = [rect.left for rect in ordered]
        self._widest = max((rect.width for rect in found), default=0.0)

    def in_way(self, rect: Rect) -> Iterator[Rect]:
        """What stands in a rectangle."""
        first = bisect_left(self._lefts, rect.left - self._widest)
        last = bisect_right(self._lefts, rect.right)
        left, top, bottom = rect.left, rect.top, rect.bottom
        for its_right, its_top, its_bottom, other in self._found[first:last]:
            if its_right > left and its_top < bottom and its_bottom > top:
                yield other


class Obstacles:
    """Boxes, lines, names and marks."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    @cached_property
    def _index(self) -> Index:
        """Looked at by few maps: those with a boundary or a lane that begins empty."""
        found: list[Rect] = list(self._layout.boxes.values())
        for route in self._layout.routes.values():
            for one, other in itertools.pairwise(route.points):
                left, right = sorted((one.x, other.x))
                top, bottom = sorted((one.y, other.y))
                found.append(Rect(left - 3.5, top - 3.5, right - left + 7.0, bottom - top + 7.0))
            if route.name is not None:
                found.append(route.name.room)
            found += [Rect(x - _MARK, y - _MARK, 2 * _MARK, 2 * _MARK) for x, y in route.marks]
        return Index(found)

    def free(self, rect: Rect) -> bool:
        """Whether nothing stands in a rectangle."""
        return next(self._index.in_way(rect), None) is None
