"""The signs of notes with all but steps, whose own boxes have them; on the screen only, never on a poster."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ketenkaart.drawing.chart.signs import note_sign
from ketenkaart.drawing.displaylist import Group, TextRun
from ketenkaart.drawing.fading import FAINT
from ketenkaart.editor.canvas.compiling import Compiler
from ketenkaart.editor.canvas.extents import reach_of
from ketenkaart.editor.canvas.heads import Heads
from ketenkaart.editor.canvas.layers import Layer, is_name
from ketenkaart.editor.canvas.scenery import Scenery
from ketenkaart.editor.canvas.view import View
from ketenkaart.model.governance import Note
from ketenkaart.model.process import Document, Flow, Step, System

_SIDE = 7.6  # of the sign, mm
_LEAST, _MOST = 9.0, 16.0  # px
_OUT = 0.3  # so far beyond a corner is its middle, of its side: what it is at stays readable
_INSIDE = 4.0  # from the edges of a head, px
_IN_BOX = 4.6  # from the left of a box to the middle of its first sign, mm
_ON = 0.5  # what is nearer to a line is on it, mm

Lit = frozenset[str] | None


class NoteMarks:
    """The signs of the notes on one drawing."""

    def __init__(self, scenery: Scenery, compiler: Compiler) -> None:
        """Find what has notes.

        Args:
            scenery: the drawing.
            compiler: makes the sign ready.
        """
        self._scenery = scenery
        notes = () if Layer.FINDINGS in scenery.hidden else scenery.screen.kaart.all(Note)
        self._about: dict[str, set[str]] = {}
        for anchor in {note.anchor for note in notes if note.anchor is not None}:
            for element in self._seen_at(anchor):
                self._about.setdefault(element, set()).add(anchor)
        colours = scenery.screen.scene.theme.colours
        sign = Group("", "notes", items=note_sign(colours.ink, colours.paper))
        self._sign = compiler.piece(sign)

    def _seen_at(self, anchor: str) -> Iterable[str]:
        """Where a note is seen: a document on its flows, a system that is not drawn at what it is for."""
        kaart = self._scenery.screen.kaart
        record = kaart.records.get(anchor)
        if isinstance(record, Document):
            return [flow.id for flow in kaart.flows if anchor in flow.documents]
        if isinstance(record, System) and anchor not in self._scenery.of_element:
            steps = [step.id for step in kaart.steps if step.system == anchor]
            return steps or [one for one in (record.partner,) if one is not None]
        return [anchor]

    def about(self, element: str) -> frozenset[str]:
        """The elements whose notes are seen at an element."""
        return frozenset(self._about.get(element, ()))

    def paint(self, painter: QPainter, heads: Heads, view: View, seen: QRectF, lit: Lit) -> None:
        """Mark flows, interfaces and capsules, and heads that have no room for a sign beside their words.

        Args:
            painter: of the widget, in logical px.
            heads: the heads.
            view: where the map is.
            seen: the part of the map that is painted, mm.
            lit: the elements that stay as they are where the rest is faint.
        """
        for corner in self._beside_heads(heads, view):
            self._paint(painter, corner, view)
        if view.bare:
            return
        out = _OUT * _side(view)
        for element, place in self.places():
            if seen.contains(place):
                painter.setOpacity(1.0 if lit is None or element in lit else FAINT)
                self._paint(painter, view.to_px(place.x(), place.y()) + QPointF(out, -out), view)
        painter.setOpacity(1.0)

    def paint_heads(self, painter: QPainter, heads: Heads, view: View, upright: bool) -> None:
        """Mark lanes or phases, in the upper right corner of their heads.

        Args:
            painter: of the widget, in logical px.
            heads: the heads.
            view: where the map is.
            upright: whether those of the lanes are painted, not those of the phases.
        """
        for rect, has_room in self._in_heads(heads, view, upright):
            if has_room:
                self._paint(painter, rect.center(), view)

    def _in_heads(self, heads: Heads, view: View, upright: bool) -> Iterator[tuple[QRectF, bool]]:
        """Where signs are in heads, px, and whether the words leave that free."""
        side = _side(view)
        for element in self._about:
            rect = heads.lane_rect(element, view) if upright else heads.phase_rect(element, view)
            if rect is not None:
                down = min(_INSIDE, (rect.height() - side) / 2)
                sign = QRectF(rect.right() - _INSIDE - side, rect.top() + down, side, side)
                yield sign, not heads.has_words_at(element, sign.adjusted(-1, -1, 1, 1), view)

    def _beside_heads(self, heads: Heads, view: View) -> Iterator[QPointF]:
        """Where the signs of heads without room are, px: right of that of a lane, below that of a phase."""
        for sign, has_room in self._in_heads(heads, view, upright=True):
            if not has_room:
                yield sign.center() + QPointF(sign.width() + 2 * _INSIDE, 0.0)
        for sign, has_room in self._in_heads(heads, view, upright=False):
            if not has_room:
                yield QPointF(sign.center().x(), heads.height(view) + sign.height() / 2)

    def places(self) -> Iterator[tuple[str, QPointF]]:
        """The signs on the lanes: at what they are, and where, mm."""
        records = self._scenery.screen.kaart.records
        for element, about in self._about.items():
            record = records.get(element)
            if isinstance(record, Flow):
                yield from ((element, place) for place in self._on_flow(element))
                continue
            for piece in self._scenery.of_element.get(element, ()):
                if not isinstance(record, Step):
                    yield element, piece.frame.topRight()
                elif about != {element}:  # its own note is above, that of its system below
                    yield element, piece.frame.bottomLeft() + QPointF(_IN_BOX, 0.0)

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
