"""Cutting the one row of columns into strips that lie below each other, each with lanes and phases."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ketenkaart.drawing.chart.cuttags import WIDTH as TAG_WIDTH
from ketenkaart.drawing.chart.marks import Mark
from ketenkaart.drawing.chart.scene import CutTag, LinePiece, Scene
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.result import Layout, Route

PAD = TAG_WIDTH + 3.0
_LINE = 6.0
_MARK = 8.5
_NAME = 1.0
_AT_PHASE = 0.85
_REST = 45.0


class Strip(NamedTuple):
    """A part of the map between two cuts.

    Attributes:
        scene: the part, its own left side at 0.
        marks: the interface marks on it.
    """

    scene: Scene
    marks: tuple[Mark, ...]


def strip_width(cuts: Sequence[float], layout: Layout) -> float:
    """The width of the widest strip."""
    edges = (layout.head, *cuts, layout.width)
    last = len(edges) - 2
    widths = [
        layout.head + right - left + PAD * (index > 0) + PAD * (index < last)
        for index, (left, right) in enumerate(itertools.pairwise(edges))
    ]
    return max(widths)


def choose_cuts(layout: Layout, places: Sequence[float], count: int) -> tuple[float, ...] | None:
    """The best places to cut a layout into so many strips; none where it has too few gutters.

    The widest strip is made as narrow as can be; a cut between phases is worth a little more width.

    Args:
        layout: what is cut.
        places: the middles of its gutters, from left to right.
        count: how many strips.
    """
    if len(places) < count - 1:
        return None
    if count == 1:
        return ()
    phase_edges = [right for _, right in layout.phases.values()]
    starts = [layout.head, *places]
    weights = [_AT_PHASE if any(abs(start - edge) < 2.5 for edge in phase_edges) else 1.0 for start in starts]
    best: dict[int, tuple[float, tuple[float, ...]]] = {0: (0.0, ())}
    for _ in range(count - 1):
        best = _one_more_cut(best, starts, weights)
    ends = [
        (max(cost, layout.width - starts[at]), cuts)
        for at, (cost, cuts) in best.items()
        if len(cuts) == count - 1
    ]
    return min(ends)[1] if ends else None


def _one_more_cut(
    best: dict[int, tuple[float, tuple[float, ...]]], starts: list[float], weights: list[float]
) -> dict[int, tuple[float, tuple[float, ...]]]:
    found: dict[int, tuple[float, tuple[float, ...]]] = {}
    for at, (cost, cuts) in best.items():
        for after in range(at + 1, len(starts)):
            width = (starts[after] - starts[at]) * weights[after]
            total = width if width > cost else cost
            if after not in found or total < found[after][0]:
                found[after] = (total, (*cuts, starts[after]))
    return found


def gutters(layout: Layout) -> Iterator[float]:
    """The middles of the stretches that no box, name, mark or upright line takes."""
    taken = sorted(_taken(layout))
    end = layout.head
    for left, right in taken:
        if left - end >= 1.0:
            yield _at_phase((end + left) / 2, end, left, layout)
        end = max(end, right)


def _at_phase(middle: float, low: float, high: float, layout: Layout) -> float:
    for _, right in layout.phases.values():
        if low <= right + 1.0 <= high:
            return right + 1.0
    return middle


def _taken(layout: Layout) -> Iterator[tuple[float, float]]:
    for box in layout.boxes.values():
        yield box.left - _NAME, box.right + _NAME
    for route in layout.routes.values():
        for one, other in itertools.pairwise(route.points):
            if abs(one.x - other.x) < 1e-6:
                yield one.x - _LINE, one.x + _LINE
        if route.name is not None:
            room = route.name.room
            yield room.left - _NAME, room.right + _NAME
            yield route.name.icon.x - _LINE, route.name.icon.x + _LINE
        for mark in route.marks:
            yield mark.x - _MARK, mark.x + _MARK


def strips_of(scene: Scene, cuts: Sequence[float], marks: Sequence[Mark]) -> list[Strip]:
    """The parts of a map between cuts."""
    layout = scene.layout
    edges = (layout.head, *cuts, layout.width)
    numbers = _numbers(layout, cuts)
    found = []
    for index, (left, right) in enumerate(itertools.pairwise(edges)):
        window = _Window(left, right, layout.head, index > 0, index < len(edges) - 2)
        found.append(window.strip(scene, marks, numbers))
    return found


def _numbers(layout: Layout, cuts: Sequence[float]) -> dict[tuple[str, float, float], int]:
    """The number of each place where a line crosses a cut, by edge, cut and height."""
    found: list[tuple[float, float, str]] = []
    ordered = sorted(cuts)
    for edge, route in layout.routes.items():
        for one, other in itertools.pairwise(route.points):
            low, high = sorted((one.x, other.x))
            for cut in ordered[bisect_left(ordered, low) : bisect_right(ordered, high)]:
                found.append((cut, one.y, edge))
    return {(edge, cut, y): number for number, (cut, y, edge) in enumerate(sorted(found), 1)}


class _Window(NamedTuple):
    """What lies between two heights of x."""

    left: float
    right: float
    head: float
    cut_left: bool
    cut_right: bool

    @property
    def shift(self) -> float:
        """How far everything moves to the right."""
        return self.head - self.left + (PAD if self.cut_left else 0.0)

    @property
    def width(self) -> float:
        return self.head + self.right - self.left + PAD * (self.cut_left + self.cut_right)

    def _has(self, x: float) -> bool:
        return self.left < x <= self.right

    def strip(
        self, scene: Scene, marks: Sequence[Mark], numbers: dict[tuple[str, float, float], int]
    ) -> Strip:
        layout, shift = scene.layout, self.shift
        pieces: dict[str, LinePiece] = {}
        tags: list[CutTag] = []
        for edge, route in layout.routes.items():
            for number, piece in enumerate(self._pieces(edge, route.points, numbers, tags)):
                pieces[edge if number == 0 else f"{edge}~{number}"] = piece
        part = layout._replace(
            boxes={
                key: box.moved(shift, 0.0) for key, box in layout.boxes.items() if self._has(box.centre.x)
            },
            lanes={key: Rect(0.0, rect.top, self.width, rect.height) for key, rect in layout.lanes.items()},
            phases=self._phases(layout),
            routes={edge: self._route(edge, route, pieces) for edge, route in layout.routes.items()},
            width=self.width,
        )
        own = tuple(
            mark._replace(left=mark.left + shift, right=mark.right + shift)
            for mark in marks
            if self._has(mark.middle.x)
        )
        strip = Scene(scene.sizes, part, scene.theme, pieces, tuple(tags))
        return Strip(strip, own)

    def _phases(self, layout: Layout) -> dict[str, tuple[float, float]]:
        low, high = self.head, self.width
        clipped = {
            phase: (max(low, left + self.shift), min(high, right + self.shift))
            for phase, (left, right) in layout.phases.items()
        }
        found = {
            phase: (left, right)
            for phase, (left, right) in clipped.items()
            if right - left > _REST or (left > low and right < high and right > left)
        }
        order = sorted(found, key=lambda phase: found[phase])
        if order:  # a rest without room for a box goes to the phase beside it
            first, last = order[0], order[-1]
            found[first] = (low if found[first][0] - low <= _REST + 3.0 else found[first][0], found[first][1])
            found[last] = (found[last][0], high if high - found[last][1] <= _REST + 3.0 else found[last][1])
        return found

    def _route(self, edge: str, route: Route, pieces: dict[str, LinePiece]) -> Route:
        name = route.name
        if name is not None and self._has(name.room.centre.x):
            icon = Point(name.icon.x + self.shift, name.icon.y)
            name = name._replace(room=name.room.moved(self.shift, 0.0), icon=icon)
        else:
            name = None
        marks = tuple(Point(x + self.shift, y) for x, y in route.marks if self._has(x))
        points = pieces[edge].points if edge in pieces else ()
        return Route(points, name, marks)

    def _pieces(
        self,
        edge: str,
        points: Sequence[Point],
        numbers: dict[tuple[str, float, float], int],
        tags: list[CutTag],
    ) -> Iterator[LinePiece]:
        """The parts of a line in this window; each cut end gets a tag and a little room for it."""
        current: list[Point] = []
        for one, other in itertools.pairwise(points):
            inside = [self._has(one.x), self._has(other.x)]
            low, high = (self.left, self.right) if one.x <= other.x else (self.right, self.left)
            crosses = min(one.x, other.x) < self.right and max(one.x, other.x) > self.left
            if not any(inside) and not crosses:
                continue
            if not current:
                current.append(one if inside[0] else self._cut(edge, Point(low, one.y), numbers, tags))
            if inside[1]:
                current.append(other)
            else:
                current.append(self._cut(edge, Point(high, one.y), numbers, tags))
                yield self._piece(edge, current, ends=False)
                current = []
        if len(current) > 1:
            yield self._piece(edge, current, ends=True)

    def _cut(
        self,
        edge: str,
        place: Point,
        numbers: dict[tuple[str, float, float], int],
        tags: list[CutTag],
    ) -> Point:
        """The end of a line at a cut, moved to where its tag stands."""
        at_right = place.x == self.right
        side = self.width if at_right else self.head
        tags.append(CutTag(edge, numbers.get((edge, place.x, place.y), 0), side, place.y, at_right))
        end = side - TAG_WIDTH if at_right else side + TAG_WIDTH
        return Point(end - self.shift, place.y)

    def _piece(self, edge: str, points: Sequence[Point], ends: bool) -> LinePiece:
        return LinePiece(edge, tuple(Point(x + self.shift, y) for x, y in points), ends)
