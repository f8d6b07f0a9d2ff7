"""What is left of a piece on a small map: no text and no small parts; seen from where it stands, mm."""

import math
from dataclasses import dataclass

from ketenkaart.drawing.displaylist import Box, Circle, Group, Path
from ketenkaart.editor.canvas.extents import Extent, bare_extent, bare_reach, ends_of, shape_path
from ketenkaart.editor.canvas.ops import NO_INK, Shape
from ketenkaart.editor.canvas.steps import filling
from ketenkaart.editor.canvas.strokes import Inks
from ketenkaart.layout.geometry import Rect

Look = tuple[str | None, int]  # fill and ink
_ROUND = 3.0  # corners are rounder in capsules and marks, mm
_SHORTEST = 1.0  # of the lines that are seen, mm
_LEAST_HEIGHT = 0.9  # of large parts of a box
_BOXES = frozenset({"steps", "systems", "partners"})


class Round:
    """A shape that is no rectangle, made ready when it is first seen.

    Attributes:
        look: its fill and ink.
        rect: the room it takes.
    """

    __slots__ = ("_item", "_shape", "look", "rect")

    def __init__(self, item: Box | Circle | Path, ink: int) -> None:
        """Take a shape."""
        self.look: Look = (item.fill, ink)
        self.rect = bare_reach(item)
        self._item = item
        self._shape: Shape | None = None

    @property
    def shape(self) -> Shape:
        """How it is painted."""
        if self._shape is None:
            fill, ink = self.look
            self._shape = Shape(shape_path(self._item), filling(fill) if fill else None, ink)
        return self._shape


@dataclass(slots=True)
class Thin:
    """The large parts of a piece: rectangles by fill and ink, lines by ink, other shapes, heads of lines."""

    rects: list[tuple[Look, Rect]]
    lines: list[tuple[int, list[Extent]]]
    rounds: list[Round]
    heads: list[Round]


def thin_of(group: Group, shapes: list[Box | Circle | Path], inks: Inks) -> Thin:
    """Of a box its large parts, of a flow its line, of a mark its outline.

    Args:
        group: what they belong to.
        shapes: its shapes.
        inks: gets their strokes.
    """
    thin = Thin([], [], [], [])
    if group.id.endswith(".name") or not shapes:
        return thin
    if group.kind == "flows" and isinstance(shapes[-1], Path) and shapes[-1].fill is not None:
        thin.heads.append(Round(shapes[-1], NO_INK))
    least = _LEAST_HEIGHT * _height(shapes[0])
    for item in shapes if group.kind in _BOXES else shapes[:1]:
        ink = _ink(item, inks)
        if group.kind == "flows" and isinstance(item, Path):
            thin.lines.append((ink, _lines(item)))
        elif _height(item) < least:
            continue
        elif isinstance(item, Box) and item.radius < _ROUND:
            thin.rects.append(((item.fill, ink), item.rect))
        else:
            thin.rounds.append(Round(item, ink))
    return thin


def _ink(item: Box | Circle | Path, inks: Inks) -> int:
    """The ink of its line, which has no dashes on a small map."""
    if item.stroke is None:
        return NO_INK
    return inks.number(item.stroke._replace(dash=()) if item.stroke.dash else item.stroke)


def _height(item: Box | Circle | Path) -> float:
    if isinstance(item, Box):
        return item.rect.height
    _, top, _, bottom = bare_extent(item)
    return bottom - top


def _lines(item: Path) -> list[Extent]:
    return [ends for ends in ends_of(item) if math.hypot(ends[2] - ends[0], ends[3] - ends[1]) > _SHORTEST]
