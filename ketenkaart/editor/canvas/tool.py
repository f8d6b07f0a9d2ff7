"""What the mouse does on the map: tools are asked in turn; who takes a press has the mouse until release."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt

from ketenkaart.editor.canvas.hits import Hit

DRAG_FROM = 6.0  # px


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

    def hover(self, at: Pointer) -> Qt.CursorShape | None:
        """The mouse moved with no button down; the cursor it would have."""
        return None

    def cancel(self) -> None:
        """Esc, or the mouse was taken away: as if nothing had been pressed."""
