"""A map that is not opened or saved: said in a bar, with what can be done."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ketenkaart.editor.disk import kept_in
from ketenkaart.editor.messages import Button
from ketenkaart.editor.restarting import is_kept
from ketenkaart.editor.startpage.moments import time_or_moment
from ketenkaart.editor.versions.copies import open_earlier
from ketenkaart.storage.earlier import earlier
from ketenkaart.storage.refusal import DiskAway, DiskFull, FileRefused, FileTooNew
from ketenkaart.texts import capital, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def tell_refused(window: "Window", path: Path, refused: FileRefused) -> None:
    """Say why a file is not opened, and offer what it held earlier, or the folder of one that is damaged."""
    if isinstance(refused, FileTooNew):
        text = f"{capital(refused.problem)}\n{path.name}"
        window.bars.show_bar("open", text, (Button(tr("Close"), safe=True),), error=True)
        return
    last = next(iter(earlier(kept_in(), path)), None)
    there_is, buttons = "", []
    if last is not None:
        then = datetime.fromtimestamp(last.at)
        when = time_or_moment(then, datetime.now())
        there_is = tr("There is an earlier version of {when}.", when=when)
        listed = f"{then:%d-%m-%Y %H:%M}"
        buttons.append(
            Button(tr("Open earlier version"), lambda: open_earlier(window, last.path, listed), safe=True)
        )
    if not refused.line:
        window.bars.show_bar("open", f"{refused.message} {there_is}".strip(), buttons, error=True)
        return
    folder = QUrl.fromLocalFile(str(path.parent))
    buttons.append(Button(tr("Show folder"), lambda: QDesktopServices.openUrl(folder), safe=last is None))
    text = tr("{name} is damaged (line {line}).", name=path.name, line=refused.line)
    told = f"{text} {there_is}".strip()
    window.bars.show_bar("open", f"{told}\n{capital(refused.problem)}", buttons, error=True)


def tell_not_saved(
    window: "Window",
    refused: FileRefused | None,
    again: Callable[[], object],
    elsewhere: Callable[[], object],
    *,
    is_there: bool,
) -> None:
    """Say why a map is not saved, and what is safe.

    Args:
        window: shows the map.
        refused: why; None where the disk does not answer.
        again: tries once more.
        elsewhere: saves it in another place.
        is_there: whether the file holds an earlier version.
    """
    retry, other = Button(tr("Try again"), again), Button(tr("Save elsewhere…"), elsewhere)
    buttons = (retry._replace(safe=True), other)
    if isinstance(refused, DiskFull):
        safe = tr("Your earlier version is intact.") if is_there else tr("Your map is still here.")
        text, buttons = f"{tr('The disk is full.')} {safe}", (other._replace(safe=True), retry)
    elif refused is None or isinstance(refused, DiskAway):
        text = unreachable(window)
    else:
        text = f"{refused.message}\n{tr('Your map is still here.')}"
    window.bars.show_bar("save", text, buttons, error=True)


def unreachable(window: "Window") -> str:
    """Why nothing is saved on a share that does not answer, and where the work is meanwhile."""
    if window.session is not None and is_kept(window.program, window.session):
        return tr("Can't save now: the network folder can't be reached. Your work is safe on this computer.")
    return tr("Can't save now: the network folder can't be reached. Your map is still here.")
