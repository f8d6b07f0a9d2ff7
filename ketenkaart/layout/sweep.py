"""A sweep: things on one axis, each kept clear of those before it where they lie side by side.

Needs:   things in order, each with the stretch of the other axis it covers.
Gives:   the place of each variable: first the least, then drawn to where it looks best.
Method:  visible pairs by a skyline; longest path; own relaxation that keeps every constraint.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from itertools import chain, groupby
from operator import attrgetter

from ketenkaart.layout.compiled import NONE

_Bounds = list[tuple[int, float]]
_Free = tuple[int, float, float, float, _Bounds, _Bounds]


class Axis:
    """The variables of one axis and the least distances between them.

    A distance may only lead from a variable to one made later.
    """

    def __init__(self) -> None:
        self._fixed: list[bool] = []
        self._lean: list[float] = []
        self._behind: list[dict[int, float]] = []  # of each variable how far behind it others stand at least
        self._beyond: list[_Bounds] = []  # and how far beyond it, once it is relaxed

    def variable(self, fixed: bool = False, lean: float = 0.5) -> int:
        """A new variable; a fixed one is not moved by `relaxed`.

        Args:
            fixed: whether it keeps its least place.
            lean: where in its slack it looks best: 0 at the start, 1 at the end.
        """
        self._fixed.append(fixed)
        self._lean.append(lean)
        self._behind.append({})
        return len(self._fixed) - 1

    def apart(self, before: int, after: int, distance: float) -> None:
        """Keep one variable at least so far beyond another.

        Raises:
            ValueError: the second variable was made earlier.
        """
        if before >= after:
            if before > after:
                raise ValueError("a distance must lead from an earlier variable to a later one")
            return
        behind = self._behind[after]
        if distance > behind.get(before, -math.inf):
            behind[before] = distance

    def behind(self, variable: int) -> dict[int, float]:
        """How far behind a variable others stand at least: to tell many at once what `apart` tells."""
        return self._behind[variable]

    def least(self) -> list[float]:
        """The least place of every variable, from 0."""
        place: list[float] = []
        for behind in self._behind:
            least = 0.0
            for before, distance in behind.items():
                if place[before] + distance > least:
                    least = place[before] + distance
            place.append(least)
        return place

    def relaxed(self, place: list[float], rounds: int = 12) -> list[float]:
        """The places with every free variable drawn into its slack, step by step."""
        place = list(place)
        free = self._free(place)
        awake = [True] * len(place)  # whether anything has moved that a variable looks at
        for turn in range(rounds):
            moved = 0.0
            for variable, lean, low, high, behind, ahead in free if turn % 2 else reversed(free):
                if not awake[variable]:
                    continue
                awake[variable] = False
                for other, distance in behind:
                    if place[other] + distance > low:
                        low = place[other] + distance
                for other, distance in ahead:
                    if place[other] - distance < high:
                        high = place[other] - distance
                wanted = low + lean * (high - low)
                if wanted != place[variable]:
                    moved = max(moved, abs(wanted - place[variable]))
                    place[variable] = wanted
                    for other, _ in chain(behind, ahead):
                        awake[other] = True
            if moved < 0.05:
                break
        return place

    def slack(self, variable: int, place: Sequence[float]) -> tuple[float, float]:
        """Between which places a variable may stand while all others stay where `relaxed` put them."""
        low = max((place[other] + gap for other, gap in self._behind[variable].items()), default=-math.inf)
        high = min((place[other] - gap for other, gap in self._beyond[variable]), default=math.inf)
        return low, high

    def _free(self, place: Sequence[float]) -> list[_Free]:
        """The variables that may move, each with the bounds that do not, and those that do."""
        beyond: list[_Bounds] = [[] for _ in place]
        self._beyond = beyond
        for variable, behind in enumerate(self._behind):
            for before, distance in behind.items():
                beyond[before].append((variable, distance))
        stays = [
            fixed or not behind or not ahead
            for fixed, behind, ahead in zip(self._fixed, self._behind, beyond, strict=True)
        ]
        found: list[_Free] = []
        for variable in [variable for variable, stay in enumerate(stays) if not stay]:
            low, high = -math.inf, math.inf
            moving_behind: _Bounds = []
            moving_ahead: _Bounds = []
            for bound in self._behind[variable].items():
                other, distance = bound
                if not stays[other]:
                    moving_behind.append(bound)
                elif place[other] + distance > low:
                    low = place[other] + distance
            for bound in beyond[variable]:
                other, distance = bound
                if not stays[other]:
                    moving_ahead.append(bound)
                elif place[other] - distance < high:
                    high = place[other] - distance
            found.append((variable, self._lean[variable], low, high, moving_behind, moving_ahead))
        return found


class Kind(IntEnum):
    """What a thing in a sweep is.

    Labels are a box with the chips above and the tags below it; a marked line carries a mark somewhere.
    """

    BOX = 0
    LABELS = auto()
    LINE = auto()
    MARKED_LINE = auto()
    NAME = auto()
    BORDER = auto()
    MARK = auto()


LINES = (Kind.LINE, Kind.MARKED_LINE)


@dataclass(slots=True)
class Thing:
    """A thing in a sweep: it stands about its variable and covers a stretch of the other axis.

    Attributes:
        key: its place in the order: a line, then a place within it.
        before: how far it reaches back from its variable; after: how far on.
        low: where it begins on the other axis; high: where it has ended.
        edge: the edge it belongs to, or NONE.
    """

    key: tuple[int, float]
    variable: int
    before: float
    after: float
    low: float
    high: float
    kind: Kind
    edge: int = NONE


class Gaps:
    """The least distances of things: by their kinds, and of two lines by their edges."""

    def __init__(
        self, of_kinds: Callable[[Kind, Kind], float], of_lines: Callable[[int, int], float]
    ) -> None:
        """Ask for each two kinds once.

        Args:
            of_kinds: the distance of a thing of one kind before one of another, if not both are lines.
            of_lines: the distance of the lines of two edges.
        """
        self.of_lines = of_lines
        self.after = [
            [None if one in LINES and other in LINES else of_kinds(one, other) for one in Kind]
            for other in Kind
        ]


def keep_apart(axis: Axis, things: Sequence[Thing], gaps: Gaps) -> None:
    """Keep each thing clear of what it sees before it.

    Things that hang on one variable keep their distance whatever happens, so they do not hide each
    other: what sees one of them looks at all that lie in its way.

    Args:
        axis: gets the distances.
        things: those that hang on one variable must follow each other in the order of their keys.
        gaps: the least distances.
    """
    ordered = sorted(things, key=attrgetter("key"))
    groups = [
        sorted(group, key=attrgetter("low")) for _, group in groupby(ordered, key=attrgetter("variable"))
    ]
    groups.append([])
    of_lines = gaps.of_lines
    # Where each stretch of the other axis begins, and which group covered it last.
    starts, covers = [-math.inf], [len(groups) - 1]
    for number, rigid in enumerate(groups):
        behind = axis.behind(rigid[0].variable) if rigid else {}
        for thing in rigid:
            low, high, before = thing.low, thing.high, thing.before
            after = gaps.after[thing.kind]
            for seen in set(covers[bisect_right(starts, low) - 1 : bisect_left(starts, high)]):
                for other in groups[seen]:
                    if other.low >= high:
                        break
                    if low < other.high:
                        gap = after[other.kind]
                        if gap is None:
                            gap = of_lines(other.edge, thing.edge)
                        distance = other.after + gap + before
                        if distance > behind.get(other.variable, -math.inf):
                            behind[other.variable] = distance
        for thing in rigid:
            first, last = bisect_left(starts, thing.low), bisect_right(starts, thing.high)
            starts[first:last] = [thing.low, thing.high]
            covers[first:last] = [number, covers[last - 1]]
