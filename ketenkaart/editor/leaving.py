"""Leaving a map: closing its window, quitting and logging off take nothing that a person did not let go."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QSessionManager

from ketenkaart.editor import files
from ketenkaart.editor.messages import Button, ask
from ketenkaart.editor.typingdialog import may_go_with
from ketenkaart.editor.unfinished import typed_in
from ketenkaart.model.characters import visible
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program
    from ketenkaart.editor.window import Window

_SHOWN = 60  # characters


def may_leave(window: "Window") -> bool:
    """Whether a window may let go of its map: nothing is lost by it, or the person says so."""
    window.finish_typing()
    session = window.session
    if session is None:
        return True
    if not _may_lose_typed(window):
        return False
    if window.program.others_on(session, window):
        return True
    if not files.may_close(window):
        return False
    window.quick.line.clear()
    window.program.recovery.forget(session)
    return True


def may_close(window: "Window") -> bool:
    """Whether a window may close with its dialogs."""
    return may_go_with(window) and may_leave(window)


def _may_lose_typed(window: "Window") -> bool:
    """Whether what is typed and could not be taken over may go, such as a line of quick entry."""
    left = typed_in(window)
    if not left:
        return True
    back = Button(tr("Back to it"), safe=True)
    drop = Button(tr("Close without it"))
    text = tr("“{text}” is not on the map yet.", text=visible(left[0].text, _SHOWN))
    if ask(window, text, (drop, back)) == drop:
        return True
    if left[0].is_line:
        window.quick.setFocus()
    return False


def end(program: "Program", manager: QSessionManager) -> None:
    """The person logs off: the disk keeps all there is, and then it is asked as on quitting."""
    program.unfinished.sync()
    if not manager.allowsInteraction():
        return
    for window in list(program.windows):
        if not may_close(window):
            manager.cancel()
            return
    manager.release()
