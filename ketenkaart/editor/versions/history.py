"""Earlier versions: what was adopted and what was saved, to compare with and to open again as a copy."""

from datetime import datetime
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

from ketenkaart.changes.change import ChangeRefused
from ketenkaart.changes.versions import adopted_map
from ketenkaart.editor.dates import shown_date
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.messages import Button, plain_label, plain_tip
from ketenkaart.editor.session import FileState
from ketenkaart.editor.versions.comparing import version_name
from ketenkaart.model.about import Adopted
from ketenkaart.model.characters import visible
from ketenkaart.model.fieldnames import field_name
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import capital, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_PLACE = Qt.ItemDataRole.UserRole
_SAVED = -1  # the place of the map as it was saved
_WIDTH, _HEIGHT = 760, 400  # px
_LONGEST, _LONGEST_TIP = 80, 2_000  # characters
_BAR = "version"


class EarlierVersions(QDialog):
    """The versions of the map of a window, the last one first.

    Attributes:
        list: a row for each.
        compare: compares the map with the chosen one.
        open_copy: opens it in a window of its own.
        adopt: adopts the map as it is now.
    """

    def __init__(self, window: "Window") -> None:
        """With what there is now."""
        super().__init__(window)
        self._window = window
        self.setObjectName("earlier_versions")
        self.setWindowTitle(tr("Earlier versions"))
        self.list = QTreeWidget()
        self.list.setObjectName("version_list")
        self.list.setAccessibleName(tr("Earlier versions"))
        titles = (tr("Version"), tr("Date"), tr("Adopted by"), capital(field_name("about", "description")))
        self.list.setHeaderLabels(list(titles))
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(titles) - 1, QHeaderView.ResizeMode.Stretch)
        self.list.itemSelectionChanged.connect(self._update)
        self.list.itemActivated.connect(lambda *_: self._compare())
        self.words = plain_label()
        dress(self.words, "muted")
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self.compare = QPushButton(tr("Compare"))
        self.open_copy = QPushButton(tr("Open as a copy"))
        self.adopt = QPushButton(tr("Adopt version…"))
        self.compare.setDefault(True)
        dress(self.compare, "filled")
        for button, run in (
            (self.compare, self._compare),
            (self.open_copy, self._open),
            (self.adopt, self._adopt),
        ):
            button.clicked.connect(run)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _fill(self) -> None:
        session = self._window.session
        assert session is not None
        versions = session.kaart.about.adopted
        if session.file.base is not None:
            saved = session.file.saved_at
            when = f"{datetime.fromtimestamp(saved).astimezone():%d-%m-%Y %H:%M}" if saved else ""
            self._add(_SAVED, (tr("As it was saved"), when, "", ""))
        for place, version in reversed(list(enumerate(versions))):
            self._add(place, _words(version), version.note)
        none = tr("No version of this map is adopted yet.")
        self.words.setText(
            tr("Compare the map with an earlier version, or open one as a copy.") if versions else none
        )
        first = self.list.topLevelItem(1 if versions and session.file.base is not None else 0)
        if first is not None:
            self.list.setCurrentItem(first)
        self.adopt.setEnabled(not session.file.read_only)
        self._update()

    def _add(self, place: int, words: tuple[str, ...], note: str = "") -> None:
        item = QTreeWidgetItem(list(words))
        item.setData(0, _PLACE, place)
        item.setToolTip(len(words) - 1, plain_tip(visible(note, _LONGEST_TIP)))
        self.list.addTopLevelItem(item)

    def _update(self) -> None:
        for button in (self.compare, self.open_copy):
            button.setEnabled(self._chosen() is not None)

    def _chosen(self) -> int | None:
        items = self.list.selectedItems()
        return items[0].data(0, _PLACE) if items else None

    def _compare(self) -> None:
        place, comparing = self._chosen(), self._window.panels.comparing
        if place is None or self._window.session is None:
            return
        self.accept()
        if place == _SAVED:
            comparing.with_saved()
        else:
            comparing.with_version(place)

    def _open(self) -> None:
        place, session = self._chosen(), self._window.session
        if place is None or session is None:
            return
        self.accept()
        if place == _SAVED:
            if session.file.base is not None:
                open_copy(self._window, session.file.base, tr("As it was saved"))
            return
        version = session.kaart.about.adopted[place]
        try:
            kaart = adopted_map(session.kaart, place)
        except ChangeRefused as refused:
            self._window.bars.show_bar(_BAR, str(refused), error=True)
            return
        told = capital(version_name(version))
        if version.adopted_by:
            told = tr(
                "{version}, adopted by {body}", version=told, body=visible(version.adopted_by, _LONGEST)
            )
        open_copy(self._window, kaart, told)

    def _adopt(self) -> None:
        self.accept()
        self._window.commands.run("file.adopt")


def _words(version: Adopted) -> tuple[str, ...]:
    day = shown_date(version.date) if version.date is not None else ""
    return tuple(visible(text, _LONGEST) for text in (version.version, day, version.adopted_by, version.note))


def open_copy(window: "Window", kaart: Ketenkaart, told: str) -> None:
    """Open a map to be read in a window of its own, where it can be made a copy to edit.

    Args:
        window: the window with the map of which it is an earlier version; its picture stays alike.
        kaart: the earlier version.
        told: which one it is.
    """
    assert window.session is not None
    shown = window.program.show_map(window, kaart, window.session.memory, read_only=True)
    if shown is None:
        return
    text = tr("{version}. Read only: the map itself does not change by this.", version=told)

    def edit_copy() -> None:
        session = shown.session
        if session is not None:
            session.file = FileState()
            shown.set_session(session)

    shown.bars.show_bar(_BAR, text, (Button(tr("Edit a copy"), edit_copy, safe=True),))
