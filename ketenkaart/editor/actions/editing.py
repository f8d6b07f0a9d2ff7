"""Actions on what was done and what is selected: undo, redo, select, rename."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ketenkaart.analysis.codes import Codes
from ketenkaart.editor.actions.action import Action, Pad
from ketenkaart.editor.actions.conditions import both, one_selected, with_map, with_selection, writable
from ketenkaart.editor.messages import Button, ask
from ketenkaart.editor.prompt import Offer, offers_of
from ketenkaart.edits.connecting import connect
from ketenkaart.edits.deleting import delete, deleted_sentence, gap
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.questions import Question, before_deleting
from ketenkaart.model.process import Step
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


def _can_undo(window: "Window") -> str:
    assert window.session is not None
    return "" if window.session.undo_stack.canUndo() else tr("There is nothing to undo.")


def _can_redo(window: "Window") -> str:
    assert window.session is not None
    return "" if window.session.undo_stack.canRedo() else tr("There is nothing to redo.")


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


def delete_selection(window: "Window") -> None:
    """Delete what is selected; asks only where it would take other things along."""
    delete_chosen(window, window.selection.ids)


def delete_chosen(window: "Window", chosen: Sequence[str]) -> None:
    """Delete elements; asks only where it would take other things along."""
    kaart = window.kaart
    question = before_deleting(kaart, chosen)
    if question is None:
        _deleted(window, chosen, delete(kaart, chosen))
    elif question.about == "partner":
        _ask_about_steps(window, chosen, question.text)
    else:
        _ask_whether(window, chosen, question)


def _ask_about_steps(window: "Window", chosen: Sequence[str], text: str) -> None:
    kaart = window.kaart
    hand_over, along = Button(tr("To another partner…")), Button(tr("Delete as well"))
    answer = ask(window, text, (hand_over, along, Button(tr("Cancel"), safe=True)))
    if answer == along:
        _deleted(window, chosen, delete(kaart, chosen))
    elif answer == hand_over:
        others = [Offer(one.name, one.id) for one in kaart.partners if one.id not in chosen]

        def taken(offer: Offer) -> None:
            _deleted(window, chosen, delete(kaart, chosen, steps_to=str(offer.value)))

        window.ask(tr("Partner"), offers_of(others), taken)


def _ask_whether(window: "Window", chosen: Sequence[str], question: Question) -> None:
    """Ask whether phases go, alone or with their steps; or an interface that flows cross."""
    kaart, is_phase = window.kaart, question.about == "phase"
    remove = Button(tr("Delete phase") if is_phase else tr("Take it from all"))
    along = [Button(tr("Delete steps as well"))] if is_phase else []
    answer = ask(window, question.text, (remove, *along, Button(tr("Cancel"), safe=True)))
    if answer in along:
        chosen = [*chosen, *(step.id for step in kaart.steps if step.phase in chosen)]
    if answer == remove or answer in along:
        _deleted(window, chosen, delete(kaart, chosen))


def _deleted(window: "Window", chosen: Sequence[str], edit: Edit) -> None:
    """Do it, say what went, and offer to close the gap a step leaves."""
    kaart = window.kaart
    between = gap(kaart, chosen[0]) if len(chosen) == 1 else None
    if not window.do(edit):
        return
    buttons = []
    if between is not None:
        codes = Codes(kaart)
        names = [codes.of(one) for end in between if (one := kaart.get(Step, end))]
        if len(names) == 2:
            text = tr("Connect {one} with {other}", one=names[0], other=names[1])
            buttons.append(Button(text, lambda: _heal(window, between)))
    window.say(deleted_sentence(kaart, edit.changes), undo=True, buttons=buttons)


def _heal(window: "Window", between: tuple[str, str]) -> None:
    assert window.session is not None
    window.do(connect(window.session.kaart, *between))


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
        label=_undo_label,
    ),
    Action(
        "edit.redo",
        mark("Redo"),
        _redo,
        both(writable, _can_redo),
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        ("Ctrl+Shift+Z",),
        label=_redo_label,
    ),
    Action(
        "edit.delete",
        mark("Delete"),
        delete_selection,
        both(writable, with_selection),
        ("Del", "Backspace"),
        on_map=True,
        pad=Pad.BUTTON,
    ),
    Action("edit.select_all", mark("Select all"), _select_all, with_map, ("Ctrl+A",), on_map=True),
    Action("edit.select_kind", mark("All of this kind"), _select_kind, with_selection, ("Ctrl+Shift+A",)),
    Action("edit.rename", mark("Rename"), _rename, both(writable, one_selected), ("F2",), on_map=True),
    Action("edit.form", mark("Go to properties"), _to_form, with_selection, ("Alt+Return",), ("Ctrl+I",)),
)
