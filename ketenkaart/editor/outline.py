"""The outline: everything in the map as a tree by kind, with a filter."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.clearbutton import give_clear_button
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.leastwidth import LeastWidth
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.outlinedrop import drop_of
from ketenkaart.editor.outlinemodel import OutlineModel, Place
from ketenkaart.editor.outlinetree import ADDS, KIND, Told, filtered, outline_of
from ketenkaart.editor.outlineview import OutlineView
from ketenkaart.edits.setting import rename
from ketenkaart.model.process import Flow
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_LEAST_WIDTH = 200  # px
_OPEN_AT_FIRST = frozenset({f"{KIND}partners"})


class Outline(QWidget):
    """The tree at the left. What is selected in it is selected in the window, and the other way round."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
        self.setObjectName("outline")
        self._open = set(_OPEN_AT_FIRST)
        self._told = Told()
        self._followed: tuple[str, ...] = ()  # the selection that was brought into sight last, and in what
        self._following = False  # while it takes over what the window has; nothing is told back then
        self.filter = self._make_filter()
        self.tree = self._make_tree()
        self.nothing, self._clear = self._make_nothing()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self.filter)
        head.addWidget(self.nothing)
        head.addWidget(self._clear)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        LeastWidth(self, _LEAST_WIDTH)
        window.map_changed.connect(self._map_changed)
        window.selection.changed.connect(self._follow_selection)

    def _make_filter(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("outline_filter")
        line.setPlaceholderText(tr("Name or number"))
        line.setAccessibleName(tr("Filter by name or number"))
        look = line.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        look.setText(line.accessibleName())
        give_clear_button(line, tr("Clear filter"))
        line.textChanged.connect(lambda _: self.refresh(anew=True))
        line.installEventFilter(self)
        return line

    def _make_tree(self) -> OutlineView:
        self.model = OutlineModel(self)
        self.model.name_of, self.model.rename = self._name, self._rename
        self.model.may_drop, self.model.drop = self._may_drop, self._drop
        self.model.writable = self._writable
        tree = OutlineView(self)
        tree.setAccessibleName(tr("Outline"))
        tree.setModel(self.model)
        tree.expanded.connect(lambda index: self._opened(index, True))
        tree.collapsed.connect(lambda index: self._opened(index, False))
        tree.selectionModel().selectionChanged.connect(self._select)
        tree.shown.connect(self._show)
        tree.added.connect(lambda collection: self._window.commands.run(ADDS[collection]))
        tree.deleted.connect(lambda: self._window.commands.run("edit.delete"))
        tree.customContextMenuRequested.connect(self._menu)
        return tree

    def _make_nothing(self) -> tuple[QLabel, QPushButton]:
        """What is said where the filter finds nothing."""
        label, button = plain_label(), QPushButton(tr("Clear filter"))
        dress(label, "muted")
        dress(button, "link")
        button.clicked.connect(self.filter.clear)
        label.hide()
        button.hide()
        return label, button

    # Following the map

    def _map_changed(self, done: object) -> None:
        if done is not None:
            self.refresh()
            return
        self._open, self._told = set(_OPEN_AT_FIRST), Told()  # another map
        blocked = self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(blocked)
        self.refresh(anew=True)

    def refresh(self, *, anew: bool = False) -> None:
        """Show the map as it is, as far as the filter lets through.

        Args:
            anew: whether most of it may differ from what is shown.
        """
        session, typed = self._window.session, self.filter.text()
        entries = filtered(outline_of(session.kaart, self._told) if session is not None else (), typed)
        self._following = True
        (self.model.show_anew if anew else self.model.show_entries)(entries)
        if typed.strip():
            self.tree.expandAll()
        else:
            for row_id in tuple(self.model.wholes()):
                self._restore(row_id)
        self._following = False
        nothing = session is not None and not entries
        self.nothing.setText(tr("Nothing found for “{text}”.", text=typed) if nothing else "")
        self.nothing.setVisible(nothing)
        self._clear.setVisible(nothing)
        self._follow_selection()

    def _restore(self, row_id: str) -> None:
        """Open or close a line as it was."""
        index = self.model.index_of(row_id)
        if self.tree.isExpanded(index) != (row_id in self._open):
            self.tree.setExpanded(index, row_id in self._open)

    def _opened(self, index: QModelIndex, is_open: bool) -> None:
        if self._following:
            return
        row_id = self.model.place(index).row.id
        if is_open:
            self._open.add(row_id)
        else:
            self._open.discard(row_id)

    # Selection

    def _follow_selection(self) -> None:
        """Take over what is selected in the window; the current element comes into sight."""
        if self._following:
            return
        chosen, current = QItemSelection(), QModelIndex()
        for one in self._window.selection.ids:
            index = self.model.index_of(one)
            if index.isValid():
                chosen.select(index, index)
                current = index
        flags = QItemSelectionModel.SelectionFlag
        selection = self.tree.selectionModel()
        self._following = True
        selection.select(chosen, flags.ClearAndSelect)
        self._following = False
        if current.isValid() and self._followed != self._stands(current):
            self._followed = self._stands(current)
            self.tree.scrollTo(current)  # opens what it is in
            selection.setCurrentIndex(current, flags.NoUpdate)

    def _stands(self, current: QModelIndex) -> tuple[str, ...]:
        """What is selected, and in what the current element stands."""
        whole = current.parent()
        return *self._window.selection.ids, self.model.place(whole).row.id if whole.isValid() else ""

    def _select(self) -> None:
        """Select in the window what was selected here; the current one comes last."""
        if self._following:
            return
        selection = self.tree.selectionModel()
        chosen = {self.model.place(index).row.id for index in selection.selectedIndexes()}
        current = self.model.place(selection.currentIndex()).row.id
        known = [one for one in self._window.selection.ids if one in chosen and one != current]
        new = [one for one in chosen if one not in known and one != current]
        self._following = True
        self._window.selection.set((*known, *new, *((current,) if current in chosen else ())))
        self._followed = self._stands(selection.currentIndex())
        self._following = False

    def _show(self, element: str) -> None:
        """Bring it into sight on the map; its properties where it does not stand there."""
        self._window.selection.set((element,))
        if self._window.canvas.element_rect(element).isEmpty():
            self._window.commands.run("edit.form")
        else:
            self._window.canvas.reveal([element])

    def _menu(self, place: QPoint) -> None:
        """What the map offers for the element; what adds to the list for a list."""
        row = self.tree.row_at(self.tree.indexAt(place))
        at = self.tree.viewport().mapToGlobal(place)
        if row is None or row.is_element:
            self._window.canvas.context_menu.emit(row.id if row is not None else "", at)
        elif adds := ADDS.get(row.collection):
            menu = QMenu(self)
            self._window.commands.fill(menu, (adds,))
            menu.exec(at)
            menu.deleteLater()

    def element_at(self, place: QPoint) -> str:
        """The element that is listed at a place of the screen; empty where none is."""
        ports = self.tree.viewport()
        within = ports.mapFromGlobal(place)
        seen = ports.isVisible() and ports.rect().contains(within)
        row = self.tree.row_at(self.tree.indexAt(within)) if seen else None
        return row.id if row is not None and row.is_element else ""

    # Names and places

    def start_rename(self, element: str) -> None:
        """Let the name of an element be typed here."""
        index = self.model.index_of(element)
        if index.isValid():
            self._window.outline_dock.show()
            self.tree.setFocus()
            self.tree.setCurrentIndex(index)
            self.tree.edit(index)

    @property
    def typed(self) -> tuple[str, str]:
        """The element, and what is typed for it so far; nothing where that is the name it has."""
        line = self.tree.editor
        if line is None or not line.isModified() or line.text() == self._name(line.objectName()):
            return "", ""
        return line.objectName(), line.text()

    def finish(self) -> None:
        """Take over the name that is being typed."""
        self.tree.finish()

    def _writable(self) -> bool:
        session = self._window.session
        return session is not None and not session.file.read_only

    def _name(self, element: str) -> str:
        session = self._window.session
        record = session.kaart.records.get(element) if session is not None else None
        if session is None or record is None:
            return ""
        return session.kaart.flow_name(record) if isinstance(record, Flow) else record.name

    def _rename(self, element: str, name: str) -> None:
        if self._window.session is not None:
            self._window.do(rename(self._window.session.kaart, element, name)._replace(select=None))

    def _may_drop(self, ids: Sequence[str], place: Place, at: int) -> bool:
        session = self._window.session
        return session is not None and drop_of(session.kaart, session.memory, ids, place, at) is not None

    def _drop(self, ids: Sequence[str], place: Place, at: int) -> bool:
        session = self._window.session
        edit_of = drop_of(session.kaart, session.memory, ids, place, at) if session is not None else None
        return edit_of is not None and self._window.do(edit_of()._replace(select=tuple(ids)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter down to what it found; Esc clears it."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._into_tree()
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        return super().eventFilter(watched, event)

    def _into_tree(self) -> None:
        """Go to the first element that is listed."""
        self.tree.setFocus()
        index = self.model.index(0, 0)
        while index.isValid() and not self.model.place(index).row.is_element:
            index = self.tree.indexBelow(index)
        if index.isValid():
            self.tree.setCurrentIndex(index)
