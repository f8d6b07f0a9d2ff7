"""Tips: the whole name of what the mouse is on, where the map has no room to show it."""

from html import escape

from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ketenkaart.analysis.saying import Sayer
from ketenkaart.editor.canvas.hits import Hit, Part
from ketenkaart.editor.canvas.ops import SMALLEST_TEXT
from ketenkaart.editor.canvas.surface import Shown
from ketenkaart.editor.canvas.view import View
from ketenkaart.model.characters import visible

_LONGEST = 400  # characters


def show_tip(canvas: QWidget, event: QHelpEvent, hit: Hit, shown: Shown, view: View) -> None:
    """Show the name of what the mouse has stayed on, where it is not to be read there."""
    text = tip(hit, shown, view)
    if text:
        QToolTip.showText(event.globalPos(), f"<span>{escape(text)}</span>", canvas)
    else:
        QToolTip.hideText()


def tip(hit: Hit, shown: Shown, view: View) -> str:
    """The name of what is hit; nothing where it is to be read there."""
    record = shown.screen.kaart.records.get(hit.id)
    if record is None or _is_read(hit, record.name, shown, view):
        return ""
    content = shown.screen.sizes.content
    return visible(Sayer(shown.screen.kaart, content.uncoded).says(record), _LONGEST)


def _is_read(hit: Hit, name: str, shown: Shown, view: View) -> bool:
    """Whether the whole name of an element is to be read on the map."""
    if hit.part in (Part.LANE_HEAD, Part.PHASE_HEAD, Part.DIVIDER):
        return _bare(name) in _bare(shown.heads.words_of(hit.id))
    return not view.bare and view.scale * shown.screen.scene.theme.styles.step.size >= SMALLEST_TEXT


def _bare(text: str) -> str:
    """A text without what breaking it into lines changes."""
    return "".join(letter for letter in text if letter.isalnum()).casefold()
