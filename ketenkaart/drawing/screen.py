"""A map on the screen: the drawing of the chain map alone, without end and without paper.

It is the poster's own drawing: in mm on A0, nothing left out, and each partner with a lane.
"""

from typing import NamedTuple

from ketenkaart.drawing.blanks import without_blanks
from ketenkaart.drawing.chart.chainmap import Chart, draw_chart
from ketenkaart.drawing.chart.pairs import with_paired_marks
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.omissions import NOTHING, Omissions
from ketenkaart.drawing.remeasuring import measured_again
from ketenkaart.drawing.sizes import Sizes, graph_of
from ketenkaart.drawing.theme import Theme, theme_or_neutral
from ketenkaart.layout.pipeline import layout as lay_out
from ketenkaart.layout.result import Layout, Progress
from ketenkaart.memory import NO_MEMORY, Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import language_in_use, use_language

_MEASURED, _LAID_OUT = 0.2, 0.8  # shares of the work
_LEAST_WIDTH = 600.0  # so that lanes of a map that is still small look like lanes, mm


class Screen(NamedTuple):
    """A drawn map and where everything in it is, in mm on A0; (0, 0) is the upper left corner of the lanes.

    Attributes:
        kaart: the map.
        scene: the measured map at its places, and its look.
        chart: the drawing; a group carries the id and collection of its element.
        drawn: what it was drawn of, from which the next drawing takes over what did not change.
    """

    kaart: Ketenkaart
    scene: Scene
    chart: Chart
    drawn: Drawn

    @property
    def sizes(self) -> Sizes:
        """The map, measured."""
        return self.scene.sizes

    @property
    def layout(self) -> Layout:
        """Where everything is; its memory is where the next drawing starts from."""
        return self.scene.layout


def draw_screen(
    kaart: Ketenkaart,
    memory: Memory = NO_MEMORY,
    progress: Progress | None = None,
    uncoded: frozenset[str] = frozenset(),
    drawn: Drawn | None = None,
    before: Screen | None = None,
) -> Screen:
    """Draw a map for the screen, in its own language.

    Args:
        kaart: the map.
        memory: what the layout of the drawing before decided, kept where it still fits.
        progress: is told the share that is done; may raise to stop.
        uncoded: the steps and flows that stand for several, and have no number or code.
        drawn: what was drawn before, to take over the groups that did not change.
        before: the map as it was drawn before an edit, to take over the sizes that did not change.
    """
    spoken = language_in_use()
    use_language(kaart.about.language)
    try:
        look = theme_or_neutral(kaart.about.theme)
        sizes = _measured(kaart, look, NOTHING._replace(uncoded=uncoded), before)
        tell = progress or _nobody
        tell(_MEASURED)
        layout = lay_out(sizes.graph, memory, 1.0, _between(_MEASURED, _LAID_OUT, tell))
        tell(_LAID_OUT)
        layout = with_paired_marks(sizes, layout)
        layout = _at_least(layout, _LEAST_WIDTH)
        scene = Scene(sizes, layout, look)
        drawn = drawn or Drawn()
        return Screen(kaart, scene, draw_chart(scene, drawn=drawn), drawn)
    finally:
        use_language(spoken)


def _measured(kaart: Ketenkaart, look: Theme, omit: Omissions, before: Screen | None) -> Sizes:
    shown, language = without_blanks(kaart), kaart.about.language
    if before is not None and before.scene.theme is look:
        sizes = before.sizes
        if sizes.language == language and sizes.omit == omit:
            return measured_again(sizes, shown, look)
    return graph_of(shown, look, language, omit, every=True)


def _between(start: float, end: float, tell: Progress) -> Progress:
    """Tells the share of one part as one of all."""
    return lambda share: tell(start + (end - start) * share)


def _nobody(_: float) -> None:
    """Nobody wants to know."""


def _at_least(layout: Layout, width: float) -> Layout:
    """The layout with its lanes at least so wide."""
    if layout.width >= width:
        return layout
    lanes = {lane: rect._replace(width=width) for lane, rect in layout.lanes.items()}
    return layout._replace(lanes=lanes, width=width)
