"""Routes: every flow takes the cheapest pattern of pieces between its boxes.

Needs:   the cell of every box.
Gives:   the pieces of every route; pieces run in gutters or through free cells, never through a box.
Method:  patterns by number of bends, priced by bends, crossings, length and shared ports; own, after
         orthogonal routing in a grid of gutters. Crossings with pieces of other lines are counted by
         tables, those within a line pair by pair in their better order.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.crossings import least_crossings
from ketenkaart.layout.grid import NO_BOX, Cells, Corner, Piece, pieces_of

Table = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Prices:
    """What a route is charged for; one unit is about half a bend."""

    crossing: float = 10.0
    bend: float = 2.0
    cell: float = 0.075
    side_by_side: float = 0.15
    port: float = 1.5
    full_port: float = 8.0
    mate: float = 3.0
    wrong_side: float = 6.0


PRICES = Prices()
ZIGZAG_CHOICES = 4
PORTS = 3


class Router:
    """The routes of all edges over fixed cells.

    Attributes:
        routes: the pieces of each edge's route, by index of the edge; empty while not routed.
    """

    def __init__(self, compiled: Compiled, cells: Cells) -> None:
        self._compiled = compiled
        self._cells = cells
        width, height = 2 * cells.columns + 1, 2 * cells.rows + 1
        self._taken = np.zeros((width, height), dtype=np.int32)
        for column, row in zip(cells.column, cells.row, strict=True):
            self._taken[2 * column + 1, 2 * row + 1] = 1
        self._vertical_over: Table = np.zeros((width, height), dtype=np.int32)
        self._horizontal_over: Table = np.zeros((height, width), dtype=np.int32)
        self._rows: list[list[Piece]] = [[] for _ in range(height)]
        self._columns: list[list[Piece]] = [[] for _ in range(width)]
        self.routes: list[list[Piece]] = [[] for _ in compiled.edges]
        self.corners: list[list[Corner]] = [[] for _ in compiled.edges]

    def route_all(self, rounds: int = 2) -> None:
        """Route every edge, short ones first, then each again with all others in place."""
        cells, source, target = self._cells, self._compiled.source, self._compiled.target

        def span(edge: int) -> int:
            a, b = source[edge], target[edge]
            return abs(cells.column[a] - cells.column[b]) + abs(cells.row[a] - cells.row[b])

        order = sorted(range(len(source)), key=lambda edge: (span(edge), edge))
        for _ in range(rounds):
            for edge in order:
                self.reroute(edge)

    def reroute(self, edge: int) -> float:
        """Give one edge its cheapest route between all others; gives its price."""
        if self.routes[edge]:
            self.lift(edge)
        best: tuple[float, list[Corner]] | None = None
        for floor, corners in sorted(self._candidates(edge), key=lambda found: found[0]):
            if best is not None and floor >= best[0]:
                break
            limit = best[0] if best is not None else math.inf
            price = self._price(edge, self._pieces(edge, corners), limit)
            if best is None or price < best[0]:
                best = (price, corners)
        assert best is not None
        self.lay(edge, best[1])
        return best[0]

    def lay(self, edge: int, corners: list[Corner]) -> None:
        """Put a route in place."""
        self.corners[edge] = corners
        self.routes[edge] = self._pieces(edge, corners)
        for piece in self.routes[edge]:
            self._bucket(piece).append(piece)
            self._cover(piece, 1)

    def lift(self, edge: int) -> None:
        """Take a route away."""
        for piece in self.routes[edge]:
            self._bucket(piece).remove(piece)
            self._cover(piece, -1)
        self.routes[edge] = []

    def priced(self, edge: int) -> float:
        """Take a route away; gives what it cost between the others."""
        pieces = self.routes[edge]
        self.lift(edge)
        return self._price(edge, pieces)

    def move(self, node: int, column: int, row: int) -> None:
        """Put a box in another cell; its routes must be laid anew."""
        cells = self._cells
        self._taken[2 * cells.column[node] + 1, 2 * cells.row[node] + 1] -= 1
        cells.column[node], cells.row[node] = column, row
        self._taken[2 * column + 1, 2 * row + 1] += 1

    def through(self, column: int, row: int) -> set[int]:
        """The edges whose lines run through a cell."""
        x, y = 2 * column + 1, 2 * row + 1
        found = {piece.edge for piece in self._rows[y] if piece.low < x < piece.high}
        found |= {piece.edge for piece in self._columns[x] if piece.low < y < piece.high}
        found |= {p.edge for p in self._rows[y] if p.low == x and p.box_low == NO_BOX}
        found |= {p.edge for p in self._rows[y] if p.high == x and p.box_high == NO_BOX}
        return found

    def _pieces(self, edge: int, corners: Sequence[Corner]) -> list[Piece]:
        return pieces_of(edge, corners, self._compiled.source[edge], self._compiled.target[edge])

    def _bucket(self, piece: Piece) -> list[Piece]:
        return (self._rows if piece.horizontal else self._columns)[piece.line]

    def _cover(self, piece: Piece, by: int) -> None:
        table = self._horizontal_over if piece.horizontal else self._vertical_over
        table[piece.line, piece.low + 1 : piece.high] += by

    def _price(self, edge: int, pieces: Sequence[Piece], limit: float = math.inf) -> float:
        """What a route costs between the others; more than the limit where it is too dear."""
        total = PRICES.bend * (len(pieces) - 1) + self._port_price(pieces) + self._hint_price(edge, pieces)
        for piece in pieces:
            across = self._vertical_over if piece.horizontal else self._horizontal_over
            crossings = int(across[piece.low + 1 : piece.high, piece.line].sum())
            total += PRICES.cell * (piece.high - piece.low) + PRICES.crossing * crossings
        mate = self._compiled.mate[edge]
        slack = len(pieces) * PRICES.mate if mate != NONE else 0.0
        for piece in pieces:
            low, high = piece.low, piece.high
            for other in self._bucket(piece):
                if other.low < high and low < other.high:
                    total += PRICES.crossing * least_crossings(piece, other)
                    total += -PRICES.mate if other.edge == mate else PRICES.side_by_side
            if total > limit + slack:
                return total
        return total

    def _port_price(self, pieces: Sequence[Piece]) -> float:
        """What the route pays for sides of boxes where others end already."""
        total = 0.0
        for piece in (pieces[0], pieces[-1]):
            for box, at_low in ((piece.box_low, True), (piece.box_high, False)):
                if box == NO_BOX:
                    continue
                others = sum(1 for o in self._bucket(piece) if (o.box_low if at_low else o.box_high) == box)
                total += PRICES.port * others + (PRICES.full_port if others >= PORTS else 0.0)
        return total

    def _hint_price(self, edge: int, pieces: Sequence[Piece]) -> float:
        item = self._compiled.edges[edge]
        if item.side_out is None and item.side_in is None:
            return 0.0
        out, into = end_sides(pieces)
        wrong = (item.side_out not in (None, out)) + (item.side_in not in (None, into))
        return 100.0 * wrong

    def _candidates(self, edge: int) -> Iterator[tuple[float, list[Corner]]]:
        """Routes worth pricing, each with a price it cannot go below."""
        cells = self._cells
        a, b = self._compiled.source[edge], self._compiled.target[edge]
        start = (2 * cells.column[a] + 1, 2 * cells.row[a] + 1)
        end = (2 * cells.column[b] + 1, 2 * cells.row[b] + 1)
        if a == b:
            yield from _loops(start)
            return
        mate = self._compiled.mate[edge]
        if mate != NONE and self.routes[mate]:
            yield -1e6, self.corners[mate][::-1]
        slack = 4 * PRICES.mate if mate != NONE else 0.0
        across = _Plane(self._taken, self._vertical_over, self._horizontal_over, slack)
        down = _Plane(self._taken.T, self._horizontal_over, self._vertical_over, slack)
        yield from across.patterns(start, end)
        flipped = down.patterns((start[1], start[0]), (end[1], end[0]))
        for floor, corners in flipped:
            yield floor, [(x, y) for y, x in corners]


def end_sides(pieces: Sequence[Piece]) -> tuple[str, str]:
    """The sides where a route leaves its source and enters its target."""
    first, last = pieces[0], pieces[-1]
    out = (
        ("right" if first.forward else "left") if first.horizontal else ("bottom" if first.forward else "top")
    )
    into = ("left" if last.forward else "right") if last.horizontal else ("top" if last.forward else "bottom")
    return out, into


def _loops(at: Corner) -> Iterator[tuple[float, list[Corner]]]:
    x, y = at
    for dx, dy in ((1, -1), (1, 1), (-1, -1), (-1, 1)):
        yield 0.0, [(x, y), (x + dx, y), (x + dx, y + dy), (x, y + dy), (x, y)]


class _Plane:
    """The grid seen along the first piece of a route: u runs with it, v across it."""

    def __init__(self, taken: Table, over_first: Table, over_second: Table, slack: float) -> None:
        self._slack = slack
        self._taken = taken
        self._over_first = over_first
        self._over_second = over_second

    def patterns(self, start: Corner, end: Corner) -> Iterator[tuple[float, list[Corner]]]:
        """Routes from start to end (u, v) whose first piece runs along u."""
        (su, sv), (tu, tv) = start, end
        if sv == tv and su != tu and self._free_along(sv, su, tu):
            yield self._floor(0, abs(su - tu)), [start, end]
        if sv != tv and su != tu:
            if self._free_along(sv, su, tu + _toward(su, tu)) and self._free_across(tu, sv, tv):
                yield self._floor(1, abs(su - tu) + abs(sv - tv)), [start, (tu, sv), end]
            yield from self._two_more(start, end)
        yield from self._zigzags(start, end)
        yield from self._detours(start, end)

    def _floor(self, bends: int, length: int) -> float:
        return PRICES.bend * bends + PRICES.cell * length - self._slack

    def _free_along(self, v: int, u0: int, u1: int) -> bool:
        """Whether the cells strictly between u0 and u1 on line v are free."""
        low, high = (u0, u1) if u0 < u1 else (u1, u0)
        return v % 2 == 0 or not self._taken[low + 1 : high, v].any()

    def _free_across(self, u: int, v0: int, v1: int) -> bool:
        low, high = (v0, v1) if v0 < v1 else (v1, v0)
        return u % 2 == 0 or not self._taken[u, low + 1 : high].any()

    def _reach(self, u: int, v: int) -> tuple[int, int]:
        """How far a piece can run from a box at (u, v) along u, both ways."""
        boxes = np.flatnonzero(self._taken[:, v])
        place = int(np.searchsorted(boxes, u))
        low = int(boxes[place - 1]) + 1 if place > 0 else 0
        after = place + 1
        high = int(boxes[after]) - 1 if after < len(boxes) else len(self._taken) - 1
        return low, high

    def _zigzags(self, start: Corner, end: Corner) -> Iterator[tuple[float, list[Corner]]]:
        """Along, across, along: the piece across may run anywhere both others can reach."""
        (su, sv), (tu, tv) = start, end
        if sv == tv:
            return
        low0, high0 = self._reach(su, sv)
        low1, high1 = self._reach(tu, tv)
        low, high = max(low0, low1), min(high0, high1)
        if low > high:
            return
        span = np.arange(low, high + 1)
        top, bottom = (sv, tv) if sv < tv else (tv, sv)
        blocked = self._taken[low : high + 1, top : bottom + 1].any(axis=1) & (span % 2 == 1)
        crossings = self._over_second[top + 1 : bottom, low : high + 1].sum(axis=0)
        crossings = crossings + self._counted(sv, su, span) + self._counted(tv, tu, span)
        length = abs(span - su) + abs(span - tu) + (bottom - top)
        price = PRICES.crossing * crossings + PRICES.cell * length
        price[blocked | (span == su) | (span == tu)] = np.inf
        for index in np.argsort(price, kind="stable")[:ZIGZAG_CHOICES].tolist():
            if np.isfinite(price[index]):
                u = low + index
                yield self._floor(2, 0) + float(price[index]), [start, (u, sv), (u, tv), end]

    def _counted(self, v: int, box: int, span: NDArray[np.int64]) -> NDArray[np.int64]:
        """Crossings of a piece on line v from the box to each u of the span."""
        sums = np.concatenate(([0], np.cumsum(self._over_first[:, v])))
        right = sums[np.maximum(span, box)] - sums[np.minimum(span, box) + 1]
        counted: NDArray[np.int64] = np.maximum(right, 0)
        return counted

    def _two_more(self, start: Corner, end: Corner) -> Iterator[tuple[float, list[Corner]]]:
        """Along, across, along, across: round the source and into the target from the side."""
        (su, sv), (tu, tv) = start, end
        for u in (su - 1, su + 1):
            for v in (tv - 1, tv + 1):
                if v == sv:
                    continue
                length = abs(u - su) + abs(sv - v) + abs(u - tu) + abs(v - tv)
                yield self._floor(3, length), [start, (u, sv), (u, v), (tu, v), end]

    def _detours(self, start: Corner, end: Corner) -> Iterator[tuple[float, list[Corner]]]:
        """Out of the source's gutter, along any gutter, into the target's gutter."""
        (su, sv), (tu, tv) = start, end
        height = self._taken.shape[1]
        gutters = np.arange(0, height, 2)
        away = np.abs(gutters - sv) + np.abs(gutters - tv)
        for u0 in (su - 1, su + 1):
            for u1 in (tu - 1, tu + 1):
                if u0 == u1:
                    continue
                low, high = (u0, u1) if u0 < u1 else (u1, u0)
                crossings = self._over_first[low + 1 : high, gutters].sum(axis=0)
                price = PRICES.crossing * crossings + PRICES.cell * (away + high - low)
                for index in np.argsort(price, kind="stable")[:2].tolist():
                    v = int(gutters[index])
                    yield (
                        self._floor(4, 0) + float(price[index]),
                        [start, (u0, sv), (u0, v), (u1, v), (u1, tv), end],
                    )


def _toward(start: int, end: int) -> int:
    return 1 if end > start else -1
