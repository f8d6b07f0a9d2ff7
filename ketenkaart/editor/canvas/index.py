"""Which things are near a place: a uniform grid over the map."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF

_CELL = 120.0  # mm
T = TypeVar("T")


class Index(Generic[T]):
    """Things and where they are."""

    def __init__(self, placed: Iterable[tuple[T, tuple[QRectF, ...], Iterable[tuple[int, int]]]]) -> None:
        """Note where things are.

        Args:
            placed: each thing, the rectangles it takes, mm, and the cells they meet.
        """
        self._cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        self._things: list[T] = []
        self._rects: list[tuple[QRectF, ...]] = []
        everything = QRectF()
        for number, (thing, rects, met) in enumerate(placed):
            self._things.append(thing)
            self._rects.append(rects)
            for rect in rects:
                everything = everything.united(rect)
            for cell in met:
                self._cells[cell].append(number)
        self._all = everything

    def meeting(self, area: QRectF) -> list[T]:
        """The things that meet an area, in the order they were given."""
        if area.contains(self._all):
            return list(self._things)
        wide = (area.width() / _CELL + 2) * (area.height() / _CELL + 2)
        if wide > len(self._cells):
            numbers: Iterable[int] = range(len(self._things))
        else:
            cells = self._cells
            numbers = sorted({number for cell in cells_of(area) if cell in cells for number in cells[cell]})
        rects = self._rects
        return [
            self._things[number] for number in numbers if any(area.intersects(rect) for rect in rects[number])
        ]


def cells_of(rect: QRectF) -> Iterator[tuple[int, int]]:
    """The cells of the grid a rectangle meets."""
    for column in range(int(rect.left() // _CELL), int(rect.right() // _CELL) + 1):
        for row in range(int(rect.top() // _CELL), int(rect.bottom() // _CELL) + 1):
            yield column, row
