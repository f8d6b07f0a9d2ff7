"""The tree of the outline as it is seen and used: counts, buttons of empty lists, keys."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.tokens import ICON, tokens_in_use
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.nameeditor import LONGEST
from ketenkaart.editor.outlinemodel import ROW
from ketenkaart.editor.outlinetree import EMPTY, Row

_INDENT = 18  # px
_AIR = 8  # px
Index = QModelIndex | QPersistentModelIndex


class OutlineView(QTreeView):
    """The tree. Enter and double click show, F2 renames, Del deletes; letters seek.

    Attributes:
        shown: is sent the id of an element to show on the map.
        added: is sent the collection of an empty list to add to.
        deleted: is sent when what is selected is to be deleted.
    """

    shown = Signal(str)
    added = Signal(str)
    deleted = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Without a model yet."""
        super().__init__(parent)
        self.setObjectName("outline_tree")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self._target = QModelIndex()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(_Delegate(self))
        self.doubleClicked.connect(self._show)
        self.clicked.connect(self._click)

    def row_at(self, index: Index) -> Row | None:
        """The line at an index."""
        found = index.data(ROW) if index.isValid() else None
        return found if isinstance(found, Row) else None

    @property
    def editor(self) -> QLineEdit | None:
        """Where a name is being typed, called after its element."""
        if self.state() != QAbstractItemView.State.EditingState:
            return None
        return next((one for one in self.viewport().findChildren(QLineEdit) if not one.isHidden()), None)

    def finish(self) -> None:
        """Take over the name that is being typed."""
        if (line := self.editor) is not None:
            self.commitData(line)
            self.closeEditor(line, QAbstractItemDelegate.EndEditHint.NoHint)

    def _click(self, index: QModelIndex) -> None:
        row = self.row_at(index)
        if row is not None and row.id.startswith(EMPTY):
            self.added.emit(row.collection)

    def _show(self, index: QModelIndex) -> None:
        row = self.row_at(index)
        if row is None or row.id.startswith(EMPTY):
            return
        if row.is_element:
            self.shown.emit(row.id)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Lists are no elements: walking over them keeps the selection."""
        row = self.row_at(index)
        if row is not None and not row.is_element:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys for what is current and selected; the others walk and seek."""
        index = self.currentIndex()
        row = self.row_at(index)
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or row is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._click(index)
            self._show(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the buttons."""
        super().mouseMoveEvent(event)
        row = self.row_at(self.indexAt(event.position().toPoint()))
        is_button = row is not None and row.id.startswith(EMPTY)
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if is_button else Qt.CursorShape.ArrowCursor
        )

    # Dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag what is selected; its picture leaves free where it would be dropped."""
        can = Qt.ItemFlag.ItemIsDragEnabled
        dragged = [index for index in self.selectedIndexes() if self.model().flags(index) & can]
        if not dragged:
            return
        dragged.sort(key=lambda index: self.visualRect(index).top())
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(dragged))
        more = f"  +{len(dragged) - 1}" if len(dragged) > 1 else ""
        picture = plain_label(f"{dragged[0].data()}{more}")
        picture.setWordWrap(False)
        dress(picture, "chip")
        drag.setPixmap(picture.grab())
        drag.setHotSpot(QPoint(-2 * _AIR, -_AIR))
        drag.exec(Qt.DropAction.MoveAction)
        QApplication.sendEvent(self.viewport(), QEvent(QEvent.Type.Leave))  # Qt tells none while dragging

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would be dropped."""
        super().dragMoveEvent(event)
        self._target = self.indexAt(event.position().toPoint()) if event.isAccepted() else QModelIndex()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show it no more."""
        super().dragLeaveEvent(event)
        self._target = QModelIndex()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show it no more."""
        self._target = QModelIndex()
        super().dropEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines, and where what is dragged would be dropped."""
        super().paintEvent(event)
        if not self._target.isValid() or self.state() != QAbstractItemView.State.DraggingState:
            return
        place, where = self.visualRect(self._target), self.dropIndicatorPosition()
        with QPainter(self.viewport()) as painter:
            painter.setPen(QPen(QColor(tokens_in_use().accent), 2))
            if where == QAbstractItemView.DropIndicatorPosition.OnItem:
                painter.drawRoundedRect(place.adjusted(1, 1, -2, -2), 4, 4)
            else:
                above = where == QAbstractItemView.DropIndicatorPosition.AboveItem
                height = place.top() if above else place.bottom() + 1
                painter.drawLine(place.left(), height, place.right(), height)


class _Delegate(QStyledItemDelegate):
    """Paints a line with its count at the right; that of an empty list with its button."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.state &= ~QStyle.StateFlag.State_Open  # an icon that is on has the accent
        row, view = index.data(ROW), option.widget
        if not isinstance(row, Row) or not isinstance(view, OutlineView):
            super().paint(painter, option, index)
            return
        is_empty, tokens = row.id.startswith(EMPTY), tokens_in_use()
        told = "" if row.held < 0 or (row.is_element and view.isExpanded(index)) else str(row.held)
        width = (
            ICON + _AIR if is_empty else shown.fontMetrics.horizontalAdvance(told) + 2 * _AIR if told else 0
        )
        style = view.style()
        shown.text = " ".join(shown.text.split())
        if width:  # else the style itself cuts it
            room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, view).width() - width
            shown.text = shown.fontMetrics.elidedText(shown.text, Qt.TextElideMode.ElideRight, room)
        if is_empty:
            shown.palette.setColor(shown.palette.ColorRole.Text, QColor(tokens.muted))
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, view)
        place = QRect(option.rect.right() - width, option.rect.top(), width, option.rect.height())
        if is_empty:
            icon("add", "accent").paint(painter, place.adjusted(0, 4, -_AIR, -4))
        elif told:
            painter.save()
            painter.setFont(QApplication.font(view))
            painter.setPen(QColor(tokens.muted))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place.adjusted(0, 0, -_AIR, 0), int(flags), told)
            painter.restore()
        _ring(painter, shown)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the name."""
        line = _NameLine(parent)
        line.setMaxLength(LONGEST)
        line.setAccessibleName(str(index.data() or ""))
        row = index.data(ROW)
        line.setObjectName(row.id if isinstance(row, Row) else "")
        return line


class _NameLine(QLineEdit):
    """A line in which all is selected at first, and of a long name the beginning is seen."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setSelection(len(self.text()), -len(self.text()))


def _ring(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Shows where the keyboard is, on a line that is not selected."""
    state = option.state
    if not state & QStyle.StateFlag.State_HasFocus or state & QStyle.StateFlag.State_Selected:
        return
    painter.save()
    painter.setPen(QPen(QColor(tokens_in_use().accent), 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 4, 4)
    painter.restore()
