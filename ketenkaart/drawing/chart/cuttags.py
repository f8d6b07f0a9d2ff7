"""The numbered tags at the sides of a strip, where flows go on in another strip."""

from collections.abc import Iterator

from ketenkaart.drawing.chart.scene import CutTag, Scene
from ketenkaart.drawing.chart.telling import Telling
from ketenkaart.drawing.displaylist import Box, Group, Stroke
from ketenkaart.drawing.typeset import Align, Part, Style, one_line, runs
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.texts import tr

WIDTH = 9.0
HEIGHT = 6.4


def cut_tag_groups(scene: Scene, telling: Telling) -> Iterator[Group]:
    """All tags of this strip."""
    for tag in scene.cut_tags:
        yield _tag(scene, tag, telling.told(tag.edge).title)


def _tag(scene: Scene, tag: CutTag, flow: str) -> Group:
    stretch = scene.sizes.stretches[tag.edge]
    colour = scene.theme.flows[stretch.flow.kind].colour
    left = tag.x - WIDTH if tag.at_right else tag.x
    style = scene.sizes.omit.readable(scene.theme.styles.chip)
    parts = cut_tag_parts(str(tag.number), Point(left, tag.y), colour, style, scene.theme.colours.paper)
    side = "out" if tag.at_right else "in"
    words_for_all = tr("goes on at {number}", number=tag.number)
    title = f"{flow}: {words_for_all}"
    return Group(f"{tag.edge}.{side}{tag.number}", "flows", title, items=parts)


def cut_tag_parts(number: str, place: Point, colour: str, style: Style, paper: str) -> tuple[Part, ...]:
    """A tag with its left side at a place; also in the legend."""
    rect = Rect(place.x, place.y - HEIGHT / 2, WIDTH, HEIGHT)
    base = place.y + 0.35 * style.size
    words = runs(one_line(number, style), style, rect.centre.x, base, colour, Align.CENTRE)
    return (Box(rect, 1.0, paper, Stroke(colour, 0.9)), *words)
