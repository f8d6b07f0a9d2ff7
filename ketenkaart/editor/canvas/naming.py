"""Where the name of an element is typed: over its box, its head, its name or its mark."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF

from ketenkaart.editor.canvas.compiling import Piece
from ketenkaart.editor.canvas.foldmarks import head_rect
from ketenkaart.editor.canvas.layers import is_name
from ketenkaart.editor.canvas.scenery import Scenery

if TYPE_CHECKING:
    from ketenkaart.editor.canvas.surface import Shown, Surface


def name_rect(canvas: "Surface", element: str) -> QRect:
    """Where the name of an element stands in the widget, or would; empty for what is not on the map.

    Args:
        canvas: the map.
        element: the id of the element.
    """
    shown, drawn = canvas.shown, canvas.drawn_as(element)
    if shown is None:
        return QRect()
    head = _head(canvas, shown, drawn)
    if head is not None:
        return head
    if shown.scenery.elements.box(drawn) is None:
        small = _small(shown.scenery, drawn, canvas.view.rect_mm(QRectF(canvas.body)))
        if small is not None:
            return canvas.view.rect_px(small).toAlignedRect()
    return canvas.element_rect(element)


def _head(canvas: "Surface", shown: "Shown", element: str) -> QRect | None:
    """What is seen of the head of a lane or phase."""
    head = head_rect(element, shown.heads, canvas.view)
    if head is None:
        return None
    body, rect = canvas.body, head.toAlignedRect()
    if shown.scenery.elements.lane(element) is not None:
        seen = rect & QRect(0, body.top(), rect.right() + 1, body.height())
    else:
        seen = rect & QRect(body.left(), 0, body.width(), rect.bottom() + 1)
    return rect if seen.isEmpty() else seen


def _small(scenery: Scenery, element: str, seen: QRectF) -> QRectF | None:
    """The name of a flow, else the middle of its line; of a koppelvlak the mark that is seen. All mm."""
    pieces = scenery.of_element.get(element, ())
    for piece in pieces:
        if is_name(piece.group) and piece.text_rooms:
            return _around(piece)
    marks = [piece.frame for piece in pieces if piece.group.kind == "koppelvlakken"]
    if marks and not scenery.elements.edges(element):
        return next((mark for mark in marks if seen.intersects(mark)), marks[0])
    stretches = [rect for piece in pieces for rect in piece.line_rects]
    if not stretches:
        return None
    longest = max(stretches, key=lambda rect: rect.width() + rect.height())
    return QRectF(longest.center() - QPointF(1.0, 1.0), longest.center() + QPointF(1.0, 1.0))


def _around(piece: Piece) -> QRectF:
    found = QRectF()
    for room in piece.text_rooms:
        found = found.united(room)
    return found
