"""A card: a map to open, with its picture, its title and a line about it."""

from html import escape

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.tokens import RADIUS_CARD, tokens_in_use

_PICTURE, _INSET, _TOP, _SIGN = 178, 18, 16, 40  # px
_PALE = 0.35
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Card(QAbstractButton):
    """A button as a card.

    Attributes:
        path: the file of the map.
        arrow: is sent the arrow key that was pressed.
    """

    arrow = Signal(Qt.Key)

    def __init__(self, path: str, title: str, words: str, reachable: bool = True) -> None:
        """Show a map, without its picture yet.

        Args:
            path: its file.
            title: what it is called.
            words: what else is known of it.
            reachable: whether it can be opened now; else it is pale.
        """
        super().__init__()
        self.path = path
        self._title = title
        self._words = words
        self._reachable = reachable
        self._image = QImage()
        self._shown = QImage()
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setToolTip(f"<span>{escape(path)}</span>")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def wants_picture(self) -> bool:
        """Whether its picture is missing and could be made."""
        return self._reachable and self._image.isNull()

    def set_picture(self, image: QImage) -> None:
        """Show the picture of the map."""
        self._image = image
        self._shown = QImage()
        self.update()

    def sizeHint(self) -> QSize:
        """How much room it takes."""
        return QSize(300, _PICTURE + 28 + 2 * self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        """How little room it can do with."""
        return QSize(180, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it; an arrow key is told."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in ARROWS:
            self.arrow.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours in use."""
        tokens = tokens_in_use()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            strong = self.hasFocus() or self.isDown()
            width = 2.0 if strong or tokens.contrast else 1.0
            around = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            frame = QPainterPath()
            frame.addRoundedRect(around, RADIUS_CARD, RADIUS_CARD)
            painter.fillPath(frame, QColor(tokens.panel))
            painter.save()
            painter.setClipPath(frame)
            self._paint_picture(painter)
            painter.restore()
            self._paint_words(painter)
            edge = tokens.accent if strong else tokens.edge if self.underMouse() else tokens.line
            painter.strokePath(frame, QPen(QColor(edge), width))

    def _paint_picture(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, self.width(), _PICTURE), QColor(tokens_in_use().shade))
        if self._image.isNull():
            sign = icon("map" if self._reachable else "offline", "handle")
            sign.paint(painter, QRect((self.width() - _SIGN) // 2, (_PICTURE - _SIGN) // 2, _SIGN, _SIGN))
            return
        paper = QRect(_INSET, _TOP, self.width() - 2 * _INSET, _PICTURE - _TOP)
        painter.setOpacity(1.0 if self._reachable else _PALE)
        painter.fillRect(paper, QColor("white"))
        painter.drawImage(paper.topLeft(), self._scaled(paper.size()))
        painter.setOpacity(1.0)

    def _scaled(self, size: QSize) -> QImage:
        """The upper part of the picture in the width of the card, in pixels of the screen."""
        ratio = self.devicePixelRatio()
        wanted = size * ratio
        if self._shown.size() != wanted:
            way = Qt.TransformationMode.SmoothTransformation
            whole = self._image.scaledToWidth(wanted.width(), way)
            self._shown = whole.copy(0, 0, wanted.width(), min(wanted.height(), whole.height()))
            self._shown.setDevicePixelRatio(ratio)
        return self._shown

    def _paint_words(self, painter: QPainter) -> None:
        tokens = tokens_in_use()
        title = QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        lines = ((title, self._title, tokens.text), (self.font(), self._words, tokens.muted))
        top = _PICTURE + 14
        for font, text, colour in lines:
            painter.setFont(font)
            metrics = painter.fontMetrics()
            place = QRectF(_INSET, top, self.width() - 2 * _INSET, metrics.height())
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
            painter.setPen(QColor(colour if self._reachable else tokens.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            top += metrics.height() + 4
