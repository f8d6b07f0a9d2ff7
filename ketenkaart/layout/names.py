"""Names: along which piece of its line the name of each flow stands.

Needs:   the routes, the cells and the track orders.
Gives:   for each named flow a piece and a stretch of it, or rather the line after which it begins.
Method:  every stretch that no other line crosses is priced by the room it lacks, as known before any
         coordinate is, and by its distance from the source; those that are cheap without the room they
         lack are looked at first; own.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.graph import Name
from ketenkaart.layout.grid import NO_BOX, Cells, Piece
from ketenkaart.layout.tracks import Tracks


class Spot(NamedTuple):
    """What tells a place of a name from the others.

    Attributes:
        piece: index of the piece of its line.
        level: whether that piece runs to the left or right.
        line: the line after which it stands, seen from the source; of an upright piece its row.
        turned: whether it stands below or left.
    """

    piece: int
    level: bool
    line: int
    turned: bool


class NamePlace(NamedTuple):
    """Where a name stands.

    Attributes:
        piece: the piece it stands at: above a horizontal one, beside a vertical one.
        low, high: the lines of the other direction between which it stands.
        at_low: whether it is drawn to the low end of that stretch, where the source is nearer.
        left: whether it stands left of a vertical piece.
        below: whether it stands below a horizontal piece, because another runs close above.
    """

    piece: Piece
    low: int
    high: int
    at_low: bool
    left: bool = False
    below: bool = False

    @property
    def spot(self) -> Spot:
        """What tells it from the others."""
        index, level = self.piece.index, self.piece.horizontal
        if level:
            return Spot(index, level, self.low if self.at_low else self.high, self.below)
        return Spot(index, level, self.low + 1, self.left)


STEP_AWAY = 2.5
NOT_FIRST = 6.0
CROSSED = 25.0
UNDER_NEIGHBOUR = 12.0
BELOW = 4.0
OVER_BORDER = 12.0
FORBIDDEN = 2000.0
WORST = 150.0
BETWEEN_MATES = 200.0  # a flow and its answer stay close together
LEFT = 1.5
WIDEST = 200.0


class NameChooser:
    """Chooses the place of each name by the room known before the coordinates."""

    def __init__(self, compiled: Compiled, cells: Cells, tracks: Tracks) -> None:
        self._compiled = compiled
        self._spacing = compiled.graph.spacing
        self._tracks = tracks
        self._boxes = set(zip(cells.column, cells.row, strict=True))
        lines = 2 * cells.rows + 1, 2 * cells.columns + 1
        self._over = _over(tracks, False, *lines), _over(tracks, True, *lines[::-1])
        self._covered = _over(tracks, False, *lines, ends=1)
        self._order = {piece: at for pieces in tracks.values() for at, piece in enumerate(pieces)}
        self._columns = cells.columns
        self._borders = {2 * first for first, _ in cells.phase_columns if first}
        self._widths = [0.0] * cells.columns
        self._heights = [0.0] * cells.rows
        for node, item in enumerate(compiled.nodes):
            column, row = cells.column[node], cells.row[node]
            self._widths[column] = max(self._widths[column], item.width)
            self._heights[row] = max(self._heights[row], item.height)

    def kept(self, routes: Sequence[Sequence[Piece]], spots: Mapping[int, Spot]) -> dict[int, NamePlace]:
        """The places of names at the spots they had, as far as they may still stand there."""
        places = ((edge, self._at(edge, routes[edge], spot)) for edge, spot in spots.items())
        return {edge: place for edge, place in places if place is not None}

    def choose(
        self, routes: Sequence[Sequence[Piece]], kept: Mapping[int, NamePlace] = MappingProxyType({})
    ) -> dict[int, NamePlace]:
        """The place of the name of each edge that has one, by index of the edge.

        Args:
            routes: the pieces of each edge.
            kept: the places that stay.
        """
        places = (
            (edge, [kept[edge]] if edge in kept else self.places(edge, route, worse=0.0))
            for edge, route in enumerate(routes)
        )
        return {edge: found[0] for edge, found in places if found}

    def _at(self, edge: int, route: Sequence[Piece], spot: Spot) -> NamePlace | None:
        """The place at a spot; none where that is too bad or not there."""
        name = self._compiled.edges[edge].name
        if name is None or spot.piece >= len(route):
            return None
        piece, line = route[spot.piece], spot.line
        around = [stretch for stretch in self._stretches(piece) if stretch[0] <= line <= stretch[1]]
        if piece.horizontal != spot.level or not around:
            return None
        options = (self._option(piece, name, stretch, spot.turned) for stretch in around)
        floor, place = (
            min(options, key=lambda option: option[1].spot != spot) if around[1:] else next(options)
        )
        price = floor + self._squeeze(place, name)
        return place if price <= WORST or place in self.places(edge, route) else None

    def places(self, edge: int, route: Sequence[Piece], worse: float = WORST) -> list[NamePlace]:
        """The places the name of an edge may have, the best first; none without a name.

        Args:
            edge: index of the edge.
            route: its pieces.
            worse: how much worse than the best one a place may be.
        """
        name = self._compiled.edges[edge].name
        if name is None:
            return []
        options = sorted(
            (option for piece in route for option in self._options(piece, name)), key=itemgetter(0)
        )
        priced: list[tuple[float, NamePlace]] = []
        limit = math.inf
        for floor, place in options:
            if floor > limit:
                break
            price = floor + self._squeeze(place, name)
            limit = min(limit, price + worse)
            priced.append((price, place))
        priced.sort(key=lambda option: (option[0], option[1].piece.index))
        return [place for price, place in priced if price <= limit]

    def _options(self, piece: Piece, name: Name) -> Iterator[tuple[float, NamePlace]]:
        """The places at a piece, each with its price were there room enough."""
        for stretch in self._stretches(piece):
            for turned in (False, True):
                yield self._option(piece, name, stretch, turned)

    def _stretches(self, piece: Piece) -> list[tuple[int, int]]:
        """The stretches of a piece that no line crosses; the rows an upright one passes, or all of it."""
        if piece.horizontal:
            upright, own = self._over[False], piece.line
            crossed = [line for line in range(piece.low + 1, piece.high) if upright[line][own]]
            return list(pairwise((piece.low, *crossed, piece.high)))
        rows = range(piece.low + 1 + piece.low % 2, piece.high, 2)
        return [(line - 1, line + 1) for line in rows] or [(piece.low, piece.high)]

    def _option(
        self, piece: Piece, name: Name, stretch: tuple[int, int], turned: bool
    ) -> tuple[float, NamePlace]:
        """The place at a stretch, and its price were there room enough."""
        low, high = stretch
        floor = NOT_FIRST * piece.index
        if piece.horizontal:
            floor += STEP_AWAY * (low - piece.low if piece.forward else piece.high - high)
            floor += name.flat[1] * (0.5 if piece.line % 2 == 0 else 0.25)
            return floor, NamePlace(piece, low, high, piece.forward, below=turned)
        if low % 2 == 0 and high - low == 2:
            away = low - piece.low if piece.forward else piece.high - high
            floor += max(0.0, name.tall[1] - self._heights[low // 2]) + STEP_AWAY * away
            floor += CROSSED * self._over[True][low + 1][piece.line]
        return floor + LEFT * turned, NamePlace(piece, low, high, piece.forward, left=turned)

    def _squeeze(self, place: NamePlace, name: Name) -> float:
        """The price of the room a name lacks at a place."""
        return (
            self._squeeze_above(place, name) if place.piece.horizontal else self._squeeze_beside(place, name)
        )

    def _squeeze_above(self, place: NamePlace, name: Name) -> float:
        lack = max(0.0, name.flat[0] + 2 * self._spacing.corner - self._room_along(place))
        if self._neighbour(place, place.below):
            return lack + (UNDER_NEIGHBOUR if self._growing(place.piece) else FORBIDDEN)
        return lack + (BELOW if place.below else 0.0) + OVER_BORDER * self._is_over_border(place, name)

    def _is_over_border(self, place: NamePlace, name: Name) -> bool:
        """Whether a name stands across the border of a phase, for want of room before it."""
        borders = [border for border in self._borders if place.low < border < place.high]
        if not borders:
            return False
        stops = sorted((place.low, *borders, place.high))
        parts = [place._replace(low=low, high=high) for low, high in pairwise(stops)]
        return name.flat[0] > max(map(self._room_along, parts))

    def _squeeze_beside(self, place: NamePlace, name: Name) -> float:
        piece = place.piece
        wanted = name.tall[0] + self._spacing.name_beside + self._spacing.name_gap
        if piece.low < place.low + 1 < piece.high and place.low % 2 == 0:
            lack = max(0.0, wanted - self._room_beside(place))
        else:
            lack = name.tall[1] + 2 * self._spacing.name_gap
            if piece.line % 2 == 0:
                lack = min(lack + wanted, wanted + 10.0)
        if self._neighbour(place, not place.left):
            lack += wanted if self._growing(piece) else FORBIDDEN
            return lack + BETWEEN_MATES * self._neighbour(place, not place.left, mate=True)
        return lack

    def _room_along(self, place: NamePlace) -> float:
        """The least length of a horizontal piece between two lines."""
        piece, low, high = place.piece, place.low, place.high
        between = range(low + 1, high)
        room = sum(self._widths[line // 2] if line % 2 else self._spacing.column_gap for line in between)
        for end in (low, high):
            turns = (piece.turn_low if end == piece.low else piece.turn_high) or piece.low < end < piece.high
            if end % 2 and turns and 0 <= end // 2 < self._columns:
                room += self._widths[end // 2] / 2
        return room

    def _neighbour(self, place: NamePlace, after: bool, mate: bool = False) -> bool:
        """Whether another piece of the same box line, or the mate, runs before or after a stretch."""
        piece, low, high = place.piece, place.low, place.high
        if piece.line % 2 == 0:
            return False
        order, at = self._tracks[piece.horizontal, piece.line], self._order[piece]
        for other in order[at + 1 :] if after else order[:at]:
            if other.low < high and other.high > low:
                return not mate or self._compiled.mate[piece.edge] == other.edge
        return False

    def _growing(self, piece: Piece) -> bool:
        """Whether the boxes it ends at may grow, so that names fit between lines."""
        boxes = (piece.box_low, piece.box_high)
        return all(self._compiled.nodes[box].growing for box in boxes if box != NO_BOX)

    def _room_beside(self, place: NamePlace) -> float:
        """The room at a side of a vertical piece in one row, up to the next box, line or phase."""
        step = -1 if place.left else 1
        middle, line = place.low + 1, place.piece.line
        room = self._widths[line // 2] / 2 if line % 2 else 0.0
        while room < WIDEST:
            if step < 0 and line in self._borders:
                return room
            line += step
            if step > 0 and line in self._borders:
                return room + self._spacing.phase_pad
            if line < 0 or line > 2 * self._columns or (line % 2 and (line // 2, middle // 2) in self._boxes):
                return room
            if self._covered[line][middle]:
                return room + self._spacing.track / 2
            room += self._widths[line // 2] if line % 2 else self._spacing.column_gap
        return room


def _over(tracks: Tracks, horizontal: bool, length: int, lines: int, ends: int = 0) -> list[list[int]]:
    """For each line of one direction how many pieces run over each place of it.

    Args:
        tracks: the pieces of all lines.
        horizontal: the direction.
        length: how many places a line has.
        lines: how many lines there are.
        ends: whether the ends of a piece count, too.
    """
    found = [[0] * length] * lines
    for (level, line), pieces in tracks.items():
        if level == horizontal:
            change = [0] * (length + 1)
            for piece in pieces:
                change[piece.low + 1 - ends] += 1
                change[piece.high + ends] -= 1
            found[line] = list(accumulate(change))
    return found
