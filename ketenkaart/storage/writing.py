"""Writing: a map reaches its file whole or not at all, and never over someone else's work."""

import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.fileformat import Places, to_bytes
from ketenkaart.storage.opening import read_bytes
from ketenkaart.storage.reading import fingerprint, parse
from ketenkaart.storage.refusal import FileChanged, FileExists, FileRefused
from ketenkaart.texts import tr

WINDOWS_BUSY = (5, 32, 33)
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


def write(
    path: str | Path,
    kaart: Ketenkaart,
    places: Places | None = None,
    *,
    replace: bool = False,
    expected: str | None = None,
) -> str:
    """Write a map to its file; when anything fails, the old file is as it was.

    Args:
        path: the file; a link is followed.
        kaart: the map.
        places: the cells of its last layout, by id.
        replace: whether a file that is there may be replaced.
        expected: the fingerprint that the file had when it was read; allows replacing that one only.

    Returns:
        The fingerprint of the new file.

    Raises:
        FileExists: there is a file already, and neither `replace` nor `expected` is given.
        FileChanged: the file is not the one that was read.
        FileRefused: the map cannot be written, with what to do.
    """
    target = Path(os.path.realpath(path))
    try:
        data = to_bytes(kaart, places)
        _verify(data, kaart)
        _check_target(target, replace, expected)
        _replace_file(target, data)
    except FileRefused as refused:
        refused.file = Path(path).name
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        problem = tr("the map cannot be written: {reason}. Save it somewhere else.", reason=reason)
        raise FileRefused(problem, file=Path(path).name) from error
    return fingerprint(data)


def _verify(data: bytes, kaart: Ketenkaart) -> None:
    """Read the new file back before it replaces the old one."""
    try:
        loaded = parse(data)
    except FileRefused as refused:
        why = refused.problem
        problem = tr("the map cannot be written, for it could not be read again: {problem}", problem=why)
        raise FileRefused(problem) from refused
    if loaded.kaart != kaart or to_bytes(loaded.kaart) != to_bytes(kaart):
        raise FileRefused(tr("the map cannot be written, for it would not be read as it is."))


def _check_target(target: Path, replace: bool, expected: str | None) -> None:
    if expected is not None:
        if not target.exists():
            raise FileChanged(tr("the file is gone. Save the map under a new name."))
        if fingerprint(read_bytes(target)) != expected:
            raise FileChanged(tr("the file was changed by someone else. Save the map under a new name."))
    elif target.exists() and not replace:
        raise FileExists(tr("there is a file of this name already."))


def _replace_file(target: Path, data: bytes) -> None:
    with _draft_beside(target) as draft:
        _write_all(draft, data)
        if fingerprint(draft.read_bytes()) != fingerprint(data):
            raise FileRefused(tr("the disk did not keep what was written. Save the map somewhere else."))
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        _move(draft, target)
    _sync_folder(target.parent)


@contextmanager
def _draft_beside(target: Path) -> Iterator[Path]:
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _write_all(draft: Path, data: bytes) -> None:
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
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
