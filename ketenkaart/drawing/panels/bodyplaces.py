"""Where the bodies of each level stand from left to right, and which lines of escalation can be drawn.

Needs:   the bodies, their levels and where they escalate to.
Gives:   slots in rows; a line only where it runs up to a body right above, past nothing.
Method:  own; a level takes the number of columns, and one row the widths, that make it lowest.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ketenkaart.drawing.panels.bodyboxes import POINT, BodyMaker
from ketenkaart.drawing.panels.bodywords import body_details
from ketenkaart.drawing.panels.sides import Side
from ketenkaart.model.governance import Body
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.vocabulary import Level

Words = Callable[[Ketenkaart, Body, Iterable[str], bool], tuple[str, ...]]
"""Says what stands under the name of a body; see `body_details`."""
Upward = Callable[[Body], str | None]
BOX_GAP = 5.0
ROW_GAP = 3.0
_NARROWEST = 64.0
_APART = 5.0
_BESIDE = 7.0  # of a line of reporting from one of escalation
_STEP = 16.0
_LEAST_ASIDE = 10.0
_WIDEST = 240.0
_OVERLAPS = (0.5, 0.25, 0.05)
_CLEAR = {Level.STRATEGIC: POINT + 1.0, Level.TACTICAL: 12.0, Level.OPERATIONAL: 4.0}


class Slot(NamedTuple):
    """A body at its place from left to right; `row` counts from 0 in its level."""

    body: Body
    row: int
    left: float
    width: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.left + self.width


class LevelPlaces(NamedTuple):
    """The bodies of a level in their slots, and what stands right of them."""

    level: Level
    slots: tuple[Slot, ...]
    side: Side

    @property
    def rows(self) -> list[list[Slot]]:
        """The slots by row."""
        count = max((slot.row for slot in self.slots), default=-1) + 1
        return [[slot for slot in self.slots if slot.row == row] for row in range(count)]


class BodyPlacer:
    """Places the bodies of a map."""

    def __init__(self, kaart: Ketenkaart, maker: BodyMaker, words: Words = body_details) -> None:
        self._kaart = kaart
        self._maker = maker
        self._details = {body.id: words(kaart, body, (), True) for body in kaart.bodies}

    def places(self, sides: Mapping[Level, Side], left: float, right: float) -> list[LevelPlaces]:
        """The levels from top to bottom, between a left and a right side."""
        order: dict[str, int] = {}
        placed: list[LevelPlaces] = []
        for level in Level:
            side = sides[level]
            bodies = [body for body in self._kaart.bodies if body.level is level]
            bodies.sort(key=lambda body: (body is side.body, order.get(body.escalates_to or "", len(order))))
            order = {body.id: number for number, body in enumerate(bodies)}
            slots = self._slots(bodies, left, right - left - side.width)
            placed.append(LevelPlaces(level, tuple(slots), side))
        for number in range(len(placed) - 1, 0, -1):
            placed[number - 1] = self._over(placed[number - 1], placed[number].slots)
        return placed

    def _over(self, level: LevelPlaces, below: Sequence[Slot]) -> LevelPlaces:
        """A level of one row, its bodies widened over those that escalate to them where it gets no higher."""
        if len(level.rows) != 1:
            return level
        slots = list(level.slots)
        highest = self._row_height(slots)
        for at in range(len(slots) - 1):
            children = [
                slot for slot in below if slot.body.escalates_to == slots[at].body.id and not slot.row
            ]
            for share in _OVERLAPS if children else ():
                tried = _widened(slots, at, _needed(slots[at], children, share))
                if tried is not None and self._row_height(tried) < highest + 0.1:
                    slots = tried
                    break
        return level._replace(slots=tuple(slots))

    def _row_height(self, slots: Sequence[Slot]) -> float:
        return max(self._body_height(slot.body, slot.width) for slot in slots)

    def _slots(self, bodies: Sequence[Body], start: float, room: float) -> Iterator[Slot]:
        """The bodies in as many columns as make the level lowest."""
        best, lowest = 1, float("inf")
        for columns in range(1, len(bodies) + 1):
            width = _column(room, columns)
            if columns > 1 and width < _NARROWEST:
                break
            height = self._height(bodies, columns, width)
            if height < lowest - 0.1:
                best, lowest = columns, height
        widths = self._fitted(bodies, room) if best == len(bodies) else [_column(room, best)] * best
        for number, body in enumerate(bodies):
            row, column = divmod(number, best)
            left = start + sum(widths[:column]) + column * BOX_GAP
            yield Slot(body, row, left, widths[column])

    def _fitted(self, bodies: Sequence[Body], room: float) -> list[float]:
        """The widths of the bodies of one row: those that make it lowest; else all the same."""
        equal = _column(room, len(bodies))
        whole = len(bodies) * equal
        tries = [
            _NARROWEST + step * _STEP for step in range(int((min(whole, 2 * equal) - _NARROWEST) / _STEP) + 1)
        ]
        heights = [{width: self._body_height(body, width) for width in tries} for body in bodies]
        highest = max((self._body_height(body, equal) for body in bodies), default=0.0)
        for height in sorted({high for table in heights for high in table.values()}):
            if height > highest - 0.1:
                break
            needed = [
                min((width for width, own in table.items() if own <= height), default=math.inf)
                for table in heights
            ]
            if sum(needed) <= whole:
                return _with_spare(bodies, needed, whole - sum(needed))
        return [equal] * len(bodies)

    def _body_height(self, body: Body, width: float) -> float:
        return self._maker.measured(body, width, self._details[body.id]).height

    def _height(self, bodies: Sequence[Body], columns: int, width: float) -> float:
        heights = [self._body_height(body, width) for body in bodies]
        rows = [heights[start : start + columns] for start in range(0, len(heights), columns)]
        return sum(max(row) + ROW_GAP for row in rows)


def _column(room: float, columns: int) -> float:
    return min(_WIDEST, (room - (columns - 1) * BOX_GAP) / columns)


def _with_spare(bodies: Sequence[Body], needed: Sequence[float], spare: float) -> list[float]:
    """The widths with spare room for bodies that escalate to none, so that others stay below their own."""
    takers = [body for body in bodies if body.escalates_to is None] or bodies
    return [
        width + (spare / len(takers) if body in takers else 0.0)
        for body, width in zip(bodies, needed, strict=True)
    ]


def _needed(slot: Slot, children: Sequence[Slot], share: float) -> float:
    """How far right a body must reach for a line to run straight up to it from a share of each child."""
    spans = (_span(child) for child in children)
    start = max(low + (high - low) * share for low, high in spans)
    return start + _CLEAR[slot.body.level]


def _widened(slots: Sequence[Slot], at: int, right: float) -> list[Slot] | None:
    """A row in which one body reaches further right, at the cost of those after it; if they have the room."""
    more = right - slots[at].right
    if more <= 0:
        return list(slots)
    less = more / (len(slots) - at - 1)
    after = slots[at + 1 :]
    if min(slot.width for slot in after) - less < _NARROWEST:
        return None
    moved = [
        slot._replace(left=slot.left + more - number * less, width=slot.width - less)
        for number, slot in enumerate(after)
    ]
    return [*slots[:at], slots[at]._replace(width=slots[at].width + more), *moved]


class Rise(NamedTuple):
    """A line of escalation: up from a body to another, with one corner pair where they do not overlap.

    Attributes:
        target: the body above.
        start: where it leaves its body, from the left.
        end: where it enters the body above.
    """

    target: str
    start: float
    end: float

    def meets(self, other: "Rise") -> bool:
        """Whether two lines in one gap would cross or come too close."""
        low, high = sorted((self.start, self.end))
        other_low, other_high = sorted((other.start, other.end))
        return low < other_high + _APART and other_low < high + _APART


def rises(places: Sequence[LevelPlaces]) -> dict[str, Rise]:
    """The lines of escalation that can be drawn, by the body they start from."""
    return _rises(places, lambda body: body.escalates_to, {})


def reports(places: Sequence[LevelPlaces], lines: Mapping[str, Rise]) -> dict[str, Rise]:
    """The lines of reporting that can be drawn beside those of escalation."""
    return _rises(places, lambda body: body.reports_to, lines)


def _rises(places: Sequence[LevelPlaces], upward: Upward, there: Mapping[str, Rise]) -> dict[str, Rise]:
    """The lines from bodies to others right above, past nothing and none that is there already."""
    found: dict[str, Rise] = {}
    entered: dict[str, float] = {}
    for number in range(len(places) - 1, 0, -1):
        above = _level_above(places[:number])
        targets = {slot.body.id: slot for slot in above.rows[-1]} if above is not None else {}
        own: dict[str, Rise] = {}
        slots = next(iter(places[number].rows), [])
        others = [there[slot.body.id] for slot in slots if slot.body.id in there]
        for slot in slots:
            target, beside = targets.get(upward(slot.body) or ""), there.get(slot.body.id)
            wish = entered.get(slot.body.id) if beside is None else beside.start + _BESIDE
            rise = _rise(slot, target, wish) if target is not None else None
            if rise is not None and not any(rise.meets(other) for other in (*own.values(), *others)):
                own[slot.body.id] = rise
        for rise in own.values():
            entered.setdefault(rise.target, rise.end)
        found |= own
    return found


def _level_above(places: Sequence[LevelPlaces]) -> LevelPlaces | None:
    """The nearest level with bodies; none where roles stand in the way."""
    for level in reversed(places):
        if level.slots:
            return level
        if level.side.width:
            return None
    return None


def _rise(slot: Slot, target: Slot, wish: float | None) -> Rise | None:
    """The line between two bodies: straight where they overlap, in line with one from below if it can."""
    low, high = _span(slot)
    target_low, target_high = _span(target)
    if low > high or target_low > target_high:
        return None
    start = min(max((low + high) / 2 if wish is None else wish, target_low), target_high)
    start = min(max(start, low), high)
    end = min(max(start, target_low), target_high)
    if 0.0 < abs(end - start) < _LEAST_ASIDE:
        end = start - _LEAST_ASIDE if end < start else start + _LEAST_ASIDE
    return Rise(target.body.id, start, end) if target_low <= end <= target_high else None


def _span(slot: Slot) -> tuple[float, float]:
    """The part of the upper or lower side of a body at which lines may end."""
    return slot.left + _CLEAR[slot.body.level], slot.right - _CLEAR[slot.body.level]
