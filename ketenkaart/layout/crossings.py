"""How two pieces in one line should be ordered so that their routes cross least.

Needs:   two pieces of the same line that overlap, and the routes they belong to.
Gives:   crossings of each order, or the difference, carried round shared corners.
Method:  own; the count is exact where both ends are decided inside the line, and follows the two
         routes round the corners they share where they are not.
"""

from collections.abc import Sequence

from ketenkaart.layout.grid import Piece

Routes = Sequence[Sequence[Piece]]


def least_crossings(p: Piece, q: Piece) -> int:
    """Crossings of two pieces that overlap in one line, in their better order."""
    p_first = q_first = 0
    for p_end, q_end, p_turn, q_turn, inside in (
        (p.low, q.low, p.turn_low, q.turn_low, p.low > q.low),
        (p.high, q.high, p.turn_high, q.turn_high, p.high < q.high),
    ):
        apart = p_turn if inside else -q_turn
        turn = apart if p_end != q_end else p_turn if p_turn * q_turn < 0 else 0
        if turn > 0:
            p_first += 1
        elif turn < 0:
            q_first += 1
    return p_first if p_first < q_first else q_first


def order_preference(p: Piece, q: Piece, routes: Routes) -> float:
    """Crossings with p before q less those with q before p.

    Below 0: p had better stand first. Ties are broken the same way along all lines two routes share.
    """
    difference = _end_difference(p, q, True, routes) + _end_difference(p, q, False, routes)
    return difference if difference else _tie(p, q, routes)


def _end_difference(p: Piece, q: Piece, at_low: bool, routes: Routes) -> int:
    p_end, q_end = (p.low, q.low) if at_low else (p.high, q.high)
    p_turn, q_turn = (p.turn_low, q.turn_low) if at_low else (p.turn_high, q.turn_high)
    if p_end != q_end:
        p_inside = (p_end > q_end) == at_low
        return p_turn if p_inside else -q_turn
    if p_turn != q_turn:
        return (p_turn - q_turn) // 2 if p_turn * q_turn < 0 else 0
    if p_turn == 0:
        return 0
    sign = p_turn if at_low else -p_turn
    p_next, q_next = _neighbour(p, at_low, routes), _neighbour(q, at_low, routes)
    far_is_low = p_turn < 0
    return sign * _end_difference(p_next, q_next, far_is_low, routes)


def _neighbour(piece: Piece, at_low: bool, routes: Routes) -> Piece:
    step = -1 if at_low == piece.forward else 1
    return routes[piece.edge][piece.index + step]


def _tie(p: Piece, q: Piece, routes: Routes) -> float:
    first, second, sign = (p, q, 1) if p.edge < q.edge else (q, p, -1)
    while True:
        at_low = first.forward
        first_end, second_end = (first.low, second.low) if at_low else (first.high, second.high)
        turn = first.turn_low if at_low else first.turn_high
        other = second.turn_low if at_low else second.turn_high
        if first_end != second_end or turn == 0 or turn != other:
            return -0.01 * sign
        sign *= turn if at_low else -turn
        first, second = _neighbour(first, at_low, routes), _neighbour(second, at_low, routes)
