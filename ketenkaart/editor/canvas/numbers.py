"""The numbers of steps on a small map, large enough to read where the names of steps are not."""

from functools import lru_cache

from PySide6.QtCore import QPointF

from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.drawing.screen import Screen
from ketenkaart.drawing.typeset import Align, Style, one_line, runs
from ketenkaart.editor.canvas.fonts import glyph_run
from ketenkaart.editor.canvas.ops import SMALLEST_TEXT, Brush, Words
from ketenkaart.editor.canvas.steps import writing
from ketenkaart.editor.canvas.view import BARE, FULL
from ketenkaart.editor.look.shades import Shades

_LEAST = 11.0  # px, at the smallest zoom at which boxes have text
_AIR = 2.0  # on each side, mm


class Numbers:
    """The numbers of the steps of a drawing, each in the middle of the room for the name."""

    def __init__(self, screen: Screen, shades: Shades) -> None:
        """Nothing is set yet."""
        self._screen, self._shades = screen, shades
        self._styles = screen.scene.theme.styles
        self._made: dict[str, Words | None] = {}

    def wanted(self, scale: float) -> bool:
        """Whether names are too small to be seen at a scale, px to the mm."""
        return self._styles.step.size * scale < SMALLEST_TEXT

    def paint(self, step: str, brush: Brush) -> None:
        """Paint the number of a step.

        Args:
            step: its id.
            brush: paints in mm, seen from the corner of its box.
        """
        if step not in self._made:
            self._made[step] = self._words(step)
        words = self._made[step]
        if words is not None:
            words.paint(brush)

    def _words(self, step: str) -> Words | None:
        known, box = self._screen.sizes.steps.get(step), self._screen.layout.boxes.get(step)
        if known is None or box is None or not known.number:
            return None
        ink = self._shades.colour(self._screen.scene.theme.colours.ink).name()
        return _set(known.number, self._styles.step_number, known.text_left, box.size, ink)


@lru_cache(maxsize=8_192)
def _set(number: str, style: Style, left: float, size: tuple[float, float], ink: str) -> Words | None:
    """A number, set once for all boxes of a size.

    Args:
        number: the number.
        style: of numbers in boxes.
        left: where the name starts, from the left side of the box.
        size: the width and height of the box.
        ink: the colour.
    """
    style = style.scaled(_LEAST / (BARE * FULL) / style.size)
    room = size[0] - left - 2 * _AIR
    wide = style.width(number)
    style = style.scaled(room / wide) if wide > room else style
    x, base = (left + size[0]) / 2, size[1] / 2 + 0.36 * style.size
    parts = runs(one_line(number, style), style, x, base, ink, Align.CENTRE)
    found = [part for part in parts if isinstance(part, TextRun)]
    if not found:
        return None
    first = found[0]
    return Words(
        glyph_run(found, first.face, first.size), writing(ink), first.size, QPointF(first.x, first.y)
    )
