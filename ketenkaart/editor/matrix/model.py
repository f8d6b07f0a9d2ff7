"""The matrix as Qt's views have it; after an edit only what became different is told."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ketenkaart.analysis.matrix import Column, Row
from ketenkaart.editor.matrix.lines import Heading, Line, key_of, signs_of, words_of
from ketenkaart.editor.messages import plain_tip
from ketenkaart.texts import capital, tr, tr_count

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_DISPLAY, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class MatrixModel(QAbstractTableModel):
    """The lines and columns that are shown.

    Attributes:
        columns: the roles and bodies.
        lines: the headings and elements.
        language: that of the names.
    """

    def __init__(self, parent: QObject) -> None:
        """Empty."""
        super().__init__(parent)
        self.language = "nl"
        self.columns: tuple[Column, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self._rows: dict[str, int] = {}

    def show(self, columns: Sequence[Column], lines: Sequence[Line]) -> bool:
        """Show other lines and columns; whether all is shown anew, as where the columns are others."""
        columns, lines = tuple(columns), tuple(lines)
        before, after = [column.id for column in self.columns], [column.id for column in columns]
        kept = {key_of(line) for line in lines}
        stays = [key_of(line) for line in self.lines if key_of(line) in kept]
        there = set(stays)
        if before != after or stays != [key for line in lines if (key := key_of(line)) in there]:
            self.beginResetModel()
            self.columns, self.lines = columns, lines
            self._number()
            self.endResetModel()
            return True
        self._take_out(kept)
        self._put_in(lines, there)
        self._tell_changed(columns, lines)
        return False

    def _number(self) -> None:
        self._rows = {key_of(line): row for row, line in enumerate(self.lines)}

    def _take_out(self, kept: set[str]) -> None:
        gone = [row for row, line in enumerate(self.lines) if key_of(line) not in kept]
        for first, last in reversed(list(_runs(gone))):
            self.beginRemoveRows(_NOWHERE, first, last)
            self.lines = (*self.lines[:first], *self.lines[last + 1 :])
            self._number()
            self.endRemoveRows()

    def _put_in(self, lines: tuple[Line, ...], there: set[str]) -> None:
        new = [row for row, line in enumerate(lines) if key_of(line) not in there]
        for first, last in _runs(new):
            self.beginInsertRows(_NOWHERE, first, last)
            self.lines = (*self.lines[:first], *lines[first : last + 1], *self.lines[first:])
            self._number()
            self.endInsertRows()

    def _tell_changed(self, columns: tuple[Column, ...], lines: tuple[Line, ...]) -> None:
        """Tell which lines and heads say something else now; they are where they were."""
        changed = [row for row, line in enumerate(lines) if line != self.lines[row]]
        heads = columns != self.columns
        self.columns, self.lines = columns, lines
        for first, last in _runs(changed) if columns else ():
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(columns) - 1))
        for first, last in _runs(changed):
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)
        if heads and columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def row_of(self, element: str) -> int:
        """Where an element stands; -1 where it is not shown."""
        return self._rows.get(element, -1)

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many roles and bodies there are."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each cell can be current."""
        return _READ

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """What a cell shows and says; it is painted from the line itself."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role == _DISPLAY:
            return self.shown(line, index.column())
        if role == _SPOKEN:
            return self.spoken(line, index.column())
        if role == _TIP:
            return plain_tip("\n".join((line.told, column.told, capital(self._words(line, index.column())))))
        return None

    def shown(self, line: Line, place: int) -> str:
        """The letters in a cell; those that come from something else in brackets."""
        if isinstance(line, Heading):
            return str(line.counts[place] or "")
        cell = line.cells[place]
        inherited = signs_of(cell.inherited)
        return signs_of(cell.parts) + (f"({inherited})" if inherited else "")

    def spoken(self, line: Line, place: int) -> str:
        """A cell in words: its row, its column and what is in it."""
        title = line.told if isinstance(line, Row) else line.title
        return tr(
            "{row}, {column}: {state}",
            row=title,
            column=self.columns[place].told,
            state=self._words(line, place),
        )

    @staticmethod
    def _words(line: Line, place: int) -> str:
        if isinstance(line, Row):
            return words_of(line.cells[place])
        return tr_count("a part in {count} of them", "a part in {count} of them", line.counts[place])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """What a head says."""
        if role not in (_DISPLAY, _TIP, _SPOKEN):
            return None
        if orientation is Qt.Orientation.Horizontal:
            column = self.columns[section]
            text = column.told if role == _DISPLAY else f"{column.told}, {column.level.title}"
            return plain_tip(text) if role == _TIP else text
        line = self.lines[section]
        text = line.told if role == _DISPLAY else _head_told(line)
        return plain_tip(text) if role == _TIP else text


def _head_told(line: Line) -> str:
    """A row in words: whose it is, and whether nobody has a part in it."""
    if isinstance(line, Heading):
        return line.told
    gap = tr("nobody has a part in it yet") if line.is_gap else ""
    return ", ".join(part for part in (line.told, line.owner, gap) if part)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows in order as stretches of neighbours: the first and last of each."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            yield rows[start], rows[place - 1]
            start = place
