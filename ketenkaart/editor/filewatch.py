"""File watch: tells where someone else changed, moved or deleted the file of a map that is open."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from ketenkaart.editor import files
from ketenkaart.editor.errand import Errand
from ketenkaart.editor.session import FileState
from ketenkaart.storage.opening import read_bytes
from ketenkaart.storage.reading import fingerprint
from ketenkaart.storage.refusal import FileRefused

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program

_EVERY = 2_000  # ms

_Stamp = tuple[float, int]


class _Seen(NamedTuple):
    """What a look at a file found.

    Attributes:
        state: what the window knew of the file.
        stamp: when it was written last, and its size; none where it is gone.
        mark: its fingerprint; none where it is gone.
        folder_gone: whether its folder is not there either.
    """

    state: FileState
    path: Path
    stamp: _Stamp | None
    mark: str | None = None
    folder_gone: bool = False


class FileWatch(QObject):
    """Looks at the files of all open maps now and then; in a thread, since a share may not answer."""

    def __init__(self, program: "Program") -> None:
        """Begin to look."""
        super().__init__(program)
        self._program = program
        self._stamps: dict[Path, _Stamp | None] = {}
        self._rests = 0
        self._looking = Errand(self._looked)
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """While a file is written what is seen of it is no change of someone else."""
        self._rests += 1
        try:
            yield
        finally:
            self._rests -= 1

    def _look(self) -> None:
        sessions = (window.session for window in self._program.windows)
        states = {session.file.path: session.file for session in sessions if session is not None}
        states.pop(None, None)
        if states and not self._rests and not self._looking.is_busy:
            self._looking.begin(partial(_look_at, list(states.values()), dict(self._stamps)))

    def _looked(self, found: Sequence[_Seen] | None, _: BaseException | None) -> None:
        for seen in () if self._rests or found is None else found:
            windows = [window for window in self._program.windows if window.session is not None]
            windows = [one for one in windows if one.session is not None and one.session.file is seen.state]
            if not windows:  # saved meanwhile
                continue
            if seen.stamp is None:
                if self._stamps.get(seen.path, ()) is not None:  # told once
                    files.tell_gone(windows[0], folder_too=seen.folder_gone)
            elif seen.mark == seen.state.fingerprint:
                files.tell_as_it_was(windows[0])
            else:
                files.tell_changed(windows[0])
            self._stamps[seen.path] = seen.stamp


def _look_at(states: Sequence[FileState], stamps: Mapping[Path, _Stamp | None]) -> list[_Seen]:
    """Look at files; what looks as it did the last time is not read."""
    found = []
    for state in states:
        path = state.path
        assert path is not None
        try:
            stat = path.stat()
            stamp = (stat.st_mtime, stat.st_size)
            if stamps.get(path) != stamp:
                found.append(_Seen(state, path, stamp, fingerprint(read_bytes(path))))
        except FileNotFoundError:
            found.append(_Seen(state, path, None, folder_gone=not path.parent.exists()))
        except (OSError, FileRefused):  # which is no change; it is asked anew
            continue
    return found
