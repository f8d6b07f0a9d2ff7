"""From groups of the display list to pieces that are ready to paint; an unchanged group is kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from ketenkaart.drawing.displaylist import Box, Circle, Face, Group, Item, Op, Path, Stroke, TextRun
from ketenkaart.editor.canvas.fonts import glyph_run
from ketenkaart.editor.canvas.index import cells_of
from ketenkaart.editor.canvas.ops import NO_INK, Brush, DashedLine, Label, Rectangle, Shape, Step, Words
from ketenkaart.editor.canvas.strokes import Inks, dashed

_LOW = 7.5  # chips and tags are lower, mm
_SMALL = 9.0  # signs are smaller, mm
_ENDLESS = 50_000.0  # bands of lanes are wider, mm
_ROUND = 3.0  # corners are rounder in capsules and marks, mm
_CONFIRM = 5.0  # the ring with a question mark is seen where text of this size is, mm
_BOXES = frozenset({"steps", "systems", "partners"})


class Areas(NamedTuple):
    """Where a piece is: rectangles, one for each stretch of a line, and the cells of an index they meet."""

    rects: tuple[QRectF, ...]
    bounds: QRectF
    cells: frozenset[tuple[int, int]]


@dataclass(slots=True, eq=False)
class Piece:
    """A group, ready to paint.

    Attributes:
        group: what it shows.
        ops: how it is painted.
        areas: where it is, mm.
        outline: its first shape, for frames around it.
        line_width: how wide its line is, where it is a flow, mm.
        text_rooms: where its lines of text are, mm.
        thin: how it is painted where the map is small: no text and no small parts.
        order: its place in painting order.
    """

    group: Group
    ops: tuple[Step, ...]
    areas: Areas
    outline: QPainterPath
    line_width: float
    text_rooms: tuple[QRectF, ...]
    thin: "Thin"
    order: int = 0

    def paint(self, brush: Brush) -> None:
        """Paint it whole."""
        for op in self.ops:
            op.paint(brush)

    def paint_sign(self, brush: Brush) -> None:
        """Paint it without its text."""
        for op in self.ops:
            if not isinstance(op, Words):
                op.paint(brush)


@dataclass(slots=True)
class Thin:
    """The large parts of a piece: rectangles by fill and ink, lines by ink, other shapes, heads of lines."""

    rects: list[tuple[tuple[str | None, int], QRectF]]
    lines: list[tuple[int, list[QLineF]]]
    shapes: list[Shape]
    heads: list[Shape]


class Compiler:
    """Makes pieces, and keeps those whose group did not change."""

    def __init__(self) -> None:
        self.inks = Inks()
        self._known: dict[str, dict[tuple[str, str, int], Piece]] = {}

    def pieces(self, sheet: str, groups: Iterable[Group]) -> list[Piece]:
        """The pieces of a drawing; those of the drawing before are used again where they are the same.

        Args:
            sheet: which of the drawings of a map it is.
            groups: its groups.
        """
        before = self._known.get(sheet, {})
        found: dict[tuple[str, str, int], Piece] = {}
        for order, group in enumerate(groups):
            key = (group.kind, group.id, 0)
            while key in found:
                key = (*key[:2], key[2] + 1)
            known = before.get(key)
            if known is None or (known.group is not group and known.group != group):
                known = self.piece(group)
            known.order = order
            found[key] = known
        self._known[sheet] = found
        return list(found.values())

    def piece(self, group: Group) -> Piece:
        """A group, ready to paint."""
        items = list(group.walk())
        shapes = [item for item in items if not isinstance(item, TextRun)]
        outline = shape_path(shapes[0]) if shapes else QPainterPath()
        rooms = tuple(_text_room(item) for item in items if isinstance(item, TextRun))
        wide = shapes[0].stroke.width if shapes and shapes[0].stroke is not None else 0.0
        steps, thin = tuple(self._ops(items)), self._thin(group, shapes)
        return Piece(group, steps, _areas(items), outline, wide, rooms, thin)

    def _ops(self, items: list[Item]) -> Iterator[Step]:
        """The steps: text is gathered, and written before a shape that covers some of it."""
        waiting: dict[tuple[Face, float, str], list[TextRun]] = {}
        rooms: list[QRectF] = []
        labels = _labels(items)
        for item in items:
            if isinstance(item, TextRun):
                waiting.setdefault((item.face, item.size, item.colour), []).append(item)
                rooms.append(_text_room(item))
                continue
            reach = _reach(item)
            if any(reach.intersects(room) for room in rooms):
                yield from _words(waiting)
                waiting, rooms = {}, []
            size = next((size for room, size in labels if room.contains(reach.center())), 0.0)
            small = max(reach.width(), reach.height()) < _SMALL or reach.width() > _ENDLESS
            for step in self._shape_ops(item, fine=small or bool(size)):
                yield Label(step, size) if size and not isinstance(step, DashedLine) else step
        yield from _words(waiting)

    def _shape_ops(self, item: Box | Circle | Path, fine: bool) -> Iterator[Rectangle | Shape | DashedLine]:
        fill = colour(item.fill) if item.fill else None
        stroke = item.stroke
        if stroke is not None and stroke.dash:
            if fill is not None:
                yield Shape(shape_path(item), fill, NO_INK)
            yield from self._dashed(item, stroke, fine)
            return
        ink = self.inks.number(stroke, fine) if stroke is not None else NO_INK
        if isinstance(item, Box) and not item.radius:
            yield Rectangle(QRectF(*item.rect), fill, ink)
        else:
            yield Shape(shape_path(item), fill, ink)

    def _dashed(self, item: Box | Circle | Path, stroke: Stroke, fine: bool) -> Iterator[Shape | DashedLine]:
        ink = self.inks.number(stroke._replace(dash=()), fine)
        lines = _lines(item) if isinstance(item, Path) else []
        apart = isinstance(item, Path) and len(item.steps) == 2 * len(lines)
        straight = all(line.dx() == 0.0 or line.dy() == 0.0 for line in lines)
        if lines and apart and straight:
            yield from (DashedLine(line, stroke.dash, ink) for line in lines)
        else:
            yield Shape(dashed(shape_path(item), stroke.dash), None, ink)

    def _thin(self, group: Group, shapes: list[Box | Circle | Path]) -> Thin:
        """Of a box its large parts, of a flow its line, of a mark its outline."""
        thin = Thin([], [], [], [])
        if group.id.endswith(".name") or not shapes:
            return thin
        high = _bare_reach(shapes[0]).height()
        if group.kind == "flows" and isinstance(shapes[-1], Path) and shapes[-1].fill is not None:
            thin.heads.append(Shape(shape_path(shapes[-1]), colour(shapes[-1].fill), NO_INK))
        for item in shapes if group.kind in _BOXES else shapes[:1]:
            stroke = item.stroke._replace(dash=()) if item.stroke else None
            ink = self.inks.number(stroke) if stroke is not None else NO_INK
            if group.kind == "flows" and isinstance(item, Path):
                thin.lines.append((ink, [line for line in _lines(item) if line.length() > 1.0]))
            elif _bare_reach(item).height() < 0.9 * high:
                continue
            elif isinstance(item, Box) and item.radius < _ROUND:
                thin.rects.append(((item.fill, ink), QRectF(*item.rect)))
            else:
                fill = colour(item.fill) if item.fill else None
                thin.shapes.append(Shape(shape_path(item), fill, ink))
        return thin


def _labels(items: list[Item]) -> list[tuple[QRectF, float]]:
    """The rooms of small shapes with text on them, and the size of that text; and of signs beside text."""
    runs = [(_text_room(item), item.size) for item in items if isinstance(item, TextRun)]
    found: list[tuple[QRectF, float]] = []
    for item in items:
        if isinstance(item, Box | Path) and item.stroke is not None and item.fill is not None:
            room = _bare_reach(item)
            if room.height() < _LOW:
                found += [(room, size) for text, size in runs if room.contains(text.center())][:1]
        elif isinstance(item, Circle) and item.stroke is not None and item.stroke.dash and runs:
            found.append((_bare_reach(item), _CONFIRM))
    return found


@cache
def colour(name: str) -> QColor:
    """A colour."""
    return QColor(name)


def _words(waiting: dict[tuple[Face, float, str], list[TextRun]]) -> Iterator[Words]:
    for (face, size, name), runs in waiting.items():
        yield Words(glyph_run(runs, face, size), colour(name), size)


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


def _lines(item: Path) -> list[QLineF]:
    """The straight pieces of a path, round corners as one more."""
    found: list[QLineF] = []
    at: tuple[float, float] | None = None
    for op, where in item.steps:
        if op is not Op.MOVE and at is not None and where:
            found.append(QLineF(*at, *where[-2:]))
        at = (where[-2], where[-1]) if where else at
    return found


def _text_room(run: TextRun) -> QRectF:
    return QRectF(run.x, run.y - run.size, max(run.width, 0.1), 1.3 * run.size)


def _reach(item: Item) -> QRectF:
    """The room an item takes, its line included."""
    if isinstance(item, TextRun):
        return _text_room(item)
    room = 2 * item.stroke.width if item.stroke else 0.0
    return _bare_reach(item).adjusted(-room, -room, room, room)


def _bare_reach(item: Box | Circle | Path) -> QRectF:
    """The room a shape takes without its line."""
    if isinstance(item, Box):
        return QRectF(*item.rect)
    if isinstance(item, Circle):
        return QRectF(item.x - item.radius, item.y - item.radius, 2 * item.radius, 2 * item.radius)
    xs = [x for _, where in item.steps for x in where[::2]] or [0.0]
    ys = [y for _, where in item.steps for y in where[1::2]] or [0.0]
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _areas(items: list[Item]) -> Areas:
    """Where items are: each stretch of a line by itself, all else as one."""
    rects: list[QRectF] = []
    rest = QRectF()
    for item in items:
        if isinstance(item, Path) and item.fill is None and item.stroke is not None and len(item.steps) > 2:
            room = 2 * item.stroke.width + 1.0
            rects += [
                QRectF(line.p1(), line.p2()).normalized().adjusted(-room, -room, room, room)
                for line in _lines(item)
            ]
        else:
            rest = rest.united(_reach(item))
    if not rest.isNull():
        rects.append(rest)
    bounds = QRectF()
    for rect in rects:
        bounds = bounds.united(rect)
    cells = frozenset(cell for rect in rects if rect.width() < _ENDLESS for cell in cells_of(rect))
    return Areas(tuple(rects), bounds, cells)
