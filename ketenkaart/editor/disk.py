"""The disk: maps are read and written in a thread, so that one that is slow or silent holds nothing up.

What a file holds whenever it is read or written is kept on this computer: see `storage.earlier`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from ketenkaart.editor.work import Stopped, run_beside
from ketenkaart.storage.earlier import keep
from ketenkaart.storage.reading import Loaded, read
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.storage.writing import write
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

AT_ONCE = 100  # ms; a disk of one's own takes less


def kept_in() -> Path:
    """The folder of this person where this computer keeps what files of maps held earlier."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(place) / "Ketenkaart" / "earlier"


def read_and_keep(path: Path) -> Loaded:
    """Read a map, in a thread.

    Raises:
        FileRefused: it cannot be read.
    """
    loaded = read(path)
    keep(kept_in(), path, loaded.fingerprint)
    return loaded


def read_beside(window: "Window", path: Path) -> Loaded:
    """Read a map beside a window.

    Raises:
        FileRefused: it cannot be read, or does not answer.
    """
    text = tr("Opening {name}…", name=path.name)
    try:
        return run_beside(window, text, lambda _: read_and_keep(path), typing_waits=True, at_once=AT_ONCE)
    except Stopped:
        raise FileRefused(tr("the disk or the network folder does not answer."), file=path.name) from None


def write_beside(
    window: "Window",
    path: Path,
    *,
    replace: bool,
    expected: str | None = None,
    then: Callable[[str], None] | None = None,
) -> str:
    """Write the map of a window to a file, as `storage.writing.write` does, beside the window.

    Args:
        window: shows the map.
        path: the file.
        replace: whether a file that is there may be replaced.
        expected: the fingerprint that the file had when it was read.
        then: is given the fingerprint, where the map is written after the person stopped waiting.

    Returns:
        The fingerprint of the file.

    Raises:
        FileRefused: it cannot be written.
        Stopped: the person did not want to wait any longer; it may be written yet.
    """
    session = window.session
    assert session is not None
    kaart, memory = session.kaart, session.memory

    def written(_: object) -> str:
        mark = write(path, kaart, memory, replace=replace, expected=expected)
        keep(kept_in(), path, mark)
        return mark

    with window.program.file_watch.resting():
        return run_beside(
            window,
            tr("Saving {name}…", name=path.name),
            written,
            typing_waits=True,
            at_once=AT_ONCE,
            then=then,
        )
