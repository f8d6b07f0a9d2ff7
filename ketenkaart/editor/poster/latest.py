"""What is worked out beside the window and may be out of date before it is done: the last wish counts."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from ketenkaart.editor.collecting import Collecting
from ketenkaart.editor.work import Stopped, Worker

Tell = Callable[[float], None]
"""Is told the share that is done; raises where nobody wants the result any more."""


class Latest(QObject):
    """Works out one thing at a time.

    Attributes:
        done: is sent what came of the last wish.
        failed: is sent the exception that came of it instead, of one of the kinds that were named.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, refusals: tuple[type[Exception], ...] = ()) -> None:
        """Idle at first.

        Args:
            parent: its owner.
            refusals: exceptions that are meant for people.
        """
        super().__init__(parent)
        self._refusals = refusals
        self._job: _Job | None = None
        self._next: Callable[[Tell], object] | None = None

    @property
    def busy(self) -> bool:
        """Whether anything is being worked out that is still wanted."""
        return self._job is not None and (not self._job.stop or self._next is not None)

    def ask(self, do: Callable[[Tell], object]) -> None:
        """Work something out; what was asked before is given up."""
        self._next = do
        if self._job is None:
            self._begin()
        else:
            self._job.stop = True

    def stop(self) -> None:
        """Nothing is wanted any more."""
        self._next = None
        if self._job is not None:
            self._job.stop = True

    def _begin(self) -> None:
        assert self._next is not None
        self._job = _Job(self._next)
        self._next = None
        self._job.finished.connect(self._end)
        self._job.begin()

    def _end(self) -> None:
        job, self._job = self._job, None
        assert job is not None
        if self._next is not None:
            self._begin()
        elif job.stop or isinstance(job.error, Stopped):
            return
        elif job.error is None:
            self.done.emit(job.result)
        elif isinstance(job.error, self._refusals):
            self.failed.emit(job.error)
        else:
            raise job.error


class _Job(Worker[object]):
    """Lives until it is done, also where its owner does not."""

    _alive: ClassVar["set[_Job]"] = set()

    def begin(self) -> None:
        """Start, and stay alive until done."""
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self._give_up)
        self._alive.add(self)
        self.finished.connect(self._forget)
        Collecting.rest()
        self.start(QThread.Priority.LowPriority)

    def _forget(self) -> None:
        self.wait()  # it has sent `finished` from its last line
        self._alive.discard(self)
        Collecting.go_on()

    def _give_up(self) -> None:
        self.stop = True
        self.wait()
