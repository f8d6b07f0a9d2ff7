"""Where the icon of a flow stands on its line: beside its name, off marks, other icons and names."""

from collections import defaultdict
from collections.abc import Iterator

from ketenkaart.drawing.chart.obstacles import Index
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.result import Layout, NameRoom
from ketenkaart.model.vocabulary import FlowKind

_WIDE, _HIGH = 9.8, 9.4
_MARK = 6.9
_CELL = 30.0


class IconPlacer:
    """Gives out places for icons, one after the other."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        rooms = [route.name.room for route in layout.routes.values() if route.name is not None]
        marks = [_square(mark) for route in layout.routes.values() for mark in route.marks]
        self._taken = Index([*rooms, *marks])
        self._icons: defaultdict[tuple[int, int], list[Rect]] = defaultdict(list)

    def place(self, edge: str, kind: FlowKind) -> Point:
        """The place of the icon of an edge that has a name."""
        name = self._layout.routes[edge].name
        assert name is not None
        if kind is FlowKind.SEQUENCE:
            return name.icon
        best, least = name.icon, float("inf")
        for place in _candidates(name):
            rect = Rect(place.x - _WIDE / 2, place.y - _HIGH / 2, _WIDE, _HIGH)
            overlap = self._overlap(rect, name)
            if overlap < least:
                best, least = place, overlap
            if overlap <= 0.0:
                break
        own = Rect(best.x - _WIDE / 2, best.y - _HIGH / 2, _WIDE, _HIGH)
        self._icons[int(best.x // _CELL), int(best.y // _CELL)].append(own)
        return best

    def _overlap(self, rect: Rect, name: NameRoom) -> float:
        """How much of a place is taken."""
        column, row = int(rect.centre.x // _CELL), int(rect.centre.y // _CELL)
        near = [
            icon
            for x in range(column - 1, column + 2)
            for y in range(row - 1, row + 2)
            for icon in self._icons.get((x, y), ())
        ]
        others = [room for room in self._taken.in_way(rect) if room != name.room]
        return sum(_shared(rect, other) for other in (*near, *others))


def _square(mark: Point) -> Rect:
    return Rect(mark.x - _MARK, mark.y - _MARK, 2 * _MARK, 2 * _MARK)


def _candidates(name: NameRoom) -> Iterator[Point]:
    """Places along the line: the middle of a tall name first, the start of a flat one."""
    room, icon = name.room, name.icon
    if name.beside:
        low, high = room.top + _HIGH / 2 - 0.4, room.bottom - _HIGH / 2 + 0.4
        for share in (0.5, 1.0, 0.0, 0.75, 0.25):
            yield Point(icon.x, low + (high - low) * share)
    else:
        yield icon
        low, high = room.left + _WIDE / 2, room.right - _WIDE / 2
        for share in (0.25, 0.5, 0.75, 1.0):
            if low + (high - low) * share > icon.x:
                yield Point(low + (high - low) * share, icon.y)


def _shared(one: Rect, other: Rect) -> float:
    """The area two rectangles share."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(wide, 0.0) * max(high, 0.0)
