"""The command palette: every action by name, with its keys, or why it cannot be done now."""

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import TYPE_CHECKING

from ketenkaart.editor.actions.action import Action, Choice
from ketenkaart.editor.actions.otherwords import other_words
from ketenkaart.editor.actions.table import actions
from ketenkaart.editor.look.iconnames import ICON_BY_ACTION
from ketenkaart.editor.lookuppanel import LookupPanel
from ketenkaart.editor.rows import Row
from ketenkaart.editor.shortcuts import key_text
from ketenkaart.edits.quickentry.likeness import fold
from ketenkaart.model.characters import visible
from ketenkaart.texts import tr

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window

_KEPT = "palette/recent"
_MOST_RECENT = 8
_LONGEST = 60  # characters
_LEFT_OUT = "help.command"
_OTHERWISE = 10  # the rank of what is found by other words, after all that is found by name
_WITHIN = 3  # the rank from which on what is typed begins or ends no word of the name
_PART = 4  # letters of the shortest part of a compound


class Palette(LookupPanel):
    """The panel of Ctrl+Shift+P."""

    picture = "command"

    def __init__(self, window: "Window") -> None:
        """Hidden until it is opened."""
        super().__init__(window)
        self.setObjectName("palette")

    def title(self) -> str:
        """What it is called."""
        return tr("Find a command")

    def placeholder(self) -> str:
        """What stands in the empty field."""
        return tr("Type what you want to do")

    def nothing(self, text: str) -> str:
        """No action has such a name."""
        return tr("Nothing found for “{text}”.", text=visible(text, _LONGEST))

    def rows(self, text: str) -> tuple[Row, ...]:
        """The actions whose names, or other words, hold what is typed; what was used last first.

        What can be done comes before what cannot, but not where it has what is typed only within its words.
        """
        typed = fold(text)
        recent = self._recent()
        found = []
        for place, (row, action_id) in enumerate(self._all()):
            fit = _fit(typed, row.text, actions()[action_id])
            if fit is not None:
                age = recent.index(action_id) if action_id in recent else len(recent)
                rank, words = fit
                told = row._replace(text=f"{row.text} · {words}") if words else row
                found.append((rank >= _WITHIN, not row.enabled, rank, age, place, told))
        found.sort(key=lambda one: one[:5])
        return tuple(row for *_, row in found)

    def _all(self) -> Iterator[tuple[Row, str]]:
        for action in actions().values():
            reason = action.when(self._window)
            if action.id == _LEFT_OUT:
                continue
            if action.choices is None or reason:
                keys = key_text(self._window.commands[action.id].shortcut())
                title = action.title(self._window)
                picture = ICON_BY_ACTION.get(action.id, "right")
                yield Row(title, action, reason or keys, picture, enabled=not reason), action.id
            else:
                yield from self._choices(action)

    def _choices(self, action: Action) -> Iterator[tuple[Row, str]]:
        """An action with a submenu stands there once for each of its entries."""
        assert action.choices is not None
        picture = ICON_BY_ACTION.get(action.id, "right")
        for choice in action.choices(self._window):
            text = f"{action.title(self._window).rstrip('…')}: {choice.text}"
            detail = tr("switched on") if choice.checked else ""
            yield Row(text, (action, choice), detail, picture), action.id

    def take(self, row: Row) -> None:
        """Do it."""
        action, choice = row.value if isinstance(row.value, tuple) else (row.value, None)
        assert isinstance(action, Action)
        self.line.clear()
        kept = [one for one in self._recent() if one != action.id]
        self._window.program.settings.setValue(_KEPT, [action.id, *kept][:_MOST_RECENT])
        if isinstance(choice, Choice):
            choice.run()
        else:
            self._window.commands.run(action.id)

    def _recent(self) -> list[str]:
        kept = self._window.program.settings.value(_KEPT, [])
        return [str(one) for one in kept] if isinstance(kept, list) else [str(kept)]


def _fit(typed: str, title: str, action: Action) -> tuple[int, str] | None:
    """How well what is typed fits an action, and its other words where these are what fits.

    Returns:
        None where it does not; 0 is best.
    """
    name, words = fold(title), typed.split()
    if all(word in name for word in words):
        return min(_rank(typed, part) for part in (name, name.rpartition(": ")[2])), ""
    fitting = (
        (_OTHERWISE + (not fold(one).startswith(typed)), one)
        for one in other_words(action)
        if all(_has_word(word, f"{name} {fold(one)}") for word in words)
    )
    return min(fitting, key=itemgetter(0), default=None)


def _has_word(typed: str, text: str) -> bool:
    """Whether a word begins with what is typed, or holds it where it may be a part of a compound."""
    return f" {typed}" in f" {text}" or (len(typed) >= _PART and typed in text)


def _rank(typed: str, name: str) -> int:
    """How well what is typed fits a name; 0 is best.

    The name begins with it, its first word ends with it as compounds do, a word
    begins or ends with it, it stands within a word, or only its words stand somewhere.
    """
    end = rf"\w{re.escape(typed)}\b" if len(typed) >= _PART else r"\b\B"
    tries = (
        name.startswith(typed),
        re.match(rf"\w*{end}", name),
        f" {typed}" in name or re.search(end, name),
        typed in name,
    )
    return next((rank for rank, fits in enumerate(tries) if fits), len(tries))
