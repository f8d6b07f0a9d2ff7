"""Foresight: what the map would look like after an edit, worked out beside the window when nobody types."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from ketenkaart.changes.change import ChangeRefused
from ketenkaart.drawing.screen import Screen
from ketenkaart.editor.collecting import Collecting
from ketenkaart.editor.session import drawn_after
from ketenkaart.editor.work import Stopped, Worker
from ketenkaart.edits.edit import Edit
from ketenkaart.layout.result import Progress

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class _Wanted(NamedTuple):
    make: Callable[[], Edit]
    show: Callable[[Screen | None], None]


class Foresight(QObject):
    """Foresees one edit at a time; another wish, or a change of the map, ends the one before."""

    def __init__(self, window: "Window", rests: int) -> None:
        """Nothing is foreseen yet.

        Args:
            window: the window with the map.
            rests: how long nothing else may be wished before it begins, ms.
        """
        super().__init__(window)
        self._window = window
        self._wanted: _Wanted | None = None
        self._running: _Wanted | None = None
        self._worker: Worker[Screen | None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=rests)
        self._timer.timeout.connect(self._begin)
        window.map_changed.connect(self.forget)
        window.closed.connect(self._end)

    def want(self, make: Callable[[], Edit], show: Callable[[Screen | None], None]) -> None:
        """Foresee an edit, once nothing else was wished for a while.

        Args:
            make: gives the edit; called in a thread, so it only reads.
            show: is given the map as it would be seen; none where the edit cannot be done.
        """
        self.forget()
        self._wanted = _Wanted(make, show)
        self._timer.start()

    def forget(self) -> None:
        """Nothing is wished any more."""
        self._timer.stop()
        self._wanted = None
        if self._worker is not None:
            self._worker.stop = True

    def _begin(self) -> None:
        """Begin, where the one before has ended; else that begins it."""
        session, wanted = self._window.session, self._wanted
        if self._worker is not None or wanted is None or session is None:
            return
        self._running, see = wanted, self._window.reading.folds.seeing()
        self._worker = Worker(partial(_foreseen, session.screen, wanted.make, see))
        self._worker.finished.connect(self._ended)
        Collecting.rest()
        self._worker.start()

    def _ended(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.wait()
        Collecting.go_on()
        done, self._running = self._running, None
        if self._wanted is None:
            return
        if done is not self._wanted:
            if not self._timer.isActive():
                self._begin()
            return
        self._wanted = None
        if worker.error is not None:
            raise worker.error
        done.show(worker.result)

    def _end(self) -> None:
        """The window is gone."""
        self.forget()
        self._ended()


def _foreseen(
    screen: Screen, make: Callable[[], Edit], see: Callable[[Screen], Screen], progress: Progress
) -> Screen | None:
    """The map after an edit, as it is seen then; none where it cannot be done, or changes nothing."""
    try:
        edit = make()
        moved = edit.memory is not None and edit.memory != screen.layout.memory
        if edit.refusal or not (edit.changes or moved):
            return None
        return see(drawn_after(screen, edit, progress=progress))
    except (ChangeRefused, Stopped):
        return None
