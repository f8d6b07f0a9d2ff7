"""From items of the display list to steps of painting: few calls into Qt, text last."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPen

from ketenkaart.drawing.displaylist import Box, Circle, Face, Item, Path, Stroke, TextRun
from ketenkaart.editor.canvas.extents import ENDLESS, bare_reach, lines_of, reach_of, shape_path, text_room
from ketenkaart.editor.canvas.fonts import glyph_run
from ketenkaart.editor.canvas.ops import (
    NO_INK,
    SMALLEST_TEXT,
    DashedLines,
    Detail,
    Rectangle,
    Shape,
    Step,
    Words,
)
from ketenkaart.editor.canvas.strokes import Inks, dashed

_LOW = 7.5  # chips and tags are lower, mm
_SMALL = 9.0  # signs are smaller, mm
_THINNEST_CORE = 0.7  # of a double line, px
_CONFIRM = 5.0  # the ring with a question mark is seen where text of this size is, mm


def steps_of(items: list[Item], inks: Inks) -> Iterator[Step]:
    """The steps: text is gathered, and written before a shape that covers some of it."""
    waiting: dict[tuple[Face, float, str], list[TextRun]] = {}
    rooms: list[QRectF] = []
    labels = _labels(items)
    before: Item | None = None
    for item in items:
        if isinstance(item, TextRun):
            waiting.setdefault((item.face, item.size, item.colour), []).append(item)
            rooms.append(text_room(item))
            continue
        reach = reach_of(item)
        if any(reach.intersects(room) for room in rooms):
            yield from _words(waiting)
            waiting, rooms = {}, []
        least = _least_scale(item, before, reach, labels)
        small = max(reach.width(), reach.height()) < _SMALL or reach.width() > ENDLESS
        for step in _shape_steps(item, small or bool(least), inks):
            yield Detail(step, least) if least and not isinstance(step, DashedLines) else step
        before = item
    yield from _words(waiting)


def _least_scale(
    item: Box | Circle | Path, before: Item | None, reach: QRectF, labels: list[tuple[QRectF, float]]
) -> float:
    """The scale from which a shape is seen: of a label its text's, of the core of a line its own."""
    if isinstance(item, Path) and isinstance(before, Path) and item.steps is before.steps and item.stroke:
        return _THINNEST_CORE / item.stroke.width
    size = next((size for room, size in labels if room.contains(reach.center())), 0.0)
    return SMALLEST_TEXT / size if size else 0.0


def _shape_steps(
    item: Box | Circle | Path, fine: bool, inks: Inks
) -> Iterator[Rectangle | Shape | DashedLines]:
    fill = filling(item.fill) if item.fill else None
    stroke = item.stroke
    if stroke is not None and stroke.dash:
        if fill is not None:
            yield Shape(shape_path(item), fill, NO_INK)
        yield from _dashed(item, stroke, fine, inks)
        return
    ink = inks.number(stroke, fine) if stroke is not None else NO_INK
    if isinstance(item, Box) and not item.radius:
        yield Rectangle(QRectF(*item.rect), fill, ink)
    else:
        yield Shape(shape_path(item), fill, ink)


def _dashed(
    item: Box | Circle | Path, stroke: Stroke, fine: bool, inks: Inks
) -> Iterator[Shape | DashedLines]:
    ink = inks.number(stroke._replace(dash=()), fine)
    lines = lines_of(item) if isinstance(item, Path) else []
    apart = isinstance(item, Path) and len(item.steps) == 2 * len(lines)
    straight = all(line.dx() == 0.0 or line.dy() == 0.0 for line in lines)
    if lines and apart and straight:
        yield DashedLines(tuple([_onward(line) for line in lines]), stroke.dash, ink)
    else:
        yield Shape(dashed(shape_path(item), stroke.dash), None, ink)


def _onward(line: QLineF) -> QLineF:
    """A level or upright line, from left to right or down."""
    return line if line.dx() >= 0.0 and line.dy() >= 0.0 else QLineF(line.p2(), line.p1())


def _labels(items: list[Item]) -> list[tuple[QRectF, float]]:
    """The rooms of small shapes under text, and the size of that text; and of signs beside text."""
    runs = [(text_room(item), item.size) for item in items if isinstance(item, TextRun)]
    found: list[tuple[QRectF, float]] = []
    for item in items:
        if isinstance(item, Box | Path) and item.fill is not None:
            room = bare_reach(item)
            if room.height() < _LOW:
                found += [(room, size) for text, size in runs if room.contains(text.center())][:1]
        elif isinstance(item, Circle) and item.stroke is not None and item.stroke.dash and runs:
            found.append((bare_reach(item), _CONFIRM))
    return found


@cache
def filling(name: str) -> QBrush:
    """What fills shapes with a colour."""
    return QBrush(QColor(name))


@cache
def writing(name: str) -> QPen:
    """What writes in a colour."""
    return QPen(QColor(name))


def _words(waiting: dict[tuple[Face, float, str], list[TextRun]]) -> Iterator[Words]:
    for (face, size, name), runs in waiting.items():
        yield Words(glyph_run(runs, face, size), writing(name), size, QPointF(runs[0].x, runs[0].y))
