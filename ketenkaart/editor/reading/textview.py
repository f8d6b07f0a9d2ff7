"""The text view: the map in ordered sentences, live, with the same selection as the map."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ketenkaart.analysis.telling import Line
from ketenkaart.analysis.twin import as_text, twin
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.bending import Bending
from ketenkaart.editor.look.tokens import tokens_in_use
from ketenkaart.editor.reading.textmodel import LINE, TextModel, line_of
from ketenkaart.editor.roles import is_group
from ketenkaart.editor.seenview import SeenView
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_AIR = 4  # above and below a line, px
_HEADING_AIR = 12  # above a heading, px
_BESIDE = 8
_INDENT = 20
_LARGER = {1: 1.6, 2: 1.3, 3: 1.1}  # headings, by level
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class TextView(SeenView):
    """The map in words; built anew when it is looked at and the map has changed.

    Attributes:
        tree: the lines.
    """

    def __init__(self, window: "Window") -> None:
        """Empty until it is shown."""
        super().__init__()
        self._window = window
        self.setObjectName("text_view")
        is_group(self, tr("Text"))
        dress(self, "panel")
        self.model = TextModel(self)
        self.tree = _Tree()
        self.tree.setModel(self.model)
        self.setFocusProxy(self.tree)
        self._rows: dict[str, list[QPersistentModelIndex]] = {}
        self._selecting = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.tree)
        self.tree.selectionModel().selectionChanged.connect(self._line_selected)
        self.tree.doubleClicked.connect(self._show_on_map)
        window.selection.changed.connect(self._follow)
        window.map_changed.connect(self._map_changed)

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addStretch()
        for action in ("edit.copy_text", "edit.copy_markdown"):
            button = QPushButton(self._window.commands[action].text())
            button.setObjectName(f"text_view_{action.rpartition('.')[2]}")
            button.clicked.connect(self._window.commands[action].trigger)
            row.addWidget(button)
        Bending(bar, row)
        return bar

    def changeEvent(self, event: QEvent) -> None:
        """Other letters need other heights."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.tree.doItemsLayout()

    def _build(self) -> None:
        session = self._window.session
        if session is None:
            return
        self._stale = False
        place = self.tree.verticalScrollBar().value()
        self._selecting = True
        self.model.show_lines(twin(session.kaart))
        self._selecting = False
        self._rows = {}
        for item in self.model.items():
            self._rows.setdefault(line_of(item).element, []).append(QPersistentModelIndex(item.index()))
        self.tree.expandAll()
        self.tree.verticalScrollBar().setValue(place)

    # The same selection

    def _line_selected(self) -> None:
        session = self._window.session
        if self._selecting or session is None:
            return
        elements = [line.element for line in self.tree.selected_lines()]
        self._selecting = True
        self._window.selection.set(one for one in elements if one in session.kaart.records and one != "about")
        self._selecting = False

    def _follow(self) -> None:
        """Select the first line of each element that is selected."""
        if self._selecting or self._stale or not self.isVisible():
            return
        self._selecting = True
        model = self.tree.selectionModel()
        chosen = QItemSelection()
        for element in self._window.selection.ids:
            for row in self._rows.get(element, ())[:1]:
                index = self.model.index(row.row(), 0, row.parent())
                chosen.select(index, index)
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if chosen.indexes():
            last = chosen.indexes()[-1]
            model.setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._bring_into_sight(last)
        self._selecting = False

    def _bring_into_sight(self, row: QModelIndex) -> None:
        """Show a line with what follows it; where both are seen already, nothing moves."""
        place, high = self.tree.visualRect(row), self.tree.viewport().height()
        if place.top() < 0 or place.bottom() > high / 2:
            self.tree.scrollTo(row, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _show_on_map(self) -> None:
        """The element of a line on the map."""
        self._window.commands.run("view.map")
        self._window.canvas.reveal(self._window.selection.ids)


class _Tree(QTreeView):
    """The lines, broken where they are long; Ctrl+C copies those that are selected."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("text_lines")
        self.setAccessibleName(tr("The map in words"))
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(_Delegate(self))

    def selected_lines(self) -> list[Line]:
        """The lines that are selected, from top to bottom."""
        chosen = {QPersistentModelIndex(index) for index in self.selectedIndexes()}
        model = self.model()
        assert isinstance(model, TextModel)
        return [line_of(item) for item in model.items() if QPersistentModelIndex(item.index()) in chosen]

    def event(self, event: QEvent) -> bool:
        """Ctrl+C is for the lines, not for the elements."""
        copies = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
        if copies and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(as_text(self.selected_lines()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.doubleClicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    """Paints a line as plain text, a heading larger."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(LINE)
        depth, parent = 1, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        wide = max(self._tree.viewport().width() - depth * _INDENT - 2 * _BESIDE, 100)
        metrics = QFontMetrics(_font(option.font, line))
        high = metrics.boundingRect(QRect(0, 0, wide, 100_000), _WRAPPED, line.text).height()
        return QSize(wide, high + 2 * _AIR + (_HEADING_AIR if line.heading else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        self._tree.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._tree)
        tokens = tokens_in_use()
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        ink = tokens.on_selected if chosen else tokens.text
        painter.save()
        painter.setFont(_font(option.font, line))
        painter.setPen(QColor(ink))
        above = _AIR + (_HEADING_AIR if line.heading else 0)
        painter.drawText(option.rect.adjusted(_BESIDE, above, -_BESIDE, 0), _WRAPPED, line.text)
        painter.restore()


def _font(font: QFont, line: Line) -> QFont:
    """The font of a line, after the one of the tree."""
    found = QFont(font)
    if line.heading:
        found.setPixelSize(round(QFontInfo(font).pixelSize() * _LARGER.get(line.level, 1.0)))
        found.setWeight(QFont.Weight.DemiBold)
    return found
