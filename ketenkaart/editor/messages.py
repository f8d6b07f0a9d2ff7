"""Messages: a toast after a deed, a bar above the map, a question where undo cannot help.

All texts are shown as plain text: a map may hold anything.
"""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QHideEvent, QKeyEvent
from PySide6.QtGui import Qt as Markup
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.texts import tr

_TOAST_STAYS = 6_000  # ms
_EDGE = 16  # px
_LARGE = 24  # letters, px
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Button(NamedTuple):
    """A button under a message.

    Attributes:
        text: a verb, in the language in use.
        run: what it does; a question answers with the button instead.
        safe: whether it changes nothing that cannot be undone: it has the focus and Enter.
    """

    text: str
    run: Callable[[], object] = lambda: None
    safe: bool = False


def announce(widget: QWidget, text: str) -> None:
    """Have assistive technology say something."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that shows its text as it is, broken into lines where it is long."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    return label


def plain_tip(text: str) -> str:
    """A tip that shows its text as it is: Qt takes what looks like tags for tags."""
    if not Markup.mightBeRichText(text):
        return text
    return f"<span>{'<br>'.join(escape(line) for line in text.splitlines())}</span>"


class Toast(QFrame):
    """One sentence over the map for some seconds, after a deed; it stays while mouse or keyboard is on it.

    Attributes:
        said: is sent when it says something.
        back: what gets the keyboard again once it goes.
    """

    said = Signal()

    def __init__(self, parent: QWidget, *above: QWidget) -> None:
        """Made once, over a widget.

        Args:
            parent: the widget.
            above: its parts, from its foot up, that are kept free where they are seen.
        """
        super().__init__(parent)
        self._within, self._above = parent, above
        self.setObjectName("toast")
        dress(self, "toast")
        self._label = plain_label()
        self._label.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._label, 1)
        self._row = row
        self._buttons: list[QPushButton] = []
        self._font: QFont | None = None  # of a size of its own
        self._of_the_last_deed = False
        self.back: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=_TOAST_STAYS)
        self._timer.timeout.connect(self.hide)
        for part in (parent, *above):
            part.installEventFilter(self)
        self.hide()

    def show_text(self, text: str, buttons: Sequence[Button] = (), *, of_the_last_deed: bool = False) -> None:
        """Show a sentence.

        Args:
            text: the sentence.
            buttons: what it offers.
            of_the_last_deed: whether that is only right until the map changes again, such as to undo.
        """
        self._of_the_last_deed = of_the_last_deed
        for old in self._buttons:
            self._row.removeWidget(old)  # else it takes room until it is gone
            old.deleteLater()
        self._buttons = [self._button(button) for button in buttons]
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()
        self._place()  # now, as showing it may first have given the parent its size
        self.raise_()
        self._timer.start()
        announce(self, text)
        self.said.emit()

    def map_was_changed(self) -> None:
        """Offer no more what would now undo something else."""
        if self._of_the_last_deed:
            self.hide()

    def show_large(self, large: bool) -> None:
        """Large letters, for a work session on a beamer; or the usual ones."""
        font = QFont(QApplication.font())
        if large:
            font.setPixelSize(_LARGE)
        self._font = font if large else None
        for part in (self._label, *self._buttons):
            part.setFont(font)
        self._place()

    def _button(self, button: Button) -> QPushButton:
        made = QPushButton(button.text, self)
        dress(made, "link")
        if self._font is not None:
            made.setFont(self._font)
        made.clicked.connect(self.hide)
        made.clicked.connect(lambda: button.run())
        made.installEventFilter(self)
        self._row.addWidget(made)
        made.show()  # a toast that is seen already would leave no room for it
        return made

    def _place(self) -> None:
        within = self._within.rect()
        self._fit(within.width() - 2 * _EDGE)
        place = QRect(QPoint((within.width() - self.width()) // 2, 0), self.size())
        place.moveBottom(within.height() - _EDGE)
        for part in self._above:
            taken = QRect(part.mapTo(self._within, QPoint()), part.size())
            if part.isVisible() and taken.intersects(place.adjusted(0, 0, 0, _EDGE)):
                place.moveBottom(taken.top() - _EDGE)
        self.move(place.topLeft())

    def _fit(self, room: int) -> None:
        """As wide as the sentence; where that is too wide, on lines, so that the buttons stay in sight."""
        self._label.setWordWrap(False)
        self.adjustSize()
        if self.width() > room:
            self._label.setWordWrap(True)
            self.resize(room, self._row.totalHeightForWidth(room))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle below, clear of what stands there, and as long as a button has the keyboard."""
        if watched is self._within or watched in self._above:
            if event.type() in _MOVES and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._timer.start()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; Esc lets it go."""
        pressed = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(pressed, QPushButton):
            pressed.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back where it was."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus) and self.back is not None:
            self.back.setFocus()
        super().hideEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        """Stay while the mouse is on it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go again after a while."""
        self._timer.start()


class MessageBars(QWidget):
    """The bars above the map: what needs attention but blocks nothing. One for each matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first, and takes no room then."""
        super().__init__(parent)
        self.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._bars: dict[str, tuple[QFrame, str]] = {}

    def show_bar(
        self, matter: str, text: str, buttons: Sequence[Button] = (), *, error: bool = False
    ) -> None:
        """Show a sentence until it is settled; a new one on the same matter takes its place.

        Args:
            matter: what it is about.
            text: the sentence; what stands on more lines tells more of it, in paler letters.
            buttons: what can be done; the safe one is filled.
            error: whether something went wrong.
        """
        self.settle(matter)
        bar = QFrame(self)
        bar.setObjectName("message_bar")
        dress(bar, "wrong" if error else "notice")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 8, 6)
        row.addLayout(_lines(text), 1)
        for button in buttons:
            made = QPushButton(button.text, bar)
            if button.safe:
                dress(made, "filled")
            made.clicked.connect(partial(self._answer, matter, button))
            row.addWidget(made)
        close = QToolButton(bar)
        close.setIcon(icon("close", "muted"))
        dress(close, "small")
        close.setAccessibleName(tr("Close"))
        close.setToolTip(tr("Close"))
        close.clicked.connect(lambda: self.settle(matter))
        row.addWidget(close)
        self._bars[matter] = (bar, text)
        self._column.addWidget(bar)
        self.show()
        announce(bar, text)

    def _answer(self, matter: str, button: Button, _: bool = False) -> None:
        self.settle(matter)
        button.run()

    def settle(self, matter: str) -> None:
        """Take the bar of a matter away."""
        found = self._bars.pop(matter, None)
        if found is not None:
            found[0].hide()
            found[0].deleteLater()
        self.setVisible(bool(self._bars))

    def clear(self) -> None:
        """Take all bars away."""
        for matter in list(self._bars):
            self.settle(matter)

    def text_of(self, matter: str) -> str:
        """What the bar of a matter says now; empty where there is none."""
        return self._bars[matter][1] if matter in self._bars else ""

    def texts(self) -> list[str]:
        """What the bars say now."""
        return [text for _, text in self._bars.values()]


def _lines(text: str) -> QVBoxLayout:
    """A sentence, and below it what tells more of it."""
    column = QVBoxLayout()
    column.setSpacing(2)
    head, *more = text.split("\n")
    for line in (head, *more):
        label = plain_label(line)
        if more:
            dress(label, "section" if line is head else "muted")
        column.addWidget(label)
    return column


def ask(parent: QWidget | None, text: str, buttons: Sequence[Button], more: str = "") -> Button | None:
    """Ask a question; for what cannot be undone.

    Args:
        parent: the window.
        text: the question.
        buttons: the answers; the safe one has the focus. The last one is given by Esc.
        more: a second sentence, smaller.

    Returns:
        The answer; None where the question was closed.
    """
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    box.setWindowTitle("Ketenkaart")
    made = {}
    for place, button in enumerate(buttons):
        last = place == len(buttons) - 1
        role = QMessageBox.ButtonRole.RejectRole if last else QMessageBox.ButtonRole.AcceptRole
        made[box.addButton(button.text, role)] = button
    for widget, button in made.items():
        if button.safe:
            box.setDefaultButton(widget)
    box.setEscapeButton(list(made)[-1])
    box.exec()
    return made.get(box.clickedButton())  # type: ignore[call-overload,no-any-return]
