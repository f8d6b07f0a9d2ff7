"""Parts of a drawing at another place and another size."""

from typing import TypeVar, cast

from ketenkaart.drawing.displaylist import Box, Circle, Group, Item, Path, Stroke, TextRun
from ketenkaart.layout.geometry import Rect

P = TypeVar("P", bound=Item | Group)


def placed(part: P, scale: float = 1.0, dx: float = 0.0, dy: float = 0.0) -> P:
    """The same part, scaled around (0, 0) and then moved.

    Args:
        part: a shape, a text run or a group; a group then lies at (0, 0).
        scale: the factor for every length.
        dx: how far it moves to the right.
        dy: how far it moves down.
    """
    at_origin = not isinstance(part, Group) or (part.x == 0.0 and part.y == 0.0)
    if scale == 1.0 and dx == 0.0 and dy == 0.0 and at_origin:
        return part
    return cast(P, _Placing(scale, dx, dy).part(part))


class _Placing:
    """One scale and move; strokes are scaled once each."""

    def __init__(self, scale: float, dx: float, dy: float, strokes: dict[int, Stroke] | None = None) -> None:
        self._scale, self._dx, self._dy = scale, dx, dy
        # by identity: the part keeps them alive
        self._strokes: dict[int, Stroke] = {} if strokes is None else strokes

    def part(self, part: Item | Group) -> Item | Group:
        """The part at its place."""
        s, dx, dy = self._scale, self._dx, self._dy
        if isinstance(part, TextRun):
            text, face, size, x, y, width, colour, tracking, *goes_on = part
            return TextRun(
                text, face, size * s, x * s + dx, y * s + dy, width * s, colour, tracking * s, *goes_on
            )
        if isinstance(part, Group):
            inside = _Placing(s, dx + part.x * s, dy + part.y * s, self._strokes)
            items = tuple([inside.part(item) for item in part.items])
            return Group(part.id, part.kind, part.title, part.description, items)
        stroke = self._stroke(part.stroke)
        if isinstance(part, Path):
            steps = [
                (op, (values[0] * s + dx, values[1] * s + dy) if len(values) == 2 else self._places(values))
                for op, values in part.steps
            ]
            return Path(tuple(steps), part.fill, stroke)
        if isinstance(part, Circle):
            return Circle(part.x * s + dx, part.y * s + dy, part.radius * s, part.fill, stroke)
        left, top, width, height = part.rect
        moved = Rect(left * s + dx, top * s + dy, width * s, height * s)
        return Box(moved, part.radius * s, part.fill, stroke)

    def _places(self, values: tuple[float, ...]) -> tuple[float, ...]:
        s, dx, dy = self._scale, self._dx, self._dy
        return tuple([value * s + (dy if odd & 1 else dx) for odd, value in enumerate(values)])

    def _stroke(self, stroke: Stroke | None) -> Stroke | None:
        if stroke is None or self._scale == 1.0:
            return stroke
        found = self._strokes.get(id(stroke))
        if found is None:
            dash = tuple([length * self._scale for length in stroke.dash])
            found = self._strokes[id(stroke)] = stroke._replace(width=stroke.width * self._scale, dash=dash)
        return found
