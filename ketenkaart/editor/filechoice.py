"""File choice: a person chooses the file of a map, or where something is saved."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from ketenkaart.editor.messages import Button, ask
from ketenkaart.storage.fileformat import SUFFIX
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def file_filter() -> str:
    """The files of maps, as a file dialog wants it."""
    return f"{tr('Chain map')} (*{SUFFIX})"


def choose_file(window: "Window", folder: Path) -> Path | None:
    """Let the person choose a map to open."""
    foreign = f"{tr('Spreadsheet')} (*.xlsx *.xlsm *.csv *.tsv);;BPMN 2.0 (*.bpmn)"
    filters = f"{file_filter()};;{foreign}"
    name, _ = QFileDialog.getOpenFileName(window, tr("Open"), str(folder), filters)
    return Path(name) if name else None


def choose_map(window: "Window", title: str) -> Path | None:
    """Let the person choose the file of another map."""
    name, _ = QFileDialog.getOpenFileName(window, title, str(window.program.folder), file_filter())
    return Path(name) if name else None


def choose_free(
    parent: QWidget,
    title: str,
    proposed: Path,
    suffix: str,
    pattern: str,
    in_use: Collection[Path | None] = (),
) -> Path | None:
    """Let the person choose a file to write; asks before another is replaced.

    Args:
        parent: the window or dialog.
        title: of the file dialog.
        proposed: the file to begin with.
        suffix: what its name ends with, also where the person leaves that out.
        pattern: the files that are shown.
        in_use: files of maps that are open in other windows, which are not replaced.
    """
    own = QFileDialog.Option.DontConfirmOverwrite  # it would ask before the name got its ending
    while True:
        name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), pattern, options=own)
        if not name:
            return None
        path = Path(name) if name.lower().endswith(suffix) else Path(name + suffix)
        replace, other = Button(tr("Replace")), Button(tr("Other name"), safe=True)
        if path in in_use:
            question, ways = tr("{name} is open in another window.", name=path.name), [other]
        elif os.path.lexists(path):
            question, ways = tr("{name} exists already.", name=path.name), [replace, other]
        else:
            return path
        answer = ask(parent, question, (*ways, Button(tr("Cancel"))))
        if answer == replace:
            return path
        if answer != other:
            return None
        proposed = path
