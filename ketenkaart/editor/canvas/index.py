"""Which pieces are near a place."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QRectF

from ketenkaart.editor.canvas.compiling import Piece


class Index:
    """Pieces and where they are: to look through 16,000 takes 4 ms, to make a grid of them 200 ms."""

    def __init__(self, pieces: Sequence[Piece], whole: QRectF) -> None:
        """Take pieces.

        Args:
            pieces: the pieces.
            whole: what shows all of them, mm.
        """
        self._pieces, self._whole = pieces, whole

    @cached_property
    def _bounds(self) -> list[tuple[QRectF, Piece]]:
        return [(piece.bounds, piece) for piece in self._pieces]

    def meeting(self, area: QRectF) -> list[Piece]:
        """The pieces that meet an area, in the order they were given; of the whole map simply all."""
        if area.contains(self._whole):
            return list(self._pieces)
        meets = area.intersects
        return [piece for bounds, piece in self._bounds if meets(bounds) and piece.meets(area)]
