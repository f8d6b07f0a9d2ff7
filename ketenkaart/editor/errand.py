"""Errands: small work for the disk, done in a thread without a word; a slow disk would hold up typing."""

from collections.abc import Callable
from typing import Any
from weakref import WeakMethod

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ketenkaart.editor.collecting import Collecting
from ketenkaart.editor.work import Worker

Told = Callable[[Any, BaseException | None], None]
"""Is told what came of an errand, and what was raised instead."""


class Errand(QObject):
    """Does one thing at a time, to its end also where who asked for it is gone."""

    def __init__(self, told: Told) -> None:
        """Nothing to do yet.

        Args:
            told: a method; where its object is gone nobody is told. A signal of Qt would still call it then.
        """
        super().__init__()
        self._told = WeakMethod(told)
        self._worker: Worker[Any] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the last one is not done yet."""
        return self._worker is not None

    def begin(self, do: Callable[[], object]) -> None:
        """Begin; only where it is not busy."""
        worker: Worker[Any] = Worker(lambda _: do())
        self._worker = worker
        worker.finished.connect(self._ended)
        worker.keep(self._ended)
        Collecting.rest()
        worker.start()

    def wait(self, most: int | None = None) -> None:
        """Wait until it is done, or for so many ms at most."""
        if most is None or self._worker is None or self._worker.wait(most):
            self._ended()

    def _ended(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.wait()  # it has sent `finished` from its last line
        Collecting.go_on()
        told = self._told()
        if told is not None and isValid(getattr(told, "__self__", None)):
            told(worker.result, worker.error)
