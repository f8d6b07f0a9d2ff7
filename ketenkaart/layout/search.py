"""Search: small moves of boxes, each judged by the price of the routes it changes.

Needs:   the first cells, with spare rows and columns around them.
Gives:   cells with fewer crossings and bends; every box still in its lane and phase.
Method:  simulated annealing [Kirkpatrick, Gelatt and Vecchi 1983] with a seeded generator, stopped by
         a number of moves; routes are lifted and laid one by one, so that prices add up exactly.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.grid import Cells
from ketenkaart.layout.moves import Move, Moves
from ketenkaart.layout.prices import PRICES
from ketenkaart.layout.result import Progress
from ketenkaart.layout.routes import Router

SEED = 20061
HOT, COOL, COLD = 2.0, 0.5, 0.15
PROPOSALS = 5
ROUTES_A_MOVE = 6  # where all is connected with all a move costs more
ROUTES_AFTER_EDIT = 1  # likewise where most boxes have a place: a person waits for it
MOVES_UNTOLD = 20
ROUNDING = 1e-6  # prices added up in another order


class Freedom(NamedTuple):
    """What the search may move.

    Attributes:
        free: the boxes it may move.
        settled: the boxes that have a place; moving one of them must be worth it.
    """

    free: Sequence[int]
    settled: Collection[int] = ()


class Run(NamedTuple):
    """One run of the search.

    Attributes:
        number: runs of other numbers try other moves.
        moves: how many moves it tries.
        progress: is told the share that is done; may raise to stop.
    """

    number: int
    moves: int
    progress: Progress | None = None


def improve(compiled: Compiled, cells: Cells, router: Router, freedom: Freedom, run: Run) -> None:
    """Try moves of boxes; the router's routes follow."""
    if freedom.free and len(compiled.nodes) > 1 and compiled.edges:
        _Search(compiled, cells, router, freedom, run).run()


def total_price(compiled: Compiled, cells: Cells, router: Router) -> float:
    """What cells and the routes over them cost in all; takes the routes away."""
    standing = _Search(compiled, cells, router, Freedom(()), Run(0, 0)).standing()
    return standing + sum(router.priced(edge) for edge in range(len(compiled.edges)))


def direction_price(compiled: Compiled, cells: Cells, edge: int) -> float:
    """What a flow costs that does not point forward."""
    source, target = compiled.source[edge], compiled.target[edge]
    ahead = cells.column[target] - cells.column[source]
    mate = compiled.mate[edge]
    if ahead > 0 or source == target:
        return 0.0
    if mate != NONE and mate < edge:
        return PRICES.back_return if ahead < 0 else 0.0
    if ahead < 0:
        return PRICES.back
    return (
        PRICES.same_column_in_lane if compiled.lane[source] == compiled.lane[target] else PRICES.same_column
    )


class _Refused(NamedTuple):
    """A move that was tried and taken back.

    Attributes:
        least: what it costs at least.
        prices: what the lines it changes cost before it, by edge.
    """

    least: float
    prices: Mapping[int, float]


class _Search:
    def __init__(self, compiled: Compiled, cells: Cells, router: Router, freedom: Freedom, run: Run) -> None:
        self._compiled = compiled
        self._cells = cells
        self._router = router
        self._random = Random(SEED + run.number)
        self._run = run
        self._moves = Moves(compiled, cells, freedom.free, self._random, far=bool(freedom.settled))
        columns, rows = Counter(cells.column), Counter(cells.row)
        self._columns = [columns[column] for column in range(cells.columns)]
        self._rows = [rows[row] for row in range(cells.rows)]
        self._routed = 0
        self._refused: dict[tuple[tuple[int, int, int], ...], _Refused] = {}  # as all boxes stand now
        self._homes = {
            node: (cells.column[node], cells.row[node]) for node in freedom.free if node in freedom.settled
        }
        settled = freedom.settled
        self._new = [node for node in freedom.free if node not in settled] if settled else []
        self._first_settled = min((cells.column[node] for node in settled), default=0)
        self._hot, routes = (COOL, ROUTES_AFTER_EDIT) if freedom.settled else (HOT, ROUTES_A_MOVE)
        self._most_routed = routes * run.moves

    def run(self) -> None:
        """Try moves, less and less willing to accept a worse one."""
        moves, progress = self._run.moves, self._run.progress
        turn = 0
        for _ in range(PROPOSALS * moves if self._moves.free else 0):
            move = self._moves.propose()
            if move:
                self._attempt(move, self._hot * (COLD / self._hot) ** (turn / moves))
                turn += 1
                if progress is not None and turn % MOVES_UNTOLD == 0:
                    progress(turn / moves)
                if turn == moves or self._routed > self._most_routed:
                    return

    def standing(self) -> float:
        """What all cells cost by themselves."""
        return self._standing(range(len(self._compiled.edges)))

    def _attempt(self, move: Move, warmth: float) -> None:
        """Make a move; take it back where it costs too much."""
        most = -warmth * math.log(1.0 - self._random.random())
        refused = self._refused.get(tuple(move))
        if refused is not None and refused.least >= most:
            for edge, price in refused.prices.items():
                self._moves.costs[edge] = price
            return
        router, cells = self._router, self._cells
        before = [(node, cells.column[node], cells.row[node]) for node, _, _ in move]
        edges = set(router.blocked)
        for node, column, row in move:
            edges.update(self._compiled.outgoing[node], self._compiled.incoming[node])
            edges |= router.through(column, row)
        order = sorted(edges)
        kept = {edge: router.laid(edge) for edge in order}
        saved = -self._standing(order)
        prices: dict[int, float] = {}
        for edge in order:
            self._moves.costs[edge] = prices[edge] = router.priced(edge)
            saved -= prices[edge]
        self._put(move)
        least = self._refused_at(saved, order, most)
        if least is None:
            self._refused.clear()
            return
        self._refused[tuple(move)] = _Refused(least, prices)
        for edge in order:
            router.lift(edge)
        self._put(before)
        for edge in order:
            router.put_back(edge, kept[edge])

    def _refused_at(self, saved: float, order: Sequence[int], most: float) -> float | None:
        """Route the edges of a move that was made; what it costs at least, or nothing if it is to stay.

        Stops routing as soon as it costs too much whatever the rest of the edges will.
        """
        router = self._router
        floors = list(map(router.floor, order))
        least = saved + self._standing(order) + sum(floors) - ROUNDING
        for edge, floor in zip(order, floors, strict=True):
            if least >= most:
                return least
            least -= floor
            price = router.reroute(edge, most - least)
            self._routed += 1
            if price == math.inf:
                return most
            least += price
        return least if least >= most else None

    def _put(self, move: Move) -> None:
        cells, columns, rows = self._cells, self._columns, self._rows
        self._moves.made(move)
        for node, column, row in move:
            columns[cells.column[node]] -= 1
            rows[cells.row[node]] -= 1
            columns[column] += 1
            rows[row] += 1
            self._router.move(node, column, row)
        self._router.settle([node for node, _, _ in move])

    def _standing(self, edges: Iterable[int]) -> float:
        """What cells cost by themselves: flows not forward, lines in use, boxes that moved or stand first."""
        compiled, cells = self._compiled, self._cells
        total = sum([direction_price(compiled, cells, edge) for edge in edges])
        column, row = cells.column, cells.row
        for node, home in self._homes.items():
            if (column[node], row[node]) != home:
                total += PRICES.moved
        for node in self._new:
            if column[node] < self._first_settled:
                total += PRICES.before_all
        total += PRICES.column * (len(self._columns) - self._columns.count(0))
        return total + PRICES.row * (len(self._rows) - self._rows.count(0))
