"""A picker: a field for one of many things; typing filters what there is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from ketenkaart.editor.form.writing import Writing
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.messages import announce
from ketenkaart.editor.prompt import Offer, Offers
from ketenkaart.model.characters import visible
from ketenkaart.texts import tr

_MOST_SEEN = 10
_LONGEST_SHOWN = 120
_BUTTON = 24  # px


class OfferList(QFrame):
    """The list below a picker; the picker keeps the focus."""

    taken = Signal(int)

    def __init__(self, window: QWidget) -> None:
        """Over a window."""
        super().__init__(window)
        self._window = window
        dress(self, "pop")
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self.list.itemClicked.connect(lambda item: self.taken.emit(self.list.row(item)))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_offers(self, offers: Sequence[Offer], below: QWidget, row: int) -> None:
        """Show what there is, below a widget or above it where there is no room."""
        self.list.clear()
        for offer in offers:
            text = "  ".join(part for part in (offer.detail, offer.text) if part)
            QListWidgetItem(visible(text, _LONGEST_SHOWN), self.list)
        self.list.setCurrentRow(row)
        place = below.mapTo(self._window, QPoint(0, 0))
        heights = [self.list.sizeHintForRow(n) for n in range(min(len(offers), _MOST_SEEN))]
        height = sum(heights) + 14
        under = place.y() + below.height()
        top = under if under + height <= self._window.height() else max(place.y() - height, 0)
        self.setGeometry(place.x(), top, below.width(), height)
        self.show()
        self.raise_()


class Picker(Writing):
    """A line to type in, with what can be chosen. Enter or Tab takes, arrows choose, Esc closes.

    Attributes:
        picked: is sent the value that was chosen; None for nothing.
        failed: is sent a sentence where what was typed is nothing that can be chosen.
    """

    picked = Signal(object)
    failed = Signal(str)

    def __init__(
        self, offers: Callable[[], Offers], *, optional: bool, parent: QWidget | None = None
    ) -> None:
        """Empty.

        Args:
            offers: gives what there is to choose at this moment.
            optional: whether nothing may be chosen, by an empty text.
            parent: the widget it stands in.
        """
        super().__init__(parent=parent)
        self._offers, self._optional = offers, optional
        self._found: Offers = lambda _: ()
        self._shown: Sequence[Offer] = ()
        self._popup: OfferList | None = None
        self._button = QToolButton(self)
        self._button.setIcon(icon("chevron_down", "muted"))
        self._button.setIconSize(QSize(16, 16))
        dress(self._button, "small")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setAccessibleName(tr("Show what can be chosen"))
        self._button.setToolTip(tr("Show what can be chosen"))
        self._button.clicked.connect(self.open_list)
        self.setViewportMargins(0, 0, _BUTTON, 0)
        self.textChanged.connect(self._filter)
        self.finished.connect(self._settle)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._popup is not None and self._popup.isVisible()

    def open_list(self) -> None:
        """Show all there is to choose."""
        if self.isReadOnly():
            return
        self.setFocus()
        self._find()
        self._show(self._found(""), self.text)

    def close_list(self) -> None:
        """Show the list no more."""
        if self._popup is not None:
            self._popup.hide()
            self._popup.deleteLater()
            self._popup = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that choose; all others type."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._go(1 if key == Qt.Key.Key_Down else -1)
        elif self.is_open and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_current()
        elif self.is_open and key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes what the list shows first."""
        if self.is_open and self.is_typed:
            self._take_current()
        return super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows what can be chosen."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.is_open and not self.is_typed:
            self.open_list()
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is chosen any more."""
        self.close_list()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes, too."""
        self.close_list()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right."""
        super().resizeEvent(event)
        self._button.setGeometry(self.width() - _BUTTON - 4, (self.height() - _BUTTON) // 2, _BUTTON, _BUTTON)

    def _find(self) -> None:
        if not self.is_open:
            self._found = self._offers()

    def _filter(self) -> None:
        if self.hasFocus() and self.is_typed and not self.isReadOnly():
            self._find()
            self._show(self._found(self.text), "")

    def _show(self, offers: Sequence[Offer], current: str) -> None:
        self._shown = offers
        if not offers:
            self.close_list()
            return
        if self._popup is None:
            self._popup = OfferList(self.window())
            self._popup.taken.connect(self._take)
        row = next((n for n, one in enumerate(offers) if current and current in (one.text, one.detail)), 0)
        self._popup.show_offers(offers, self, row)

    def _go(self, step: int) -> None:
        if self._popup is None:
            self.open_list()
            return
        row = (self._popup.list.currentRow() + step) % len(self._shown)
        self._popup.list.setCurrentRow(row)
        announce(self, self._shown[row].text)

    def _take_current(self) -> None:
        if self._popup is not None:
            self._take(max(self._popup.list.currentRow(), 0))

    def _take(self, row: int) -> None:
        offer = self._shown[row]
        self.close_list()
        self._put(offer.text)
        self.picked.emit(offer.value)

    def _put(self, text: str) -> None:
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._finished = text
        self._grow()
        self.selectAll()

    def _settle(self, text: str) -> None:
        """What was typed and left without choosing."""
        self.close_list()
        if not text.strip() and self._optional:
            self.picked.emit(None)
        elif not text.strip():
            self.give_back()
        else:
            found = [one for one in self._offers()(text) if text.strip() in (one.text, one.detail)]
            if found:
                self._put(found[0].text)
                self.picked.emit(found[0].value)
            else:
                self.failed.emit(tr("“{text}” is not in the list.", text=visible(text, 60)))
