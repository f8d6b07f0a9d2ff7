"""What differs from another map: frames round boxes, and signs in words where nothing else stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ketenkaart.analysis.signs import Sign, told_signs
from ketenkaart.drawing.boxsizes import CHIP_HEIGHT
from ketenkaart.drawing.chart.freeplaces import FreePlaces
from ketenkaart.drawing.chart.marks import Mark
from ketenkaart.drawing.chart.paths import open_line
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.chart.signplaces import FRAME_OUT, SignPlaces, best_place
from ketenkaart.drawing.chart.signs import at, steps
from ketenkaart.drawing.displaylist import Box, Group, Item, Op, Path, Stroke
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Part, Style, one_line, runs
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.texts import capital

SIGN = ".sign"  # after the id of its element
_FRAME, _DASH = 1.1, (4.0, 2.6)
_BETWEEN = 0.8
# Of a sign's height: where icon and words stand from its left end, and the air about them.
_ICON, _WORDS, _AIR = 0.6, 1.08, 0.5
_TAG = 4.7  # the size of letters in signs as high as chips
_CURVES = ((-1.66, -0.58, -0.94, -0.79, 0.0, 0.0), (0.94, 0.79, 1.66, 0.58, 2.1, -0.65))

Counts = Mapping[Sign, int]
Pills = Sequence[tuple[Sign, str]]


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
    rect = Rect(
        box.left - FRAME_OUT, box.top - FRAME_OUT, box.width + 2 * FRAME_OUT, box.height + 2 * FRAME_OUT
    )
    for sign, dash in ((Sign.ADDED, ()), (Sign.CHANGED, _DASH)):
        if sign in counts:
            yield Box(rect, 2.0 + FRAME_OUT, None, Stroke(_colour(sign, theme), _FRAME, dash))


def sign_groups(
    scene: Scene, groups: Sequence[Group], marks: Sequence[Mark], drawn: Drawn, first: bool
) -> Iterator[Group]:
    """The signs, one group for each element that is drawn.

    Args:
        scene: what is drawn.
        groups: all that is drawn already.
        marks: the interface marks.
        drawn: what was made for the drawing before, and is for this one.
        first: whether this is the map itself or its first strip; only there lanes have signs.
    """
    differing = scene.sizes.differing
    if not differing:
        return
    places = SignPlaces(scene, marks, first)
    style = scene.sizes.omit.readable(scene.theme.styles.tag)
    tried = {
        element: [
            (pills, places.of(element, _width(pills, style), _height(style)))
            for pills in _choices(counts, wordy=not scene.sizes.omit.tags)
        ]
        for element, counts in differing.items()
    }
    near = [rects for choices in tried.values() for _, rects in choices]
    room = FreePlaces(scene, groups, drawn, near)
    for element, counts in differing.items():
        found = None
        for pills, rects in tried[element]:
            place = best_place(room, element, rects)
            if place is not None and (found is None or place.cost < found[1].cost):
                found = pills, place
            if place is not None and place.cost == 0.0:
                break
        if found is not None:
            pills, (rect, _) = found
            room.take(rect)
            title = capital(", ".join(words for _, words in told_signs(counts)))
            items = tuple(_row(pills, rect.corner, style, scene.theme))
            yield Group(f"{element}{SIGN}", "part", title, items=items)


def _choices(counts: Counts, *, wordy: bool) -> Iterator[Pills]:
    """The signs with words, where these can be read, and without."""
    yield from filter(None, ([*told_signs(counts)] if wordy else [], [*_numbered(counts)]))


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
