"""Recall: what the last layouts decided, ready to use where a map is laid out from its own memory.

Needs:   a graph, and the memory to start from.
Gives:   the decisions that memory tells of, where they were made a moment ago for the same boxes and
         lines, whatever their sizes are now; the very layout, where the sizes are the same, too.
Method:  own: the last few are kept; an edit starts from the layout before it, and a sheet from what
         was decided for all sheets.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.graph import Edge, Graph
from ketenkaart.layout.grid import Cells, Corner, Piece, pieces_of
from ketenkaart.layout.names import Spot
from ketenkaart.layout.numbers import Numbers, places_of
from ketenkaart.layout.plan import mark_borders
from ketenkaart.layout.result import Layout
from ketenkaart.layout.stands import stands_of
from ketenkaart.layout.tracks import Tracks, order_tracks
from ketenkaart.layout.ways import Lines, ways_of
from ketenkaart.memory import Memory

_KEPT = 6  # of each; a move decides a few times, and other threads lay out, too

_NAME = Edge._fields.index("name")

Bones = tuple[object, ...]


@dataclass(frozen=True)
class Decided:
    """Cells and lines, and what follows from them alone.

    Attributes:
        compiled: the graph.
        cells: the cell of each box.
        corners: the ends and corners of each line.
        numbers: the numbers of columns and rows for the next layout.
        spots: where names stand, by index of the edge; of those that are known.
    """

    compiled: Compiled
    cells: Cells
    corners: Sequence[list[Corner]]
    numbers: Numbers
    spots: Mapping[int, Spot]

    @cached_property
    def routes(self) -> list[list[Piece]]:
        """The pieces of all lines."""
        ends = zip(self.corners, self.compiled.source, self.compiled.target, strict=True)
        return [pieces_of(edge, route, source, target) for edge, (route, source, target) in enumerate(ends)]

    @cached_property
    def tracks(self) -> Tracks:
        """The order of the pieces in each line."""
        return order_tracks(self.routes, self.compiled.mate)

    @cached_property
    def marks(self) -> list[tuple[int, ...]]:
        """The borders that carry the marks of each line."""
        return mark_borders(self.compiled, self.cells, self.routes)

    @cached_property
    def memory(self) -> Memory:
        """The same, for the next layout."""
        compiled, cells, numbers = self.compiled, self.cells, self.numbers
        return Memory(
            places_of(compiled, cells, numbers),
            ways_of(compiled, cells, self.corners, numbers),
            stands_of(compiled, self.spots, Lines(compiled, cells, numbers)),
        )

    @property
    def told(self) -> Memory | None:
        """Its memory, where anybody asked for it."""
        return self.__dict__.get("memory")

    def with_spots(self, spots: Mapping[int, Spot]) -> "Decided":
        """The same with names standing there."""
        if spots == self.spots:
            return self
        other = Decided(self.compiled, self.cells, self.corners, self.numbers, spots)
        other.__dict__.update(routes=self.routes, tracks=self.tracks, marks=self.marks)
        return other


class _Laid(NamedTuple):
    """A layout and the graph it is of."""

    graph: Graph
    layout: Layout


_decided: deque[tuple[Bones, Decided]] = deque(maxlen=_KEPT)
_laid: deque[_Laid] = deque(maxlen=_KEPT)


def note_decided(decided: Decided) -> None:
    """Keep what was decided for a while."""
    if not any(known is decided for _, known in list(_decided)):
        _decided.append((_bones(decided.compiled.graph), decided))


def note_laid(graph: Graph, layout: Layout) -> None:
    """Keep a layout for a while."""
    _laid.append(_Laid(graph, layout))


def recalled(graph: Graph, memory: Memory) -> Decided | None:
    """What was decided a moment ago, and is to be decided again: all that a memory tells.

    Args:
        graph: the same boxes and lines, of any size.
        memory: the very memory of it.
    """
    known = [one for one in list(_decided) if one[1].told is memory]
    own = _bones(graph) if known else ()
    found = next((one for one in known if one[0] == own), None)
    if found is None:
        return None
    _decided.append(found)  # what is asked for often is kept longest
    return found[1]


def recalled_layout(graph: Graph, memory: Memory) -> Layout | None:
    """The layout of a moment ago that has this very memory, of the same graph with the same sizes."""
    known = (one for one in list(_laid) if one.layout.memory is memory and one.graph == graph)
    return next((one.layout for one in known), None)


def forget() -> None:
    """Recall nothing: the next layout is made from its memory alone."""
    _decided.clear()
    _laid.clear()


def _bones(graph: Graph) -> Bones:
    """A graph without the sizes that no cell and no line depends on once they are decided."""
    return (
        [(lane.id, lane.parent) for lane in graph.lanes],
        [phase.id for phase in graph.phases],
        [(node.id, node.lane, node.phase, node.pin, node.group) for node in graph.nodes],
        [(edge.name is None, *edge[:_NAME], *edge[_NAME + 1 :]) for edge in graph.edges],
    )
