"""The plan: everything decided before the coordinates, as one value the last stages read."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.grid import Cells, Piece
from ketenkaart.layout.names import NamePlace
from ketenkaart.layout.tracks import Tracks
from ketenkaart.memory import NO_MEMORY, Memory


@dataclass(slots=True)
class Plan:
    """Cells, routes, tracks, names and ports.

    Attributes:
        names: the place of each edge's name, by index of the edge.
        offset: how far a piece that runs in a box line stands from its middle.
        size: width and height of each box, grown for its lines.
        memory: the cells and how the lines run, in numbers that mean the same in the next layout.
        marks: for each edge the first rows of the lanes above whose upper border it has a mark.
    """

    compiled: Compiled
    cells: Cells
    routes: Sequence[Sequence[Piece]]
    tracks: Tracks
    names: dict[int, NamePlace]
    offset: dict[Piece, float] = field(default_factory=dict)
    size: list[tuple[float, float]] = field(default_factory=list)
    marks: list[tuple[int, ...]] = field(default_factory=list)
    memory: Memory = NO_MEMORY

    def neighbour(self, piece: Piece, at_low: bool) -> Piece:
        """The piece of the same route that goes on at one end."""
        return self.routes[piece.edge][piece.index + (-1 if at_low == piece.forward else 1)]

    def mates(self, one: int, other: int) -> bool:
        """Whether two edges answer each other."""
        mate = self.compiled.mate
        return mate[one] == other or mate[other] == one


def mark_borders(
    compiled: Compiled, cells: Cells, routes: Sequence[Sequence[Piece]]
) -> list[tuple[int, ...]]:
    """For each edge the borders that carry its marks: the first ones between organisations it crosses.

    A border is named by the first row of the lane below it. One that a line crosses and crosses back
    is not where the flow leaves.
    """
    roots = _roots(compiled)
    borders = [
        first for lane, (first, _) in enumerate(cells.lane_rows) if lane and roots[lane] != roots[lane - 1]
    ]
    return [
        tuple(_crossed(route, borders)[: edge.marks]) if edge.marks else ()
        for edge, route in zip(compiled.edges, routes, strict=True)
    ]


def _crossed(route: Sequence[Piece], borders: Sequence[int]) -> list[int]:
    crossed: list[int] = []
    for piece in route:
        if not piece.horizontal:
            passed = borders[bisect_right(borders, piece.low // 2) : bisect_right(borders, piece.high // 2)]
            crossed += passed if piece.forward else passed[::-1]
    if len(crossed) < 2:
        return crossed
    times = Counter(crossed)
    return [row for row in dict.fromkeys(crossed) if times[row] % 2]


def _roots(compiled: Compiled) -> list[str]:
    parent = {lane.id: lane.parent for lane in compiled.graph.lanes}

    def root(lane: str) -> str:
        above = parent.get(lane)
        return lane if above is None or above not in parent else root(above)

    return [root(lane.id) for lane in compiled.lanes]


def used_columns(plan: Plan) -> list[float]:
    """The width of each column: that of its widest box."""
    widths = [0.0] * plan.cells.columns
    for node, column in enumerate(plan.cells.column):
        widths[column] = max(widths[column], plan.size[node][0])
    return widths
