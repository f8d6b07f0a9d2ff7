"""All shortcuts on one sheet, by menu."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.onscreen import room_on_screen, size_on_screen
from ketenkaart.editor.messages import plain_label
from ketenkaart.editor.roles import is_pane
from ketenkaart.editor.shortcuts import Group, groups
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_COLUMNS = 3
_WIDTH, _HEIGHT, _AIR = 1180, 900, 160  # px
_HEAD = 2  # rows that the name of a group takes


class KeySheet(QDialog):
    """The sheet. It stands beside the window, which can be used meanwhile; Esc closes it."""

    def __init__(self, window: "Window") -> None:
        """With the keys as they are now."""
        super().__init__(window)
        self.setObjectName("key_sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Shortcuts"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        is_pane(area, tr("Shortcuts"))
        sheet = _narrow_sheet(tuple(groups(window)), room_on_screen(window).width())
        area.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        size_on_screen(self, _WIDTH, _HEIGHT)
        self.resize(min(self.width(), sheet.sizeHint().width() + _AIR), self.height())


def _narrow_sheet(sheet: Sequence[Group], room: int) -> QWidget:
    """The sheet in as many columns as there is room for, px."""
    for columns in range(_COLUMNS, 1, -1):
        whole = _sheet(sheet, columns)
        if whole.sizeHint().width() <= room:
            return whole
    return _sheet(sheet, 1)


def _sheet(sheet: Sequence[Group], columns: int) -> QWidget:
    whole = QWidget()
    dress(whole, "panel")
    row = QHBoxLayout(whole)
    row.setContentsMargins(28, 20, 28, 20)
    row.setSpacing(40)
    for groups_in_column in _columns(sheet, columns):
        column = QVBoxLayout()
        column.setSpacing(22)
        for group in groups_in_column:
            column.addLayout(_group(group))
        column.addStretch(1)
        row.addLayout(column, 1)
    return whole


def _columns(sheet: Sequence[Group], count: int) -> list[list[Group]]:
    """The groups in columns of about the same height, in their order."""
    most = sum(len(group.rows) + _HEAD for group in sheet) / count
    columns: list[list[Group]] = [[]]
    filled = 0
    for group in sheet:
        high = len(group.rows) + _HEAD
        if columns[-1] and len(columns) < count and filled + high / 2 > most:
            columns.append([])
            filled = 0
        columns[-1].append(group)
        filled += high
    return columns


def _group(group: Group) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    name = plain_label(group.name)
    dress(name, "heading")
    grid.addWidget(name, 0, 0, 1, 2)
    for number, (text, keys) in enumerate(group.rows, 1):
        key = plain_label(keys)
        key.setWordWrap(False)
        dress(key, "key")
        label = plain_label(text)
        label.setWordWrap(False)
        grid.addWidget(label, number, 0)
        grid.addWidget(key, number, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return grid
