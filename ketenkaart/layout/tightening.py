"""Tightening: names move to where the map needs less height and width.

Needs:   a plan whose names have their first places.
Gives:   the same plan; a name that made the map larger stands where it does not, if there is such a place.
Method:  each name is left out in turn, which tells what it costs; those that cost most are tried at
         every other place they may have, judged by the finished coordinates (own).
"""

import math
from collections.abc import Callable, Collection, Sequence

from ketenkaart.layout.columns import total_width
from ketenkaart.layout.names import NamePlace
from ketenkaart.layout.plan import Plan, used_columns
from ketenkaart.layout.ports import assign_ports
from ketenkaart.layout.rows import place_rows_within

WIDE = 2.0  # a sheet is so much wider than it is high, without its title and panels
BOTH = 0.2  # what the side that does not decide counts
WORTH = 3.0
ROUNDS = 2
MOST_TRIES = 80
TRIES_TIMES_BOXES = 2_400

Options = Callable[[int], list[NamePlace]]


def tighten(plan: Plan, edges: Collection[int], options: Options, effort: float = 1.0) -> None:
    """Move names of a plan.

    Args:
        plan: gets the new places.
        edges: those whose names may move.
        options: all the places the name of an edge may have, the best first.
        effort: how many of the usual number of tries to make, were all names to move; fewer get their share.
    """
    tries = int(effort * min(MOST_TRIES, TRIES_TIMES_BOXES // max(1, len(plan.compiled.nodes))))
    if edges and tries >= len(plan.names):
        _Tightening(plan, options, tries * len(edges) // len(plan.names)).run(edges)


class _Tightening:
    def __init__(self, plan: Plan, options: Options, tries: int) -> None:
        self._plan = plan
        self._options = options
        self._tries = tries
        self._narrowest = plan.compiled.graph.head + sum(used_columns(plan))
        self._size = self._measured()

    def run(self, edges: Collection[int]) -> None:
        """Try the names that cost most, until nothing gets better or all tries are used."""
        costly = sorted(edges)
        for _ in range(ROUNDS):
            before = self._size
            costly = self._costly(costly)
            for edge in costly:
                self._try_places(edge)
            if self._size > before - WORTH:
                break
        assign_ports(self._plan)

    def _measured(self, limit: float = math.inf) -> float:
        """How much of a sheet the map takes: the side that decides, and a little of the other.

        Infinite where its height alone makes it more than the limit.
        """
        self._tries -= 1
        assign_ports(self._plan)
        heights = place_rows_within(self._plan, (limit - BOTH * self._narrowest) / WIDE)
        if heights is None:
            return math.inf
        high = WIDE * heights.borders[-1]
        wide = self._plan.compiled.graph.head + total_width(self._plan, heights)
        return max(wide, high) + BOTH * min(wide, high)

    def _costly(self, edges: Sequence[int]) -> list[int]:
        """Those of some edges whose names make the map larger, the largest cost first."""
        names = self._plan.names
        costs: dict[int, float] = {}
        for edge in edges:
            place = names.pop(edge)
            costs[edge] = self._size - self._measured(self._size - WORTH)
            names[edge] = place
        worth = [edge for edge in costs if costs[edge] > WORTH]
        return sorted(worth, key=lambda edge: (-costs[edge], edge))

    def _try_places(self, edge: int) -> None:
        names = self._plan.names
        best = names[edge]
        for place in self._options(edge):
            if self._tries <= 0 or place == best:
                continue
            names[edge] = place
            size = self._measured(self._size - WORTH)
            if size < self._size - WORTH:
                self._size, best = size, place
        names[edge] = best
