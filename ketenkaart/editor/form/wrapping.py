"""Labels that fit in any width: long words are broken, too."""

import re

from PySide6.QtWidgets import QLabel

from ketenkaart.editor.look.apply import dress
from ketenkaart.editor.messages import plain_label

_LONG_WORD = re.compile(r"(\S{20})(?=\S{4})")
_MAY_BREAK = "\u200b"


def wrapped_label(text: str, look: str = "") -> QLabel:
    """A label of plain text that is broken into lines wherever it must be.

    Args:
        text: what it says.
        look: one of the looks of the style sheet.
    """
    label = plain_label(_LONG_WORD.sub(rf"\1{_MAY_BREAK}", text))
    label.setAccessibleName(text)
    label.setMinimumWidth(1)
    if look:
        dress(label, look)
    return label
