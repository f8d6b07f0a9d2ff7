"""Saving the log in the window: asks where, and says that it is there."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ketenkaart.editor.help.log import log_file, save
from ketenkaart.storage.diskerrors import reason_of
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def save_log(window: "Window") -> None:
    """Ask where the log goes, and put it there."""
    proposed = window.program.folder / f"ketenkaart-log-{date.today().isoformat()}.txt"
    chosen, _ = QFileDialog.getSaveFileName(window, tr("Save log"), str(proposed), tr("Text (*.txt)"))
    if not chosen:
        return
    path = Path(chosen)
    path = path if path.suffix else path.with_suffix(".txt")
    try:
        save(path, log_file())
    except OSError as error:
        window.bars.show_bar(
            "log", tr("The log cannot be saved: {reason}.", reason=reason_of(error)), error=True
        )
        return
    window.say(tr("Log saved: {name}. It holds nothing of your maps.", name=path.name))
