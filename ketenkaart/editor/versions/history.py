"""Earlier versions: what was adopted and what was saved, to compare with and to open again as a copy.

What was adopted stands in the map itself; what was saved earlier is kept on this computer.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ketenkaart.analysis.differences import version_name
from ketenkaart.changes.change import ChangeRefused
from ketenkaart.changes.versions import adopted_map
from ketenkaart.editor.dates import shown_date
from ketenkaart.editor.disk import kept_in
from ketenkaart.editor.listdialog import ListDialog
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.look.onscreen import size_on_screen
from ketenkaart.editor.messages import plain_tip
from ketenkaart.editor.session import FileState
from ketenkaart.editor.versions.copies import open_copy, open_earlier
from ketenkaart.model.about import Adopted
from ketenkaart.model.characters import visible
from ketenkaart.model.fieldnames import field_name
from ketenkaart.storage.earlier import Earlier, earlier
from ketenkaart.texts import capital, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_SAVED = -1  # the place of the map as it was saved
_WIDTH, _HEIGHT = 760, 400  # px
_LONGEST, _LONGEST_TIP = 80, 2_000  # characters
_BAR = "version"


class EarlierVersions(ListDialog):
    """The versions of the map of a window, the last one first.

    Attributes:
        compare: compares the map with the chosen one.
        open_copy: opens it in a window of its own.
        adopt: adopts the map as it is now.
    """

    def __init__(self, window: "Window") -> None:
        """With what there is now."""
        titles = (tr("Version"), tr("Date"), tr("Adopted by"), capital(field_name("about", "description")))
        super().__init__(window, tr("Earlier versions"), titles, widest=len(titles) - 1)
        self._window = window
        self.setObjectName("earlier_versions")
        self.list.setObjectName("version_list")
        self.list.itemActivated.connect(lambda *_: self._compare())
        self.compare = self.add_button(tr("Compare"), self._compare)
        self.compare.setDefault(True)
        dress(self.compare, "filled")
        self.open_copy = self.add_button(tr("Open as a copy"), self._open)
        self.adopt = self.add_button(tr("Adopt version…"), self._adopt, of_a_row=False)
        size_on_screen(self, _WIDTH, _HEIGHT)
        self._fill()

    def _fill(self) -> None:
        session = self._window.session
        assert session is not None
        versions = session.kaart.about.adopted
        if session.file.base is not None:
            saved = session.file.saved_at
            self.add_row(_SAVED, (tr("As it was saved"), _minute(saved) if saved else "", "", ""))
        for place, version in reversed(list(enumerate(versions))):
            item = self.add_row(place, _words(version))
            item.setToolTip(item.columnCount() - 1, plain_tip(visible(version.note, _LONGEST_TIP)))
        for kept in self._kept(session.file):
            self.add_row(kept.path, (tr("Saved earlier"), _minute(kept.at), "", ""))
        none = tr("No version of this map is adopted yet.")
        are_more = self.list.topLevelItemCount() > (session.file.base is not None)
        self.words.setText(
            tr("Compare the map with an earlier version, or open one as a copy.") if are_more else none
        )
        self.choose(1 if are_more and session.file.base is not None else 0)
        self.adopt.setEnabled(not session.file.read_only)

    @staticmethod
    def _kept(file: FileState) -> list[Earlier]:
        """What was saved before what is in the file now."""
        found = [] if file.path is None else earlier(kept_in(), file.path)
        return [one for one in found if not one.is_of(file.fingerprint)]

    def _compare(self) -> None:
        place, comparing = self.chosen, self._window.panels.comparing
        if place is None or self._window.session is None:
            return
        self.accept()
        if place == _SAVED:
            comparing.with_saved()
        elif isinstance(place, Path):
            comparing.with_earlier(place, self._when)
        else:
            comparing.with_version(place)

    def _open(self) -> None:
        place, session = self.chosen, self._window.session
        if place is None or session is None:
            return
        self.accept()
        if place == _SAVED:
            if session.file.base is not None:
                open_copy(self._window, session.file.base, session.memory, tr("As it was saved"))
            return
        if isinstance(place, Path):
            open_earlier(self._window, place, self._when)
            return
        version = session.kaart.about.adopted[place]
        try:
            kaart = adopted_map(session.kaart, place)
        except ChangeRefused as refused:
            self._window.bars.show_bar(_BAR, str(refused), error=True)
            return
        told = capital(version_name(version.version, version.date))
        if version.adopted_by:
            told = tr(
                "{version}, adopted by {body}", version=told, body=visible(version.adopted_by, _LONGEST)
            )
        open_copy(self._window, kaart, session.memory, told)

    @property
    def _when(self) -> str:
        """When the chosen one was saved."""
        return self.list.selectedItems()[0].text(1)

    def _adopt(self) -> None:
        self.accept()
        self._window.commands.run("file.adopt")


def _minute(at: float) -> str:
    """A time, given as `time.time`, as it is listed."""
    return f"{datetime.fromtimestamp(at).astimezone():%d-%m-%Y %H:%M}"


def _words(version: Adopted) -> tuple[str, ...]:
    day = shown_date(version.date) if version.date is not None else ""
    return tuple(visible(text, _LONGEST) for text in (version.version, day, version.adopted_by, version.note))
