"""The triangles on the heads of lanes and phases: closed ones point right, a click opens or closes."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ketenkaart.editor.canvas.heads import Heads
from ketenkaart.editor.canvas.view import View
from ketenkaart.editor.look.shades import Shades

_SIDE = 24.0  # of the target, px
_OFF = 2.0
_DISC = 9.0  # the radius of what is seen of it
_WIDE, _HALF = 5.0, 4.5  # the triangle: from its foot to its point, and half its foot


def head_rect(element: str, heads: Heads, view: View) -> QRectF | None:
    """The head of a lane or phase in the widget."""
    rect = heads.lane_rect(element, view)
    return rect if rect is not None else heads.phase_rect(element, view)


def mark_rect(head: QRectF, upright: bool) -> QRectF:
    """Where the triangle of a head can be pressed, px.

    Args:
        head: what is seen of the head.
        upright: whether it is the head of a lane, not of a phase.
    """
    left = head.right() - _SIDE - _OFF
    top = head.bottom() - _SIDE - _OFF if upright else head.center().y() - _SIDE / 2
    return QRectF(left, top, _SIDE, _SIDE)


def paint_fold_mark(painter: QPainter, rect: QRectF, closed: bool, shades: Shades) -> None:
    """Paint the triangle of a head: to the right where it is closed, else down."""
    middle = rect.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(shades.muted, 1.3))
    painter.setBrush(shades.paper)
    painter.drawEllipse(middle, _DISC, _DISC)
    back, ahead = -_WIDE / 2 + 0.5, _WIDE / 2 + 1.0
    corners = [(back, -_HALF), (ahead, 0.0), (back, _HALF)]
    points = [QPointF(x, y) if closed else QPointF(y, x) for x, y in corners]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shades.ink)
    painter.drawPolygon(QPolygonF([middle + point for point in points]))
    painter.restore()
