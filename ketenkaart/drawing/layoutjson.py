"""The layout of a map as plain data: where boxes, lanes, lines and names are, in mm on the sheet.

A lane is a band in which boxes stand; the rectangle of a partner with parts is a whole.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.unhonoured import element_of, why_not
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.impossible import Impossible
from ketenkaart.layout.result import Layout


class Placing(NamedTuple):
    """Where a layout stands on a sheet: scaled first, then moved."""

    scale: float
    dx: float
    dy: float

    def point(self, point: Point) -> list[float]:
        """A point on the sheet."""
        return [_mm(point.x * self.scale + self.dx), _mm(point.y * self.scale + self.dy)]

    def rect(self, rect: Rect) -> dict[str, float]:
        """A rectangle on the sheet."""
        x, y = self.point(Point(rect.left, rect.top))
        return {"x": x, "y": y, "w": _mm(rect.width * self.scale), "h": _mm(rect.height * self.scale)}


def _mm(length: float) -> float:
    return round(length, 3)


def layout_json(sizes: Sizes, layout: Layout, placing: Placing, text_height: float) -> Mapping[str, Any]:
    """A layout as plain data, with what it could not honour.

    Args:
        sizes: the measured map.
        layout: its places in one strip.
        placing: where it stands on the sheet.
        text_height: the size of the text of steps, mm on the sheet.
    """
    return {
        "text_height": _mm(text_height),
        "nodes": {node: placing.rect(rect) for node, rect in layout.boxes.items()},
        "lanes": {lane: placing.rect(rect) for lane, rect in _bands(sizes, layout)},
        "wholes": {
            lane.id: placing.rect(layout.lanes[lane.id]) for lane in sizes.lanes.values() if lane.parts
        },
        "edges": {edge: _edge(sizes, layout, placing, edge) for edge in layout.routes},
        "impossible": [_impossible(sizes, one) for one in layout.impossible],
    }


def _bands(sizes: Sizes, layout: Layout) -> Iterator[tuple[str, Rect]]:
    """The lanes in which boxes stand; of one with parts only what lies above these."""
    for lane in sizes.lanes.values():
        rect = layout.lanes[lane.id]
        if not lane.split:
            bottom = min((layout.lanes[part].top for part in lane.parts), default=rect.bottom)
            yield lane.id, Rect(rect.left, rect.top, rect.width, bottom - rect.top)


def _edge(sizes: Sizes, layout: Layout, placing: Placing, edge: str) -> dict[str, Any]:
    route, stretch = layout.routes[edge], sizes.stretches[edge]
    label = placing.rect(route.name.room) if route.name is not None else None
    return {
        "points": [placing.point(point) for point in route.points],
        "label": label,
        "source": stretch.source,
        "target": stretch.target,
        "text": " ".join(_words(sizes, edge)) if label is not None else "",
    }


def _impossible(sizes: Sizes, one: Impossible) -> dict[str, Any]:
    return {
        "id": element_of(sizes, one).id,
        "side": one.side,
        "why": one.why.value,
        "others": list(one.others),
        "sentence": why_not(sizes, one),
    }


def _words(sizes: Sizes, edge: str) -> Iterator[str]:
    flow = sizes.stretches[edge].flow
    for part in (sizes.content.flow_code(flow), sizes.kaart.flow_name(flow)):
        if part:
            yield part
