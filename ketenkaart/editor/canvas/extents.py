"""Where items of the display list are, and their shapes as paths of Qt; mm."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from ketenkaart.drawing.displaylist import Box, Circle, Item, Op, Path, TextRun

ENDLESS = 50_000.0  # bands of lanes are wider, mm
Extent = tuple[float, float, float, float]  # left, top, right and bottom, mm


def shape_path(item: Box | Circle | Path) -> QPainterPath:
    """A shape as a path of Qt, mm."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if isinstance(item, Box):
        path.addRoundedRect(QRectF(*item.rect), item.radius, item.radius)
    elif isinstance(item, Circle):
        path.addEllipse(QPointF(item.x, item.y), item.radius, item.radius)
    else:
        add: dict[Op, Callable[..., None]] = {
            Op.MOVE: path.moveTo,
            Op.LINE: path.lineTo,
            Op.CURVE: path.cubicTo,
            Op.CLOSE: path.closeSubpath,
        }
        for op, where in item.steps:
            add[op](*where)
    return path


def lines_of(item: Path) -> list[QLineF]:
    """The straight pieces of a path, round corners as one more."""
    return [QLineF(*ends) for ends in ends_of(item)]


def ends_of(item: Path) -> Iterator[Extent]:
    """Where the straight pieces of a path begin and end, round corners as one more."""
    at: tuple[float, ...] = ()
    for op, where in item.steps:
        if where:
            end = where[-2:]
            if op is not Op.MOVE and at:
                yield at[0], at[1], end[0], end[1]
            at = end


def text_room(run: TextRun) -> QRectF:
    """The room of a line of text."""
    return QRectF(run.x, run.y - run.size, max(run.width, 0.1), 1.3 * run.size)


def reach_of(item: Item) -> QRectF:
    """The room an item takes, its line included."""
    left, top, right, bottom = _extent(item)
    return QRectF(left, top, right - left, bottom - top)


def bare_reach(item: Box | Circle | Path) -> QRectF:
    """The room a shape takes without its line."""
    left, top, right, bottom = bare_extent(item)
    return QRectF(left, top, right - left, bottom - top)


def _extent(item: Item) -> Extent:
    """Where an item begins and ends, its line included; plain numbers, since rectangles of Qt take long."""
    if isinstance(item, TextRun):
        return item.x, item.y - item.size, item.x + max(item.width, 0.1), item.y + 0.3 * item.size
    left, top, right, bottom = bare_extent(item)
    if item.stroke is None:
        return left, top, right, bottom
    room = 2 * item.stroke.width
    return left - room, top - room, right + room, bottom + room


def bare_extent(item: Box | Circle | Path) -> Extent:
    """Where a shape begins and ends without its line."""
    if isinstance(item, Box):
        left, top, width, height = item.rect
        return left, top, left + width, top + height
    if isinstance(item, Circle):
        x, y, radius = item.x, item.y, item.radius
        return x - radius, y - radius, x + radius, y + radius
    values = [value for _, where in item.steps for value in where]
    xs, ys = values[::2] or [0.0], values[1::2] or [0.0]
    return min(xs), min(ys), max(xs), max(ys)


def areas_of(items: Iterable[Item]) -> list[QRectF]:
    """Where items are: each stretch of a line by itself, all else as one."""
    found: list[QRectF] = []
    rest: list[Extent] = []
    for item in items:
        if isinstance(item, Path) and item.fill is None and item.stroke is not None and len(item.steps) > 2:
            room = 2 * item.stroke.width + 1.0
            found += [_line_room(line, room) for line in ends_of(item)]
        else:
            extent = _extent(item)
            if extent[0] < extent[2] or extent[1] < extent[3]:
                rest.append(extent)
    if rest:
        lefts, tops, rights, bottoms = zip(*rest, strict=True)
        left, top = min(lefts), min(tops)
        found.append(QRectF(left, top, max(rights) - left, max(bottoms) - top))
    return found


def _line_room(line: Extent, room: float) -> QRectF:
    """The room of a straight line between two places, with some more on each side."""
    x1, y1, x2, y2 = line
    return QRectF(min(x1, x2) - room, min(y1, y2) - room, abs(x2 - x1) + 2 * room, abs(y2 - y1) + 2 * room)
