"""Many pieces in few calls, for a small map: no text and no small parts."""

from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QBrush

from ketenkaart.editor.canvas.compiling import Piece
from ketenkaart.editor.canvas.ops import Brush
from ketenkaart.editor.canvas.steps import filling
from ketenkaart.editor.canvas.thin import Look, Round

_SHAPES_FROM = 0.3  # px to the mm from which the heads of lines and round shapes are seen


class Batch:
    """The large parts of pieces, those that look alike together: lines first, then boxes and marks."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._lines: dict[int, list[QLineF]] = {}
        self._rects: dict[str, dict[Look, list[QRectF]]] = {}
        self._rounds: list[Round] = []
        self._heads: list[Round] = []
        for piece in pieces:
            self._add(piece)

    def _add(self, piece: Piece) -> None:
        thin = piece.thin
        for ink, some in thin.lines:
            self._lines.setdefault(ink, []).extend(some)
        for look, rect in thin.rects:
            self._rects.setdefault(piece.group.kind, {}).setdefault(look, []).append(rect)
        self._rounds += thin.rounds
        self._heads += thin.heads

    @cached_property
    def _dots(self) -> dict[Look, list[QRectF]]:
        found: dict[Look, list[QRectF]] = {}
        for one in self._rounds:
            found.setdefault(one.look, []).append(one.rect)
        return found

    def paint(self, brush: Brush) -> None:
        """Paint them; round shapes as rectangles where they are a few px."""
        for ink, some in self._lines.items():
            brush.use(None, ink)
            brush.painter.drawLines(some)
        large = brush.scale >= _SHAPES_FROM
        for head in self._heads if large else ():
            head.shape.paint(brush)
        for kind in self._rects.values():
            _paint_rects(brush, kind)
        if not large:
            _paint_rects(brush, self._dots)
        for one in self._rounds if large else ():
            one.shape.paint(brush)


def _paint_rects(brush: Brush, rects: dict[Look, list[QRectF]]) -> None:
    for (fill, ink), same in rects.items():
        brush.use(_fill(fill), ink)
        brush.painter.drawRects(same)


def _fill(name: str | None) -> QBrush | None:
    return filling(name) if name is not None else None
