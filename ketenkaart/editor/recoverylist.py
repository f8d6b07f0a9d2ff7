"""My recovery files: the work that sessions left that stopped unexpectedly, to bring back or throw away."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ketenkaart.editor.listdialog import ListDialog
from ketenkaart.editor.look.onscreen import size_on_screen
from ketenkaart.editor.messages import Button, ask, plain_tip
from ketenkaart.editor.recovery import name_of, when
from ketenkaart.model.characters import visible
from ketenkaart.storage.journalreading import Kept
from ketenkaart.storage.replaying import count_of
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_WIDTH, _HEIGHT = 640, 360  # px
_LONGEST_PATH = 240  # characters


class RecoveryList(ListDialog):
    """What was left behind: a row for each map.

    Attributes:
        restore: brings the chosen one back.
        delete: throws the chosen one away.
    """

    def __init__(self, window: "Window") -> None:
        """With what there is now."""
        super().__init__(
            window, tr("My recovery files"), (tr("Map"), tr("Last change"), tr("Changes")), widest=0
        )
        self._window = window
        self.setObjectName("recovery_list")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list.setObjectName("recovery_files")
        self.list.itemActivated.connect(lambda *_: self._restore())
        self.restore = self.add_button(tr("Bring back"), self._restore)
        self.delete = self.add_button(tr("Delete…"), self._delete)
        size_on_screen(self, _WIDTH, _HEIGHT)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for path, kept in self._window.program.recovery.found().items():
            if isinstance(kept, Kept) and kept.holds_work:
                self._add(path, kept)
        self.words.setText(
            tr("Work that is not saved yet, of sessions that stopped unexpectedly.")
            if self.list.topLevelItemCount()
            else tr("There is nothing to bring back.")
        )
        self.choose(0)

    def _add(self, path: Path, kept: Kept) -> None:
        item = self.add_row(path, (name_of(kept), when(kept), _count_of(kept)))
        item.setToolTip(0, plain_tip(visible(str(kept.file or ""), _LONGEST_PATH)))
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _restore(self) -> None:
        path = self.chosen
        if path is not None:
            self.hide()
            self._window.program.recovery.restore(path, self._window)
            self.accept()  # now, as what is left is offered then

    def _delete(self) -> None:
        path, items = self.chosen, self.list.selectedItems()
        if path is None:
            return
        drop, keep = Button(tr("Delete")), Button(tr("Cancel"), safe=True)
        question = tr("Delete the recovery file of {name}?", name=items[0].text(0))
        if ask(self, question, (drop, keep), tr("Its changes are then gone.")) == drop:
            self._window.program.recovery.delete(path)
            self._fill()


def _count_of(kept: Kept) -> str:
    """How much there is."""
    count = count_of(kept)
    if not count and any(one.is_of_version for one in kept.typed):
        return tr("a text")
    if not any(one.is_line for one in kept.typed):
        return str(count) if count else tr("the map")
    return tr("{count} and a line", count=count) if count else tr("a line")
