"""Handing over: a second start of the program gives its files to the copy that runs already."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket

from ketenkaart.storage.reading import fingerprint

ANSWERS_WITHIN = 500  # ms
_SERVER = "ketenkaart-editor"


def server_name() -> str:
    """A name of its own for each person and language of this computer."""
    home = fingerprint(str(Path.home()).encode())[:12]
    return f"{_SERVER}-{home}"


def hand_over(paths: Sequence[Path]) -> bool:
    """Give files to a copy of the program that runs already.

    Returns:
        Whether there was one that took them.
    """
    socket = QLocalSocket()
    socket.connectToServer(server_name())
    if not socket.waitForConnected(ANSWERS_WITHIN):
        return False
    socket.write("".join(f"{path.absolute()}\n" for path in paths).encode() or b"\n")
    socket.flush()
    taken = socket.waitForReadyRead(4 * ANSWERS_WITHIN)
    socket.disconnectFromServer()
    return bool(taken)
