"""Tracks: the order of the pieces in each line.

Needs:   the pieces of every route.
Gives:   for each line its pieces from top to bottom, or from left to right.
Method:  best insertion on the pairwise preferences, then re-insertion; own.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ketenkaart.layout.crossings import order_preference
from ketenkaart.layout.grid import Piece

Line = tuple[bool, int]
Tracks = Mapping[Line, list[Piece]]
ROUNDS = 3


def order_tracks(
    routes: Sequence[Sequence[Piece]], mate: Sequence[int], before: Tracks = MappingProxyType({})
) -> Tracks:
    """The pieces of each (horizontal, line) in order.

    Args:
        routes: the pieces of each edge.
        mate: for each edge the one that answers it, or NONE; mates are put side by side.
        before: what it gave before, taken over for lines of the very same pieces, whose mates are the same.
    """
    lines: dict[Line, list[Piece]] = defaultdict(list)
    for route in routes:
        for piece in route:
            lines[piece.horizontal, piece.line].append(piece)
    ordered: dict[Line, list[Piece]] = {}
    for line, pieces in lines.items():
        known = before.get(line, [])
        is_same = len(known) == len(pieces) and set(known) == set(pieces)
        ordered[line] = known if is_same else _ordered(pieces, routes, mate)
    return ordered


def _ordered(pieces: list[Piece], routes: Sequence[Sequence[Piece]], mate: Sequence[int]) -> list[Piece]:
    """Best insertion, then each piece again until nothing gets better."""
    if len(pieces) == 1:
        return pieces
    pieces = sorted(pieces, key=lambda p: (p.low, p.high, p.edge, p.index))
    preference = _preferences(pieces, routes)
    if not any(preference):
        return _mates_together(pieces[::-1], mate)
    order: list[int] = []
    for index in range(len(pieces)):
        order.insert(_best_place(index, order, preference), index)
    for _ in range(ROUNDS):
        before = list(order)
        for index in range(len(pieces)):
            order.remove(index)
            order.insert(_best_place(index, order, preference), index)
        if order == before:
            break
    return _mates_together([pieces[index] for index in order], mate)


def _preferences(pieces: Sequence[Piece], routes: Sequence[Sequence[Piece]]) -> list[dict[int, float]]:
    """For each piece those it runs beside, with the cost of standing first less that of second.

    Where two turn away from one place, one up and one down, that order alone keeps their routes from
    crossing there.
    """
    table: list[dict[int, float]] = [{} for _ in pieces]
    open_pieces: list[int] = []
    for i, p in enumerate(pieces):
        open_pieces = [j for j in open_pieces if pieces[j].high >= p.low]
        for j in open_pieces:
            value = 0.0
            if pieces[j].overlaps(p):
                value = order_preference(pieces[j], p, routes)
            elif pieces[j].meets(p):
                value = (pieces[j].turn_high - p.turn_low) / 2
            if value:
                table[j][i] = value
                table[i][j] = -value
        open_pieces.append(i)
    return table


def _best_place(index: int, order: Sequence[int], preference: Sequence[Mapping[int, float]]) -> int:
    """Where in the order a piece costs least; the first such place."""
    mine = preference[index]
    if not mine:
        return 0
    cost = best = 0.0
    place = 0
    for position, other in [(at, other) for at, other in enumerate(order, 1) if other in mine]:
        cost -= mine[other]
        if cost < best - 1e-9:
            best, place = cost, position
    return place


def _mates_together(order: list[Piece], mate: Sequence[int]) -> list[Piece]:
    """Mates that run beside each other stand next to each other, where the others let one of them.

    Putting two together may part others, so all are tried again until nothing changes.
    """
    of: dict[int, list[Piece]] = defaultdict(list)
    for piece in order:
        of[piece.edge].append(piece)
    mates = [
        (piece, other) for piece in order for other in of.get(mate[piece.edge], ()) if other.overlaps(piece)
    ]
    for _ in range(ROUNDS):
        moved = [_put_beside(piece, other, order) for piece, other in mates]
        if not any(moved):
            break
    return order


def _put_beside(piece: Piece, other: Piece, order: list[Piece]) -> bool:
    """Put a piece next to another if of the two only the other has to stay where it is; whether it moved."""
    at, to = order.index(piece), order.index(other)
    between = order[min(at, to) + 1 : max(at, to)]
    if not any(_bound(p, other) for p in between) or any(_bound(p, piece) for p in between):
        return False
    order.remove(piece)
    order.insert(order.index(other) + (at > to), piece)
    return True


def _bound(one: Piece, other: Piece) -> bool:
    """Whether it matters which stands first: both run beside each other, or turn away from one place."""
    if one.overlaps(other):
        return True
    low, high = (one, other) if one.low < other.low else (other, one)
    return low.high == high.low and low.turn_high * high.turn_low < 0
