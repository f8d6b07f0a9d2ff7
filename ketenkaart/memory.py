"""Memory: what a layout decided, so that the next one can start from it. A file keeps it beside the map.

It is memory, not truth: columns and rows have numbers that mean the same in the next layout, and
whatever does not fit any more is decided anew.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Cell(NamedTuple):
    """The place of a box: its column, from 0, and its row in its lane, from 0."""

    column: int
    row: int


Places = Mapping[str, Cell]


class Turn(NamedTuple):
    """A line in which a flow runs between its first and last piece.

    Attributes:
        line: twice the number of a column or row for the gutter before it, one more for its middle.
        lane: the lane whose row it is; empty for a column.
    """

    line: int
    lane: str = ""


class Way(NamedTuple):
    """How the line of a flow runs.

    Attributes:
        level: whether it leaves its source to the left or right.
        turns: in turn columns and rows; columns first where it is level.
    """

    level: bool
    turns: tuple[Turn, ...] = ()


Ways = Mapping[str, Way]


class Stand(NamedTuple):
    """Where the name of a flow stands.

    Attributes:
        piece: the piece of its line, from 0 at the source.
        at: the line across that piece from which it stands on, or for an upright piece the row.
        turned: whether it stands below a level piece or left of an upright one, not above or right.
    """

    piece: int
    at: Turn
    turned: bool = False


Stands = Mapping[str, Stand]


class Memory(NamedTuple):
    """All that a layout decided.

    Attributes:
        places: the cell of each box, by id.
        ways: how the line of each flow runs, by the id of its edge; empty where only cells are known.
        names: where the name of each flow stands, by the id of its edge; for those that are known.
    """

    places: Places = MappingProxyType({})
    ways: Ways = MappingProxyType({})
    names: Stands = MappingProxyType({})


NO_MEMORY = Memory()
