"""Typing on the map: a letter begins the name of what is selected, or goes to quick entry."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from ketenkaart.editor.commandkeys import is_command
from ketenkaart.model.process import Flow, Partner, Phase, Step, System

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_NAMED_ON_MAP = (Step, Flow, Partner, Phase, System)


class Typing(QObject):
    """Sees what is typed on the map, as letters and not as keys, so that dead keys and AltGr work."""

    def __init__(self, window: "Window") -> None:
        """Watches the map of a window."""
        super().__init__(window)
        self._window = window
        window.canvas.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        window.canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take letters."""
        text = ""
        if isinstance(event, QInputMethodEvent):
            text = event.commitString()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            text = "" if is_command(event) else event.text()
        if not text.strip() or not text.isprintable():
            return super().eventFilter(watched, event)
        return self._type(text)

    def _type(self, text: str) -> bool:
        window = self._window
        if window.session is None or window.session.file.read_only:
            return False
        current = window.selection.current
        record = window.session.kaart.records.get(current or "")
        if current is not None and isinstance(record, _NAMED_ON_MAP):
            window.names.open(current, text)
        else:
            window.quick.type_text(text)
        return True
