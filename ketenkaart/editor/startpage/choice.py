"""A way to begin: a large button with an icon, what it does, and a line about it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.tokens import ICON, RADIUS, RADIUS_CARD, tokens_in_use

_INDENT, _ROOM = 53, 11  # px
_SMALL = 0.87


class Choice(QAbstractButton):
    """A button of two lines; the filled one is what most people come for."""

    def __init__(self, title: str, words: str, name: str, filled: bool = False) -> None:
        """Show it.

        Args:
            title: what it does.
            words: what one needs to know of it.
            name: its icon.
            filled: whether it is the one in the accent.
        """
        super().__init__()
        self._title = title
        self._words = words
        self._filled = filled
        self._sign = icon(name, "on_accent" if filled else "accent")
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _fonts(self) -> tuple[QFont, QFont]:
        title, words = QFont(self.font()), QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        words.setPixelSize(round(self.font().pixelSize() * _SMALL))
        return title, words

    def sizeHint(self) -> QSize:
        """How much room it takes."""
        texts = zip(self._fonts(), (self._title, self._words), strict=True)
        widest = max(QFontMetrics(font).horizontalAdvance(text) for font, text in texts)
        return QSize(_INDENT + widest + _INDENT // 3, 2 * self.fontMetrics().height() + 2 * _ROOM + 2)

    def minimumSizeHint(self) -> QSize:
        """As much: its texts stay whole."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours in use."""
        tokens = tokens_in_use()
        active = self.underMouse() or self.isDown()
        ground = tokens.panel if not active else tokens.hover
        edge, ink, small = tokens.edge, tokens.text, tokens.muted
        if self._filled:
            ground = tokens.accent_hover if active else tokens.accent
            edge, ink, small = ground, tokens.on_accent, tokens.on_accent
        width = 2.0 if self.hasFocus() or tokens.contrast else 1.0
        if self.hasFocus():
            edge = tokens.accent
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QPainterPath()
            around = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            frame.addRoundedRect(around, RADIUS_CARD, RADIUS_CARD)
            painter.fillPath(frame, QColor(ground))
            painter.strokePath(frame, QPen(QColor(edge), width))
            if self.hasFocus() and self._filled:  # a frame within: one around it would be lost on the accent
                painter.setPen(QPen(QColor(ink), width))
                painter.drawRoundedRect(around.adjusted(3, 3, -3, -3), RADIUS, RADIUS)
            self._sign.paint(painter, QRect(18, (self.height() - ICON) // 2, ICON, ICON))
            self._paint_words(painter, ink, small)

    def _paint_words(self, painter: QPainter, ink: str, small: str) -> None:
        top = float(_ROOM)
        fonts = self._fonts()
        for font, text, colour in ((fonts[0], self._title, ink), (fonts[1], self._words, small)):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            height = painter.fontMetrics().height()
            place = QRectF(_INDENT, top, self.width() - _INDENT - 8, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            top += height + 2
