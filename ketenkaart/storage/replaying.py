"""Replaying: the edits of a journal made again, each with what it takes to undo it."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeRefused, ChangeSet, Remove, SetField
from ketenkaart.changes.changejson import from_json
from ketenkaart.changes.compose import compose
from ketenkaart.memory import NO_MEMORY, Memory, MemoryChange, memory_change
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
    lost, done = len(kept.entries) - made + kept.torn, again.done
    return Recovered(again.kaart, again.memory, lost, tuple(done.edits), done.from_file)


def count_of(kept: Kept) -> int:
    """How many changes can be undone once a journal is made again; what was being typed counts as well.

    A map that was made of something else is no change itself.
    """
    done, nothing = _Done(), memory_change(NO_MEMORY, NO_MEMORY)
    for entry in kept.entries:
        with suppress(ChangeRefused):
            done.take(Made(from_json(entry), nothing), entry.get("moves"))
    return len(done.edits) + sum(one.becomes_change for one in kept.typed)


class _Replay:
    """A map on its way through a journal; see `Recovered`."""

    def __init__(self, base: Loaded) -> None:
        self.kaart = base.kaart
        self.memory = base.memory
        self.done = _Done()

    def make(self, entry: dict[str, Any]) -> None:
        """Make the changes of a line.

        Raises:
            ChangeRefused: they cannot be made.
        """
        changes = from_json(entry)
        self.kaart = apply(self.kaart, changes)
        before, self.memory = self.memory, self._memory_after(entry, changes)
        self.done.take(Made(changes, memory_change(before, self.memory)), entry.get("moves"))

    def _memory_after(self, entry: dict[str, Any], changes: ChangeSet) -> Memory:
        """What the layout had decided after a line, which does not tell what is gone with its element."""
        told, was = entry.get("memory"), self.memory
        news = read_memory(told if isinstance(told, dict) else {}, self.kaart)
        after = Memory({**was.places, **news.places}, {**was.ways, **news.ways}, {**was.names, **news.names})
        if any(isinstance(change, Remove) for change in changes.changes):
            return read_memory(memory_lines(after), self.kaart)
        return after


class _Done:
    """The edits of a journal as the undo stack had them; see `Recovered`."""

    def __init__(self) -> None:
        self.edits: list[Made] = []
        self.from_file = True
        self._undone: list[Made] = []

    def take(self, made: Made, moves: object) -> None:
        """Take a line after the last one.

        Args:
            made: what it did.
            moves: by how many edits the undo stack went on; anything else where that was not told.
        """
        if not made.changes.label:  # no edit of a person, but what another program or file had before
            self.edits.clear()
            self._undone.clear()
            self.from_file = False
        elif not isinstance(moves, int):
            self._guess(made)
        elif moves < 0 and len(self.edits) >= -moves:
            self._undone += [self.edits.pop() for _ in range(-moves)]
        elif moves > 1 and len(self._undone) >= moves:
            self.edits += [self._undone.pop() for _ in range(moves)]
        elif moves == 0 and self.edits:
            self._join(made)
        else:
            self._add(made)

    def _add(self, made: Made) -> None:
        """Take an edit, which may be the last one again that was undone."""
        if self._undone and self._undone[-1].changes.changes == made.changes.changes:
            self._undone.pop()
        else:
            self._undone.clear()
        self.edits.append(made)

    def _join(self, made: Made) -> None:
        """Take an edit that became one with the last one."""
        last = self.edits[-1]
        try:
            changes = compose(last.changes, made.changes)
        except ChangeRefused:
            self._add(made)
            return
        self._undone.clear()
        self.edits[-1:] = [Made(changes, last.memories.then(made.memories))] if changes else []

    def _guess(self, made: Made) -> None:
        """Take an edit of a journal that does not tell of the undo stack."""
        last = self.edits[-1] if self.edits else None
        if last is not None and made.changes.changes == last.changes.inverted().changes:
            self.edits.pop()
        elif last is not None and _fields(made.changes) == _fields(last.changes) != set():
            self._join(made)
        else:
            self._add(made)


def _fields(changes: ChangeSet) -> set[tuple[str, str]]:
    """The fields that change, where nothing else does."""
    fields = [change for change in changes.changes if isinstance(change, SetField)]
    return {(one.record_id, one.field) for one in fields} if len(fields) == len(changes.changes) else set()
