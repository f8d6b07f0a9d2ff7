"""Going on in another window on the same map: what is being typed in the first one is taken over then."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class GoingOn(QObject):
    """Takes over what is typed in a window; an edit in the other one could else take its element away.

    In another program, or in a dialog, a person comes back to what is being typed.
    """

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_was_changed)

    def _focus_was_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        window, there = self._window, now.window() if now is not None else None
        if there is window or not isinstance(there, type(window)) or there.session is not window.session:
            return
        window.names.commit()
        window.form.finish()
