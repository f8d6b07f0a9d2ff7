"""The numbers of steps on a small map, large enough to read where the names of steps are not."""

from PySide6.QtCore import QPointF, QRectF

from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.drawing.screen import Screen
from ketenkaart.drawing.typeset import Align, one_line, runs
from ketenkaart.editor.canvas.fonts import glyph_run
from ketenkaart.editor.canvas.ops import SMALLEST_TEXT, Brush, Words
from ketenkaart.editor.canvas.steps import colour
from ketenkaart.editor.canvas.view import BARE, FULL

_LEAST = 11.0  # px, at the smallest zoom at which boxes have text
_AIR = 2.0  # on each side, mm


class Numbers:
    """The numbers of the steps of a drawing, each in the middle of the room for the name."""

    def __init__(self, screen: Screen) -> None:
        """Nothing is set yet."""
        self._screen = screen
        self._styles = screen.scene.theme.styles
        self._made: dict[str, Words | None] = {}

    def wanted(self, scale: float) -> bool:
        """Whether names are too small to be seen at a scale, px to the mm."""
        return self._styles.step.size * scale < SMALLEST_TEXT

    def paint(self, step: str, box: QRectF, brush: Brush) -> None:
        """Paint the number of a step.

        Args:
            step: its id.
            box: its box, mm.
            brush: paints in mm.
        """
        if step not in self._made:
            self._made[step] = self._words(step, box)
        words = self._made[step]
        if words is not None:
            words.paint(brush)

    def _words(self, step: str, box: QRectF) -> Words | None:
        known = self._screen.sizes.steps.get(step)
        if known is None or not known.number:
            return None
        style = self._styles.step_number
        style = style.scaled(_LEAST / (BARE * FULL) / style.size)
        left = box.left() + known.text_left
        room = box.right() - left - 2 * _AIR
        wide = style.width(known.number)
        style = style.scaled(room / wide) if wide > room else style
        ink = self._screen.scene.theme.colours.ink
        x, base = (left + box.right()) / 2, box.center().y() + 0.36 * style.size
        parts = runs(one_line(known.number, style), style, x, base, ink, Align.CENTRE)
        found = [part for part in parts if isinstance(part, TextRun)]
        if not found:
            return None
        first = found[0]
        run = glyph_run(found, first.face, first.size)
        return Words(run, colour(ink), first.size, QPointF(first.x, first.y))
