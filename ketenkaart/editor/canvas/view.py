"""Where the map is on the screen: mm of the map to px of the widget and back."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF

FULL = 1.8  # logical px to the mm at 100 %
SMALLEST, LARGEST = 0.1, 4.0
BARE = 0.3  # zoom under which boxes have no text


class View(NamedTuple):
    """A place and a zoom.

    Attributes:
        scale: logical px to the mm.
        x: where x = 0 of the map is in the widget, logical px; y: likewise.
    """

    scale: float
    x: float
    y: float

    @property
    def zoom(self) -> float:
        """1 is 100 %."""
        return self.scale / FULL

    @property
    def bare(self) -> bool:
        """Whether the map is so small that boxes have no text."""
        return self.zoom < BARE - 1e-9

    def to_px(self, x: float, y: float) -> QPointF:
        """A place of the map in the widget."""
        return QPointF(x * self.scale + self.x, y * self.scale + self.y)

    def to_mm(self, place: QPointF) -> QPointF:
        """A place in the widget on the map."""
        return QPointF((place.x() - self.x) / self.scale, (place.y() - self.y) / self.scale)

    def rect_px(self, rect: QRectF) -> QRectF:
        """A rectangle of the map in the widget."""
        s = self.scale
        return QRectF(rect.left() * s + self.x, rect.top() * s + self.y, rect.width() * s, rect.height() * s)

    def rect_mm(self, rect: QRectF | QRect) -> QRectF:
        """A rectangle of the widget on the map."""
        s = self.scale
        return QRectF(
            (rect.left() - self.x) / s, (rect.top() - self.y) / s, rect.width() / s, rect.height() / s
        )

    def zoomed(self, scale: float, at: QPointF) -> "View":
        """At another scale, with the place of the map at a point of the widget where it is."""
        mm = self.to_mm(at)
        return View(scale, at.x() - mm.x() * scale, at.y() - mm.y() * scale)

    def snapped(self, ratio: float) -> "View":
        """The same, on whole pixels of the device: so that it can be scrolled."""
        return self._replace(x=round(self.x * ratio) / ratio, y=round(self.y * ratio) / ratio)
