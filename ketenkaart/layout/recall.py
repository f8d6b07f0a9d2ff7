"""Recall: what the last layouts decided, ready to use where a map is laid out from its own memory.

Needs:   a graph, and the memory to start from.
Gives:   the decisions that memory tells of, where they were made a moment ago for the same boxes and
         lines, whatever their sizes are now; the very layout, where the sizes are the same, too.
Method:  own: the last few are kept; an edit starts from the layout before it, and a sheet from what
         was decided for all sheets.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice, zip_longest
from operator import attrgetter
from typing import NamedTuple, TypeVar

from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.graph import Graph, Name
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
_ANY_NAME = Name((0.0, 0.0), (0.0, 0.0))

T = TypeVar("T")


@dataclass(frozen=True)
class Decided:
    """Cells and lines, and what follows from them alone.

    Attributes:
        compiled: the graph.
        cells: the cell of each box.
        corners: the ends and corners of each line.
        routes: the pieces of each line.
        numbers: the numbers of columns and rows for the next layout.
        spots: where names stand, by index of the edge; of those that are known.
        before: the order of the pieces in each line in the last layout, some of which may be the same.
    """

    compiled: Compiled
    cells: Cells
    corners: Sequence[list[Corner]]
    routes: Sequence[list[Piece]]
    numbers: Numbers
    spots: Mapping[int, Spot]
    before: Tracks = field(default_factory=dict, repr=False)

    @cached_property
    def tracks(self) -> Tracks:
        """The order of the pieces in each line."""
        return order_tracks(self.routes, self.compiled.mate, self.before)

    @cached_property
    def marks(self) -> list[tuple[int, ...]]:
        """The borders that carry the marks of each line."""
        return mark_borders(self.compiled, self.cells, self.routes)

    @cached_property
    def _unnamed(self) -> Memory:
        """The same, for the next layout, but for names."""
        compiled, cells, numbers = self.compiled, self.cells, self.numbers
        return Memory(places_of(compiled, cells, numbers), ways_of(compiled, cells, self.corners, numbers))

    @cached_property
    def memory(self) -> Memory:
        """The same, for the next layout."""
        lines = Lines(self.compiled, self.cells, self.numbers)
        return self._unnamed._replace(names=stands_of(self.compiled, self.spots, lines))

    @property
    def told(self) -> Memory | None:
        """Its memory, where anybody asked for it."""
        return self.__dict__.get("memory")

    def with_spots(self, spots: Mapping[int, Spot]) -> "Decided":
        """The same with names standing there."""
        if spots == self.spots:
            return self
        other = replace(self, spots=spots, before={})
        other.__dict__.update(tracks=self.tracks, marks=self.marks, _unnamed=self._unnamed)
        return other


class _Laid(NamedTuple):
    """A layout and the graph it is of."""

    graph: Graph
    layout: Layout


_decided: deque[Decided] = deque(maxlen=_KEPT)
_laid: deque[_Laid] = deque(maxlen=_KEPT)


def note_decided(decided: Decided) -> None:
    """Keep what was decided for a while."""
    if not any(known is decided for known in list(_decided)):
        _decided.append(decided)


def routes_again(compiled: Compiled, corners: Sequence[list[Corner]]) -> tuple[list[list[Piece]], Tracks]:
    """The pieces of all lines, the very ones of the last layout where they run as they did; and its tracks.

    Args:
        compiled: the graph.
        corners: the ends and corners of each line.
    """
    of = list(zip(corners, compiled.source, compiled.target, compiled.mate, strict=True))
    last = next(reversed(list(_decided)), None)
    if last is None:
        return [pieces_of(edge, *line[:3]) for edge, line in enumerate(of)], {}
    was = zip(last.corners, last.compiled.source, last.compiled.target, last.compiled.mate, strict=True)
    known = zip_longest(of, islice(was, len(of)), islice(last.routes, len(of)))
    routes = [
        old if line == before else pieces_of(edge, *line[:3])
        for edge, (line, before, old) in enumerate(known)
    ]
    return routes, last.__dict__.get("tracks", last.before)


def note_laid(graph: Graph, layout: Layout) -> None:
    """Keep a layout for a while."""
    _laid.append(_Laid(graph, layout))


def recalled(graph: Graph, memory: Memory) -> Decided | None:
    """What was decided a moment ago, and is to be decided again: all that a memory tells.

    Args:
        graph: the same boxes and lines, of any size.
        memory: the very memory of it.
    """
    known = (one for one in list(_decided) if one.told is memory)
    found = next((one for one in known if _have_same_bones(one.compiled.graph, graph)), None)
    if found is not None:
        _decided.append(found)  # what is asked for often is kept longest
    return found


def recalled_layout(graph: Graph, memory: Memory) -> Layout | None:
    """The layout of a moment ago that has this very memory, of the same graph with the same sizes."""
    known = (one for one in list(_laid) if one.layout.memory is memory and one.graph == graph)
    return next((one.layout for one in known), None)


def forget() -> None:
    """Recall nothing: the next layout is made from its memory alone."""
    _decided.clear()
    _laid.clear()


def _have_same_bones(one: Graph, other: Graph) -> bool:
    """Whether two graphs differ at most in sizes that no cell and no line depends on once decided."""
    return (
        _are_alike(one.lanes, other.lanes, attrgetter("id", "parent"))
        and _are_alike(one.phases, other.phases, attrgetter("id"))
        and _are_alike(one.nodes, other.nodes, attrgetter("id", "lane", "phase", "pin", "group"))
        and _are_alike(one.edges, other.edges, lambda edge: edge._replace(name=edge.name and _ANY_NAME))
    )


def _are_alike(ones: Sequence[T], others: Sequence[T], told: Callable[[T], object]) -> bool:
    """Whether what is told of the ones is told of the others, too; most are the very same."""
    return ones is others or (
        len(ones) == len(others)
        and all(one is other or told(one) == told(other) for one, other in zip(ones, others, strict=True))
    )
