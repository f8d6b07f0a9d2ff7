"""Cards side by side, as many in a row as there is room for."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ketenkaart.editor.startpage.card import Card

_GAP = 24  # px
_LEAST_WIDTH = 13  # of a card, in lines of text
_MOST_COLUMNS = 4


class CardGrid(QWidget):
    """The cards of one list."""

    def __init__(self) -> None:
        """Show no cards yet."""
        super().__init__()
        self.cards: list[Card] = []
        self._fillers: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)

    def set_cards(self, cards: list[Card]) -> None:
        """Show these cards and no others."""
        for card in self.cards:
            card.setParent(None)
            card.deleteLater()
        self.cards = cards
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        least = _LEAST_WIDTH * self.fontMetrics().height()
        columns = min(max((self.width() + _GAP) // (least + _GAP), 1), _MOST_COLUMNS)
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        for filler in self._fillers:
            filler.deleteLater()
        self._fillers = [
            QWidget() for _ in range(len(self.cards), columns)
        ]  # cards are as wide as in a full row
        for number, card in enumerate((*self.cards, *self._fillers)):
            self._grid.addWidget(card, number // columns, number % columns)
            card.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many in a row as there is room for now."""
        super().resizeEvent(event)
        self._arrange()
