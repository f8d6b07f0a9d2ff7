"""What differs from another map: frames round boxes, and signs in words where nothing else stands."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ketenkaart.analysis.signs import Sign, told_signs
from ketenkaart.drawing.boxsizes import CHIP_HEIGHT, MARK_RADIUS
from ketenkaart.drawing.chart.freeplaces import FreePlaces
from ketenkaart.drawing.chart.lanes import phase_bars
from ketenkaart.drawing.chart.marks import Mark
from ketenkaart.drawing.chart.paths import open_line
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.chart.signs import at, steps
from ketenkaart.drawing.displaylist import Box, Group, Item, Op, Path, Stroke
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Part, Style, one_line, runs
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.texts import capital

SIGN = ".sign"  # after the id of its element
OUT = 1.9  # of a frame from its box
_FRAME, _DASH = 1.1, (4.0, 2.6)
_ON_EDGE = 2.0  # how far signs reach into a box, as chips do
_STEP = 3.0
_FARTHEST = 300.0  # into a lane
_GAP, _BESIDE, _BETWEEN = 0.8, 1.6, 0.8
# Of a sign's height: where icon and words stand from its left end, and the air about them.
_ICON, _WORDS, _AIR = 0.6, 1.08, 0.5
_TAG = 4.7  # the size of letters in signs as high as chips
_CURVES = ((-1.66, -0.58, -0.94, -0.79, 0.0, 0.0), (0.94, 0.79, 1.66, 0.58, 2.1, -0.65))

Counts = Mapping[Sign, int]
Pills = Sequence[tuple[Sign, str]]
Places = Iterator[Point]


def frame_groups(scene: Scene) -> Iterator[Group]:
    """The frames round boxes: whole where one is new, broken where it changed."""
    frames: list[Item] = []
    for element, counts in scene.sizes.differing.items():
        box = scene.layout.boxes.get(element)
        if box is not None:
            frames += framed(box, counts, scene.theme)
    if frames:
        yield Group(items=tuple(frames))


def framed(box: Rect, counts: Iterable[Sign], theme: Theme) -> Iterator[Item]:
    """The frame round a box, if it has one; also in the legend."""
    rect = Rect(box.left - OUT, box.top - OUT, box.width + 2 * OUT, box.height + 2 * OUT)
    for sign, dash in ((Sign.ADDED, ()), (Sign.CHANGED, _DASH)):
        if sign in counts:
            yield Box(rect, 2.0 + OUT, None, Stroke(_colour(sign, theme), _FRAME, dash))


def sign_groups(scene: Scene, groups: Sequence[Group], marks: Sequence[Mark], first: bool) -> Iterator[Group]:
    """The signs, one group for each element that is drawn.

    Args:
        scene: what is drawn.
        groups: all that is drawn already.
        marks: the interface marks.
        first: whether this is the map itself or its first strip; only there lanes have signs.
    """
    differing = scene.sizes.differing
    if not differing:
        return
    placer = _Placer(scene, marks, first)
    room, style = FreePlaces(scene, groups), scene.sizes.omit.readable(scene.theme.styles.tag)
    for element, counts in differing.items():
        choices = list(_choices(counts, style, wordy=not scene.sizes.omit.tags))
        best = _best(room, placer, element, choices)
        if best is not None:
            pills, rect = best
            room.take(rect)
            title = capital(", ".join(words for _, words in told_signs(counts)))
            items = tuple(_row(pills, rect.corner, style, scene.theme))
            yield Group(f"{element}{SIGN}", "part", title, items=items)


def _choices(counts: Counts, style: Style, *, wordy: bool) -> Iterator[tuple[Pills, float, float]]:
    """The signs with words, where these can be read, and without, each with its width and height."""
    for pills in ([*told_signs(counts)] if wordy else [], [*_numbered(counts)]):
        if pills:
            yield pills, _width(pills, style), _height(style)


def _best(
    room: FreePlaces, placer: "_Placer", element: str, choices: Iterable[tuple[Pills, float, float]]
) -> tuple[Pills, Rect] | None:
    """The signs and their place where they meet least; none where the element is not drawn."""
    best, least = None, math.inf
    for pills, wide, high in choices:
        for x, y in placer.places(element, wide, high):
            rect = Rect(x, y, wide, high)
            cost = room.cost(rect, element)
            if cost == 0.0:
                return pills, rect
            if cost < least:
                best, least = (pills, rect), cost
    return best


def pill_parts(sign: Sign, words: str, theme: Theme) -> tuple[tuple[Part, ...], float]:
    """A sign with its words, the middle of its left side at (0, 0), and its width; for the legend."""
    style = theme.styles.tag
    top = -_height(style) / 2
    return tuple(_row([(sign, words)], Point(0.0, top), style, theme)), _width([(sign, words)], style)


def _numbered(counts: Counts) -> Iterator[tuple[Sign, str]]:
    """The signs without words, where there is no room for these: what is removed stays counted."""
    for sign, _ in told_signs(counts):
        count = counts[sign]
        yield sign, str(count) if sign is Sign.REMOVED and count > 1 else ""


def _height(style: Style) -> float:
    return CHIP_HEIGHT * style.size / _TAG


def _width(pills: Pills, style: Style) -> float:
    high = _height(style)
    wide = [high + (style.width(words) + _AIR * high if words else 0.0) for _, words in pills]
    return sum(wide) + _BETWEEN * (len(wide) - 1)


def _row(pills: Pills, place: Point, style: Style, theme: Theme) -> Iterator[Part]:
    """Signs beside each other."""
    left, top = place
    high = _height(style)
    for sign, words in pills:
        colour, wide = _colour(sign, theme), _width([(sign, words)], style)
        scale = high / CHIP_HEIGHT
        yield Box(Rect(left, top, wide, high), high / 2, theme.colours.paper, Stroke(colour, 0.7 * scale))
        middle = left + (_ICON if words else 0.5) * high
        yield from at((_icon(sign, colour),), middle, top + high / 2, scale)
        base = top + high / 2 + 0.36 * style.size
        yield from runs(one_line(words, style), style, left + _WORDS * high, base, theme.colours.ink)
        left += wide + _BETWEEN


def _icon(sign: Sign, colour: str) -> Path:
    stroke = Stroke(colour, 0.9, round_cap=True)
    if sign is Sign.CHANGED:
        wave = ((Op.MOVE, (-2.1, 0.65)), *((Op.CURVE, curve) for curve in _CURVES))
        return Path(wave, stroke=stroke)
    return Path(
        steps("M-2 0H2M0 -2V2") if sign is Sign.ADDED else open_line((-2.0, 0.0), (2.0, 0.0)), stroke=stroke
    )


def _colour(sign: Sign, theme: Theme) -> str:
    colours = theme.colours
    return {Sign.ADDED: colours.added, Sign.CHANGED: colours.changed, Sign.REMOVED: colours.removed}[sign]


class _Placer:
    """Where the signs of an element may stand: their upper left corners, the best first."""

    def __init__(self, scene: Scene, marks: Sequence[Mark], first: bool) -> None:
        self._scene = scene
        self._lanes = scene.bodies if first else {}
        self._bars = {phase.id: bar.rect for phase, _, bar in phase_bars(scene)}
        self._marks = {joint.id: mark for mark in reversed(marks) for joint in mark.joints}
        self._edges: dict[str, list[str]] = {}
        for key, piece in scene.pieces.items():
            self._edges.setdefault(scene.sizes.stretches[piece.edge].flow.id, []).append(key)

    def places(self, element: str, wide: float, high: float) -> Places:
        """The places for signs of this size; none where the element is not drawn."""
        if element in self._scene.bodies:  # not where it ends a flow: what is removed was in its lane
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
                yield from _around(name.room, wide, high)
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
        yield from (Point(x, y) for x in _slide(box.left - OUT / 2, box.right - wide))
    for y in (box.centre.y - high / 2, box.bottom - high, box.top):
        yield from (Point(box.left - wide + _ON_EDGE, y), Point(box.right - _ON_EDGE, y))


def _in_lane(body: Rect, wide: float, high: float) -> Places:
    """Low in the lane, near its head; then higher."""
    for y in (body.bottom - high - 1.0, body.top + 1.0, body.centre.y - high / 2):
        yield from (
            Point(x, y) for x in _slide(body.left + 2.0, min(body.right - wide, body.left + _FARTHEST))
        )


def _at_phase(bar: Rect, wide: float, high: float) -> Places:
    """At the right in its bar, else on the lower edge of it."""
    yield Point(bar.right - wide - 2.0, bar.centre.y - high / 2)
    yield from (Point(x, bar.bottom - high / 2) for x in _slide(bar.left + 2.0, bar.right - wide))


def _around(room: Rect, wide: float, high: float) -> Places:
    """Close to a room: above it, below it, right and left of it."""
    for y in (room.top - high - _GAP, room.bottom + _GAP):
        yield from (Point(x, y) for x in _slide(room.left, max(room.left, room.right - wide)))
        yield Point(room.right - wide, y)
    for y in (room.top, room.centre.y - high / 2, room.bottom - high):
        yield from (Point(room.right + _BESIDE, y), Point(room.left - wide - _BESIDE, y))
    for x in (room.left - wide - _GAP, room.right + _GAP):
        yield from (Point(x, y) for y in (room.top - high - _GAP, room.bottom + _GAP))


def _slide(start: float, end: float) -> Iterator[float]:
    """From one place to another in small steps; the first in any case."""
    yield start
    for number in range(1, int(max(0.0, end - start) / _STEP) + 1):
        yield start + number * _STEP
