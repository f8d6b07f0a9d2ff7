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


def mark_rect(element: str, heads: Heads, view: View, area: QRectF) -> QRectF | None:
    """Where the triangle of a head can be pressed, px; on that of a phase it leaves the name free.

    Args:
        element: the lane or phase.
        heads: the heads.
        view: where the map is.
        area: the part of the widget with the heads of lanes, or of phases.
    """
    lane = heads.lane_rect(element, view)
    if lane is not None:
        head = lane & area
        return QRectF(head.right() - _SIDE - _OFF, head.bottom() - _SIDE - _OFF, _SIDE, _SIDE)
    phase = heads.phase_rect(element, view)
    return _on_phase(phase & area, heads.seen_on_phase(element, view, area)) if phase is not None else None


def _on_phase(head: QRectF, words: list[QRectF]) -> QRectF:
    """At the end of a phase; where its name needs that, in the place of its number.

    Args:
        head: what is seen of its head.
        words: where its number is, then the lines of its name.
    """
    at_end = QRectF(head.right() - _SIDE - _OFF, head.center().y() - _SIDE / 2, _SIDE, _SIDE)
    name = words[1:]
    if not any(line.intersects(at_end) for line in name):
        return at_end
    room = min(line.left() for line in name) - head.left()
    return QRectF(head.left(), at_end.top(), room, _SIDE)


def paint_fold_mark(painter: QPainter, rect: QRectF, closed: bool, shades: Shades) -> None:
    """Paint the triangle of a head: to the right where it is closed, else down."""
    disc = min(_DISC, rect.width() / 2 - 2.0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.setPen(QPen(shades.muted, 1.3))
    painter.setBrush(shades.paper)
    painter.drawEllipse(QPointF(), disc, disc)
    painter.scale(disc / _DISC, disc / _DISC)
    back, ahead = -_WIDE / 2 + 0.5, _WIDE / 2 + 1.0
    corners = [(back, -_HALF), (ahead, 0.0), (back, _HALF)]
    points = [QPointF(x, y) if closed else QPointF(y, x) for x, y in corners]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shades.ink)
    painter.drawPolygon(QPolygonF(points))
    painter.restore()
