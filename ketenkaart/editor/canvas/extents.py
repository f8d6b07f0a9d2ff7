"""Where items of the display list are, and their shapes as paths of Qt; mm."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from ketenkaart.drawing.displaylist import Box, Circle, Item, Op, Path, TextRun

ENDLESS = 50_000.0  # bands of lanes are wider, mm


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
    found: list[QLineF] = []
    at: tuple[float, float] | None = None
    for op, where in item.steps:
        if op is not Op.MOVE and at is not None and where:
            found.append(QLineF(*at, *where[-2:]))
        at = (where[-2], where[-1]) if where else at
    return found


def text_room(run: TextRun) -> QRectF:
    """The room of a line of text."""
    return QRectF(run.x, run.y - run.size, max(run.width, 0.1), 1.3 * run.size)


def reach_of(item: Item) -> QRectF:
    """The room an item takes, its line included."""
    if isinstance(item, TextRun):
        return text_room(item)
    room = 2 * item.stroke.width if item.stroke else 0.0
    return bare_reach(item).adjusted(-room, -room, room, room)


def bare_reach(item: Box | Circle | Path) -> QRectF:
    """The room a shape takes without its line."""
    if isinstance(item, Box):
        return QRectF(*item.rect)
    if isinstance(item, Circle):
        return QRectF(item.x - item.radius, item.y - item.radius, 2 * item.radius, 2 * item.radius)
    xs = [x for _, where in item.steps for x in where[::2]] or [0.0]
    ys = [y for _, where in item.steps for y in where[1::2]] or [0.0]
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def areas_of(items: Iterable[Item]) -> Iterator[QRectF]:
    """Where items are: each stretch of a line by itself, all else as one."""
    rest = QRectF()
    for item in items:
        if isinstance(item, Path) and item.fill is None and item.stroke is not None and len(item.steps) > 2:
            room = 2 * item.stroke.width + 1.0
            for line in lines_of(item):
                yield QRectF(line.p1(), line.p2()).normalized().adjusted(-room, -room, room, room)
        else:
            rest = rest.united(reach_of(item))
    if not rest.isNull():
        yield rest
