"""Writing: a map reaches its file whole or not at all, and never over someone else's work."""

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ketenkaart.memory import NO_MEMORY, Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.diskerrors import reason_of
from ketenkaart.storage.fileformat import to_bytes
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
WINDOWS_BUSY = (5, 32, 33)
DRAFT = ".ketenkaart-"
OLD = 24 * 3600
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


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
        target = _target(path, replace, expected)
        _replace_file(target, data)
        _sweep(target.parent)
    except FileRefused as refused:
        refused.file = path.name
        raise
    except (OSError, ValueError) as error:
        values = {"reason": reason_of(error)}
        problem = tr("the map cannot be written: {reason}. Save it somewhere else.", **values)
        number = error.errno if isinstance(error, OSError) else None
        kind = _KINDS.get(errno.errorcode.get(number or 0, ""), FileRefused)
        raise kind(problem, file=path.name) from error
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


def _target(path: Path, replace: bool, expected: str | None) -> Path:
    """The file itself, if it may be written; a link that leads nowhere is not followed."""
    target = Path(os.path.realpath(path))
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
    return target


def _replace_file(target: Path, data: bytes) -> None:
    is_there = target.exists()
    with _draft_in(target.parent) as draft:
        _write_all(draft, data, 0o600 if is_there else 0o666)
        if fingerprint(draft.read_bytes()) != fingerprint(data):
            raise FileRefused(tr("the disk did not keep what was written. Save the map somewhere else."))
        if is_there:
            with suppress(OSError):  # some shares know no rights; on others it is at least not wider
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
        _move(draft, target)
    _sync_folder(target.parent)


@contextmanager
def _draft_in(folder: Path) -> Iterator[Path]:
    """A file of its own name, so that a long name of the map does not make it too long."""
    draft = folder / f"{DRAFT}{secrets.token_hex(8)}.tmp"
    try:
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove drafts that a crash left behind; a young one may be of someone who is saving now."""
    with suppress(OSError):
        for draft in folder.glob(f"{DRAFT}*.tmp"):
            if time.time() - draft.stat().st_mtime > OLD:
                draft.unlink()


def _write_all(draft: Path, data: bytes, mode: int) -> None:
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _move(draft: Path, target: Path) -> None:
    """Replace the file; on Windows a scanner may hold it for a moment."""
    for wait in (*WAITS, None):
        try:
            draft.replace(target)
        except OSError as error:
            if wait is None or getattr(error, "winerror", None) not in WINDOWS_BUSY:
                raise
            time.sleep(wait)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows and some shares cannot."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
