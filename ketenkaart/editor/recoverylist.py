"""My recovery files: the work that sessions left that stopped unexpectedly, to bring back or throw away."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.messages import Button, ask, plain_label, plain_tip
from ketenkaart.editor.recovery import LONGEST, name_of, when
from ketenkaart.model.characters import visible
from ketenkaart.storage.journalreading import Kept
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_PATH = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 640, 360  # px


class RecoveryList(QDialog):
    """What was left behind.

    Attributes:
        list: a row for each map.
        restore: brings the chosen one back.
        delete: throws the chosen one away.
    """

    def __init__(self, window: "Window") -> None:
        """With what there is now."""
        super().__init__(window)
        self._window = window
        self.setObjectName("recovery_list")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("My recovery files"))
        self.list = QTreeWidget()
        self.list.setObjectName("recovery_files")
        self.list.setAccessibleName(tr("My recovery files"))
        self.list.setHeaderLabels([tr("Map"), tr("Last change"), tr("Changes")])
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.itemSelectionChanged.connect(self._update)
        self.list.itemActivated.connect(lambda *_: self._restore())
        self.words = plain_label()
        dress(self.words, "muted")
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self.restore = QPushButton(tr("Bring back"))
        self.delete = QPushButton(tr("Delete…"))
        self.restore.clicked.connect(self._restore)
        self.delete.clicked.connect(self._delete)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.delete, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _fill(self) -> None:
        self.list.clear()
        for path, kept in self._window.program.recovery.found().items():
            if isinstance(kept, Kept):
                self.list.addTopLevelItem(_row(path, kept))
        first = self.list.topLevelItem(0)
        self.words.setText(
            tr("Work of sessions that stopped unexpectedly and that is not saved yet.")
            if first is not None
            else tr("There is nothing to bring back.")
        )
        if first is not None:
            self.list.setCurrentItem(first)
        self._update()

    def _update(self) -> None:
        for button in (self.restore, self.delete):
            button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> Path | None:
        items = self.list.selectedItems()
        return items[0].data(0, _PATH) if items else None

    def _restore(self) -> None:
        path = self._chosen()
        if path is not None:
            self.accept()
            self._window.program.recovery.restore(path, self._window)

    def _delete(self) -> None:
        path, items = self._chosen(), self.list.selectedItems()
        if path is None:
            return
        drop, keep = Button(tr("Delete")), Button(tr("Cancel"), safe=True)
        question = tr("Delete the recovery file of {name}?", name=items[0].text(0))
        if ask(self, question, (drop, keep), tr("Its changes are then gone.")) == drop:
            self._window.program.recovery.delete(path)
            self._fill()


def _row(path: Path, kept: Kept) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name_of(kept), when(kept), str(kept.count)])
    item.setData(0, _PATH, path)
    item.setToolTip(0, plain_tip(visible(str(kept.file or ""), 4 * LONGEST)))
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
