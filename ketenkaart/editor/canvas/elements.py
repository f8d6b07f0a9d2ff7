"""The elements of a drawing: which groups show them, where they are, and in which order they are read."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from ketenkaart.drawing.chart.findings import FINDING
from ketenkaart.drawing.displaylist import Box, Group
from ketenkaart.drawing.screen import Screen
from ketenkaart.layout.geometry import Rect

_NEAR = 0.5  # mm


class Elements:
    """The elements of one drawing."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    @cached_property
    def _edges(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for edge, stretch in self._screen.sizes.stretches.items():
            if edge in self._screen.layout.routes:
                found.setdefault(stretch.flow.id, []).append(edge)
        return found

    def element_of(self, group: Group) -> str:
        """The id of the element a group shows; of a mark without an interface its flow."""
        stretches = self._screen.sizes.stretches
        if group.kind == "flows":
            edge = group.id if group.id in stretches else group.id.removesuffix(".name")
            return stretches[edge].flow.id
        if group.kind == "koppelvlakken":
            stem, _, last = group.id.rpartition(".")
            return stretches[stem].flow.id if last.startswith("mark") and stem in stretches else stem
        if group.kind == "findings":
            return group.id.removesuffix(FINDING)
        if group.kind in ("partners", "systems"):
            return group.id.removesuffix(".box")
        return group.id

    def is_lit(self, group: Group, frame: QRectF, lit: Collection[str]) -> bool:
        """Whether a group is among what a lens lights; the mark of an interface only on lines that are.

        Args:
            group: the group.
            frame: where it is, mm.
            lit: the elements that are lit.
        """
        element = self.element_of(group)
        if element not in lit or group.kind != "koppelvlakken":
            return element in lit
        stretches, routes = self._screen.sizes.stretches, self._screen.layout.routes
        across = [
            route
            for edge, route in routes.items()
            if stretches[edge].flow.id in lit and element in stretches[edge].flow.koppelvlakken
        ]
        return not across or any(frame.contains(QPointF(*at)) for route in across for at in route.marks)

    def edges(self, flow: str) -> list[str]:
        """The edges a flow is drawn as."""
        return self._edges.get(flow, [])

    def box(self, element: str) -> QRectF | None:
        """The rectangle of a step, or of a partner or system at the end of a flow."""
        rect = self._screen.layout.boxes.get(element)
        return qrect(rect) if rect is not None else None

    def line(self, edge: str) -> list[QPointF]:
        """The points of the line of an edge."""
        return [QPointF(*point) for point in self._screen.layout.routes[edge].points]

    def lane(self, element: str) -> QRectF | None:
        """The rectangle of a lane, head included."""
        rect = self._screen.layout.lanes.get(element)
        return qrect(rect) if rect is not None else None

    def hue_at(self, area: QRectF) -> str | None:
        """The colour of the head of the lane that holds an area; none where several do not or it spans them.

        Args:
            area: the area, mm.
        """
        hold = [
            (rect.height, lane)
            for lane, rect in self._screen.layout.lanes.items()
            if rect.top - _NEAR <= area.top() and area.bottom() <= rect.bottom + _NEAR
        ]
        if not hold:
            return None
        lane = min(hold)[1]
        heads = (one for one in self._screen.chart.groups if (one.kind, one.id) == ("partners", lane))
        return next((item.fill for head in heads for item in head.items if isinstance(item, Box)), None)

    def phase(self, element: str) -> QRectF | None:
        """The rectangle of a phase over all lanes."""
        layout = self._screen.layout
        if element not in layout.phases:
            return None
        left, right = layout.phases[element]
        return QRectF(left, 0.0, right - left, layout.height)

    def in_reading_order(self) -> Iterator[str]:
        """All elements: phases, then each lane with its boxes, each with what leaves it."""
        sizes, layout = self._screen.sizes, self._screen.layout
        yield from (phase.id for phase in sizes.kaart.phases if phase.id in layout.phases)
        lane_of = {node.id: node.lane for node in sizes.graph.nodes if node.id in layout.boxes}
        leaving: dict[str, list[str]] = {}
        for edge in layout.routes:
            leaving.setdefault(sizes.stretches[edge].source, []).append(edge)
        seen: set[str] = set()
        for lane in sizes.lanes:
            boxes = [box for box, its in lane_of.items() if its == lane]
            boxes.sort(key=lambda box: (layout.boxes[box].left, layout.boxes[box].top))
            told = [lane, *(each for box in boxes for each in (box, *self._told(leaving.get(box, ()))))]
            for element in told:
                if element not in seen:
                    seen.add(element)
                    yield element

    def _told(self, edges: Iterable[str]) -> Iterator[str]:
        """The flows of edges, each with its interfaces."""
        for edge in edges:
            stretch = self._screen.sizes.stretches[edge]
            yield stretch.flow.id
            yield from (joint.id for joint in stretch.koppelvlakken)


def qrect(rect: Rect) -> QRectF:
    """A rectangle for Qt."""
    return QRectF(*rect)
