"""Writing: a map reaches its file whole or not at all, and never over someone else's work."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from ketenkaart.memory import NO_MEMORY, Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.diskerrors import kind_of, reason_of
from ketenkaart.storage.drafts import DRAFT, draft_in, file_itself, move_over, sweep, sync_folder, write_all
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.locking import turn
from ketenkaart.storage.opening import read_bytes
from ketenkaart.storage.reading import fingerprint, parse
from ketenkaart.storage.refusal import (
    DiskAway,
    DiskFull,
    FileChanged,
    FileExists,
    FileGone,
    FileRefused,
    FolderGone,
)
from ketenkaart.texts import tr

_KINDS = {"ENOSPC": DiskFull, "ETIMEDOUT": DiskAway, "ESTALE": DiskAway}


def write(
    path: str | Path,
    kaart: Ketenkaart,
    memory: Memory = NO_MEMORY,
    *,
    replace: bool = False,
    expected: str | None = None,
) -> str:
    """Write a map to its file; when anything fails, the old file is as it was.

    Args:
        path: the file; a link to a file is followed.
        kaart: the map.
        memory: what its last layout decided.
        replace: whether a file that is there may be replaced.
        expected: the fingerprint that the file had when it was read; allows replacing that one only.

    Returns:
        The fingerprint of the new file.

    Raises:
        FileExists: there is a file already, and neither `replace` nor `expected` is given.
        FileChanged: the file is not the one that was read.
        FileGone: the file that was read is not there any more, or, as FolderGone, its folder.
        FileRefused: the map cannot be written, with what to do.
    """
    path = Path(path)
    try:
        data = _verified(kaart, memory)
        target = file_itself(path)
        stamp = _stamp(target)
        _check(path, target, replace, expected)
        with turn(turn_of(target)), draft_in(target.parent) as draft:
            _write_draft(draft, target, data)
            if _stamp(target) != stamp:  # somebody else wrote it meanwhile
                _check(path, target, replace, expected)
            move_over(draft, target)
        sync_folder(target.parent)
        sweep(target.parent)
    except FileRefused as refused:
        refused.file = path.name
        raise
    except (OSError, ValueError) as error:
        values = {"reason": reason_of(error)}
        problem = tr("the map cannot be written: {reason}. Save it somewhere else.", **values)
        raise _KINDS.get(kind_of(error), FileRefused)(problem, file=path.name) from error
    return fingerprint(data)


def _verified(kaart: Ketenkaart, memory: Memory) -> bytes:
    """The new file, read back before it replaces the old one."""
    try:
        data = to_bytes(kaart, memory)
        loaded = parse(data)
    except FileRefused as refused:
        why = refused.problem
        problem = tr("the map cannot be written, for it could not be read again: {problem}", problem=why)
        raise FileRefused(problem) from refused
    except ValueError as error:
        problem = tr("the map cannot be written, for it holds a text or number that no file can hold.")
        raise FileRefused(problem) from error
    if loaded.kaart != kaart or to_bytes(loaded.kaart, memory) != data:
        raise FileRefused(tr("the map cannot be written, for it would not be read as it is."))
    return data


def _check(path: Path, target: Path, replace: bool, expected: str | None) -> None:
    """Refuse where a file may not be written; a link that leads nowhere is not followed."""
    if expected is not None:
        if not target.parent.exists():
            raise FolderGone(tr("the folder is gone. Save the map somewhere else."))
        if not target.exists():
            raise FileGone(tr("the file is gone. Save the map under a new name."))
        if fingerprint(read_bytes(target)) != expected:
            raise FileChanged(tr("the file was changed by someone else. Save the map under a new name."))
    elif os.path.lexists(path) and not replace:
        raise FileExists(tr("there is a file of this name already."))
    if path.is_symlink() and not target.exists():
        raise FileRefused(tr("this is a link to a file that is not there. Remove the link first."))
    if target.exists() and not target.is_file():
        raise FileRefused(tr("this is a folder or a device, not a file. Choose another name."))
    if target.exists() and not os.access(target, os.W_OK):
        raise FileRefused(tr("this file may not be changed. Save the map under a new name."))


def _stamp(target: Path) -> tuple[int, int, int] | None:
    """What tells a file from another that took its place; none where it is not there."""
    with suppress(OSError):
        found = target.stat()
        return found.st_ino, found.st_mtime_ns, found.st_size
    return None


def _write_draft(draft: Path, target: Path, data: bytes) -> None:
    is_there = target.exists()
    write_all(draft, data, 0o600 if is_there else 0o666)
    if fingerprint(draft.read_bytes()) != fingerprint(data):
        raise FileRefused(tr("the disk did not keep what was written. Save the map somewhere else."))
    if is_there:
        with suppress(OSError):  # some shares know no rights; on others it is at least not wider
            draft.chmod(stat.S_IMODE(target.stat().st_mode))


def turn_of(target: Path) -> Path:
    """What stands for the turn to write a file, whatever path leads to it."""
    return target.with_name(f"{DRAFT}{fingerprint(target.name.encode())[:16]}.tmp")
