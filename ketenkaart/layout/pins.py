"""Pins: where a pinned box can stand.

Needs:   cells, and a pinned box.
Gives:   cells in which its pin may be honoured, the neatest ones first; who asks tries them. And the
         cells in which all pins that agree are honoured, whatever that moves.
Method:  own: the free cell beside, or one in a new row or column that is let in there.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ketenkaart.layout.agreement import Agreement
from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.opening import phase_at, with_boxes, with_columns, with_rows
from ketenkaart.layout.rules import sides_of


class _Line(NamedTuple):
    """A column of a phase, or a row of a lane, which may be a new one."""

    band: int
    line: int
    new: bool = False


def beside(compiled: Compiled, cells: Cells, node: int) -> Iterator[Cells]:
    """Cells with a pinned box beside, above or below the boxes its pin names."""
    columns = list(dict.fromkeys(_columns(compiled, cells, node)))
    for row in dict.fromkeys(_rows(compiled, cells, node)):
        for column in columns:
            opened = with_columns(cells, column.band, column.line) if column.new else cells
            opened = with_rows(opened, row.band, row.line) if row.new else opened
            found = with_boxes(opened, {node: (column.line, row.line)})
            if found is not None:
                yield found


def _columns(compiled: Compiled, cells: Cells, node: int) -> Iterator[_Line]:
    """The columns to try, the best one first."""
    sides = sides_of(compiled, node)
    own = _Line(phase_at(cells, cells.column[node]), cells.column[node])
    for side, other in sides.items():
        line = cells.column[other]
        phase = phase_at(cells, line)
        if compiled.phase[node] not in (NONE, phase):
            continue
        first, count = cells.phase_columns[phase]
        if side == "before":
            if line > first:
                yield _Line(phase, line - 1)
            yield _Line(phase, line, new=True)
        elif side == "after":
            if line + 1 < first + count:
                yield _Line(phase, line + 1)
            yield _Line(phase, line + 1, new=True)
        elif not sides.keys() & {"before", "after"} and compiled.lane[other] == compiled.lane[node]:
            yield _Line(phase, line)
    yield own


def _rows(compiled: Compiled, cells: Cells, node: int) -> Iterator[_Line]:
    """The rows to try, the best one first."""
    lane = compiled.lane[node]
    top, count = cells.lane_rows[lane]
    sides = sides_of(compiled, node)
    own = cells.row[node]
    for side, other in sides.items():
        line = cells.row[other]
        if compiled.lane[other] != lane:
            continue
        if side == "above":
            if line > top:
                yield _Line(lane, line - 1)
            yield _Line(lane, line, new=True)
        elif side == "below":
            if line + 1 < top + count:
                yield _Line(lane, line + 1)
            yield _Line(lane, line + 1, new=True)
        elif not sides.keys() & {"above", "below"}:
            yield _Line(lane, line)
    yield _Line(lane, own)
    for line in (own, top, top + count):
        yield _Line(lane, line, new=True)


def in_agreed_order(compiled: Compiled, cells: Cells, agreement: Agreement) -> Cells:
    """Cells in which all pins that agree are honoured: what must come later is moved on."""
    for upright in (False, True):
        for node, before in agreement.in_order(upright=upright):
            if upright:
                cells = _below(compiled, cells, node, before)
            else:
                cells = _right(compiled, cells, node, before, agreement.latest(node, upright=False))
    return cells


def _right(compiled: Compiled, cells: Cells, node: int, before: list[int], latest: int) -> Cells:
    """A box to the right of others, in a column of its own if it was not."""
    phase = phase_at(cells, cells.column[node])
    if compiled.phase[node] == NONE and phase > latest:
        first, _ = cells.phase_columns[latest]
        cells = _moved(with_columns(cells, latest, first), node, column=first)
        phase = latest
    last = max((cells.column[other] for other in before), default=NONE)
    if cells.column[node] > last:
        return cells
    if compiled.phase[node] == NONE:
        phase = phase_at(cells, last)
    return _moved(with_columns(cells, phase, last + 1), node, column=last + 1)


def _below(compiled: Compiled, cells: Cells, node: int, before: list[int]) -> Cells:
    """A box below others, in a row of its own if it was not."""
    last = max((cells.row[other] for other in before), default=NONE)
    if cells.row[node] > last:
        return cells
    return _moved(with_rows(cells, compiled.lane[node], last + 1), node, row=last + 1)


def _moved(cells: Cells, node: int, column: int | None = None, row: int | None = None) -> Cells:
    cell = (cells.column[node] if column is None else column, cells.row[node] if row is None else row)
    found = with_boxes(cells, {node: cell})
    assert found is not None
    return found
