"""Restarting: the program ends and starts anew with its maps; what is not saved comes from their journals."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QProcess

from ketenkaart.editor.keeper import Keeper
from ketenkaart.editor.session import Session

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program

RESTARTS = 75  # what the event loop ends with
_LANGUAGE = "--lang"


def is_kept(program: "Program", session: Session) -> bool:
    """Whether all that was done and typed in a map is in its file or its journal."""
    if not (session.unsaved or program.unfinished.of(session)):
        return True
    keeper = session.findChild(Keeper)
    return isinstance(keeper, Keeper) and keeper.kept_at is not None


def can_restart(program: "Program") -> bool:
    """Whether nothing at all is lost by it."""
    return all(is_kept(program, session) for session in program.sessions())


def restart(program: "Program") -> bool:
    """End the event loop; `start_again` is to follow. Whether nothing is lost by that; else it goes on."""
    program.unfinished.sync()
    if not can_restart(program):
        return False
    for window in program.windows:
        if window.session is not None:
            window.docks.save()
    QCoreApplication.exit(RESTARTS)
    return True


def start_again(program: "Program") -> bool:
    """Start the program anew once the event loop has ended, so that nothing is written down any more.

    It takes over neither a file nor a lock of the one that is there: this one listens no more, and lets its
    journals go first.

    Returns:
        Whether it could be started; else it offers the work as after a crash.
    """
    program.listen_no_more()
    program.settings.sync()
    before = len(sys.orig_argv) - len(sys.argv[1:])
    words = [*sys.orig_argv[1:before], *_language(), "edit", *map(str, _maps(program))]
    started, _ = QProcess.startDetached(sys.executable, words, _here())
    _let_go(program)
    return bool(started)


def open_each(program: "Program", paths: Sequence[Path]) -> None:
    """Open maps; one that comes more than once in as many windows, as it was shown before a new start."""
    shown: dict[Path, Session] = {}
    for path in paths:
        if path in shown:
            program.new_window(shown[path])
        elif program.open(path) and (session := program.windows[-1].session) is not None:
            shown[path] = session


def _let_go(program: "Program") -> None:
    """Let go of windows and maps as closing does; Python would do so in an order Qt dies of."""
    for session in program.sessions():
        session.end()
    for window in program.windows:
        window.deleteLater()
    program.windows.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _here() -> str:
    """The folder the program was started in; one that is there where that is gone, as with its stick."""
    with suppress(OSError):
        return str(Path.cwd())
    return str(Path.home())


def _language() -> list[str]:
    """The language the command line asked for."""
    words = ["", *sys.argv[1:]]
    return [word for was, word in pairwise(words) if word.startswith(_LANGUAGE) or was == _LANGUAGE]


def _maps(program: "Program") -> Iterator[Path]:
    """What is to be opened again: the journals of maps with work in them, else their files; and rows.

    Each comes once for each window on it. The map that was in front comes last, and so is in front again.
    """
    in_front = [one.session for one in program.windows if one.isActiveWindow()]
    for session in sorted(program.sessions(), key=in_front.count):
        keeper = session.findChild(Keeper)
        journal = keeper.leave() if isinstance(keeper, Keeper) else None
        path = journal or session.file.path
        if path is not None:
            yield from (path for one in program.windows if one.session is session)
    if program.rows.is_kept:
        yield program.rows.path
