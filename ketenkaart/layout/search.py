"""Search: small moves of boxes, each judged by the price of the routes it changes.

Needs:   the first cells, with spare rows and columns around them.
Gives:   cells with fewer crossings and bends; every box still in its lane and phase.
Method:  simulated annealing [Kirkpatrick, Gelatt and Vecchi 1983] with a seeded generator, stopped by
         a number of moves; routes are lifted and laid one by one, so that prices add up exactly.
"""

import math
from collections import Counter
from random import Random

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.routes import Router

SEED = 20061
HOT, COLD = 1.5, 0.1
BACK = 12.0
BACK_RETURN = 2.0
SAME_COLUMN = 1.5
SAME_COLUMN_IN_LANE = 6.0
COLUMN_PRICE = 2.5
ROW_PRICE = 1.5

Move = list[tuple[int, int, int]]


def improve(compiled: Compiled, cells: Cells, router: Router, moves: int) -> None:
    """Try so many moves on the cells; the router's routes follow."""
    if len(compiled.nodes) > 1 and compiled.edges:
        _Search(compiled, cells, router).run(moves)


class _Search:
    def __init__(self, compiled: Compiled, cells: Cells, router: Router) -> None:
        self._compiled = compiled
        self._cells = cells
        self._router = router
        self._random = Random(SEED)
        self._at = {cell: node for node, cell in enumerate(zip(cells.column, cells.row, strict=True))}
        self._columns = Counter(cells.column)
        self._rows = Counter(cells.row)
        self._phase = [self._phase_of(column) for column in cells.column]
        pinned = {node.id for node in compiled.nodes if node.pin}
        self._free = [i for i, node in enumerate(compiled.nodes) if node.id not in pinned]

    def run(self, moves: int) -> None:
        """Try so many moves, less and less willing to accept a worse one."""
        for turn in range(moves if self._free else 0):
            warmth = HOT * (COLD / HOT) ** (turn / moves)
            move = self._propose()
            if move:
                self._attempt(move, warmth)

    def _phase_of(self, column: int) -> int:
        ranges = self._cells.phase_columns
        return next(i for i, (first, count) in enumerate(ranges) if first <= column < first + count)

    def _propose(self) -> Move:
        """A box and its new cell, with the box that makes room."""
        random, cells = self._random, self._cells
        node = random.choice(self._free)
        column, row = cells.column[node], cells.row[node]
        kind = random.random()
        if kind < 0.3:
            column += random.choice((-1, 1))
        elif kind < 0.55:
            row += random.choice((-1, 1))
        elif kind < 0.9:
            column, row = self._next_to_neighbour(node)
        else:
            first, count = cells.phase_columns[self._phase[node]]
            column = first + random.randrange(count)
        if (column, row) == (cells.column[node], cells.row[node]) or not self._allowed(node, column, row):
            return []
        other = self._at.get((column, row))
        if other is None:
            return [(node, column, row)]
        here = (cells.column[node], cells.row[node])
        if other in self._free and self._allowed(other, *here):
            return [(node, column, row), (other, *here)]
        return []

    def _next_to_neighbour(self, node: int) -> tuple[int, int]:
        """A cell beside, above or below a box it has a flow with."""
        compiled, cells = self._compiled, self._cells
        edges = compiled.outgoing[node] + compiled.incoming[node]
        if not edges:
            return cells.column[node], cells.row[node]
        edge = self._random.choice(edges)
        other = compiled.target[edge] if compiled.source[edge] == node else compiled.source[edge]
        column, row = cells.column[other], cells.row[other]
        if compiled.lane[other] == compiled.lane[node]:
            return column + (1 if compiled.target[edge] == node else -1), row
        first, count = cells.lane_rows[compiled.lane[node]]
        if self._random.random() < 0.5:
            return column, cells.row[node]
        return column, first + self._random.randrange(count)

    def _allowed(self, node: int, column: int, row: int) -> bool:
        """Whether a cell is in the node's lane and phase."""
        first, count = self._cells.phase_columns[self._phase[node]]
        top, rows = self._cells.lane_rows[self._compiled.lane[node]]
        return first <= column < first + count and top <= row < top + rows

    def _attempt(self, move: Move, warmth: float) -> None:
        """Make a move; take it back where it costs too much."""
        router, cells = self._router, self._cells
        before = [(node, cells.column[node], cells.row[node]) for node, _, _ in move]
        edges: set[int] = set()
        for node, column, row in move:
            edges.update(self._compiled.outgoing[node], self._compiled.incoming[node])
            edges |= router.through(column, row)
        order = sorted(edges)
        kept = {edge: router.corners[edge] for edge in order}
        price = -self._standing(order) - sum(router.priced(edge) for edge in order)
        self._put(move)
        price += self._standing(order) + sum(router.reroute(edge) for edge in order)
        if price <= 0 or self._random.random() < math.exp(-price / warmth):
            return
        for edge in order:
            router.lift(edge)
        self._put(before)
        for edge in order:
            router.lay(edge, kept[edge])

    def _put(self, move: Move) -> None:
        cells = self._cells
        for node, _, _ in move:
            old = (cells.column[node], cells.row[node])
            self._at.pop(old, None)
            self._columns[old[0]] -= 1
            self._rows[old[1]] -= 1
        for node, column, row in move:
            self._router.move(node, column, row)
            self._at[column, row] = node
            self._columns[column] += 1
            self._rows[row] += 1

    def _standing(self, edges: list[int]) -> float:
        """What the cells cost by themselves: flows that do not run forward, rows and columns in use."""
        total = sum(map(self._direction, edges))
        total += COLUMN_PRICE * sum(1 for count in self._columns.values() if count > 0)
        return total + ROW_PRICE * sum(1 for count in self._rows.values() if count > 0)

    def _direction(self, edge: int) -> float:
        compiled = self._compiled
        source, target = compiled.source[edge], compiled.target[edge]
        ahead = self._cells.column[target] - self._cells.column[source]
        mate = compiled.mate[edge]
        if ahead > 0 or source == target:
            return 0.0
        if mate != NONE and mate < edge:
            return BACK_RETURN if ahead < 0 else 0.0
        if ahead < 0:
            return BACK
        return SAME_COLUMN_IN_LANE if compiled.lane[source] == compiled.lane[target] else SAME_COLUMN
