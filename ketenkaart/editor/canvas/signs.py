"""The signs of what differs from another map: new, changed or removed, by sign, word and kind of frame."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ketenkaart.analysis.signs import Sign, Signs, told_signs
from ketenkaart.editor.canvas.heads import Heads
from ketenkaart.editor.canvas.layers import is_name
from ketenkaart.editor.canvas.scenery import BOXES, Scenery
from ketenkaart.editor.canvas.view import View
from ketenkaart.editor.look.icons import icon_image
from ketenkaart.editor.look.shades import Shades
from ketenkaart.texts import capital

SIGN_ICONS: Mapping[Sign, str] = {Sign.ADDED: "add", Sign.CHANGED: "changed", Sign.REMOVED: "remove"}
_HIGH, _ICON, _LETTERS = 20.0, 16.0, 13  # px
_AIR, _BETWEEN, _FRAME, _OUT = 5.0, 3.0, 2.0, 4.0  # px
_ROOM = 130.0  # how wide a box is at least for words at it, px
_WORDS_FROM = 0.6  # zoom from which lines have words at them


class _Place(NamedTuple):
    """Where the signs of an element stand.

    Attributes:
        corner: their lower left corner, px.
        words: whether there is room for words.
        frame: what is framed, px.
    """

    corner: QPointF
    words: bool
    frame: QRectF | None = None


def paint_signs(
    painter: QPainter, scenery: Scenery, heads: Heads, view: View, seen: QRectF, signs: Signs
) -> None:
    """Mark what is new and changed, and where something was that is removed.

    Args:
        painter: of the widget, in logical px.
        scenery: the drawing.
        heads: the heads of its lanes and phases; signs of these stand beside them.
        view: where the map is.
        seen: the part of the map that is painted, mm.
        signs: the signs of each element.
    """
    if not signs:
        return
    height = painter.window().height()
    places = {element: _place(element, scenery, heads, view, height) for element in signs}
    for element, place in places.items():
        if place is not None and place.frame is not None:
            _frame(painter, place.frame, signs[element], scenery.shades)
    _boxes_again(painter, scenery, view, seen, (one for one, place in places.items() if place is not None))
    for element, place in places.items():
        if place is not None:
            _mark(painter, place, signs[element], scenery.shades)


def _boxes_again(
    painter: QPainter, scenery: Scenery, view: View, seen: QRectF, elements: Iterable[str]
) -> None:
    """Paint boxes again, over their frames: these run under what stands on the edge of a box."""
    found = (piece for element in elements for piece in scenery.of_element.get(element, ()))
    pieces = [piece for piece in found if piece.group.kind in BOXES and piece.bounds.intersects(seen)]
    painter.save()
    painter.translate(view.x, view.y)
    painter.scale(view.scale, view.scale)
    scenery.paint_some(painter, view, seen, pieces)
    painter.restore()


def _place(element: str, scenery: Scenery, heads: Heads, view: View, height: int) -> _Place | None:
    """Where signs stand.

    Args:
        element: the element.
        scenery: the drawing.
        heads: the heads of its lanes and phases.
        view: where the map is.
        height: of the widget, px.
    """
    head, top = heads.width(view), heads.height(view)
    lane, phase = scenery.elements.lane(element), scenery.elements.phase(element)
    if lane is not None:  # also of one at the end of a flow: what is removed was in its lane
        rect = view.rect_px(lane)
        bottom = min(rect.bottom(), height) - 1.0  # low in the lane: signs of boxes stand above these
        return _Place(QPointF(head + _AIR, bottom), view.zoom >= _WORDS_FROM)
    box = scenery.elements.box(element)
    if box is not None:
        rect = view.rect_px(box)
        return _Place(rect.topLeft() + QPointF(-_OUT, _OUT), rect.width() >= _ROOM, rect)
    if phase is not None:
        rect = view.rect_px(phase)
        return _Place(QPointF(max(rect.left(), head) + _AIR, top + _HIGH + _AIR), view.zoom >= _WORDS_FROM)
    return _beside_line(element, scenery, view)


def _beside_line(flow: str, scenery: Scenery, view: View) -> _Place | None:
    """Above the name of a flow or a mark of an interface, or else in the middle of its longest piece."""
    for piece in scenery.of_element.get(flow, ()):
        if is_name(piece.group) or piece.group.kind == "koppelvlakken":
            area = piece.bounds if is_name(piece.group) else piece.frame
            return _Place(view.rect_px(area).topLeft(), view.zoom >= _WORDS_FROM)
    edges = scenery.elements.edges(flow)
    if not edges:
        return None
    points = scenery.elements.line(edges[0])
    one, other = max(pairwise(points), key=lambda ends: (ends[1] - ends[0]).manhattanLength())
    middle = (one + other) / 2
    return _Place(view.to_px(middle.x(), middle.y()) + QPointF(-_HIGH / 2, _HIGH / 2), words=False)


def _mark(painter: QPainter, place: _Place, counts: Mapping[Sign, int], shades: Shades) -> None:
    left, bottom = place.corner.x(), place.corner.y()
    for sign, words in told_signs(counts):
        said = words if place.words else ""
        wide = _HIGH + (_letters().horizontalAdvance(said) + _AIR if said else 0.0)
        _pill(painter, QRectF(left, bottom - _HIGH, wide, _HIGH), sign, said, shades)
        left += wide + _BETWEEN


def said(counts: Mapping[Sign, int]) -> str:
    """The signs of an element in words, as a sentence; empty where it has none."""
    words = ", ".join(words for _, words in told_signs(counts))
    return f"{capital(words)}." if words else ""


def _frame(painter: QPainter, rect: QRectF, counts: Mapping[Sign, int], shades: Shades) -> None:
    """What is new has a whole frame, what is changed a broken one."""
    for sign, line in ((Sign.ADDED, Qt.PenStyle.SolidLine), (Sign.CHANGED, Qt.PenStyle.DashLine)):
        if counts.get(sign):
            painter.setPen(QPen(_colour(sign, shades), _FRAME, line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-_OUT, -_OUT, _OUT, _OUT), 5, 5)


def _pill(painter: QPainter, rect: QRectF, sign: Sign, words: str, shades: Shades) -> None:
    colour = _colour(sign, shades)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(shades.paper)
    painter.drawRoundedRect(rect, _HIGH / 2, _HIGH / 2)
    inset = (_HIGH - _ICON) / 2
    icon = QRectF(rect.left() + inset, rect.top() + inset, _ICON, _ICON)
    pixels = round(_ICON * painter.device().devicePixelRatio())
    painter.drawImage(icon, icon_image(SIGN_ICONS[sign], colour.name(), pixels, pixels))
    if words:
        painter.setFont(_font())
        painter.setPen(shades.ink)
        painter.drawText(rect.adjusted(_HIGH - 2, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), words)


def _colour(sign: Sign, shades: Shades) -> QColor:
    return {Sign.ADDED: shades.accent, Sign.CHANGED: shades.warn, Sign.REMOVED: shades.error}[sign]


@cache
def _font() -> QFont:
    font = QFont()
    font.setPixelSize(_LETTERS)
    font.setWeight(QFont.Weight.DemiBold)
    return font


@cache
def _letters() -> QFontMetricsF:
    return QFontMetricsF(_font())
