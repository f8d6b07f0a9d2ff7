"""Free places: what a sign that comes last would meet of what is drawn already."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ketenkaart.drawing.chart.lanes import room_above
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Box, Circle, Group, Item, TextRun
from ketenkaart.layout.geometry import Rect

_CELL = 60.0
_AIR = 0.5
_LINE = 1.6
WORST, _BAD = 1_000.0, 10.0
_OUT_OF = 0.5  # what reaches so far out of a box stands on its edge


class _Thing(NamedTuple):
    """Something that is drawn, and how bad it is to stand on it; its owner may."""

    rect: Rect
    cost: float
    owner: str


class FreePlaces:
    """Knows where texts, boxes, marks, labels and lines are."""

    def __init__(self, scene: Scene, groups: Sequence[Group]) -> None:
        """Look at a chart.

        Args:
            scene: what is drawn.
            groups: how it is drawn.
        """
        top = -room_above(scene.sizes)
        self._bounds = Rect(0.0, top, scene.layout.width, scene.layout.height - top)
        self._cells: defaultdict[tuple[int, int], list[_Thing]] = defaultdict(list)
        for box, rect in scene.layout.boxes.items():
            self._add(_Thing(rect, WORST, box))
        for group in groups:
            for rect in _solid(scene, group):
                self._add(_Thing(rect, WORST, ""))
            for rect in _boundary(group):
                self._add(_Thing(rect, _BAD, ""))
        for piece in scene.pieces.values():
            flow = scene.sizes.stretches[piece.edge].flow.id
            for one, other in pairwise(piece.points):
                left, upper = min(one.x, other.x) - _LINE, min(one.y, other.y) - _LINE
                wide, high = abs(one.x - other.x) + 2 * _LINE, abs(one.y - other.y) + 2 * _LINE
                self._add(_Thing(Rect(left, upper, wide, high), _BAD, flow))

    def cost(self, rect: Rect, owner: str) -> float:
        """How bad it is that something stands in a rectangle; 0 where it meets nothing.

        Args:
            rect: the rectangle.
            owner: the element whose own box or line it may meet.
        """
        bounds = self._bounds
        inside = bounds.left <= rect.left and rect.right <= bounds.right
        inside = inside and bounds.top <= rect.top and rect.bottom <= bounds.bottom
        wide = Rect(rect.left - _AIR, rect.top - _AIR, rect.width + 2 * _AIR, rect.height + 2 * _AIR)
        met = {
            thing for cell in _cells(wide) for thing in self._cells.get(cell, ()) if _meet(thing.rect, wide)
        }
        return sum(thing.cost for thing in met if not owner or thing.owner != owner) + (
            0 if inside else 2 * WORST
        )

    def take(self, rect: Rect) -> None:
        """Something stands there from now on."""
        self._add(_Thing(rect, WORST, ""))

    def _add(self, thing: _Thing) -> None:
        for cell in _cells(thing.rect):
            self._cells[cell].append(thing)


def _solid(scene: Scene, group: Group) -> Iterator[Rect]:
    """What nothing may stand on: texts, marks, icons, and what stands on the edge of a box."""
    box = scene.layout.boxes.get(group.id.removesuffix(".box"))
    is_name = group.kind == "flows" and group.id.endswith(".name")
    is_label = is_name or group.kind in ("koppelvlakken", "findings")
    for number, item in enumerate(group.walk()):
        rect = _room(item)
        in_bar = group.kind == "phases" and number > 0  # all but the bar of a phase
        on_edge = box is not None and (rect.top < box.top - _OUT_OF or rect.bottom > box.bottom + _OUT_OF)
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


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    for x in range(int(rect.left // _CELL), int(rect.right // _CELL) + 1):
        for y in range(int(rect.top // _CELL), int(rect.bottom // _CELL) + 1):
            yield x, y
