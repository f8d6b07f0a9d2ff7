"""Reading journals: what a program that stopped unexpectedly left behind."""

import json
import os
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeRefused
from ketenkaart.changes.changejson import from_json
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.diskerrors import reason_of
from ketenkaart.storage.journal import ASIDE, FORMAT, FORMAT_KEY, SUFFIX
from ketenkaart.storage.locking import InUse, lock
from ketenkaart.storage.reading import Loaded, parse
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.storage.typed import Typed, typed_after
from ketenkaart.texts import tr

_OLD = 3600  # s


@dataclass(frozen=True, slots=True)
class Kept:
    """A journal that was read.

    Attributes:
        title: what the map was called.
        file: its file; None where it had none.
        fingerprint: of the bytes of that file when the map was last read or saved.
        at: when the last change was made, as `time.time`.
        base: the map as it was in the file then, or as it began.
        entries: what was written down of each change set.
        size: how many bytes of the journal are whole lines.
        torn: how many lines behind those are damaged, but for a last one that was not written to its end.
        typed: what was being typed and was no change yet.
        in_file: the map as it was in the file last, where that was merged with or written since; else None.
        merged: the map in the file before that, and the map of the journal then, where they were merged and
            points of that were left to choose; else None.
    """

    title: str
    file: Path | None
    fingerprint: str
    at: float
    base: Loaded
    entries: tuple[dict[str, Any], ...]
    size: int
    torn: int
    typed: tuple[Typed, ...] = ()
    in_file: Ketenkaart | None = None
    merged: tuple[Ketenkaart, Ketenkaart] | None = None

    @property
    def holds_work(self) -> bool:
        """Whether there is anything to bring back."""
        return bool(self.entries or self.typed)


def left_behind(folder: Path) -> list[Path]:
    """The journals that no running program has, the latest first; an empty one is done with."""
    found, done = [], []
    with suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}"):
            with suppress(OSError, InUse), path.open("r+b") as file:
                lock(file)
                seen = os.fstat(file.fileno())
                if seen.st_size:
                    found.append((seen.st_mtime, path))
                elif time.time() - seen.st_mtime > _OLD:  # else it may be about to begin
                    done.append(path)
    for path in done:  # not open any more, as Windows wants it
        with suppress(OSError):
            path.unlink()
    return [path for _, path in sorted(found, reverse=True)]


def read_journal(path: Path) -> Kept:
    """Read a journal, as far as it is whole.

    Raises:
        FileRefused: nothing can be read of it; its message says why.
    """
    try:
        return parse_journal(path.read_bytes())
    except OSError as error:
        raise FileRefused(tr("the file cannot be read: {reason}.", reason=reason_of(error))) from error


def parse_journal(data: bytes) -> Kept:
    """Read the bytes of a journal, as far as they are whole.

    Raises:
        FileRefused: nothing can be read of them; its message says why.
    """
    whole = list(_whole_lines(data))
    if not whole:
        raise FileRefused(tr("the recovery file is damaged at its beginning."))
    (head, _), *_ = whole
    lines = [entry for entry, _ in whole[1:]]
    entries = tuple(entry for entry in lines if "changes" in entry or "typing" not in entry)
    size = sum(length for _, length in whole)
    if head.get(FORMAT_KEY) != FORMAT:
        raise FileRefused(tr("the recovery file is of another version of Ketenkaart."))
    try:
        base = parse(head["map"].encode("utf-8"))
        file = None if head["file"] is None else Path(head["file"])
        at = float(lines[-1]["at"] if lines else head["begun"])
        title, mark = str(head["title"]), str(head["fingerprint"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FileRefused(tr("the recovery file is damaged at its beginning.")) from error
    torn = data.count(b"\n", size)
    last = _file_last(base.kaart, mark, lines)
    return Kept(
        title, file, last.mark, at, base, entries, size, torn, _typed_last(lines), last.kaart, last.merged
    )


class _File(NamedTuple):
    """What a journal tells of the file; see `Kept`."""

    mark: str
    kaart: Ketenkaart | None = None
    merged: tuple[Ketenkaart, Ketenkaart] | None = None


def _file_last(base: Ketenkaart, mark: str, lines: Iterable[dict[str, Any]]) -> _File:
    """The file at the last line."""
    last = _File(mark)
    with suppress(ChangeRefused, KeyError, TypeError):
        for told in (entry["file"] for entry in lines if "file" in entry):
            was = last.kaart or base
            merged = (was, apply(was, from_json(told["ours"]))) if "ours" in told else None
            last = _File(str(told["fingerprint"]), apply(was, from_json(told)), merged)
    return last


def _typed_last(lines: Iterable[dict[str, Any]]) -> tuple[Typed, ...]:
    """What was being typed at the last line."""
    typed: tuple[Typed, ...] = ()
    for entry in lines:
        if "typing" in entry:
            typed = typed_after(typed, entry["typing"])
    return typed


def _whole_lines(data: bytes) -> Iterator[tuple[dict[str, Any], int]]:
    """The lines up to the first one that is damaged, each with its length."""
    start = 0
    while (end := data.find(b"\n", start) + 1) > 0:
        entry = _entry(data[start : end - 1])
        if entry is None:
            return
        yield entry, end - start
        start = end


def _entry(line: bytes) -> dict[str, Any] | None:
    """What a line holds; None where its checksum is not that of its text."""
    if line[:9] != b"%08x " % zlib.crc32(line[9:]):
        return None
    try:
        entry = json.loads(line[9:])
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def put_aside(path: Path) -> Path:
    """Keep a journal that cannot be read out of the way.

    Returns:
        Where it is now.
    """
    aside = path.with_suffix(ASIDE)
    with suppress(OSError):
        path.replace(aside)
        return aside
    return path
