"""Glyphs of the bundled faces as outlines: for text that is the same everywhere."""

from functools import cache
from typing import Any

import uharfbuzz as hb

from ketenkaart.drawing.displaylist import Face
from ketenkaart.drawing.textmeasure import font

Step = tuple[str, tuple[float, ...]]


@cache
def outline(face: Face, glyph: int) -> tuple[Step, ...]:
    """The steps of the outline of a glyph: M, L, Q, C and Z with coordinates in units of the face, y down."""
    steps: list[Step] = []
    font(face).draw_glyph(glyph, _noting(), steps)
    return tuple(steps)


@cache
def _noting() -> hb.DrawFuncs:
    """Functions that note each step in the list they are given."""
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, steps: steps.append(("M", (x, -y))))
    functions.set_line_to_func(lambda x, y, steps: steps.append(("L", (x, -y))))
    functions.set_quadratic_to_func(_note_quadratic)
    functions.set_cubic_to_func(_note_cubic)
    functions.set_close_path_func(lambda steps: steps.append(("Z", ())))
    return functions


def _note_quadratic(*given: Any) -> None:
    x1, y1, x, y, steps = given
    steps.append(("Q", (x1, -y1, x, -y)))


def _note_cubic(*given: Any) -> None:
    x1, y1, x2, y2, x, y, steps = given
    steps.append(("C", (x1, -y1, x2, -y2, x, -y)))
