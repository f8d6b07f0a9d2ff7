"""How tidy a layout is: what people count in it, and one figure to compare by.

Needs:   a graph and its finished layout.
Gives:   crossings, bends, flows that point backward, columns and rows.
Method:  crossings by a sweep over x with the level pieces in a sorted list [Bentley and Ottmann 1979,
         for level and upright lines only].
"""

import itertools
from bisect import bisect_left, bisect_right, insort
from typing import NamedTuple

from ketenkaart.layout.graph import Graph
from ketenkaart.layout.prices import PRICES
from ketenkaart.layout.result import Layout

_OUT, _CROSS, _IN = range(3)  # lines that only touch do not cross


class Tidiness(NamedTuple):
    """How tidy a layout is.

    Attributes:
        crossings: how many times lines cross.
        bends: how many corners the lines have.
        backward: how many flows point to the left; an answer to a flow may do so.
        columns, rows: how many are in use, the rows of all lanes.
    """

    crossings: int
    bends: int
    backward: int
    columns: int
    rows: int

    @property
    def price(self) -> float:
        """One figure for it, in the unit of the prices of routes; less is better."""
        lines = PRICES.crossing * self.crossings + PRICES.bend * self.bends + PRICES.back * self.backward
        return lines + PRICES.column * self.columns + PRICES.row * self.rows


def tidiness(graph: Graph, layout: Layout) -> Tidiness:
    """Count what makes a layout of a graph untidy."""
    places = layout.memory.places
    return Tidiness(
        crossings=count_crossings(layout),
        bends=sum(len(route.points) - 2 for route in layout.routes.values()),
        backward=_count_backward(graph, layout),
        columns=len({cell.column for cell in places.values()}),
        rows=len({(node.lane, places[node.id].row) for node in graph.nodes}),
    )


def count_crossings(layout: Layout) -> int:
    """How many times the lines of a layout cross."""
    events: list[tuple[float, int, float, float]] = []
    for route in layout.routes.values():
        for one, other in itertools.pairwise(route.points):
            (left, right), (top, bottom) = sorted((one.x, other.x)), sorted((one.y, other.y))
            if right - left > bottom - top:
                events += [(left, _IN, top, 0.0), (right, _OUT, top, 0.0)]
            else:
                events.append((left, _CROSS, top, bottom))
    found = 0
    levels: list[float] = []
    for _, kind, top, bottom in sorted(events):
        if kind == _IN:
            insort(levels, top)
        elif kind == _OUT:
            del levels[bisect_left(levels, top)]
        else:
            found += max(0, bisect_left(levels, bottom) - bisect_right(levels, top))
    return found


def _count_backward(graph: Graph, layout: Layout) -> int:
    found = 0
    places = layout.memory.places
    seen: set[str | None] = set()
    for edge in graph.edges:
        seen.add(edge.id)
        ahead = places[edge.target].column - places[edge.source].column
        found += ahead < 0 and edge.mate not in seen
    return found
