"""Putting back what was being typed when the program stopped: as an edit, or where it was typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

from ketenkaart.editor.messages import Button
from ketenkaart.edits.setting import rename
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.characters import visible
from ketenkaart.storage.typed import OF_A_VERSION, Typed
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_BAR = "typed"
_SHOWN = 60  # characters


class PutBack(NamedTuple):
    """What became of the texts.

    Attributes:
        taken: those that were taken over, each as an edit of its own.
        lines: how many stand in quick entry again.
        of_version: whether the dialog to adopt a version is open again, with what was typed there.
    """

    taken: tuple[str, ...]
    lines: int
    of_version: bool = False


def put_back(window: "Window", typed: Sequence[Typed]) -> PutBack:
    """Put back what was being typed on the map in a window; what has no place any more is shown in a bar."""
    lines = [line for one in typed if one.is_line for line in one.text.split("\n")]
    if lines:
        window.quick.put_back(lines)
    taken, left = [], []
    for one in typed:
        if not one.becomes_change:
            continue
        done = _take_over(window, one)
        if done is None:
            left.append(one.text)
        elif done:
            taken.append(visible(one.text, _SHOWN))
    if left:
        _show(window, "\n".join(left))
    if lines:
        window.quick.setFocus()
    of_version = {one.field.removeprefix(OF_A_VERSION): one.text for one in typed if one.is_of_version}
    if of_version:
        window.panels.adopt_version(of_version)
    return PutBack(tuple(taken), len(lines), bool(of_version))


def _take_over(window: "Window", typed: Typed) -> bool | None:
    """Whether it could be done; None where there is no place for it any more."""
    session = window.session
    if session is None or any(one not in session.kaart.records for one in typed.elements):
        return None
    shown = tuple(one for one in typed.elements if one != ABOUT_ID)
    window.selection.set(shown)
    if typed.field == "name" and len(shown) == 1:
        return window.do(rename(session.kaart, shown[0], typed.text)._replace(select=None))
    window.form_dock.show()
    return window.form.put_back(typed)


def _show(window: "Window", text: str) -> None:
    """Show a text, and let it be taken elsewhere."""
    sentence = tr("You were typing this, but what it belongs to is not there any more: “{text}”", text=text)
    copy = Button(tr("Copy"), lambda: QApplication.clipboard().setText(text), safe=True)
    window.bars.show_bar(_BAR, sentence, (copy,))
