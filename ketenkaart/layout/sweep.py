"""A sweep: things on one axis, each kept clear of those before it where they lie side by side.

Needs:   things in order, each with the stretch of the other axis it covers.
Gives:   the place of each variable: first the least, then drawn to where it looks best.
Method:  visible pairs by a skyline; longest path; own relaxation that keeps every constraint.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, auto
from itertools import groupby

from ketenkaart.layout.compiled import NONE


@dataclass(slots=True)
class Constraint:
    """`after` stands at least `distance` beyond `before`."""

    before: int
    after: int
    distance: float


@dataclass(slots=True)
class Axis:
    """The variables of one axis and what is between them.

    A constraint may only lead from a variable to one made later.
    """

    fixed: list[bool] = field(default_factory=list)
    lean: list[float] = field(default_factory=list)
    constraints: list[Constraint] = field(default_factory=list)

    def variable(self, fixed: bool = False, lean: float = 0.5) -> int:
        """A new variable; a fixed one is not moved by `relaxed`.

        Args:
            fixed: whether it keeps its least place.
            lean: where in its slack it looks best: 0 at the start, 1 at the end.
        """
        self.fixed.append(fixed)
        self.lean.append(lean)
        return len(self.fixed) - 1

    def apart(self, before: int, after: int, distance: float) -> None:
        """Keep one variable at least so far beyond another.

        Raises:
            ValueError: the second variable was made earlier.
        """
        if before > after:
            raise ValueError("a constraint must lead from an earlier variable to a later one")
        if before != after:
            self.constraints.append(Constraint(before, after, distance))

    def least(self) -> list[float]:
        """The least place of every variable, from 0."""
        place = [0.0] * len(self.fixed)
        for constraint in sorted(self.constraints, key=lambda c: c.before):
            reached = place[constraint.before] + constraint.distance
            if reached > place[constraint.after]:
                place[constraint.after] = reached
        return place

    def relaxed(self, place: list[float], rounds: int = 12) -> list[float]:
        """The places with every free variable drawn into its slack, step by step."""
        place = list(place)
        before: list[list[Constraint]] = [[] for _ in place]
        after: list[list[Constraint]] = [[] for _ in place]
        for constraint in self.constraints:
            before[constraint.after].append(constraint)
            after[constraint.before].append(constraint)
        free = [v for v, fixed in enumerate(self.fixed) if not fixed and before[v] and after[v]]
        for turn in range(rounds):
            moved = 0.0
            for variable in free if turn % 2 else reversed(free):
                low = max(place[c.before] + c.distance for c in before[variable])
                high = min(place[c.after] - c.distance for c in after[variable])
                wanted = low + self.lean[variable] * (high - low)
                moved = max(moved, abs(wanted - place[variable]))
                place[variable] = wanted
            if moved < 0.05:
                break
        return place


class Kind(IntEnum):
    """What a thing in a sweep is; labels are a box with the chips above and the tags below it."""

    BOX = auto()
    LABELS = auto()
    LINE = auto()
    NAME = auto()
    BORDER = auto()
    MARK = auto()


@dataclass(slots=True)
class Thing:
    """A thing in a sweep: it stands about its variable and covers slots of the other axis.

    Attributes:
        key: its place in the order: a line, then a place within it.
        before: how far it reaches back from its variable; after: how far on.
        low: its first slot; high: its last.
        edge: the edge it belongs to, or NONE.
    """

    key: tuple[int, float]
    variable: int
    before: float
    after: float
    low: int
    high: int
    kind: Kind
    edge: int = NONE


Gap = Callable[[Thing, Thing], float]


def keep_apart(axis: Axis, things: Sequence[Thing], slots: int, gap: Gap) -> None:
    """Constrain each thing by what it sees before it.

    Things that hang on one variable keep their distance whatever happens, so they do not hide each
    other: what sees one of them looks at all that lie in its way.

    Args:
        axis: gets the constraints.
        things: those that hang on one variable must follow each other in the order of their keys.
        slots: how many slots there are.
        gap: the least distance of two things, the first before the second.
    """
    skyline = Skyline(slots)
    ordered = sorted(things, key=lambda thing: thing.key)
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda thing: thing.variable)]
    for number, rigid in enumerate(groups):
        for thing in rigid:
            for seen in skyline.seen(thing.low, thing.high):
                for other in groups[seen]:
                    if other.low <= thing.high and thing.low <= other.high:
                        distance = other.after + gap(other, thing) + thing.before
                        axis.apart(other.variable, thing.variable, distance)
        for thing in rigid:
            skyline.cover(number, thing.low, thing.high)


class Skyline:
    """For each slot of the other axis, the last group of things that covered it."""

    def __init__(self, slots: int) -> None:
        self._last = [NONE] * max(slots, 1)

    def seen(self, low: int, high: int) -> list[int]:
        """The groups last on the slots low to high, both included."""
        found = set(self._last[low : high + 1])
        found.discard(NONE)
        return sorted(found)

    def cover(self, group: int, low: int, high: int) -> None:
        """Cover the slots low to high, both included."""
        self._last[low : high + 1] = [group] * (high + 1 - low)
