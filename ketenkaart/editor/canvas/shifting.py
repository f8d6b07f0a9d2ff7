"""Groups that are drawn as before, only elsewhere: what was made ready to paint them is used again."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF

from ketenkaart.drawing.displaylist import Box, Circle, Group, Item, Path
from ketenkaart.editor.canvas.extents import ENDLESS
from ketenkaart.editor.canvas.index import Areas, cells_of
from ketenkaart.editor.canvas.ops import DashedLine, Detail, Rectangle, Shape, Step, Words
from ketenkaart.editor.canvas.steps import Thin

_NEAR = 1e-7  # by rounding alone, mm
_Look = tuple[object, ...]
_Places = list[float]


def shift_of(before: Group, after: Group) -> QPointF | None:
    """How far a group was moved as a whole, mm; none where anything else of it differs, too."""
    ones, others = list(before.walk()), list(after.walk())
    if len(ones) != len(others) or not ones:
        return None
    dx = dy = None
    for one, other in zip(ones, others, strict=True):
        if type(one) is not type(other):
            return None
        (look, xs, ys), (other_look, other_xs, other_ys) = _taken_apart(one), _taken_apart(other)
        if look != other_look or len(xs) != len(other_xs):
            return None
        if dx is None or dy is None:
            if not xs:
                return None
            dx, dy = other_xs[0] - xs[0], other_ys[0] - ys[0]
        for a, b in zip(xs, other_xs, strict=True):
            if abs(b - a - dx) > _NEAR:
                return None
        for a, b in zip(ys, other_ys, strict=True):
            if abs(b - a - dy) > _NEAR:
                return None
    return QPointF(dx or 0.0, dy or 0.0)


def _taken_apart(item: Item) -> tuple[_Look, _Places, _Places]:
    """What an item looks like wherever it is, and where it is."""
    if isinstance(item, Box):
        rect = item.rect
        xs, ys = [rect.left, rect.left + rect.width], [rect.top, rect.top + rect.height]
        return (item.radius, item.fill, item.stroke), xs, ys
    if isinstance(item, Circle):
        return (item.radius, item.fill, item.stroke), [item.x], [item.y]
    if isinstance(item, Path):
        wheres = [where for _, where in item.steps]
        xs = [x for where in wheres for x in where[::2]]
        ys = [y for where in wheres for y in where[1::2]]
        return ([op for op, _ in item.steps], item.fill, item.stroke), xs, ys
    return item._replace(x=0.0, y=0.0), [item.x], [item.y]


def shifted_areas(areas: Areas, by: QPointF) -> Areas:
    """Where a group is that was moved."""
    rects = tuple(rect.translated(by) for rect in areas.rects)
    cells = frozenset(cell for rect in rects if rect.width() < ENDLESS for cell in cells_of(rect))
    return Areas(rects, areas.bounds.translated(by), cells)


def shifted_steps(steps: Iterable[Step], by: QPointF) -> Iterator[Step]:
    """How a group is painted that was moved."""
    for step in steps:
        yield Detail(_shifted(step.shape, by), step.least) if isinstance(step, Detail) else _moved(step, by)


def shifted_thin(thin: Thin, by: QPointF) -> Thin:
    """How a group is painted on a small map that was moved."""
    return Thin(
        [(look, rect.translated(by)) for look, rect in thin.rects],
        [(ink, [line.translated(by) for line in lines]) for ink, lines in thin.lines],
        [Shape(shape.path.translated(by), shape.fill, shape.ink) for shape in thin.shapes],
        [Shape(head.path.translated(by), head.fill, head.ink) for head in thin.heads],
    )


def _moved(step: Rectangle | Shape | Words | DashedLine, by: QPointF) -> Step:
    if isinstance(step, Words):
        return Words(step.run, step.colour, step.size, step.at + by)
    if isinstance(step, DashedLine):
        return DashedLine(step.line.translated(by), step.dash, step.ink)
    return _shifted(step, by)


def _shifted(shape: Rectangle | Shape, by: QPointF) -> Rectangle | Shape:
    if isinstance(shape, Rectangle):
        return Rectangle(shape.rect.translated(by), shape.fill, shape.ink)
    return Shape(shape.path.translated(by), shape.fill, shape.ink)
