"""Tips: the whole name of what the mouse is on, where the map has no room to show it, and its notes."""

from collections.abc import Iterator
from html import escape
from itertools import islice

from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ketenkaart.analysis.saying import Sayer
from ketenkaart.analysis.telling import Teller
from ketenkaart.editor.canvas.hits import Hit, Part
from ketenkaart.editor.canvas.ops import SMALLEST_TEXT
from ketenkaart.editor.canvas.surface import Shown
from ketenkaart.editor.canvas.view import View
from ketenkaart.model.characters import visible
from ketenkaart.model.governance import Note
from ketenkaart.texts import tr

_LONGEST = 400  # characters
_MOST = 5  # notes
_HEADS = (Part.LANE_HEAD, Part.PHASE_HEAD, Part.DIVIDER)


def show_tip(canvas: QWidget, event: QHelpEvent, hit: Hit, shown: Shown, view: View) -> None:
    """Show what is to be told of what the mouse has stayed on."""
    texts = [text for text in (tip(hit, shown, view), *notes(hit, shown)) if text]
    if texts:
        lines = "<br>".join(escape(text) for text in texts)
        QToolTip.showText(event.globalPos(), f"<span>{lines}</span>", canvas)
    else:
        QToolTip.hideText()


def tip(hit: Hit, shown: Shown, view: View) -> str:
    """The name of what is hit and what a head has no room for; nothing where it is read there."""
    record = shown.screen.kaart.records.get(hit.id)
    if record is None:
        return ""
    left_out = _left_out(hit, shown)
    if _is_read(hit, record.name, shown, view) and not left_out:
        return ""
    content = shown.screen.sizes.content
    name = visible(Sayer(shown.screen.kaart, content.uncoded).says(record), _LONGEST)
    return " · ".join((name, *left_out))


def _left_out(hit: Hit, shown: Shown) -> list[str]:
    """The kind and the role of a partner, where the head of its lane does not say them."""
    lane = shown.screen.sizes.lanes.get(hit.id)
    if hit.part not in _HEADS or lane is None or lane.partner is None:
        return []
    kind = lane.partner.kind.title if not lane.depth else ""
    role = tr("coordinator") if shown.screen.sizes.content.coordinated(lane.partner) else ""
    said = _bare(shown.heads.words_of(hit.id))
    return [text for text in (kind, role) if text and _bare(text) not in said]


def notes(hit: Hit, shown: Shown) -> Iterator[str]:
    """The first notes of what is hit and of its documents; the map shows only that there are any."""
    kaart = shown.screen.kaart
    about = shown.overlays.notes.about(hit.id)
    if about:
        found = (note for note in kaart.all(Note) if note.anchor in about)
        told = Teller(kaart)
        yield from (visible(told.note(note), _LONGEST) for note in islice(found, _MOST))


def _is_read(hit: Hit, name: str, shown: Shown, view: View) -> bool:
    """Whether the whole name of an element is to be read on the map."""
    if hit.part in _HEADS:
        return _bare(name) in _bare(shown.heads.words_of(hit.id))
    return not view.bare and view.scale * shown.screen.scene.theme.styles.step.size >= SMALLEST_TEXT


def _bare(text: str) -> str:
    """A text without what breaking it into lines changes."""
    return "".join(letter for letter in text if letter.isalnum()).casefold()
