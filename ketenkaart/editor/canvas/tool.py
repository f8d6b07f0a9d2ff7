"""What the mouse does on the map: tools are asked in turn; who takes a press has the mouse until release."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from ketenkaart.editor.canvas.hits import Hit

DRAG_FROM = 6.0  # px
HELD: Mapping[int, Qt.KeyboardModifier] = {
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}
"""The keys that are held with the mouse."""


class Pointer(NamedTuple):
    """A mouse event.

    Attributes:
        place: in the widget, px.
        mm: on the map.
        hit: what is there.
        button: the button that was pressed or released; none where the mouse only moved.
        keys: the keys that are held.
    """

    place: QPointF
    mm: QPointF
    hit: Hit
    button: Qt.MouseButton
    keys: Qt.KeyboardModifier

    @property
    def adds(self) -> bool:
        """Whether what is pressed comes to the selection."""
        return bool(self.keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))


class Tool:
    """Does nothing; each tool says what it does otherwise."""

    def press(self, at: Pointer) -> bool:
        """A button went down; true takes all that follows until it comes up."""
        return False

    def move(self, at: Pointer) -> None:
        """The mouse moved while the tool has it."""

    def release(self, at: Pointer) -> None:
        """The button came up."""

    def double(self, at: Pointer) -> bool:
        """A second press soon after the first; true where it meant something."""
        return False

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        """A key went down or up while the tool has the mouse.

        Args:
            key: the key that went down; of those held with the mouse, such as Ctrl, also when it came up.
            keys: those that are held now.

        Returns:
            Whether the tool took it.
        """
        return False

    def hover(self, at: Pointer) -> Qt.CursorShape | None:
        """The mouse moved with no button down; the cursor it would have."""
        return None

    def cancel(self) -> None:
        """Esc, or the mouse was taken away: as if nothing had been pressed."""


def held_with(event: QKeyEvent, *, down: bool) -> Qt.KeyboardModifier:
    """The keys that are held after a key went down or came up: systems differ in whether they count it."""
    own = HELD.get(event.key(), Qt.KeyboardModifier.NoModifier)
    return event.modifiers() | own if down else event.modifiers() & ~own
