"""What is at a place of the widget; small things are as large as a finger or mouse needs them."""

import itertools
from collections.abc import Callable, Collection
from enum import Enum
from functools import cached_property, partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from ketenkaart.editor.canvas.cells import CellAt, Cells
from ketenkaart.editor.canvas.compiling import Piece
from ketenkaart.editor.canvas.heads import Heads
from ketenkaart.editor.canvas.layers import is_name
from ketenkaart.editor.canvas.scenery import BOXES, Scenery
from ketenkaart.editor.canvas.view import View
from ketenkaart.model.process import Koppelvlak

_LEAST = 24.0  # the least side of a target, px
_BESIDE_LINE = 6.0
_OUTSIDE, _INSIDE = 8.0, 6.0  # the band around a box where connecting starts, px
_END = 12.0  # of a flow, px
_DIVIDER = 4.0  # on each side of the border between two heads, px


class Part(Enum):
    """Which part of an element."""

    BODY = "body"
    EDGE = "edge"
    SOURCE_END = "source end"
    TARGET_END = "target end"
    NAME = "name"
    LANE_HEAD = "lane head"
    PHASE_HEAD = "phase head"
    DIVIDER = "divider"
    CELL = "cell"


class Hit(NamedTuple):
    """What is at a place.

    Attributes:
        kind: the collection of the element: "steps", "partners", "systems", "flows", "koppelvlakken",
            "phases"; empty on an empty cell.
        id: the id of the element; empty on an empty cell.
        place: where on the map, mm.
        cell: the lane, phase, column and row there; none on heads.
        under: the flow whose line is under the band outside a box; empty where there is none.
    """

    kind: str
    id: str
    part: Part
    place: QPointF
    cell: CellAt | None = None
    under: str = ""

    @property
    def clicked(self) -> str:
        """What a click is about: a short line between two boxes is all under their bands."""
        return self.under or self.id

    @property
    def is_empty(self) -> bool:
        """Whether nothing but a lane is there."""
        return self.part is Part.CELL


_Found = tuple[str, str, Part]


class Hits:
    """Finds what is at a place, by the layout as it is shown."""

    def __init__(self, scenery: Scenery, heads: Heads) -> None:
        self._scenery, self._heads = scenery, heads

    @cached_property
    def _cells(self) -> Cells:
        """The cells of the map; found when first the mouse is on it."""
        return Cells(self._scenery.screen)

    def at(self, place: QPointF, view: View, body: QRectF, selected: Collection[str] = ()) -> Hit:
        """What is at a place in the widget.

        Args:
            place: logical px.
            view: where the map is.
            body: the part of the widget without heads.
            selected: what is selected: the ends of a selected flow come before the box they are at.
        """
        if not body.contains(place):
            return self._head(place, view, body)
        mm = view.to_mm(place)
        cell = self._cells.at(mm)
        found = self._of_selected(selected, mm, view) or self._element(place, mm, view)
        if found is not None:
            kind, element, part = found
            return Hit(kind, element, part, mm, cell, self._under(found, mm, view))
        return Hit("", "", Part.CELL, mm, cell)

    def _head(self, place: QPointF, view: View, body: QRectF) -> Hit:
        mm = view.to_mm(place)
        if place.x() < body.left() and place.y() >= body.top():
            lane = self._beside(place, QPointF(0, _LEAST / 2), view, self._heads.lane_at)
            if lane is None:
                return Hit("", "", Part.CELL, mm)
            rect = self._heads.lane_rect(lane, view)
            assert rect is not None
            near = rect.bottom() - place.y() <= _DIVIDER or place.y() - rect.top() <= _DIVIDER
            return Hit("partners", lane, Part.DIVIDER if near else Part.LANE_HEAD, mm)
        aside = QPointF(_LEAST / 2, 0)
        phase = self._beside(place, aside, view, self._heads.phase_at) if place.x() >= body.left() else None
        if phase is None:
            return Hit("", "", Part.CELL, mm)
        bar = self._heads.phase_rect(phase, view)
        assert bar is not None
        near = bar.right() - place.x() <= _DIVIDER or place.x() - bar.left() <= _DIVIDER
        return Hit("phases", phase, Part.DIVIDER if near else Part.PHASE_HEAD, mm)

    @staticmethod
    def _beside(
        place: QPointF, aside: QPointF, view: View, at: Callable[[QPointF, View], str | None]
    ) -> str | None:
        """The head at a place; in the gap between two heads the first of them."""
        return at(place, view) or at(place - aside, view) or at(place + aside, view)

    def _of_selected(self, selected: Collection[str], mm: QPointF, view: View) -> _Found | None:
        """The end of a selected flow there; of a short one, which is all under boxes, its middle, too."""
        for flow in selected:
            edges = self._scenery.elements.edges(flow)
            if not edges:
                continue
            part = self._end(edges, mm, view)
            if part is None and self._length(edges) < 3 * _END / view.scale:
                part = Part.BODY if self._is_beside(edges, mm, view) else None
            if part is not None:
                return "flows", flow, part
        return None

    def _is_beside(self, edges: list[str], mm: QPointF, view: View) -> bool:
        """Whether a place is on a line, or nearly."""
        return min(map(partial(self._from_line, mm), edges)) <= _BESIDE_LINE / view.scale

    def _from_line(self, mm: QPointF, edge: str) -> float:
        """How far a place is from the line of an edge, mm."""
        return min(_from_stretch(*ends, mm) for ends in itertools.pairwise(self._scenery.elements.line(edge)))

    def _length(self, edges: list[str]) -> float:
        """How long the lines of edges are, mm."""
        stretches = itertools.chain(
            *(itertools.pairwise(self._scenery.elements.line(edge)) for edge in edges)
        )
        return sum((other - one).manhattanLength() for one, other in stretches)

    def _end(self, edges: list[str], mm: QPointF, view: View) -> Part | None:
        """The end of a line there; of a short line no more than a third, so that it has a middle."""
        elements, reach = self._scenery.elements, min(_END / view.scale, self._length(edges) / 3)
        if (mm - elements.line(edges[-1])[-1]).manhattanLength() <= reach:
            return Part.TARGET_END
        return Part.SOURCE_END if (mm - elements.line(edges[0])[0]).manhattanLength() <= reach else None

    def _element(self, place: QPointF, mm: QPointF, view: View) -> _Found | None:
        """The element on top there: name, box, koppelvlak, flow; what is hit itself before what is near."""
        near = self._near(mm, view)
        return (
            self._name(near, mm, view)
            or self._box(near, mm, view, within=0.0)
            or self._mark(near, place, view, least=0.0)
            or self._finding(near, mm)
            or self._box(near, mm, view, within=_OUTSIDE / view.scale)
            or self._mark(near, place, view, least=_LEAST)
            or self._flow(near, mm, view)
        )

    def _under(self, found: _Found, mm: QPointF, view: View) -> str:
        """The flow whose line is under the band outside a box."""
        kind, element, part = found
        box = self._scenery.elements.box(element) if kind in BOXES and part is Part.EDGE else None
        if box is None or box.contains(mm):
            return ""
        line = self._flow(self._near(mm, view), mm, view)
        return line[1] if line is not None else ""

    def _near(self, mm: QPointF, view: View) -> list[Piece]:
        """What may be there."""
        reach = max(_LEAST, 2 * _OUTSIDE) / view.scale
        return self._scenery.index.meeting(QRectF(mm.x() - reach, mm.y() - reach, 2 * reach, 2 * reach))

    def _name(self, near: list[Piece], mm: QPointF, view: View) -> _Found | None:
        if view.bare:
            return None
        for piece in reversed(near):
            if is_name(piece.group) and any(room.contains(mm) for room in piece.text_rooms):
                return "flows", self._id(piece), Part.NAME
        return None

    def _box(self, near: list[Piece], mm: QPointF, view: View, within: float) -> _Found | None:
        """The nearest box within so many mm; a small one reaches farther."""
        best: tuple[float, Piece, QRectF] | None = None
        for piece in near:
            rect = self._scenery.elements.box(self._id(piece)) if piece.group.kind in BOXES else None
            if rect is None:
                continue
            away = _away(rect, mm)
            reach = max(within, _missing(rect, view)) if within else 0.0
            if away <= reach and (best is None or away < best[0]):
                best = (away, piece, rect)
        if best is None:
            return None
        _, piece, rect = best
        inside = min(_INSIDE / view.scale, rect.height() / 4)
        deep = rect.adjusted(inside, inside, -inside, -inside).contains(mm)
        return piece.group.kind, self._id(piece), Part.BODY if deep else Part.EDGE

    def _mark(self, near: list[Piece], place: QPointF, view: View, least: float) -> _Found | None:
        """The nearest mark, as large as a target; one without a koppelvlak is its flow."""
        best: tuple[float, Piece] | None = None
        for piece in near:
            if piece.group.kind == "koppelvlakken":
                rect = view.rect_px(piece.frame)
                away = _away(rect, place)
                if _grown(rect, least).contains(place) and (best is None or away < best[0]):
                    best = (away, piece)
        if best is None:
            return None
        element = self._id(best[1])
        return "flows" if self._is_flow(element) else "koppelvlakken", element, Part.BODY

    def _finding(self, near: list[Piece], mm: QPointF) -> _Found | None:
        """The flow or interface whose finding has its sign there."""
        for piece in near:
            element = self._id(piece)
            if piece.group.kind == "findings" and piece.frame.contains(mm):
                if self._is_flow(element):
                    return "flows", element, Part.BODY
                if self._scenery.screen.kaart.get(Koppelvlak, element) is not None:
                    return "koppelvlakken", element, Part.BODY
        return None

    def _is_flow(self, element: str) -> bool:
        return bool(self._scenery.elements.edges(element))

    def _flow(self, near: list[Piece], mm: QPointF, view: View) -> _Found | None:
        best: tuple[float, str] | None = None
        for piece in near:
            if piece.group.kind == "flows" and not is_name(piece.group):
                away = self._from_line(mm, piece.group.id)
                if away <= _BESIDE_LINE / view.scale and (best is None or away < best[0]):
                    best = (away, piece.group.id)
        if best is None:
            return None
        flow = self._scenery.screen.sizes.stretches[best[1]].flow.id
        return "flows", flow, self._end(self._scenery.elements.edges(flow), mm, view) or Part.BODY

    def _id(self, piece: Piece) -> str:
        return self._scenery.elements.element_of(piece.group)

    def touched(self, area: QRectF) -> list[str]:
        """What a rubber band takes: boxes and marks it touches, and flows with both ends in it.

        A partner at the end of a flow is not taken: its lane with all its steps would come along.

        Args:
            area: mm.
        """
        scenery = self._scenery
        found: list[str] = []
        partners: list[str] = []
        flows: list[str] = []
        for piece in scenery.index.meeting(area):
            kind, element = piece.group.kind, self._id(piece)
            if kind in BOXES:
                box = scenery.elements.box(element)
                if box is not None and box.intersects(area):
                    (partners if kind == "partners" else found).append(element)
            elif kind == "koppelvlakken" and not self._is_flow(element):
                if piece.frame.intersects(area):
                    found.append(element)
            elif kind == "flows":
                flows.append(element)
        taken = {*found, *partners}
        for flow in dict.fromkeys(flows):
            ends = [scenery.screen.sizes.stretches[edge] for edge in scenery.elements.edges(flow)]
            if ends and ends[0].source in taken and ends[-1].target in taken:
                found.append(flow)
        return list(dict.fromkeys(found))


def _away(rect: QRectF, at: QPointF) -> float:
    """How far a place is outside a rectangle."""
    across = max(rect.left() - at.x(), at.x() - rect.right(), 0.0)
    down = max(rect.top() - at.y(), at.y() - rect.bottom(), 0.0)
    return max(across, down)


def _missing(rect: QRectF, view: View) -> float:
    """How far a small box reaches outside itself to be a target, mm."""
    return max(_LEAST / view.scale - min(rect.width(), rect.height()), 0.0) / 2


def _grown(rect: QRectF, least: float) -> QRectF:
    """A rectangle with sides of so many px or more."""
    wide, high = max(least - rect.width(), 0.0) / 2, max(least - rect.height(), 0.0) / 2
    return rect.adjusted(-wide, -high, wide, high)


def _from_stretch(one: QPointF, other: QPointF, at: QPointF) -> float:
    """How far a place is from a level or upright stretch of a line."""
    return _away(QRectF(one, other).normalized(), at)
