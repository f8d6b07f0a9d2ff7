"""The heads of the matrix: roles and bodies by level along the top, elements and whose they are beside."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView

from ketenkaart.analysis.matrix import Row
from ketenkaart.editor.look.apply import text_scale
from ketenkaart.editor.look.iconnames import ICON_BY_COLLECTION
from ketenkaart.editor.look.icons import icon_image
from ketenkaart.editor.look.tokens import tokens_in_use
from ketenkaart.editor.matrix.cells import CHIP_HIGH, CHIP_WIDE, WORDS_FROM, chip_at
from ketenkaart.editor.matrix.lines import Heading
from ketenkaart.editor.matrix.model import MatrixModel
from ketenkaart.editor.matrix.names import in_lines, room_of_two_lines
from ketenkaart.model.vocabulary import Level
from ketenkaart.texts import capital, tr

_LEVEL_HIGH = 26  # the band with the name of the level, px
_AIR = 8  # px
_HIGHEST, _LOWEST = 184, 100  # the room of turned names, px; in a low view the least of them
_MOST_LINES = 3  # of a name that is not turned
_SIGN = 16  # px
_BAR = 3  # what marks a selected row beside its colour, px
_OWNER_SHARE = 0.32
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def _bold(weight: QFont.Weight = QFont.Weight.DemiBold) -> QFont:
    font = QFont(QApplication.font())
    font.setWeight(weight)
    return font


class _Head(QHeaderView):
    """What both heads share."""

    def __init__(self, orientation: Qt.Orientation, model: MatrixModel, table: QAbstractItemView) -> None:
        super().__init__(orientation, table)
        self._lines, self._table = model, table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters need another room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def has_focus(self, section: int) -> bool:
        """Whether the keyboard is in this row or column."""
        current = self._table.currentIndex()
        across = self.orientation() is Qt.Orientation.Horizontal
        return current.isValid() and section == (current.column() if across else current.row())


class ColumnHead(_Head):
    """Names of roles and bodies, turned where columns are narrow, under the names of their levels."""

    def __init__(self, model: MatrixModel, table: QAbstractItemView) -> None:
        """For a table."""
        super().__init__(Qt.Orientation.Horizontal, model, table)
        self.setObjectName("matrix_columns")
        self.turned = True

    def fit(self, room: int) -> None:
        """Make columns as wide as the room allows: with whole words, or narrow under turned names."""
        columns, scale = self._lines.columns, text_scale()
        if not columns:
            return
        narrow, wide = round((CHIP_WIDE + 12) * scale), round((WORDS_FROM + 8) * scale)
        self.turned = room < wide * len(columns)
        widths = [narrow if self.turned else min(room // len(columns), round(190 * scale))] * len(columns)
        letters = QFontMetrics(_bold())
        for first, last, level in self._levels():
            need = letters.horizontalAdvance(capital(level.title)) + 2 * _AIR + 2
            count = last - first + 1
            for place in range(first, last + 1):
                widths[place] = max(widths[place], -(-need // count))
        for place, width in enumerate(widths):
            if self.sectionSize(place) != width:
                self.resizeSection(place, width)
        self.updateGeometry()

    def _levels(self) -> Iterator[tuple[int, int, Level]]:
        """The first and last column of each level."""
        columns, start = self._lines.columns, 0
        for place in range(1, len(columns) + 1):
            if place == len(columns) or columns[place].level is not columns[start].level:
                yield start, place - 1, columns[start].level
                start = place

    def sizeHint(self) -> QSize:
        """High enough for the names."""
        scale, columns = text_scale(), self._lines.columns
        level = round(_LEVEL_HIGH * scale)
        if not columns:
            return QSize(0, level)
        letters = QFontMetrics(QApplication.font())
        if self.turned:
            names = [_name(column.code, column.title) for column in columns]
            third = self._table.height() // 3 - level - self._foot()
            most = max(min(third, round(_HIGHEST * scale)), round(_LOWEST * scale))
            room = min(room_of_two_lines(names, QFontMetrics(_bold())) + 4, most)
        else:
            most = max(len(self._flat(place)) for place in range(len(columns)))
            room = most * letters.lineSpacing()
        return QSize(0, level + room + self._foot())

    def _flat(self, place: int) -> tuple[str, ...]:
        """The lines of a name that is not turned; the same ones where it is bold."""
        column, room = self._lines.columns[place], self.sectionSize(place) - 2 * _AIR
        name = _name(column.code, column.title)
        return in_lines(name, QFontMetrics(_bold()), room, _MOST_LINES, self._lines.language)

    @staticmethod
    def _foot() -> int:
        """The room of the sign of the level, and of the air round it and above the name."""
        return round(CHIP_HIGH * text_scale()) + 3 * _AIR

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names, then the levels over them."""
        super().paintEvent(event)
        tokens = tokens_in_use()
        with QPainter(self.viewport()) as painter:
            high = round(_LEVEL_HIGH * text_scale())
            painter.setFont(_bold())
            for first, last, level in self._levels():
                left, right = self.sectionViewportPosition(first), self.sectionViewportPosition(last)
                band = QRect(left, 0, right + self.sectionSize(last) - left, high)
                painter.fillRect(band, QColor(tokens.window))
                painter.setPen(QColor(tokens.text))
                seen = band.intersected(self.viewport().rect())  # the name stays in what is seen of it
                place = seen.adjusted(_AIR, 0, 0, 0)
                text = painter.fontMetrics().elidedText(
                    capital(level.title), Qt.TextElideMode.ElideRight, place.width()
                )
                painter.drawText(place, _LEFT, text)
                if last + 1 < len(self._lines.columns):
                    painter.fillRect(band.right() - 1, 0, 2, self.height(), QColor(tokens.edge))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """A name over the sign of its level."""
        column, tokens, scale = self._lines.columns[logicalIndex], tokens_in_use(), text_scale()
        here = self.has_focus(logicalIndex)
        painter.save()
        painter.fillRect(rect, QColor(tokens.selected if here else tokens.panel))
        painter.setPen(QColor(tokens.on_selected if here else tokens.text))
        font = _bold() if here else QFont(QApplication.font())
        font.setStrikeOut(column.lapsed)
        painter.setFont(font)
        names = rect.adjusted(0, round(_LEVEL_HIGH * scale) + _AIR, 0, _AIR - self._foot())
        if self.turned:
            self._turned(painter, names, _name(column.code, column.title))
        else:
            words = "\n".join(self._flat(logicalIndex))
            painter.drawText(names.adjusted(_AIR, 0, -_AIR, 0), _TOP, words)
        wide, high = CHIP_WIDE * scale * 0.8, CHIP_HIGH * scale * 0.8
        left = rect.left() + (rect.width() - wide) / 2 if self.turned else rect.left() + _AIR
        sign = QRectF(left, rect.bottom() - high - _AIR, wide, high)
        if here and tokens.contrast:
            painter.fillRect(
                sign.adjusted(-3, -3, 3, 3), QColor(tokens.panel)
            )  # else it is lost on the accent
        chip_at(painter, sign, "", column.level, column.role)
        if column.role:
            side = round(sign.height() - 6)
            square = QRect(0, 0, side, side)
            square.moveCenter(sign.toAlignedRect().center())
            draw_icon(painter, square, "role", tokens.text)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.edge))
        if here:
            painter.fillRect(rect.left(), rect.bottom() - _BAR + 1, rect.width(), _BAR, QColor(tokens.accent))
        painter.restore()

    def _turned(self, painter: QPainter, place: QRect, name: str) -> None:
        """A name from its foot upwards, on as many lines as the column is wide."""
        metrics = painter.fontMetrics()
        high = metrics.ascent() + metrics.descent()
        most = max(place.width() // high, 2)
        lines = in_lines(name, QFontMetrics(_bold()), place.height(), most, self._lines.language)
        painter.save()
        painter.translate(QPointF(place.center().x() + 0.5, place.bottom() + 1))
        painter.rotate(-90)
        for number, line in enumerate(lines):
            painter.drawText(QRectF(0, (number - len(lines) / 2) * high, place.height(), high), _LEFT, line)
        painter.restore()


class RowHead(_Head):
    """The elements, each with whose it is; a sign where nobody has a part in it."""

    def __init__(self, model: MatrixModel, table: QAbstractItemView) -> None:
        """For a table."""
        super().__init__(Qt.Orientation.Vertical, model, table)
        self.setObjectName("matrix_rows")
        self._width = 300

    def set_width(self, width: int) -> None:
        """Be as wide as this."""
        if width != self._width:
            self._width = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the table has it."""
        return QSize(self._width, 0)

    @property
    def owner_left(self) -> int:
        """Where the column with whose an element is begins, px."""
        return round(self._width * (1 - _OWNER_SHARE))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """A heading with its counts, or an element."""
        line, tokens = self._lines.lines[logicalIndex], tokens_in_use()
        painter.save()
        if isinstance(line, Heading):
            self._heading(painter, rect, line)
        else:
            model = self._table.selectionModel()
            chosen = model is not None and bool(self._lines.columns) and model.isRowSelected(logicalIndex)
            self._element(painter, rect, line, chosen)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.line))
        painter.fillRect(rect.right() - 1, rect.top(), 2, rect.height(), QColor(tokens.edge))
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, line: Heading) -> None:
        tokens = tokens_in_use()
        painter.fillRect(rect, QColor(tokens.window))
        painter.setFont(_bold())
        painter.setPen(QColor(tokens.text))
        place = rect.adjusted(_AIR + _BAR, 0, -_AIR, 0)
        painter.drawText(place, _LEFT, f"{line.title}  {line.total}")
        if line.gaps:
            used = painter.fontMetrics().horizontalAdvance(f"{line.title}  {line.total}") + 2 * _AIR
            painter.setFont(QApplication.font())
            painter.setPen(QColor(tokens.warn))
            text = tr("{count} without a role or meeting body", count=line.gaps)
            _write(painter, place.adjusted(used, 0, 0, 0), text)

    def _element(self, painter: QPainter, rect: QRect, line: Row, chosen: bool) -> None:
        tokens, side = tokens_in_use(), round(_SIGN * text_scale())
        painter.fillRect(rect, QColor(tokens.selected if chosen else tokens.panel))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), QColor(tokens.accent))
        ink, pale = (tokens.on_selected,) * 2 if chosen else (tokens.text, tokens.muted)
        place = rect.adjusted(_AIR + _BAR, 0, -_AIR, 0)
        square = QRect(place.left(), place.center().y() - side // 2 + 1, side, side)
        name, token = ("warning", "warn") if line.is_gap else (ICON_BY_COLLECTION[line.collection], "muted")
        colour = tokens.on_selected if chosen and tokens.contrast else getattr(tokens, token)
        draw_icon(painter, square, name, colour)
        left, owner = place.left() + side + _AIR, rect.left() + self.owner_left
        painter.setPen(QColor(ink))
        if line.code:
            painter.setFont(_bold())
            wide = max(painter.fontMetrics().horizontalAdvance(text) for text in (line.code, "D88")) + 2
            _write(painter, QRect(left, rect.top(), wide, rect.height()), line.code)
            left += wide + _AIR
        painter.setFont(QApplication.font())
        _write(painter, QRect(left, rect.top(), owner - left - _AIR, rect.height()), line.name)
        missing = line.collection == "koppelvlakken" and not line.owner
        painter.setPen(QPen(QColor(tokens.warn if missing and not chosen else pale)))
        text = tr("no owner") if missing else line.owner
        _write(painter, QRect(owner, rect.top(), rect.right() - owner - _AIR, rect.height()), text)


def draw_icon(painter: QPainter, place: QRect, name: str, colour: str) -> None:
    """An icon in a square."""
    side = round(place.width() * painter.device().devicePixelRatio())
    painter.drawImage(place, icon_image(name, colour, side, side))


def _name(code: str, title: str) -> str:
    """A name in a head, its letters first."""
    return f"{code}  {title}" if code else title


def _write(painter: QPainter, place: QRect, text: str) -> None:
    """Plain words in one line, shortened where they do not fit."""
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, _LEFT, words)
