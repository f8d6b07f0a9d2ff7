"""A map that can only be read: said above it when it is opened, with a copy of it to edit one click away."""

from typing import TYPE_CHECKING

from ketenkaart.editor.messages import Button
from ketenkaart.editor.session import FileState
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_BAR = "read-only"


def tell_read_only(window: "Window", text: str = "") -> None:
    """Say that the map cannot be changed, and offer to edit a copy.

    Args:
        window: shows the map.
        text: what is said, where it is not about a file.
    """
    said = text or tr("Read only: this file can't be changed.")
    copy = Button(tr("Edit a copy"), lambda: edit_copy(window), safe=True)
    window.bars.show_bar(_BAR, said, (copy,))


def edit_copy(window: "Window") -> None:
    """Go on with the map as one that has no file yet, in all windows that show it."""
    session = window.session
    if session is None:
        return
    session.file = FileState()
    let_edit(window)


def let_edit(window: "Window") -> None:
    """Let the map be edited that could only be read, now that it is one of its own."""
    for shown in window.program.windows:
        if shown.session is window.session:
            shown.bars.settle(_BAR)
            shown.set_session(shown.session)
