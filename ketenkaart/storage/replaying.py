"""Replaying: the edits of a journal made again, each with what it takes to undo it."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeRefused, ChangeSet, Remove, SetField
from ketenkaart.changes.changejson import from_json
from ketenkaart.changes.compose import compose
from ketenkaart.memory import Memory, MemoryChange, memory_change
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.journalreading import Kept
from ketenkaart.storage.memorysection import memory_lines, read_memory
from ketenkaart.storage.reading import Loaded


class Made(NamedTuple):
    """An edit that was made again.

    Attributes:
        changes: what changed in the map.
        memories: what changed in what its layout had decided.
    """

    changes: ChangeSet
    memories: MemoryChange


@dataclass(frozen=True, slots=True)
class Recovered:
    """A map as its journal leaves it.

    Attributes:
        kaart: the map.
        memory: what its layout had decided.
        lost: how many change sets could not be made again.
        edits: the last edits, as they can be undone: letters of one field are one, what was undone is none.
        from_file: whether the map is as in its file when all of them are undone.
    """

    kaart: Ketenkaart
    memory: Memory
    lost: int
    edits: tuple[Made, ...]
    from_file: bool


def replay(kept: Kept) -> Recovered:
    """Make the changes of a journal again, up to the first that cannot be made."""
    again, made = _Replay(kept.base), 0
    with suppress(ChangeRefused):
        for entry in kept.entries:
            again.make(entry)
            made += 1
    lost = len(kept.entries) - made + kept.torn
    return Recovered(again.kaart, again.memory, lost, tuple(again.edits), again.from_file)


class _Replay:
    """A map on its way through a journal; see `Recovered`."""

    def __init__(self, base: Loaded) -> None:
        self.kaart = base.kaart
        self.memory = base.memory
        self.edits: list[Made] = []
        self.from_file = True

    def make(self, entry: dict[str, Any]) -> None:
        """Make the changes of a line.

        Raises:
            ChangeRefused: they cannot be made.
        """
        changes = from_json(entry)
        self.kaart = apply(self.kaart, changes)
        before, self.memory = self.memory, self._memory_after(entry, changes)
        memories = memory_change(before, self.memory)
        if changes.label:
            self._take(Made(changes, memories))
        else:  # no edit of a person, but what another program or file had before the first one
            self.edits.clear()
            self.from_file = False

    def _memory_after(self, entry: dict[str, Any], changes: ChangeSet) -> Memory:
        """What the layout had decided after a line, which does not tell what is gone with its element."""
        told, was = entry.get("memory"), self.memory
        news = read_memory(told if isinstance(told, dict) else {}, self.kaart)
        after = Memory({**was.places, **news.places}, {**was.ways, **news.ways}, {**was.names, **news.names})
        if any(isinstance(change, Remove) for change in changes.changes):
            return read_memory(memory_lines(after), self.kaart)
        return after

    def _take(self, made: Made) -> None:
        """Take an edit after the last one, as the undo stack had it."""
        last = self.edits[-1] if self.edits else None
        if last is None:
            self.edits.append(made)
        elif made.changes.changes == last.changes.inverted().changes:
            self.edits.pop()
        elif _fields(made.changes) == _fields(last.changes) != set():
            changes = compose(last.changes, made.changes)
            self.edits[-1:] = [Made(changes, last.memories.then(made.memories))] if changes else []
        else:
            self.edits.append(made)


def _fields(changes: ChangeSet) -> set[tuple[str, str]]:
    """The fields that change, where nothing else does."""
    fields = [change for change in changes.changes if isinstance(change, SetField)]
    return {(one.record_id, one.field) for one in fields} if len(fields) == len(changes.changes) else set()
