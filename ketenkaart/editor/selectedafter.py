"""What is selected once the map changed; who undoes an addition gets back what was selected before it."""

from typing import TYPE_CHECKING

from ketenkaart.changes.change import Add, Remove
from ketenkaart.edits.edit import Edit

if TYPE_CHECKING:
    from ketenkaart.editor.session import Done, Session
    from ketenkaart.editor.window import Window


def note_selected(session: "Session", edit: Edit, selected: tuple[str, ...]) -> None:
    """Keep with the edit just done what was selected before it; of edits that became one, the first."""
    deed = session.deed_at(session.undo_stack.index() - 1)
    added = frozenset(one.record.id for one in edit.changes.changes if isinstance(one, Add))
    if deed is not None and added and not deed.added:
        deed.selected, deed.added = selected, added


def selected_after(window: "Window", done: "Done") -> tuple[str, ...]:
    """The elements that are selected now, of those that are there.

    Args:
        window: shows the map.
        done: what changed; what was done in another window selects nothing here.
    """
    session = window.session
    assert session is not None
    is_elsewhere = window.program.is_used_elsewhere(session, window)
    wanted = window.selection.ids if done.select is None or is_elsewhere else done.select
    if done.edit is None and not is_elsewhere:
        wanted = _before_adding(session, done) or wanted
    return tuple(one for one in wanted if one in session.kaart.records)


def _before_adding(session: "Session", done: "Done") -> tuple[str, ...]:
    """What was selected before what is taken away now was added; the stack still stands where it stood."""
    deed = session.deed_at(session.undo_stack.index() - 1)
    gone = {one.record.id for one in done.changes.changes if isinstance(one, Remove)}
    if deed is None or deed.added.isdisjoint(gone):
        return ()
    return tuple(one for one in deed.selected if one in session.kaart.records)
