"""Many pieces in few calls, for a small map: no text and no small parts."""

from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QBrush

from ketenkaart.editor.canvas.compiling import Piece
from ketenkaart.editor.canvas.ops import Brush
from ketenkaart.editor.canvas.steps import filling
from ketenkaart.editor.canvas.thin import Look, Round

_Placed = tuple[float, float, Round]  # where it stands on the map, mm
_SHAPES_FROM = 0.3  # px to the mm from which the heads of lines and round shapes are seen


class Batch:
    """The large parts of pieces, those that look alike together: lines first, then boxes and marks."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._lines: dict[int, list[QLineF]] = {}
        self._rects: dict[str, dict[Look, list[QRectF]]] = {}
        self._rounds: list[_Placed] = []
        self._heads: list[_Placed] = []
        for piece in pieces:
            self._add(piece)

    def _add(self, piece: Piece) -> None:
        thin, x, y = piece.form.thin, piece.group.x, piece.group.y
        for ink, some in thin.lines:
            lines = [QLineF(x1 + x, y1 + y, x2 + x, y2 + y) for x1, y1, x2, y2 in some]
            self._lines.setdefault(ink, []).extend(lines)
        for look, (left, top, width, height) in thin.rects:
            rect = QRectF(left + x, top + y, width, height)
            self._rects.setdefault(piece.group.kind, {}).setdefault(look, []).append(rect)
        self._rounds += [(x, y, one) for one in thin.rounds]
        self._heads += [(x, y, one) for one in thin.heads]

    @cached_property
    def _dots(self) -> dict[Look, list[QRectF]]:
        found: dict[Look, list[QRectF]] = {}
        for x, y, one in self._rounds:
            found.setdefault(one.look, []).append(one.rect.translated(x, y))
        return found

    def paint(self, brush: Brush) -> None:
        """Paint them; round shapes as rectangles where they are a few px."""
        for ink, some in self._lines.items():
            brush.use(None, ink)
            brush.painter.drawLines(some)
        large = brush.scale >= _SHAPES_FROM
        _paint_shapes(brush, self._heads if large else ())
        for kind in self._rects.values():
            _paint_rects(brush, kind)
        if not large:
            _paint_rects(brush, self._dots)
        _paint_shapes(brush, self._rounds if large else ())


def _paint_shapes(brush: Brush, placed: Iterable[_Placed]) -> None:
    for x, y, one in placed:
        brush.stand(x, y)
        one.shape.paint(brush)
    brush.stand(0.0, 0.0)


def _paint_rects(brush: Brush, rects: dict[Look, list[QRectF]]) -> None:
    for (fill, ink), same in rects.items():
        brush.use(_fill(fill), ink)
        brush.painter.drawRects(same)


def _fill(name: str | None) -> QBrush | None:
    return filling(name) if name is not None else None
