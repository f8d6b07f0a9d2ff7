"""The numbered tags at the sides of a strip, where flows go on in another strip."""

from collections.abc import Iterator

from ketenkaart.drawing.chart.flows import flow_title
from ketenkaart.drawing.chart.scene import CutTag, Scene
from ketenkaart.drawing.displaylist import Box, Group, Stroke
from ketenkaart.drawing.typeset import Align, one_line, runs
from ketenkaart.layout.geometry import Rect
from ketenkaart.texts import tr

WIDTH = 9.0
HEIGHT = 6.4


def cut_tag_groups(scene: Scene) -> Iterator[Group]:
    """All tags of this strip."""
    for tag in scene.cut_tags:
        yield _tag(scene, tag)


def _tag(scene: Scene, tag: CutTag) -> Group:
    stretch = scene.sizes.stretches[tag.edge]
    colour = scene.theme.flows[stretch.flow.kind].colour
    left = tag.x - WIDTH if tag.at_right else tag.x
    box = Box(
        Rect(left, tag.y - HEIGHT / 2, WIDTH, HEIGHT), 1.0, scene.theme.colours.paper, Stroke(colour, 0.9)
    )
    style = scene.readable(scene.theme.styles.chip)
    words = runs(
        one_line(str(tag.number), style),
        style,
        left + WIDTH / 2,
        tag.y + 0.35 * style.size,
        colour,
        Align.CENTRE,
    )
    side = "out" if tag.at_right else "in"
    words_for_all = tr("goes on at {number}", number=tag.number)
    title = f"{flow_title(scene, stretch)}: {words_for_all}"
    return Group(f"{tag.edge}.{side}{tag.number}", "flows", title, items=(box, *words))
