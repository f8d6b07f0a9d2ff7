"""Copies: earlier versions of a map, opened in a window of their own to be read, or edited as a new map."""

from pathlib import Path
from typing import TYPE_CHECKING

from ketenkaart.editor.readonly import tell_read_only
from ketenkaart.memory import Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.reading import read
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def open_copy(window: "Window", kaart: Ketenkaart, memory: Memory, told: str) -> None:
    """Open a map to be read, where it can be made a copy to edit.

    Args:
        window: where, if it has no map; else in a new one.
        kaart: the earlier version.
        memory: what a layout decided; that of the map of today keeps its picture alike.
        told: which one it is.
    """
    shown = window.program.show_map(window, kaart, memory, read_only=True)
    if shown is None:
        return
    text = tr("{version}. Read only: the map itself does not change by this.", version=told)
    tell_read_only(shown, text)


def open_earlier(window: "Window", kept: Path, when: str) -> None:
    """Open what a file held earlier.

    Args:
        window: as of `open_copy`.
        kept: the file that was kept.
        when: when it was saved.
    """
    try:
        loaded = read(kept)
    except FileRefused as refused:
        window.bars.show_bar("open", refused.message, error=True)
        return
    window.bars.settle("open")
    memory = loaded.memory if window.session is None else window.session.memory
    open_copy(window, loaded.kaart, memory, tr("As it was saved on {when}", when=when))
