"""A bare window: the map alone on the whole screen; later all is back as it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ketenkaart.editor.canvas.view import View

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_FULL = Qt.WindowState.WindowFullScreen


class Bare:
    """Parts of a window that are away for a while, and how it was before."""

    def __init__(self, window: "Window", *away: QWidget) -> None:
        """Put parts away and fill the screen with the map.

        Args:
            window: the window.
            away: the parts.
        """
        self._window = window
        self._layout = window.saveState()
        self._state = window.windowState()
        self._view: View = window.canvas.view
        self._shown = window.views.currentWidget() or window.canvas
        self._minimap = window.minimap.wanted
        window.minimap.set_wanted(False)
        self._away = [part for part in away if not part.isHidden()]
        for part in self._away:
            part.hide()
        window.views.setCurrentWidget(window.canvas)
        window.setWindowState(self._state | _FULL)
        window.canvas.setFocus()

    def end(self) -> None:
        """All as it was."""
        window = self._window
        window.setWindowState(self._state)
        for part in self._away:
            part.show()
        window.restoreState(self._layout)
        window.minimap.set_wanted(self._minimap)
        window.views.setCurrentWidget(self._shown)
        window.canvas.set_view(self._view)
        self._shown.setFocus()


def all_parts(window: "Window") -> tuple[QWidget, ...]:
    """What stands around the map, but for quick entry."""
    docks = (window.outline_dock, window.form_dock, window.checks_dock)
    return (window.menuBar(), window.tools, *docks, window.status)
