"""A prompt: one line over the map that asks for something by name, with what there is to choose from."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ketenkaart.editor.comingback import ComingBack
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.messages import announce, plain_label
from ketenkaart.edits.quickentry.likeness import fold
from ketenkaart.model.characters import visible
from ketenkaart.texts import tr

_MOST_SEEN = 8  # the others are scrolled to
_MOST_OFFERED = 500
_WIDTH, _WIDEST = 300, 520  # px
_MEASURED = 400  # names that it makes itself wide enough for
_AIR = 8  # px
_LONGEST = 60  # characters of what was typed that are said again
_KEYS = frozenset(
    (
        *(Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape),
        *(Qt.Key.Key_Up, Qt.Key.Key_Down),
    )
)


class Offer(NamedTuple):
    """Something to choose.

    Attributes:
        text: what it is called.
        value: what is given on when it is chosen.
        detail: what else tells it from others, such as its number.
        new: whether it is not there yet.
    """

    text: str
    value: object
    detail: str = ""
    new: bool = False


Offers = Callable[[str], Sequence[Offer]]


def offers_of(offers: Iterable[Offer], new: Callable[[str], Offer] | None = None) -> Offers:
    """What to offer for what is typed: names that start so, then those that hold it, then a new one.

    Args:
        offers: what there is.
        new: makes what is not there yet, of the text that was typed; nothing new without it.
    """
    known = list(offers)

    def found(text: str) -> Sequence[Offer]:
        typed = fold(text)
        starts = [one for one in known if fold(one.text).startswith(typed) or fold(one.detail) == typed]
        holds = [one for one in known if one not in starts and typed in fold(f"{one.detail} {one.text}")]
        exact = any(fold(one.text) == typed for one in starts)
        more = [new(text.strip())] if new is not None and typed and not exact else []
        return [*starts, *holds, *more]

    return found


class Prompt(QFrame):
    """The line and what it offers. Tab or Enter takes, arrows choose, Esc closes it."""

    def __init__(self, within: QWidget) -> None:
        """Hidden until something is asked.

        Args:
            within: the widget it stands over; it has the focus after it where nothing had it before.
        """
        super().__init__(within)
        self._within = self._over = within
        self.setObjectName("prompt")
        dress(self, "pop")
        self.setFixedWidth(_WIDTH)
        self._label = plain_label()
        self._nothing = plain_label()
        self.line = QLineEdit()
        self.line.setObjectName("prompt_line")
        self._list = QListWidget()
        self._list.setObjectName("prompt_list")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(_AIR, _AIR, _AIR, _AIR)
        dress(self._nothing, "small")
        for part in (self._label, self.line, self._nothing, self._list):
            column.addWidget(part)
        self.line.textChanged.connect(self._offer)
        self.line.installEventFilter(self)
        self._list.itemClicked.connect(self._take_item)
        self._offers: Offers = lambda _: ()
        self._taken: Callable[[Offer], object] = lambda _: None
        self._shown: Sequence[Offer] = ()
        self._back = ComingBack(self)
        self.hide()

    def ask(
        self,
        label: str,
        offers: Offers,
        taken: Callable[[Offer], object],
        near: QRect,
        *,
        first: bool = False,
        over: QWidget | None = None,
    ) -> None:
        """Ask for something.

        Args:
            label: what is asked, such as "Partner".
            offers: what to offer for what is typed.
            taken: is given what was chosen.
            near: the rectangle in the widget it stands over that it is about; it is kept free.
            first: whether Enter alone takes the first one.
            over: the widget it stands over this time; else the one it was made for.
        """
        self._back.leave()
        self._over = over or self._within
        self.setParent(self._over)
        self._label.setText(label)
        self._label.setBuddy(self.line)
        self.line.setAccessibleName(label)
        self._offers, self._taken = offers, taken
        self.line.clear()
        self._offer("")
        self._widen()
        if first:
            self._list.setCurrentRow(0)
        self._place(near)
        self.show()
        self.raise_()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that take, choose and close."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and not self._is_clicked(event):
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() not in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            return super().eventFilter(watched, event)
        key = event.key()
        ours = (
            Qt.Key.Key_Tab,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        )
        if key not in ours:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._press(Qt.Key(key))
        return True

    def _is_clicked(self, event: QFocusEvent) -> bool:
        """Whether a click on the list took the focus; the mouse may rest there while a key is used."""
        return event.reason() is Qt.FocusReason.MouseFocusReason and self._list.underMouse()

    def _press(self, key: Qt.Key) -> None:
        if key is Qt.Key.Key_Escape:
            self._close()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            rows, row = self._list.count(), self._list.currentRow()
            if rows:
                self._list.setCurrentRow((row + 1 if key is Qt.Key.Key_Down else max(row, 0) - 1) % rows)
                announce(self._list, self._shown[self._list.currentRow()].text)
        else:
            self._take_row(max(self._list.currentRow(), 0))

    def _offer(self, text: str) -> None:
        self._shown = list(self._offers(text))[:_MOST_OFFERED]
        self._list.clear()
        for offer in self._shown:
            QListWidgetItem(_words(offer), self._list)
        if text and self._shown:
            self._list.setCurrentRow(0)
        row = self._list.sizeHintForRow(0) if self._shown else 0
        self._list.setFixedHeight(row * min(len(self._shown), _MOST_SEEN) + 4)
        self._list.setVisible(bool(self._shown))
        nothing = bool(text) and not self._shown
        self._nothing.setText(
            tr("Nothing found for “{text}”.", text=visible(text, _LONGEST)) if nothing else ""
        )
        self._nothing.setVisible(nothing)
        self.adjustSize()

    def _widen(self) -> None:
        """Make room for the names there are, within reason."""
        metrics = self._list.fontMetrics()
        names = [metrics.horizontalAdvance(_words(one)) for one in self._offers("")[:_MEASURED]]
        self.setFixedWidth(min(max([_WIDTH, *(name + 6 * _AIR for name in names)]), _WIDEST))

    def _take_item(self, item: QListWidgetItem) -> None:
        self._take_row(self._list.row(item))

    def _take_row(self, row: int) -> None:
        if not (0 <= row < len(self._shown)) or (not self.line.text() and self._list.currentRow() < 0):
            return
        offer = self._shown[row]
        self._close()
        self._taken(offer)

    def _close(self) -> None:
        self._back.give_back(self._over)
        self.hide()

    def _place(self, near: QRect) -> None:
        """Below what it is about, or above where there is no room; whole, also where that is out of sight."""
        self.adjustSize()
        room = self._over.rect()
        left = min(max(near.left(), 0), max(room.width() - self.width(), 0))
        top, lowest = near.bottom() + _AIR, room.height() - self.height()
        if top > lowest:
            top = min(near.top() - self.height() - _AIR, lowest)
        self.move(left, max(top, 0))


def _words(offer: Offer) -> str:
    return "  ".join(part for part in (offer.detail, offer.text) if part)
