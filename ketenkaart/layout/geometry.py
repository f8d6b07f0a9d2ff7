"""Points, rectangles and the outlines of boxes; x to the right, y down."""

import math
from enum import Enum
from typing import NamedTuple

NOISE = 6  # decimals of a mm that are more than rounding


class Point(NamedTuple):
    """A place on the sheet."""

    x: float
    y: float

    def seen_from(self, origin: "Point") -> "Point":
        """Where it is for who stands at another place; free of the noise of floating point."""
        return Point(round(self.x - origin.x, NOISE), round(self.y - origin.y, NOISE))


ORIGIN = Point(0.0, 0.0)


class Rect(NamedTuple):
    """A rectangle on the sheet."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.top + self.height

    @property
    def centre(self) -> Point:
        """The point in its middle."""
        return Point(self.left + self.width / 2, self.top + self.height / 2)

    @property
    def corner(self) -> Point:
        """Its upper left corner."""
        return Point(self.left, self.top)

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height."""
        return (self.width, self.height)

    def seen_from(self, origin: Point) -> "Rect":
        """Where it is for who stands at another place; free of the noise of floating point."""
        left, top = round(self.left - origin.x, NOISE), round(self.top - origin.y, NOISE)
        return Rect(left, top, round(self.width, NOISE), round(self.height, NOISE))

    def moved(self, dx: float, dy: float) -> "Rect":
        """The same rectangle at another place."""
        return Rect(self.left + dx, self.top + dy, self.width, self.height)


class Outline(Enum):
    """The shape of a box; flows end on it."""

    RECTANGLE = "rectangle"
    POINTED = "pointed"
    ROUND = "round"
    NOTCHED = "notched"


POINT_DEPTH = 7.0
NOTCH_DEPTH = 3.4
DEEPEST = 3.4
_ROUNDEST = 16.5


def round_radius(height: float) -> float:
    """The radius of the ends of a round box, mm; a high one has a straight piece between them."""
    return min(height / 2, _ROUNDEST)


def side_inset(outline: Outline, height: float, offset: float) -> float:
    """How far inside its rectangle the left and right outline of a box lies.

    Args:
        outline: the shape.
        height: the height of the box, mm.
        offset: how far above or below the middle, mm.
    """
    if outline is Outline.RECTANGLE:
        return 0.0
    share = min(abs(offset) / (height / 2), 1.0)
    if outline is Outline.POINTED:
        return POINT_DEPTH * share
    if outline is Outline.NOTCHED:
        return NOTCH_DEPTH * (1 - share)
    radius = round_radius(height)
    into_corner = max(0.0, abs(offset) - (height / 2 - radius))
    return radius - math.sqrt(max(radius**2 - into_corner**2, 0.0))


def side_reach(outline: Outline, height: float) -> float:
    """How far from the middle of the left or right side of a box lines may end, mm.

    Further out they would run deep inside the rectangle of a box with points or round ends.
    """
    half = height / 2
    if outline is Outline.RECTANGLE:
        return half
    if outline is Outline.POINTED:
        return half * DEEPEST / POINT_DEPTH
    if outline is Outline.ROUND and round_radius(height) > DEEPEST:
        radius = round_radius(height)
        return half - radius + math.sqrt(radius**2 - (radius - DEEPEST) ** 2)
    return half


def corner(outline: Outline, height: float) -> float:
    """How much of the upper and lower side of a box its corners take at each end, mm."""
    if outline is Outline.POINTED:
        return POINT_DEPTH
    return round_radius(height) if outline is Outline.ROUND else 0.0
