"""Filling a sheet: room is let in between columns and along lanes; nothing is scaled or comes closer."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ketenkaart.drawing.chart.cuttags import WIDTH as TAG_WIDTH
from ketenkaart.drawing.chart.marks import Mark
from ketenkaart.drawing.chart.scene import CutTag, LinePiece, Scene
from ketenkaart.drawing.strips import Strip
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.result import Layout, NameRoom, Route

_WIDEST = 180.0
_MARGIN = 0.5  # of what is let in between two columns
HIGHEST = 1.4
_AT_TAG = 0.01
_IN_BORDER = 1.0
_STRAIGHT = 1e-6


class Stretch:
    """What a layout becomes when it is given more room.

    Every x moves right by the room let in left of it, every y down by the lanes above it. Between each two
    columns as much is let in, half of that left and right of all; what is more than looks well goes there,
    too. The lines between two columns stay together in the middle. Nothing is torn: room is let in only
    where no box and no upright line stands, and a name goes with its line.
    """

    def __init__(self, layout: Layout, width: float, height: float) -> None:
        self._layout = layout
        self._slots, shares = _slots(layout)
        self.width = max(width, layout.width)
        spare = self.width - layout.width
        gaps = max(0.0, sum(shares) - _MARGIN)
        room = min(_WIDEST, spare / (gaps + 2 * _MARGIN))
        margin = (spare - gaps * room) / 2
        wider = [margin, *(share * room for share in shares[1:])] if shares else []
        self._moved_by = [0.0, *itertools.accumulate(wider)]
        self._edges = self._lane_edges()
        spare = max(0.0, min(height, layout.height * HIGHEST) - layout.height)
        self._lane = spare / len(self._edges) if self._edges else 0.0

    def _lane_edges(self) -> list[float]:
        """A place just inside the top and foot of each lane that has no parts."""
        rects = list(self._layout.lanes.values())
        leaves = [rect for rect in rects if not any(_inside(other, rect) for other in rects)]
        return sorted(y for rect in leaves for y in (rect.top + 0.01, rect.bottom - 0.01))

    def x(self, x: float) -> float:
        """Where an x comes to lie."""
        return x + self._moved_by[bisect_left(self._slots, x)]

    def y(self, y: float) -> float:
        """Where a y comes to lie."""
        return y + self._lane * bisect_left(self._edges, y)

    def point(self, point: Point) -> Point:
        """Where a point comes to lie."""
        return Point(self.x(point.x), self.y(point.y))

    def _moved(self, rect: Rect) -> Rect:
        """A rectangle that keeps its size: nothing is let in where it stands."""
        centre = self.point(rect.centre)
        return Rect(centre.x - rect.width / 2, centre.y - rect.height / 2, rect.width, rect.height)

    def layout(self) -> Layout:
        """The layout with more room."""
        layout = self._layout
        return layout._replace(
            boxes={node: self._moved(rect) for node, rect in layout.boxes.items()},
            lanes={lane: self._band(rect) for lane, rect in layout.lanes.items()},
            phases=self._phases(),
            routes={edge: self._route(route) for edge, route in layout.routes.items()},
            width=self.width,
            height=self.y(layout.height),
        )

    def _phases(self) -> dict[str, tuple[float, float]]:
        """The phases; the gap between two stays as wide as it is, in the middle of its room."""
        found: dict[str, tuple[float, float]] = {}
        phases = sorted(self._layout.phases.items(), key=lambda item: item[1])
        start = self.x(phases[0][1][0]) if phases else 0.0
        for (phase, (_, right)), (_, (left, _)) in itertools.pairwise(phases):
            middle, half = (self.x(right) + self.x(left)) / 2, (left - right) / 2
            found[phase] = (start, middle - half)
            start = middle + half
        if phases:
            found[phases[-1][0]] = (start, self.width)
        return found

    def _band(self, rect: Rect) -> Rect:
        top, bottom = self.y(rect.top), self.y(rect.bottom)
        return Rect(rect.left, top, self.width, bottom - top)

    def _route(self, route: Route) -> Route:
        name = route.name
        if name is not None:
            name = self._name(name)
        points = tuple(self.point(point) for point in route.points)
        return Route(points, name, tuple(self.point(mark) for mark in route.marks))

    def _name(self, name: NameRoom) -> NameRoom:
        """A name, which goes with its line where it stands beside one."""
        icon, room = self.point(name.icon), self._moved(name.room)
        if name.beside:
            room = room._replace(left=name.room.left + icon.x - name.icon.x)
        return name._replace(room=room, icon=icon)

    def strip(self, strip: Strip) -> Strip:
        """A strip with more room; the layout must be its own."""
        scene = strip.scene
        start = scene.layout.head + TAG_WIDTH
        pieces = {
            key: LinePiece(
                piece.edge, tuple(self._from_tag(point, start) for point in piece.points), piece.ends
            )
            for key, piece in scene.pieces.items()
        }
        tags = tuple(self._tag(tag) for tag in scene.cut_tags)
        pieces = self._to_tags(pieces, scene, tags)
        moved = Scene(scene.sizes, self.layout(), scene.theme, pieces, tags)
        return Strip(moved, tuple(self._mark(mark) for mark in strip.marks))

    def _tag(self, tag: CutTag) -> CutTag:
        return tag._replace(x=self.width if tag.at_right else tag.x, y=self.y(tag.y))

    def _from_tag(self, point: Point, start: float) -> Point:
        """A point of a line; one that comes from another strip stays at its tag."""
        moved = self.point(point)
        return Point(start, moved.y) if abs(point.x - start) < _AT_TAG else moved

    def _to_tags(
        self, pieces: dict[str, LinePiece], scene: Scene, tags: tuple[CutTag, ...]
    ) -> dict[str, LinePiece]:
        """Lines that go on in another strip reach the tag at the new side."""
        shift = self.width - self.x(scene.layout.width)
        if shift <= 0.0 or not any(tag.at_right for tag in tags):
            return pieces
        reach = self.x(scene.layout.width) - 10.0
        return {key: _reaching(piece, reach, shift) for key, piece in pieces.items()}

    def _mark(self, mark: Mark) -> Mark:
        return mark._replace(left=self.x(mark.left), right=self.x(mark.right), y=self.y(mark.y))


def _slots(layout: Layout) -> tuple[list[float], list[float]]:
    """Where room is let in, from left to right, and how much of what is let in between two columns."""
    uprights = sorted(_uprights(layout))
    slots: list[float] = []
    shares: list[float] = []
    for low, high in _free(layout):
        lines = uprights[bisect_right(uprights, low) : bisect_left(uprights, high)]
        if low <= layout.head:  # left of all boxes
            slots, shares = [(low + min([high, *lines])) / 2], [_MARGIN]
        elif lines:
            slots += _at_border(layout, low, lines[0]), _at_border(layout, lines[-1], high)
            shares += 0.5, 0.5
        else:
            slots.append(_at_border(layout, low, high))
            shares.append(1.0)
    return slots, shares


def _free(layout: Layout) -> Iterator[tuple[float, float]]:
    """The stretches without boxes before, and between, the columns."""
    end = layout.head
    for box in sorted(layout.boxes.values()):
        if box.left > end:
            yield end, box.left
        end = max(end, box.right)


def _uprights(layout: Layout) -> Iterator[float]:
    for route in layout.routes.values():
        for one, other in itertools.pairwise(route.points):
            if abs(one.x - other.x) < _STRAIGHT:
                yield one.x


def _at_border(layout: Layout, low: float, high: float) -> float:
    """In the border of a phase where one stands there, else in the middle."""
    borders = [right for _, right in layout.phases.values() if low < right < high]
    return borders[0] + _IN_BORDER if borders else (low + high) / 2


def _reaching(piece: LinePiece, reach: float, shift: float) -> LinePiece:
    points = tuple(Point(x + shift, y) if x > reach else Point(x, y) for x, y in piece.points)
    return piece._replace(points=points)


def _inside(inner: Rect, outer: Rect) -> bool:
    smaller = inner.height < outer.height - 0.01
    return smaller and inner.top >= outer.top - 0.01 and inner.bottom <= outer.bottom + 0.01
