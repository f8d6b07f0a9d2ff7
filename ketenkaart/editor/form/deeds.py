"""What the fields of a form do to the map: each one edit, for all elements that are shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ketenkaart.changes.change import ChangeRefused
from ketenkaart.editor.form.shape import Shape
from ketenkaart.edits.adding import put_document_on
from ketenkaart.edits.draft import Draft
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.labels import adding, all_told
from ketenkaart.edits.making import New
from ketenkaart.edits.setting import add_to_list, set_field, take_from_list
from ketenkaart.model.fieldnames import field_name
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class Deeds:
    """Changes the map of a window; each deed gives why it could not, or nothing."""

    def __init__(self, window: "Window", ids: Callable[[], tuple[str, ...]]) -> None:
        """For one form.

        Args:
            window: whose map is changed.
            ids: gives the elements that the form shows.
        """
        self._window, self._ids = window, ids

    def put(self, shape: Shape, value: Any) -> str:
        """Give a field another value."""
        return self._do(shape, lambda kaart, ids: set_field(kaart, ids, shape.name, value))

    def add(self, shape: Shape, value: Any) -> str:
        """Add to a list."""
        if shape.links_to == ("documents",):
            return self._do(shape, lambda kaart, ids: _carry(kaart, ids, value))
        return self._do(shape, lambda kaart, ids: add_to_list(kaart, ids, shape.name, value))

    def take(self, shape: Shape, value: Any) -> str:
        """Take from a list."""
        return self._do(shape, lambda kaart, ids: take_from_list(kaart, ids, shape.name, value))

    def _do(self, shape: Shape, make: Callable[[Ketenkaart, tuple[str, ...]], Edit]) -> str:
        session, ids = self._window.session, self._ids()
        if session is None:
            return ""
        try:
            edit = make(session.kaart, ids)
        except ChangeRefused as refused:
            return str(refused)
        if edit.refusal:
            return edit.refusal
        if edit.select is None and len(ids) > 1 and self._window.selection.ids == ids:
            edit = edit._replace(select=ids)  # undone, those that were so already stay selected, too
        done = self._window.do(edit, same_as_last=f"{' '.join(ids)} {shape.name}")
        if edit.changes and not done and not session.has_waiting:
            return tr("This was stopped and is not taken over yet; Enter does it.")
        return ""


def _carry(kaart: Ketenkaart, ids: tuple[str, ...], document: str | New) -> Edit:
    """Let flows carry a document, too; a sequence becomes a document flow by it."""
    draft = Draft(kaart)
    flows = [one for one in ids if kaart.get(Flow, one) is not None]
    for flow in flows:
        document_id = put_document_on(draft, flow, document)
    if isinstance(document, New) and flows:
        return draft.edit(adding(draft.kaart, draft.kaart.records[document_id]))
    what = all_told(kaart, [kaart.records[one] for one in flows])
    return draft.edit(tr("{field} of {what}", field=field_name("flows", "documents"), what=what))
