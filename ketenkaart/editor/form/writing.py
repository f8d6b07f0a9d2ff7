"""Writing: a text that grows with what is typed in it, and is told when it is left or Enter is pressed."""

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_AROUND = 16  # px above and below the lines: margins, padding and border
_MOST_LINES = 12
_MARGIN = 3  # px


class Writing(QPlainTextEdit):
    """A text; hostile characters and markup are shown as they are.

    Attributes:
        finished: is sent the text once, when it was changed and is left or confirmed with Enter.
        given_back: is sent when Esc brought back the text there was.
        is_wrong: whether what was typed cannot be taken; it then stays.
    """

    finished = Signal(str)
    given_back = Signal()

    def __init__(self, *, several_lines: bool = False, parent: QWidget | None = None) -> None:
        """Empty.

        Args:
            several_lines: whether Enter begins a new line.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.several_lines = several_lines
        self.is_wrong = False
        self._known = ""
        self._finished = ""
        self._height = 0
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._grow)
        self._grow()

    @property
    def text(self) -> str:
        """What stands in it now."""
        return self.toPlainText()

    @property
    def is_typed(self) -> bool:
        """Whether a person changed it since it was shown."""
        return self.text != self._known

    @property
    def is_untold(self) -> bool:
        """Whether what was typed is not taken over, be it that it cannot be."""
        return self.is_typed and (self.text != self._finished or self.is_wrong)

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """Show another text; what is being typed stays, and Esc gives the new one.

        Args:
            text: the text.
            anew: whether it belongs to something else, so that what was typed goes.
        """
        untold = self.is_typed and self.hasFocus() and self.text != self._finished
        kept = (untold or self.is_wrong) and not anew
        self._known = text
        if kept:
            return
        if self.text != text:
            place = 0 if anew else min(self.textCursor().position(), len(text))
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(place)
            self.setTextCursor(cursor)
        self._known = self._finished = self.text  # Qt gives some characters back as others

    def finish(self, *, again: bool = False) -> None:
        """Tell what was typed, if it was not told yet.

        Args:
            again: also where it was told and could not be taken.
        """
        text = self.text
        if self.is_untold if again else self.is_typed and text != self._finished:
            self._finished = text
            self.document().clearUndoRedoStacks()  # from here on the map itself is undone
            self.finished.emit(text)

    def put_back(self, text: str) -> bool:
        """Take over a text as if it were typed; whether that could be done."""
        self.setPlainText(text)
        self.finish()
        return not self.is_wrong

    def give_back(self) -> None:
        """Show what it was."""
        all_of_it = QTextCursor(self.document())
        all_of_it.select(QTextCursor.SelectionType.Document)
        all_of_it.insertText(self._known)  # as if typed, so that undo brings back what was given up
        self._known = self._finished = self.text
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.given_back.emit()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the map where nothing was typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            back = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            again = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if back or again:
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms, Esc gives back; all else types."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._confirms(event):
            self.finish(again=True)
        elif event.key() == Qt.Key.Key_Escape:
            if self.is_typed:
                self.give_back()
            else:
                event.ignore()
        else:
            super().keyPressEvent(event)

    def _confirms(self, event: QKeyEvent) -> bool:
        return not self.several_lines or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by keyboard, typing takes the place of one line."""
        super().focusInEvent(event)
        if not self.several_lines and event.reason() in (
            *(Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason),
            *(Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason),
        ):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is taken over on leaving, and nothing of it stays marked: only the focus is."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self.finish()
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste without formats, and in one line where there is one."""
        text = source.text()
        self.insertPlainText(text if self.several_lines else " ".join(text.split()))

    def show_while_empty(self, words: str) -> None:
        """Show words while it is empty, without cutting them."""
        if words != self.placeholderText():
            self.setPlaceholderText(words)
            self._grow()

    def _grow(self) -> None:
        """As high as its lines, as far as that leaves room for other fields."""
        line = self.fontMetrics().lineSpacing()
        least, most = line * (2 if self.several_lines else 1), line * _MOST_LINES
        text = self._text_height(most)
        height = round(min(max(text, least), most)) + _AROUND
        if height != self._height:
            self._height = height
            self.setFixedHeight(height)
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAsNeeded if text > most else policies.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)

    def _text_height(self, enough: float) -> float:
        """How high the text is at its width, or the words in its place; no further than is enough."""
        if self.document().isEmpty() and self.placeholderText():
            room = QRect(0, 0, self.viewport().width() - 2 * _MARGIN, round(enough))
            return (
                self.fontMetrics()
                .boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText())
                .height()
            )
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height <= enough:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower text is higher."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()
