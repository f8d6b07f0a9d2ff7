"""The chips above the line: what each part of it will be on the map."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ketenkaart.editor.look.icons import icon_image
from ketenkaart.editor.look.tokens import tokens_in_use
from ketenkaart.edits.quickentry.entry import Mistake, Part, What
from ketenkaart.model.characters import visible
from ketenkaart.texts import mark, tr

_HIGH, _CHIP, _GAP, _AIR, _PICTURE, _EDGE = 38, 26, 6, 8, 16, 16  # px
_LONGEST = 40  # characters of a name
ICON_BY_WHAT: Mapping[What, str] = {
    What.PARTNER: "partner",
    What.STEP: "step",
    What.DECISION: "decision",
    What.DOCUMENT: "document",
    What.DATA: "data",
    What.MONEY: "money",
    What.NOTHING: "right",
    What.ANSWER: "decision",
    What.KOPPELVLAK: "koppelvlak",
    What.PHASE: "phase",
    What.BODY: "body",
    What.ROLE: "role",
    What.KNELPUNT: "warning",
    What.QUESTION: "note",
    What.ACTIE: "task",
    What.BESLUIT: "flag",
}
_NEW: Mapping[What, str] = {
    What.PARTNER: mark("new partner"),
    What.STEP: mark("new step"),
    What.DECISION: mark("new decision"),
    What.DOCUMENT: mark("new document"),
    What.DATA: mark("new data flow"),
    What.MONEY: mark("new money flow"),
    What.KOPPELVLAK: mark("new interface"),
    What.PHASE: mark("new phase"),
    What.BODY: mark("new meeting body"),
    What.ROLE: mark("new role"),
    What.KNELPUNT: mark("new bottleneck"),
    What.QUESTION: mark("new question"),
    What.ACTIE: mark("new action"),
    What.BESLUIT: mark("new decision taken"),
}


class _Chip(NamedTuple):
    """A chip in words: its icon, the name, what it is, and whether it is new or wrong."""

    picture: str
    name: str
    kind: str
    new: bool
    wrong: bool


class Chips(QWidget):
    """A strip over the map, just above the line."""

    def __init__(self, parent: QWidget) -> None:
        """Hidden until there is something to show.

        Args:
            parent: the widget over whose lower edge it stands.
        """
        super().__init__(parent)
        self.setObjectName("quick_chips")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._chips: tuple[_Chip, ...] = ()
        self.hide()

    def show_parts(self, parts: Sequence[Part], mistake: Mistake | None) -> None:
        """Show what these parts are; nothing without any.

        Args:
            parts: the parts of the line.
            mistake: what is wrong with the line, if that is shown.
        """
        self._chips = tuple(_chip(part, mistake) for part in parts)
        self.setAccessibleName(self.told())
        self.setVisible(bool(self._chips))
        self.raise_()  # a view that comes into sight stands before all others
        self.update()

    def told(self) -> str:
        """The chips in words."""
        return " > ".join(f"{chip.kind} {chip.name}".strip() for chip in self._chips)

    def sizeHint(self) -> QSize:
        """As high as one row of chips."""
        return QSize(200, max(_HIGH, self.fontMetrics().height() + 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chips from the left; where there are too many, the last ones."""
        tokens = tokens_in_use()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(tokens.panel))
            painter.fillRect(QRect(0, 0, self.width(), 1), QColor(tokens.line))
            fonts = _Fonts(self.font())
            room = self.width() - 2 * _EDGE
            shown, left_out = _last_that_fit(self._chips, fonts, room)
            x = float(_EDGE)
            if left_out:
                painter.setPen(QColor(tokens.muted))
                painter.drawText(QRectF(x, 0, 20, self.height()), Qt.AlignmentFlag.AlignVCenter, "…")
                x += 20
            for chip in shown:
                wide = min(fonts.width(chip), room)
                high = max(_CHIP, self.fontMetrics().height() + 6)
                place = QRectF(x, (self.height() - high) / 2 + 1, wide, high)
                fonts.paint(painter, place, chip)
                x += wide + _GAP


class _Fonts:
    """The two sizes of letters of chips, and how a chip is painted with them."""

    def __init__(self, font: QFont) -> None:
        self._name, self._kind = QFont(font), QFont(font)
        self._name.setWeight(QFont.Weight.Medium)
        self._kind.setPixelSize(max(round(font.pixelSize() * 0.87), 11))
        self._picture = max(round(font.pixelSize() * 1.07), _PICTURE)

    def width(self, chip: _Chip) -> int:
        """How wide a chip is, px."""
        name = QFontMetrics(self._name).horizontalAdvance(chip.name)
        kind = QFontMetrics(self._kind).horizontalAdvance(chip.kind)
        between = _GAP if chip.name else 0
        return 2 * _AIR + self._picture + _GAP + name + between + kind + 2

    def paint(self, painter: QPainter, place: QRectF, chip: _Chip) -> None:
        """Paint a chip."""
        tokens = tokens_in_use()
        ground, ink, edge = tokens.window, tokens.text, tokens.handle
        if chip.new:
            ground, ink, edge = tokens.accent_soft, tokens.accent, tokens.accent
        if chip.wrong:
            ground, ink, edge = tokens.error_soft, tokens.error, tokens.error
        style = Qt.PenStyle.DashLine if chip.wrong else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 1, style))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        ratio = painter.device().devicePixelRatio()
        wide = self._picture
        side = round(wide * ratio)
        square = QRectF(place.left() + _AIR, place.center().y() - wide / 2, wide, wide)
        image = icon_image(chip.picture, ink, side, side)
        painter.drawImage(square, image)
        words = place.adjusted(_AIR + wide + _GAP, 0, -_AIR, 0)
        self._write(painter, words, chip, ink)

    def _write(self, painter: QPainter, place: QRectF, chip: _Chip, ink: str) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(self._name)
        painter.setPen(QColor(ink))
        painter.drawText(place, middle, chip.name)
        if chip.name:
            place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(chip.name) + _GAP)
        painter.setFont(self._kind)
        painter.setPen(QColor(ink if chip.new or chip.wrong else tokens_in_use().muted))
        painter.drawText(place, middle, chip.kind)


def _last_that_fit(chips: Sequence[_Chip], fonts: _Fonts, room: int) -> tuple[list[_Chip], bool]:
    """The last chips that stand beside each other in the room, and whether others are left out."""
    shown: list[_Chip] = []
    used = 0
    for chip in reversed(chips):
        used += fonts.width(chip) + _GAP
        if used > room and shown:
            return shown[::-1], True
        shown.append(chip)
    return shown[::-1], False


def _chip(part: Part, mistake: Mistake | None) -> _Chip:
    wrong = mistake is not None and part.start < mistake.end and mistake.start < part.end
    kind = tr(_NEW[part.what]) if part.new and not wrong else part.what.title
    return _Chip(ICON_BY_WHAT[part.what], visible(part.text, _LONGEST), kind, part.new, wrong)
