"""The line of quick entry: a field that underlines what is wrong, and hands its keys to the bar first."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLineF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from ketenkaart.editor.look.tokens import tokens_in_use

_OURS = frozenset(
    (
        *(Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape),
        *(Qt.Key.Key_Up, Qt.Key.Key_Down),
    )
)


class QuickLine(QLineEdit):
    """The line.

    Attributes:
        entered: is sent when it got the focus.
        left: is sent when the focus went elsewhere in the window.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, press: Callable[[Qt.Key], bool], parent: QWidget) -> None:
        """Empty.

        Args:
            press: is offered Tab, Enter, Esc and the arrows up and down first; gives whether it took it.
            parent: the bar.
        """
        super().__init__(parent)
        self._press = press
        self._wrong = (0, 0)

    def underline(self, start: int, end: int) -> None:
        """Underline a part of the text; nothing where both are the same."""
        if (start, end) != self._wrong:
            self._wrong = (start, end)
            self.update()

    def x_of(self, place: int) -> float:
        """Where a place in the text stands, px from the left of the line."""
        text, caret, metrics = self.text(), self.cursorPosition(), self.fontMetrics()
        away = metrics.horizontalAdvance(text[:place]) - metrics.horizontalAdvance(text[:caret])
        return self.cursorRect().center().x() + away

    def event(self, event: QEvent) -> bool:
        """Hand keys to the bar; undo and redo go to the map where the line itself has nothing to undo."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if self._has_nothing_to_undo(event) or self._has_nothing_to_edit(event):
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in _OURS and self._press(Qt.Key(event.key())):
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the bar."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the bar."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def _has_nothing_to_undo(self, event: QKeyEvent) -> bool:
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        return (event.matches(undo) and not self.isUndoAvailable()) or (
            event.matches(redo) and not self.isRedoAvailable()
        )

    def _has_nothing_to_edit(self, event: QKeyEvent) -> bool:
        """Whether it is a key of some systems for the end of the text, and there is no text."""
        key = QKeySequence.StandardKey
        ends = (key.MoveToEndOfLine, key.DeleteEndOfLine)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(control) and not self.text() and any(map(event.matches, ends))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, with what is wrong underlined."""
        super().paintEvent(event)
        start, end = self._wrong
        if end <= start:
            return
        left, right = max(self.x_of(start), 2.0), min(self.x_of(end), float(self.width() - 2))
        if right <= left:
            return
        with QPainter(self) as painter:
            painter.setPen(QPen(QColor(tokens_in_use().error), 2, Qt.PenStyle.DotLine))
            y = self.cursorRect().bottom() + 1.0
            painter.drawLine(QLineF(left, y, max(right, left + 6), y))
