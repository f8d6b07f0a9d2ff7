"""The start page: a new map, the maps used last, and samples to begin with."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.sign import Sign
from ketenkaart.editor.startpage.card import Card
from ketenkaart.editor.startpage.choice import Choice
from ketenkaart.editor.startpage.grid import CardGrid
from ketenkaart.editor.startpage.moments import moment
from ketenkaart.editor.startpage.thumbnails import Thumbnails
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.samples import Sample

_LEFT_WIDTH, _LEFT_MARGIN, _MARGIN, _WIDEST, _LOGO = 344, 40, 56, 1_720, 40  # px
_NARROW, _NARROW_MARGIN = 800, 20  # px


class RecentMap(NamedTuple):
    """A map that was used lately.

    Attributes:
        path: its file.
        title: what the map is called.
        when: when it was last opened or saved.
        status: its status and version in words.
        thumbnail: its picture, where there is one already.
        reachable: whether its file can be read now.
    """

    path: str
    title: str
    when: datetime
    status: str = ""
    thumbnail: QPixmap | None = None
    reachable: bool = True


class StartPage(QWidget):
    """What a window without a map shows.

    Attributes:
        new_map, open_file, new_from_table, show_tour, show_keys: are sent when their button is pressed.
        open_path: is sent the path of a recent map.
        new_from_sample: is sent the path of a sample.
    """

    new_map = Signal()
    open_file = Signal()
    new_from_table = Signal()
    show_tour = Signal()
    show_keys = Signal()
    open_path = Signal(str)
    new_from_sample = Signal(str)

    def __init__(
        self,
        samples: "Sequence[Sample]" = (),
        thumbnails: Thumbnails | None = None,
        tables: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show the page.

        Args:
            samples: the maps that come with the program.
            thumbnails: paints pictures of maps.
            tables: whether a map can be made from a spreadsheet.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.setAccessibleName(tr("Start page"))
        self._tables = tables
        self._thumbnails = thumbnails or Thumbnails()
        self._thumbnails.made.connect(self._show_picture)
        self._recent, self._samples = CardGrid(), CardGrid()
        self._recent_head = _heading(tr("Recent maps"))
        self._fill_samples(samples)
        self._build()
        self.set_recent(())

    def put_first(self, bars: QWidget) -> None:
        """Have what needs attention stand above the maps."""
        bars.setContentsMargins(0, 0, 0, self._column.spacing())
        self._column.insertWidget(0, bars)

    def set_recent(self, maps: Sequence[RecentMap]) -> None:
        """Show these as the maps used lately, the last one first."""
        now = datetime.now()
        self._recent.set_cards([self._recent_card(one, now) for one in maps])
        self._recent_head.setVisible(bool(maps))
        self._recent.setVisible(bool(maps))
        for card in self._recent.cards:
            card.arrow.connect(self._walk)
        self._ask()

    def _recent_card(self, one: RecentMap, now: datetime) -> Card:
        words = " · ".join(part for part in (moment(one.when, now), one.status) if part)
        if not one.reachable:
            words = tr("Network folder can't be reached")
        card = Card(one.path, one.title, words, one.reachable)
        card.clicked.connect(lambda: self.open_path.emit(one.path))
        if one.thumbnail is not None:
            card.set_picture(one.thumbnail.toImage())
        return card

    def _fill_samples(self, samples: "Sequence[Sample]") -> None:
        cards = [self._sample_card(sample) for sample in samples]
        for card in cards:
            card.arrow.connect(self._walk)
        self._samples.set_cards(cards)

    def _sample_card(self, sample: "Sample") -> Card:
        words = tr("{partners} partners, {steps} steps", partners=sample.partners, steps=sample.steps)
        card = Card(str(sample.path), sample.title, words)
        card.clicked.connect(lambda: self.new_from_sample.emit(card.path))
        return card

    def _build(self) -> None:
        body = QWidget()
        body.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(body)
        column.setSpacing(14)
        column.addWidget(self._recent_head)
        column.addWidget(self._recent)
        column.addSpacing(20)
        if self._samples.cards:
            column.addWidget(_heading(tr("Samples to begin with")))
            column.addWidget(self._samples)
        column.addStretch(1)
        hint = tr("You can also drag a map or spreadsheet into this window.")
        column.addWidget(
            _label(hint if self._tables else tr("You can also drag a map into this window."), "small")
        )
        self._column = column
        self._fit_margins()
        self._scroll = _scrolling(body)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left_body = self._left_column()
        self._left = _scrolling(self._left_body)
        self._fit_left()
        row.addWidget(self._left)
        row.addWidget(self._scroll, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave less room beside the maps on a narrow page."""
        super().resizeEvent(event)
        self._fit_margins()

    def _fit_margins(self) -> None:
        beside = _MARGIN if self.width() >= _NARROW * text_scale() else _NARROW_MARGIN
        self._column.setContentsMargins(beside, 40, beside, 28)

    def _fit_left(self) -> None:
        """Make the left column as wide as its texts need."""
        self._left.setFixedWidth(max(_LEFT_WIDTH, self._left_body.minimumSizeHint().width()))

    def _left_column(self) -> QWidget:
        body = QWidget()
        dress(body, "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(_LEFT_MARGIN, 54, _LEFT_MARGIN, 28)
        column.setSpacing(8)
        column.addWidget(Sign("logo", "accent", _LOGO))
        column.addWidget(_label("Ketenkaart", "title"))
        words = _label(tr("Draw together how your chain works, and hang it on the wall."), "muted")
        column.addWidget(words)
        column.addSpacing(20)
        for choice, signal in self._choices():
            choice.clicked.connect(signal)
            column.addWidget(choice)
        column.addSpacing(20)
        column.addLayout(self._links())
        column.addStretch(1)
        column.addWidget(_label(tr("Everything stays on this computer."), "small"))
        return body

    def _links(self) -> QVBoxLayout:
        """What helps to begin."""
        links = QVBoxLayout()
        links.setSpacing(4)
        for name, words, signal in (
            ("tour", tr("Tour"), self.show_tour),
            ("view_text", tr("Shortcuts on one sheet"), self.show_keys),
        ):
            link = QPushButton(icon(name, "accent"), words)
            link.setProperty("flush", True)
            dress(link, "link")
            link.clicked.connect(signal)
            links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return links

    def _choices(self) -> list[tuple[Choice, SignalInstance]]:
        """The ways to begin, each with what it sends."""
        new = Choice(tr("New map"), tr("Empty, you begin by typing"), "add", filled=True)
        table = Choice(tr("From a spreadsheet"), tr("Paste or open your list of steps"), "table")
        opening = Choice(tr("Open…"), tr("From disk or network folder"), "open")
        choices = [(new, self.new_map), (table, self.new_from_table), (opening, self.open_file)]
        return choices if self._tables else [choices[0], choices[2]]

    @property
    def _cards(self) -> list[Card]:
        return [*self._recent.cards, *self._samples.cards]

    def _ask(self) -> None:
        """Have the pictures painted that are not there yet."""
        wanted = dict.fromkeys(card.path for card in self._cards if card.wants_picture)
        if self.isVisible() and wanted:
            self._thumbnails.ask(wanted)

    def _show_picture(self, path: str, image: QImage) -> None:
        for card in self._cards:
            if card.path == path and card.wants_picture:
                card.set_picture(image)

    def _walk(self, key: Qt.Key) -> None:
        """Give the focus to the card next to the one that has it."""
        here = next((card for card in self._cards if card.hasFocus()), None)
        there = _next_card(here, self._cards, key) if here is not None else None
        if there is not None:
            there.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(there, 0, _LEFT_MARGIN)

    def showEvent(self, event: QShowEvent) -> None:
        """Have pictures painted once the page is there."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._ask)  # first the page, then its pictures

    def changeEvent(self, event: QEvent) -> None:
        """Keep texts whole when their size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_left()

    def hideEvent(self, event: QHideEvent) -> None:
        """Paint no pictures that nobody sees."""
        self._thumbnails.stop()
        super().hideEvent(event)


def _next_card(here: Card, cards: Sequence[Card], key: Qt.Key) -> Card | None:
    """The nearest card on that side; left and right go on in the row before and after."""
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        number = cards.index(here) + (1 if key == Qt.Key.Key_Right else -1)
        return cards[number] if 0 <= number < len(cards) else None
    at, way = _middle(here), 1 if key == Qt.Key.Key_Down else -1
    beyond = [card for card in cards if way * (_middle(card).y() - at.y()) > here.height() / 2]

    def far(card: Card) -> tuple[int, int]:
        return abs(_middle(card).y() - at.y()), abs(_middle(card).x() - at.x())

    return min(beyond, key=far, default=None)


def _middle(card: Card) -> QPoint:
    return card.mapTo(card.window(), card.rect().center())


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    dress(label, look)
    return label


def _heading(text: str) -> QLabel:
    return _label(text, "heading")


def _scrolling(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area
