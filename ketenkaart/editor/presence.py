"""Presence in the program: tells others which maps are open here, and says who else has one of them open."""

import getpass
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSysInfo, QTimer

from ketenkaart.editor.errand import Errand
from ketenkaart.editor.messages import Button
from ketenkaart.editor.readonly import edit_copy
from ketenkaart.editor.startpage.moments import time_or_moment
from ketenkaart.model.characters import visible_name
from ketenkaart.storage.presence import Other, Presence
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program
    from ketenkaart.editor.window import Window

_LOOKS, _EVERY = 2_000, 15  # ms between looks at what is open here, and looks between those at the disk
_BAR = "presence"
_MOST, _LONGEST = 3, 60  # people, and characters of a name


class PresenceWatch(QObject):
    """Tells now and then what is open, in a thread, since a share may not answer."""

    def __init__(self, program: "Program") -> None:
        """Begin."""
        super().__init__(program)
        self._program = program
        self._own: dict[Path, Presence] = {}
        self._others: dict[Path, list[Other]] = {}
        self._looks = 0
        self._telling = Errand(self._told)
        self._timer = QTimer(self, interval=_LOOKS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell what is open where that changed, and else now and then, and ask who else has it."""
        self._looks += 1
        files = [session.file for session in self._program.sessions()]
        wanted = {file.path for file in files if file.path is not None and not file.read_only}
        if self._telling.is_busy or (wanted == self._own.keys() and self._looks % _EVERY):
            return
        for path in wanted - self._own.keys():
            self._own[path] = Presence(path, _who())
        gone = [self._own.pop(path) for path in self._own.keys() - wanted]
        self._others = {path: told for path, told in self._others.items() if path in wanted}
        if self._own or gone:
            self._telling.begin(partial(_tell_all, dict(self._own), gone))

    def leave(self) -> None:
        """The program ends."""
        self._telling.wait()
        own, self._own = self._own, {}
        if own:
            self._telling.begin(partial(_tell_all, {}, list(own.values())))

    def _told(self, found: Mapping[Path, list[Other]] | None, _: BaseException | None) -> None:
        for path, others in (found or {}).items():
            before, self._others[path] = self._others.get(path, []), others
            for window in self._program.windows:
                if window.session is None or window.session.file.path != path:
                    continue
                if not others:
                    window.bars.settle(_BAR)
                elif set(others) - set(before):
                    _say(window, others)


def _tell_all(own: Mapping[Path, Presence], gone: list[Presence]) -> dict[Path, list[Other]]:
    for presence in gone:
        presence.leave()
    return {path: presence.tell() for path, presence in own.items()}


def _say(window: "Window", others: list[Other]) -> None:
    """Say who else has the map open; nobody need wait for the other, as what both save is merged."""
    now = datetime.now()
    lines = [
        tr(
            "This map has been open at {who} since {time}.",
            who=visible_name(other.who, _LONGEST),
            time=time_or_moment(datetime.fromtimestamp(other.since), now),
        )
        for other in others[:_MOST]
    ]
    lines.append(tr("What each of you saves is merged."))
    copy = Button(tr("Edit a copy"), partial(edit_copy, window))
    window.bars.show_bar(_BAR, "\n".join(lines), (copy,))


def _who() -> str:
    """The person and the computer, as others know them."""
    user = ""
    with suppress(Exception):  # some systems know no names; Python raises this or that then
        user = getpass.getuser()
    host = QSysInfo.machineHostName()
    return f"{user} ({host})" if user and host else user or host
