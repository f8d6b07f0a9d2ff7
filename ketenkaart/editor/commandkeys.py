"""Which keys mean a command, and which type a text, on each system."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

COMMAND = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
"""The keys that make a command of another key; without them letters are text."""
THIRD_SIGN = {
    "win32": Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    "darwin": Qt.KeyboardModifier.AltModifier,
}.get(sys.platform)
"""What Qt calls AltGr on Windows and Option on macOS, by which a key types its third sign, such as €."""
SIGNS = {"Ctrl+": "⌘", "Alt+": "⌥", "Shift+": "⇧"} if sys.platform == "darwin" else {}
"""What stands on keys that texts call otherwise."""


def is_command(event: QKeyEvent) -> bool:
    """Whether a key means a command; else it is text where it types something."""
    held = event.modifiers() & COMMAND
    if not held or event.modifiers() & Qt.KeyboardModifier.GroupSwitchModifier:
        return False
    return held != THIRD_SIGN or not event.text().strip() or not event.text().isprintable()


def on_keys(text: str) -> str:
    """A text that names keys, with what stands on those of this computer."""
    for name, sign in SIGNS.items():
        text = text.replace(name, sign)
    return text
