"""A mistake of our own: said in a bar above the map, with how far the work is kept; the program goes on."""

import sys
from contextlib import suppress
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ketenkaart.editor.help.logsaving import save_log
from ketenkaart.editor.keeper import Keeper
from ketenkaart.editor.messages import Button
from ketenkaart.editor.restarting import can_restart, is_kept, restart
from ketenkaart.editor.session import Session
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program

_BAR = "mishap"


class Mishaps(QObject):
    """Says in each window that something went wrong, wherever in the program that was.

    Until then a button seemed to do nothing: Python tells such an error, and goes on.
    """

    _happened = Signal()  # an error may come from any thread, and in the midst of painting

    def __init__(self, program: "Program") -> None:
        """Be told of all errors nobody expects, beside who is told of them already."""
        super().__init__(program)
        self._program = program
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        before = sys.excepthook

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            before(kind, error, trace)
            self._happened.emit()

        sys.excepthook = hook

    def _tell(self) -> None:
        with suppress(Exception):  # a mistake in keeping is told as well
            self._program.unfinished.sync()
        for window in self._program.windows:
            if not window.bars.text_of(_BAR):  # else an error in painting it would bring it back for ever
                anew = can_restart(self._program)
                again = [Button(tr("Restart"), self._restart, safe=True)] if anew else []
                goes_on = Button(tr("Continue"), safe=not anew)
                report = Button(tr("Save report…"), partial(save_log, window))
                told = self._told(window.session)
                window.bars.show_bar(_BAR, told, (*again, goes_on, report), error=True)

    def _restart(self) -> None:
        if not restart(self._program):  # as where the disk became full meanwhile
            self._tell()

    def _told(self, session: Session | None) -> str:
        wrong = tr("Something went wrong in Ketenkaart.")
        if session is None or (not session.unsaved and is_kept(self._program, session)):
            return wrong
        return _kept_till(session, wrong)


def _kept_till(session: Session, wrong: str) -> str:
    """With how far the work is kept."""
    keeper = session.findChild(Keeper)
    kept = keeper.kept_at if isinstance(keeper, Keeper) else None
    if kept is None:
        return f"{wrong} {tr('Save your work now: if the program stops, it is gone.')}"
    when = f"{datetime.fromtimestamp(kept):%H:%M}"
    return tr("Something went wrong in Ketenkaart. Your work is kept up to {when}.", when=when)
