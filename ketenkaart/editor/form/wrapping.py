"""Labels that fit in any width: long words are broken, too."""

import re
from itertools import pairwise

from PySide6.QtWidgets import QLabel

from ketenkaart.drawing.hyphenation import break_points
from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.messages import plain_label
from ketenkaart.texts import language_in_use

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{12,60}(?![^\W_])")  # shorter ones fit; longer ones are none
_LONG_WORD = re.compile(r"([^\s\u00ad]{20})(?=[^\s\u00ad]{4})")
_HYPHEN_MAY_COME = "\u00ad"
_MAY_BREAK = "\u200b"


def wrapped_label(text: str, look: str = "", language: str = "") -> QLabel:
    """A label of plain text that is broken into lines wherever it must be: best at syllables.

    Args:
        text: what it says.
        look: one of the looks of the style sheet.
        language: the language of its words, which are broken by its rules; else that of the window.
    """
    rules = language or language_in_use()
    broken = _WORD.sub(lambda word: _in_syllables(word.group(), rules), text)
    label = plain_label(_LONG_WORD.sub(rf"\1{_MAY_BREAK}", broken))
    label.setAccessibleName(text)
    label.setMinimumWidth(1)
    if look:
        dress(label, look)
    return label


def _in_syllables(word: str, language: str) -> str:
    """A word with the places where a hyphen may come."""
    places = [0, *(point.place for point in break_points(word, language)), len(word)]
    return _HYPHEN_MAY_COME.join(word[start:end] for start, end in pairwise(places))
