"""Coming back: what takes the keyboard for a moment, such as the search, gives it back to where it was."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class ComingBack(QObject):
    """Remembers for a panel where the keyboard was before it.

    A panel that is opened from another one takes over from there: the other one is gone by then.

    Attributes:
        place: what had the keyboard.
    """

    def __init__(self, panel: QWidget) -> None:
        """It was nowhere yet."""
        super().__init__(panel)
        self._panel = panel
        self.place: QWidget | None = None

    def leave(self) -> None:
        """Remember where it is now, before the panel takes it."""
        focus = QApplication.focusWidget()
        if focus is None or not self._panel.isAncestorOf(focus):
            before = _panel_with(focus)
            self.place = before.place if before is not None else focus

    def give_back(self, home: QWidget) -> None:
        """Let it go on there; else at home, where that is gone or hidden meanwhile."""
        place, self.place = self.place, None
        there = place is not None and isValid(place) and place.isVisible() and place.isEnabled()
        back = place if there and place is not None else home
        back.setFocus(Qt.FocusReason.OtherFocusReason)


def _panel_with(focus: QWidget | None) -> ComingBack | None:
    """What a panel that has the focus remembers."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    while focus is not None:
        found = focus.findChild(ComingBack, options=direct)
        if isinstance(found, ComingBack):
            return found
        focus = focus.parentWidget()
    return None
