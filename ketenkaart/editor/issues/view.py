"""The rows of the issues as they are seen and used."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ketenkaart.editor.issues.model import ELEMENT, LEVEL, REMEDY, SENTENCE, IssueModel

_LEAST_WIDE, _BETWEEN = 30, 24  # px


class _Sign(QStyledItemDelegate):
    """Paints how much an issue matters.

    Attributes:
        alone: whether there is room for its sign alone; the word stays in the tip.
    """

    alone = False

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if self.alone:
            option.text = ""


class IssueView(QTreeView):
    """The rows. Enter and a click on what settles an issue do that.

    Attributes:
        settled: is sent when what settles the current issue is to be done.
    """

    settled = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Without a model yet."""
        super().__init__(parent)
        self.setObjectName("issue_list")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderHidden(True)
        self.setAllColumnsShowFocus(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._sign = _Sign(self)
        self.setItemDelegateForColumn(LEVEL, self._sign)
        self.clicked.connect(self._click)

    def fit_columns(self) -> None:
        """Give each column what it needs; where that is too much, the weight is its sign alone.

        Where it still is too much, sentence and element share the room.
        """
        if not self.isVisible():
            return
        header, room = self.header(), self.viewport().width()
        header.setMinimumSectionSize(_LEAST_WIDE)
        self._sign.alone = False
        wanted = [self._widest(column) + _BETWEEN for column in range(header.count())]
        self._sign.alone = sum(wanted) - _BETWEEN > room
        if self._sign.alone:
            wanted = [wide - _BETWEEN // 2 for wide in wanted]
            wanted[LEVEL] = self._widest(LEVEL) + _BETWEEN // 2
        left = room - wanted[LEVEL] - wanted[REMEDY]
        wanted[ELEMENT] = min(wanted[ELEMENT], max(left - wanted[SENTENCE], left * 2 // 5))
        wanted[SENTENCE] = min(wanted[SENTENCE], left - wanted[ELEMENT])
        for column in (LEVEL, SENTENCE, ELEMENT):
            header.resizeSection(column, wanted[column])

    def _widest(self, column: int) -> int:
        """How wide a column is for all its rows, also for those that are not seen now."""
        model = self.model()
        assert isinstance(model, IssueModel)
        return max((self.sizeHintForIndex(one).width() for one in model.longest(column)), default=0)

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room for what came while it was hidden."""
        super().showEvent(event)
        self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit_columns()

    def _click(self, index: QModelIndex) -> None:
        if index.column() == REMEDY:
            self.settled.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Passing by with the keyboard leaves the map as it is, though Qt makes the first row current."""
        rows = self.selectionModel()
        was = rows.blockSignals(event.reason() != Qt.FocusReason.MouseFocusReason)
        super().focusInEvent(event)
        rows.blockSignals(was)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter settles the current issue."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.settled.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        is_link = self.indexAt(event.position().toPoint()).column() == REMEDY
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        )
