"""Sifting: boxes go where their flows need the fewest bends, before any route is laid.

Needs:   a cell for every box.
Gives:   cells in which more flows run straight or turn once; each box still in its lane and its phase's
         columns; columns and rows may be empty.
Method:  own, after sifting [Matuszewski, Schönfeld and Molitor 1999]: while all others stand still, a
         box tries the cells about it and about its neighbours. A flow is judged by the bends it needs
         at least, its length and its direction. There is an empty column and row between any two, so
         that a box may have one to itself where that is worth its price.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.prices import PRICES

PASSES = 3
BEND = 3.5  # a flow often gets more than it needs
BELOW_IN_LANE = 7.0  # more than a column, or chains would be folded
LENGTH = 0.15  # dearer than that of a route: it stands for the lines that will be crossed, too
AROUND = 2  # how far from where it stands a box tries all cells
MOST_NEIGHBOURS = 8  # whose cells a box tries; those with many would take too long
ROUNDING = 1e-9


class _Link(NamedTuple):
    """A flow, seen from the box at one of its ends.

    Attributes:
        other: the box at the other end.
        ahead: 1 if that had better stand to the right, else -1.
        below: the price of standing in the same column; back: of standing on the wrong side.
    """

    other: int
    ahead: int
    below: float
    back: float


def sift(compiled: Compiled, cells: Cells) -> Cells:
    """Cells with fewer bends; columns and rows may be empty."""
    sifter = _Sifter(compiled, _spread(cells))
    order = sorted(range(len(compiled.nodes)), key=lambda node: (cells.column[node], node))
    for _ in range(PASSES):
        moved = [node for node in order if sifter.place(node)]
        if not moved:
            break
        order.reverse()
    return sifter.cells


def _spread(cells: Cells) -> Cells:
    """The same cells with an empty column and row on both sides of each, within its phase or lane."""
    column, phase_columns = _spread_lines(cells.column, cells.phase_columns)
    row, lane_rows = _spread_lines(cells.row, cells.lane_rows)
    columns, rows = (sum(count for _, count in ranges) for ranges in (phase_columns, lane_rows))
    return Cells(column, row, columns, rows, lane_rows, phase_columns)


def _spread_lines(lines: list[int], ranges: list[tuple[int, int]]) -> tuple[list[int], list[tuple[int, int]]]:
    firsts = [first for first, _ in ranges]
    return (
        [2 * line + bisect_right(firsts, line) for line in lines],
        [(2 * first + index, 2 * count + 1) for index, (first, count) in enumerate(ranges)],
    )


class _Sifter:
    """Boxes in cells, of which one at a time looks for a better cell."""

    def __init__(self, compiled: Compiled, cells: Cells) -> None:
        self.cells = cells
        self._in_column = [0] * cells.columns  # the rows that are taken, as bits
        self._in_row = [0] * cells.rows
        for node, (column, row) in enumerate(zip(cells.column, cells.row, strict=True)):
            self._put(node, column, row)
        self._links = [list(_links(compiled, node)) for node in range(len(compiled.nodes))]
        self._lane = compiled.lane
        firsts = [first for first, _ in cells.phase_columns]
        self._phase = [bisect_right(firsts, column) - 1 for column in cells.column]

    def place(self, node: int) -> bool:
        """Put a box in the best cell it finds; whether it moved."""
        here = column, row = self.cells.column[node], self.cells.row[node]
        self._in_column[column] &= ~(1 << row)
        self._in_row[row] &= ~(1 << column)
        floor = self._price_across(node, column) + self._price_down(node, row)
        best, price = here, floor + BEND * self._all_bends(node, column, row) - ROUNDING
        for floor, column, row in self._tries(node, price):
            if floor >= price:
                break
            tried = floor + BEND * self._all_bends(node, column, row)
            if tried < price:
                best, price = (column, row), tried
        self._put(node, *best)
        return best != here

    def _put(self, node: int, column: int, row: int) -> None:
        self.cells.column[node], self.cells.row[node] = column, row
        self._in_column[column] |= 1 << row
        self._in_row[row] |= 1 << column

    def _tries(self, node: int, limit: float) -> list[tuple[float, int, int]]:
        """The free cells that cost less without bends, each after what it does; cheap ones first."""
        cells, lane = self.cells, self._lane[node]
        column, row = cells.column[node], cells.row[node]
        columns, rows = (
            set(range(column - AROUND, column + AROUND + 1)),
            set(range(row - AROUND, row + AROUND + 1)),
        )
        for other, ahead, _, _ in self._links[node][:MOST_NEIGHBOURS]:
            columns |= {cells.column[other], cells.column[other] - ahead}
            if self._lane[other] == lane:
                rows.add(cells.row[other])
        left, width = cells.phase_columns[self._phase[node]]
        top, height = cells.lane_rows[lane]
        across = [(self._price_across(node, x), x) for x in columns if left <= x < left + width]
        down = [(self._price_down(node, y), y) for y in rows if top <= y < top + height]
        return sorted(
            (floor, x, y)
            for d, y in down
            for a, x in across
            if (floor := a + d) < limit and not self._in_row[y] >> x & 1
        )

    def _price_across(self, node: int, column: int) -> float:
        """What a column costs a box: the length of its flows across and their direction."""
        total = 0.0 if self._in_column[column] else PRICES.column
        for other, ahead, below, back in self._links[node]:
            across = (self.cells.column[other] - column) * ahead
            if across > 0:
                total += LENGTH * across
            else:
                total += back - LENGTH * across if across else below
        return total

    def _price_down(self, node: int, row: int) -> float:
        """What a row costs a box: the length of its flows down."""
        rows = self.cells.row
        length = sum([abs(rows[link.other] - row) for link in self._links[node]])
        return LENGTH * length + (0.0 if self._in_row[row] else PRICES.row)

    def _all_bends(self, node: int, column: int, row: int) -> int:
        """How many bends the flows of a box need at least from a cell."""
        columns, rows = self.cells.column, self.cells.row
        return sum([self._bends(column, row, columns[to], rows[to]) for to, _, _, _ in self._links[node]])

    def _bends(self, column: int, row: int, other_column: int, other_row: int) -> int:
        """How many bends a route needs at least between two cells; at most 2 are counted."""
        in_row, in_column = self._in_row, self._in_column
        beside = _between(column, other_column)
        if row == other_row:
            return 2 if in_row[row] & beside else 0
        between = _between(row, other_row)
        if column == other_column:
            return 2 if in_column[column] & between else 0
        if not (in_row[row] & (beside | 1 << other_column) or in_column[other_column] & between):
            return 1
        if not (in_column[column] & (between | 1 << other_row) or in_row[other_row] & beside):
            return 1
        return 2


def _between(one: int, other: int) -> int:
    """The places between two lines, as bits."""
    return (1 << other) - (2 << one) if one < other else (1 << one) - (2 << other)


def _links(compiled: Compiled, node: int) -> Iterator[_Link]:
    """The flows of a box to other boxes."""
    for ahead, edges, ends in (
        (1, compiled.outgoing[node], compiled.target),
        (-1, compiled.incoming[node], compiled.source),
    ):
        for edge in edges:
            other = ends[edge]
            if other == node:
                continue
            if NONE != compiled.mate[edge] < edge:
                yield _Link(other, ahead, 0.0, PRICES.back_return)
            else:
                same_lane = compiled.lane[other] == compiled.lane[node]
                below = BELOW_IN_LANE if same_lane else PRICES.same_column
                yield _Link(other, ahead, below, PRICES.back)
