"""The part of the preferences in which shortcuts are changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.table import actions
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.clearbutton import give_clear_button
from ketenkaart.editor.messages import announce, plain_label
from ketenkaart.editor.roles import has_role
from ketenkaart.editor.shortcuts import native, refusal, sequence
from ketenkaart.edits.quickentry.likeness import fold
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_ID = Qt.ItemDataRole.UserRole
_KEYS_WIDE = 190  # px


class ShortcutEditor(QWidget):
    """The actions with their keys, and a field that takes other keys for the one that is chosen.

    Attributes:
        list: the actions.
        keys: the field; keys pressed in it are kept at once, unless another action has them.
        reset: gives the chosen one back the keys it had at first.
        problem: says why keys cannot be taken.
    """

    def __init__(self, window: "Window") -> None:
        """With the keys as they are now."""
        super().__init__()
        self._window = window
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(tr("Filter by name"))
        self._filter.setAccessibleName(tr("Filter shortcuts by name"))
        self._filter.textChanged.connect(self._hide_others)
        self.list = QTreeWidget()
        self._dress_list()
        self.keys = QKeySequenceEdit()
        has_role(self.keys, QAccessible.Role.HotkeyField)
        self.keys.setMaximumSequenceLength(1)
        line = self.keys.findChild(QLineEdit)
        if isinstance(line, QLineEdit):
            give_clear_button(line, tr("No keys"))
            line.setAccessibleName(tr("New keys"))
        self.keys.setAccessibleName(tr("New keys"))
        self.keys.editingFinished.connect(self._take)
        self.reset = QPushButton(tr("As it was at first"))
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self._as_at_first)
        self.problem = plain_label()
        dress(self.problem, "error")
        self._fill()
        self._lay_out()

    def _dress_list(self) -> None:
        self.list.setObjectName("preferences_shortcuts")
        self.list.setAccessibleName(tr("Shortcuts"))
        self.list.setHeaderLabels([tr("Command"), tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, _KEYS_WIDE)
        self.list.currentItemChanged.connect(lambda *_: self._show())

    def _lay_out(self) -> None:
        name = QLabel(tr("Shortcuts"))
        dress(name, "heading")
        label = QLabel(tr("&New keys"))
        label.setBuddy(self.keys)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label)
        row.addWidget(self.keys, 1)
        row.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(name)
        column.addWidget(self._filter)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.problem)

    def _fill(self) -> None:
        for action in actions().values():
            item = QTreeWidgetItem([tr(action.text)])
            item.setData(0, _ID, action.id)
            self._show_keys(item, action)
            self.list.addTopLevelItem(item)
        self.choose(next(iter(actions())))

    def _show_keys(self, item: QTreeWidgetItem, action: Action) -> None:
        keys = native(self._window.commands.shortcut(action))
        item.setText(1, keys)
        item.setData(1, Qt.ItemDataRole.AccessibleTextRole, keys or tr("No keys"))

    def _hide_others(self, text: str) -> None:
        typed = fold(text)
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            if item is not None:
                item.setHidden(typed not in fold(item.text(0)))

    def choose(self, action_id: str) -> None:
        """Choose an action."""
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            if item is not None and item.data(0, _ID) == action_id:
                self.list.setCurrentItem(item)

    def _chosen(self) -> Action | None:
        item = self.list.currentItem()
        return actions()[str(item.data(0, _ID))] if item is not None else None

    def _show(self) -> None:
        """The keys of the chosen action, in the list and in the field."""
        action, item = self._chosen(), self.list.currentItem()
        self.problem.setText("")
        if action is None or item is None:
            return
        self._show_keys(item, action)
        kept = self._window.commands.shortcut(action)
        self.keys.setKeySequence(sequence(kept[0]) if kept else QKeySequence())
        self.keys.setAccessibleDescription(native(kept) or tr("No keys"))
        self.reset.setEnabled(kept != list(action.shortcuts))

    def _take(self) -> None:
        """Keep the keys in the field, unless they cannot be had."""
        action, wanted = self._chosen(), self.keys.keySequence()
        if action is None:
            return
        kept = self._window.commands.shortcut(action)
        if wanted in [sequence(one) for one in kept] or (wanted.isEmpty() and not kept):
            return
        problem = "" if wanted.isEmpty() else refusal(self._window, action, wanted)
        if not problem:
            text = wanted.toString(QKeySequence.SequenceFormat.PortableText)
            self._keep(action, [text] if text else [])
        else:
            self._show()
            self.problem.setText(problem)
            announce(self.problem, problem)

    def _as_at_first(self) -> None:
        action = self._chosen()
        if action is not None:
            self._keep(action, None)

    def _keep(self, action: Action, keys: list[str] | None) -> None:
        self._window.program.keep_shortcut(action.id, keys)
        self._show()
