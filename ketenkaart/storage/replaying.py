"""Replaying: the edits of a journal made again, each with what it takes to undo it."""

from collections.abc import Iterable, Mapping
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
from ketenkaart.storage.memorysection import memory_after, memory_lines, read_memory
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
    from_file = done.from_file and kept.in_file is None
    return Recovered(again.kaart, again.memory, lost, done.edits, from_file)


def count_of(kept: Kept) -> int:
    """How many changes can be undone once a journal is made again; what was being typed counts as well.

    A map that was made of something else is no change itself.
    """
    done, nothing = _Done(), memory_change(NO_MEMORY, NO_MEMORY)
    for entry in kept.entries:
        with suppress(ChangeRefused):
            done.take(Made(from_json(entry), nothing), entry)
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
        self.done.take(Made(changes, memory_change(before, self.memory)), entry)

    def _memory_after(self, entry: dict[str, Any], changes: ChangeSet) -> Memory:
        """What the layout had decided after a line, which does not tell what is gone with its element."""
        told = entry.get("memory")
        after = memory_after(self.memory, told if isinstance(told, dict) else {}, self.kaart)
        if any(isinstance(change, Remove) for change in changes.changes):
            return read_memory(memory_lines(after), self.kaart)
        return after


class _Told(NamedTuple):
    """What a journal tells of an edit, or of some together.

    Attributes:
        made: what they did.
        steps: how many steps of the undo stack they are; 0 where it undoes some from before it.
        is_nothing: whether they are a part of some that is left after undoing, and change nothing.
    """

    made: Made
    steps: int = 1
    is_nothing: bool = False


class _Done:
    """The edits of a journal as the undo stack had them; see `Recovered`."""

    def __init__(self) -> None:
        self.from_file = True
        self._told: list[_Told] = []
        self._undone: list[_Told] = []

    @property
    def edits(self) -> tuple[Made, ...]:
        """Those that are not undone, the last last."""
        return tuple(one.made for one in self._told if not one.is_nothing)

    def take(self, made: Made, entry: Mapping[str, Any]) -> None:
        """Take a line after the last one.

        Args:
            made: what it did.
            entry: the line; it tells by how many steps the undo stack went on, and whether that began anew.
        """
        if entry.get("anew"):
            self._told = [_Told(one) for one in self.edits]
            self._undone.clear()
        moves = entry.get("moves")
        if not made.changes.label:  # no edit of a person, but what another program or file had before
            self._told.clear()
            self._undone.clear()
            self.from_file = False
        elif not isinstance(moves, int):
            self._guess(made)
        elif moves < 0:
            self._undo(made, -moves)
        elif moves == 0:
            self._join(made)
        elif not self._redone(made, moves):
            self._add(made, moves)

    def _add(self, made: Made, steps: int = 1) -> None:
        """Take edits that were not done before."""
        self._undone.clear()
        self._told.append(_Told(made, steps))

    def _redone(self, made: Made, steps: int) -> bool:
        """Take the last edits again that were undone, where it is them."""
        again, left = list[_Told](), steps
        while left > 0 and self._undone:
            again.append(self._undone.pop())
            left -= again[-1].steps
        whole = again[0].made if len(again) == 1 else _composed([one.made for one in again])
        if left or whole is None or whole.changes.changes != made.changes.changes:
            return False
        self._told += again if len(again) > 1 else [again[0]._replace(made=made)]
        return True

    def _undo(self, made: Made, steps: int) -> None:
        """Take back the last edits; with what is no whole step of them, and what was there before them."""
        gone, left = list[_Told](), steps
        while left > 0 and self._told:
            gone.append(self._told.pop())
            left -= gone[-1].steps
        if not left:
            self._undone += gone
            return
        self._undone.clear()
        rest = _composed([*(one.made for one in reversed(gone)), made])
        if rest is None:
            self._told.clear()
            self.from_file = False
        elif rest.changes or left < 0:
            self._told.append(_Told(rest, max(0, -left), is_nothing=not rest.changes))

    def _join(self, made: Made) -> None:
        """Take an edit that became one with the last one, which may be from before the journal began."""
        self._undone.clear()
        if not self._told:
            self._told.append(_Told(made, 0))
            return
        last = self._told[-1]
        whole = _composed([last.made, made])
        if whole is None:
            self._add(made)
        else:
            self._told[-1:] = [last._replace(made=whole)] if whole.changes else []

    def _guess(self, made: Made) -> None:
        """Take an edit of a journal that does not tell of the undo stack."""
        last = self._told[-1].made if self._told else None
        if last is not None and made.changes.changes == last.changes.inverted().changes:
            self._told.pop()
        elif last is not None and _fields(made.changes) == _fields(last.changes) != set():
            self._join(made)
        else:
            self._add(made)


def _composed(all_made: Iterable[Made]) -> Made | None:
    """Edits as one; None where that cannot be."""
    whole = Made(ChangeSet(), memory_change(NO_MEMORY, NO_MEMORY))
    with suppress(ChangeRefused):
        for made in all_made:
            changes = compose(whole.changes, made.changes)
            whole = Made(changes, whole.memories.then(made.memories))
        return whole
    return None


def _fields(changes: ChangeSet) -> set[tuple[str, str]]:
    """The fields that change, where nothing else does."""
    fields = [change for change in changes.changes if isinstance(change, SetField)]
    return {(one.record_id, one.field) for one in fields} if len(fields) == len(changes.changes) else set()
