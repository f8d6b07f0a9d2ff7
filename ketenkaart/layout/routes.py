"""Routes: every flow takes the cheapest pattern of pieces between its boxes.

Needs:   the cell of every box.
Gives:   the pieces of every route; pieces run in gutters or through free cells, never through a box.
Method:  patterns (layout.patterns) by number of bends, priced by bends, crossings, length and ports
         already in use; own, after orthogonal routing in a grid of gutters. Crossings with pieces of
         other lines are counted by tables, those within a line pair by pair in their better order.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.crossings import least_crossings
from ketenkaart.layout.geometry import corner, side_reach
from ketenkaart.layout.grid import NO_BOX, Cells, Corner, Piece, end_sides, pieces_of
from ketenkaart.layout.patterns import Plane, loops, offer_patterns
from ketenkaart.layout.prices import PRICES, crossing_price

MARGIN = 5.0
ROUNDING = 1e-9
MOST_BESIDE_MATE = 10  # how often a route can surely not meet that of its mate in one line


class Router:
    """The routes of all edges over fixed cells.

    Attributes:
        routes: the pieces of each edge's route, by index of the edge; empty while not routed.
        corners: the ends and corners of each route.
        blocked: the edges that could not run as before, for there is a box in their way.
    """

    def __init__(self, compiled: Compiled, cells: Cells) -> None:
        self._compiled = compiled
        self._cells = cells
        width, height = 2 * cells.columns + 1, 2 * cells.rows + 1
        ends = zip(compiled.source, compiled.target, strict=True)
        joined = {(one, other) if one < other else (other, one) for one, other in ends if one != other}
        self._crossing = crossing_price(len(compiled.nodes), len(joined))
        self._across = Plane.empty(width, height, self._crossing)
        self._down = self._across.turned()
        self._over_first, self._over_second = self._across.over_first, self._across.over_second
        for column, row in zip(cells.column, cells.row, strict=True):
            self._across.put(2 * column + 1, 2 * row + 1)
        self._rows: list[list[Piece]] = [[] for _ in range(height)]
        self._columns: list[list[Piece]] = [[] for _ in range(width)]
        self._ports = [[0, 0, 0, 0] for _ in compiled.nodes]
        self._most_ports: dict[int, tuple[int, int, int, int]] = {}  # of the boxes that were asked for
        self._hinted = [edge.side_out is not None or edge.side_in is not None for edge in compiled.edges]
        self.routes: list[list[Piece]] = [[] for _ in compiled.edges]
        self.corners: list[list[Corner]] = [[] for _ in compiled.edges]
        self.blocked: set[int] = set()

    def route_all(self, rounds: int = 2) -> None:
        """Route every edge, short ones first, then each again with all others in place."""
        self._route(range(len(self.routes)), rounds)

    def lay_kept(self, kept: Mapping[int, list[Corner]]) -> None:
        """Lay routes as they ran before, where they still run free of boxes.

        Args:
            kept: ends and corners by index of the edge.
        """
        for edge, corners in kept.items():
            if self._across.is_free_along(corners):
                source, target = self._compiled.source[edge], self._compiled.target[edge]
                self._lay(edge, pieces_of(edge, corners, source, target), corners)
            else:
                self.blocked.add(edge)

    def route_rest(self, rounds: int = 2) -> None:
        """Route the edges without a route, then them and all that meet them again."""
        rest = [edge for edge, route in enumerate(self.routes) if not route]
        self._route(rest, 1)
        met = {other for edge in rest for piece in self.routes[edge] for other in self._meeting(piece)}
        self._route(sorted(met.union(rest)), rounds - 1)

    def straighten(self) -> None:
        """Give up a way round where a straight one is free and saves something: what stood there is gone."""
        for edge, corners in enumerate(self.corners):
            if len(corners) < 3 or self._hinted[edge]:
                continue
            straight = [corners[0], corners[-1]]
            if self._across.is_free_along(straight):
                kept = self.laid(edge)
                limit = self.priced(edge) - PRICES.settled
                price, pieces = self.tried(edge, straight, self.end_prices(edge, straight), limit)
                if pieces and price < limit:
                    self._lay(edge, pieces, straight)
                else:
                    self._lay(edge, *kept)

    def _route(self, edges: Iterable[int], rounds: int) -> None:
        """Route some edges, short ones first, so many times; those that are cheap enough only once."""
        cells, source, target = self._cells, self._compiled.source, self._compiled.target

        def span(edge: int) -> int:
            a, b = source[edge], target[edge]
            return abs(cells.column[a] - cells.column[b]) + abs(cells.row[a] - cells.row[b])

        order = sorted(edges, key=lambda edge: (span(edge), edge))
        price = dict.fromkeys(order, math.inf)
        for _ in range(rounds):
            for edge in order:
                if price[edge] > self.floor(edge) + PRICES.settled:
                    price[edge] = self._route_again(edge) if self.routes[edge] else self.reroute(edge)

    def _route_again(self, edge: int) -> float:
        """The cheapest route now; quickly found, as it mostly is the one it has or cheaper."""
        price = self.reroute(edge, self.priced(edge) + ROUNDING)
        return self.reroute(edge) if price == math.inf else price

    def _meeting(self, piece: Piece) -> Iterator[int]:
        """The edges whose pieces cross one, or run beside it."""
        beside, across = (self._rows, self._columns) if piece.horizontal else (self._columns, self._rows)
        for other in beside[piece.line]:
            if other.overlaps(piece):
                yield other.edge
        for line in range(piece.low + 1, piece.high):
            for other in across[line]:
                if other.low < piece.line < other.high:
                    yield other.edge

    def reroute(self, edge: int, limit: float = math.inf) -> float:
        """Give an edge without route its cheapest one between all others; gives its price.

        Where none costs less than the limit it gets none; the price is infinite.
        """
        mate = self._compiled.mate[edge]
        beside = self.routes[mate] if mate != NONE else []
        trial = Trial(self, edge, beside, limit)
        cells = self._cells
        a, b = self._compiled.source[edge], self._compiled.target[edge]
        start = (2 * cells.column[a] + 1, 2 * cells.row[a] + 1)
        end = (2 * cells.column[b] + 1, 2 * cells.row[b] + 1)
        if a == b:
            for corners in loops(start):
                trial.offer(0.0, corners)
        else:
            if beside:
                trial.offer(-math.inf, self.corners[mate][::-1])
            offer_patterns(self._across, self._down, start, end, trial)
        if not trial.pieces:
            return math.inf
        self._lay(edge, trial.pieces, trial.corners)
        return trial.price

    def laid(self, edge: int) -> tuple[list[Piece], list[Corner]]:
        """The route of an edge, to put it back later."""
        return self.routes[edge], self.corners[edge]

    def put_back(self, edge: int, route: tuple[list[Piece], list[Corner]]) -> None:
        """Lay the route an edge had before."""
        self.lift(edge)
        self._lay(edge, *route)

    def _lay(self, edge: int, pieces: list[Piece], corners: list[Corner]) -> None:
        self.routes[edge], self.corners[edge] = pieces, corners
        for piece in pieces:
            (self._rows if piece.horizontal else self._columns)[piece.line].append(piece)
            self._count(piece, 1)

    def lift(self, edge: int) -> None:
        """Take a route away."""
        pieces = self.routes[edge]
        if pieces:
            for piece in pieces:
                (self._rows if piece.horizontal else self._columns)[piece.line].remove(piece)
                self._count(piece, -1)
            self.routes[edge] = []

    def priced(self, edge: int) -> float:
        """Take a route away; gives what it cost between the others."""
        pieces, corners = self.routes[edge], self.corners[edge]
        self.lift(edge)
        return self._price_among(
            edge, pieces, self._lone_price(corners, self.end_prices(edge, corners)), math.inf
        )

    def floor(self, edge: int) -> float:
        """A price no route between the boxes of an edge can go below."""
        cells, compiled = self._cells, self._compiled
        a, b = compiled.source[edge], compiled.target[edge]
        dx, dy = cells.column[a] - cells.column[b], cells.row[a] - cells.row[b]
        bend = PRICES.bend if dx and dy else 0.0
        gain = MOST_BESIDE_MATE * PRICES.mate if compiled.mate[edge] != NONE else 0.0
        return self._across.price(2 * dx, 2 * dy) + bend - gain

    def move(self, node: int, column: int, row: int) -> None:
        """Put a box in another cell; its routes must be laid anew."""
        cells = self._cells
        self._across.take(2 * cells.column[node] + 1, 2 * cells.row[node] + 1)
        cells.column[node], cells.row[node] = column, row

    def settle(self, nodes: Sequence[int]) -> None:
        """Fill the cells of boxes that were moved."""
        for node in nodes:
            self._across.put(2 * self._cells.column[node] + 1, 2 * self._cells.row[node] + 1)

    def through(self, column: int, row: int) -> set[int]:
        """The edges whose lines run through a cell."""
        x, y = 2 * column + 1, 2 * row + 1
        found = {p.edge for p in self._columns[x] if p.low < y < p.high}
        for p in self._rows[y]:
            if p.low <= x <= p.high and (
                p.low < x < p.high or (p.box_low if p.low == x else p.box_high) == NO_BOX
            ):
                found.add(p.edge)
        return found

    def _count(self, piece: Piece, by: int) -> None:
        """Enter a piece in the tables, or strike it out."""
        line = piece.line
        table, side = (self._across.over_second, 0) if piece.horizontal else (self._across.over_first, 2)
        for over in table[piece.low + 1 : piece.high]:
            over[line] += by
        if piece.box_low != NO_BOX:
            self._ports[piece.box_low][side] += by
        if piece.box_high != NO_BOX:
            self._ports[piece.box_high][side + 1] += by

    def tried(
        self, edge: int, corners: list[Corner], ends: tuple[float, float], limit: float
    ) -> tuple[float, list[Piece]]:
        """What a route with these corners costs between the others, and its pieces.

        Where it is too dear there are none, or the price is only some above the limit.
        """
        alone = self._lone_price(corners, ends)
        if alone >= limit:
            return alone, []
        pieces = pieces_of(edge, corners, self._compiled.source[edge], self._compiled.target[edge])
        return self._price_among(edge, pieces, alone, limit), pieces

    def _price_among(self, edge: int, pieces: Sequence[Piece], total: float, limit: float) -> float:
        """The price of a route with what runs in the same lines; only some above the limit if above it.

        Args:
            edge: index of the edge.
            pieces: the pieces of its route.
            total: the price without what runs in the same lines.
            limit: above it the price does not matter.
        """
        mate = self._compiled.mate[edge]
        if self._hinted[edge]:
            total += self._hint_price(edge, pieces)
        for piece in pieces:
            if total >= limit:
                break
            low, high = piece.low, piece.high
            for other in (self._rows if piece.horizontal else self._columns)[piece.line]:
                if other.low < high and low < other.high:
                    total += self._crossing * least_crossings(piece, other)
                    total += -PRICES.mate if other.edge == mate else PRICES.side_by_side
        return total

    def _lone_price(self, corners: list[Corner], ends: tuple[float, float]) -> float:
        """The price of a route without what runs in the same lines."""
        over_first, over_second, along, down = self._over_first, self._over_second, PRICES.along, PRICES.down
        total = PRICES.bend * (len(corners) - 2)
        crossings = left = right = up = below = 0
        x0, y0 = corners[0]
        out, into = ends
        for x1, y1 in corners[1:]:
            if y0 == y1:
                length = x1 - x0
                if length > 0:
                    right += length
                    if length > 1:
                        crossings += sum(over_first[y0][x0 + 1 : x1])
                    total += along * length
                else:
                    left -= length
                    if length < -1:
                        crossings += sum(over_first[y0][x1 + 1 : x0])
                    total -= along * length
            else:
                length = y1 - y0
                if length > 0:
                    below += length
                    if length > 1:
                        crossings += sum(over_second[x0][y0 + 1 : y1])
                    total += down * length
                else:
                    up -= length
                    if length < -1:
                        crossings += sum(over_second[x0][y1 + 1 : y0])
                    total -= down * length
            total += out
            out = 0.0
            x0, y0 = x1, y1
        total += into
        back = min(left, right) + min(up, below)
        return total + (self._crossing * crossings + PRICES.detour * back)

    def end_prices(self, edge: int, corners: list[Corner]) -> tuple[float, float]:
        """What a route with these corners pays for others at the sides of the boxes it ends at."""
        source, target = self._compiled.source[edge], self._compiled.target[edge]
        out, into = _side(corners[0], corners[1]), _side(corners[-1], corners[-2])
        return (
            self._port_price(source, out) if self._ports[source][out] else 0.0,
            self._port_price(target, into) if self._ports[target][into] else 0.0,
        )

    def _port_price(self, box: int, side: int) -> float:
        """What a route pays for ending at a side of a box where others end already."""
        others = self._ports[box][side]
        total = PRICES.port * others
        most = self._most_ports.get(box)
        if most is None:
            most = self._most_ports[box] = _most_ports(self._compiled, box)
        if others >= most[side]:
            total += PRICES.full_port if self._compiled.nodes[box].growing else PRICES.stuck_port
        return total

    def _hint_price(self, edge: int, pieces: Sequence[Piece]) -> float:
        item = self._compiled.edges[edge]
        out, into = end_sides(pieces)
        wrong = (item.side_out not in (None, out)) + (item.side_in not in (None, into))
        return PRICES.hint * wrong


class Trial:
    """The search for the cheapest route of one edge.

    Attributes:
        price: the price of the best route so far, or the one it must be below.
        slack: what a route may gain by running beside that of its mate.
    """

    def __init__(self, router: Router, edge: int, beside: Sequence[Piece], limit: float) -> None:
        """No route yet.

        Args:
            router: knows the routes of all other edges.
            edge: index of the edge.
            beside: the pieces of the route of its mate, if it has one.
            limit: what the route must cost less than.
        """
        self._router = router
        self._edge = edge
        self._beside = Counter((piece.horizontal, piece.line) for piece in beside)
        self.price = limit
        self.slack = 4 * PRICES.mate if beside else 0.0
        self.pieces: list[Piece] = []
        self.corners: list[Corner] = []

    def offer(self, floor: float, corners: list[Corner]) -> None:
        """Price a route that cannot cost less than the floor, and keep it if it is the best."""
        if floor - self.slack >= self.price:
            return
        limit = self.price + self._gain(corners) if self._beside else self.price
        if floor >= limit:
            return
        ends = self._router.end_prices(self._edge, corners)
        if floor + ends[0] + ends[1] >= limit + ROUNDING:
            return
        price, pieces = self._router.tried(self._edge, corners, ends, limit)
        if price < self.price:
            self.price, self.pieces, self.corners = price, pieces, corners

    def _gain(self, corners: list[Corner]) -> float:
        """The most a route with these corners may gain by its mate, with some room for rounding."""
        lines = ((y0 == y1, y0 if y0 == y1 else x0) for (x0, y0), (_, y1) in pairwise(corners))
        return PRICES.mate * sum(map(self._beside.__getitem__, lines)) + ROUNDING


def _side(one: Corner, other: Corner) -> int:
    """The side where a line to another place leaves a box: right, left, lower or upper."""
    if one[1] == other[1]:
        return 0 if other[0] > one[0] else 1
    return 2 if other[1] > one[1] else 3


def _most_ports(compiled: Compiled, index: int) -> tuple[int, int, int, int]:
    """How many lines can end at the right, left, lower and upper side of a box."""
    node, port = compiled.nodes[index], compiled.graph.spacing.port

    def count(room: float) -> int:
        return max(1, 1 + int(room / port + 1e-6))

    side = 2 * min(node.height / 2 - MARGIN, side_reach(node.outline, node.height))
    ends = MARGIN + max(MARGIN, corner(node.outline, node.height))
    bottom = (node.bottom_free if node.bottom_free is not None else node.width) - ends
    top = (node.top_free if node.top_free is not None else node.width) - node.top_from - ends
    return count(side), count(side), count(bottom), count(top)
