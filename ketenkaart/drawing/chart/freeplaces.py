"""Free places: what a sign that comes last would meet of what is drawn already."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ketenkaart.drawing.chart.lanes import room_above
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Box, Circle, Group, Item, TextRun
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.layout.geometry import Rect

_CELL = 60.0
_FAR = 1e9
_AIR = 0.5
_LINE = 1.6
WORST, _BAD = 1_000.0, 10.0
_OUT_OF = 0.5  # what reaches so far out of a box stands on its edge


class _Thing(NamedTuple):
    """Something that is drawn, and how bad it is to stand on it; its owner may."""

    rect: Rect
    cost: float
    owner: str


class _Taken(NamedTuple):
    """What nothing should stand on in a group, and how bad that is; and where all of it is."""

    room: Rect
    rects: tuple[tuple[Rect, float], ...]


class FreePlaces:
    """Knows where texts, boxes, marks, labels and lines are, as far as signs may come near them."""

    def __init__(
        self, scene: Scene, groups: Sequence[Group], drawn: Drawn, tried: Iterable[Sequence[Rect]]
    ) -> None:
        """Look at a chart.

        Args:
            scene: what is drawn.
            groups: how it is drawn.
            drawn: what was made for the drawing before, and is for this one.
            tried: the rectangles that will be asked about, those near each other together.
        """
        top = -room_above(scene.sizes)
        self._bounds = Rect(0.0, top, scene.layout.width, scene.layout.height - top)
        self._cells: dict[tuple[int, int], list[_Thing]] = {}
        asked = [_with_air(_around(rects)) for rects in tried if rects]
        for rect in asked:
            self._cells.update((cell, []) for cell in _cells(rect))
        self._area = _around(asked)
        for box, rect in scene.layout.boxes.items():
            self._add(rect, WORST, box)
        for number, group in enumerate(groups):
            self._add_group(scene, group, drawn, number)
        for piece in scene.pieces.values():
            flow = scene.sizes.stretches[piece.edge].flow.id
            for one, other in pairwise(piece.points):
                left, upper = min(one.x, other.x) - _LINE, min(one.y, other.y) - _LINE
                wide, high = abs(one.x - other.x) + 2 * _LINE, abs(one.y - other.y) + 2 * _LINE
                self._add(Rect(left, upper, wide, high), _BAD, flow)

    def _add_group(self, scene: Scene, group: Group, drawn: Drawn, number: int) -> None:
        """Add what a group takes, as it was for the drawing before where that only moved."""
        x, y = group.x, group.y
        box = scene.layout.boxes.get(group.id.removesuffix(".box"))
        edges = None if box is None else (box.top - y, box.bottom - y)
        given = (group.kind, group.items, edges)
        nothing = _Taken(self._area, ())
        taken = drawn.kept((_Taken, group.id or number), given, nothing, lambda _: _taken(group, edges))
        room = taken.room
        if _meet(Rect(room.left + x, room.top + y, room.width, room.height), self._area):
            for rect, cost in taken.rects:
                self._add(Rect(rect.left + x, rect.top + y, rect.width, rect.height), cost, "")

    def cost(self, rect: Rect, owner: str) -> float:
        """How bad it is that something stands in a rectangle; 0 where it meets nothing.

        Args:
            rect: the rectangle.
            owner: the element whose own box or line it may meet.
        """
        bounds = self._bounds
        inside = bounds.left <= rect.left and rect.right <= bounds.right
        inside = inside and bounds.top <= rect.top and rect.bottom <= bounds.bottom
        wide = _with_air(rect)
        met = {
            thing for cell in _cells(wide) for thing in self._cells.get(cell, ()) if _meet(thing.rect, wide)
        }
        return sum(thing.cost for thing in met if not owner or thing.owner != owner) + (
            0 if inside else 2 * WORST
        )

    def take(self, rect: Rect) -> None:
        """Something stands there from now on."""
        self._add(rect, WORST, "")

    def _add(self, rect: Rect, cost: float, owner: str) -> None:
        if not _meet(rect, self._area):
            return
        thing, known = _Thing(rect, cost, owner), self._cells.get
        for cell in _cells(rect):
            there = known(cell)
            if there is not None:  # else nobody asks
                there.append(thing)


def _taken(group: Group, edges: tuple[float, float] | None) -> _Taken:
    """What a group takes, seen from where it stands.

    Args:
        group: the group.
        edges: of the box that it is, its upper and lower one, seen from there.
    """
    here = group._replace(x=0.0, y=0.0)
    solid, boundary = _solid(here, edges), _boundary(here)
    rects = (*((rect, WORST) for rect in solid), *((rect, _BAD) for rect in boundary))
    return _Taken(_around([rect for rect, _ in rects]), rects)


def _solid(group: Group, edges: tuple[float, float] | None) -> Iterator[Rect]:
    """What nothing may stand on: texts, marks, icons, and what stands on the edge of a box."""
    is_name = group.kind == "flows" and group.id.endswith(".name")
    is_label = is_name or group.kind in ("koppelvlakken", "findings")
    for number, item in enumerate(group.walk()):
        rect = _room(item)
        in_bar = group.kind == "phases" and number > 0  # all but the bar of a phase
        on_edge = edges is not None and (rect.top < edges[0] - _OUT_OF or rect.bottom > edges[1] + _OUT_OF)
        if isinstance(item, TextRun) or is_label or in_bar or on_edge:
            yield rect


def _boundary(group: Group) -> Iterator[Rect]:
    """The upper and lower side of a frame of the chain boundary."""
    for item in group.walk() if group.id.startswith("boundary-") else ():
        if isinstance(item, Box) and item.fill is None:
            left, top, wide, high = item.rect
            yield from (Rect(left, y - _LINE, wide, 2 * _LINE) for y in (top, top + high))


def _room(item: Item) -> Rect:
    """The rectangle in which an item is."""
    if isinstance(item, TextRun):
        return Rect(item.x, item.y - 0.75 * item.size, item.width, 0.97 * item.size)
    if isinstance(item, Box):
        return item.rect
    if isinstance(item, Circle):
        return Rect(item.x - item.radius, item.y - item.radius, 2 * item.radius, 2 * item.radius)
    xs = [x for _, values in item.steps for x in values[::2]]
    ys = [y for _, values in item.steps for y in values[1::2]]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _with_air(rect: Rect) -> Rect:
    return Rect(rect.left - _AIR, rect.top - _AIR, rect.width + 2 * _AIR, rect.height + 2 * _AIR)


def _around(rects: Sequence[Rect]) -> Rect:
    """The rectangle around some; one far from all where there are none."""
    if not rects:
        return Rect(-_FAR, -_FAR, 0.0, 0.0)
    left, top = min(rect.left for rect in rects), min(rect.top for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(left, top, right - left, bottom - top)


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _cells(rect: Rect) -> Iterable[tuple[int, int]]:
    left, top, wide, high = rect
    first, last = int(left // _CELL), int((left + wide) // _CELL)
    upper, lower = int(top // _CELL), int((top + high) // _CELL)
    if first == last and upper == lower:
        return ((first, upper),)
    return [(x, y) for x in range(first, last + 1) for y in range(upper, lower + 1)]
