"""The signs of notes with all but steps, whose own boxes have them; on the screen only, never on a poster."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ketenkaart.drawing.chart.signs import note_sign
from ketenkaart.drawing.displaylist import Group, TextRun
from ketenkaart.editor.canvas.compiling import Compiler
from ketenkaart.editor.canvas.extents import reach_of
from ketenkaart.editor.canvas.heads import Heads
from ketenkaart.editor.canvas.layers import Layer, is_name
from ketenkaart.editor.canvas.scenery import Scenery
from ketenkaart.editor.canvas.view import View
from ketenkaart.model.governance import Note
from ketenkaart.model.process import Flow, Step

_SIDE = 7.6  # of the sign, mm
_LEAST, _MOST = 9.0, 16.0  # px
_OUT = 0.3  # so far beyond a corner is its middle, of its side: what it is at stays readable
_INSIDE = 4.0  # from the edges of a head, px
_ON = 0.5  # what is nearer to a line is on it, mm


class NoteMarks:
    """The signs of the notes on one drawing."""

    def __init__(self, scenery: Scenery, compiler: Compiler) -> None:
        """Find what has notes.

        Args:
            scenery: the drawing.
            compiler: makes the sign ready.
        """
        self._scenery = scenery
        kaart = scenery.screen.kaart
        notes = () if Layer.FINDINGS in scenery.hidden else kaart.all(Note)
        self._noted = {note.anchor for note in notes if note.anchor is not None}
        for flow in kaart.flows if self._noted else ():
            if self._noted.intersection(flow.documents):
                self._noted.add(flow.id)
        colours = scenery.screen.scene.theme.colours
        sign = Group("", "notes", items=note_sign(colours.ink, colours.paper))
        self._sign = compiler.piece(sign)

    def paint(self, painter: QPainter, view: View, seen: QRectF) -> None:
        """Mark flows, interfaces and capsules.

        Args:
            painter: of the widget, in logical px.
            view: where the map is.
            seen: the part of the map that is painted, mm.
        """
        if view.bare:
            return
        out = _OUT * _side(view)
        for place in self.places():
            if seen.contains(place):
                self._paint(painter, view.to_px(place.x(), place.y()) + QPointF(out, -out), view)

    def paint_heads(self, painter: QPainter, heads: Heads, view: View, upright: bool) -> None:
        """Mark lanes or phases, in the upper right corner of their heads.

        Args:
            painter: of the widget, in logical px.
            heads: the heads.
            view: where the map is.
            upright: whether those of the lanes are painted, not those of the phases.
        """
        half = _side(view) / 2
        for element in self._noted:
            rect = heads.lane_rect(element, view) if upright else heads.phase_rect(element, view)
            if rect is not None:
                corner = rect.topRight() + QPointF(-half - _INSIDE, half + _INSIDE)
                self._paint(painter, corner, view)

    def places(self) -> Iterator[QPointF]:
        """Where the signs on the lanes are, mm."""
        records = self._scenery.screen.kaart.records
        for element in self._noted:
            if isinstance(records.get(element), Step):
                continue
            if isinstance(records.get(element), Flow):
                yield from self._on_flow(element)
                continue
            for piece in self._scenery.of_element.get(element, ()):
                yield piece.frame.topRight()

    def _on_flow(self, flow: str) -> Iterator[QPointF]:
        """At the icon of a flow; one that has none has it in the middle of its longest stretch."""
        elements = self._scenery.elements
        stretches = [pair for edge in elements.edges(flow) for pair in pairwise(elements.line(edge))]
        if not stretches:
            return
        lines = [QRectF(*ends).normalized().adjusted(-_ON, -_ON, _ON, _ON) for ends in stretches]
        names = [piece.group for piece in self._scenery.of_element.get(flow, ()) if is_name(piece.group)]
        icons = [icon for icon in (_icon(name, lines) for name in names) if not icon.isNull()]
        one, other = max(stretches, key=lambda ends: (ends[0] - ends[1]).manhattanLength())
        yield from [icon.topRight() for icon in icons] or [(one + other) / 2]

    def _paint(self, painter: QPainter, place: QPointF, view: View) -> None:
        scale = _side(view) / _SIDE
        painter.save()
        painter.translate(place)
        painter.scale(scale, scale)
        brush = self._scenery.brush(painter, scale, QRectF(-_SIDE, -_SIDE, 2 * _SIDE, 2 * _SIDE))
        self._sign.paint(brush)
        painter.restore()


def _side(view: View) -> float:
    """How large the sign is, px."""
    return min(max(_SIDE * view.scale, _LEAST), _MOST)


def _icon(name: Group, lines: Sequence[QRectF]) -> QRectF:
    """Where the icon that stands with a name is, on its line, mm; empty where there is none."""
    found = QRectF()
    for item in name.walk():
        if not isinstance(item, TextRun) and item.stroke is not None:
            reach = reach_of(item)
            if any(reach.intersects(line) for line in lines):
                found |= reach
    return found
