"""Where the card of a flow stands after the drop: beside the flow, over neither its ends nor its name."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF

from ketenkaart.editor.canvas.naming import name_rect
from ketenkaart.model.process import Flow

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_GAP = 20  # from the card to what it stands beside, px
_NEAR = 32  # so far from the flow it still stands beside it, px
_AIR = 6  # round what stays in sight, px
_EDGE = 8  # of the map, px
_FARTHER = 100.0  # px² of boxes and lines for which the card goes a px farther


class Around(NamedTuple):
    """What is seen of a flow, and about it, px.

    Attributes:
        kept: the ends and the name of the flow, which stay in sight.
        lines: the stretches of its line.
        boxes: what would better stay in sight, too.
        room: where a card may stand.
    """

    kept: tuple[QRect, ...]
    lines: tuple[QRect, ...]
    boxes: tuple[QRect, ...]
    room: QRect


def around(window: "Window", flow: Flow) -> Around:
    """What is seen of a flow on the map of a window, and about it."""
    canvas, shown = window.canvas, window.canvas.shown
    assert shown is not None
    room = canvas.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    ends = {canvas.drawn_as(end) for end in (flow.source, flow.target) if end is not None}
    boxes = {key: QRectF(*box) for key, box in shown.screen.layout.boxes.items()}
    pieces = shown.scenery.of_element.get(canvas.drawn_as(flow.id), ())

    def seen(rects: Iterable[QRectF]) -> tuple[QRect, ...]:
        found = (canvas.view.rect_px(rect).toAlignedRect() for rect in rects)
        aired = (rect.adjusted(-_AIR, -_AIR, _AIR, _AIR) for rect in found)
        return tuple(rect for rect in aired if rect.intersects(room))

    names = [name_rect(canvas, flow.id), *([window.names.geometry()] if window.names.editing else [])]
    return Around(
        (*seen(box for key, box in boxes.items() if key in ends), *names),
        seen(line for piece in pieces for line in piece.line_rects),
        seen(boxes.values()),
        room,
    )


def stands_beside(card: QRect, about: Around) -> bool:
    """Whether a card is beside a flow, and covers nothing that stays in sight."""
    if not about.room.contains(card) or any(map(card.intersects, about.kept)):
        return False
    near = card.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
    return any(map(near.intersects, (*about.kept, *about.lines)))


def place_beside(card: QRect, about: Around) -> QPoint:
    """The place beside a flow that is nearest to where a card is, and where it covers little."""
    width, height, room = card.width(), card.height(), about.room
    beside = (*about.kept, *about.lines)
    lefts = _starts(
        card.left(), width, ((one.left(), one.right()) for one in beside), room.left(), room.right()
    )
    tops = _starts(
        card.top(), height, ((one.top(), one.bottom()) for one in beside), room.top(), room.bottom()
    )
    places = [QRect(left, top, width, height) for left, top in product(lefts, tops)]
    found = [place for place in places if stands_beside(place, about)]
    if not found:  # there is no room
        return min(places, key=lambda place: _covered(place, about.kept)).topLeft()

    def worth(place: QRect) -> float:
        away = (place.topLeft() - card.topLeft()).manhattanLength()
        return away + _covered(place, (*about.boxes, *about.lines)) / _FARTHER

    return min(found, key=worth).topLeft()


def _starts(at: int, length: int, spans: Iterable[tuple[int, int]], low: int, high: int) -> list[int]:
    """Where a card may start on one axis: where it is, or before, after or level with a span; in sight."""
    found = [at]
    for start, end in spans:
        found += [start - _GAP - length, end + _GAP, start, end - length]
    return list(dict.fromkeys(max(min(one, high - length), low) for one in found))


def _covered(place: QRect, rects: Sequence[QRect]) -> int:
    """How much of some rectangles is under a place, px²."""
    return sum(part.width() * part.height() for part in map(place.intersected, rects) if not part.isEmpty())
