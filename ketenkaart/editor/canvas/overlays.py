"""What is painted over the map: what is hovered, selected, focused, dropped on, dragged or just moved."""

from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ketenkaart.analysis.signs import Signs
from ketenkaart.drawing.displaylist import Group
from ketenkaart.editor.canvas.compiling import Compiler, Piece
from ketenkaart.editor.canvas.foldmarks import mark_rect, paint_fold_mark
from ketenkaart.editor.canvas.heads import Heads
from ketenkaart.editor.canvas.layers import is_name
from ketenkaart.editor.canvas.motion import paint_flash
from ketenkaart.editor.canvas.notemarks import NoteMarks
from ketenkaart.editor.canvas.pinmarks import paint_pins
from ketenkaart.editor.canvas.scenery import BOXES, Scenery
from ketenkaart.editor.canvas.signs import paint_signs
from ketenkaart.editor.canvas.tether import Tether, paint_tether
from ketenkaart.editor.canvas.view import View
from ketenkaart.editor.look.shades import Shades
from ketenkaart.editor.look.tokens import tokens_in_use

_FRAME, _HALO, _HOVER = 3.0, 6.0, 2.0  # px
_LOW, _CLOSE = 22.0, 0.5  # a lane with room for little more than its name, and what its frame takes, px
_GAP = 1.4  # between a selected line and its frame, px
_HANDLE_OUT, _HANDLE = 7.0, 8.0
REACH = 20.0  # how far outside an element anything is painted, px
_BAR = 3.0
_BESIDE = 16.0  # from the mouse to the words beside it, px
_ICON = 4.8  # from the middle of a line to the side of the icon on it, mm
_GHOST = 0.6
_TINT, _DEEP = 26, 180  # of 255


class Drop(NamedTuple):
    """Where what is dragged would go.

    Attributes:
        area: the lane or cell, mm.
        bar: where it would be put in, mm.
        words: what would happen, near the mouse.
        at: the place of the mouse, mm.
        tether: the flow that is drawn with the mouse.
        landing: where what is dragged would stand, mm.
        silent: whether the words are shown elsewhere, and only spoken here.
    """

    area: QRectF | None = None
    bar: QLineF | None = None
    words: str = ""
    at: QPointF = QPointF()
    tether: Tether | None = None
    landing: tuple[QRectF, ...] = ()
    silent: bool = False


class Ghost(NamedTuple):
    """What does not stand on the map yet: groups at a distance from where they are drawn, mm."""

    groups: tuple[Group, ...]
    move: QPointF = QPointF()


@dataclass
class States:
    """The states of elements.

    Attributes:
        selected: the ids of what is selected.
        hovered: what is under the mouse.
        focused: what has the keyboard, where it is not selected.
        active: whether the map has the keyboard.
        band: the rubber band, px.
        folded: the partners and phases that are closed.
        signs: the signs of what differs, while the map is compared with another.
        all_pins: whether every step with a fixed place is marked.
        typed: whether a name is being typed on the map: what the mouse happens to be on is no matter then.
        lit: the elements that stay as they are, where a lens makes the rest faint.
        flash: how strongly what just moved lights up, and what that is.
    """

    selected: tuple[str, ...] = ()
    hovered: str = ""
    focused: str = ""
    active: bool = False
    band: QRectF | None = None
    drop: Drop | None = None
    ghosts: tuple[Ghost, ...] = ()
    folded: frozenset[str] = frozenset()
    signs: Signs = field(default_factory=dict)
    all_pins: bool = False
    typed: bool = False
    lit: frozenset[str] | None = None
    flash: float = 0.0
    moved: frozenset[str] = field(default_factory=frozenset)


class Overlays:
    """Paints the states of one drawing.

    Attributes:
        notes: the signs of notes.
    """

    def __init__(self, scenery: Scenery, compiler: Compiler, heads: Heads) -> None:
        self._heads = heads
        self._scenery, self._compiler, self._shades = scenery, compiler, scenery.shades
        self.notes = NoteMarks(scenery, compiler)

    def paint(self, painter: QPainter, states: States, view: View, area: QRectF) -> None:
        """Paint all states over the map.

        Args:
            painter: of the widget, in logical px.
            states: the states.
            view: where the map is.
            area: the part of the widget that is painted, px.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = view.rect_mm(area)
        if states.drop is not None:
            self._drop(painter, states.drop, view, seen)
            self._boxes_again(painter, states.drop.area, view, seen, states.lit)
        stirred = states.moved if states.lit is None else states.moved & states.lit
        if stirred:
            glow = _faint(self._shades.accent, round(255 * states.flash))
            paint_flash(painter, self._scenery, stirred, glow, view, seen)
        colour = self._shades.accent if states.active else self._shades.away
        for element in states.selected:
            self._around(painter, element, view, seen, self._selected(colour))
        if states.focused and states.focused not in states.selected:
            self._around(painter, states.focused, view, seen, [(_HOVER, self._shades.accent)], dashed=True)
        if states.hovered and not states.typed:
            if states.hovered not in states.selected:
                self._around(painter, states.hovered, view, seen, [(_HOVER, self._shades.accent)])
            self._handles(painter, states.hovered, view)
        for element in (*states.selected, states.focused, states.hovered):
            self._boxes_again(painter, self._scenery.elements.lane(element), view, seen, states.lit)
        self.notes.paint(painter, self._heads, view, seen, states.lit)
        only = None if states.all_pins else {*states.selected, states.hovered}
        paint_pins(painter, self._scenery, view, seen, only)
        paint_signs(painter, self._scenery, self._heads, view, seen, states.signs)
        self._floating(painter, states, view, seen)
        painter.restore()

    def _selected(self, colour: QColor) -> list[tuple[float, QColor]]:
        """The rings around what is selected: a frame and a halo; in high contrast two frames."""
        if not tokens_in_use().contrast:
            return [(_FRAME + _HALO, _faint(colour, 60)), (_FRAME, colour)]
        return [(_FRAME + _HALO, colour), (_FRAME + _HALO / 2, self._shades.paper), (_FRAME, colour)]

    def paint_heads(self, painter: QPainter, states: States, heads: Heads, view: View, area: QRect) -> None:
        """Frame the heads of lanes and phases that are selected, focused or hovered."""
        accent = self._shades.accent
        colour = accent if states.active else self._shades.away
        wanted = {states.hovered: (_HOVER, accent), states.focused: (_HOVER, accent)}
        wanted |= dict.fromkeys(states.selected, (_FRAME, colour))
        elements = self._scenery.elements
        painter.save()
        painter.setClipRect(area)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for element, (width, ink) in wanted.items():
            rect = None
            if elements.lane(element) is not None and area.left() == 0 and area.top() > 0:
                rect = heads.lane_rect(element, view)
            elif elements.phase(element) is not None and area.top() == 0:
                rect = heads.phase_rect(element, view)
            if rect is not None:
                painter.setPen(QPen(ink, width))
                half, down = width / 2, _inset(rect, width)
                painter.drawRect(rect.adjusted(half, down, -half, -down))
        self.notes.paint_heads(painter, heads, view, upright=area.left() == 0)
        for element in sorted({*states.folded, states.hovered}):
            self._fold_mark(painter, element, element in states.folded, heads, view, area)
        painter.restore()

    def _fold_mark(
        self, painter: QPainter, element: str, closed: bool, heads: Heads, view: View, area: QRect
    ) -> None:
        mark = mark_rect(element, heads, view, QRectF(area))
        upright = self._scenery.elements.lane(element) is not None
        if mark is not None and upright == (area.left() == 0):
            if not upright:  # it may stand in the place of the number
                phase = self._shades.colour(self._scenery.screen.scene.theme.colours.phase, "phases")
                painter.fillRect(mark.adjusted(3, 0, 0, 0), phase)  # not over its frame
            paint_fold_mark(painter, mark, closed, self._shades)

    def rect(self, element: str, view: View) -> QRectF:
        """The part of the widget an element takes with its states; empty for what is not on the map."""
        found = QRectF()
        for piece in self._scenery.of_element.get(element, ()):
            found = found.united(piece.bounds)
        lane = self._scenery.elements.lane(element) or self._scenery.elements.phase(element)
        if lane is not None:
            found = found.united(lane)
        return view.rect_px(found).adjusted(-REACH, -REACH, REACH, REACH) if not found.isNull() else found

    def _around(
        self,
        painter: QPainter,
        element: str,
        view: View,
        seen: QRectF,
        rings: list[tuple[float, QColor]],
        dashed: bool = False,
    ) -> None:
        """Rings around an element, outside its outline; the element itself is painted again on top."""
        room = REACH / view.scale
        near = seen.adjusted(-room, -room, room, room)
        found = self._scenery.of_element.get(element, ())
        pieces = [piece for piece in found if piece.bounds.intersects(near)]
        painter.save()
        painter.translate(view.x, view.y)
        painter.scale(view.scale, view.scale)
        for width, colour in rings:
            for piece in pieces:
                _ring(painter, piece, width / view.scale, colour, dashed)
        for piece in pieces if len(rings) > 1 else ():  # else a line runs into a frame of nearly its colour
            if piece.group.kind == "flows":
                _ring(painter, piece, _GAP / view.scale, self._shades.paper, dashed)
        shapes = [piece for piece in pieces if not is_name(piece.group)]
        if shapes:
            self._scenery.paint_some(painter, view, seen, [*shapes, *self._marks_on(shapes)])
        names = [piece for piece in pieces if is_name(piece.group)]
        if names:
            painter.setClipPath(_band(shapes), Qt.ClipOperation.IntersectClip)
            self._scenery.paint_some(painter, view, seen, names)
        painter.restore()
        lane = self._scenery.elements.lane(element)
        if lane is not None:
            _frame_lane(painter, view.rect_px(lane), rings[-1])

    def _marks_on(self, pieces: list[Piece]) -> list[Piece]:
        """The marks on the lines of flows."""
        flows = [piece for piece in pieces if piece.group.kind == "flows"]
        near = [mark for piece in flows for mark in self._scenery.index.meeting(piece.bounds)]
        return [
            mark
            for mark in near
            if mark.group.kind == "koppelvlakken" and any(piece.meets(mark.bounds) for piece in flows)
        ]

    def _boxes_again(
        self,
        painter: QPainter,
        area: QRectF | None,
        view: View,
        seen: QRectF,
        lit: frozenset[str] | None,
    ) -> None:
        """Paint boxes and marks in a lane again, over its frame and tint; with a lens only what is lit."""
        if area is None:
            return
        painter.save()
        painter.translate(view.x, view.y)
        painter.scale(view.scale, view.scale)
        inside = self._scenery.index.meeting(area & seen)
        on_top = [piece for piece in inside if piece.group.kind in (*BOXES, "koppelvlakken")]
        if lit is not None:
            is_lit = self._scenery.elements.is_lit
            on_top = [piece for piece in on_top if is_lit(piece.group, piece.frame, lit)]
        self._scenery.paint_some(painter, view, seen, on_top)
        painter.restore()

    def _handles(self, painter: QPainter, element: str, view: View) -> None:
        """The four handles of a box from which flows are drawn."""
        box = self._scenery.elements.box(element)
        if box is None or view.bare:
            return
        rect = view.rect_px(box).adjusted(-_HANDLE_OUT, -_HANDLE_OUT, _HANDLE_OUT, _HANDLE_OUT)
        middle = rect.center()
        painter.setPen(QPen(self._shades.accent, 2.0))
        painter.setBrush(self._shades.paper)
        for x, y in (
            (middle.x(), rect.top()),
            (rect.right(), middle.y()),
            (middle.x(), rect.bottom()),
            (rect.left(), middle.y()),
        ):
            painter.drawEllipse(QPointF(x, y), _HANDLE / 2, _HANDLE / 2)

    def _drop(self, painter: QPainter, drop: Drop, view: View, seen: QRectF) -> None:
        """The tint and frame of a lane; it becomes more its own colour, since another over it looks muddy."""
        if drop.area is None:
            return
        rect = view.rect_px(drop.area)
        hue = self._scenery.elements.hue_at(drop.area)
        if hue is None:
            painter.fillRect(rect, _faint(self._shades.accent, _TINT))
        else:  # lines and words stay as dark, or light, as they are
            mode = QPainter.CompositionMode
            stronger = (
                mode.CompositionMode_Darken if self._shades.dark is None else mode.CompositionMode_Lighten
            )
            painter.setCompositionMode(stronger)
            painter.fillRect(rect, _faint(self._shades.colour(hue, "partners"), _DEEP))
            painter.setCompositionMode(mode.CompositionMode_SourceOver)
        painter.setPen(QPen(self._shades.accent, _HOVER))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)

    def _floating(self, painter: QPainter, states: States, view: View, seen: QRectF) -> None:
        for ghost in states.ghosts:
            painter.save()
            painter.setOpacity(_GHOST)
            painter.translate(view.x + ghost.move.x() * view.scale, view.y + ghost.move.y() * view.scale)
            painter.scale(view.scale, view.scale)
            pieces = [self._compiler.piece(group) for group in ghost.groups]
            self._scenery.paint_some(painter, view, seen.translated(-ghost.move), pieces)
            painter.restore()
        if states.drop is not None:
            self._drop_marks(painter, states.drop, view)
        if states.band is not None:
            painter.setPen(QPen(self._shades.accent, 1.0))
            painter.setBrush(_faint(self._shades.accent, _TINT))
            painter.drawRect(states.band)

    def _drop_marks(self, painter: QPainter, drop: Drop, view: View) -> None:
        """The bar, the places and the flow of a drop, over all else."""
        if drop.bar is not None:
            painter.setPen(QPen(self._shades.accent, _BAR))
            painter.drawLine(view.to_px(*drop.bar.p1().toTuple()), view.to_px(*drop.bar.p2().toTuple()))
        painter.setPen(QPen(self._shades.accent, _HOVER, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place in drop.landing:
            painter.drawRoundedRect(view.rect_px(place).adjusted(-3, -3, 3, 3), 4, 4)
        if drop.tether is not None:
            paint_tether(painter, drop.tether, view, self._shades)


def _faint(colour: QColor, alpha: int) -> QColor:
    faint = QColor(colour)
    faint.setAlpha(alpha)
    return faint


def _band(lines: list[Piece]) -> QPainterPath:
    """Along lines as far as their icons reach, and not their names: text painted twice looks bold."""
    band = QPainterPath()
    for piece in lines:
        for rect in piece.line_rects:
            band.addRect(rect.adjusted(-_ICON, -_ICON, _ICON, _ICON))
    band.setFillRule(Qt.FillRule.WindingFill)
    return band


def _ring(painter: QPainter, piece: Piece, width: float, colour: QColor, dashed: bool) -> None:
    """A band of a width along the outline of a box; along a line it is thinner, as both sides have it."""
    if is_name(piece.group):
        return
    line = piece.group.kind == "flows"
    pen = QPen(colour, piece.form.line_width + 1.5 * width if line else 2 * width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # a line ends at its boxes, and so do its rings
    if dashed:
        pen.setDashPattern([1.5, 1.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(piece.outline)


def _frame_lane(painter: QPainter, rect: QRectF, ring: tuple[float, QColor]) -> None:
    width, colour = ring
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(width / 2, _inset(rect, width), 1e5, -_inset(rect, width)))


def _inset(rect: QRectF, width: float) -> float:
    """How far inside a lane its frame runs: where it is low just outside, as its name needs the room."""
    return width / 2 if rect.height() >= _LOW else _CLOSE - width / 2


def paint_drop_words(painter: QPainter, drop: Drop, view: View, widget: QRectF, shades: Shades) -> None:
    """Say beside the mouse what a drop would do, over all else and inside the widget."""
    if not drop.words or drop.silent:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(painter.font())
    font.setPixelSize(14)
    painter.setFont(font)
    room = QFontMetricsF(font).boundingRect(drop.words).adjusted(-8, -4, 8, 4)
    room.moveTopLeft(view.to_px(drop.at.x(), drop.at.y()) + QPointF(_BESIDE, _BESIDE))
    room.moveRight(min(room.right(), widget.right() - 4.0))
    room.moveLeft(max(room.left(), 4.0))
    if room.bottom() > widget.bottom() - 4.0:  # above the mouse
        room.moveBottom(room.top() - 2 * _BESIDE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shades.tip)
    painter.drawRoundedRect(room, 4, 4)
    painter.setPen(shades.on_tip)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, drop.words)
