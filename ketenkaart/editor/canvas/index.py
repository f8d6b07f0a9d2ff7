"""Which things are near a place: a uniform grid over the map."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QRectF

_CELL = 120.0  # mm
_FEW = 9  # cells that are looked up one by one
T = TypeVar("T")


class Areas(NamedTuple):
    """Where a thing is: rectangles, one for each stretch of a line, and the cells of the grid they meet."""

    rects: tuple[QRectF, ...]
    bounds: QRectF
    cells: frozenset[tuple[int, int]]


class Index(Generic[T]):
    """Things and where they are."""

    def __init__(self, things: Sequence[T], areas: Sequence[Areas]) -> None:
        """Note where things are.

        Args:
            things: the things.
            areas: where each of them is, mm.
        """
        self._things, self._areas = things, areas

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[int]]:
        """What meets each cell of the grid; found when first a small area is asked for."""
        cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, areas in enumerate(self._areas):
            for cell in areas.cells:
                cells[cell].append(number)
        return cells

    @cached_property
    def _all(self) -> QRectF:
        everything = QRectF()
        for areas in self._areas:
            everything |= areas.bounds
        return everything

    def meeting(self, area: QRectF) -> list[T]:
        """The things that meet an area, in the order they were given."""
        if area.contains(self._all):
            return list(self._things)
        if (area.width() / _CELL + 2) * (area.height() / _CELL + 2) > _FEW:
            found = [number for number, one in enumerate(self._areas) if area.intersects(one.bounds)]
        else:
            cells = self._cells
            found = sorted({number for cell in cells_of(area) if cell in cells for number in cells[cell]})
        things, areas = self._things, self._areas
        return [things[number] for number in found if any(map(area.intersects, areas[number].rects))]


def cells_of(rect: QRectF) -> Iterator[tuple[int, int]]:
    """The cells of the grid a rectangle meets."""
    for column in range(int(rect.left() // _CELL), int(rect.right() // _CELL) + 1):
        for row in range(int(rect.top() // _CELL), int(rect.bottom() // _CELL) + 1):
            yield column, row
