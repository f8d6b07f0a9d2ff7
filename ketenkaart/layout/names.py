"""Names: along which piece of its line the name of each flow stands.

Needs:   the routes, the cells and the track orders.
Gives:   for each named flow a piece and a stretch of it, or rather the line after which it begins.
Method:  every stretch that no other line crosses is priced by the room it lacks, as known before any
         coordinate is, and by its distance from the source; own.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.graph import Name
from ketenkaart.layout.grid import NO_BOX, Cells, Piece
from ketenkaart.layout.tracks import Tracks


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


STEP_AWAY = 2.5
NOT_FIRST = 6.0
CROSSED = 25.0
UNDER_NEIGHBOUR = 12.0
BELOW = 4.0
FORBIDDEN = 2000.0
WORST = 150.0


class NameChooser:
    """Chooses the place of each name by the room known before the coordinates."""

    def __init__(self, compiled: Compiled, cells: Cells, tracks: Tracks) -> None:
        self._compiled = compiled
        self._spacing = compiled.graph.spacing
        self._tracks = tracks
        self._boxes = {
            (column, row): index
            for index, (column, row) in enumerate(zip(cells.column, cells.row, strict=True))
        }
        self._over = {line: _over(pieces) for line, pieces in tracks.items()}
        self._columns = cells.columns
        self._widths = [0.0] * cells.columns
        self._heights = [0.0] * cells.rows
        for node, item in enumerate(compiled.nodes):
            column, row = cells.column[node], cells.row[node]
            self._widths[column] = max(self._widths[column], item.width)
            self._heights[row] = max(self._heights[row], item.height)

    def choose(self, routes: Sequence[Sequence[Piece]]) -> dict[int, NamePlace]:
        """The place of the name of each edge that has one, by index of the edge."""
        places = ((edge, self.places(edge, route)) for edge, route in enumerate(routes))
        return {edge: found[0] for edge, found in places if found}

    def places(self, edge: int, route: Sequence[Piece]) -> list[NamePlace]:
        """The places the name of an edge may have, the best first; none without a name."""
        name = self._compiled.edges[edge].name
        if name is None:
            return []
        options = sorted(
            (option for piece in route for option in self._options(piece, name)), key=lambda option: option[0]
        )
        return [place for price, place in options if price <= options[0][0] + WORST]

    def _options(self, piece: Piece, name: Name) -> Iterator[tuple[float, NamePlace]]:
        later = NOT_FIRST * piece.index
        if piece.horizontal:
            yield from self._above(piece, name, later)
        else:
            yield from self._beside(piece, name, later)

    def _above(self, piece: Piece, name: Name, later: float) -> Iterator[tuple[float, NamePlace]]:
        crossed = self._crossed(piece)
        stops = [piece.low, *crossed, piece.high]
        width, height = name.flat
        wanted = width + 2 * self._spacing.corner
        at_low = piece.forward
        for low, high in pairwise(stops):
            lack = max(0.0, wanted - self._room_along(piece, low, high))
            away = low - piece.low if at_low else piece.high - high
            sits = height * (0.5 if piece.line % 2 == 0 else 0.25)
            price = lack + STEP_AWAY * away + later + sits
            for below in (False, True):
                if self._neighbour(piece, low, high, below):
                    extra = UNDER_NEIGHBOUR if self._growing(piece) else FORBIDDEN
                else:
                    extra = BELOW if below else 0.0
                yield price + extra, NamePlace(piece, low, high, at_low, below=below)

    def _crossed(self, piece: Piece) -> list[int]:
        """The lines between its ends where another line crosses the piece."""
        return [line for line in range(piece.low + 1, piece.high) if self._crossings(piece, line)]

    def _crossings(self, piece: Piece, line: int) -> int:
        """How many pieces of a line of the other direction cross the piece."""
        over = self._over.get((not piece.horizontal, line), ())
        return over[piece.line] if piece.line < len(over) else 0

    def _room_along(self, piece: Piece, low: int, high: int) -> float:
        """The least length of a horizontal piece between two lines."""
        between = range(low + 1, high)
        room = sum(self._widths[line // 2] if line % 2 else self._spacing.column_gap for line in between)
        for end, side in ((low, 1), (high, -1)):
            at_turn = end not in (piece.low, piece.high) or (
                piece.turn_low if end == piece.low else piece.turn_high
            )
            if end % 2 and at_turn and 0 <= end // 2 < self._columns and side:
                room += self._widths[end // 2] / 2
        return room

    def _neighbour(self, piece: Piece, low: int, high: int, after: bool) -> bool:
        """Whether another piece of the same box line runs before or after a stretch of it."""
        if piece.line % 2 == 0:
            return False
        order = self._tracks[piece.horizontal, piece.line]
        at = next(i for i, other in enumerate(order) if other is piece)
        others = order[at + 1 :] if after else order[:at]
        return any(other.low < high and other.high > low for other in others)

    def _growing(self, piece: Piece) -> bool:
        """Whether the boxes it ends at may grow, so that names fit between lines."""
        boxes = (piece.box_low, piece.box_high)
        return all(self._compiled.nodes[box].growing for box in boxes if box != NO_BOX)

    def _beside(self, piece: Piece, name: Name, later: float) -> Iterator[tuple[float, NamePlace]]:
        width, height = name.tall
        wanted = width + self._spacing.name_beside + self._spacing.name_gap
        rows = [line for line in range(piece.low + 1, piece.high) if line % 2]
        for line in rows:
            crossings = self._crossings(piece, line)
            away = line - piece.low if piece.forward else piece.high - line
            tall = max(0.0, height - self._heights[line // 2])
            for left in (False, True):
                lack = max(0.0, wanted - self._room_beside(piece, line // 2, left))
                price = lack + tall + CROSSED * crossings + STEP_AWAY * (away - 1) + later + 1.5 * left
                price += self._squeezed(piece, line - 1, line + 1, left, wanted)
                yield price, NamePlace(piece, line - 1, line + 1, piece.forward, left)
        if not rows:
            lack = height + 2 * self._spacing.name_gap
            if piece.line % 2 == 0:
                lack = min(lack + wanted, wanted + 10.0)
            for left in (False, True):
                price = lack + later + 1.5 * left
                price += self._squeezed(piece, piece.low, piece.high, left, wanted)
                yield price, NamePlace(piece, piece.low, piece.high, piece.forward, left)

    def _squeezed(self, piece: Piece, low: int, high: int, left: bool, wanted: float) -> float:
        """The price of a name between two lines of one box."""
        if not self._neighbour(piece, low, high, not left):
            return 0.0
        return wanted if self._growing(piece) else FORBIDDEN

    def _room_beside(self, piece: Piece, row: int, left: bool) -> float:
        """The room at a side of a vertical piece in one row, up to the next box or line."""
        step = -1 if left else 1
        room = 0.0
        line = piece.line
        if line % 2:
            room += self._widths[line // 2] / 2
        while room < 200:
            line += step
            if line < 0 or line > 2 * self._columns:
                return room
            if line % 2 and (line // 2, row) in self._boxes:
                return room
            vertical = self._tracks.get((False, line), ())
            if any(o.low <= 2 * row + 1 <= o.high for o in vertical):
                return room + self._spacing.track / 2
            room += self._widths[line // 2] if line % 2 else self._spacing.column_gap
        return room


def _over(pieces: Sequence[Piece]) -> list[int]:
    """How many pieces of one line run over each place of it, their ends left out."""
    change = [0] * (max(piece.high for piece in pieces) + 1)
    for piece in pieces:
        change[piece.low + 1] += 1
        change[piece.high] -= 1
    return list(accumulate(change))
