"""The picture of what is seen of the map: scrolled where it can be, painted anew where it must."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from ketenkaart.editor.canvas.view import View

Paint = Callable[[QPainter, View, QRectF], None]
_PARTS = 6  # that are painted anew one by one
_ROOM = 3.0  # round what is painted anew, px


class Backing:
    """A pixmap as large as what is seen of the map, at the zoom it was painted at."""

    def __init__(self, paper: QColor) -> None:
        self._pixmap = QPixmap()
        self._paper = paper
        self._view: View | None = None
        self._area = QRect()
        self._outdated: tuple[QRectF, ...] = ()

    @property
    def view(self) -> View | None:
        """Where it shows the map; none where it shows nothing yet."""
        return self._view

    def forget(self) -> None:
        """Have it painted anew."""
        self._view = None

    def outdate(self, rects: Sequence[QRectF]) -> None:
        """Have parts of the map painted anew when it is brought next.

        Args:
            rects: the parts, mm.
        """
        self._outdated = (*self._outdated, *rects)

    def is_sharp(self, view: View, area: QRect) -> bool:
        """Whether it shows the map at this zoom."""
        return self._view is not None and self._view.scale == view.scale and self._area == area

    def bring(self, view: View, area: QRect, ratio: float, paint: Paint) -> None:
        """Bring it to a view: scroll what it has, and paint what came in.

        Args:
            view: where the map is, on whole pixels of the device.
            area: the part of the widget that shows the map, logical px.
            ratio: pixels of the device to the logical px.
            paint: paints a part of the map, in mm.
        """
        outdated, self._outdated = self._outdated, ()
        more = 1 if ratio % 1 else 0  # what is seen may begin and end within a pixel
        size = QSize(math.ceil(area.width() * ratio) + more, math.ceil(area.height() * ratio) + more)
        everything = QRect(0, 0, size.width(), size.height())
        before, kept = self._view, self.is_sharp(view, area)
        if self._pixmap.size() != size:
            self._pixmap = QPixmap(size)
            kept = False
        self._view, self._area = view, area
        if not kept or before is None:
            self._paint(everything, ratio, paint)
            return
        dx, dy = round((view.x - before.x) * ratio), round((view.y - before.y) * ratio)
        if abs(dx) >= size.width() or abs(dy) >= size.height():
            self._paint(everything, ratio, paint)
            return
        if dx or dy:
            self._pixmap.scroll(dx, dy, everything)
            for rect in _uncovered(everything, dx, dy):
                self._paint(rect, ratio, paint)
        if outdated:
            for part in _apart([self._device(rect, ratio) for rect in outdated]):
                self._paint(part, ratio, paint)

    def _device(self, rect: QRectF, ratio: float) -> QRect:
        """A part of the map as pixels of the pixmap, with some room round it.

        Args:
            rect: the part, mm.
            ratio: pixels of the device to the logical px.
        """
        assert self._view is not None
        px = self._view.rect_px(rect).translated(-QPointF(self._area.topLeft()))
        px.adjust(-_ROOM, -_ROOM, _ROOM, _ROOM)
        device = QRectF(px.left() * ratio, px.top() * ratio, px.width() * ratio, px.height() * ratio)
        return device.toAlignedRect() & self._pixmap.rect()

    def _paint(self, rect: QRect, ratio: float, paint: Paint) -> None:
        """Paint a rectangle of the pixmap, px of the device."""
        assert self._view is not None
        if rect.isEmpty():
            return
        view, area = self._view, self._area
        with QPainter(self._pixmap) as painter:
            painter.setClipRect(rect)
            painter.fillRect(rect, self._paper)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate((view.x - area.x()) * ratio, (view.y - area.y()) * ratio)
            painter.scale(view.scale * ratio, view.scale * ratio)
            logical = QRectF(
                area.x() + rect.x() / ratio,
                area.y() + rect.y() / ratio,
                rect.width() / ratio,
                rect.height() / ratio,
            )
            paint(painter, view, view.rect_mm(logical))

    def show(self, painter: QPainter, view: View, area: QRect, ratio: float) -> None:
        """Show it in a widget: as it is where it is sharp, else stretched until the sharp one is there."""
        if self._view is None:
            painter.fillRect(area, self._paper)
            return
        if self._view == view and self._area == area:
            self._pixmap.setDevicePixelRatio(ratio)
            painter.drawPixmap(area.topLeft(), self._pixmap)
            self._pixmap.setDevicePixelRatio(1.0)
            return
        painter.fillRect(area, self._paper)
        target = view.rect_px(self._view.rect_mm(QRectF(self._area)))
        source = QRectF(0.0, 0.0, self._area.width() * ratio, self._area.height() * ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawPixmap(target, self._pixmap, source)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    def taken(self, ratio: float) -> QPixmap:
        """A copy of the picture, for a change that is shown moving."""
        copy = QPixmap(self._pixmap)
        copy.setDevicePixelRatio(ratio)
        return copy


def _apart(rects: Sequence[QRect]) -> list[QRect]:
    """A few rectangles that cover some and do not meet each other."""
    found: list[QRect] = []
    for rect in rects:
        while met := [other for other in found if other.intersects(rect)]:
            found = [other for other in found if other not in met]
            for other in met:
                rect |= other
        found.append(rect)
    if len(found) <= _PARTS:
        return found
    around = QRect()
    for rect in found:
        around |= rect
    return [around]


def _uncovered(rect: QRect, dx: int, dy: int) -> list[QRect]:
    """What of a rectangle its own picture no longer covers when it moved: a column and a row."""
    left = rect.left() if dx > 0 else rect.right() + 1 + dx
    column = QRect(left, rect.top(), abs(dx), rect.height())
    top = rect.top() if dy > 0 else rect.bottom() + 1 + dy
    row = QRect(rect.left() + max(dx, 0), top, rect.width() - abs(dx), abs(dy))
    return [part for part in (column, row) if not part.isEmpty()]
