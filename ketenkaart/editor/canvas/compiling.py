"""The pieces of the map: groups of the display list that are made ready to paint when they are first seen."""

from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ketenkaart.drawing.displaylist import Box, Circle, Group, Item, Path, TextRun
from ketenkaart.editor.canvas.extents import Extent, areas_of, lines_of, shape_path, text_room
from ketenkaart.editor.canvas.ops import Brush, Step
from ketenkaart.editor.canvas.steps import steps_of
from ketenkaart.editor.canvas.strokes import Inks
from ketenkaart.editor.canvas.thin import Thin, thin_of
from ketenkaart.editor.look.shades import PAPER, Shades


class Form:
    """What a group looks like wherever it stands: all places are seen from where it stands, mm.

    Attributes:
        group: the group that was first seen to look so.
    """

    def __init__(self, group: Group, inks: Inks) -> None:
        """Take a group; it is made ready when it is first seen.

        Args:
            group: the group.
            inks: gets its strokes, and knows its colours.
        """
        self.group = group
        self._inks = inks

    def _items(self) -> list[Item]:
        parts = self.group.items
        items = [item for part in parts for item in (part.walk() if isinstance(part, Group) else (part,))]
        dark = self._inks.shades.dark
        return items if dark is None else [dark.shown(item, self.group.kind) for item in items]

    def _shapes(self) -> list[Box | Circle | Path]:
        return [item for item in self._items() if not isinstance(item, TextRun)]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """How it is painted."""
        return tuple(steps_of(self._items(), self._inks))

    @cached_property
    def steps_in_rooms(self) -> tuple[tuple[QRectF, Step], ...]:
        """How it is painted, with where each step paints."""
        return tuple([(step.room, step) for step in self.steps])

    @cached_property
    def thin(self) -> Thin:
        """What is left of it where the map is small: no text and no small parts."""
        return thin_of(self.group, self._shapes(), self._inks)

    @cached_property
    def rects(self) -> tuple[QRectF, ...]:
        """Where it is: one rectangle for each stretch of a line."""
        return tuple(areas_of(self._items()))

    @cached_property
    def bounds(self) -> QRectF:
        """Where it is as a whole."""
        rects = self.rects
        if len(rects) == 1:
            return rects[0]
        found = QRectF()
        for rect in rects:
            found |= rect
        return found

    @cached_property
    def extent(self) -> Extent:
        """Where it is as a whole, in plain numbers: quicker than rectangles of Qt."""
        bounds = self.bounds
        return bounds.left(), bounds.top(), bounds.right(), bounds.bottom()

    @cached_property
    def outline(self) -> QPainterPath:
        """Its first shape, for frames around it."""
        return next((shape_path(shape) for shape in self._shapes()), QPainterPath())

    @cached_property
    def line_width(self) -> float:
        """How wide its line is, where it is a flow, mm."""
        first = next(iter(self._shapes()), None)
        return first.stroke.width if first is not None and first.stroke is not None else 0.0

    @cached_property
    def lines(self) -> tuple[QLineF, ...]:
        """The stretches of its line, where it is a flow."""
        first = next(iter(self._shapes()), None)
        return tuple(lines_of(first)) if isinstance(first, Path) else ()

    @cached_property
    def text_rooms(self) -> tuple[QRectF, ...]:
        """Where its lines of text are."""
        return tuple(text_room(item) for item in self._items() if isinstance(item, TextRun))


class Piece:
    """A group where it stands, ready to paint; all its places are those on the map, mm.

    Attributes:
        group: what it shows.
        form: what it looks like.
    """

    def __init__(self, group: Group, form: Form) -> None:
        self.group, self.form = group, form

    @property
    def origin(self) -> QPointF:
        """Where its form is seen from."""
        return QPointF(self.group.x, self.group.y)

    @cached_property
    def bounds(self) -> QRectF:
        """Where it is as a whole."""
        return self.form.bounds.translated(self.group.x, self.group.y)

    @property
    def rects(self) -> tuple[QRectF, ...]:
        """Where it is: one rectangle for each stretch of a line."""
        return self._placed(self.form.rects)

    @property
    def frame(self) -> QRectF:
        """Where its first shape is."""
        return self.form.outline.boundingRect().translated(self.group.x, self.group.y)

    @property
    def outline(self) -> QPainterPath:
        """Its first shape, for frames around it."""
        return self.form.outline.translated(self.group.x, self.group.y)

    @property
    def text_rooms(self) -> tuple[QRectF, ...]:
        """Where its lines of text are."""
        return self._placed(self.form.text_rooms)

    @property
    def line_rects(self) -> tuple[QRectF, ...]:
        """The stretches of its line, where it is a flow."""
        return self._placed(QRectF(line.p1(), line.p2()).normalized() for line in self.form.lines)

    def _placed(self, rects: Iterable[QRectF]) -> tuple[QRectF, ...]:
        x, y = self.group.x, self.group.y
        return tuple([rect.translated(x, y) for rect in rects])

    def meets(self, area: QRectF) -> bool:
        """Whether any part of it lies in an area that meets its bounds, mm."""
        return len(self.form.rects) == 1 or any(
            map(area.translated(-self.group.x, -self.group.y).intersects, self.form.rects)
        )

    def looks_like(self, other: "Piece") -> bool:
        """Whether another piece looks the same, at the same place."""
        return self.form is other.form and self.group.x == other.group.x and self.group.y == other.group.y

    def paint(self, brush: Brush) -> None:
        """Paint it whole."""
        brush.stand(self.group.x, self.group.y)
        for step in self.form.steps:
            step.paint(brush)

    def paint_seen(self, brush: Brush) -> None:
        """Paint what is seen of it, where it is large."""
        brush.stand(self.group.x, self.group.y)
        seen = brush.seen
        for room, step in self.form.steps_in_rooms:
            if seen.intersects(room):
                step.paint(brush)


class Compiler:
    """Makes pieces, and keeps what did not change of those of the drawing before."""

    def __init__(self, shades: Shades = PAPER) -> None:
        """Make pieces in some colours."""
        self.inks = Inks(shades)
        self._known: dict[str, dict[tuple[str, str, int], Piece]] = {}

    def pieces(self, sheet: str, groups: Iterable[Group]) -> list[Piece]:
        """The pieces of a drawing; those of the drawing before are used again where they are the same.

        Args:
            sheet: which of the drawings of a map it is.
            groups: its groups.
        """
        before = self._known.get(sheet, {})
        found: dict[tuple[str, str, int], Piece] = {}
        for group in groups:
            key = (group.kind, group.id, 0)
            while key in found:
                key = (*key[:2], key[2] + 1)
            known = before.get(key)
            same = known is not None and known.group is group
            found[key] = known if known is not None and same else self.piece(group, known)
        self._known[sheet] = found
        return list(found.values())

    def piece(self, group: Group, before: Piece | None = None) -> Piece:
        """A group, to be made ready when it is seen.

        Args:
            group: the group.
            before: what it was in the drawing before.
        """
        if before is not None and before.group == group:
            before.group = group  # the very same is found at once the next time
            return before
        if before is not None and before.group.items == group.items:
            return Piece(group, before.form)
        return Piece(group, Form(group, self.inks))
