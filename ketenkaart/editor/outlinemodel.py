"""The outline as a model of Qt: it follows a map line by line, so that a view keeps what it shows."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import count

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.outlinetree import EMPTY, KIND, Entry, Row
from ketenkaart.model.nouns import noun

MIME = "application/x-ketenkaart-elements"
ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MOVABLE = frozenset({"partners", "phases", "steps"})  # are dragged, and dropped on

_SEEN = (
    Qt.ItemFlag.ItemIsEnabled
)  # Qt asks for these at every line it paints, and putting them together is slow
_FILLED = _SEEN | Qt.ItemFlag.ItemIsDropEnabled
_READ = _SEEN | Qt.ItemFlag.ItemIsSelectable
_WRITTEN = _READ | Qt.ItemFlag.ItemIsEditable
_MOVED = _WRITTEN | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled


class Place:
    """A line in its place; Qt knows it by its key."""

    __slots__ = ("entries", "key", "parts", "row", "within")

    def __init__(self, row: Row, within: "Place | None", key: int) -> None:
        """A line below another."""
        self.row, self.within, self.key = row, within, key
        self.entries: Sequence[Entry] = ()
        self.parts: list[Place] = []


class OutlineModel(QAbstractItemModel):
    """The lines of the outline.

    Attributes:
        name_of: gives the name of an element as it is typed.
        rename: gives an element another name.
        may_drop: tells whether elements can be dropped below an element, before another.
        drop: drops them there.
        writable: tells whether the map may be changed.
    """

    def __init__(self, parent: QObject) -> None:
        """Empty."""
        super().__init__(parent)
        self._keys = count(1)
        self._root = Place(Row("", "", ""), None, 0)
        self._by_key: dict[int, Place] = {}
        self._by_id: dict[str, Place] = {}
        self.name_of: Callable[[str], str] = lambda _: ""
        self.rename: Callable[[str, str], object] = lambda _, __: None
        self.may_drop: Callable[[Sequence[str], Place, int], bool] = lambda _, __, ___: False
        self.drop: Callable[[Sequence[str], Place, int], bool] = lambda _, __, ___: False
        self.writable: Callable[[], bool] = lambda: False

    # What it shows

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines: only what differs is taken out, put in, moved or written anew."""
        self._match(self._root, entries)

    def show_anew(self, entries: Sequence[Entry]) -> None:
        """Show these lines instead of all others: quicker where most of them differ."""
        self.beginResetModel()
        for part in self._root.parts:
            self._forget(part)
        self._fill(self._root, entries)
        self.endResetModel()

    def _match(self, place: Place, entries: Sequence[Entry]) -> None:
        if place.entries == entries:
            return
        place.entries = entries
        self._take_out(place, {entry.row.id for entry in entries})
        known = {part.row.id for part in place.parts}
        at = 0
        while at < len(entries):
            wanted = entries[at].row.id
            if at < len(place.parts) and place.parts[at].row.id == wanted:
                at += 1
            elif wanted in known:
                self._bring(place, wanted, at)
                at += 1
            else:
                end = at
                while end < len(entries) and entries[end].row.id not in known:
                    end += 1
                self._put_in(place, entries[at:end], at)
                at = end
        for n, (part, entry) in enumerate(zip(place.parts, entries, strict=True)):
            if part.row != entry.row:
                part.row = entry.row
                index = self.createIndex(n, 0, part.key)
                self.dataChanged.emit(index, index)
            self._match(part, entry.parts)

    def _take_out(self, place: Place, kept: set[str]) -> None:
        last = len(place.parts)
        while last:
            if place.parts[last - 1].row.id in kept:
                last -= 1
                continue
            first = last - 1
            while first and place.parts[first - 1].row.id not in kept:
                first -= 1
            self.beginRemoveRows(self._index(place), first, last - 1)
            for part in place.parts[first:last]:
                self._forget(part)
            del place.parts[first:last]
            self.endRemoveRows()
            last = first

    def _forget(self, place: Place) -> None:
        del self._by_key[place.key]
        if self._by_id.get(place.row.id) is place:
            del self._by_id[place.row.id]
        for part in place.parts:
            self._forget(part)

    def _bring(self, place: Place, wanted: str, at: int) -> None:
        """Bring a line that is there up to its place."""
        now = next(n for n in range(at, len(place.parts)) if place.parts[n].row.id == wanted)
        index = self._index(place)
        self.beginMoveRows(index, now, now, index, at)
        place.parts.insert(at, place.parts.pop(now))
        self.endMoveRows()

    def _put_in(self, place: Place, entries: Sequence[Entry], at: int) -> None:
        self.beginInsertRows(self._index(place), at, at + len(entries) - 1)
        place.parts[at:at] = [self._made(entry, place) for entry in entries]
        self.endInsertRows()

    def _made(self, entry: Entry, within: Place) -> Place:
        place = Place(entry.row, within, next(self._keys))
        self._by_key[place.key] = place
        self._by_id[entry.row.id] = place
        self._fill(place, entry.parts)
        return place

    def _fill(self, place: Place, entries: Sequence[Entry]) -> None:
        place.entries = entries
        place.parts = [self._made(entry, place) for entry in entries]

    def place(self, index: Index) -> Place:
        """The line at an index; the whole outline for no index."""
        return self._by_key.get(index.internalId(), self._root) if index.isValid() else self._root

    def index_of(self, row_id: str) -> QModelIndex:
        """Where an element or list stands; no index where it is not shown."""
        place = self._by_id.get(row_id)
        return self._index(place) if place is not None else QModelIndex()

    def wholes(self) -> Iterator[str]:
        """All that has lines below it."""
        return (row_id for row_id, place in self._by_id.items() if place.parts)

    def _index(self, place: Place) -> QModelIndex:
        if place.within is None:
            return QModelIndex()
        return self.createIndex(place.within.parts.index(place), 0, place.key)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """A line below another."""
        parts = self.place(parent).parts
        if column != 0 or not 0 <= row < len(parts):
            return QModelIndex()
        return self.createIndex(row, 0, parts[row].key)

    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The line above."""
        within = self.place(child).within
        return self._index(within) if within is not None else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines stand below one."""
        return len(self.place(parent).parts)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a line shows."""
        if not index.isValid():
            return None
        row = self.place(index).row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(row.icon, "muted" if row.is_element else "text") if row.icon else None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.EditRole:
            return self.name_of(row.id)
        return self._more(row, role)

    def _more(self, row: Row, role: int) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:  # Qt takes what looks like tags in a tip for tags
            return f"<span>{escape(row.text)}</span>" if row.is_element else None
        if role == Qt.ItemDataRole.FontRole and row.id.startswith(KIND):
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {noun(row.collection)}" if row.is_element else row.text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return str(row.held) if row.held >= 0 else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a line."""
        place = self.place(index)
        if place is self._root:
            return Qt.ItemFlag.NoItemFlags
        row = place.row
        if not self.writable() or row.id.startswith(EMPTY):
            return _READ if row.is_element else _SEEN
        if row.is_element:
            return _MOVED if row.collection in _MOVABLE else _WRITTEN
        return _FILLED if row.collection in _MOVABLE else _SEEN

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Give an element the name that was typed."""
        row = self.place(index).row
        if role != Qt.ItemDataRole.EditRole or not row.is_element or value == self.name_of(row.id):
            return False
        self.rename(row.id, str(value))
        return True

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """Things are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Elements by their ids."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The elements that are dragged."""
        data = QMimeData()
        data.setData(MIME, "\n".join(self.place(index).row.id for index in indexes).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Whether it can be dropped there."""
        return data.hasFormat(MIME) and self.may_drop(_ids(data), self.place(parent), row)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Drop it there."""
        return data.hasFormat(MIME) and self.drop(_ids(data), self.place(parent), row)


def _ids(data: QMimeData) -> list[str]:
    return bytes(data.data(MIME).data()).decode().split("\n")
