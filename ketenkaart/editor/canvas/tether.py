"""A tether: the flow that is drawn with the mouse, from a box to where it would go."""

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from ketenkaart.editor.canvas.view import View
from ketenkaart.editor.look.shades import Shades

_LINE = 3.0  # px
_HEAD = 10.0  # of the arrow, px
_MARK = 13.0  # half the height of a mark, px
_TYPE = 15.0  # px
_STUB = 6.0  # how far a line runs straight out of a box at least, mm


class Tether(NamedTuple):
    """A flow that is being drawn.

    Attributes:
        points: its ends and corners, from where it comes, mm.
        mark: where it goes to another partner, mm; none where it does not.
        code: what stands in the mark: the code of the interface, or nothing.
        box: the step that would be made, mm.
        name: what stands in that box.
    """

    points: tuple[QPointF, ...]
    mark: QPointF | None = None
    code: str = ""
    box: QRectF | None = None
    name: str = ""


def way_between(source: QRectF, target: QRectF) -> tuple[QPointF, ...]:
    """A line of level and upright stretches between two boxes that stand apart; mm."""
    start, end = source.center(), target.center()
    to_right, to_left = target.left() - source.right(), source.left() - target.right()
    if max(to_right, to_left) >= 2 * _STUB:
        right = to_right > to_left
        one = QPointF(source.right() if right else source.left(), start.y())
        other = QPointF(target.left() if right else target.right(), end.y())
        middle = one.x() + (_STUB if right else -_STUB)
        return _straight((one, QPointF(middle, one.y()), QPointF(middle, other.y()), other))
    down = end.y() > start.y()
    one = QPointF(start.x(), source.bottom() if down else source.top())
    other = QPointF(end.x(), target.top() if down else target.bottom())
    middle = (one.y() + other.y()) / 2
    return _straight((one, QPointF(one.x(), middle), QPointF(other.x(), middle), other))


def _straight(points: tuple[QPointF, ...]) -> tuple[QPointF, ...]:
    """The same without corners that turn nowhere."""
    level = len({round(point.y(), 3) for point in points}) == 1
    upright = len({round(point.x(), 3) for point in points}) == 1
    return (points[0], points[-1]) if level or upright else points


def crossing(points: tuple[QPointF, ...], y: float) -> QPointF:
    """Where a line crosses a level border; its longest stretch where it nowhere does."""
    stretches = list(pairwise(points))
    for one, other in stretches:
        if one.x() == other.x() and min(one.y(), other.y()) <= y <= max(one.y(), other.y()):
            return QPointF(one.x(), y)
    one, other = max(stretches, key=lambda ends: (ends[1] - ends[0]).manhattanLength())
    return (one + other) / 2


def paint_tether(painter: QPainter, tether: Tether, view: View, shades: Shades) -> None:
    """Paint the line with its head, the step it makes and the mark on it; in logical px."""
    ink = shades.accent
    line = [view.to_px(point.x(), point.y()) for point in tether.points]
    if tether.box is not None:
        _paint_box(painter, view.rect_px(tether.box), tether.name, shades)
    pen = QPen(ink, _LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(line))
    _paint_head(painter, line, ink)
    if tether.mark is not None:
        _paint_mark(painter, view.to_px(tether.mark.x(), tether.mark.y()), tether.code, shades)


def _paint_head(painter: QPainter, line: list[QPointF], ink: QColor) -> None:
    tip, ahead = line[-1], line[-1] - line[-2]
    length = max((ahead.x() ** 2 + ahead.y() ** 2) ** 0.5, 1e-6)
    ahead = ahead * (_HEAD / length)
    across = QPointF(-ahead.y(), ahead.x()) * 0.5
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([tip, tip - ahead + across, tip - ahead - across]))


def _paint_box(painter: QPainter, rect: QRectF, name: str, shades: Shades) -> None:
    painter.setPen(QPen(shades.accent, 2.0, Qt.PenStyle.DashLine))
    painter.setBrush(shades.paper)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setFont(_bold(painter.font()))
    if painter.fontMetrics().horizontalAdvance(name) + 8 <= rect.width():
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)


def _paint_mark(painter: QPainter, place: QPointF, code: str, shades: Shades) -> None:
    """A mark as the map has it: with its code, or dashed where there is no interface yet."""
    painter.setFont(_bold(painter.font()))
    wide = max(_MARK, painter.fontMetrics().horizontalAdvance(code) / 2 + 7)
    room = QRectF(place.x() - wide, place.y() - _MARK, 2 * wide, 2 * _MARK)
    style = Qt.PenStyle.SolidLine if code else Qt.PenStyle.DashLine
    painter.setPen(QPen(shades.accent, 3.0 if code else 2.0, style))
    painter.setBrush(shades.paper)
    painter.drawRoundedRect(room, _MARK, _MARK)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, code)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setPixelSize(round(_TYPE))
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
