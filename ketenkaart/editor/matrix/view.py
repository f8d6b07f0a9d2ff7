"""The matrix as a view in the window: who has a part in what, and where nobody has."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from ketenkaart.analysis.matrix import Matrix, Row, matrix_of
from ketenkaart.editor.look.apply import dress, text_scale
from ketenkaart.editor.matrix.copying import as_data
from ketenkaart.editor.matrix.kinds import Kinds
from ketenkaart.editor.matrix.lines import legend, lines_of
from ketenkaart.editor.matrix.model import MatrixModel
from ketenkaart.editor.matrix.table import MatrixTable
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.roles import is_group
from ketenkaart.editor.seenview import SeenView
from ketenkaart.edits.assigning import assign, unassign
from ketenkaart.edits.edit import Edit
from ketenkaart.model.vocabulary import Part
from ketenkaart.texts import capital, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_NOTHING = Matrix((), ())
_PARTS = "matrix_parts"
_LOW = 320  # px
_FLAG = QItemSelectionModel.SelectionFlag


class MatrixView(SeenView):
    """Elements by kind against roles and bodies by level; a click assigns.

    Attributes:
        table: the cells between their heads.
        kinds: chooses which kind is shown.
        only_gaps: leaves only elements in which nobody has a part.
        state: tells how many of these there are.
        empty: tells how to begin where there are no roles and bodies.
    """

    def __init__(self, window: "Window") -> None:
        """Empty until it is shown."""
        super().__init__()
        self._window = window
        self.setObjectName("matrix_view")
        is_group(self, tr("Matrix"))
        dress(self, "panel")
        self._matrix = _NOTHING
        self._kept: frozenset[str] | None = None
        self._selecting = False
        self.model = MatrixModel(self)
        self.table = MatrixTable(self.model)
        self.setFocusProxy(self.table)
        self.state = plain_label()
        self.state.setObjectName("matrix_state")
        self.kinds = Kinds(self)
        self.only_gaps = QCheckBox(tr("Only without a role or meeting body"))
        self.empty = plain_label(
            tr("There are no roles or meeting bodies yet. Make the first one here above.")
        )
        self._legend = plain_label(legend())
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        dress(self._legend, "small")
        dress(self.empty, "muted")
        dress(self.state, "section")
        first, second = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices = second
        for row in (first, second):
            row.setContentsMargins(16, 6, 16, 2)
            row.setSpacing(8)
        first.addWidget(self.state, 1)
        self._buttons: list[QPushButton] = []
        for action in ("gov.body", "gov.role", "edit.copy_matrix"):
            button = QPushButton(self._window.commands[action].text())
            button.setObjectName(f"matrix_{action.rpartition('.')[2]}")
            button.clicked.connect(self._window.commands[action].trigger)
            first.addWidget(button)
            self._buttons.append(button)
        second.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        second.addStretch()
        second.addWidget(self.only_gaps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self._legend)
        for label in (self._legend, self.empty):
            label.setContentsMargins(16, 2, 16, 8)

    def _connect(self) -> None:
        self.table.legend_told.connect(lambda told: self._legend.setVisible(not told))
        self.table.toggled.connect(self._toggle)
        self.table.taken.connect(self._take)
        self.table.asked.connect(self._ask_part)
        self.table.copied.connect(self._copy)
        self.table.shown.connect(self._show_on_map)
        self.table.column_chosen.connect(self._choose_column)
        self.table.selectionModel().selectionChanged.connect(self._rows_selected)
        self.kinds.changed.connect(self._filter)
        self.only_gaps.toggled.connect(self._filter)
        self._window.selection.changed.connect(self._follow)
        self._window.map_changed.connect(self._map_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit beside each other stands below each other, or is in the menus only."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        filtered = bool(self.kinds.chosen) or self.only_gaps.isChecked()
        for part in (self.kinds, self.only_gaps):  # in a low view rows matter more than choosing among them
            part.setVisible(filtered or self.height() >= _LOW * text_scale())
        room = self.width() - 32
        beside = self.kinds.fit(room - self.only_gaps.sizeHint().width() - 24, counted=True)
        if not beside:
            self.kinds.fit(room)
        way = QBoxLayout.Direction
        self._choices.setDirection(way.LeftToRight if beside else way.TopToBottom)
        used = self.state.fontMetrics().horizontalAdvance(self.state.text())
        for button in self._buttons:
            used += button.sizeHint().width() + 8
            button.setVisible(used <= room or not self._matrix.columns)

    def _map_changed(self, done: object) -> None:
        self._stale = True  # nothing is selected before it is made anew
        if done is None:
            self.only_gaps.setChecked(False)
            self.kinds.choose("")
        super()._map_changed(done)

    # What is shown

    def _build(self) -> None:
        session = self._window.session
        if session is None:
            return
        self._stale = False
        self._matrix = matrix_of(session.kaart)
        self.model.language = session.kaart.about.language
        self.table.writable = not session.file.read_only
        if self._kept is not None:  # what is filled in stays until the filter is set anew
            self._kept |= {row.element for row in self._matrix.rows if row.is_gap}
        self.state.setText(_counted(self._matrix))
        self.kinds.count(self._matrix)
        self._fit()
        self._show()

    def _filter(self) -> None:
        gaps = frozenset(row.element for row in self._matrix.rows if row.is_gap)
        self._kept = gaps if self.only_gaps.isChecked() else None
        self._show()
        self._follow()

    def _show(self) -> None:
        column, place = self.table.currentIndex().column(), self.table.verticalScrollBar().value()
        self._selecting = True
        lines = lines_of(self._matrix, self.kinds.chosen, self._kept)
        anew = self.model.show(self._matrix.columns, lines)
        self._selecting = False
        self.empty.setVisible(not self._matrix.columns)
        if anew:
            self.table.fit()
            self.table.verticalScrollBar().setValue(place)
            if lines and self._matrix.columns:
                start = self.model.index(min(1, len(lines) - 1), max(column, 0))
                self.table.selectionModel().setCurrentIndex(start, _FLAG.NoUpdate)

    # The same selection

    def _rows_selected(self) -> None:
        if self._selecting:
            return
        current = self._line(self.table.currentIndex())
        chosen = self._chosen()
        last = [current.element] if current is not None and current.element in chosen else []
        self._selecting = True
        self._window.selection.set([*(one for one in chosen if one not in last), *last])
        self._selecting = False

    def _chosen(self) -> list[str]:
        """The elements of the rows that are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        lines = (self.model.lines[row] for row in rows)
        return [line.element for line in lines if isinstance(line, Row)]

    def _follow(self) -> None:
        """Select the rows of the elements that are selected; of a role or body its column is current."""
        if self._selecting or self._stale or not self.isVisible() or not self.model.columns:
            return
        self._selecting = True
        model, chosen, last = self.table.selectionModel(), QItemSelection(), -1
        column, ids = max(self.table.currentIndex().column(), 0), self._window.selection.ids
        for element in ids:
            last = row if (row := self.model.row_of(element)) >= 0 else last
            if row >= 0:
                chosen.select(self.model.index(row, 0), self.model.index(row, 0))
        places = [place for place, one in enumerate(self.model.columns) if one.id in ids[-1:]]
        model.select(chosen, _FLAG.ClearAndSelect | _FLAG.Rows)
        row = last if last >= 0 else max(self.table.currentIndex().row(), 0)
        if self.model.lines and (last >= 0 or places):
            index = self.model.index(row, places[0] if places else column)
            model.setCurrentIndex(index, _FLAG.NoUpdate)
            self.table.scrollTo(index)
        self._selecting = False

    @property
    def current_place(self) -> QRect:
        """Where the row is that was chosen last."""
        rect = self.table.visualRect(self.table.currentIndex())
        return rect.translated(self.table.viewport().mapTo(self, QPoint(0, 0)))

    def show_assignee(self, assignee: str) -> None:
        """Bring the column of a role or body into sight."""
        places = [place for place, one in enumerate(self.model.columns) if one.id == assignee]
        index = self.table.currentIndex()
        if places and index.isValid():
            there = self.model.index(index.row(), places[0])
            self.table.selectionModel().setCurrentIndex(there, _FLAG.NoUpdate)
            self.table.scrollTo(there)

    def _choose_column(self, place: int) -> None:
        self._window.selection.set((self.model.columns[place].id,))

    def _show_on_map(self) -> None:
        self._window.commands.run("view.map")
        self._window.canvas.reveal(self._window.selection.ids)

    # Assigning

    def _line(self, index: QModelIndex) -> Row | None:
        """The element of a cell; none for a heading."""
        line = self.model.lines[index.row()] if index.isValid() else None
        return line if isinstance(line, Row) else None

    def _concerned(self, line: Row) -> list[Row]:
        """The element of a cell, or all that are selected with it."""
        chosen = self._chosen()
        if line.element not in chosen:
            return [line]
        return [one for one in self._matrix.rows if one.element in chosen]

    def _toggle(self, index: QModelIndex) -> None:
        """Assign where anything is not; else take away. On a heading the role or body is selected."""
        line, place = self._line(index), index.column()
        if line is None:
            self._choose_column(place)
            return
        rows = self._concerned(line)
        lacking = [row.element for row in rows if not row.cells[place].parts]
        assignee, kaart = self.model.columns[place].id, self._window.kaart
        if lacking:
            self._do(assign(kaart, lacking, assignee))
        else:
            self._do(unassign(kaart, [row.element for row in rows], assignee))

    def _take(self, index: QModelIndex) -> None:
        line, place = self._line(index), index.column()
        if line is not None:
            elements = [row.element for row in self._concerned(line) if row.cells[place].parts]
            self._do(unassign(self._window.kaart, elements, self.model.columns[place].id))

    def _ask_part(self, index: QModelIndex, at: QPoint) -> None:
        """A menu with what the role or body does with the element."""
        line, place = self._line(index), index.column()
        if line is None or self.findChild(QMenu, _PARTS) is not None:  # a key may ask twice
            return
        rows, menu = self._concerned(line), QMenu(self)
        menu.setObjectName(_PARTS)
        elements, assignee = [row.element for row in rows], self.model.columns[place].id
        has = {part for row in rows for part in row.cells[place].parts}
        for part in Part:
            entry = menu.addAction(capital(part.title))
            entry.setCheckable(True)
            entry.setChecked(has == {part})
            entry.triggered.connect(
                lambda _=False, one=part: self._do(assign(self._window.kaart, elements, assignee, one))
            )
        menu.addSeparator()
        remove = menu.addAction(self._window.commands["gov.unassign"].text())
        remove.setEnabled(bool(has))
        remove.triggered.connect(lambda: self._do(unassign(self._window.kaart, elements, assignee)))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _do(self, edit: Edit) -> None:
        """The selection stays as it is."""
        self._window.do(edit._replace(select=self._window.selection.ids))

    # Copying

    def _copy(self) -> None:
        """The rows that are selected, where there are several; else all that are shown."""
        chosen = set(self._chosen())
        lines = [line for line in self.model.lines if isinstance(line, Row)]
        some = [line for line in lines if line.element in chosen] if len(chosen) > 1 else lines
        QGuiApplication.clipboard().setMimeData(as_data(self._matrix.columns, some))
        self._window.say(tr("The matrix is on the clipboard, as a table."))


def _counted(matrix: Matrix) -> str:
    """How many gaps there are."""
    if not matrix.rows:
        return tr("There is nothing on the map yet that someone can have a part in.")
    if not matrix.gaps:
        return tr("Each of the {total} elements has a role or meeting body.", total=len(matrix.rows))
    return tr(
        "{count} of the {total} elements have no role or meeting body yet.",
        count=matrix.gaps,
        total=len(matrix.rows),
    )
