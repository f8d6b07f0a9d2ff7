"""A sweep: things on one axis, each kept clear of those before it where they lie side by side.

Needs:   things in order, each with the stretch of the other axis it covers.
Gives:   the place of each variable: first the least, then drawn to where it looks best.
Method:  visible pairs by a skyline; longest path; own relaxation that keeps every constraint.
"""

from dataclasses import dataclass, field

import numpy as np


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


class Skyline:
    """For each slot of the other axis, the last thing that covered it."""

    def __init__(self, slots: int) -> None:
        self._last = np.full(max(slots, 1), -1, dtype=np.int64)

    def cover(self, thing: int, low: int, high: int) -> list[int]:
        """Cover the slots low to high, both included; gives the things seen there before."""
        part = self._last[low : high + 1]
        if high - low < 24:
            seen = sorted({value for value in part.tolist() if value >= 0})
        else:
            seen = [int(value) for value in np.unique(part) if value >= 0]
        part[:] = thing
        return seen
