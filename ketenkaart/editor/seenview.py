"""A view of the map beside the map itself: made when it is seen, and anew when the map changes meanwhile."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame


class SeenView(QFrame):
    """What the views in words, as a matrix and of who meets have in common."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        super().__init__()
        self.setMinimumSize(1, 1)  # else the window could not be made small, whatever it shows
        self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self._build()
        self._follow()

    def _map_changed(self, done: object) -> None:
        """The map is another one now."""
        self._stale = True
        if self.isVisible():
            self._build()
            self._follow()

    def _build(self) -> None:
        """Make it of the map as it is."""
        raise NotImplementedError

    def _follow(self) -> None:
        """Show what is selected in the window."""
        raise NotImplementedError
