"""Opening: the bytes of a file, or one sentence that says why they cannot be had."""

import errno
import os
import stat
import sys
import time
from pathlib import Path
from typing import BinaryIO, cast

from ketenkaart.storage.diskerrors import reason_of
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import tr

MOST_BYTES = 64 * 1024 * 1024
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # else opening a pipe waits for who writes to it
_PATIENCE = 5.0  # seconds
_LOOK_AGAIN = 0.05
IS_WINDOWS = (
    sys.platform == "win32"
)  # there a file cannot be opened while a scanner or another program has it
WAITS = (0.05, 0.1, 0.2, 0.4)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of at most 64 MiB, read from one handle.

    Raises:
        FileRefused: it is too large, or cannot be opened or read.
    """
    try:
        with _opened(path, "rb") as file:
            data = _read(file)
    except FileNotFoundError as error:
        raise FileRefused(tr("there is no such file.")) from error
    except IsADirectoryError as error:
        raise FileRefused(tr("this is a folder, not a file.")) from error
    except PermissionError as error:
        if path.is_dir():
            raise FileRefused(tr("this is a folder, not a file.")) from error
        if IS_WINDOWS:
            text = tr("another program is using this file, or you may not read it.")
            raise FileRefused(text) from error
        raise FileRefused(tr("you may not read this file. Ask who keeps it for the right to.")) from error
    except (OSError, ValueError) as error:
        raise FileRefused(tr("the file cannot be read: {reason}.", reason=reason_of(error))) from error
    check_size(data)
    return data


def may_be_changed(path: Path) -> bool:
    """Whether a file may be changed, and replaced in its folder, which is how a map is written."""
    if not (os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)):
        return False
    try:
        if IS_WINDOWS:  # which tells of rights only who tries
            _opened(path, "r+b").close()
    except OSError:
        return False
    return True


def _opened(path: Path, mode: str) -> BinaryIO:
    for wait in WAITS if IS_WINDOWS else ():
        try:
            return cast(BinaryIO, open(path, mode, opener=_open_at_once))
        except PermissionError:
            if path.is_dir():
                break
            time.sleep(wait)
    return cast(BinaryIO, open(path, mode, opener=_open_at_once))


def _read(file: BinaryIO) -> bytes:
    try:
        return _begun(file.fileno()) + file.read(MOST_BYTES + 1)
    except OSError as error:
        if error.errno == errno.EINVAL:  # as Windows calls all it has no word for
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from error
        raise


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


def _begun(handle: int) -> bytes:
    """The first byte of a pipe, once somebody has opened it to write; nothing of another file.

    Raises:
        FileRefused: nobody does.
    """
    first = _first_byte(handle) if stat.S_ISFIFO(os.fstat(handle).st_mode) else b""
    if sys.platform != "win32":
        os.set_blocking(handle, True)
    return first


def _first_byte(handle: int) -> bytes:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            first = os.read(handle, 1)
        except BlockingIOError:  # somebody is there and has not written yet
            return b""
        if first:
            return first
        time.sleep(_LOOK_AGAIN)
    raise FileRefused(tr("this is a pipe, and nobody writes to it."))


def check_size(data: bytes) -> None:
    """Refuse more than 64 MiB.

    Raises:
        FileRefused: it is more.
    """
    if len(data) > MOST_BYTES:
        size = MOST_BYTES >> 20
        raise FileRefused(tr("the file is larger than {size} MiB, too large for a map.", size=size))
