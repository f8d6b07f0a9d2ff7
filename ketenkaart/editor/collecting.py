"""When Python looks for objects that only hold each other: while nobody waits, and never in a thread."""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_BY_ITSELF = (100_000, 50, 100)  # new objects, and times of looking; rare, as it stops an edit for .2 s
_SOON, _LATER, _CLOSED = 30, 5_000, 1_000  # ms after a change, or after a map was closed
_MANY = 200_000  # objects that were looked through once; of so many a second look takes less than .1 s


class Collecting:
    """Keeps Python's garbage collector out of threads.

    It runs in whichever thread makes an object, and would destroy widgets there that belong to the window:
    the program then ends at once. So it rests while any thread is at work. For the main thread only.
    """

    _threads = 0
    _wanted = True

    @classmethod
    def begin(cls) -> None:
        """Have it run from now on; where a thread is at work, once that has ended."""
        gc.set_threshold(*_BY_ITSELF)
        cls._wanted = True
        if not cls._threads:
            gc.enable()

    @classmethod
    def rest(cls) -> None:
        """A thread begins."""
        if not cls._threads:
            cls._wanted = gc.isenabled()
        cls._threads += 1
        gc.disable()

    @classmethod
    def go_on(cls) -> None:
        """A thread has ended."""
        cls._threads -= 1
        if not cls._threads and cls._wanted:
            gc.enable()


class Lull(QObject):
    """Looks through what is new shortly after each change, when the map and all panels show it.

    That takes a few ms. Left to itself Python looks only now and then, through what a dozen edits made, and
    in the midst of the next one; and at maps that were closed hardly ever.
    """

    def __init__(self, parent: QObject) -> None:
        """Look after each `stir`."""
        super().__init__(parent)
        self._once = 0  # so many objects were looked through once
        self._soon = self._timer(_SOON, self._look_at_new)
        self._later = self._timer(_LATER, self._look_again)
        self._closed = self._timer(_CLOSED, lambda: self._look(2))

    def _timer(self, after: int, look: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=after)
        timer.timeout.connect(look)
        return timer

    def stir(self) -> None:
        """Something was changed."""
        self._soon.start()
        self._later.start()

    def map_closed(self) -> None:
        """Nobody shows a map any more: what it held can go."""
        self._closed.start()

    def _look_at_new(self) -> None:
        self._once += gc.get_count()[0]
        self._look(0)
        if self._once > _MANY:
            self._look_again()

    def _look_again(self) -> None:
        self._once = 0
        self._look(1)

    def _look(self, generation: int) -> None:
        if gc.isenabled():  # else a thread is at work
            gc.collect(generation)
