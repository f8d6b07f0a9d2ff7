"""Which pieces are near a place."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QRectF

from ketenkaart.editor.canvas.compiling import Piece


class Index:
    """Pieces and where they are: to look through 16,000 takes 2 ms; plain numbers are quicker than Qt's."""

    def __init__(self, pieces: Sequence[Piece], whole: QRectF) -> None:
        """Take pieces.

        Args:
            pieces: the pieces.
            whole: what shows all of them, mm.
        """
        self._pieces, self._whole = pieces, whole

    @cached_property
    def _extents(self) -> list[tuple[float, float, float, float, Piece]]:
        found = []
        for piece in self._pieces:
            x, y = piece.group.x, piece.group.y
            left, top, right, bottom = piece.form.extent
            found.append((x + left, y + top, x + right, y + bottom, piece))
        return found

    def is_most(self, area: QRectF) -> bool:
        """Whether an area shows so much of the map that looking for what is in it saves nothing."""
        seen, whole = area & self._whole, self._whole
        return 2 * seen.width() * seen.height() > whole.width() * whole.height()

    def meeting(self, area: QRectF) -> list[Piece]:
        """The pieces that meet an area, in the order they were given; of the whole map simply all."""
        if area.contains(self._whole):
            return list(self._pieces)
        left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
        near = [
            piece
            for x1, y1, x2, y2, piece in self._extents
            if x1 < right and left < x2 and y1 < bottom and top < y2
        ]
        return [piece for piece in near if piece.meets(area)]
