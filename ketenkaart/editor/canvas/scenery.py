"""The drawing, ready to paint at any zoom: ground and pieces, found by place."""

from collections.abc import Iterator
from enum import Enum
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from ketenkaart.drawing.chart.summaries import SUMMARY
from ketenkaart.drawing.fading import FAINT
from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.canvas.batch import Batch
from ketenkaart.editor.canvas.compiling import Compiler, Piece
from ketenkaart.editor.canvas.elements import Elements, qrect
from ketenkaart.editor.canvas.ground import ground_groups
from ketenkaart.editor.canvas.index import Index
from ketenkaart.editor.canvas.layers import Layer, body_groups, is_boundary
from ketenkaart.editor.canvas.numbers import Numbers
from ketenkaart.editor.canvas.ops import Brush, Rectangle
from ketenkaart.editor.canvas.strokes import THINNEST
from ketenkaart.editor.canvas.view import View
from ketenkaart.editor.look.shades import Shades

BOXES = frozenset({"steps", "systems", "partners"})  # the kinds of groups that are boxes
_SMALLEST_SUMMARY = 9.0  # of lanes; smaller ones are left out, px
_FRINGE = 2.0  # how far what is painted may reach beyond where it is, px


class Part(Enum):
    """What is painted of the map: all of it, or only what stays or what moves in a change."""

    ALL = "all"
    LINES = "lines"
    BOXES = "boxes"


class Scenery:
    """One drawing, compiled."""

    def __init__(self, screen: Screen, compiler: Compiler, hidden: frozenset[Layer] = frozenset()) -> None:
        """Compile a drawing.

        Args:
            screen: the drawing.
            compiler: keeps the pieces of the drawing before.
            hidden: the layers that are left out.
        """
        self.screen, self.hidden = screen, hidden
        self.elements = Elements(screen)
        self._inks = compiler.inks
        self._numbers = Numbers(screen, self.shades)
        self.ground = compiler.pieces("ground", ground_groups(screen, hidden))
        self.pieces = compiler.pieces("body", body_groups(screen, hidden))
        whole = qrect(screen.chart.bounds).adjusted(screen.layout.head, 0.0, 0.0, 0.0)
        self.index = Index(self.pieces, whole)

    @cached_property
    def of_element(self) -> dict[str, list[Piece]]:
        """The pieces of each element."""
        found: dict[str, list[Piece]] = {}
        for piece in self.pieces:
            found.setdefault(self.elements.element_of(piece.group), []).append(piece)
        return found

    @cached_property
    def _whole(self) -> Batch:
        """All pieces, as they are on a small map."""
        return Batch(self.pieces)

    def make_ready(self) -> Iterator[None]:
        """Make all pieces ready for a small map and to be found by place, one at each step."""
        for piece in self.pieces:
            _ = piece.form.thin, piece.form.extent
            yield
        _ = self.of_element
        yield
        self.index.meeting(QRectF())
        yield

    def bounds(self, element: str) -> QRectF | None:
        """Where an element is, mm: its box, line and name, marks, lane or phase."""
        box = self.elements.box(element)
        if box is not None or not element:
            return box
        found = QRectF()
        for piece in self.of_element.get(element, ()):
            mark = piece.group.kind == "koppelvlakken"
            found = found.united(piece.frame if mark else piece.bounds)
        if not found.isNull():
            return found
        return self.elements.lane(element) or self.elements.phase(element)

    def place(self, element: str) -> QPointF | None:
        """The point of an element that stays put when the map changes around it; its name may come and go."""
        edges = self.elements.edges(element)
        if edges:
            return self.elements.line(edges[0])[0]
        rect = self.elements.lane(element) or self.elements.phase(element) or self.bounds(element)
        return rect.topLeft() if rect is not None else None

    def paint(
        self,
        painter: QPainter,
        view: View,
        seen: QRectF,
        lit: frozenset[str] | None = None,
        part: Part = Part.ALL,
    ) -> None:
        """Paint a part of the map.

        Args:
            painter: its unit is the mm of the map.
            view: the zoom.
            seen: the part that is painted, mm.
            lit: the elements that stay as they are, where the rest is faint.
            part: whether lines, boxes or both are painted.
        """
        brush = self.brush(painter, view.scale, seen)
        self._paint_ground(brush)
        room = _FRINGE / view.scale
        around = seen.adjusted(-room, -room, room, room)
        if view.bare and part is Part.ALL and self.index.is_most(around):
            near = self.pieces
            self._whole.paint(brush)
        else:
            near = self.index.meeting(around)
            self._paint_pieces(brush, view, [piece for piece in near if part is Part.ALL or _is(piece, part)])
        if lit is not None:
            self._veil(painter, view, seen)
            brush = self.brush(painter, view.scale, seen)
            is_lit = self.elements.is_lit
            self._paint_pieces(brush, view, [p for p in near if is_lit(p.group, p.frame, lit)])

    @property
    def shades(self) -> Shades:
        """The colours it is shown in."""
        return self._inks.shades

    def _veil(self, painter: QPainter, view: View, seen: QRectF) -> None:
        """Cover what is painted with the ground, so that it shows through faintly."""
        to_device = painter.transform()
        area = to_device.mapRect(seen).toAlignedRect()
        layer = QImage(area.size(), QImage.Format.Format_RGB32)
        layer.fill(self.shades.paper)
        with QPainter(layer) as under:
            under.setRenderHint(QPainter.RenderHint.Antialiasing)
            under.translate(-area.left(), -area.top())
            under.setTransform(to_device, True)
            brush = self.brush(under, view.scale, seen)
            for piece in self.ground:
                if not is_boundary(piece.group):
                    piece.paint_seen(brush)
        painter.save()
        painter.resetTransform()
        painter.setOpacity(1.0 - FAINT)
        painter.drawImage(area.topLeft(), layer)
        painter.restore()

    def brush(self, painter: QPainter, scale: float, seen: QRectF, thinnest: float = THINNEST) -> Brush:
        """A brush for a painter in mm."""
        return Brush(painter, self._inks, scale, seen, thinnest)

    def _paint_ground(self, brush: Brush) -> None:
        for piece in self.ground:
            piece.paint_seen(brush)
        brush.stand(0.0, 0.0)

    def _paint_pieces(self, brush: Brush, view: View, pieces: list[Piece]) -> None:
        if view.bare:
            Batch(pieces).paint(brush)
        else:
            numbered = self._numbers.wanted(view.scale)
            size = self.screen.scene.theme.styles.lane_summary.size
            told = size * view.scale >= _SMALLEST_SUMMARY
            for piece in pieces:
                if told or not piece.group.id.endswith(SUMMARY):
                    piece.paint(brush)
                if numbered and piece.group.kind == "steps":
                    self._numbers.paint(piece.group.id, brush)
            brush.stand(0.0, 0.0)

    def paint_some(self, painter: QPainter, view: View, seen: QRectF, pieces: list[Piece]) -> None:
        """Paint some pieces alone."""
        self._paint_pieces(self.brush(painter, view.scale, seen), view, pieces)

    def paint_small(self, painter: QPainter, scale: float, thinnest: float) -> None:
        """Paint the whole map very small."""
        everything = QRectF(-1e4, -1e4, 1e6, 1e6)
        brush = self.brush(painter, scale, everything, thinnest)
        for piece in self.ground:
            brush.stand(piece.group.x, piece.group.y)
            for step in piece.form.steps:
                if isinstance(step, Rectangle):
                    step.paint(brush)
        brush.stand(0.0, 0.0)
        self._whole.paint(brush)


def _is(piece: Piece, part: Part) -> bool:
    return (piece.group.kind in BOXES) == (part is Part.BOXES)
