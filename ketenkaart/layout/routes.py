"""Routes: every flow takes the cheapest pattern of pieces between its boxes.

Needs:   the cell of every box.
Gives:   the pieces of every route; pieces run in gutters or through free cells, never through a box.
Method:  patterns (layout.patterns) by number of bends, priced by bends, crossings, length and ports
         already in use; own, after orthogonal routing in a grid of gutters. Crossings with pieces of
         other lines are counted by tables, those within a line pair by pair in their better order.
"""

import math
from collections.abc import Sequence

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.crossings import least_crossings
from ketenkaart.layout.geometry import corner, side_reach
from ketenkaart.layout.grid import NO_BOX, Cells, Corner, Piece, pieces_of
from ketenkaart.layout.patterns import Plane, loops, offer_patterns
from ketenkaart.layout.pins import end_sides
from ketenkaart.layout.prices import PRICES

MARGIN = 5.0


class Router:
    """The routes of all edges over fixed cells.

    Attributes:
        routes: the pieces of each edge's route, by index of the edge; empty while not routed.
    """

    def __init__(self, compiled: Compiled, cells: Cells) -> None:
        self._compiled = compiled
        self._cells = cells
        width, height = 2 * cells.columns + 1, 2 * cells.rows + 1
        self._across = Plane.empty(width, height)
        self._down = self._across.turned()
        for column, row in zip(cells.column, cells.row, strict=True):
            self._across.put(2 * column + 1, 2 * row + 1)
        self._rows: list[list[Piece]] = [[] for _ in range(height)]
        self._columns: list[list[Piece]] = [[] for _ in range(width)]
        self._ports = [[0, 0, 0, 0] for _ in compiled.nodes]
        self._most_ports = [_most_ports(compiled, node) for node in range(len(compiled.nodes))]
        self._hinted = [edge.side_out is not None or edge.side_in is not None for edge in compiled.edges]
        self.routes: list[list[Piece]] = [[] for _ in compiled.edges]
        self._corners: list[list[Corner]] = [[] for _ in compiled.edges]

    def route_all(self, rounds: int = 2) -> None:
        """Route every edge, short ones first, then each again with all others in place."""
        cells, source, target = self._cells, self._compiled.source, self._compiled.target

        def span(edge: int) -> int:
            a, b = source[edge], target[edge]
            return abs(cells.column[a] - cells.column[b]) + abs(cells.row[a] - cells.row[b])

        order = sorted(range(len(source)), key=lambda edge: (span(edge), edge))
        price = [math.inf] * len(source)
        for _ in range(rounds):
            for edge in order:
                if price[edge] > PRICES.settled:
                    self.lift(edge)
                    price[edge] = self.reroute(edge)

    def reroute(self, edge: int) -> float:
        """Give an edge without route its cheapest one between all others; gives its price."""
        mate = self._compiled.mate[edge]
        trial = Trial(self, edge, 4 * PRICES.mate if mate != NONE else 0.0)
        cells = self._cells
        a, b = self._compiled.source[edge], self._compiled.target[edge]
        start = (2 * cells.column[a] + 1, 2 * cells.row[a] + 1)
        end = (2 * cells.column[b] + 1, 2 * cells.row[b] + 1)
        if a == b:
            for corners in loops(start):
                trial.offer(0.0, corners)
        else:
            if mate != NONE and self.routes[mate]:
                trial.offer(-math.inf, self._corners[mate][::-1])
            offer_patterns(self._across, self._down, start, end, trial)
        self._lay(edge, trial.pieces, trial.corners)
        return trial.price

    def laid(self, edge: int) -> tuple[list[Piece], list[Corner]]:
        """The route of an edge, to put it back later."""
        return self.routes[edge], self._corners[edge]

    def put_back(self, edge: int, route: tuple[list[Piece], list[Corner]]) -> None:
        """Lay the route an edge had before."""
        self.lift(edge)
        self._lay(edge, *route)

    def _lay(self, edge: int, pieces: list[Piece], corners: list[Corner]) -> None:
        self.routes[edge], self._corners[edge] = pieces, corners
        for piece in pieces:
            (self._rows if piece.horizontal else self._columns)[piece.line].append(piece)
        self._count(pieces, 1)

    def lift(self, edge: int) -> None:
        """Take a route away."""
        pieces = self.routes[edge]
        if pieces:
            for piece in pieces:
                (self._rows if piece.horizontal else self._columns)[piece.line].remove(piece)
            self._count(pieces, -1)
            self.routes[edge] = []

    def priced(self, edge: int) -> float:
        """Take a route away; gives what it cost between the others."""
        pieces = self.routes[edge]
        self.lift(edge)
        return self.price(edge, pieces, math.inf)

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

    def _count(self, pieces: list[Piece], by: int) -> None:
        """Enter pieces in the tables, or strike them out."""
        across = self._across
        for piece in pieces:
            table = across.over_second if piece.horizontal else across.over_first
            line = piece.line
            for place in range(piece.low + 1, piece.high):
                table[place][line] += by
            side = 0 if piece.horizontal else 2
            if piece.box_low != NO_BOX:
                self._ports[piece.box_low][side] += by
            if piece.box_high != NO_BOX:
                self._ports[piece.box_high][side + 1] += by

    def pieces(self, edge: int, corners: list[Corner]) -> list[Piece]:
        """The pieces of a route with these corners."""
        return pieces_of(edge, corners, self._compiled.source[edge], self._compiled.target[edge])

    def price(self, edge: int, pieces: list[Piece], limit: float) -> float:
        """What a route costs between the others; more than the limit where it is too dear."""
        prices, across, mate = PRICES, self._across, self._compiled.mate[edge]
        total = prices.bend * (len(pieces) - 1)
        crossings = 0
        for piece in pieces:
            over = across.over_first if piece.horizontal else across.over_second
            crossings += sum(over[piece.line][piece.low + 1 : piece.high])
            total += (prices.along if piece.horizontal else prices.down) * (piece.high - piece.low)
            total += self._port_price(piece)
        total += prices.crossing * crossings + prices.detour * _detour(pieces)
        if self._hinted[edge]:
            total += self._hint_price(edge, pieces)
        if mate != NONE:
            limit += len(pieces) * prices.mate
        for piece in pieces:
            if total > limit:
                return total
            low, high = piece.low, piece.high
            for other in (self._rows if piece.horizontal else self._columns)[piece.line]:
                if other.low < high and low < other.high:
                    total += prices.crossing * least_crossings(piece, other)
                    total += -prices.mate if other.edge == mate else prices.side_by_side
        return total

    def _port_price(self, piece: Piece) -> float:
        """What a piece pays for sides of boxes where others end already."""
        total = 0.0
        side = 0 if piece.horizontal else 2
        for box, at in ((piece.box_low, side), (piece.box_high, side + 1)):
            if box != NO_BOX and (others := self._ports[box][at]):
                total += PRICES.port * others
                if others >= self._most_ports[box][at]:
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
        price: the price of the best route so far.
        slack: what a route may gain by running beside that of its mate.
    """

    def __init__(self, router: Router, edge: int, slack: float) -> None:
        self._router = router
        self._edge = edge
        self.price = math.inf
        self.slack = slack
        self.pieces: list[Piece] = []
        self.corners: list[Corner] = []

    def offer(self, floor: float, corners: list[Corner]) -> None:
        """Price a route that cannot cost less than the floor, and keep it if it is the best."""
        if floor - self.slack >= self.price:
            return
        pieces = self._router.pieces(self._edge, corners)
        price = self._router.price(self._edge, pieces, self.price)
        if price < self.price:
            self.price, self.pieces, self.corners = price, pieces, corners


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


def _detour(pieces: list[Piece]) -> int:
    """How many lines a route runs back: what it is longer than it must be."""
    right = left = down = up = 0
    for piece in pieces:
        length = piece.high - piece.low
        if piece.horizontal:
            if piece.forward:
                right += length
            else:
                left += length
        elif piece.forward:
            down += length
        else:
            up += length
    return min(left, right) + min(up, down)
