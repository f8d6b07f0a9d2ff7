"""Selecting with the mouse, and moving the map: what is left when no other tool takes a press."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from ketenkaart.editor.canvas.hits import Part
from ketenkaart.editor.canvas.tool import DRAG_FROM, Pointer, Tool

if TYPE_CHECKING:
    from ketenkaart.editor.canvas.canvas import Canvas


class Panning(Tool):
    """Middle button, or space and the left one: the map follows the mouse."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._last = QPointF()

    def press(self, at: Pointer) -> bool:
        """Take hold of the map."""
        left = at.button is Qt.MouseButton.LeftButton and self._canvas.space_held
        if not left and at.button is not Qt.MouseButton.MiddleButton:
            return False
        self._last = at.place
        self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def move(self, at: Pointer) -> None:
        """Move it along."""
        self._canvas.scroll_by(at.place.x() - self._last.x(), at.place.y() - self._last.y())
        self._last = at.place

    def release(self, at: Pointer) -> None:
        """Let go."""
        self._canvas.unsetCursor()

    def cancel(self) -> None:
        """Let go."""
        self._canvas.unsetCursor()

    def hover(self, at: Pointer) -> Qt.CursorShape | None:
        """A hand while space is held."""
        return Qt.CursorShape.OpenHandCursor if self._canvas.space_held else None


class Selecting(Tool):
    """Press selects, Ctrl toggles, Shift adds; from an empty place a rubber band."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._start: Pointer | None = None
        self._before: tuple[str, ...] = ()
        self._banding = False

    def press(self, at: Pointer) -> bool:
        """Select what is there, or begin a band."""
        if at.button is not Qt.MouseButton.LeftButton:
            return False
        self._start, self._banding = at, False
        self._before = self._canvas.selection.ids
        if at.hit.id:
            press_selects(self._canvas, at)
        elif not at.adds:
            self._canvas.selection.clear()
        return True

    def move(self, at: Pointer) -> None:
        """Draw the band."""
        start = self._start
        if start is None or start.hit.id or start.hit.part is not Part.CELL:
            return
        if not self._banding and (at.place - start.place).manhattanLength() < DRAG_FROM:
            return
        if not self._banding:
            self._canvas.auto_scroll(start.place)
        self._banding = True
        self._canvas.auto_scroll(at.place)
        rect = QRectF(start.mm, at.mm).normalized()
        self._canvas.show_band(rect)
        taken = self._canvas.touched(rect)
        kept = self._before if at.adds else ()
        self._canvas.selection.set((*kept, *taken))

    def release(self, at: Pointer) -> None:
        """Keep what the band took; a press on one of several selects that one."""
        start, self._start = self._start, None
        self._canvas.stop_auto_scroll()
        self._canvas.show_band(None)
        still = start is not None and (at.place - start.place).manhattanLength() < DRAG_FROM
        if start is not None and still and start.hit.clicked in self._before and not start.adds:
            self._canvas.selection.set((start.hit.clicked,))

    def double(self, at: Pointer) -> bool:
        """Open what is there."""
        if at.button is not Qt.MouseButton.LeftButton:
            return False
        if at.hit.id:
            self._canvas.element_activated.emit(at.hit.clicked)
        elif at.hit.cell is not None:
            self._canvas.background_activated.emit(at.hit.cell)
        return True

    def cancel(self) -> None:
        """As before the press."""
        if self._start is not None:
            self._start = None
            self._canvas.stop_auto_scroll()
            self._canvas.show_band(None)
            self._canvas.selection.set(self._before)


def press_selects(canvas: "Canvas", at: Pointer) -> None:
    """Select what is pressed; what is selected already stays so with the rest, for a drag of all of it."""
    selection, element = canvas.selection, at.hit.clicked
    if at.keys & Qt.KeyboardModifier.ControlModifier:
        selection.toggle(element)
    elif at.keys & Qt.KeyboardModifier.ShiftModifier:
        selection.set((*(known for known in selection.ids if known != element), element))
    elif element not in selection.ids:
        selection.set((element,))
