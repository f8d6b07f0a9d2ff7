"""What the context pad and the context menu hold for each kind of element, read from the table of actions."""

from ketenkaart.editor.actions.action import Pad
from ketenkaart.editor.actions.menus import LINE
from ketenkaart.editor.actions.table import actions

_ON_EMPTY = (
    *("insert.step", "insert.partner", "insert.phase", "insert.note", LINE, "edit.paste", "edit.paste_steps"),
    *("edit.select_all", LINE, "view.zoom_fit", "view.zoom_100", "map.tidy", "map.form"),
)
_ALWAYS = (LINE, "edit.rename", "edit.cut", "edit.copy", "edit.duplicate", "edit.delete", LINE, "edit.form")

_LAST = ("insert.flow", "gov.assign", "insert.note", "edit.delete")  # on the pad, in this order


def buttons_for(kind: str, pad: Pad = Pad.BUTTON) -> tuple[str, ...]:
    """The actions that the pad of a kind of element has.

    Args:
        kind: the collection of the element.
        pad: those with a button, or those behind "more".
    """
    found = [
        action.id
        for action in actions().values()
        if action.pad is pad and (not action.pad_kinds or kind in action.pad_kinds)
    ]
    return tuple(sorted(found, key=lambda one: _LAST.index(one) if one in _LAST else -1))


def menu_for(kind: str) -> tuple[str, ...]:
    """The actions of the context menu of a kind of element; of an empty place where it is empty."""
    if not kind:
        return _ON_EMPTY
    own = [*buttons_for(kind), LINE, *buttons_for(kind, Pad.MORE)]
    return (*(one for one in own if one not in _ALWAYS or one == LINE), *_ALWAYS)
