"""The map in words as rows of a tree: headings with the lines below them."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ketenkaart.analysis.telling import Line
from ketenkaart.texts import tr

LINE = Qt.ItemDataRole.UserRole + 1
_LINES_FROM = 100  # a depth below all headings


class TextModel(QStandardItemModel):
    """The lines of the map in words; each knows the element it is about."""

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Hold these lines and no others."""
        self.clear()
        above: list[tuple[int, QStandardItem]] = []
        root = self.invisibleRootItem()
        for line in lines:
            depth = line.level if line.heading else _LINES_FROM + line.level
            while above and above[-1][0] >= depth:
                above.pop()
            item = _item(line)
            (above[-1][1] if above else root).appendRow(item)
            above.append((depth, item))

    def items(self) -> Iterator[QStandardItem]:
        """All rows from top to bottom."""
        waiting = [self.invisibleRootItem()]
        while waiting:
            item = waiting.pop()
            if item.data(LINE) is not None:
                yield item
            waiting += [item.child(row) for row in reversed(range(item.rowCount()))]


def line_of(item: QStandardItem) -> Line:
    """The line a row holds."""
    line = item.data(LINE)
    assert isinstance(line, Line)
    return line


def _item(line: Line) -> QStandardItem:
    item = QStandardItem(line.text)
    item.setEditable(False)
    item.setData(line, LINE)
    if line.heading:
        spoken = tr("{text}, heading {level}", text=line.text, level=line.level)
        item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    return item
