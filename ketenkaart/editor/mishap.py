"""A mistake of our own: said in a bar above the map, with how far the work is kept; the program goes on."""

import sys
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ketenkaart.editor.help.logsaving import save_log
from ketenkaart.editor.keeper import Keeper
from ketenkaart.editor.messages import Button
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
        for window in self._program.windows:
            if not window.bars.text_of(_BAR):  # else an error in painting it would bring it back for ever
                report = Button(tr("Save report…"), partial(save_log, window))
                goes_on = Button(tr("Continue"), lambda: None, safe=True)
                window.bars.show_bar(_BAR, _told(window.session), (report, goes_on), error=True)


def _told(session: Session | None) -> str:
    wrong = tr("Something went wrong in Ketenkaart.")
    if session is None or not session.unsaved:
        return wrong
    keeper = session.findChild(Keeper)
    kept = keeper.kept_at if isinstance(keeper, Keeper) else None
    if kept is None:
        return f"{wrong} {tr('Save your work now: it is not kept for a crash.')}"
    when = f"{datetime.fromtimestamp(kept):%H:%M}"
    return tr("Something went wrong in Ketenkaart. Your work is kept up to {when}.", when=when)
