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
from ketenkaart.model.ketenkaart import name_of
from ketenkaart.model.process import Document, Flow, Partner, Step, System
from ketenkaart.model.record import Record
from ketenkaart.texts import tr


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


class Numbered(NamedTuple):
    """An element at an end of flows, and the number it is known by if it is a step."""

    number: str
    record: Record | None

    @property
    def name(self) -> str:
        """What a person calls it: the number and name of a step, the name of a partner or system."""
        record = self.record
        name = record.name if isinstance(record, Step | Partner | System) else ""
        return f"{self.number} {name}".strip()


class Told(NamedTuple):
    """What the words come from that are told of a flow to who does not see it."""

    flow: Flow
    code: str
    source: Numbered
    target: Numbered
    documents: tuple[Document, ...]
    koppelvlakken: tuple[str, ...]

    @property
    def title(self) -> str:
        """What a screen reader calls it: its code and name, or its ends."""
        title = f"{self.code} {name_of(self.flow, self.documents)}".strip()
        return title or f"{self.source.name} – {self.target.name}"

    @property
    def description(self) -> str:
        """What it says next: kind, ends, documents and interfaces."""
        ends = {"source": self.source.name, "target": self.target.name}
        parts = [tr("{kind} from {source} to {target}", kind=self.flow.kind.title, **ends)]
        if self.documents:
            parts.append(tr("documents: {names}", names=", ".join(one.name for one in self.documents)))
        if self.koppelvlakken:
            parts.append(tr("interface {codes}", codes=", ".join(self.koppelvlakken)))
        return "; ".join(parts)


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

    def lane_of(self, step: Step) -> str:
        """The lane a step stands in."""
        partner = step.partner
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

    def numbered(self, element_id: str) -> Numbered:
        """A box with the number it is known by; every flow asks it of both its ends."""
        known = self._numbered.get(element_id)
        if known is None:
            record = self.sizes.kaart.records.get(element_id)
            number = self.sizes.content.step_number(record) if type(record) is Step else ""
            known = self._numbered[element_id] = Numbered(number, record)
        return known

    @cached_property
    def _numbered(self) -> dict[str, Numbered]:
        return {}

    def told(self, edge: str) -> Told:
        """What the words about a flow, or a part of one between two of its stops, come from."""
        known = self._told.get(edge)
        if known is None:
            stretch, content = self.sizes.stretches[edge], self.sizes.content
            flow, records = stretch.flow, self.sizes.kaart.records
            documents = [records.get(one) for one in flow.documents]
            known = self._told[edge] = Told(
                flow,
                content.flow_code(flow),
                self.numbered(stretch.source),
                self.numbered(stretch.target),
                tuple([one for one in documents if isinstance(one, Document)]),
                tuple([content.koppelvlak_code(joint) for joint in stretch.koppelvlakken]),
            )
        return known

    @cached_property
    def _told(self) -> dict[str, Told]:
        """As far as it was asked: the line of a flow asks it, and its name."""
        return {}
