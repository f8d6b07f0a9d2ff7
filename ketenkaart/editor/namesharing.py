"""Name sharing: where one of the flows with a document got another name, all of them are offered it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ketenkaart.analysis.codes import Codes
from ketenkaart.editor.messages import Button
from ketenkaart.editor.session import Done
from ketenkaart.edits.labels import listed
from ketenkaart.edits.sharing import Parted, name_all, parted_by
from ketenkaart.model.characters import visible
from ketenkaart.texts import tr, tr_count

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_LONGEST = 60  # characters of a name


class NameSharing(QObject):
    """Looks at what is done in a window."""

    def __init__(self, window: "Window") -> None:
        """For one window."""
        super().__init__(window)
        self._window = window
        window.map_changed.connect(self._look)

    def _look(self, done: Done | None) -> None:
        session = self._window.session
        if done is None or done.edit is None or session is None:
            return
        parted = parted_by(session.kaart, done.changes)
        if parted is not None:
            QTimer.singleShot(0, self, lambda: self._tell(parted))  # after what the deed says itself

    def _tell(self, parted: Parted) -> None:
        kaart = self._window.kaart
        flows = listed(Codes(kaart).of(one) for one in parted.others)
        text = tr_count(
            "{flows} keeps the name “{name}”.",
            "{flows} keep the name “{name}”.",
            len(parted.others),
            flows=flows,
            name=visible(parted.kept.name, _LONGEST),
        )
        there = Button(tr("Rename there, too"), lambda: self._name_all(parted))
        self._window.say(text, undo=True, buttons=(there,))

    def _name_all(self, parted: Parted) -> None:
        self._window.do(name_all(self._window.kaart, parted))
