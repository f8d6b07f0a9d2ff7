"""What stands under the boxes and lines: the coloured bands and the boundary, which run on to the right."""

from collections.abc import Iterator

from ketenkaart.drawing.displaylist import Box, Group, Item, Op, Path
from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.canvas.layers import Layer, is_boundary, is_ground
from ketenkaart.layout.geometry import Rect

_ON = 100_000.0  # farther right than any screen shows, mm


def ground_groups(screen: Screen, hidden: frozenset[Layer]) -> Iterator[Group]:
    """The bands of the lanes and the frames of the chain boundary, on to the right without end."""
    for group in screen.chart.groups:
        if is_ground(group):
            yield group._replace(items=tuple(_on(item, screen.layout.width) for item in group.walk()))
        elif is_boundary(group) and Layer.BOUNDARY not in hidden:
            yield group._replace(items=tuple(_frame(group)))


def _on(item: Item, width: float) -> Item:
    """A band or line that ends where the map ends, without an end."""
    if isinstance(item, Box) and abs(item.rect.right - width) < 0.1:
        return item._replace(rect=item.rect._replace(width=_ON))
    if isinstance(item, Path):
        steps = [
            (op, (_ON, where[1]) if len(where) == 2 and abs(where[0] - width) < 0.1 else where)
            for op, where in item.steps
        ]
        return item._replace(steps=tuple(steps))
    return item


def _frame(group: Group) -> Iterator[Item]:
    """The upper and lower side of a frame: its left side stands under the heads, its right one nowhere."""
    for item in group.walk():
        if isinstance(item, Box) and item.fill is None:
            for y in (item.rect.top, item.rect.bottom):
                yield _level(item.rect, y, item)
        else:
            yield item


def _level(rect: Rect, y: float, frame: Box) -> Path:
    return Path(((Op.MOVE, (rect.left, y)), (Op.LINE, (_ON, y))), stroke=frame.stroke)
