"""What the parts of the chart share: the measured map, its layout, and the look."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ketenkaart.drawing.displaylist import Stroke
from ketenkaart.drawing.hues import lane_hues
from ketenkaart.drawing.lanetree import NO_PARTNER
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.theme import PartnerColours, Theme
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.result import Layout


class LinePiece(NamedTuple):
    """The line of a flow, or the part of it that lies in one strip.

    Attributes:
        ends: whether its last point is where the flow ends; only there it has a head.
    """

    edge: str
    points: tuple[Point, ...]
    ends: bool = True


class CutTag(NamedTuple):
    """Where a flow goes on in another strip; the same number stands at both places."""

    edge: str
    number: int
    x: float
    y: float
    at_right: bool


@dataclass(frozen=True)
class Scene:
    """A measured map at its places, and the look it is drawn in; in mm on A0 before scaling.

    Attributes:
        cut_pieces: the parts of lines in this strip, where the map is cut.
        cut_tags: the tags at the sides of this strip.
    """

    sizes: Sizes
    layout: Layout
    theme: Theme
    cut_pieces: Mapping[str, LinePiece] | None = None
    cut_tags: tuple[CutTag, ...] = ()

    @cached_property
    def pieces(self) -> Mapping[str, LinePiece]:
        """The lines that are drawn, by the id of their group."""
        if self.cut_pieces is not None:
            return self.cut_pieces
        return {edge: LinePiece(edge, route.points) for edge, route in self.layout.routes.items()}

    @cached_property
    def _colours(self) -> Mapping[str, PartnerColours]:
        hues = lane_hues(self.sizes.kaart, self.theme)
        found: dict[str, PartnerColours] = {}
        for lane in self.sizes.lanes.values():
            hue = hues.get(lane.root, 230)
            if lane.partner is not None and lane.partner.colour is not None:
                hue = lane.partner.colour
            found[lane.id] = self.theme.partner(hue)
        return found

    def colours(self, lane: str) -> PartnerColours:
        """The colours of the partner of a lane."""
        return self._colours[lane]

    def lane_fill(self, lane: str) -> str:
        """The colour of a lane."""
        colours = self._colours[lane]
        return colours.inside if self.sizes.lanes[lane].inside else colours.outside

    @cached_property
    def bodies(self) -> Mapping[str, Rect]:
        """The rectangle of each lane without its header, and without the lanes that are its parts."""
        found: dict[str, Rect] = {}
        for lane in self.sizes.lanes.values():
            rect = self.layout.lanes[lane.id]
            bottom = min((self.layout.lanes[part].top for part in lane.parts), default=rect.bottom)
            if bottom > rect.top + 0.01:
                head = self.layout.head
                found[lane.id] = Rect(head, rect.top, rect.width - head, bottom - rect.top)
        return found

    def lane_of(self, partner: str | None) -> str:
        """The lane in which the steps of a partner stand.

        Args:
            partner: its id; none of steps that have no partner.
        """
        return partner if partner is not None and partner in self.sizes.lanes else NO_PARTNER

    def lane_at(self, y: float) -> str | None:
        """The lane at a height."""
        return next((lane for top, bottom, lane in self._bands if top <= y <= bottom), None)

    @cached_property
    def _bands(self) -> tuple[tuple[float, float, str], ...]:
        return tuple((body.top, body.bottom, lane) for lane, body in self.bodies.items())

    @cached_property
    def phase_edges(self) -> tuple[float, ...]:
        """The middle of the gap between each two phases."""
        ranges = sorted(self.layout.phases.values())
        return tuple((one[1] + other[0]) / 2 for one, other in itertools.pairwise(ranges))

    def stroke(self, width: float, dash: tuple[float, ...] = ()) -> Stroke:
        """A stroke in ink."""
        return Stroke(self.theme.colours.ink, width, dash)
