"""A change shown moving: boxes go to their new places while lines change from old to new."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QEasingCurve,
    QObject,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ketenkaart.drawing.fading import FAINT
from ketenkaart.editor.canvas.compiling import Piece
from ketenkaart.editor.canvas.scenery import BOXES, Scenery
from ketenkaart.editor.canvas.view import View

if TYPE_CHECKING:
    from ketenkaart.editor.canvas.overlays import States

LASTS = 150  # ms
FLASH = 600  # ms
MOST = 400  # boxes that move one by one
_FRAME = 2.5  # round what flashes, px
_FEW = 60  # boxes, or fewer, are painted again over their frames


class Picture(NamedTuple):
    """A drawing as it was or will be: without its boxes, and the boxes."""

    still: QPixmap
    scenery: Scenery
    view: View


class Motion(QObject):
    """One change on its way."""

    ticked = Signal()
    ended = Signal()

    def __init__(self, old: Picture, new: Picture, area: QRect, states: "States", parent: QObject) -> None:
        """Start a change.

        Args:
            old: the drawing before.
            new: the drawing after.
            area: the part of the widget that shows the map.
            states: tells what a lens leaves lit.
            parent: keeps it alive.
        """
        super().__init__(parent)
        self._old, self._new, self._area, self._states = old, new, area, states
        before = _boxes(old.scenery)
        after = _boxes(new.scenery)
        self._moves = [
            (piece, _away(piece, before.get(key), old.view, new.view)) for key, piece in after.items()
        ]
        self._gone = [piece for key, piece in before.items() if key not in after]
        self._share = QVariantAnimation(self)
        self._share.setDuration(LASTS)
        self._share.setStartValue(0.0)
        self._share.setEndValue(1.0)
        self._share.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._share.valueChanged.connect(self.ticked)
        self._share.finished.connect(self.ended)
        # Once the panels have followed, too: else most of it would be over before it is seen.
        self._begin = QTimer(self, singleShot=True, interval=0)
        self._begin.timeout.connect(self._share.start)
        self._begin.start()

    def stop(self) -> None:
        """Jump to the end."""
        self._begin.stop()
        self._share.stop()
        self.ended.emit()

    def paint(self, painter: QPainter) -> None:
        """Paint the change as far as it is."""
        share = float(self._share.currentValue() or 0.0)
        corner = self._area.topLeft()
        painter.drawPixmap(corner, self._old.still)
        painter.setOpacity(share)
        painter.drawPixmap(corner, self._new.still)
        painter.setOpacity(1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for piece in self._gone:
            self._box(painter, piece, self._old, QPointF(), 1.0 - share)
        for piece, away in self._moves:
            if away is None:
                self._box(painter, piece, self._new, QPointF(), share)
            else:
                self._box(painter, piece, self._new, away * (1.0 - share), 1.0)

    def _box(self, painter: QPainter, piece: Piece, picture: Picture, away: QPointF, opacity: float) -> None:
        view = picture.view._replace(x=picture.view.x + away.x(), y=picture.view.y + away.y())
        seen = view.rect_mm(QRectF(self._area))
        if not piece.bounds.intersects(seen):
            return
        lit = self._states.lit
        is_lit = lit is None or picture.scenery.elements.is_lit(piece.group, piece.frame, lit)
        painter.save()
        painter.setOpacity(opacity if is_lit else FAINT * opacity)
        painter.translate(view.x, view.y)
        painter.scale(view.scale, view.scale)
        picture.scenery.paint_some(painter, view, seen, [piece])
        painter.restore()


def _boxes(scenery: Scenery) -> dict[str, Piece]:
    return {piece.group.id: piece for piece in scenery.pieces if piece.group.kind in BOXES}


def _away(piece: Piece, before: Piece | None, old: View, new: View) -> QPointF | None:
    """How far from its place a box was, px; none where it was not there."""
    if before is None:
        return None
    return old.rect_px(before.frame).topLeft() - new.rect_px(piece.frame).topLeft()


def moved(old: Scenery, new: Scenery, before: View, after: View) -> frozenset[str]:
    """The elements whose boxes are somewhere else in the widget.

    Args:
        old: the drawing before.
        new: the drawing after.
        before: where the map was.
        after: where it is.
    """
    there, here = old.screen.layout.boxes, new.screen.layout.boxes
    dx, dy, was, now = after.x - before.x, after.y - before.y, before.scale, after.scale
    return frozenset(
        key
        for key, rect in here.items()
        if (gone := there.get(key)) is not None
        and abs(rect.left * now - gone.left * was + dx) + abs(rect.top * now - gone.top * was + dy) > 1.0
    )


def paint_flash(
    painter: QPainter, scenery: Scenery, stirred: Iterable[str], colour: QColor, view: View, seen: QRectF
) -> None:
    """Frame the boxes that just moved; many at once, so with few calls into Qt.

    Args:
        painter: of the widget, in logical px.
        scenery: the drawing.
        stirred: the elements that moved; those that are not in this drawing, such as a preview, are left out.
        colour: of the frames.
        view: where the map is.
        seen: the part of the map that is painted, mm.
    """
    boxes, room = scenery.screen.layout.boxes, _FRAME / view.scale
    left, top, right, bottom = seen.left(), seen.top(), seen.right(), seen.bottom()
    near = [(key, boxes[key]) for key in stirred if key in boxes]
    near = [
        (key, box)
        for key, box in near
        if box.left < right and left < box.right and box.top < bottom and top < box.bottom
    ]
    painter.save()
    painter.translate(view.x, view.y)
    painter.scale(view.scale, view.scale)
    painter.setPen(QPen(colour, 2 * room))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects([QRectF(*box) for _, box in near])
    pieces = [piece for key, _ in near for piece in scenery.of_element.get(key, ())] if not view.bare else ()
    if 0 < len(pieces) <= _FEW:  # tags stand across the edges
        scenery.paint_some(painter, view, seen, list(pieces))
    painter.restore()
