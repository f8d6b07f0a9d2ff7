"""Actions on the clipboard: cut, copy, paste, duplicate."""

from typing import TYPE_CHECKING

from ketenkaart.editor import clipboard
from ketenkaart.editor.actions.action import Action, Pad
from ketenkaart.editor.actions.conditions import both, with_map, with_selection, writable
from ketenkaart.edits.copying import duplicate, paste
from ketenkaart.edits.deleting import delete, deleted_sentence
from ketenkaart.edits.lines import paste_lines
from ketenkaart.model.process import Partner, Phase, Step
from ketenkaart.texts import mark, tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


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
    if not clipboard.text().strip():
        window.say(tr("There is no text on the clipboard."))
        return
    kaart, current = window.kaart, window.selection.current
    step = current if kaart.get(Step, current) else None
    partner = current if kaart.get(Partner, current) else None
    phase = current if kaart.get(Phase, current) else None
    pasted = paste_lines(kaart, clipboard.text(), step, partner, phase)
    if window.do(pasted.edit):
        window.say(pasted.sentence, undo=True)


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
        both(writable, with_selection),
        ("Ctrl+D",),
        pad=Pad.MORE,
    ),
)
