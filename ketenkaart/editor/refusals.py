"""A map that is not opened: said in a bar, with what is wrong in its file below."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ketenkaart.editor.messages import Button
from ketenkaart.storage.refusal import FileRefused, FileTooNew
from ketenkaart.texts import capital, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def tell_refused(window: "Window", path: Path, refused: FileRefused) -> None:
    """Say why a file is not opened; of one that is damaged its folder can be shown, where a copy may be."""
    if isinstance(refused, FileTooNew):
        text = f"{capital(refused.problem)}\n{path.name}"
        window.bars.show_bar("open", text, (Button(tr("Close"), safe=True),), error=True)
        return
    if not refused.line:
        window.bars.show_bar("open", refused.message, error=True)
        return
    folder = QUrl.fromLocalFile(str(path.parent))
    text = tr("{name} is damaged (line {line}).", name=path.name, line=refused.line)
    show = Button(tr("Show folder"), lambda: QDesktopServices.openUrl(folder), safe=True)
    window.bars.show_bar("open", f"{text}\n{capital(refused.problem)}", (show,), error=True)
