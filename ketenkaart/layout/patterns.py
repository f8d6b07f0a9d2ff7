"""Patterns: the shapes a route may take between two boxes, tried by number of bends.

Needs:   the cells that are taken, and how many lines run over each place of the grid.
Gives:   the corners of the routes worth pricing, each with a price it cannot go below.
Method:  own; a pattern is seen along its first piece, so each is written once and used both ways.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from typing import NamedTuple, Protocol

from ketenkaart.layout.grid import Corner
from ketenkaart.layout.prices import PRICES

CHOICES = 3
DETOUR_CHOICES = 3
FARTHEST = 12


class Taker(Protocol):
    """Takes the routes offered to it."""

    price: float
    slack: float

    def offer(self, floor: float, corners: list[Corner]) -> None:
        """Price a route that cannot cost less than the floor."""


class Plane(NamedTuple):
    """The grid seen along the first piece of a route: u runs with it, v across it.

    Attributes:
        walls_first: for each v the taken u, as bits; walls_second: for each u the taken v.
        over_first: by v and u, how many pieces cross one that runs along v there.
        over_second: by u and v, how many pieces cross one that runs along u there.
        crossing: the price of a crossing.
        flipped: whether u is the row line and v the column line.
    """

    walls_first: list[int]
    walls_second: list[int]
    over_first: list[list[int]]
    over_second: list[list[int]]
    crossing: float
    flipped: bool = False

    @classmethod
    def empty(cls, width: int, height: int, crossing: float) -> "Plane":
        """A grid without boxes and routes."""
        return cls(
            [0] * height,
            [0] * width,
            [[0] * width for _ in range(height)],
            [[0] * height for _ in range(width)],
            crossing,
        )

    def turned(self) -> "Plane":
        """The same grid, seen the other way; both are changed together."""
        return self._replace(
            walls_first=self.walls_second,
            walls_second=self.walls_first,
            over_first=self.over_second,
            over_second=self.over_first,
            flipped=not self.flipped,
        )

    def is_free_along(self, corners: Sequence[Corner]) -> bool:
        """Whether a route runs along lines of the grid and through no box; its corners are (u, v)."""
        rows, columns = self.walls_first, self.walls_second
        for x, y in corners[1:-1]:
            if rows[y] >> x & 1:
                return False
        x0, y0 = corners[0]
        for x1, y1 in corners[1:]:
            level = y0 == y1
            if (x0 == x1) == level:
                return False
            if not (is_free(rows[y0], x0, x1) if level else is_free(columns[x0], y0, y1)):
                return False
            x0, y0 = x1, y1
        return True

    def put(self, u: int, v: int) -> None:
        """Take a cell."""
        self.walls_first[v] |= 1 << u
        self.walls_second[u] |= 1 << v

    def take(self, u: int, v: int) -> None:
        """Free a cell."""
        self.walls_first[v] &= ~(1 << u)
        self.walls_second[u] &= ~(1 << v)

    def corners(self, places: list[Corner]) -> list[Corner]:
        """Places (u, v) as (column line, row line)."""
        return [(x, y) for y, x in places] if self.flipped else places

    def price(self, du: int, dv: int) -> float:
        """What so many lines along u and v cost."""
        along, down = (PRICES.down, PRICES.along) if self.flipped else (PRICES.along, PRICES.down)
        return along * abs(du) + down * abs(dv)


def offer_patterns(across: Plane, down: Plane, start: Corner, end: Corner, taker: Taker) -> None:
    """Offer all routes from start to end, those with few bends first."""
    views = ((across, start, end), (down, start[::-1], end[::-1]))
    (sx, sy), (tx, ty) = start, end
    least = across.price(sx - tx, sy - ty)
    for bends, pattern in enumerate((_straight, _corner, _zigzag, _stairs, _round)):
        for plane, one, other in views:
            limit = taker.price + taker.slack - PRICES.bend * bends
            if least >= limit:
                return
            for floor, places in pattern(plane, one, other, limit):
                taker.offer(PRICES.bend * bends + floor, plane.corners(places))


def loops(at: Corner) -> Iterator[list[Corner]]:
    """Routes from a box to itself, round one of its corners."""
    x, y = at
    for dx, dy in ((1, -1), (1, 1), (-1, -1), (-1, 1)):
        yield [(x, y), (x + dx, y), (x + dx, y + dy), (x, y + dy), (x, y)]


Found = Iterator[tuple[float, list[Corner]]]


def is_free(walls: int, one: int, other: int) -> bool:
    """Whether nothing is taken strictly between two places of a line, whose taken places are bits."""
    low, high = (one, other) if one < other else (other, one)
    return not (walls >> (low + 1)) & ((1 << (high - low - 1)) - 1) if high - low > 1 else True


def _crossed(over: list[int], place: int, stops: range) -> list[int]:
    """For each stop how many pieces cross one that runs along a line from a place to there."""
    before = [0, *accumulate(over)]
    back, on = before[place], before[place + 1]
    return [
        before[stop] - on if stop > place else back - before[stop + 1] if stop < place else 0
        for stop in stops
    ]


def _straight(plane: Plane, start: Corner, end: Corner, _: float) -> Found:
    (su, sv), (tu, tv) = start, end
    if sv == tv and is_free(plane.walls_first[sv], su, tu):
        yield plane.price(su - tu, 0), [start, end]


def _corner(plane: Plane, start: Corner, end: Corner, _: float) -> Found:
    (su, sv), (tu, tv) = start, end
    if su == tu or sv == tv or plane.walls_first[sv] >> tu & 1:
        return
    if is_free(plane.walls_first[sv], su, tu) and is_free(plane.walls_second[tu], sv, tv):
        yield plane.price(su - tu, sv - tv), [start, (tu, sv), end]


def _zigzag(plane: Plane, start: Corner, end: Corner, limit: float) -> Found:
    """Along, across, along: the piece across may run anywhere both others can reach."""
    (su, sv), (tu, tv) = start, end
    if sv == tv:
        return
    low0, high0 = _reach(plane.walls_first[sv], su, len(plane.walls_second))
    low1, high1 = _reach(plane.walls_first[tv], tu, len(plane.walls_second))
    low = max(low0, low1, min(su, tu) - FARTHEST)
    high = min(high0, high1, max(su, tu) + FARTHEST)
    top, bottom = (sv, tv) if sv < tv else (tv, sv)
    left, right = (su, tu) if su < tu else (tu, su)
    straight, back = plane.price(su - tu, sv - tv), plane.price(2, 0) + PRICES.detour
    beyond = _most_beyond(limit - straight, back)
    stops = range(max(low, left - beyond), min(high, right + beyond) + 1)
    out, into = _crossed(plane.over_first[sv], su, stops), _crossed(plane.over_first[tv], tu, stops)
    walls, across = plane.walls_second, plane.over_second
    ranked = []
    for u, first, last in zip(stops, out, into, strict=True):
        length = straight + back * (left - u if u < left else u - right if u > right else 0)
        if plane.crossing * (first + last) + length >= limit or u in (su, tu):
            continue
        if u % 2 and not is_free(walls[u], top - 1, bottom + 1):
            continue
        floor = plane.crossing * (sum(across[u][top + 1 : bottom]) + first + last) + length
        if floor < limit:
            ranked.append((floor, u))
    ranked.sort()
    for floor, u in ranked[:CHOICES]:
        yield floor, [start, (u, sv), (u, tv), end]


def _most_beyond(spare: float, back: float) -> int:
    """How many lines a route may run beyond both its ends, at such a price for each."""
    return int(min(spare / back, FARTHEST)) + 1


def _reach(walls: int, u: int, size: int) -> tuple[int, int]:
    """How far a piece can run along a line from a box at u, both ways."""
    low = (walls & ((1 << u) - 1)).bit_length()
    beyond = walls >> (u + 1)
    high = u + (beyond & -beyond).bit_length() - 1 if beyond else size - 1
    return low, high


def _stairs(plane: Plane, start: Corner, end: Corner, limit: float) -> Found:
    """Along, across, along, across: round the source and into the target from the side."""
    (su, sv), (tu, tv) = start, end
    for u in (su - 1, su + 1):
        for v in (tv - 1, tv + 1):
            length = plane.price(abs(u - su) + abs(u - tu), abs(sv - v) + abs(v - tv))
            if length < limit:
                yield length, [start, (u, sv), (u, v), (tu, v), end]


def _round(plane: Plane, start: Corner, end: Corner, limit: float) -> Found:
    """Out of the source's gutter, along any gutter, into the target's gutter."""
    (su, sv), (tu, tv) = start, end
    top, bottom = (sv, tv) if sv < tv else (tv, sv)
    back = plane.price(0, 2) + PRICES.detour
    beyond = _most_beyond(limit - plane.price(max(0, abs(su - tu) - 2), sv - tv), back)
    first = max(0, top - beyond)
    last = min(len(plane.walls_first) - 1, bottom + beyond)
    stops = range(first + first % 2, last + 1, 2)
    detours = [back * (top - v if v < top else v - bottom if v > bottom else 0) for v in stops]
    out = [(u, _crossed(plane.over_second[u], sv, stops)) for u in (su - 1, su + 1)]
    into = [(u, _crossed(plane.over_second[u], tv, stops)) for u in (tu - 1, tu + 1)]
    ranked = []
    for (u0, leaving), (u1, coming) in product(out, into):
        if u0 == u1:
            continue
        low, high = (u0, u1) if u0 < u1 else (u1, u0)
        straight = plane.price(high - low, sv - tv)
        for v, detour, before, after in zip(stops, detours, leaving, coming, strict=True):
            length = straight + detour
            if plane.crossing * (before + after) + length < limit:
                crossings = sum(plane.over_first[v][low + 1 : high]) + before + after
                floor = plane.crossing * crossings + length
                if floor < limit:
                    ranked.append((floor, v, u0, u1))
    ranked.sort()
    for floor, v, u0, u1 in ranked[:DETOUR_CHOICES]:
        yield floor, [start, (u0, sv), (u0, v), (u1, v), (u1, tv), end]
