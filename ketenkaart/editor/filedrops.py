"""File drops: maps that are dragged into a window from elsewhere are opened."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_DRAGGED = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})
_MOST_TOLD = 5  # files that cannot be opened


class FileDrops(QObject):
    """Takes the files that are dropped anywhere in a window, also on a field that would take their names."""

    def __init__(self, window: "Window") -> None:
        """Take them from now on."""
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept files, and open them once the program they come from is let go."""
        if event.type() is QEvent.Type.Show and watched is self._window:
            self._window.windowHandle().installEventFilter(self)  # before any field of the window
        if event.type() not in _DRAGGED or not isinstance(event, QDropEvent):
            return False
        paths = _files(event)
        if not paths:
            return False
        if QApplication.activeModalWidget() is not None:  # a question waits for its answer
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            QTimer.singleShot(0, self, lambda: open_files(self._window, paths))
        return True


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def open_files(window: "Window", paths: Sequence[Path]) -> None:
    """Open files; those that cannot be opened are told together.

    Args:
        window: where the first is shown, if that has no map.
        paths: the files.
    """
    refused: list[str] = []
    for path in paths:
        window.bars.settle("open")
        window.program.open(path, window)
        refused += filter(None, [window.bars.text_of("open")])
    if len(refused) > 1:
        told = refused[:_MOST_TOLD]
        more = len(refused) - len(told)
        told += [tr("And {count} more.", count=more)] if more else []
        text = "\n".join((tr("{count} files cannot be opened.", count=len(refused)), *told))
        window.bars.show_bar("open", text, error=True)
