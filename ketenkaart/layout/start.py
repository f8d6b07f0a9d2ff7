"""Start: give every box its first cell.

Needs:   the graph by index, and the cells of an earlier layout if there is one.
Gives:   one cell a box, each in its lane and its phase's columns; most flows run to the right.
Method:  cycles are broken along the heaviest order [Eades, Lin and Smyth 1993]; columns by longest
         path [Healy and Nikolov 2013] within each phase, where a hand-over between lanes may run
         straight down; sources are pulled right; rows by the median of the neighbours in the lane (own).
"""

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.honouring import honour
from ketenkaart.layout.sifting import sift
from ketenkaart.memory import Cell


def first_cells(compiled: Compiled, kept: Mapping[int, Cell], stacked: bool = True) -> Cells:
    """A cell for every box.

    Args:
        compiled: the graph.
        kept: the cells of boxes that stay where they were, by index of the node.
        stacked: whether a flow between lanes may run straight down; else it runs to the right, too.
    """
    phase = _phases(compiled, {node: cell.column for node, cell in kept.items()})
    column = _columns(compiled, phase, kept, stacked)
    row = _rows(compiled, phase, column, kept)
    cells = _numbered(compiled, phase, column, row)
    if not kept:
        cells = without_empty(compiled, sift(compiled, cells))
    return without_empty(compiled, honour(compiled, cells, kept))


def _phases(compiled: Compiled, kept: Mapping[int, int]) -> list[int]:
    """The phase of each node; one without a phase goes along with its old column, or its neighbours."""
    if NONE not in compiled.phase:
        return list(compiled.phase)
    phase = _phases_by_neighbours(compiled)
    members: dict[int, list[int]] = defaultdict(list)
    for node, column in kept.items():
        members[column].append(node)
    known = {
        column: max((phase[node] for node in nodes if compiled.phase[node] != NONE), default=NONE)
        for column, nodes in members.items()
    }
    upper: dict[int, int] = {}
    most = len(compiled.graph.phases)
    for column in sorted(members, reverse=True):
        upper[column] = most = min(most, known[column]) if known[column] != NONE else most
    least = 0
    for column in sorted(members):
        inferred = known[column] if known[column] != NONE else phase[members[column][0]]
        least = max(least, min(inferred, upper[column]))
        for node in members[column]:
            if compiled.phase[node] == NONE:
                phase[node] = least
    return phase


def _phases_by_neighbours(compiled: Compiled) -> list[int]:
    """The phase of each node; a node without one goes along with its neighbours."""
    phase = list(compiled.phase)
    if not compiled.graph.phases:
        return [0] * len(phase)
    open_nodes = [node for node, value in enumerate(phase) if value == NONE]
    for _ in range(len(open_nodes)):
        changed = False
        for node in [node for node in open_nodes if phase[node] == NONE]:
            before = [phase[compiled.source[e]] for e in compiled.incoming[node]]
            after = [phase[compiled.target[e]] for e in compiled.outgoing[node]]
            known = sorted(p for p in before + after if p != NONE)
            if known:
                phase[node] = known[len(known) // 2]
                changed = True
        if not changed:
            break
    return [0 if value == NONE else value for value in phase]


def sound_cells(compiled: Compiled, previous: Mapping[str, Cell]) -> dict[int, Cell]:
    """The cells of an earlier layout that are still sound together: one box a cell, phases in order."""
    kept: dict[int, Cell] = {}
    taken: set[tuple[int, Cell]] = set()
    for node, item in enumerate(compiled.nodes):
        cell = previous.get(item.id)
        if cell is not None and min(cell) >= 0 and (compiled.lane[node], cell) not in taken:
            kept[node] = cell
            taken.add((compiled.lane[node], cell))
    own = {(cell.column, compiled.phase[node]) for node, cell in kept.items()}
    known = sorted(one for one in own if one[1] != NONE)
    if all(one[0] < other[0] and one[1] <= other[1] for one, other in pairwise(known)):
        return kept  # each stands in a column of its phase
    phase = _phase_by_column(compiled, kept)
    return {
        node: cell for node, cell in kept.items() if compiled.phase[node] in (NONE, phase.get(cell.column))
    }


def _phase_by_column(compiled: Compiled, kept: Mapping[int, Cell]) -> dict[int, int]:
    """A phase for each column, in order, such that the most boxes stand in their own."""
    counts = Counter((cell.column, compiled.phase[node]) for node, cell in kept.items())
    columns = sorted({cell.column for cell in kept.values()})
    phases = range(len(compiled.graph.phases))
    most = [0 for _ in phases]
    leads: list[list[int]] = []
    for column in columns:
        leads.append(list(accumulate(phases, partial(max, key=most.__getitem__))))
        most = [most[lead] + counts[column, phase] for phase, lead in enumerate(leads[-1])]
    found: dict[int, int] = {}
    phase = max(phases, key=most.__getitem__, default=NONE)
    for column, lead in zip(reversed(columns), reversed(leads), strict=True):
        found[column] = phase
        phase = lead[phase] if lead else NONE
    return found


def _columns(compiled: Compiled, phase: Sequence[int], kept: Mapping[int, Cell], stacked: bool) -> list[int]:
    """The column of each node, counted from the start of its phase."""
    column = [0] * len(compiled.nodes)
    members: dict[int, list[int]] = defaultdict(list)
    for node, value in enumerate(phase):
        members[value].append(node)
    for nodes in members.values():
        start = min((kept[node].column for node in nodes if node in kept), default=0)
        fixed = {node: kept[node].column - start for node in nodes if node in kept}
        for node, value in _phase_columns(compiled, nodes, fixed, stacked).items():
            column[node] = value
    return column


def _phase_columns(
    compiled: Compiled, nodes: Sequence[int], fixed: Mapping[int, int], stacked: bool
) -> dict[int, int]:
    """The columns of the nodes of one phase by longest path, about those that are fixed."""
    if len(fixed) == len(nodes):
        return dict(fixed)
    arcs = _arcs(compiled, nodes)
    position = {node: place for place, node in enumerate(_acyclic_order(nodes, arcs))}
    lane = compiled.lane

    def step(node: int, target: int) -> int:
        return 0 if stacked and lane[node] != lane[target] else 1

    column = {node: fixed.get(node, 0) for node in nodes}
    led_to = set(fixed)
    ordered = sorted(nodes, key=position.__getitem__)
    for node in ordered:
        for target in arcs[node]:
            if position[target] > position[node]:
                led_to.add(target)
                if target not in fixed:
                    column[target] = max(column[target], column[node] + step(node, target))
    for node in reversed(ordered):
        if node not in led_to:
            after = [
                column[target] - step(node, target)
                for target in arcs[node]
                if position[target] > position[node]
            ]
            column[node] = max(column[node], min(after, default=0))
    return column


def _arcs(compiled: Compiled, nodes: Sequence[int]) -> dict[int, dict[int, float]]:
    """The flows among some nodes, those within a lane heavier; of a flow and its return only the first."""
    arcs: dict[int, dict[int, float]] = {node: {} for node in nodes}
    for node in nodes:
        for edge in compiled.outgoing[node]:
            target = compiled.target[edge]
            answers = compiled.mate[edge] != NONE and edge > compiled.mate[edge]
            if target in arcs and target != node and not answers:
                same_lane = compiled.lane[node] == compiled.lane[target]
                arcs[node][target] = arcs[node].get(target, 0.0) + (2.0 if same_lane else 1.0)
    return arcs


def _acyclic_order(nodes: Sequence[int], arcs: Mapping[int, Mapping[int, float]]) -> list[int]:
    """An order in which few arcs run backward."""
    out_weight = {node: sum(arcs[node].values()) for node in nodes}
    in_weight: dict[int, float] = dict.fromkeys(nodes, 0.0)
    sources: dict[int, list[int]] = {node: [] for node in nodes}
    for node in nodes:
        for target, weight in arcs[node].items():
            in_weight[target] += weight
            sources[target].append(node)
    left: list[int] = []
    right: list[int] = []
    rest = dict.fromkeys(nodes)
    starts = deque(node for node in nodes if not in_weight[node])
    ends = deque(node for node in nodes if not out_weight[node])

    def take(node: int) -> None:
        del rest[node]
        for target, weight in arcs[node].items():
            in_weight[target] -= weight
            if not in_weight[target] and target in rest:
                starts.append(target)
        for source in sources[node]:
            out_weight[source] -= arcs[source][node]
            if not out_weight[source] and source in rest:
                ends.append(source)

    while rest:
        if starts or ends:
            side, waiting = (left, starts) if starts else (right, ends)
            node = waiting.popleft()
            if node not in rest:
                continue
        else:
            side, node = left, max(rest, key=lambda n: (out_weight[n] - in_weight[n], -n))
        side.append(node)
        take(node)
    return left + right[::-1]


def _rows(
    compiled: Compiled, phase: Sequence[int], column: Sequence[int], kept: Mapping[int, Cell]
) -> list[int]:
    """The row of each node in its lane."""
    taken: set[tuple[int, int, int, int]] = set()
    row: list[int] = [NONE] * len(compiled.nodes)
    top: dict[int, int] = {}
    for node, cell in kept.items():
        lane = compiled.lane[node]
        row[node] = cell.row
        top[lane] = min(top.get(lane, cell.row), cell.row)
        taken.add((lane, phase[node], column[node], cell.row))
    rest = [node for node in range(len(row)) if node not in kept]
    for node in sorted(rest, key=lambda n: (phase[n], column[n], compiled.lane[n], n)):
        wanted = _wanted_row(compiled, node, row, top.get(compiled.lane[node], 0))
        for distance in range(len(row) + 1):
            free = [
                r
                for r in (wanted + distance, wanted - distance)
                if r >= 0 and (compiled.lane[node], phase[node], column[node], r) not in taken
            ]
            if free:
                row[node] = free[0]
                taken.add((compiled.lane[node], phase[node], column[node], free[0]))
                break
    return row


def _wanted_row(compiled: Compiled, node: int, row: Sequence[int], top: int) -> int:
    """The row of its neighbours in the lane, or the top one."""
    lane = compiled.lane[node]
    neighbours = [compiled.source[e] for e in compiled.incoming[node]]
    neighbours += [compiled.target[e] for e in compiled.outgoing[node]]
    same = sorted(row[n] for n in neighbours if n != node and compiled.lane[n] == lane and row[n] != NONE)
    return same[len(same) // 2] if same else top


def with_spares(cells: Cells, spare: int = 2) -> Cells:
    """The same cells with empty rows around those of each lane, and empty columns in each phase."""
    shift: dict[int, int] = {}
    phase_columns, start = [], 0
    for first, count in cells.phase_columns:
        shift.update(dict.fromkeys(range(first, first + count), start + spare - first))
        phase_columns.append((start, count + 2 * spare))
        start += count + 2 * spare
    column = [old + shift.get(old, 0) for old in cells.column]
    shift.clear()
    lane_rows, top = [], 0
    for first, count in cells.lane_rows:
        shift.update(dict.fromkeys(range(first, first + count), top + spare - first))
        lane_rows.append((top, count + 2 * spare))
        top += count + 2 * spare
    row = [old + shift.get(old, 0) for old in cells.row]
    return Cells(column, row, start, top, lane_rows, phase_columns)


def without_empty(compiled: Compiled, cells: Cells) -> Cells:
    """The same cells without empty rows and columns; an empty lane or phase keeps one.

    A column of boxes without a phase goes to the phase where it will be found another time.
    """
    phase = _phases(compiled, dict(enumerate(cells.column)))
    return _numbered(compiled, phase, cells.column, cells.row)


def _numbered(compiled: Compiled, phase: Sequence[int], column: Sequence[int], row: Sequence[int]) -> Cells:
    """Columns counted through all phases, rows through all lanes, without empty ones."""
    new_column, phase_columns = _closed_up(phase, column, max(1, len(compiled.graph.phases)))
    new_row, lane_rows = _closed_up(compiled.lane, row, len(compiled.lanes))
    columns, rows = (sum(count for _, count in bands) for bands in (phase_columns, lane_rows))
    return Cells(new_column, new_row, columns, rows, lane_rows, phase_columns)


def _closed_up(
    band: Sequence[int], line: Sequence[int], bands: int
) -> tuple[list[int], list[tuple[int, int]]]:
    """The line of each node, counted on through all bands, and of each band its first line and how many."""
    used: list[set[int]] = [set() for _ in range(bands)]
    for own, value in zip(band, line, strict=True):
        used[own].add(value)
    place: list[dict[int, int]] = []
    firsts: list[tuple[int, int]] = []
    start = 0
    for values in used:
        place.append({value: start + i for i, value in enumerate(sorted(values))})
        firsts.append((start, max(1, len(values))))
        start += firsts[-1][1]
    return [place[own][value] for own, value in zip(band, line, strict=True)], firsts
