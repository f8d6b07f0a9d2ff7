"""Moves: the small changes of cells that the search tries.

Needs:   cells with spare rows and columns.
Gives:   for a random choice the boxes that move and their new cells, each in its own lane and phase.
Method:  own: one box a cell on, into another row, or next to a neighbour, changing places with the box
         that stands there; a straight chain, a whole row or column, or all that follows, by one.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from random import Random

from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.steering import Steering

Move = list[tuple[int, int, int]]
MAKING_ROOM = 0.5
AT_RANDOM = 0.3
FAR = 40  # the share of moves to anywhere, where most boxes keep their place
BESIDE_NEIGHBOUR = 0.6
WHOLE_COLUMN, WHOLE_ROW = 0.3, 0.6  # below which share what hangs together in one goes along
STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1))


class Moves:
    """Proposes moves on cells, which it follows as they change."""

    def __init__(
        self, compiled: Compiled, cells: Cells, free: Sequence[int], random: Random, far: bool = False
    ) -> None:
        self._compiled = compiled
        self._cells = cells
        self._random = random
        self._at = {cell: node for node, cell in enumerate(zip(cells.column, cells.row, strict=True))}
        ranges, firsts = cells.phase_columns, [first for first, _ in cells.phase_columns]
        self._columns_of = [ranges[bisect_right(firsts, column) - 1] for column in cells.column]
        self._rows_of = [cells.lane_rows[lane] for lane in compiled.lane]
        self._steering = Steering(compiled, cells)
        self.free = free
        self.costs = [0.0] * len(compiled.edges)
        self._is_free = set(free)
        kinds: list[tuple[Callable[[int], Move], int]] = [
            (self._aside, 20),
            (self._other_row, 16),
            (self._next_to_neighbour, 30),
            (self._chain, 14),
            (self._upright, 8),
            (self._push, 8),
            (self._whole_line, 8),
            (self._elsewhere, FAR if far else 0),
        ]
        self._kinds = [kind for kind, share in kinds for _ in range(share)]

    def propose(self) -> Move:
        """A move that breaks no pin and parts no group; empty where the choice led to nothing."""
        random = self._random
        kind = self._kinds[int(random.random() * len(self._kinds))]
        move = kind(self._choice())
        return move if move and self._steering.allows(move) else []

    def _choice(self) -> int:
        """A box to move; rather one whose lines cost much."""
        free, random = self.free, self._random.random
        one = free[int(random() * len(free))]
        if random() < AT_RANDOM:
            return one
        other = free[int(random() * len(free))]
        return one if self._cost(one) >= self._cost(other) else other

    def _cost(self, node: int) -> float:
        edges = self._compiled.outgoing[node] + self._compiled.incoming[node]
        return max((self.costs[edge] for edge in edges), default=0.0)

    def made(self, move: Move) -> None:
        """Follow a move that was made."""
        self._steering.made(move)
        cells = self._cells
        for node, _, _ in move:
            self._at.pop((cells.column[node], cells.row[node]), None)
        for node, column, row in move:
            self._at[column, row] = node

    def _aside(self, node: int) -> Move:
        step = 1 if self._random.random() < 0.5 else -1
        return self._to(node, self._cells.column[node] + step, self._cells.row[node])

    def _other_row(self, node: int) -> Move:
        first, count = self._rows_of[node]
        row = self._cells.row[node]
        if count < 5 or self._random.random() < 0.7:
            row += 1 if self._random.random() < 0.5 else -1
        else:
            row = first + int(self._random.random() * count)
        return self._to(node, self._cells.column[node], row)

    def _next_to_neighbour(self, node: int) -> Move:
        """To a cell beside, above or below a box it has a flow with."""
        compiled, cells, random = self._compiled, self._cells, self._random
        edges = compiled.outgoing[node] + compiled.incoming[node]
        if not edges:
            return []
        other, comes_in = self._neighbour(node, edges)
        column, row = cells.column[other], cells.row[other]
        if compiled.lane[other] == compiled.lane[node]:
            return self._to(node, column + (1 if comes_in else -1), row)
        if random.random() < 0.6:
            return self._to(node, column, cells.row[node])
        first, count = self._rows_of[node]
        return self._to(node, column, first + int(random.random() * count))

    def _neighbour(self, node: int, edges: Sequence[int]) -> tuple[int, bool]:
        """The other end of one of its flows, and whether that flow comes in."""
        edge = edges[int(self._random.random() * len(edges))]
        source, target = self._compiled.source[edge], self._compiled.target[edge]
        return (source, True) if target == node else (target, False)

    def _to(self, node: int, column: int, row: int) -> Move:
        """One box to a cell; the box that stands there takes its place or makes room."""
        cells = self._cells
        if not self._allowed(node, column, row):
            return []
        other = self._at.get((column, row))
        if other is None:
            return [(node, column, row)]
        if other != node and self._random.random() < MAKING_ROOM:
            make_room = self._pushing if self._random.random() < 0.5 else self._let_in
            return make_room(node, column, row)
        here = (cells.column[node], cells.row[node])
        if other != node and other in self._is_free and self._allowed(other, *here):
            return [(node, column, row), (other, *here)]
        return []

    def _let_in(self, node: int, column: int, row: int) -> Move:
        """One box to a new column or row that is let in before a taken cell, or behind it."""
        cells = self._cells
        behind = self._random.random() < 0.5
        if self._random.random() < 0.5:
            start = column + behind
            group = [n for n in self._same(self._columns_of, node) if cells.column[n] >= start and n != node]
            return self._checked(
                [(node, start, row)] + [(n, cells.column[n] + 1, cells.row[n]) for n in group]
            )
        start = row + behind
        group = [n for n in self._same(self._rows_of, node) if cells.row[n] >= start and n != node]
        return self._checked(
            [(node, column, start)] + [(n, cells.column[n], cells.row[n] + 1) for n in group]
        )

    def _pushing(self, node: int, column: int, row: int) -> Move:
        """One box to a taken cell; the boxes there make room one cell on, up to the first free cell."""
        dx, dy = STEPS[int(self._random.random() * 4)]
        move = [(node, column, row)]
        other = self._at.get((column, row))
        while other is not None and other != node:
            column, row = column + dx, row + dy
            move.append((other, column, row))
            other = self._at.get((column, row))
        return self._checked(move)

    def _chain(self, node: int) -> Move:
        """A straight chain in one row, by one."""
        return self._shifted(self._in_row(node))

    def _in_row(self, node: int) -> list[int]:
        cells, compiled = self._cells, self._compiled
        return self._linked(
            node,
            lambda one, other: (
                cells.row[one] == cells.row[other] and compiled.lane[one] == compiled.lane[other]
            ),
        )

    def _elsewhere(self, node: int) -> Move:
        """A box, or what hangs together in its row or column, in or beside the column of another box."""
        cells, compiled, random = self._cells, self._compiled, self._random
        edges = compiled.outgoing[node] + compiled.incoming[node]
        if edges and random.random() < BESIDE_NEIGHBOUR:
            other, _ = self._neighbour(node, edges)
        else:
            other = int(random.random() * len(cells.column))
        first, count = self._rows_of[node]
        column = cells.column[other] - 1 + int(random.random() * 3)
        row = first + int(random.random() * count)
        kind, across = random.random(), column - cells.column[node]
        if kind < WHOLE_COLUMN:
            return self._shifted(self._in_column(node), (across, 0))
        group = self._in_row(node) if kind < WHOLE_ROW else [node]
        return self._shifted(group, (across, row - cells.row[node]))

    def _upright(self, node: int) -> Move:
        """All boxes of a column that hang together, one column aside."""
        group = self._in_column(node)
        step = 1 if self._random.random() < 0.5 else -1
        return self._shifted(group, (step, 0))

    def _in_column(self, node: int) -> list[int]:
        cells = self._cells
        return self._linked(node, lambda one, other: cells.column[one] == cells.column[other])

    def _linked(self, node: int, along: Callable[[int, int], bool]) -> list[int]:
        compiled = self._compiled
        group, waiting = {node}, [node]
        while waiting:
            one = waiting.pop()
            ends = [compiled.target[e] for e in compiled.outgoing[one]]
            ends += [compiled.source[e] for e in compiled.incoming[one]]
            for other in ends:
                if other not in group and along(one, other):
                    group.add(other)
                    waiting.append(other)
        return sorted(group)

    def _push(self, node: int) -> Move:
        """Everything from its column on, in its phase, to the right; or from its row on, in its lane."""
        cells = self._cells
        if self._random.random() < 0.5:
            column = cells.column[node]
            group = [n for n in self._same(self._columns_of, node) if cells.column[n] >= column]
            return self._shifted(group, (1, 0))
        row = cells.row[node]
        group = [n for n in self._same(self._rows_of, node) if cells.row[n] >= row]
        return self._shifted(group, (0, 1))

    def _whole_line(self, node: int) -> Move:
        """All boxes of its column or row, by one; those that stand there change places with them."""
        cells = self._cells
        step = 1 if self._random.random() < 0.5 else -1
        if self._random.random() < 0.5:
            here, there = cells.column[node], cells.column[node] + step
            column = cells.column
            one = [n for n in range(len(column)) if column[n] == here]
            other = [n for n in range(len(column)) if column[n] == there]
            free = all((there, cells.row[n]) not in self._at for n in one)
            moves = [(n, there, cells.row[n]) for n in one]
            return self._checked(moves + ([] if free else [(n, here, cells.row[n]) for n in other]))
        here, there = cells.row[node], cells.row[node] + step
        one = [n for n in range(len(cells.row)) if cells.row[n] == here]
        other = [n for n in range(len(cells.row)) if cells.row[n] == there]
        free = all((cells.column[n], there) not in self._at for n in one)
        moves = [(n, cells.column[n], there) for n in one]
        return self._checked(moves + ([] if free else [(n, cells.column[n], here) for n in other]))

    @staticmethod
    def _same(ranges: list[tuple[int, int]], node: int) -> Iterable[int]:
        return (n for n, other in enumerate(ranges) if other == ranges[node])

    def _shifted(self, group: list[int], step: tuple[int, int] | None = None) -> Move:
        """A group by one cell, if there is room."""
        cells = self._cells
        dx, dy = step or STEPS[int(self._random.random() * 4)]
        return self._checked([(n, cells.column[n] + dx, cells.row[n] + dy) for n in group])

    def _checked(self, move: Move) -> Move:
        """The move if every box may move to a cell that is or becomes free."""
        moving = {node for node, _, _ in move}
        for node, column, row in move:
            if node not in self._is_free or not self._allowed(node, column, row):
                return []
            other = self._at.get((column, row))
            if other is not None and other not in moving:
                return []
        return move

    def _allowed(self, node: int, column: int, row: int) -> bool:
        """Whether a cell is in the node's lane and phase."""
        first, count = self._columns_of[node]
        top, rows = self._rows_of[node]
        return first <= column < first + count and top <= row < top + rows
