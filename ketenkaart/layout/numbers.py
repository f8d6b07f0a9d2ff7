"""Numbers: what the columns and rows are called in places, so that they keep their names.

Needs:   cells, and the places of an earlier layout.
Gives:   a rising number for each column, and for each row of a lane.
Method:  own: lines keep the numbers that most boxes in them had; a new one takes a number that is free
         there, and only where none is those after it get others. A fresh layout leaves numbers free
         before each phase and lane, for that is where later layouts let lines in.
"""

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.moved import rising
from ketenkaart.memory import Cell, Places

ROOM = 2  # how many numbers are left free
MOST = 1_000_000  # files keep no higher ones


class Numbers(NamedTuple):
    """Numbers of columns and rows.

    Attributes:
        columns: for each column its number, rising, or NONE.
        rows: for each row of all lanes its number, rising within its lane, or NONE.
    """

    columns: list[int]
    rows: list[int]


def old_numbers(compiled: Compiled, cells: Cells, previous: Places) -> Numbers:
    """The numbers that columns and rows had in earlier places; NONE for what was let in between."""
    columns: list[tuple[int, int]] = []
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for node, item in enumerate(compiled.nodes):
        cell = previous.get(item.id)
        if cell is not None:
            columns.append((cells.column[node], cell.column))
            rows[compiled.lane[node]].append((cells.row[node], cell.row))
    in_lanes = [
        number
        for lane, (first, count) in enumerate(cells.lane_rows)
        for number in _kept(rows[lane], range(first, first + count))
    ]
    return Numbers(_kept(columns, range(cells.columns)), in_lanes)


def _kept(pairs: Iterable[tuple[int, int]], lines: range) -> list[int]:
    """For each line the number its boxes had, or one that is free there."""
    numbers = dict(rising(pairs))
    return _with_free([numbers.get(line, NONE) for line in lines])


def _with_free(numbers: Sequence[int]) -> list[int]:
    """The same numbers, with a free one wherever a line without a number leaves one before the next."""
    if all(number == NONE for number in numbers):
        return list(numbers)
    after: list[float] = []
    following = math.inf
    for number in reversed(numbers):
        following = number if number != NONE else following
        after.append(following)
    last = NONE
    filled: list[int] = []
    for number, limit in zip(numbers, reversed(after), strict=True):
        filled.append(last + 1 if number == NONE and last + 1 < limit else number)
        last = max(last, filled[-1])
    return filled


def new_numbers(cells: Cells, old: Numbers) -> Numbers:
    """A number for every column and row: its old one, unless those before it take it."""
    used_columns, used_rows = set(cells.column), set(cells.row)
    columns = _risen(old.columns, used_columns.intersection(first for first, _ in cells.phase_columns))
    rows: list[int] = []
    for first, count in cells.lane_rows:
        rows += _risen(old.rows[first : first + count], {0} if first in used_rows else ())
    return Numbers(columns, rows)


def _risen(numbers: Sequence[int], starts: Container[int]) -> list[int]:
    """Rising numbers; fresh ones leave room where a phase or lane with boxes starts.

    They are fresh as well where they would rise too high.
    """
    fresh = all(number == NONE for number in numbers)
    risen: list[int] = []
    for line, number in enumerate(numbers):
        least = risen[-1] + 1 if risen else 0
        risen.append(max(least + (ROOM if fresh and line in starts else 0), number))
    if risen and risen[-1] > MOST:
        return _risen([NONE] * len(numbers), starts)
    return risen


def places_of(compiled: Compiled, cells: Cells, numbers: Numbers) -> dict[str, Cell]:
    """The places of all boxes, by id."""
    return {
        item.id: Cell(numbers.columns[cells.column[node]], numbers.rows[cells.row[node]])
        for node, item in enumerate(compiled.nodes)
    }
