"""What painting a piece of the map takes: few calls into Qt, all of it made ready once."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QGlyphRun, QPainter, QPainterPath, QPen

from ketenkaart.editor.canvas.strokes import THINNEST, Inks, dashes_between

SMALLEST_TEXT = 6.0  # px
_LEAST_PERIOD = 3.0  # dashes closer together are painted as a fainter line, px
_FAINTEST = 0.1  # lines that are fainter are left out
NO_INK = -1
_NO_PEN, _NO_BRUSH = QPen(Qt.PenStyle.NoPen), QBrush()


class Brush:
    """A painter in mm, and what it needs to know; sets pens and fills only where they change."""

    def __init__(
        self, painter: QPainter, inks: Inks, scale: float, seen: QRectF, thinnest: float = THINNEST
    ) -> None:
        """Take a painter.

        Args:
            painter: its unit is the mm of the map.
            inks: the strokes by number.
            scale: logical px to the mm.
            seen: the part of the map that is painted, mm.
            thinnest: the least width of a line, px.
        """
        self.painter, self.scale = painter, scale
        self._seen, self._x, self._y = seen, 0.0, 0.0
        self._inks, self._thinnest = inks, thinnest
        self._pens = inks.pens(scale, thinnest)
        self._ink: int | QPen = NO_INK
        self._fill: QBrush | None = None
        painter.setPen(_NO_PEN)
        painter.setBrush(_NO_BRUSH)

    def stand(self, x: float, y: float) -> None:
        """Paint what is seen from a place of the map from here on, mm."""
        if x != self._x or y != self._y:
            self.painter.translate(x - self._x, y - self._y)
            self._x, self._y = x, y

    @property
    def seen(self) -> QRectF:
        """The part of the map that is painted, seen from where the brush stands, mm."""
        return self._seen.translated(-self._x, -self._y)

    def use(self, fill: QBrush | None, ink: int) -> None:
        """Fill with a colour and outline with an ink from here on."""
        if ink is not self._ink:
            self._ink = ink
            if ink == NO_INK:
                self.painter.setPen(_NO_PEN)
            else:
                if ink >= len(self._pens):  # a piece was made ready while it was painted
                    self._inks.pens(self.scale, self._thinnest)
                self.painter.setPen(self._pens[ink])
        if fill is not self._fill:
            self._fill = fill
            self.painter.setBrush(_NO_BRUSH if fill is None else fill)

    def write(self, run: QGlyphRun, pen: QPen, at: QPointF) -> None:
        """Write glyphs, seen from a place."""
        if pen is not self._ink:
            self._ink = pen
            self.painter.setPen(pen)
        self.painter.drawGlyphRun(at, run)


@dataclass(slots=True)
class Rectangle:
    """A rectangle with sharp corners."""

    rect: QRectF
    fill: QBrush | None
    ink: int

    @property
    def room(self) -> QRectF:
        """Where it paints, without its line."""
        return self.rect

    def paint(self, brush: Brush) -> None:
        """Paint it."""
        brush.use(self.fill, self.ink)
        brush.painter.drawRect(self.rect)


@dataclass(slots=True)
class Shape:
    """Any other shape or line."""

    path: QPainterPath
    fill: QBrush | None
    ink: int

    @property
    def room(self) -> QRectF:
        """Where it paints, without its line."""
        return self.path.boundingRect()

    def paint(self, brush: Brush) -> None:
        """Paint it."""
        brush.use(self.fill, self.ink)
        brush.painter.drawPath(self.path)


@dataclass(slots=True)
class Words:
    """Glyphs of one face, size and colour, seen from a place."""

    run: QGlyphRun
    pen: QPen
    size: float
    at: QPointF

    @property
    def room(self) -> QRectF:
        """Where they paint."""
        return self.run.boundingRect().translated(self.at)

    def paint(self, brush: Brush) -> None:
        """Paint them, unless they are too small to read."""
        if self.size * brush.scale >= SMALLEST_TEXT:
            brush.write(self.run, self.pen, self.at)


@dataclass(slots=True)
class DashedLines:
    """Long level or upright lines in dashes, of which only what is seen is painted."""

    lines: tuple[QLineF, ...]
    dash: tuple[float, ...]
    ink: int

    @property
    def room(self) -> QRectF:
        """Where they paint, with some room on each side."""
        room = QRectF()
        for line in self.lines:
            room |= QRectF(line.x1() - 1.0, line.y1() - 1.0, line.dx() + 2.0, line.dy() + 2.0)
        return room

    def paint(self, brush: Brush) -> None:
        """Paint what is seen of them."""
        period = sum(self.dash)
        close = period * brush.scale < _LEAST_PERIOD
        share = sum(self.dash[::2]) / period
        if close and share < _FAINTEST:
            return
        seen = brush.seen.adjusted(-period, -period, period, period)
        left, top, right, bottom = seen.left(), seen.top(), seen.right(), seen.bottom()
        lines = [
            line
            for line in self.lines
            if left <= line.x2() and line.x1() <= right and top <= line.y2() and line.y1() <= bottom
        ]
        if not lines:
            return
        brush.use(None, self.ink)
        if close:
            before = brush.painter.opacity()
            brush.painter.setOpacity(before * share)
            brush.painter.drawLines(lines)
            brush.painter.setOpacity(before)
            return
        for line in lines:
            level = line.dy() == 0.0
            start, end = (left, right) if level else (top, bottom)
            begin = line.x1() if level else line.y1()
            self._paint_dashes(brush.painter, line, start - begin, end - begin)

    def _paint_dashes(self, painter: QPainter, line: QLineF, low: float, high: float) -> None:
        """Paint those between two places; lines that are as long and seen as far have them in common."""
        pattern = self.dash * (1 + len(self.dash) % 2)
        length, period = line.length(), sum(pattern)
        first, last = max(math.floor(low / period), 0), math.ceil(min(high, length) / period)
        until = min(length, last * period)
        painter.translate(line.p1())
        painter.drawLines(dashes_between(pattern, line.dy() == 0.0, until, first, last))
        painter.translate(-line.p1())


@dataclass(slots=True)
class Detail:
    """A shape that is painted only where it is large enough to be told: from a scale on, px to the mm."""

    shape: Rectangle | Shape
    least: float

    @property
    def room(self) -> QRectF:
        """Where it paints, without its line."""
        return self.shape.room

    def paint(self, brush: Brush) -> None:
        """Paint it, unless the map is too small."""
        if brush.scale >= self.least:
            self.shape.paint(brush)


Step = Detail | Rectangle | Shape | Words | DashedLines
