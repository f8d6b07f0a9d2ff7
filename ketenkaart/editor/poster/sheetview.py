"""A sheet on the screen as it will be on paper: painted beside the window, sharp at every zoom."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ketenkaart.drawing.displaylist import Item, Page
from ketenkaart.editor.look.tokens import tokens_in_use
from ketenkaart.editor.poster.latest import Latest, Tell
from ketenkaart.editor.roles import has_role
from ketenkaart.export.png import paint

_EDGE = 20  # px around the sheet
_STEP, _NOTCH = 1.25, 120.0
_LARGEST = 16.0  # px to the mm
_TOLD_EACH = 64  # items


class _Picture(NamedTuple):
    """What was painted: a part of a page.

    Attributes:
        page: the page.
        scale: pixels of the screen to the mm.
        part: where on the page, in these pixels.
    """

    page: Page
    scale: float
    part: QRect
    image: QImage


class SheetView(QAbstractScrollArea):
    """Shows one of some pages; whole, until someone zooms.

    Attributes:
        page_changed: is sent when another page, or other pages, are shown.
        zoom_changed: is sent when it may be shown at another size.
        activated: is sent where on the page someone double-clicked, mm.
    """

    page_changed = Signal()
    zoom_changed = Signal()
    activated = Signal(QPointF)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        has_role(self, QAccessible.Role.Graphic)
        self._pages: tuple[Page, ...] = ()
        self._number = 0
        self._zoomed: float | None = None
        self._held: QPoint | None = None
        self._picture: _Picture | None = None
        self._asked: tuple[Page, float, QRect] | None = None
        self._painter = Latest(self)
        self._painter.done.connect(self._show)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.viewport().update)

    # Pages

    @property
    def pages(self) -> tuple[Page, ...]:
        """What can be seen."""
        return self._pages

    @property
    def number(self) -> int:
        """Which page is shown, from 0."""
        return self._number

    def set_pages(self, pages: Sequence[Page]) -> None:
        """Show pages; the last picture stays until the new one is painted."""
        self._pages = tuple(pages)
        self.turn_to(self._number)

    def turn_to(self, number: int) -> None:
        """Show another page."""
        self._number = max(0, min(number, len(self._pages) - 1))
        self._arrange()
        self.page_changed.emit()

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages[self._number] if self._pages else None

    @property
    def settled(self) -> bool:
        """Whether what is seen is the page as it is now."""
        picture = self._picture
        return picture is not None and picture.page is self.page and picture.scale == self._dots

    # Zoom

    @property
    def scale(self) -> float:
        """Logical px to the mm."""
        return self._zoomed or self._fitting()

    @property
    def zoom(self) -> float:
        """How large it is, where 1 is as large as on paper."""
        return self.scale / (self.logicalDpiX() / 25.4)

    @property
    def _dots(self) -> float:
        """Pixels of the screen to the mm."""
        return self.scale * self.devicePixelRatioF()

    def _fitting(self) -> float:
        page, size = self.page, self.maximumViewportSize()
        if page is None:
            return 1.0
        room = max(size.width() - 2 * _EDGE, 10), max(size.height() - 2 * _EDGE, 10)
        return min(room[0] / page.width, room[1] / page.height)

    def fit(self) -> None:
        """Show the whole sheet."""
        self._zoomed = None
        self._arrange()

    def zoom_in(self) -> None:
        """Show it larger."""
        self._zoom(_STEP, QPointF(self.viewport().rect().center()))

    def zoom_out(self) -> None:
        """Show it smaller, down to the whole sheet."""
        self._zoom(1 / _STEP, QPointF(self.viewport().rect().center()))

    def zoom_100(self) -> None:
        """Show it as large as it is on paper."""
        self._zoom(self.logicalDpiX() / 25.4 / self.scale, QPointF(self.viewport().rect().center()))

    def _zoom(self, factor: float, at: QPointF) -> None:
        """Zoom, with what is at a place staying there."""
        place = self.to_mm(at)
        wanted = min(self.scale * factor, _LARGEST)
        self._zoomed = wanted if wanted > self._fitting() else None
        self._arrange()
        moved = QPointF(self._origin()) + place * self.scale - at
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(moved.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(moved.y()))

    def to_mm(self, place: QPointF) -> QPointF:
        """A place in the widget on the page."""
        return (place - QPointF(self._origin())) / self.scale

    def _arrange(self) -> None:
        """Give the scroll bars their room, and paint."""
        page, size = self.page, self.viewport().size()
        for bar, room, side in (
            (self.horizontalScrollBar(), size.width(), page.width if page else 0.0),
            (self.verticalScrollBar(), size.height(), page.height if page else 0.0),
        ):
            bar.setRange(0, max(0, round(side * self.scale) + 2 * _EDGE - room) if self._zoomed else 0)
            bar.setPageStep(room)
            bar.setSingleStep(max(room // 12, 1))
        self.viewport().update()
        self.zoom_changed.emit()

    def _origin(self) -> QPoint:
        """Where the upper left corner of the page is in the viewport, logical px."""
        page, size = self.page, self.viewport().size()
        if page is None:
            return QPoint()
        across = max(_EDGE, (size.width() - round(page.width * self.scale)) // 2)
        down = max(_EDGE, (size.height() - round(page.height * self.scale)) // 2)
        return QPoint(across - self.horizontalScrollBar().value(), down - self.verticalScrollBar().value())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture there is, and have a better one painted where it is not the page as it is now."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(tokens_in_use().shade))
            page = self.page
            if page is None:
                return
            whole = QRectF(QPointF(self._origin()), QRectF(0, 0, page.width, page.height).size() * self.scale)
            painter.fillRect(whole, QColor(page.paper))
            picture = self._picture
            if picture is not None:
                painter.setClipRect(whole)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(self._place(picture, whole), picture.image)
                painter.setClipping(False)
            painter.setPen(QColor(tokens_in_use().handle))
            painter.drawRect(whole)
            if self.hasFocus():
                painter.setPen(QPen(QColor(tokens_in_use().accent), 2.0))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        self._ask(page)

    def _place(self, picture: _Picture, whole: QRectF) -> QRectF:
        """Where a picture goes; that of another page is fitted to this one."""
        ratio = whole.width() / (picture.page.width * picture.scale)
        part = QRectF(picture.part)
        return QRectF(whole.topLeft() + part.topLeft() * ratio, part.size() * ratio)

    def _ask(self, page: Page) -> None:
        """Have what is seen painted, unless it is."""
        ratio, dots, origin = self.devicePixelRatioF(), self._dots, self._origin()
        seen = QRectF(self.viewport().rect().translated(-origin))
        part = QRectF(seen.topLeft() * ratio, seen.size() * ratio).toAlignedRect()
        part &= QRectF(0, 0, page.width * dots, page.height * dots).toAlignedRect()
        picture = self._picture
        if picture is not None and self.settled and picture.part.contains(part):
            return
        wanted = (page, dots, part)
        if self._asked is not None and self._asked[0] is page and self._asked[1:] == wanted[1:]:
            return
        self._asked = wanted
        self._painter.ask(lambda tell: _paint(page, dots, part, tell))

    def _show(self, picture: _Picture) -> None:
        self._picture = picture
        self._asked = None
        self.viewport().update()

    # Events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is another room."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms; else it scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and - zoom, 0 shows all, Page Up and Down turn, arrows scroll."""
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_PageDown: lambda: self.turn_to(self._number + 1),
            Qt.Key.Key_PageUp: lambda: self.turn_to(self._number - 1),
        }
        found = keys.get(Qt.Key(event.key()))
        if found is None:
            super().keyPressEvent(event)
        else:
            found()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the sheet."""
        self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the sheet."""
        if self._held is not None:
            place = event.position().toPoint()
            gone, self._held = place - self._held, place
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - gone.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - gone.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell where it was."""
        self.activated.emit(self.to_mm(event.position()))


def _paint(page: Page, scale: float, part: QRect, tell: Tell) -> _Picture:
    """Paint a part of a page."""
    image = QImage(part.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(page.paper))
    with QPainter(image) as painter:
        painter.translate(-part.left(), -part.top())
        painter.scale(scale, scale)
        paint(painter, _wanted(page, tell))
    return _Picture(page, scale, part, image)


def _wanted(page: Page, tell: Tell) -> Iterator[Item]:
    """The items of a page, as long as someone wants them."""
    for number, item in enumerate(page.walk()):
        if number % _TOLD_EACH == 0:
            tell(0.0)
        yield item
