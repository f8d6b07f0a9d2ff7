"""What assistive technology is told of each change of the map: what was done, and what was undone.

A deed that says itself what it did, in a toast, is told only so.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QUndoStack

from ketenkaart.editor.messages import announce
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class Announcing(QObject):
    """Says what is done to the map of a window, in this window or another one."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
        self._stack: QUndoStack | None = None
        self._index = 0
        self._waiting = ""
        self._soon = QTimer(self, singleShot=True, interval=0)  # once the deed had its own say
        self._soon.timeout.connect(self._tell)
        window.toast.said.connect(self._soon.stop)
        window.map_changed.connect(lambda _: self._follow())

    def _follow(self) -> None:
        """Listen to the changes of the map that is shown now."""
        session = self._window.session
        stack = session.undo_stack if session is not None else None
        if stack is self._stack:
            return
        if self._stack is not None:
            self._stack.indexChanged.disconnect(self._changed)
        self._stack = stack
        if stack is not None:
            self._index = stack.index()
            stack.indexChanged.connect(self._changed)

    def _changed(self, index: int) -> None:
        before, self._index = self._index, index
        assert self._stack is not None
        undone = index < before
        label = self._stack.text(index if undone else index - 1)
        if undone and self._window.reading.workshop.is_on:
            return  # where it is shown and said in large letters
        if label:
            self._waiting = tr("Undone: {label}", label=label) if undone else label
            self._soon.start()

    def _tell(self) -> None:
        announce(self._window.canvas, self._waiting)
