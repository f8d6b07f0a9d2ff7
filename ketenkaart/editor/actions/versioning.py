"""Actions on versions: merging with another file."""

from typing import TYPE_CHECKING

from ketenkaart.editor import files
from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import writable
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _merge(window: "Window") -> None:
    """With a file that the person chooses; with that of the map itself as when someone else saved it."""
    from ketenkaart.editor.versions.merging import merge_with  # a start does without

    path = files.choose_map(window, tr("Merge with"))
    if path is None or window.session is None:
        return
    known = window.session.file
    if path.absolute() == known.path and known.base is not None:
        files.merge_with_file(window)
    else:
        merge_with(window, path)


ACTIONS = (Action("file.merge", mark("Merge with…"), _merge, writable),)
