"""File drops: maps that are dragged into a window from elsewhere are opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """Takes the files that are dropped anywhere in a window."""

    def __init__(self, window: QWidget, open_file: Callable[[Path], object]) -> None:
        """Take them from now on.

        Args:
            window: the window.
            open_file: opens one of them.
        """
        super().__init__(window)
        self._open = open_file
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept files, and open them."""
        if isinstance(event, QDragEnterEvent) and _files(event):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop and (paths := _files(event)):
            event.acceptProposedAction()
            for path in paths:
                self._open(path)
            return True
        return False


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
