"""The wall grid: a frame with numbers and letters outside it, and the square of a place."""

from collections.abc import Iterator
from typing import NamedTuple

from ketenkaart.drawing.chart.paths import open_line
from ketenkaart.drawing.displaylist import Box, Group, Path, Stroke
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Align, Part, one_line, runs
from ketenkaart.layout.geometry import Rect

FRAME = 17.0
_LETTERS = "ABCDEFGHIJK"
_COLUMNS = 20
_TICK = 6.5


class Square(NamedTuple):
    """A square of the wall grid of a sheet; they sort from left to right and then down."""

    sheet: int
    row: int
    column: int

    def told(self, *, with_sheet: bool) -> str:
        """The square as it is called, such as D3, or 2:D3 on the second sheet."""
        name = f"{_LETTERS[self.row]}{self.column + 1}"
        return f"{self.sheet}:{name}" if with_sheet else name


def square_of(sheet: int, x: float, y: float, width: float, height: float) -> Square:
    """The square a place on a sheet lies in; all in the same unit with the sheet's sides."""
    column = int((x - FRAME) / (width - 2 * FRAME) * _COLUMNS)
    row = int((y - FRAME) / (height - 2 * FRAME) * len(_LETTERS))
    column, row = min(max(column, 0), _COLUMNS - 1), min(max(row, 0), len(_LETTERS) - 1)
    return Square(sheet, row, column)


def wall_grid(width: float, height: float, theme: Theme) -> Group:
    """The frame and the grid around a sheet."""
    frame = Box(
        Rect(FRAME, FRAME, width - 2 * FRAME, height - 2 * FRAME),
        stroke=Stroke(theme.colours.text2, theme.lines.frame),
    )
    parts = (frame, *_columns(width, height, theme), *_rows(width, height, theme))
    return Group(items=parts)


def _columns(width: float, height: float, theme: Theme) -> Iterator[Part]:
    style, colour = theme.styles.grid, theme.colours.text2
    tick = Stroke(theme.colours.rule, theme.lines.tick)
    step = (width - 2 * FRAME) / _COLUMNS
    for column in range(_COLUMNS):
        middle, left = FRAME + (column + 0.5) * step, FRAME + column * step
        digits = one_line(str(column + 1), style)
        yield from runs(digits, style, middle, 14.4, colour, Align.CENTRE)
        yield from runs(digits, style, middle, height - FRAME + 5.9, colour, Align.CENTRE)
        if column:
            yield Path(open_line((left, FRAME - _TICK), (left, FRAME)), stroke=tick)
            yield Path(open_line((left, height - FRAME), (left, height - FRAME + _TICK)), stroke=tick)


def _rows(width: float, height: float, theme: Theme) -> Iterator[Part]:
    style, colour = theme.styles.grid, theme.colours.text2
    tick = Stroke(theme.colours.rule, theme.lines.tick)
    step = (height - 2 * FRAME) / len(_LETTERS)
    for row, letter in enumerate(_LETTERS):
        middle, top = FRAME + (row + 0.5) * step + 1.7, FRAME + row * step
        line = one_line(letter, style)
        yield from runs(line, style, 13.2, middle, colour, Align.CENTRE)
        yield from runs(line, style, width - 13.2, middle, colour, Align.CENTRE)
        if row:
            yield Path(open_line((FRAME - _TICK, top), (FRAME, top)), stroke=tick)
            yield Path(open_line((width - FRAME, top), (width - FRAME + _TICK, top)), stroke=tick)
