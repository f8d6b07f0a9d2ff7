"""Groups: where the boxes of a group can stand together.

Needs:   cells, and a group whose phases adjoin.
Gives:   cells in which the group may be together, the neatest ones first; who asks tries them.
Method:  own: in each lane the group gets rows of its own and its columns are closed up, or are those of
         the whole group, or start together, or are all one; at the border where it spans two phases.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.opening import phase_at, with_boxes, with_rows
from ketenkaart.layout.rules import Group

Columns = Mapping[int, int]
Phases = Mapping[int, Columns]


def gatherings(compiled: Compiled, cells: Cells, group: Group) -> Iterator[Cells]:
    """Cells with a group gathered in one way or another."""
    phases = _phases(compiled, cells, group)
    for columns in (_closed, _of_the_whole, _from_one_start, _stacked):
        column = columns(cells, group, phases)
        for place in (min, _below, _top, _bottom):
            found = _in_own_rows(compiled, cells, group, column, place)
            if found is not None:
                yield found


def _phases(compiled: Compiled, cells: Cells, group: Group) -> Phases:
    """The boxes of a group by phase; one without a phase of its own comes to the others'."""
    phases = {node: phase_at(cells, cells.column[node]) for node in group.nodes}
    middle = sorted(phases.values())[len(phases) // 2]
    own = {compiled.phase[node] for node in phases} - {NONE} or {middle}
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for node, phase in phases.items():
        if compiled.phase[node] == NONE:
            phase = max(min(own), min(max(own), phase))
        start, count = cells.phase_columns[phase]
        found[phase][node] = max(start, min(start + count - 1, cells.column[node]))
    return dict(sorted(found.items()))


def _closed(cells: Cells, group: Group, phases: Phases) -> Columns:
    """Each lane's columns without those in between."""
    column: dict[int, int] = {}
    for phase, columns in phases.items():
        for part in group.parts:
            own = {node: columns[node] for node in part if node in columns}
            column |= _closed_up(cells, phases, phase, own)
    return column


def _of_the_whole(cells: Cells, _group: Group, phases: Phases) -> Columns:
    """The columns that all lanes use, without those in between."""
    column: dict[int, int] = {}
    for phase, columns in phases.items():
        column |= _closed_up(cells, phases, phase, columns)
    return column


def _from_one_start(cells: Cells, group: Group, phases: Phases) -> Columns:
    """Each lane's columns closed up, from the same one on."""
    column: dict[int, int] = {}
    for phase, columns in phases.items():
        start = min(_closed_up(cells, phases, phase, columns).values())
        for part in group.parts:
            ranks = _ranks({node: columns[node] for node in part if node in columns})
            column |= {node: start + rank for node, rank in ranks.items()}
    return column


def _stacked(cells: Cells, _group: Group, phases: Phases) -> Columns:
    """All in one column."""
    column: dict[int, int] = {}
    for phase, columns in phases.items():
        middle = sorted(columns.values())[len(columns) // 2]
        column |= dict.fromkeys(columns, _first(cells, phases, phase, 1, middle))
    return column


def _closed_up(cells: Cells, phases: Phases, phase: int, columns: Columns) -> Columns:
    """Columns of one phase without those in between, about where they are."""
    if not columns:
        return {}
    ranks = _ranks(columns)
    moved = sorted(columns[node] - rank for node, rank in ranks.items())
    first = _first(cells, phases, phase, max(ranks.values()) + 1, moved[len(moved) // 2])
    return {node: first + rank for node, rank in ranks.items()}


def _first(cells: Cells, phases: Phases, phase: int, width: int, wanted: int) -> int:
    """The first of some columns of a phase: at the border where the group goes on in another phase."""
    start, count = cells.phase_columns[phase]
    if phase > min(phases):
        return start
    last = start + count - width
    return last if phase < max(phases) else max(start, min(last, wanted))


def _ranks(places: Mapping[int, int]) -> dict[int, int]:
    used = sorted(set(places.values()))
    return {node: used.index(place) for node, place in places.items()}


def _in_own_rows(
    compiled: Compiled,
    cells: Cells,
    group: Group,
    column: Columns,
    place: Callable[[Sequence[int]], int],
) -> Cells | None:
    """The group in new rows of its lanes, in these columns."""
    for part in group.parts:
        lane = compiled.lane[part[0]]
        top, count = cells.lane_rows[lane]
        start = max(top, min(top + count, place([cells.row[node] for node in part])))
        ranks = _rows(cells, part, column)
        opened = with_rows(cells, lane, start, max(ranks.values()) + 1)
        found = with_boxes(opened, {node: (column[node], start + rank) for node, rank in ranks.items()})
        if found is None:
            return None
        cells = found
    return cells


def _rows(cells: Cells, part: Sequence[int], column: Columns) -> dict[int, int]:
    """The rows of a part, from 0: as they were, or one for each box where two would have one cell."""
    ranks = _ranks({node: cells.row[node] for node in part})
    if len({(column[node], ranks[node]) for node in part}) == len(part):
        return ranks
    order = sorted(part, key=lambda node: (cells.row[node], cells.column[node], node))
    return {node: rank for rank, node in enumerate(order)}


def _below(rows: Sequence[int]) -> int:
    return max(rows) + 1


def _top(_rows: Sequence[int]) -> int:
    return 0


def _bottom(rows: Sequence[int]) -> int:
    return max(rows) + 10**6
