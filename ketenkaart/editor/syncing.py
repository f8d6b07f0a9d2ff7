"""Syncing: the disk is asked beside the window to keep what was written; a slow one would hold up typing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ketenkaart.editor.work import Collecting, Worker

_AT_WORK: set["Worker[None]"] = set()  # Qt ends the program where one is let go while it runs


def wait_for_all() -> None:
    """Wait until the disk has answered all that was asked, such as before the program ends."""
    for worker in list(_AT_WORK):
        worker.wait()


class Syncing(QObject):
    """Has the disk keep one file at a time.

    Attributes:
        ended: is sent why it could not; None where it could.
    """

    ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Nothing is asked yet."""
        super().__init__(parent)
        self._worker: Worker[None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the disk has not answered yet."""
        return self._worker is not None

    def begin(self, sync: Callable[[], None]) -> None:
        """Begin; only where it is not busy.

        Args:
            sync: asks the disk; done in a thread.
        """
        worker = self._worker = Worker(lambda _: sync())
        _AT_WORK.add(worker)
        worker.finished.connect(self._ended)
        Collecting.rest()
        worker.start()

    def _ended(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.wait()  # it has sent `finished` from its last line
        Collecting.go_on()
        _AT_WORK.discard(worker)
        self.ended.emit(worker.error)

    def wait(self) -> None:
        """Wait until the disk has answered."""
        self._ended()
