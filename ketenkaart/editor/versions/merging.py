"""Merging the map with another file, as one edit that can be undone."""

from pathlib import Path
from typing import TYPE_CHECKING

from ketenkaart.changes.change import ChangeRefused
from ketenkaart.changes.merge import merge
from ketenkaart.changes.versions import last_in_common
from ketenkaart.editor.disk import read_beside
from ketenkaart.editor.versions.telling import tell_merged
from ketenkaart.edits.adopting import drafted_merge
from ketenkaart.edits.edit import Edit
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_BAR = "merged"


def merge_with(window: "Window", path: Path) -> None:
    """Take over what another file has; what both changed is ours, and is told to be chosen."""
    window.finish_typing()
    session = window.session
    assert session is not None
    try:
        theirs = read_beside(window, path).kaart
        was, at = session.kaart, session.undo_stack.index()
        base = last_in_common(was, theirs)
        merged = merge(base, was, theirs, tr("Merge with {name}", name=path.name))
        merged = drafted_merge(merged, was, theirs)
    except (FileRefused, ChangeRefused) as refused:
        window.bars.show_bar(_BAR, str(refused), error=True)
        return
    if not merged.changes and not merged.conflicts:
        window.bars.settle(_BAR)
        window.say(tr("{name} holds nothing that is not on this map.", name=path.name))
        return
    if merged.changes and not window.do(Edit(merged.changes, ())):
        return
    tell_merged(window, merged, was, at)
