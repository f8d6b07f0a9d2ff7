"""The whole map, small, over a corner of the large one, with a frame around what is seen."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.texts import tr

WIDTH, HEIGHT, OFF = 232, 148, 16  # px
_SHARE = 3  # it is no larger than the third part of the map each way,
_LEAST = 0.6  # and away where it would be smaller than this
_LOWEST = 56  # px, however long the map is
_AIR = 8.0
_LATER = 200  # ms after a change
_AT_ONCE = 0.02  # s of work before others have their turn
_THINNEST = 0.6  # px
_RADIUS = 7.0


class Minimap(QWidget):
    """A small map; hidden where the whole map is seen, or where it is switched off."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.setObjectName("minimap")
        self.setAccessibleName(tr("Minimap"))
        self.setFixedSize(WIDTH, HEIGHT)
        self._has_room, self._room = True, QSize(WIDTH, HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._canvas = canvas
        self._wanted = True
        self._taken = 0
        self._picture = QPixmap()
        self._shades = canvas.shades
        self._scale, self._corner = 1.0, QPointF()
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._make_ready)
        self._making: Iterator[None] = iter(())
        canvas.installEventFilter(self)
        canvas.screen_changed.connect(self._begin)
        canvas.view_changed.connect(self._follow)
        canvas.selection.changed.connect(self._to_corner)
        self._to_corner()
        self.hide()

    @property
    def wanted(self) -> bool:
        """Whether it is switched on."""
        return self._wanted

    def set_wanted(self, wanted: bool) -> None:
        """Show it where there is something to see, or never."""
        self._wanted = wanted
        self._follow()

    def stand_above(self, taken: int) -> None:
        """Leave room for what lies over the lower end of the map, px high."""
        if taken != self._taken:
            self._taken = taken
            self._to_corner()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner of the map."""
        if event.type() is QEvent.Type.Resize:
            self._to_corner()
        return super().eventFilter(watched, event)

    def _to_corner(self) -> None:
        """Stand in the lower right corner; in the lower left where that hides what is selected."""
        canvas = self._canvas
        self._fit()
        right = canvas.rect().adjusted(0, 0, -OFF, -OFF - self._taken)
        place = QRect(0, 0, self.width(), self.height())
        place.moveBottomRight(right.bottomRight())
        chosen = canvas.element_rect(canvas.selection.current or "")
        if place.intersects(chosen) and chosen.left() > canvas.body.left() + self.width() + 2 * OFF:
            place.moveLeft(canvas.body.left() + OFF)
        self.move(place.topLeft())

    def _fit(self) -> None:
        """Leave most of the map free, and go where there is little of it."""
        body = self._canvas.body
        factor = min(1.0, body.width() / WIDTH / _SHARE, body.height() / HEIGHT / _SHARE)
        self._has_room = factor >= _LEAST
        room = QSize(round(WIDTH * factor), round(HEIGHT * factor))
        if self._has_room and room != self._room:
            self._room = room
            self.setFixedSize(self._shaped())
            self._picture = QPixmap()

    def _shaped(self) -> QSize:
        """As large as the map needs of its room, so that it hides no more than it shows."""
        layout = self._canvas.shown.screen.layout if self._canvas.shown is not None else None
        if layout is None or not layout.height:
            return self._room
        air, wide = 2 * _AIR, layout.width - layout.head
        scale = min((self._room.width() - air) / wide, (self._room.height() - air) / layout.height)
        shaped = QSizeF(wide * scale + air, layout.height * scale + air).toSize()
        return shaped.expandedTo(QSize(_LOWEST, _LOWEST)).boundedTo(self._room)

    def _follow(self) -> None:
        """The large map shows another part."""
        self._to_corner()
        shown = self._canvas.shown
        is_more = shown is not None and not shown.navigation.shows_all(self._canvas.view)
        self.setVisible(self._wanted and self._has_room and is_more)
        if self.isVisible() and self._picture.isNull():
            self._begin()
        self.update()

    def _begin(self) -> None:
        """Draw it anew after a moment."""
        shown = self._canvas.shown
        self._making = shown.scenery.make_ready() if shown is not None else iter(())
        self._later.start(_LATER)

    def _make_ready(self) -> None:
        """Make the map ready as long as others can wait, also where it is not seen; then draw it."""
        until = time.monotonic() + _AT_ONCE
        for _ in self._making:
            if time.monotonic() > until:
                self._later.start(0)
                return
        self.draw()

    def draw(self) -> None:
        """Paint the small map; only where it is seen."""
        shown = self._canvas.shown
        if shown is None or not shown.screen.layout.height:
            return
        if self.size() != self._shaped():
            self.setFixedSize(self._shaped())
            self._to_corner()
        layout, ratio = shown.screen.layout, self.devicePixelRatioF()
        high, wide = self.height(), self.width()
        width = layout.width - layout.head
        self._scale = min((wide - 2 * _AIR) / width, (high - 2 * _AIR) / layout.height)
        left = (wide - width * self._scale) / 2 - layout.head * self._scale
        self._corner = QPointF(left, (high - layout.height * self._scale) / 2)
        self._picture = QPixmap(round(wide * ratio), round(high * ratio))
        self._shades = self._canvas.shades
        self._picture.fill(self._shades.paper)
        with QPainter(self._picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(ratio, ratio)
            painter.setClipRect(QRectF(left + layout.head * self._scale, 0, width * self._scale, high))
            painter.translate(self._corner)
            painter.scale(self._scale, self._scale)
            shown.scenery.paint_small(painter, self._scale, _THINNEST)
        self._picture.setDevicePixelRatio(ratio)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The small map and the frame."""
        if self._shades is not self._canvas.shades:
            self.draw()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(self._shades.line, 1.0))
            painter.setBrush(self._shades.paper)
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
            if self._picture.isNull():  # of what is not drawn yet nothing can be framed
                return
            painter.setClipRect(frame.adjusted(4, 4, -4, -4))
            painter.drawPixmap(0, 0, self._picture)
            seen = self._seen()
            tint = QColor(self._shades.accent)
            tint.setAlpha(30)
            painter.setPen(QPen(self._shades.accent, 2.0))
            painter.setBrush(tint)
            painter.drawRoundedRect(seen & frame.adjusted(5, 5, -5, -5), 2, 2)

    def _seen(self) -> QRectF:
        """What the large map shows, px of the small one."""
        mm = self._canvas.view.rect_mm(QRectF(self._canvas.body))
        s, corner = self._scale, self._corner
        return QRectF(mm.left() * s + corner.x(), mm.top() * s + corner.y(), mm.width() * s, mm.height() * s)

    def _go(self, event: QMouseEvent) -> None:
        place = (event.position() - self._corner) / self._scale
        self._canvas.centre_on(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)
