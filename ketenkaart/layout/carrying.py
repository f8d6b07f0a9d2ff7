"""Carrying: the routes of a search over the cells that are left when empty rows and columns go.

Needs:   routes over cells with spare rows and columns, and the same boxes without those.
Gives:   the same routes there, or nothing where they cannot run so.
Method:  own: a line of an empty row or column becomes the gutter there, so that no line passes another or
         a box; what becomes a piece without length is left out.
"""

from collections.abc import Sequence
from itertools import pairwise

from ketenkaart.layout.grid import Cells, Corner


def carried(corners: Sequence[Sequence[Corner]], before: Cells, after: Cells) -> list[list[Corner]] | None:
    """The corners of all routes over other cells; none where boxes changed places or a route turns back.

    Args:
        corners: the ends and corners of each route.
        before: the cells they were laid over.
        after: the cells of the same boxes without empty rows and columns.
    """
    across = _carried_lines(before.column, before.columns, after.column, after.columns)
    down = _carried_lines(before.row, before.rows, after.row, after.rows)
    if across is None or down is None:
        return None
    found = [_without_empty_pieces([(across[x], down[y]) for x, y in route]) for route in corners]
    return found if all(map(_turns_at_each_corner, found)) else None


def _carried_lines(old: Sequence[int], count: int, new: Sequence[int], new_count: int) -> list[int] | None:
    """For each line the one it becomes; nothing where columns or rows have changed places."""
    place = dict(sorted(zip(old, new, strict=True)))
    if len(set(zip(old, new, strict=True))) > len(place) or any(a >= b for a, b in pairwise(place.values())):
        return None
    lines = [2 * new_count] * (2 * count + 1)
    following = 2 * new_count
    for line in reversed(range(count)):
        used = place.get(line)
        middle = following if used is None else 2 * used + 1
        following = following if used is None else 2 * used
        lines[2 * line], lines[2 * line + 1] = following, middle
    return lines


def _without_empty_pieces(corners: list[Corner]) -> list[Corner]:
    """The same route without pieces of no length, and without corners between two pieces that go on."""
    found: list[Corner] = []
    for corner in corners:
        if found and found[-1] == corner:
            continue
        if len(found) > 1 and _goes_on(found[-2], found[-1], corner):
            found.pop()
        found.append(corner)
    return found


def _goes_on(one: Corner, middle: Corner, other: Corner) -> bool:
    """Whether the middle of three places lies between the others in one line."""
    (x0, y0), (x1, y1), (x2, y2) = one, middle, other
    return (x0 == x1 == x2 and (y0 < y1) == (y1 < y2)) or (y0 == y1 == y2 and (x0 < x1) == (x1 < x2))


def _turns_at_each_corner(corners: Sequence[Corner]) -> bool:
    """Whether pieces run along rows and columns by turns; else it would run back over itself."""
    level = [one[1] == other[1] for one, other in pairwise(corners)]
    return bool(level) and all(one != other for one, other in pairwise(level))
