"""Actions on what was done and what is selected: undo, redo, select, rename."""

from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Action
from ketenkaart.editor.actions.conditions import both, one_selected, with_map, with_selection, writable
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _can_undo(window: "Window") -> str:
    assert window.session is not None
    return "" if window.session.undo_stack.canUndo() else tr("There is nothing to undo.")


def _can_redo(window: "Window") -> str:
    assert window.session is not None
    return "" if window.session.undo_stack.canRedo() else tr("There is nothing to do again.")


def _undo_label(window: "Window") -> str:
    what = window.session.undo_stack.undoText() if window.session is not None else ""
    return tr("Undo: {what}", what=what) if what else tr("Undo")


def _redo_label(window: "Window") -> str:
    what = window.session.undo_stack.redoText() if window.session is not None else ""
    return tr("Redo: {what}", what=what) if what else tr("Redo")


def _undo(window: "Window") -> None:
    assert window.session is not None
    window.session.undo_stack.undo()


def _redo(window: "Window") -> None:
    assert window.session is not None
    window.session.undo_stack.redo()


def _select_all(window: "Window") -> None:
    window.selection.set(tuple(window.canvas.elements_in_reading_order()))


def _select_kind(window: "Window") -> None:
    assert window.session is not None
    kaart, current = window.session.kaart, window.selection.current
    kinds = {type(kaart.records[one]) for one in window.selection.ids if one in kaart.records}
    found = [record.id for kind in kinds for record in kaart.all(kind) if record.id != current]
    window.selection.set((*found, current) if current else tuple(found))


def _rename(window: "Window") -> None:
    window.rename(window.selection.current or "")


def _to_form(window: "Window") -> None:
    window.form_dock.show()
    window.form.focus_first()


ACTIONS = (
    Action(
        "edit.undo",
        mark("Undo"),
        _undo,
        both(writable, _can_undo),
        ("Ctrl+Z",),
        icon="undo",
        label=_undo_label,
    ),
    Action(
        "edit.redo",
        mark("Redo"),
        _redo,
        both(writable, _can_redo),
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        ("Ctrl+Shift+Z",),
        icon="redo",
        label=_redo_label,
    ),
    Action("edit.select_all", mark("Select all"), _select_all, with_map, ("Ctrl+A",), on_map=True),
    Action("edit.select_kind", mark("All of this kind"), _select_kind, with_selection, ("Ctrl+Shift+A",)),
    Action("edit.rename", mark("Rename"), _rename, both(writable, one_selected), ("F2",), on_map=True),
    Action("edit.form", mark("Go to properties"), _to_form, with_selection, ("Alt+Return",), ("Ctrl+I",)),
)
