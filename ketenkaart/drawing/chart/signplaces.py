"""Where the signs of an element may stand that have no place of their own: close to it, on nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ketenkaart.drawing.boxsizes import MARK_RADIUS
from ketenkaart.drawing.chart.freeplaces import FreePlaces
from ketenkaart.drawing.chart.lanes import phase_bars
from ketenkaart.drawing.chart.marks import Mark
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.layout.geometry import Point, Rect

FRAME_OUT = 1.9  # of a frame from its box
_ON_EDGE = 2.0  # how far signs reach into a box, as chips do
_STEP = 3.0
_FARTHEST = 300.0  # into a lane
_GAP, _BESIDE = 0.8, 1.6

Places = Iterator[Point]


class Place(NamedTuple):
    """A place, and how bad it is that signs stand there; 0 where they meet nothing."""

    rect: Rect
    cost: float


def best_place(room: FreePlaces, element: str, places: Iterable[Rect]) -> Place | None:
    """The place where signs meet least; none where there are no places.

    Args:
        room: what is drawn already.
        element: the id of the element they are of.
        places: where they may stand, the best first.
    """
    best: Place | None = None
    for rect in places:
        cost = room.cost(rect, element)
        if best is None or cost < best.cost:
            best = Place(rect, cost)
        if cost == 0.0:
            break
    return best


class SignPlaces:
    """Where the signs of an element may stand."""

    def __init__(self, scene: Scene, marks: Sequence[Mark], first: bool) -> None:
        self._scene = scene
        self._lanes = {lane: _own_body(scene, lane) for lane in scene.sizes.lanes} if first else {}
        self._bars = {phase.id: bar.rect for phase, _, bar in phase_bars(scene)}
        self._marks = {joint.id: mark for mark in reversed(marks) for joint in mark.joints}
        self._edges: dict[str, list[str]] = {}
        for key, piece in scene.pieces.items():
            self._edges.setdefault(scene.sizes.stretches[piece.edge].flow.id, []).append(key)

    def of(self, element: str, wide: float, high: float) -> list[Rect]:
        """Where signs of this size may stand, the best first; nowhere where the element is not drawn.

        Args:
            element: the id of the element they are of.
            wide: how wide they are.
            high: how high they are.
        """
        return [Rect(x, y, wide, high) for x, y in self._places(element, wide, high)]

    def _places(self, element: str, wide: float, high: float) -> Places:
        """The places for signs of this size."""
        if element in self._scene.sizes.lanes:  # not where it ends a flow: what is removed was in its lane
            if element in self._lanes:
                yield from _in_lane(self._lanes[element], wide, high)
        elif element in self._scene.layout.boxes:
            yield from _at_box(self._scene.layout.boxes[element], wide, high)
        elif element in self._bars:
            yield from _at_phase(self._bars[element], wide, high)
        elif element in self._marks:
            mark = self._marks[element]
            low, up = mark.left - MARK_RADIUS, mark.y - MARK_RADIUS
            around = Rect(low, up, mark.right + MARK_RADIUS - low, 2 * MARK_RADIUS)
            yield from _around(around, wide, high)
        else:
            yield from self._at_flow(self._edges.get(element, ()), wide, high)

    def _at_flow(self, edges: Sequence[str], wide: float, high: float) -> Places:
        """At its name, else on its line, in the middle of its longest pieces."""
        routes, pieces = self._scene.layout.routes, self._scene.pieces
        for edge in edges:
            route = routes.get(pieces[edge].edge)
            name = route.name if route is not None else None
            if name is not None:
                yield from _around(name.room, wide, high, from_right=name.align_right)
        if any(pieces[edge].edge in self._scene.sizes.names for edge in edges):
            return  # its sign stands at its name, maybe in another strip
        ends = [piece for edge in edges for piece in pairwise(pieces[edge].points)]
        for one, other in sorted(
            ends, key=lambda piece: -abs(piece[0].x - piece[1].x) - abs(piece[0].y - piece[1].y)
        ):
            for share in (0.42, 0.5, 0.34, 0.6, 0.7):  # first clear of the head
                x, y = one.x + share * (other.x - one.x), one.y + share * (other.y - one.y)
                yield Point(x - wide / 2, y - high / 2)


def _at_box(box: Rect, wide: float, high: float) -> Places:
    """On its upper edge, from the left; on its lower edge; at its sides."""
    for y in (box.top - high + _ON_EDGE, box.bottom - _ON_EDGE):
        yield from (Point(x, y) for x in _slide(box.left - FRAME_OUT / 2, box.right - wide))
    for y in (box.centre.y - high / 2, box.bottom - high, box.top):
        yield from (Point(box.left - wide + _ON_EDGE, y), Point(box.right - _ON_EDGE, y))


def _own_body(scene: Scene, lane: str) -> Rect:
    """The part of a lane without its header; of one that is all parts, its first part."""
    while lane not in scene.bodies and scene.sizes.lanes[lane].parts:
        lane = scene.sizes.lanes[lane].parts[0]
    return scene.bodies.get(lane, scene.layout.lanes[lane])


def _in_lane(body: Rect, wide: float, high: float) -> Places:
    """Low in the lane, near its head; then higher."""
    for y in (body.bottom - high - 1.0, body.top + 1.0, body.centre.y - high / 2):
        yield from (
            Point(x, y) for x in _slide(body.left + 2.0, min(body.right - wide, body.left + _FARTHEST))
        )


def _at_phase(bar: Rect, wide: float, high: float) -> Places:
    """At the right in its bar, or further left in it; else on the lower edge of it."""
    right = bar.right - wide - 2.0
    yield from (Point(bar.left + right - x, bar.centre.y - high / 2) for x in _slide(bar.left, right))
    yield from (Point(x, bar.bottom - high / 2) for x in _slide(bar.left + 2.0, bar.right - wide))


def _around(room: Rect, wide: float, high: float, *, from_right: bool = False) -> Places:
    """Close to a room: above it, below it, right and left of it; first where its words begin or end."""
    for y in (room.top - high - _GAP, room.bottom + _GAP):
        xs = [*_slide(room.left, max(room.left, room.right - wide)), room.right - wide]
        yield from (Point(x, y) for x in (reversed(xs) if from_right else xs))
    for y in (room.top, room.centre.y - high / 2, room.bottom - high):
        yield from (Point(room.right + _BESIDE, y), Point(room.left - wide - _BESIDE, y))
    for x in (room.left - wide - _GAP, room.right + _GAP):
        yield from (Point(x, y) for y in (room.top - high - _GAP, room.bottom + _GAP))


def _slide(start: float, end: float) -> Iterator[float]:
    """From one place to another in small steps; the first in any case."""
    yield start
    for number in range(1, int(max(0.0, end - start) / _STEP) + 1):
        yield start + number * _STEP
