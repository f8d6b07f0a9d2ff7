"""What the parts of the chart share: the measured map, its layout, and the look."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ketenkaart.drawing.displaylist import Stroke
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.theme import PartnerColours, Theme
from ketenkaart.layout.geometry import Rect
from ketenkaart.layout.result import Layout
from ketenkaart.model.process import Partner, Step, System

HEAD = 84.0


@dataclass(frozen=True)
class Scene:
    """A measured map at its places, and the look it is drawn in; in mm on A0 before scaling."""

    sizes: Sizes
    layout: Layout
    theme: Theme

    @cached_property
    def _colours(self) -> Mapping[str, PartnerColours]:
        lanes = self.sizes.lanes.values()
        roots = [lane for lane in lanes if lane.depth == 0]
        hues = self.theme.hues_of(lane.partner for lane in roots if lane.partner is not None)
        found: dict[str, PartnerColours] = {}
        for lane in lanes:
            own = lane.partner.colour if lane.partner is not None else None
            hue = hues.get(lane.root, 230) if own is None else own
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
                found[lane.id] = Rect(HEAD, rect.top, rect.width - HEAD, bottom - rect.top)
        return found

    def lane_at(self, y: float) -> str | None:
        """The lane at a height."""
        for lane, body in self.bodies.items():
            if body.top <= y <= body.bottom:
                return lane
        return None

    @cached_property
    def phase_edges(self) -> tuple[float, ...]:
        """The middle of the gap between each two phases."""
        ranges = sorted(self.layout.phases.values())
        return tuple((one[1] + other[0]) / 2 for one, other in zip(ranges, ranges[1:], strict=False))

    def stroke(self, width: float, dash: tuple[float, ...] = ()) -> Stroke:
        """A stroke in ink."""
        return Stroke(self.theme.colours.ink, width, dash)

    def place_name(self, element_id: str) -> str:
        """What a person calls a box: the number and name of a step, the name of a partner or system."""
        record = self.sizes.kaart.records.get(element_id)
        if isinstance(record, Step):
            return f"{self.sizes.content.step_number(record)} {record.name}".strip()
        return record.name if isinstance(record, Partner | System) else ""
