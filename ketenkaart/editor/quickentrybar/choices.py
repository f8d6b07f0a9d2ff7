"""The names that the line offers to complete, in a list over the map."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout, QWidget

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.messages import announce
from ketenkaart.editor.quickentrybar.chips import ICON_BY_WHAT
from ketenkaart.editor.rows import Row, RowList
from ketenkaart.edits.quickentry.completing import Choice
from ketenkaart.texts import tr

_MOST_SEEN = 8
_WIDTH, _WIDE = 360, 45  # px at least, and characters


class Choices(QFrame):
    """The list. The line keeps the focus; `current` is what the arrows chose.

    Attributes:
        clicked: is sent the choice that was clicked.
    """

    clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Hidden until there is something to offer.

        Args:
            parent: the widget it stands over.
        """
        super().__init__(parent)
        self.setObjectName("quick_choices")
        dress(self, "pop")
        self._list = RowList(tr("Names to complete with"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._list)
        self._list.itemClicked.connect(self._click)
        self._choices: Sequence[Choice] = ()
        self.hide()

    @property
    def first(self) -> Choice | None:
        """What Tab takes: the chosen one, else the first; none where the list is not shown."""
        return self.chosen or (self._choices[0] if self.is_open else None)

    @property
    def chosen(self) -> Choice | None:
        """What the arrows chose."""
        row = self._list.currentRow()
        return self._choices[row] if self.is_open and row >= 0 else None

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return bool(self._choices) and not self.isHidden()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these names; nothing where there are none."""
        self._choices = choices
        self._list.show_rows(
            tuple(Row(one.text, one, one.what.title, ICON_BY_WHAT[one.what]) for one in choices)
        )
        if choices:
            self.setFixedWidth(max(_WIDTH, _WIDE * self.fontMetrics().averageCharWidth()))
            self._list.setFixedHeight(self._list.height_of(min(len(choices), _MOST_SEEN)))
            self.adjustSize()
            self.raise_()
        self.setVisible(bool(choices))

    def move_choice(self, step: int) -> None:
        """Choose the next one, or with -1 the one before; past the first none is chosen."""
        rows = self._list.count() + 1
        row = (self._list.currentRow() + 1 + step) % rows - 1
        self._list.setCurrentRow(row)
        if row >= 0:
            announce(self._list, self._choices[row].text)

    def _click(self, item: QListWidgetItem) -> None:
        self.clicked.emit(self._choices[self._list.row(item)])
