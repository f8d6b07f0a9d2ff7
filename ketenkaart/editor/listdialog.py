"""A dialog with a list, a sentence above it, and buttons that do something with the row that is chosen."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.onscreen import room_on_screen
from ketenkaart.editor.messages import plain_label
from ketenkaart.texts import tr

_WHAT = Qt.ItemDataRole.UserRole
_BUTTON = QDialogButtonBox.ButtonRole.ActionRole
_SIDE = 24  # px


class ListDialog(QDialog):
    """The dialog; who shows one fills its list and adds its buttons.

    Attributes:
        list: the rows.
        words: the sentence above them.
    """

    def __init__(self, parent: QWidget, title: str, headings: Sequence[str], widest: int) -> None:
        """An empty list.

        Args:
            parent: the window it belongs to.
            title: its title, and what its list is called.
            headings: of the columns.
            widest: the column that takes the room that is left.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.list = QTreeWidget()
        self.list.setAccessibleName(title)
        self.list.setHeaderLabels(list(headings))
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.ensurePolished()  # else its rows are laid out without the style sheet
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
        self.list.itemSelectionChanged.connect(self._update)
        self.words = plain_label()
        dress(self.words, "muted")
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(
            self.reject
        )
        self._of_a_row: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 20, _SIDE, 20)
        column.setSpacing(14)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons)

    def add_button(self, text: str, run: Callable[[], object], of_a_row: bool = True) -> QPushButton:
        """A button.

        Args:
            text: what it says.
            run: what it does.
            of_a_row: whether it does so with the row that is chosen, and needs one.
        """
        button = QPushButton(text)
        button.clicked.connect(lambda: run())
        self._buttons.addButton(button, _BUTTON)
        if of_a_row:
            self._of_a_row.append(button)
        if self._buttons.sizeHint().width() > room_on_screen(self).width() - 2 * _SIDE:
            self._buttons.setOrientation(Qt.Orientation.Vertical)
        return button

    def add_row(self, what: object, words: Sequence[str]) -> QTreeWidgetItem:
        """A row at the foot of the list.

        Args:
            what: what it is about; `chosen` gives it.
            words: what it says in each column.
        """
        item = QTreeWidgetItem(list(words))
        item.setData(0, _WHAT, what)
        self.list.addTopLevelItem(item)
        return item

    @property
    def chosen(self) -> Any:
        """What the chosen row is about; None where none is."""
        items = self.list.selectedItems()
        return items[0].data(0, _WHAT) if items else None

    def choose(self, row: int) -> None:
        """Choose a row by its place, if there is one."""
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)
        self._update()

    def _update(self) -> None:
        for button in self._of_a_row:
            button.setEnabled(self.chosen is not None)
