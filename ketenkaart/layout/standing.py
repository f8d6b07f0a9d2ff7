"""Standing: where every box stands, who stands in a cell, and which columns and rows are in use."""

from collections import Counter
from collections.abc import Sequence

from ketenkaart.layout.grid import Cells

Move = Sequence[tuple[int, int, int]]


class Standing:
    """The cells of all boxes, which follow moves.

    Attributes:
        column, row: the cell of each node.
        at: the node in each cell that is taken.
        columns, rows: how many boxes each holds; a phase without boxes counts for one, as it has a
            column that stays.
    """

    def __init__(self, cells: Cells) -> None:
        self.column = list(cells.column)
        self.row = list(cells.row)
        self.at = {cell: node for node, cell in enumerate(zip(self.column, self.row, strict=True))}
        self.columns = Counter(self.column)
        self.rows = Counter(self.row)
        for first, count in cells.phase_columns:
            if not any(self.columns[column] for column in range(first, first + count)):
                self.columns[first] += 1

    def cells_of(self, move: Move) -> list[tuple[int, int, int]]:
        """The boxes of a move with the cells where they stand now: the move that takes it back."""
        return [(node, self.column[node], self.row[node]) for node, _, _ in move]

    def put(self, move: Move) -> None:
        """Let boxes stand in other cells; which are free, or become so."""
        for node, _, _ in move:
            column, row = self.column[node], self.row[node]
            del self.at[column, row]
            self.columns[column] -= 1
            self.rows[row] -= 1
        for node, column, row in move:
            self.column[node], self.row[node] = column, row
            self.at[column, row] = node
            self.columns[column] += 1
            self.rows[row] += 1
