"""Opening: cells with a new, empty column or row in them, and boxes put into others."""

from collections.abc import Mapping

from ketenkaart.layout.grid import Cells


def phase_at(cells: Cells, column: int) -> int:
    """The phase that holds a column."""
    return next(
        index for index, (first, count) in enumerate(cells.phase_columns) if first <= column < first + count
    )


def with_columns(cells: Cells, phase: int, at: int, count: int = 1) -> Cells:
    """The same cells with new columns in a phase, the first of which is column `at`."""
    ranges = [
        (first + count if index > phase else first, held + count if index == phase else held)
        for index, (first, held) in enumerate(cells.phase_columns)
    ]
    column = [old + count if old >= at else old for old in cells.column]
    return Cells(column, cells.row, cells.columns + count, cells.rows, cells.lane_rows, ranges)


def with_rows(cells: Cells, lane: int, at: int, count: int = 1) -> Cells:
    """The same cells with new rows in a lane, the first of which is row `at`."""
    ranges = [
        (top + count if index > lane else top, rows + count if index == lane else rows)
        for index, (top, rows) in enumerate(cells.lane_rows)
    ]
    row = [old + count if old >= at else old for old in cells.row]
    return Cells(cells.column, row, cells.columns, cells.rows + count, ranges, cells.phase_columns)


def with_boxes(cells: Cells, places: Mapping[int, tuple[int, int]]) -> Cells | None:
    """The same cells with boxes in others, unless one of these is taken."""
    taken = {
        cell for node, cell in enumerate(zip(cells.column, cells.row, strict=True)) if node not in places
    }
    if any(cell in taken for cell in places.values()):
        return None
    column, row = list(cells.column), list(cells.row)
    for node, cell in places.items():
        column[node], row[node] = cell
    return Cells(column, row, cells.columns, cells.rows, cells.lane_rows, cells.phase_columns)
