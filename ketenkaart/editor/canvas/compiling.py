"""The pieces of the map: groups of the display list that are made ready to paint when they are first seen."""

from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from ketenkaart.drawing.displaylist import Box, Circle, Group, Path, TextRun
from ketenkaart.editor.canvas.extents import areas_of, lines_of, shape_path, text_room
from ketenkaart.editor.canvas.ops import Brush, Step
from ketenkaart.editor.canvas.shifting import shift_of, shifted_areas, shifted_steps, shifted_thin
from ketenkaart.editor.canvas.steps import Thin, steps_of, thin_of
from ketenkaart.editor.canvas.strokes import Inks


class Piece:
    """A group, ready to paint; made ready when it is first seen.

    Attributes:
        group: what it shows.
        areas: where it is, mm.
    """

    def __init__(self, group: Group, inks: Inks, before: "Piece | None" = None) -> None:
        """Take a group.

        Args:
            group: the group.
            inks: gets its strokes.
            before: what it was in the drawing before: where it only moved, so does all that was made ready.
        """
        self.group = group
        self._inks = inks
        shift = shift_of(before.group, group) if before is not None else None
        if before is None or shift is None:
            self.areas = areas_of(group.walk())
            return
        self.areas = shifted_areas(before.areas, shift)
        if "steps" in before.__dict__:
            self.__dict__["steps"] = tuple(shifted_steps(before.steps, shift))
        if "thin" in before.__dict__:
            self.__dict__["thin"] = shifted_thin(before.thin, shift)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """How it is painted."""
        return tuple(steps_of(list(self.group.walk()), self._inks))

    @cached_property
    def thin(self) -> Thin:
        """How it is painted where the map is small: no text and no small parts."""
        return thin_of(self.group, self._shapes(), self._inks)

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
    def text_rooms(self) -> tuple[QRectF, ...]:
        """Where its lines of text are, mm."""
        return tuple(text_room(item) for item in self.group.walk() if isinstance(item, TextRun))

    def _shapes(self) -> list[Box | Circle | Path]:
        return [item for item in self.group.walk() if not isinstance(item, TextRun)]

    def paint(self, brush: Brush) -> None:
        """Paint it whole."""
        for step in self.steps:
            step.paint(brush)

    @cached_property
    def line_rects(self) -> tuple[QRectF, ...]:
        """The stretches of its line, where it is a flow, mm."""
        first = next(iter(self._shapes()), None)
        lines = lines_of(first) if isinstance(first, Path) else ()
        return tuple(QRectF(line.p1(), line.p2()).normalized() for line in lines)


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
        for group in groups:
            key = (group.kind, group.id, 0)
            while key in found:
                key = (*key[:2], key[2] + 1)
            known = before.get(key)
            if known is None or (known.group is not group and known.group != group):
                known = Piece(group, self.inks, known)
            found[key] = known
        self._known[sheet] = found
        return list(found.values())

    def piece(self, group: Group) -> Piece:
        """A group, to be made ready when it is seen."""
        return Piece(group, self.inks)
