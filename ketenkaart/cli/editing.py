"""Edit: open the editor, where there is Qt and a screen."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ketenkaart.cli.wronguse import WrongUse
from ketenkaart.texts import tr


def open_editor(files: Sequence[Path]) -> int:
    """Open maps in the editor and wait until its last window is closed."""
    try:
        from ketenkaart.editor.loading import load_qt

        load_qt()
        from ketenkaart.editor.program import run
    except ImportError as error:
        told = f"{error} {error.path}"  # Windows names but the module, not the package it is in
        if all(word not in told for word in ("PySide6", "shiboken6", ".so")):
            raise
        raise WrongUse(
            tr("The editor needs Qt, which is not installed: pip install PySide6-Essentials.")
        ) from error
    if _no_screen():
        raise WrongUse(tr("The editor needs a screen, and there is none here."))
    return run(files)


def _no_screen() -> bool:
    """Whether there is nothing to show a window on; Qt would end the program."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return sys.platform.startswith("linux") and not named
