"""Drafts: a file is written whole beside the one it replaces, and takes its place once it is on the disk."""

import errno
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

DRAFT = ".ketenkaart-"
OLD = 24 * 3600
WINDOWS_BUSY = (5, 32, 33)
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
_LONG = 248  # characters: Windows makes no folder of more, and no file of 260


def file_itself(path: Path) -> Path:
    """Where a file is written: a link to one is followed.

    The rest of its path stays: on Windows a drive of the network would become another, longer path.
    """
    return Path(os.path.realpath(path)) if path.is_symlink() else path.absolute()


@contextmanager
def draft_in(folder: Path) -> Iterator[Path]:
    """A file of its own name, so that a long name of the map does not make it too long."""
    draft = _of_any_length(folder / f"{DRAFT}{secrets.token_hex(8)}.tmp")
    try:
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


if sys.platform == "win32":

    def _of_any_length(path: Path) -> Path:
        """A path that Windows takes also where it is longer than a name that a person can choose."""
        text = str(path)
        if len(text) < _LONG:
            return path
        return Path(f"\\\\?\\UNC{text[1:]}" if text.startswith("\\\\") else f"\\\\?\\{text}")

else:

    def _of_any_length(path: Path) -> Path:
        """The path."""
        return path


if sys.platform == "darwin":
    import fcntl

    def sync(handle: int) -> None:
        """Have the disk keep what was written to a file; there fsync leaves it to a cache of the disk."""
        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError:  # as on a share
            os.fsync(handle)

else:

    def sync(handle: int) -> None:
        """Have the disk keep what was written to a file."""
        os.fsync(handle)


def sweep(folder: Path) -> None:
    """Remove drafts that a crash left behind; a young one may be of someone who is saving now."""
    with suppress(OSError):
        for draft in folder.glob(f"{DRAFT}*.tmp"):
            if time.time() - draft.stat().st_mtime > OLD:
                draft.unlink()


def write_all(draft: Path, data: bytes, mode: int) -> None:
    """Make a draft with these bytes, and have the disk keep it.

    Raises:
        OSError: it cannot be made or written.
    """
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        sync(handle)
    except OSError as error:
        if error.errno in (errno.EINVAL, errno.EBADF):  # as Windows calls all it has no word for
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from error
        raise
    finally:
        os.close(handle)


def move_over(draft: Path, target: Path) -> None:
    """Replace the file; on Windows a scanner may hold it for a moment, and who shows it for much longer.

    Raises:
        OSError: it cannot be replaced; EBUSY where another program does not let go of it.
    """
    for wait in (*WAITS, None):
        try:
            draft.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in WINDOWS_BUSY or not _may_be_replaced(target):
                raise
            if wait is None:
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(target)) from error
            time.sleep(wait)
        else:
            return


def _may_be_replaced(target: Path) -> bool:
    return not target.exists() or (target.is_file() and os.access(target, os.W_OK))


def sync_folder(folder: Path) -> None:
    """Make a new name last through a power cut; Windows and some shares cannot."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
