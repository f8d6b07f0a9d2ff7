"""The grid all stages work on: cells, lines and the pieces of routes that run in lines.

Columns and rows are doubled: line 2c+1 runs through the middle of column c, line 2c is the gutter
before it; rows likewise. A box fills one cell; a piece of a route runs along one line, between two
lines of the other direction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Corner = tuple[int, int]
NO_BOX = -1


@dataclass(slots=True, eq=False)
class Piece:
    """A straight piece of a route.

    Attributes:
        edge: index of the edge it belongs to; index: its place in the route, from the source.
        horizontal: whether it runs along a row line.
        line: the line it runs in; low, high: the lines of the other direction where it ends.
        turn_low, turn_high: where the route goes on at that end: -1 up or left, 1 down or right,
            0 where it ends at a box.
        box_low, box_high: the box it ends at there, or NO_BOX.
        forward: whether it is travelled from low to high.
    """

    edge: int
    index: int
    horizontal: bool
    line: int
    low: int
    high: int
    turn_low: int
    turn_high: int
    box_low: int
    box_high: int
    forward: bool

    def overlaps(self, other: "Piece") -> bool:
        """Whether both run side by side for some length, if they share a line."""
        return self.low < other.high and other.low < self.high

    def meets(self, other: "Piece") -> bool:
        """Whether both run side by side or end at one place that is not a box."""
        if self.low > other.high or other.low > self.high:
            return False
        if self.high == other.low:
            return self.box_high == NO_BOX or other.box_low == NO_BOX
        if other.high == self.low:
            return other.box_high == NO_BOX or self.box_low == NO_BOX
        return True


def pieces_of(edge: int, corners: Sequence[Corner], source: int, target: int) -> list[Piece]:
    """The pieces of a route.

    Args:
        edge: index of the edge.
        corners: the (column line, row line) of its ends and corners, from source to target.
        source: index of the box it starts at.
        target: index of the box it ends at.
    """
    last = len(corners) - 2
    pieces: list[Piece] = []
    before = 0
    x0, y0 = corners[0]
    for index in range(last + 1):
        x1, y1 = corners[index + 1]
        horizontal = y0 == y1
        start, end, line = (x0, x1, y0) if horizontal else (y0, y1, x0)
        after = 0
        if index < last:
            x2, y2 = corners[index + 2]
            after = 1 if (y2 > y1 if horizontal else x2 > x1) else -1
        box_start = source if index == 0 else NO_BOX
        box_end = target if index == last else NO_BOX
        if end > start:
            piece = Piece(edge, index, horizontal, line, start, end, before, after, box_start, box_end, True)
            before = -1
        else:
            piece = Piece(edge, index, horizontal, line, end, start, after, before, box_end, box_start, False)
            before = 1
        pieces.append(piece)
        x0, y0 = x1, y1
    return pieces


def end_sides(pieces: Sequence[Piece]) -> tuple[str, str]:
    """The sides where a route leaves its source and enters its target."""
    first, last = pieces[0], pieces[-1]
    out = (
        ("right" if first.forward else "left") if first.horizontal else ("bottom" if first.forward else "top")
    )
    into = ("left" if last.forward else "right") if last.horizontal else ("top" if last.forward else "bottom")
    return out, into


@dataclass(slots=True)
class Cells:
    """Where each box stands, by index of the node.

    Attributes:
        column: the column of each node; row: its row, counted through all lanes.
        columns, rows: how many there are.
        lane_rows: for each leaf lane its first row and how many it has.
        phase_columns: for each phase its first column and how many it has.
    """

    column: list[int]
    row: list[int]
    columns: int
    rows: int
    lane_rows: list[tuple[int, int]]
    phase_columns: list[tuple[int, int]]
