"""Where the icon of a flow stands on its line: beside its name, off marks, other icons and names."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set

from ketenkaart.drawing.chart.obstacles import Index, Sides
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.result import Layout, NameRoom
from ketenkaart.model.vocabulary import FlowKind

_WIDE, _HIGH = 9.8, 9.4
_CELL = 30.0
_STEP = 3.0
_LINE = 1.5
_END = 12.0
_FARTHEST = 90.0

_Cell = tuple[float, float]


class IconPlacer:
    """Gives out places for icons, one after the other."""

    def __init__(self, layout: Layout, mark_radius: float) -> None:
        self._layout = layout
        routes = layout.routes.values()
        rooms = [route.name.room for route in routes if route.name is not None]
        marks = [_square(mark, mark_radius) for route in routes for mark in route.marks]
        self._taken = Index([*rooms, *marks])
        self._upright = Index([*layout.boxes.values(), *_upright(layout)])
        self._icons: defaultdict[_Cell, list[Rect]] = defaultdict(list)

    def place(self, edge: str, kind: FlowKind) -> Point:
        """The place of the icon of an edge that has a name."""
        name = self._layout.routes[edge].name
        assert name is not None
        if kind is FlowKind.SEQUENCE:
            return name.icon
        best, own, least = name.icon, (name.room, _cells(name.room)), float("inf")
        for place in _candidates(name, self._layout.routes[edge].points):
            rect = Rect(place.x - _WIDE / 2, place.y - _HIGH / 2, _WIDE, _HIGH)
            cells = _cells(rect)
            overlap = self._overlap(rect, cells, name)
            if overlap < least:
                best, own, least = place, (rect, cells), overlap
            if overlap <= 0.0:
                break
        rect, cells = own
        for cell in cells:
            self._icons[cell].append(rect)
        return best

    def _overlap(self, rect: Rect, cells: Set[_Cell], name: NameRoom) -> float:
        """How much of a place is taken."""
        near = {icon for cell in cells for icon in self._icons.get(cell, ())}
        others = [room for room in self._taken.in_way(rect) if room != name.room]
        crossing = () if name.beside else self._upright.in_way(rect)
        return sum([_shared(rect, other) for other in (*near, *others, *crossing)])


def _cells(rect: Rect) -> set[_Cell]:
    """The cells of a coarse grid in which the corners of an icon are."""
    left, top, width, height = rect
    start, end, above, below = left // _CELL, (left + width) // _CELL, top // _CELL, (top + height) // _CELL
    return {(start, above), (end, above), (start, below), (end, below)}


def _square(middle: Point, half: float) -> Sides:
    x, y = middle
    return (x - half, y - half, 2 * half, 2 * half)


def _upright(layout: Layout) -> list[Sides]:
    """The pieces of lines that run up or down."""
    return [
        (x0 - _LINE, min(y0, y1), 2 * _LINE, abs(y1 - y0))
        for route in layout.routes.values()
        for (x0, y0), (x1, y1) in itertools.pairwise(route.points)
        if abs(x0 - x1) < 1e-6
    ]


def _candidates(name: NameRoom, points: Sequence[Point]) -> Iterator[Point]:
    """Places along the line: the middle of a tall name first, the start of a flat one, then farther off."""
    room, icon = name.room, name.icon
    if name.beside:
        low, high = room.top + _HIGH / 2 - 0.4, room.bottom - _HIGH / 2 + 0.4
        for share in (0.5, 1.0, 0.0, 0.75, 0.25):
            yield Point(icon.x, low + (high - low) * share)
        return
    yield icon
    for one, other in itertools.pairwise(points):
        low, high = sorted((one.x, other.x))
        if abs(one.y - icon.y) < 1e-3 and abs(other.y - icon.y) < 1e-3 and low <= icon.x <= high:
            count = int(_FARTHEST / _STEP)
            for x in sorted((icon.x + step * _STEP for step in range(-count, count)), key=_from(icon.x)):
                if low + _END <= x <= high - _END:
                    yield Point(x, icon.y)


def _from(middle: float) -> Callable[[float], float]:
    return lambda x: abs(x - middle)


def _shared(one: Sides, other: Sides) -> float:
    """The area two rectangles share."""
    left, top, width, height = one
    its_left, its_top, its_width, its_height = other
    wide = min(left + width, its_left + its_width) - max(left, its_left)
    high = min(top + height, its_top + its_height) - max(top, its_top)
    return max(wide, 0.0) * max(high, 0.0)
