"""Memory: what a layout decided, so that the next one can start from it. A file keeps it beside the map.

It is memory, not truth: columns and rows have numbers that mean the same in the next layout, and
whatever does not fit any more is decided anew.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


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


Value = Cell | Way | Stand


class MemoryChange(NamedTuple):
    """How one memory differs from another.

    Attributes:
        parts: for each field and id that differ what was there, and what is; None for nothing.
    """

    parts: Mapping[tuple[str, str], tuple[Value | None, Value | None]]

    def inverted(self) -> "MemoryChange":
        """The way back."""
        return MemoryChange({key: (new, old) for key, (old, new) in self.parts.items()})

    def then(self, other: "MemoryChange") -> "MemoryChange":
        """This and another one after it."""
        joined = dict(self.parts)
        for key, (old, new) in other.parts.items():
            joined[key] = (joined[key][0] if key in joined else old, new)
        return MemoryChange(joined)

    def made(self, memory: Memory) -> Memory:
        """The memory after it."""
        found: dict[str, Any] = {field: dict(getattr(memory, field)) for field in Memory._fields}
        for (field, key), (_, new) in self.parts.items():
            if new is None:
                found[field].pop(key, None)
            else:
                found[field][key] = new
        return Memory(**found)


def memory_change(before: Memory, after: Memory) -> MemoryChange:
    """What leads from one memory to another."""
    parts: dict[tuple[str, str], tuple[Value | None, Value | None]] = {}
    for field in Memory._fields:
        old, new = getattr(before, field), getattr(after, field)
        parts.update({(field, key): (old.get(key), one) for key, one in new.items() if old.get(key) != one})
        parts.update({(field, key): (one, None) for key, one in old.items() if key not in new})
    return MemoryChange(parts)
