"""The list beside the map of what differs from another map, or of what is to be chosen after a merge."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDockWidget, QVBoxLayout, QWidget

from ketenkaart.editor.issues.issue import Issue
from ketenkaart.editor.issues.model import SENTENCE, IssueModel
from ketenkaart.editor.issues.view import IssueView
from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.look.docktitle import DockTitle
from ketenkaart.editor.messages import plain_label
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import mark

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_HIGH, _SHARE = 220, 0.33  # px, and of the height of the map: in a low window most is for the map


class Matter(NamedTuple):
    """What is listed.

    Attributes:
        title: what the list is called.
        rows: the rows for a map as it is now.
        nothing: what is said where there are none.
        left: is called when the person leaves it with Esc.
    """

    title: str
    rows: Callable[[Ketenkaart], Sequence[Issue]]
    nothing: str
    left: Callable[[], object]


class DifferenceList(QWidget):
    """The rows, in a dock below the map; a click goes to the element. It follows the map.

    Attributes:
        dock: the dock it stands in.
        list: the rows as they are seen.
        closed: is sent when nothing is listed any more.
    """

    closed = Signal()

    def __init__(self, window: "Window") -> None:
        """Hidden until something is listed."""
        super().__init__(window)
        self._window = window
        self._matter: Matter | None = None
        self.setObjectName("differences")
        self._model = _Model(self)
        self.list = IssueView(self)
        self.list.setObjectName("difference_list")
        self.list.setModel(self._model)
        self.list.settled.connect(self._settle)
        self.list.clicked.connect(lambda index: self._show(index.row()))
        self.list.selectionModel().currentRowChanged.connect(lambda now, _: self._show(now.row()))
        self._nothing = plain_label()
        dress(self._nothing, "muted")
        self._nothing.setContentsMargins(16, 4, 16, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 4)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.dock = self._in_dock()
        window.map_changed.connect(self._map_changed)

    def _in_dock(self) -> QDockWidget:
        dock = QDockWidget(self._window)
        dock.setObjectName("differences_dock")
        dock.setWidget(self)
        dock.setTitleBarWidget(DockTitle(dock))
        dress(self, "panel")
        dock.hide()
        self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        return dock

    @property
    def rows(self) -> Sequence[Issue]:
        """What is listed now."""
        return self._model.issues

    @property
    def matter(self) -> Matter | None:
        """What is listed, if anything is."""
        return self._matter

    def show_matter(self, matter: Matter) -> None:
        """List something, in place of what was listed before."""
        self._matter = matter
        self.dock.setWindowTitle(matter.title)
        self.list.setAccessibleName(matter.title)
        self._nothing.setText(matter.nothing)
        self._model.show_issues(())
        self.refresh()
        if self.dock.isHidden():
            if self._window.canvas.sees_all:  # also once the list has taken some of its room
                self._window.canvas.fit()
            high = min(round(_HIGH * text_scale()), round(self._window.views.height() * _SHARE))
            self.dock.show()
            self._window.resizeDocks([self.dock], [high], Qt.Orientation.Vertical)
        self.dock.raise_()

    def refresh(self) -> None:
        """List what there is now, with the same row current as before."""
        session = self._window.session
        if self._matter is None or session is None:
            return
        rows, current = self._matter.rows(session.kaart), self.list.currentIndex().row()
        if rows == self._model.issues:
            return
        scrolled = self.list.verticalScrollBar().value()
        self._model.show_issues(rows)
        self.list.fit_columns()
        if 0 <= current < len(rows):
            self._mark(current)
        self.list.verticalScrollBar().setValue(scrolled)
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))

    def close_matter(self) -> None:
        """List nothing any more."""
        if self._matter is None:
            return
        held = self.isAncestorOf(self._window.focusWidget() or self._window)
        self._matter = None
        self.dock.hide()
        self._model.show_issues(())
        if held:
            self._window.canvas.setFocus()
        self.closed.emit()

    def _map_changed(self, done: object) -> None:
        if done is None:
            self.close_matter()
            self.dock.hide()  # the docks were put back as they were beside the map before
        self.refresh()

    def _mark(self, row: int) -> None:
        """Make a row the current one without selecting its element."""
        selection = self.list.selectionModel()
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        blocked = selection.blockSignals(True)
        selection.setCurrentIndex(self._model.index(row, SENTENCE), flags)
        selection.blockSignals(blocked)
        self.list.viewport().update()

    def _show(self, row: int) -> None:
        """Select what a row is about, and bring it into sight."""
        session = self._window.session
        if session is None or not 0 <= row < len(self._model.issues):
            return
        elements = self._model.issues[row].elements
        places = [one for one in elements[:1] if one in session.kaart.records]
        self._window.selection.set(places)
        self._window.canvas.reveal(places)

    def _settle(self) -> None:
        """Do what the current row offers."""
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._model.issues):
            self._model.issues[row].remedy.run(self._window)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves what is listed."""
        if event.key() == Qt.Key.Key_Escape and self._matter is not None:
            self._window.canvas.setFocus()
            self._matter.left()
        else:
            super().keyPressEvent(event)


class _Model(IssueModel):
    """The rows for Qt."""

    headings = (mark("State"), mark("Difference"), mark("Element"), mark("Choice"))
