"""Titles of windows: what each map is called, and what tells it from others that are called the same.

Several windows on one map are numbered in the order in which they came.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.program import Program
    from ketenkaart.editor.session import Session
    from ketenkaart.editor.window import Window


def show_title(window: "Window") -> None:
    """Show what its map is called; windows on other maps may then need to say more, or less."""
    _show(window)
    refresh(window.program, but=window)


def refresh(program: "Program", but: "Window | None" = None) -> None:
    """Show all titles anew, as a map has come or gone."""
    for one in program.windows:
        if one is not but:
            _show(one)


def _show(window: "Window") -> None:
    session = window.session
    if session is None:
        window.setWindowTitle("Ketenkaart")
        return
    read_only = f" ({tr('read only')})" if session.file.read_only else ""
    name = told_name(window).replace("[*]", "[*][*]")  # so Qt shows it as it is
    window.setWindowTitle(f"{name}{read_only}{_numbered(window)}[*] – Ketenkaart")


def _numbered(window: "Window") -> str:
    """Which of the windows on one map it is; nothing where there is one."""
    alike = [one for one in window.program.windows if one.session is window.session]
    return f" : {alike.index(window) + 1}" if len(alike) > 1 and window in alike else ""


def told_name(window: "Window") -> str:
    """What the map in a window is called, so that no other open map is called the same."""
    name = _in_one_line(window.map_name())
    session = window.session
    if session is None:
        return name
    alike = _called(window.program, name)
    alike.pop(session, None)
    if not alike:
        return name
    path = session.file.path
    if path is not None:
        paths = [path, *(one.file.path for one in alike if one.file.path is not None)]
        return f"{name} ({tails(paths)[path]})"
    return f"{name} ({_told_without_file(window.program, session, name)})"


def _called(program: "Program", name: str) -> "dict[Session, None]":
    """The open maps with a name, in the order in which their windows came."""
    named = ((one.session, _in_one_line(one.map_name())) for one in program.windows)
    return {session: None for session, own in named if session is not None and own == name}


def _told_without_file(program: "Program", session: "Session", name: str) -> str:
    """That it has no file yet; of several without, which one it is."""
    alike = [one for one in {**_called(program, name), session: None} if one.file.path is None]
    number = alike.index(session) + 1
    if session.file.read_only:
        return str(number)
    return tr("not saved yet") if len(alike) == 1 else tr("not saved yet, {number}", number=number)


def tails(paths: Iterable[Path]) -> Mapping[Path, str]:
    """The end of each path: its name, with as many folders as tell it from the others."""
    different = list(dict.fromkeys(paths))
    return {path: _tail(path, [one for one in different if one != path]) for path in different}


def _tail(path: Path, others: list[Path]) -> str:
    for length in range(1, len(path.parts)):
        tail = path.parts[-length:]
        if all(one.parts[-length:] != tail for one in others):
            return str(Path(*tail))
    return str(path)


def _in_one_line(name: str) -> str:
    return " ".join(name.split())
