"""The marks of steps with a fixed place; they stand on the screen only, never on a poster."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from ketenkaart.editor.canvas.scenery import Scenery
from ketenkaart.editor.canvas.view import View
from ketenkaart.editor.look.icons import icon_image
from ketenkaart.editor.look.shades import Shades

_SIDE = 14.0  # px


def paint_pins(
    painter: QPainter, scenery: Scenery, view: View, seen: QRectF, only: Collection[str] | None
) -> None:
    """Mark the steps with a fixed place.

    Args:
        painter: of the widget, in logical px.
        scenery: the drawing.
        view: where the map is.
        seen: the part of the map that is painted, mm.
        only: the steps that may be marked; None for all.
    """
    if view.bare or (only is not None and not only):
        return
    for step in scenery.screen.kaart.steps:
        if step.pin is None or (only is not None and step.id not in only):
            continue
        box = scenery.elements.box(step.id)
        if box is not None and box.intersects(seen):
            _mark(painter, view.rect_px(box).bottomRight(), scenery.shades)


def _mark(painter: QPainter, corner: QPointF, shades: Shades) -> None:
    """A pin in a disc, on the lower right corner of a box, where it covers no name."""
    rect = QRectF(corner.x() - _SIDE / 2, corner.y() - _SIDE / 2, _SIDE, _SIDE)
    painter.setPen(QPen(shades.accent, 1.3))
    painter.setBrush(shades.paper)
    painter.drawEllipse(rect.adjusted(-2, -2, 2, 2))
    pixels = round(_SIDE * painter.device().devicePixelRatio())
    painter.drawImage(rect, icon_image("pin", shades.accent.name(), pixels, pixels))
