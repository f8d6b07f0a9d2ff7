"""New from a spreadsheet: rows that are pasted or read from a file become a map, with a look at it first."""

import csv
import io
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.onscreen import lay_out
from ketenkaart.editor.messages import announce, plain_label
from ketenkaart.editor.tablecolumns import COLUMNS, Table, table_of
from ketenkaart.editor.typingdialog import TypingDialog
from ketenkaart.editor.work import Stopped, run_beside
from ketenkaart.edits.lines import Column
from ketenkaart.interchange.spreadsheet import SUFFIXES, cells_of_text, read_spreadsheet
from ketenkaart.model.characters import visible
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_SHOWN = 200  # rows
_LONGEST = 80  # characters of a cell
_WIDTH, _HEIGHT = 860, 680  # px
_PASTED_HIGH, _WIDEST_COLUMN, _ROOM = 150, 320, 24  # px


class NewTable(TypingDialog):
    """Where a list of steps becomes a map.

    Attributes:
        opening: opens a file instead.
        rows: the text with a row on each line, as a spreadsheet copies it.
        headed: whether the first row holds headings.
        preview: the rows, with above each column what it is.
        words: what becomes of them, or why nothing does.
        make: makes the map.
    """

    def __init__(self, window: "Window") -> None:
        """Empty at first, but for what a session that stopped unexpectedly left."""
        super().__init__(window)
        self._window = window
        self._title = ""
        self._of_file = ""
        self._kept = window.program.rows
        self._table = Table((), (), headed=False)
        self.setObjectName("new_table")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("New from spreadsheet"))
        self.rows = QPlainTextEdit()
        self.rows.setObjectName("new_table_rows")
        self.rows.setAccessibleName(tr("Rows from a spreadsheet"))
        self.rows.setPlaceholderText(tr("Paste your rows here: step, partner, phase, document"))
        self.rows.setTabChangesFocus(True)
        self.rows.setFixedHeight(_PASTED_HIGH)
        self.rows.textChanged.connect(self._read)
        self.headed = QCheckBox(tr("The first row holds &headings"))
        self.headed.toggled.connect(self._head)
        self.preview = QTableWidget()
        self.preview.setObjectName("new_table_preview")
        self.preview.setAccessibleName(tr("What it becomes"))
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.horizontalHeader().hide()
        self.preview.verticalHeader().hide()
        self.words = plain_label()
        self._lay_out()
        self._show()
        self.rows.setPlainText(self._kept.take())
        self.rows.setFocus()

    def _lay_out(self) -> None:
        self.opening = QPushButton(icon("open", "accent"), tr("Open…"))
        self.opening.setAutoDefault(False)
        self.opening.clicked.connect(self._choose)
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("Paste rows from a spreadsheet, or open a file.")), 1)
        head.addWidget(self.opening)
        buttons = QDialogButtonBox()
        self.make = QPushButton(tr("Make map"))
        self.make.setDefault(True)
        dress(self.make, "filled")
        self.make.clicked.connect(self._make)
        buttons.addButton(self.make, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.rows)
        column.addWidget(self.headed)
        column.addWidget(self.preview, 1)
        lay_out(self, column, (self.words, buttons), _WIDTH, _HEIGHT)

    @property
    def _typed(self) -> str:
        """The rows, where they stand in no file."""
        text = self.rows.toPlainText()
        return "" if text == self._of_file else text

    @property
    def would_lose(self) -> str:
        """That the rows are no map yet."""
        return tr("These rows are not a map yet.") if self._typed.strip() else ""

    def done(self, result: int) -> None:
        """Close; the rows are a map now, or not wanted."""
        self._kept.forget()
        super().done(result)

    def _choose(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Open"), str(self._window.program.folder), f"{tr('Spreadsheet')} ({patterns})"
        )
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Take the rows of a file; asks where that takes the place of others."""
        if not self.may_go(tr("Replace")):
            return
        try:
            text = tr("Opening {name}…", name=path.name)
            cells = run_beside(self, text, lambda _: read_spreadsheet(path))
        except FileRefused as refused:
            self._refuse(refused.message)
            return
        except Stopped:
            return
        self._title = path.stem
        out = io.StringIO()
        csv.writer(out, delimiter="\t", lineterminator="\n").writerows(cells)
        self._of_file = out.getvalue()
        self.rows.setPlainText(self._of_file)

    def _refuse(self, text: str) -> None:
        dress(self.words, "error")
        self.words.setText(text)
        self.make.setEnabled(False)
        announce(self.words, text)

    def _read(self) -> None:
        """Take what the rows are now; what the person chose for the columns stays where they are the same."""
        self._kept.keep(self._typed)
        try:
            cells = cells_of_text(self.rows.toPlainText())
        except FileRefused as refused:
            self._table = Table((), (), headed=False)
            self._show()
            self._refuse(refused.message)
            return
        same = bool(cells) and self._table.cells[:1] == (tuple(cells[0]),)
        self._table = self._table.with_cells(cells) if same else table_of(cells)
        self._show()

    def _head(self, on: bool) -> None:
        self._table = self._table.with_headings(on)
        self._show()

    def _take(self, number: int, combo: QComboBox) -> None:
        """The person says what a column is."""
        self._table = self._table.with_column(number, combo.currentData())
        self._show()
        again = self.preview.cellWidget(0, number)
        if again is not None:
            again.setFocus()

    def _show(self) -> None:
        """Show the rows, and what becomes of them."""
        table = self._table
        self.headed.blockSignals(True)
        self.headed.setChecked(table.headed)
        self.headed.blockSignals(False)
        self.headed.setEnabled(bool(table.cells))
        self._fill()
        dress(self.words, "")
        self.words.setText(table.sentence())
        self.make.setEnabled(table.can_be_made)

    def _fill(self) -> None:
        """Fill the preview: what each column is, and the rows below it."""
        table, preview = self._table, self.preview
        shown = table.cells[:_SHOWN]
        preview.clear()
        preview.setRowCount(len(shown) + 1 if shown else 0)
        preview.setColumnCount(len(table.columns))
        for place, row in enumerate(shown, 1):
            is_heading = table.headed and place == 1
            for number, text in enumerate(row):
                preview.setItem(place, number, self._cell(text, number, is_heading))
        preview.resizeColumnsToContents()
        for number, kind in enumerate(table.columns):
            combo = self._combo(number, kind)
            preview.setCellWidget(0, number, combo)
            wide = min(preview.columnWidth(number), _WIDEST_COLUMN)
            preview.setColumnWidth(number, max(wide, combo.sizeHint().width() + _ROOM))
        preview.resizeRowToContents(0)

    def _combo(self, number: int, kind: Column | None) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(f"new_table_column_{number + 1}")
        combo.setAccessibleName(tr("Column {number}", number=number + 1))
        combo.addItem(tr("Not used"), None)
        for one, text in COLUMNS:
            combo.addItem(tr(text), one)
        combo.setCurrentIndex(combo.findData(kind) if kind is not None else 0)
        combo.activated.connect(partial(self._took, number, combo))
        return combo

    def _took(self, number: int, combo: QComboBox, _: int) -> None:
        self._take(number, combo)

    def _cell(self, text: str, number: int, is_heading: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(visible(text, _LONGEST))
        if is_heading:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        if self._table.columns[number] is None:
            item.setForeground(self.palette().placeholderText())
        return item

    def _make(self) -> None:
        table, title = self._table, self._title
        try:
            kaart = run_beside(self, tr("Making the map…"), lambda _: table.kaart(title))
        except Stopped:
            return
        if self._window.program.show_map(self._window, kaart, is_work=True) is not None:
            self.accept()
