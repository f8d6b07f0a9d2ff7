"""Actions on the clipboard: cut, copy, paste, duplicate."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ketenkaart.editor import clipboard
from ketenkaart.editor.actions.action import Action, Pad
from ketenkaart.editor.actions.conditions import both, with_map, with_selection, writable
from ketenkaart.editor.actions.editing import delete_chosen
from ketenkaart.editor.filedrops import open_files
from ketenkaart.editor.messages import Button
from ketenkaart.editor.work import Stopped, run_beside
from ketenkaart.edits.copying import duplicate, paste
from ketenkaart.edits.lines import Pasted, paste_lines
from ketenkaart.edits.quickentry.pasting import is_drawn
from ketenkaart.edits.quickentry.pieces import lines_of
from ketenkaart.edits.wholes import contents
from ketenkaart.model.about import ABOUT_ID
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
    """Copy, and then delete what was copied, with the same questions: flows to the rest are not copied."""
    _copy(window)
    kaart, chosen = window.kaart, window.selection.ids
    parts = sorted(contents(kaart, chosen).wholes.difference(chosen))
    delete_chosen(window, (*chosen, *parts))


def _chosen(window: "Window") -> str:
    """Something is selected; the map itself cannot be copied."""
    return (
        with_selection(window) if set(window.selection.ids) != {ABOUT_ID} else tr("Select something first.")
    )


def _paste(window: "Window") -> None:
    """Put elements into the map, or what else is on the clipboard."""
    copied = clipboard.elements()
    if not copied:
        _paste_others(window)
        return
    kaart, current = window.kaart, window.selection.current
    partner = current if kaart.get(Partner, current) else None
    phase = current if kaart.get(Phase, current) else None
    window.do(paste(kaart, copied, partner, phase))


def _paste_others(window: "Window") -> None:
    """Open files; draw lines of quick entry; of other text each line becomes a step."""
    lines = lines_of(clipboard.text())
    if clipboard.files():
        open_files(window, clipboard.files())
    elif lines and all(is_drawn(line) for line in lines):
        window.quick.draw_all(lines)
    else:
        _paste_lines(window)


def _paste_lines(window: "Window") -> None:
    text = clipboard.text()
    if not text.strip():
        window.say(clipboard.nothing_to_paste())
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
        made = pasted.edit.select or ()
        window.say(
            pasted.sentence, undo=True, buttons=(Button(tr("Take a look"), lambda: _view(window, made)),)
        )


def _view(window: "Window", made: Sequence[str]) -> None:
    """Select what was pasted, and show all of it, wherever it came."""
    window.reading.show_view(window.canvas)
    window.selection.set(one for one in made if one in window.kaart.records)
    window.commands.run("view.zoom_selection")


def _is_named(window: "Window") -> str:
    """The element is no new one that waits for its name: one would stay behind without."""
    return tr("Type a name first.") if window.names.awaits_name else ""


def _duplicate(window: "Window") -> None:
    assert window.session is not None
    window.do(duplicate(window.kaart, window.selection.ids, memory=window.session.memory))


ACTIONS = (
    Action("edit.cut", mark("Cut"), _cut, both(writable, _chosen), ("Ctrl+X",)),
    Action("edit.copy", mark("Copy"), _copy, _chosen, ("Ctrl+C",)),
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
        both(writable, _chosen, _is_named),
        ("Ctrl+D",),
        pad=Pad.MORE,
    ),
)
