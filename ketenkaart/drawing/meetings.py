"""Who meets: the bodies by level as on the poster, with all that is known of each, and whom it reports to."""

from collections.abc import Mapping
from typing import NamedTuple

from ketenkaart.drawing.displaylist import Page
from ketenkaart.drawing.panels.bodies import Bodies
from ketenkaart.drawing.panels.bodywords import meeting_details
from ketenkaart.drawing.panels.panel import PanelSource
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.transform import placed
from ketenkaart.layout.geometry import Rect

_EDGE = 3.0  # mm
LEAST_WIDTH = Bodies.least + 2 * _EDGE
"""The least width it can be drawn in, mm."""


class Meetings(NamedTuple):
    """The drawing.

    Attributes:
        page: as large as the drawing.
        places: where each body, and each role of the chain, is on it.
    """

    page: Page
    places: Mapping[str, Rect]


def draw_meetings(sizes: Sizes, theme: Theme, width: float) -> Meetings:
    """Draw the bodies and roles of a map, in the language in use as all that stands beside it.

    Args:
        sizes: the map.
        theme: the look.
        width: how wide, mm.
    """
    panel = Bodies(PanelSource(sizes, theme, (), False, {}), meeting_details, reporting=True)
    inside = width - 2 * _EDGE
    group = placed(panel.draw(inside), dx=_EDGE, dy=_EDGE)
    rects = panel.places(inside).items()
    places = {body: rect._replace(left=rect.left + _EDGE, top=rect.top + _EDGE) for body, rect in rects}
    return Meetings(Page(width, panel.height(inside) + 2 * _EDGE, (group,)), places)
