"""Which pieces are near a place: a uniform grid over a map of many."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from PySide6.QtCore import QRectF

from ketenkaart.editor.canvas.compiling import Piece
from ketenkaart.editor.canvas.extents import ENDLESS

_CELL = 120.0  # mm
_FEW = 9  # cells that are looked up one by one
_MANY = 3_000  # pieces for which a grid is made: to look through fewer takes less than to make it


class Index:
    """Pieces and where they are."""

    def __init__(self, pieces: Sequence[Piece], whole: QRectF) -> None:
        """Take pieces.

        Args:
            pieces: the pieces.
            whole: what shows all of them, mm.
        """
        self._pieces, self._whole = pieces, whole

    @cached_property
    def _bounds(self) -> list[QRectF]:
        return [piece.bounds for piece in self._pieces]

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[int]]:
        """What meets each cell of the grid; found when first a small area is asked for."""
        cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, piece in enumerate(self._pieces):
            rects = (rect for rect in piece.rects if rect.width() < ENDLESS)
            for cell in {cell for rect in rects for cell in _cells_of(rect)}:
                cells[cell].append(number)
        return cells

    def meeting(self, area: QRectF) -> list[Piece]:
        """The pieces that meet an area, in the order they were given; of the whole map simply all."""
        pieces = self._pieces
        if area.contains(self._whole):
            return list(pieces)
        many = len(pieces) > _MANY
        if many and (area.width() / _CELL + 2) * (area.height() / _CELL + 2) <= _FEW:
            cells = self._cells
            numbers = sorted({number for cell in _cells_of(area) for number in cells.get(cell, ())})
            near = [pieces[number] for number in numbers]
        else:
            meets = area.intersects
            near = [piece for piece, bounds in zip(pieces, self._bounds, strict=True) if meets(bounds)]
        return [piece for piece in near if piece.meets(area)]


def _cells_of(rect: QRectF) -> Iterator[tuple[int, int]]:
    """The cells of the grid a rectangle meets."""
    for column in range(int(rect.left() // _CELL), int(rect.right() // _CELL) + 1):
        for row in range(int(rect.top() // _CELL), int(rect.bottom() // _CELL) + 1):
            yield column, row
