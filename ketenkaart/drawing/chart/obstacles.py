"""What stands where on the chart, to find room for what is placed last."""

import itertools
from bisect import bisect_left, bisect_right
from functools import cached_property

from ketenkaart.layout.geometry import Rect
from ketenkaart.layout.result import Layout

_MARK = 8.5
_LINE = 3.5


class Index:
    """Rectangles, sorted by where they start."""

    def __init__(self, found: list[Rect]) -> None:
        ordered = sorted(found)
        self._found = [(rect[0] + rect[2], rect[1], rect[1] + rect[3], rect) for rect in ordered]
        self._lefts = [rect[0] for rect in ordered]
        self._widest = max([rect[2] for rect in found], default=0.0)

    def in_way(self, rect: Rect) -> list[Rect]:
        """What stands in a rectangle."""
        left, top, width, height = rect
        right, bottom = left + width, top + height
        first = bisect_left(self._lefts, left - self._widest)
        last = bisect_right(self._lefts, right, first)
        return [
            other
            for its_right, its_top, its_bottom, other in self._found[first:last]
            if its_right > left and its_top < bottom and its_bottom > top
        ]


class Obstacles:
    """Boxes, lines, names and marks."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._bands: dict[tuple[float, float], list[tuple[float, ...]]] = {}

    @cached_property
    def _sides(self) -> list[tuple[float, float, float, float]]:
        """Left, right, top and bottom of each; looked at by few maps, and few times.

        Those have a boundary or a lane that begins empty.
        """
        layout = self._layout
        boxes = [*layout.boxes.values(), *(r.name.room for r in layout.routes.values() if r.name is not None)]
        found = [(left, left + width, top, top + height) for left, top, width, height in boxes]
        for route in layout.routes.values():
            for (x0, y0), (x1, y1) in itertools.pairwise(route.points):
                left, right = (x0, x1) if x0 < x1 else (x1, x0)
                top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
                found.append((left - _LINE, right + _LINE, top - _LINE, bottom + _LINE))
            found += [(x - _MARK, x + _MARK, y - _MARK, y + _MARK) for x, y in route.marks]
        return found

    def free(self, rect: Rect) -> bool:
        """Whether nothing stands in a rectangle; asked again and again along one line."""
        band = rect.top, rect.bottom
        if band not in self._bands:
            top, bottom = band
            self._bands[band] = [side[:2] for side in self._sides if side[2] < bottom and side[3] > top]
        its_left, its_right = rect.left, rect.right
        return not any(right > its_left and left <= its_right for left, right in self._bands[band])
