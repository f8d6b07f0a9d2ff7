"""The chain boundary: a dashed frame around the lanes inside the chain, with its name in a gap."""

from collections.abc import Iterator

from ketenkaart.drawing.chart.obstacles import Obstacles
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Box, Group, Stroke
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Line, Part, runs
from ketenkaart.layout.geometry import Rect
from ketenkaart.texts import tr

OUTSIDE = 3.0
RADIUS = 4.0
_TAG_HEIGHT = 7.2
_STEP = 8.0
_AT_TOP = 4.0


def boundary_groups(scene: Scene, obstacles: Obstacles) -> Iterator[Group]:
    """A frame around each run of lanes inside the chain."""
    stroke = boundary_stroke(scene.theme)
    named = False
    for number, frame in enumerate(_frames(scene), 1):
        parts: list[Part] = [Box(frame, RADIUS, stroke=stroke)]
        if not named:
            tag = list(_tag(scene, frame, obstacles))
            named = bool(tag)
            parts += tag
        yield Group(f"boundary-{number}", "part", tr("chain boundary"), items=tuple(parts))


def boundary_stroke(theme: Theme) -> Stroke:
    """The line of the boundary; also in the legend."""
    return Stroke(theme.colours.text2, theme.lines.boundary, theme.dashes.boundary)


def _frames(scene: Scene) -> Iterator[Rect]:
    """The frames, each side in the middle of its gap."""
    roots = [lane for lane in scene.sizes.lanes.values() if not lane.depth]
    rects = [scene.layout.lanes[lane.id] for lane in roots]
    top = 0.0
    for number, (lane, rect) in enumerate(zip(roots, rects, strict=True)):
        if not lane.inside:
            continue
        if number == 0 or not roots[number - 1].inside:
            top = (rect.top + rects[number - 1].bottom) / 2 if number else rect.top - _AT_TOP
        if number + 1 == len(roots):
            yield _frame(rect, top, rect.bottom + OUTSIDE)
        elif not roots[number + 1].inside:
            yield _frame(rect, top, (rect.bottom + rects[number + 1].top) / 2)


def _frame(lane: Rect, top: float, bottom: float) -> Rect:
    return Rect(lane.left - OUTSIDE, top, lane.width + 2 * OUTSIDE, bottom - top)


def _tag(scene: Scene, frame: Rect, obstacles: Obstacles) -> Iterator[Part]:
    """The word in a gap of the frame, as far right as it is free."""
    style, colours = scene.sizes.omit.readable(scene.theme.styles.boundary), scene.theme.colours
    text = tr("CHAIN BOUNDARY")
    line = Line(text, style.width(text))
    wide = line.width + 4.0
    for y in (frame.top, frame.bottom):
        x = frame.right - 60.0 - wide
        while x > scene.layout.head + 10.0:
            rect = Rect(x, y - _TAG_HEIGHT / 2, wide, _TAG_HEIGHT)
            if obstacles.free(Rect(x - 4.0, rect.top, wide + 8.0, rect.height)):
                yield Box(rect, 0.0, colours.paper)
                yield from runs((line,), style, x + 2.0, y + 1.9, colours.text2)
                return
            x -= _STEP
