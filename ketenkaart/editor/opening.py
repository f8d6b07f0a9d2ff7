"""Opening: a map is read and drawn beside the window, or begun without a file."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ketenkaart.drawing.screen import Screen, draw_screen
from ketenkaart.editor.disk import read_and_keep
from ketenkaart.editor.session import FileState, Session
from ketenkaart.editor.work import run_beside
from ketenkaart.layout.result import Progress
from ketenkaart.memory import Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.opening import may_be_changed
from ketenkaart.storage.reading import Loaded
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class IsOpen(Exception):
    """A file that is open already, by another path.

    Attributes:
        path: that path.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


def open_session(window: "Window | None", path: Path, known: Collection[FileState] = ()) -> Session:
    """Read a map and draw it, beside the window.

    Args:
        window: waits for it.
        path: the file.
        known: the files of the maps that are open.

    Raises:
        FileRefused: it cannot be read; its message says why.
        IsOpen: it is one of those that are known.
        Stopped: the person stopped it.
    """

    def opened(tell: Progress) -> tuple[Screen, FileState]:
        loaded = read_and_keep(path)
        for one in known:  # only of what holds the same is the disk asked
            if one.path is not None and one.fingerprint == loaded.fingerprint and _is_one(one.path, path):
                raise IsOpen(one.path)
        state = read_state(path, loaded)
        return draw_screen(loaded.kaart, loaded.memory, progress=tell), state

    return Session(*run_beside(window, tr("Opening {name}…", name=path.name), opened))


def read_state(path: Path, loaded: Loaded) -> FileState:
    """What is known of a file that was just read."""
    return FileState(
        path.absolute(), loaded.fingerprint, read_only=not may_be_changed(path), base=loaded.kaart
    )


def _is_one(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    with suppress(OSError):
        return path.samefile(other)
    return False


def new_session(kaart: Ketenkaart) -> Session:
    """A map that has no file yet."""
    return Session(draw_screen(kaart))


def made_session(window: "Window", kaart: Ketenkaart, memory: Memory) -> Session:
    """A map that was made from something else, such as a sample, and has no file yet.

    Raises:
        Stopped: the person stopped it.
    """
    text = tr("Drawing {name}…", name=kaart.about.name or tr("the map"))
    return Session(run_beside(window, text, lambda tell: draw_screen(kaart, memory, progress=tell)))
