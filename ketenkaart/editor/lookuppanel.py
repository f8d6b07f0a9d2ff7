"""A panel at the top of the map: a line to type in, and a list to choose from by arrows and Enter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidgetItem, QVBoxLayout

from ketenkaart.editor.comingback import ComingBack
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.sign import Sign
from ketenkaart.editor.messages import announce, plain_label
from ketenkaart.editor.rows import Row, RowList

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_WIDTH, _WIDE = 640, 80  # px at least, and characters
_MOST_SEEN, _FEWEST_SEEN = 12, 3
_TOP, _SIGN = 8, 18  # px
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_MOST_SEEN,
    Qt.Key.Key_PageDown: _MOST_SEEN,
}


class LookupPanel(QFrame):
    """The panel. A kind of panel says what it lists in `rows`, and what choosing means in `take`.

    Attributes:
        line: the field.
        shown: the rows in the list.
    """

    picture = "search"
    stays = False

    def __init__(self, window: "Window") -> None:
        """Hidden until it is opened."""
        super().__init__(window.stack)
        self._window = window
        dress(self, "pop")
        self.setAccessibleName(self.title())
        self.line = QLineEdit()
        self.line.setAccessibleName(self.title())
        self.line.setPlaceholderText(self.placeholder())
        dress(self.line, "quick")
        self.line.textChanged.connect(lambda _: self.refresh())
        self.line.installEventFilter(self)
        self._picture = Sign(self.picture, "muted", _SIGN)
        self._list = RowList(self.title())
        self._list.itemClicked.connect(self._click)
        self._list.currentRowChanged.connect(self._row_changed)
        self._nothing = plain_label()
        self._nothing.setMargin(14)
        dress(self._nothing, "muted")
        self.shown: tuple[Row, ...] = ()
        self._back = ComingBack(self)
        self._lay_out()
        window.stack.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(row)
        line = QFrame()
        dress(line, "line")
        column.addWidget(line)
        self._list.setContentsMargins(5, 5, 5, 5)
        column.addWidget(self._list)
        column.addWidget(self._nothing)

    # What a kind of panel says

    def title(self) -> str:
        """What it is called."""
        raise NotImplementedError

    def placeholder(self) -> str:
        """What stands in the empty field."""
        raise NotImplementedError

    def rows(self, text: str) -> tuple[Row, ...]:
        """What there is to choose for what is typed."""
        raise NotImplementedError

    def nothing(self, text: str) -> str:
        """What to say where there is nothing to choose."""
        raise NotImplementedError

    def take(self, row: Row) -> None:
        """A row was chosen."""
        raise NotImplementedError

    def moved_to(self, row: Row) -> None:
        """The arrows came to a row."""

    # What is the same for all

    def open(self) -> None:
        """Show it, with the focus in its field; the same key again closes it."""
        if self.isVisible() and self.line.hasFocus():
            self.close_panel()
            return
        self._back.leave()
        self.line.selectAll()
        self.show()
        self.refresh()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """List what there is now for what is typed."""
        if self.isHidden():
            return
        text = self.line.text().strip()
        self.shown = self.rows(text)
        self._list.blockSignals(True)
        self._list.show_rows(self.shown)
        first = next((n for n, row in enumerate(self.shown) if row.strong), 0)
        self._list.setCurrentRow(first if self.shown else -1)
        self._list.blockSignals(False)
        self._list.setVisible(bool(self.shown))
        words = "" if self.shown else self.nothing(text)
        self._nothing.setText(words)
        self._nothing.setVisible(bool(words))
        if words:
            announce(self.line, words)
        self._place()

    def close_panel(self) -> None:
        """Give the focus back, and hide it; hidden first, it would give the focus to some field meanwhile."""
        if self.isAncestorOf(self._window.focusWidget() or self._window):
            self._back.give_back(self._window.canvas)
        self.hide()

    def choose(self, number: int) -> None:
        """Take a row of the list."""
        if not 0 <= number < len(self.shown):
            return
        row = self.shown[number]
        if not row.enabled:
            self._window.say(row.detail)
            return
        if not self.stays:
            self.close_panel()
        self.take(row)

    def _click(self, item: QListWidgetItem) -> None:
        self.choose(self._list.row(item))

    def _row_changed(self, number: int) -> None:
        if 0 <= number < len(self.shown):
            row = self.shown[number]
            announce(self._list, ", ".join(filter(None, (row.text, row.detail))))
            self.moved_to(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field; and its place while the window changes size."""
        if watched is not self.line:
            if event.type() is QEvent.Type.Resize:
                self._place()
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.FocusOut and not self._stays_open():
            self.hide()
        if isinstance(event, QKeyEvent):
            override = event.type() is QEvent.Type.ShortcutOverride
            if override and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._press(Qt.Key(event.key())):
                return True
        return super().eventFilter(watched, event)

    def _stays_open(self) -> bool:
        """Whether the focus left for a moment only: another program, a menu, its own list."""
        return not self._window.isActiveWindow() or self._list.underMouse()

    def _press(self, key: Qt.Key) -> bool:
        if key is Qt.Key.Key_Escape:
            self.close_panel()
        elif key in _ENTER:
            self.choose(self._list.currentRow())
        elif key in _STEPS and self.shown:
            last, row = len(self.shown) - 1, self._list.currentRow() + _STEPS[key]
            if abs(_STEPS[key]) == 1:
                row %= last + 1
            self._list.setCurrentRow(min(max(row, 0), last))
        else:
            return False
        return True

    def _place(self) -> None:
        """In the middle of the map, at its top."""
        if self.isHidden():
            return
        stack = self._window.stack
        over = self._window.views if self._window.session is not None else stack
        corner = over.mapTo(stack, QPoint(0, 0))
        wide = max(_WIDTH, _WIDE * self.fontMetrics().averageCharWidth())
        self.setFixedWidth(min(wide, max(over.width() - 2 * _TOP, 200)))
        self._fit_list(stack.height() - corner.y() - 2 * _TOP)
        self.adjustSize()
        self.move(corner.x() + (over.width() - self.width()) // 2, corner.y() + _TOP)

    def _fit_list(self, room: int) -> None:
        """As many rows as are seen at once, and fewer where the window is too low for them."""
        wished, least = (
            self._list.height_of(min(len(self.shown), most)) for most in (_MOST_SEEN, _FEWEST_SEEN)
        )
        self._list.setFixedHeight(wished)
        over = self.sizeHint().height() - room
        self._list.setFixedHeight(max(min(wished, wished - over), least))
