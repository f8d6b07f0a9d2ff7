"""A press on the triangle of a head folds or unfolds it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from ketenkaart.editor.canvas.foldmarks import mark_rect
from ketenkaart.editor.canvas.hits import Part
from ketenkaart.editor.canvas.tool import Pointer, Tool
from ketenkaart.editor.reading.folds import Folds

if TYPE_CHECKING:
    from ketenkaart.editor.window import Window


class FoldMark(Tool):
    """The triangles of a window."""

    def __init__(self, window: "Window", folds: Folds) -> None:
        """For the map of a window."""
        self._canvas, self._folds = window.canvas, folds

    def _is_on(self, at: Pointer) -> bool:
        """Whether a triangle is there: of a closed head, or of the one under the mouse."""
        shown, element = self._canvas.shown, at.hit.id
        if shown is None or at.hit.part not in (Part.LANE_HEAD, Part.PHASE_HEAD, Part.DIVIDER):
            return False
        if element not in self._folds.closed | {self._canvas.states.hovered}:
            return False
        upright, body = at.hit.kind == "partners", self._canvas.body
        left, top = (0.0, float(body.top())) if upright else (float(body.left()), 0.0)
        area = QRectF(left, top, self._canvas.width() - left, self._canvas.height() - top)
        mark = mark_rect(element, shown.heads, self._canvas.view, area)
        return mark is not None and mark.contains(at.place)

    def press(self, at: Pointer) -> bool:
        """Fold or unfold."""
        if at.button is not Qt.MouseButton.LeftButton or not self._is_on(at):
            return False
        self._folds.toggle((at.hit.id,))
        return True

    def hover(self, at: Pointer) -> Qt.CursorShape | None:
        """A hand over a triangle."""
        return Qt.CursorShape.PointingHandCursor if self._is_on(at) else None
