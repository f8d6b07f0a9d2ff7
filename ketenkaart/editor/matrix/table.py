"""The table of the matrix: keys, clicks and what they ask for; it changes nothing itself."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from ketenkaart.analysis.matrix import NOTHING, Row
from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.look.tokens import ROW as ROW_HIGH
from ketenkaart.editor.look.tokens import tokens_in_use
from ketenkaart.editor.matrix.cells import Seen, paint_cells
from ketenkaart.editor.matrix.heads import ColumnHead, RowHead
from ketenkaart.editor.matrix.lines import Heading, legend
from ketenkaart.editor.matrix.model import MatrixModel
from ketenkaart.editor.messages import plain_label
from ketenkaart.texts import tr

_ROW_HEAD, _SHARE = (240, 460), 0.42  # px, and how much of the table it may take
_SPARE = 220  # what it takes of the room that columns leave, px
_AIR = 10  # round the words in the corner, px
_TOGGLES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_TAKES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ASKS = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
Index = QModelIndex | QPersistentModelIndex


class MatrixTable(QTableView):
    """The cells between their heads.

    Attributes:
        writable: whether an empty cell offers to be filled in.
        toggled: is sent the cell that is to be assigned, or taken away where it is.
        taken: is sent the cell that is to be taken away.
        asked: is sent the cell whose part is to be chosen, and where on the screen.
        copied: is sent when the rows are to be copied.
        shown: is sent when the selected element is to be seen on the map.
        column_chosen: is sent the column whose head is clicked.
        legend_told: is sent whether the corner of the heads tells what the letters stand for.
    """

    toggled = Signal(QModelIndex)
    taken = Signal(QModelIndex)
    asked = Signal(QModelIndex, QPoint)
    copied = Signal()
    shown = Signal()
    column_chosen = Signal(int)
    legend_told = Signal(bool)

    def __init__(self, model: MatrixModel) -> None:
        """Show a model."""
        super().__init__()
        self.setObjectName("matrix_table")
        self.setAccessibleName(tr("Who has a part in what"))
        self._lines = model
        self._pressed = QPersistentModelIndex()
        self.writable = True
        self._hovered = QPersistentModelIndex()
        self.column_head, self.row_head = ColumnHead(model, self), RowHead(model, self)
        self._corner = _Corner(self)
        self.setModel(model)
        self.setHorizontalHeader(self.column_head)
        self.setVerticalHeader(self.row_head)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for scroll in (self.setHorizontalScrollMode, self.setVerticalScrollMode):
            scroll(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # so scrolling moves pixels
        self.row_head.sectionDoubleClicked.connect(self.shown)
        self.column_head.sectionClicked.connect(self.column_chosen)
        self.fit()

    def fit(self) -> None:
        """Give rows and columns the room there is."""
        scale = text_scale()
        self.row_head.setDefaultSectionSize(round((ROW_HIGH + 2) * scale))
        least, most = (round(width * scale) for width in _ROW_HEAD)
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth() - 4
        names = max(min(most, round(room * _SHARE)), min(least, room // 2))
        self.column_head.fit(room - names)
        spare = room - names - self.column_head.length()
        self.row_head.set_width(names + max(0, min(spare, round(_SPARE * scale))))
        self.updateGeometries()

    def updateGeometries(self) -> None:
        """The corner goes along with the heads."""
        super().updateGeometries()
        rows, columns = self.row_head.geometry(), self.column_head.geometry()
        self._corner.setGeometry(rows.x(), columns.y(), rows.width(), columns.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is another room."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters need another room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The heads show which row and column it is."""
        super().currentChanged(current, previous)
        self.column_head.viewport().update()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Headings are no elements: walking over them keeps the selection."""
        if index.isValid() and isinstance(self._lines.lines[index.row()], Heading):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+C and Delete are for the cells, not for the elements."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            own = event.matches(QKeySequence.StandardKey.Copy) or event.key() in _TAKES
            if own:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space assign, Delete takes away; the others walk."""
        index, plain = self.currentIndex(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif index.isValid() and plain and event.key() in _TOGGLES:
            if not event.isAutoRepeat():
                self.toggled.emit(index)
        elif index.isValid() and plain and event.key() in _TAKES:
            self.taken.emit(index)
        elif index.isValid() and event.keyCombination() == _ASKS:
            self.asked.emit(index, self.viewport().mapToGlobal(self.visualRect(index).center()))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing: the cells hold none."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is seen of the cells."""
        with QPainter(self.viewport()) as painter:
            part = event.rect()
            paint_cells(painter, part, self._seen(part))

    def _seen(self, part: QRect) -> Seen:
        """What is seen in a part of the viewport."""
        columns, lines = self._lines.columns, self._lines.lines
        last_row, last_column = self.rowAt(part.bottom()), self.columnAt(part.right())
        rows = range(max(self.rowAt(part.top()), 0), (last_row if last_row >= 0 else len(lines) - 1) + 1)
        shown = range(
            max(self.columnAt(part.left()), 0), (last_column if last_column >= 0 else len(columns) - 1) + 1
        )
        model, head = self.selectionModel(), self.column_head
        places = [(place, self.columnViewportPosition(place), head.sectionSize(place)) for place in shown]
        ends = [
            left + wide
            for place, left, wide in places
            if place + 1 < len(columns) and columns[place + 1].level is not columns[place].level
        ]
        current = self.currentIndex() if self.hasFocus() else QModelIndex()
        return Seen(
            columns,
            tuple(places),
            tuple((lines[row], self.rowViewportPosition(row), model.isRowSelected(row)) for row in rows),
            self.row_head.defaultSectionSize(),
            tuple(ends),
            self.visualRect(self._hovered) if self._offers(self._hovered) else None,
            self.visualRect(current) if current.isValid() else None,
            current.isValid() and model.isRowSelected(current.row()),
        )

    def _offers(self, index: Index) -> bool:
        """Whether a cell is empty and can be filled in."""
        if not index.isValid() or not self.writable:
            return False
        line = self._lines.lines[index.row()]
        return isinstance(line, Row) and line.cells[index.column()] is NOTHING

    def _hover(self, index: QModelIndex) -> None:
        for one in (self._hovered, index):
            if one.isValid():
                self.viewport().update(self.visualRect(one))
        self._hovered = QPersistentModelIndex(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """An empty cell under the mouse shows that it can be filled in."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if self._hovered != index:
            self._hover(index)

    def leaveEvent(self, event: QEvent) -> None:
        """No cell is under the mouse."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what is pressed; with Ctrl or Shift it only selects."""
        index = self.indexAt(event.position().toPoint())
        takes = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        super().mousePressEvent(event)
        self._pressed = QPersistentModelIndex(index) if takes else QPersistentModelIndex()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press changes nothing back."""
        self._pressed = QPersistentModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click assigns."""
        super().mouseReleaseEvent(event)
        index, pressed = self.indexAt(event.position().toPoint()), self._pressed
        self._pressed = QPersistentModelIndex()
        if index.isValid() and pressed.isValid() and pressed == QPersistentModelIndex(index):
            self.toggled.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the part, at the mouse or at the current cell."""
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_keys else event.pos()
            self.asked.emit(index, self.viewport().mapToGlobal(place))


class _Corner(QWidget):
    """What the two parts of the heads of rows are called, and what the letters stand for if there is room."""

    def __init__(self, table: MatrixTable) -> None:
        super().__init__(table)
        self._table = table
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._legend = plain_label(legend(), self)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignTop)
        dress(self._legend, "small")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell what the letters stand for above the names of the parts."""
        super().resizeEvent(event)
        room = self.rect().adjusted(_AIR, _AIR, -_AIR, -round(1.5 * self.fontMetrics().height()))
        told = self._legend.heightForWidth(room.width()) <= room.height()
        self._legend.setGeometry(room)
        self._legend.setVisible(told)
        self._table.legend_told.emit(told)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_in_use()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), tokens.panel)
            painter.setPen(tokens.muted)
            painter.setFont(QApplication.font())
            foot = self.rect().adjusted(0, self.height() - 2 * painter.fontMetrics().height(), -4, -4)
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            owner = self._table.row_head.owner_left
            painter.drawText(foot.adjusted(11, 0, 0, 0), flags, tr("Element"))
            foot.setLeft(owner)
            text = painter.fontMetrics().elidedText(tr("Whose"), Qt.TextElideMode.ElideRight, foot.width())
            painter.drawText(foot, flags, text)
            painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.edge)
            painter.fillRect(self.width() - 2, 0, 2, self.height(), tokens.edge)
