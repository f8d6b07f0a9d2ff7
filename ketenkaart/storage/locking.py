"""Locks: of a file that is open, and of the turn to write one; they end with the program, however it ends."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_PATIENCE, _LOOK_AGAIN = 10.0, 0.02  # s


class InUse(Exception):
    """A file that is locked by a program that runs."""


if sys.platform == "win32":
    import msvcrt

    _LOCKED_BYTE = 1 << 40  # far behind the text, as on Windows nobody else can read what is locked

    def lock(file: IO[bytes]) -> None:
        """Lock an open file until it is closed.

        Raises:
            InUse: it is locked already.
        """
        place = file.tell()
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise InUse from error
        except OSError:
            return  # a folder on a share may know no locks
        finally:
            file.seek(place)

else:
    import fcntl

    def lock(file: IO[bytes]) -> None:
        """Lock an open file until it is closed.

        Raises:
            InUse: it is locked already.
        """
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUse from error
        except OSError:
            return  # a folder on a share may know no locks


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Have the one turn there is; who comes meanwhile waits, also on another computer.

    Args:
        path: a file that stands for it; it is made, and goes with the turn.

    Raises:
        OSError: the file cannot be made, or somebody else had it for too long.
    """
    file = _waited_for(path)
    if file is None and not os.access(path, os.W_OK):
        _remove(path)  # a crash left it behind, of somebody whose files others may not write
        file = _waited_for(path)
    if file is None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
    with file:
        try:
            yield
        finally:
            if sys.platform != "win32":  # before anybody else can have it
                _remove(path)
    if sys.platform == "win32":  # where a file that is open cannot go
        _remove(path)


def _waited_for(path: Path) -> IO[bytes] | None:
    """The file of a turn, once nobody else has it; None where that takes too long."""
    end = time.monotonic() + _PATIENCE
    while (file := _begun(path)) is None and time.monotonic() < end:
        time.sleep(_LOOK_AGAIN)
    return file


def _begun(path: Path) -> IO[bytes] | None:
    """The file of a turn that begins now; None where somebody else has it, or let it go just now."""
    try:
        file = path.open("ab")
    except PermissionError:
        if path.exists():  # of somebody else, or on Windows about to go
            return None
        raise
    with suppress(InUse, FileNotFoundError):
        lock(file)
        os.utime(path)  # a crash may have left it behind long ago
        if sys.platform == "win32" or os.path.samestat(os.fstat(file.fileno()), path.stat()):
            return file  # on Windows it cannot go while it is open
    file.close()
    return None


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
