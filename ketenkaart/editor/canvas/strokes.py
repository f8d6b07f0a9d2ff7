"""Lines on the screen: pens for the zoom, never too thin to see, and dashes that begin at the same place.

Qt's own dashes begin anew at the edge of what is painted; a map that scrolls is painted in strips.
"""

import itertools
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QTransform

from ketenkaart.drawing.displaylist import Stroke
from ketenkaart.editor.look.shades import PAPER, Shades

THINNEST = 1.3  # px
_FINEST = 0.7  # of lines in small signs and around bands, px
_SCALES = 6  # whose pens are kept
_FINE = 16.0  # curves are taken apart at this scale


class Inks:
    """The strokes of a drawing by number, and their pens at a scale.

    Attributes:
        shades: the colours the drawing is shown in.
    """

    def __init__(self, shades: Shades = PAPER) -> None:
        self.shades = shades
        self._numbers: dict[tuple[Stroke, bool], int] = {}
        self._made: dict[tuple[float, float], list[QPen]] = {}

    def number(self, stroke: Stroke, fine: bool = False) -> int:
        """The number of a stroke.

        Args:
            stroke: the stroke.
            fine: whether it may be thinner than other lines: in small signs and where it tells nothing.
        """
        return self._numbers.setdefault((stroke, fine), len(self._numbers))

    def pens(self, scale: float, thinnest: float = THINNEST) -> list[QPen]:
        """The pens at a scale, by number.

        Args:
            scale: px to the mm.
            thinnest: the least width of a line, px.
        """
        if (scale, thinnest) not in self._made and len(self._made) > _SCALES:
            self._made.clear()
        pens = self._made.setdefault((scale, thinnest), [])
        for stroke, fine in list(self._numbers)[len(pens) :]:
            least = min(thinnest, _FINEST) if fine else thinnest
            pens.append(_pen(stroke, max(stroke.width, least / scale)))
        return pens


def _pen(stroke: Stroke, width: float) -> QPen:
    pen = QPen(QColor(stroke.colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke.round_cap else Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.SvgMiterJoin)
    pen.setMiterLimit(4)
    return pen


def dashed(path: QPainterPath, dash: tuple[float, ...]) -> QPainterPath:
    """The dashes of a path, each a piece of its own."""
    pattern = dash * (1 + len(dash) % 2)
    found = QPainterPath()
    back = QTransform.fromScale(1 / _FINE, 1 / _FINE)
    for polygon in path.toSubpathPolygons(QTransform.fromScale(_FINE, _FINE)):
        for piece in _cut(back.map(polygon).toList(), pattern):
            found.moveTo(piece[0])
            for point in piece[1:]:
                found.lineTo(point)
    return found


@lru_cache(maxsize=64)
def dashes_between(
    dash: tuple[float, ...], level: bool, length: float, first: int, last: int
) -> list[QLineF]:
    """Some dashes of a line from (0, 0) to the right or down, for what is seen of a long line.

    Args:
        dash: the lengths of dashes and gaps by turns.
        level: whether it runs to the right.
        length: where it ends.
        first: how many periods of the pattern are left out.
        last: how many periods there are, with these.
    """
    found: list[QLineF] = []
    for number in range(first, last):
        at = number * sum(dash)
        for drawn, gap in zip(dash[::2], dash[1::2], strict=True):
            stop = min(at + drawn, length)
            if at < length:
                found.append(QLineF(at, 0.0, stop, 0.0) if level else QLineF(0.0, at, 0.0, stop))
            at += drawn + gap
    return found


def _cut(polygon: list[QPointF], pattern: tuple[float, ...]) -> Iterator[list[QPointF]]:
    """The pieces of a polygon that a dash pattern draws."""
    steps = itertools.cycle((length, number % 2 == 0) for number, length in enumerate(pattern))
    left, drawn = next(steps)
    piece = [polygon[0]] if polygon else []
    for start, end in itertools.pairwise(polygon):
        line = QLineF(start, end)
        length, done = line.length(), 0.0
        while length - done > left:
            done += left
            place = line.pointAt(done / length)
            if drawn:
                yield [*piece, place]
            left, drawn = next(steps)
            piece = [place]
        left -= length - done
        if drawn:
            piece.append(end)
    if drawn and len(piece) > 1:
        yield piece
