"""Handing over: a second start of the program gives its files to the copy that runs already."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket

from ketenkaart.editor import onwindows
from ketenkaart.storage.reading import fingerprint

ANSWERS_WITHIN = 500  # ms
_SERVER = "ketenkaart-editor"
_BETWEEN = b"\0"  # paths, which may hold anything else


def server_name() -> str:
    """A name of its own for each person and screen of this computer: a window elsewhere is not seen."""
    screen = onwindows.session() or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    return f"{_SERVER}-{fingerprint(os.fsencode(f'{Path.home()} {screen}'))[:12]}"


def hand_over(paths: Sequence[Path]) -> bool:
    """Give files to a copy of the program that runs already.

    Returns:
        Whether there was one that took them.
    """
    socket = QLocalSocket()
    socket.connectToServer(server_name())
    if not socket.waitForConnected(ANSWERS_WITHIN):
        return False
    onwindows.let_others_come_forward()
    socket.write(b"".join(os.fsencode(path.absolute()) + _BETWEEN for path in paths) or _BETWEEN)
    socket.flush()
    taken = socket.waitForReadyRead(4 * ANSWERS_WITHIN)
    socket.disconnectFromServer()
    return bool(taken)


def handed(told: bytes) -> Iterator[Path]:
    """The files that a second start gave."""
    return (Path(os.fsdecode(path)) for path in told.split(_BETWEEN) if path)
