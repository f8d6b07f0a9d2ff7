"""Actions on the clipboard: cut, copy, paste, duplicate."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ketenkaart.editor import clipboard
from ketenkaart.editor.actions.action import Action, Pad
from ketenkaart.editor.actions.conditions import both, with_map, with_selection, writable
from ketenkaart.editor.work import Stopped, run_beside
from ketenkaart.edits.copying import duplicate, paste
from ketenkaart.edits.deleting import delete, deleted_sentence
from ketenkaart.edits.lines import Pasted, paste_lines
from ketenkaart.model.process import Partner, Phase, Step
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_MANY = 300  # lines; up to there they are steps within a blink


def _copy(window: "Window") -> None:
    clipboard.put(window.kaart, window.selection.ids, window.canvas)


def _copy_picture(window: "Window") -> None:
    clipboard.put_picture(window.kaart, window.selection.ids, window.canvas)
    window.say(tr("Copied as a picture."))


def _cut(window: "Window") -> None:
    _copy(window)
    kaart = window.kaart
    edit = delete(kaart, window.selection.ids)
    if window.do(edit):
        window.say(deleted_sentence(kaart, edit.changes), undo=True)


def _paste(window: "Window") -> None:
    """Put elements into the map; lines of text become steps."""
    copied = clipboard.elements()
    if not copied:
        _paste_lines(window)
        return
    kaart, current = window.kaart, window.selection.current
    partner = current if kaart.get(Partner, current) else None
    phase = current if kaart.get(Phase, current) else None
    window.do(paste(kaart, copied, partner, phase))


def _paste_lines(window: "Window") -> None:
    text = clipboard.text()
    if not text.strip():
        window.say(tr("There is no text on the clipboard."))
        return
    kaart, current = window.kaart, window.selection.current
    step = current if kaart.get(Step, current) else None
    partner = current if kaart.get(Partner, current) else None
    phase = current if kaart.get(Phase, current) else None

    def make(tell: Callable[[float], None]) -> Pasted:
        pasted = paste_lines(kaart, text, step, partner, phase)
        tell(1.0)  # it is not done where the person stopped it meanwhile
        return pasted

    try:
        many = text.count("\n") > _MANY
        pasted = run_beside(window, tr("Pasting…"), make) if many else make(lambda _: None)
    except Stopped:
        return
    if window.do(pasted.edit):
        window.say(pasted.sentence, undo=True)


def _is_named(window: "Window") -> str:
    """The element is no new one that waits for its name: one would stay behind without."""
    return tr("Type a name first.") if window.names.awaits_name else ""


def _duplicate(window: "Window") -> None:
    window.do(duplicate(window.kaart, window.selection.ids))


ACTIONS = (
    Action("edit.cut", mark("Cut"), _cut, both(writable, with_selection), ("Ctrl+X",)),
    Action("edit.copy", mark("Copy"), _copy, with_selection, ("Ctrl+C",)),
    Action("edit.copy_picture", mark("Copy as picture"), _copy_picture, with_map),
    Action("edit.paste", mark("Paste"), _paste, writable, ("Ctrl+V",)),
    Action(
        "edit.paste_steps",
        mark("Paste lines as steps…"),
        _paste_lines,
        writable,
        ("Ctrl+Shift+V",),
    ),
    Action(
        "edit.duplicate",
        mark("Duplicate"),
        _duplicate,
        both(writable, with_selection, _is_named),
        ("Ctrl+D",),
        pad=Pad.MORE,
    ),
)
