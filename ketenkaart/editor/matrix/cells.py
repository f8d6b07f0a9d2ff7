"""How the cells are painted: the letter of a part in the shape of the level, as the chips on the map have it.

Painted in one go, and only what is seen: 300 elements by 40 roles and bodies scroll within a frame.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from ketenkaart.analysis.matrix import Cell, Column
from ketenkaart.editor.look.apply import text_scale
from ketenkaart.editor.look.tokens import Tokens, tokens_in_use
from ketenkaart.editor.matrix.lines import Heading, Line, sign_of, signs_of
from ketenkaart.model.vocabulary import Level

CHIP_WIDE, CHIP_HIGH = 30, 20  # px
WORDS_FROM = 116  # a column this wide has words beside its letters, px
_POINT = 6.0  # how far a hexagon comes to a point, px
_BESIDE = 8  # px
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be painted of the cells, px.

    Attributes:
        columns: the columns that are seen, each with its left side and width.
        rows: the rows that are seen: each line, where its top is, and whether it is selected.
        places: the number of each of these columns.
        high: the height of a row.
        ends: the right sides of the last column of each level.
        hovered: the cell under the mouse that could be filled in; none for no cell.
        current: the cell where the keyboard is; none for no cell.
        current_chosen: whether its row is selected.
    """

    columns: tuple[Column, ...]
    places: tuple[tuple[int, int, int], ...]
    rows: tuple[tuple[Line, int, bool], ...]
    high: int
    ends: tuple[int, ...]
    hovered: QRect | None
    current: QRect | None
    current_chosen: bool


def paint_cells(painter: QPainter, part: QRect, seen: Seen) -> None:
    """Paint the cells.

    Args:
        painter: paints them.
        part: what is to be painted anew.
        seen: what is seen.
    """
    tokens = tokens_in_use()
    painter.fillRect(part, QColor(tokens.panel))
    if not seen.rows or not seen.places:
        return
    right, bottom = seen.places[-1][1] + seen.places[-1][2], seen.rows[-1][1] + seen.high
    ratio = painter.device().devicePixelRatio()
    letters = _Letters(painter, tokens, ratio, seen.high)
    for line, top, chosen in seen.rows:
        if isinstance(line, Heading):
            painter.fillRect(part.left(), top, right - part.left(), seen.high, QColor(tokens.window))
            letters.counts(line, seen.places, top)
        else:
            if chosen:
                painter.fillRect(part.left(), top, right - part.left(), seen.high, QColor(tokens.selected))
            for place, left, wide in seen.places:
                cell = line.cells[place]
                if cell.parts or cell.inherited:
                    letters.cell(cell, seen.columns[place], (left, top, wide), chosen)
    if seen.hovered is not None:
        painter.setPen(QColor(tokens.text))
        painter.drawText(seen.hovered, _MIDDLE, "+")
    painter.setPen(QColor(tokens.line))
    across = [
        QLineF(part.left(), top + seen.high - 0.5, right, top + seen.high - 0.5) for _, top, _ in seen.rows
    ]
    down = [QLineF(left + wide - 0.5, part.top(), left + wide - 0.5, bottom) for _, left, wide in seen.places]
    painter.drawLines([*across, *down])
    for end in seen.ends:
        painter.fillRect(end - 2, part.top(), 2, bottom - part.top(), QColor(tokens.edge))
    if seen.current is not None:
        ring = tokens.accent if not seen.current_chosen or not tokens.contrast else tokens.on_selected
        painter.setPen(QPen(QColor(ring), 2))
        painter.drawRect(seen.current.adjusted(2, 2, -3, -3))


class _Letters:
    """Paints what is in cells."""

    def __init__(self, painter: QPainter, tokens: Tokens, ratio: float, high: int) -> None:
        scale = text_scale()
        self._painter, self._tokens, self._ratio, self._high = painter, tokens, ratio, high
        self._words_from = WORDS_FROM * scale
        self._wide, self._chip_high = round(CHIP_WIDE * scale), round(CHIP_HIGH * scale)
        painter.setFont(QApplication.font())

    def counts(self, line: Heading, places: tuple[tuple[int, int, int], ...], top: int) -> None:
        """In how many of a kind each role or body has a part."""
        self._painter.setPen(QColor(self._tokens.muted))
        for place, left, wide in places:
            if line.counts[place]:
                self._painter.drawText(QRect(left, top, wide, self._high), _MIDDLE, str(line.counts[place]))

    def cell(self, cell: Cell, column: Column, at: tuple[int, int, int], chosen: bool) -> None:
        """The letters of a cell, and in a wide column its words."""
        left, top, wide = at
        words = wide >= self._words_from
        x = left + _BESIDE if words else left + (wide - self._wide) // 2
        y = top + (self._high - self._chip_high) // 2
        tokens, painter = self._tokens, self._painter
        ink = tokens.on_selected if chosen else tokens.text if cell.parts else tokens.muted
        if cell.parts:
            size = self._wide, self._chip_high, self._ratio
            chip = _chip(signs_of(cell.parts), column.level, column.role, size, tokens)
            painter.drawPixmap(x, y, chip)
        else:
            painter.setPen(QColor(ink))
            painter.drawText(
                QRect(x, y, self._wide, self._chip_high), _MIDDLE, f"({signs_of(cell.inherited)})"
            )
        if words:
            painter.setPen(QColor(ink))
            start = x + self._wide + _BESIDE
            place = QRect(start, top, left + wide - start - 6, self._high)
            text = painter.fontMetrics().elidedText(_words(cell), Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, _LEFT, text)


def _words(cell: Cell) -> str:
    if cell.parts:
        return ", ".join(part.title for part in cell.parts)
    return cell.via if len({sign_of(part) for part in cell.inherited}) == 1 else cell.told


@lru_cache(maxsize=500)
def _chip(letters: str, level: Level, role: bool, size: tuple[int, int, float], tokens: Tokens) -> QPixmap:
    """A chip that is painted once."""
    wide, high, ratio = size
    made = QPixmap(round(wide * ratio), round(high * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        chip_at(painter, QRectF(0, 0, wide, high), letters, level, role)
    return made


def chip_at(painter: QPainter, place: QRectF, letters: str, level: Level, role: bool) -> None:
    """A chip as on the map: a hexagon, pill or rectangle for a body of a level, a circle for a role.

    Args:
        painter: paints it.
        place: how large it may be.
        letters: what stands in it.
        level: the level.
        role: whether it stands for a role.
    """
    tokens = tokens_in_use()
    dark = level is Level.STRATEGIC and not role
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shade = level is Level.TACTICAL and not role and not tokens.contrast
    fill = tokens.text if dark else tokens.handle if shade else tokens.panel
    painter.setBrush(QColor(fill))
    painter.setPen(QPen(QColor(tokens.text if not role else tokens.edge), 1.4))
    _shape(painter, place.adjusted(1, 1, -1, -1), level, role)
    painter.setPen(QColor(tokens.panel if dark else tokens.text))
    font = QFont(QApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    font.setPixelSize(max(round(place.height() * 0.66), 8))
    painter.setFont(font)
    painter.drawText(place, _MIDDLE, letters)
    painter.restore()


def _shape(painter: QPainter, rect: QRectF, level: Level, role: bool) -> None:
    if role:
        side = rect.height()
        painter.drawEllipse(rect.center(), side / 2, side / 2)
    elif level is Level.STRATEGIC:
        middle, left, right = rect.center().y(), rect.left() + _POINT, rect.right() - _POINT
        upper = [QPointF(rect.left(), middle), QPointF(left, rect.top()), QPointF(right, rect.top())]
        lower = [QPointF(rect.right(), middle), QPointF(right, rect.bottom()), QPointF(left, rect.bottom())]
        painter.drawPolygon(QPolygonF([*upper, *lower]))
    elif level is Level.TACTICAL:
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    else:
        painter.drawRect(rect)
