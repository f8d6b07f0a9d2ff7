"""Journal: each edit since the last save, written down as it happens, so that a crash loses none.

A journal is a file of its own for each open map with edits. Its first line holds the map as it was in its
file, each next line one change set, or what is being typed and is no change yet; each line begins with its
checksum, so that one that was torn off by a crash is known. A line also tells that the map was merged with
what someone else saved, so that it is not once more. What a full disk did not take whole is cut off at once.
The program holds a lock on it, which ends with the program however it ends.
"""

import json
import os
import secrets
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, NamedTuple, Self
from weakref import finalize

from ketenkaart.changes.change import ChangeSet
from ketenkaart.changes.changejson import to_json
from ketenkaart.memory import Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.drafts import sync
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.locking import InUse, lock
from ketenkaart.storage.memorysection import news_lines
from ketenkaart.storage.typed import Typed, news_of

FORMAT = 1
SUFFIX = ".journal"
ASIDE = ".unreadable"
FORMAT_KEY = "ketenkaart_journal"
PAST_ALL = -1_000_000
"""As `moves`: what was done before can be undone with these changes only, as one edit."""
_TRIES, _WAIT = 20, 0.01  # s


class InFile(NamedTuple):
    """What the file of a map holds now.

    Attributes:
        fingerprint: of its bytes.
        changes: what differs in it from what the journal told last.
        ours: what differed in the map from that, where points are left to choose of merging both.
    """

    fingerprint: str
    changes: ChangeSet
    ours: ChangeSet | None = None

    @property
    def told(self) -> dict[str, Any]:
        """As a line of a journal tells it."""
        ours = {} if self.ours is None else {"ours": to_json(self.ours)}
        return {**to_json(self.changes), "fingerprint": self.fingerprint, **ours}


class Journal:
    """The journal of one open map.

    Attributes:
        path: its file.
        typed: what is being typed, as it was written down last.
    """

    def __init__(self, path: Path, file: IO[bytes], memory: Memory, typed: tuple[Typed, ...] = ()) -> None:
        """For `begin` and `resume`."""
        self.path = path
        self.typed = typed
        self._file = file
        self._end = file.tell()
        self._memory = memory
        self._is_anew = False
        self._let_go = finalize(self, _close, file)  # also where a session ends without a word

    @classmethod
    def begin(cls, folder: Path, head: bytes, memory: Memory) -> Self:
        """Begin a journal.

        Args:
            folder: where journals are kept; it is made where it is not there.
            head: its first line, as `head_of` gives it.
            memory: what the layout had decided, as the head tells it.

        Raises:
            OSError: it cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{secrets.token_hex(8)}{SUFFIX}"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        opened = os.fdopen(handle, "r+b", buffering=0)
        _lock_new(opened)
        journal = cls(path, opened, memory)
        try:
            journal._write(head)
        except BaseException:
            journal.remove()
            raise
        return journal

    @classmethod
    def resume(cls, path: Path, size: int, memory: Memory, typed: tuple[Typed, ...] = ()) -> Self:
        """Go on with a journal that was left behind.

        Args:
            path: its file.
            size: how many of its bytes are whole lines; the rest is cut off.
            memory: what the layout had decided at its last line.
            typed: what was being typed then.

        Raises:
            InUse: another program has it.
            OSError: it cannot be opened.
        """
        opened = path.open("r+b", buffering=0)
        try:
            lock(opened)
            opened.truncate(size)
            opened.seek(size)
        except BaseException:
            opened.close()
            raise
        journal = cls(path, opened, memory, typed)
        journal._is_anew = True
        return journal

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self._end

    def append(
        self,
        changes: ChangeSet,
        memory: Memory,
        typed: Sequence[Typed] = (),
        moves: int | None = None,
        file: InFile | None = None,
    ) -> None:
        """Write down a change set that was made.

        Args:
            changes: the changes.
            memory: what the layout has decided since.
            typed: what is being typed still.
            moves: by how many edits the undo stack went on, if that is known: 0 where the changes became one
                with the edit before them, less where edits were undone. The first line of a journal that is
                gone on with tells so: the undo stack was made anew of those before it.
            file: what the file holds now, where the changes merge the map with that.

        Raises:
            OSError: it cannot be written.
        """
        told = {} if moves is None else {"moves": moves}
        anew = {"anew": True} if self._is_anew else {}
        in_file = {"file": file.told} if file is not None else {}
        self._write_typed(
            {**to_json(changes), **told, **anew, **in_file, "memory": news_lines(self._memory, memory)},
            tuple(typed),
        )
        self._memory, self._is_anew = memory, False

    def keep_typed(self, typed: Sequence[Typed]) -> None:
        """Write down what is being typed, where that changed.

        Raises:
            OSError: it cannot be written.
        """
        if tuple(typed) != self.typed:
            self._write_typed({}, tuple(typed))

    def tell_file(self, file: InFile) -> None:
        """Write down what its file holds now, where that is something else.

        Raises:
            OSError: it cannot be written.
        """
        told = {"at": time.time(), "file": file.told, "typing": news_of(self.typed, self.typed)}
        self._write(line_of(told))

    def _write_typed(self, entry: Mapping[str, Any], typed: tuple[Typed, ...]) -> None:
        """Write a line, with what is being typed where that changed, so that both hold or neither does."""
        news = {"typing": news_of(self.typed, typed)} if typed != self.typed else {}
        self._write(line_of({"at": time.time(), **entry, **news}))
        self.typed = typed

    def _write(self, line: bytes) -> None:
        """Write a line whole or not at all: the next one may be written after it."""
        left = memoryview(line)
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError:
            with suppress(OSError):
                self._file.truncate(self._end)
            self._file.seek(self._end)
            raise
        self._end += len(line)

    def syncing(self) -> Callable[[], None]:
        """What has the disk keep what was written, also through a power cut; it may be done in a thread.

        It raises OSError where the disk cannot.
        """
        handle = os.dup(self._file.fileno())  # the journal may be closed meanwhile

        def keep() -> None:
            try:
                sync(handle)
            finally:
                os.close(handle)

        return keep

    def close(self) -> None:
        """Let it go; it stays behind."""
        self._let_go()

    def remove(self) -> None:
        """All in it is saved, or not wanted.

        It is emptied first: on Windows it cannot go while it is being synced, or held by a scanner.
        """
        with suppress(OSError, ValueError):
            self._file.truncate(0)
        self.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):  # what could not be written was told when it was tried
        file.close()


def head_of(kaart: Ketenkaart, memory: Memory, file: Path | None, fingerprint: str) -> bytes:
    """The first line of a journal; of a large map it may be made in a thread.

    Args:
        kaart: the map as it is in its file, or as it began where it has none.
        memory: what its layout had decided.
        file: its file.
        fingerprint: of the bytes of that file.
    """
    head = {
        FORMAT_KEY: FORMAT,
        "title": kaart.about.name,
        "file": None if file is None else str(file),
        "fingerprint": fingerprint,
        "begun": time.time(),
        "map": to_bytes(kaart, memory).decode("utf-8"),
    }
    return line_of(head)


def line_of(entry: Mapping[str, Any]) -> bytes:
    """A line of a journal, with its checksum."""
    text = json.dumps(entry, separators=(",", ":"), allow_nan=False).encode("ascii")
    return b"%08x %b\n" % (zlib.crc32(text), text)


def _lock_new(file: IO[bytes]) -> None:
    """Lock a new journal; who looks for those left behind may have it for a moment."""
    for _ in range(_TRIES):
        with suppress(InUse):
            lock(file)
            return
        time.sleep(_WAIT)
