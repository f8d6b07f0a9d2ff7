"""What the layout gives: rectangles, lines and the rooms of names, in the unit of the graph."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.impossible import Impossible
from ketenkaart.memory import Memory

Progress = Callable[[float], None]
"""Is told the share that is done, from 0 to 1; may raise to stop."""


class NameRoom(NamedTuple):
    """Where the name of a flow stands.

    Attributes:
        room: the rectangle of its text.
        beside: whether it stands beside a vertical line ("tall") or above a horizontal one ("flat").
        align_right: whether its lines end at the same x (it stands left of its line).
        icon: the point on the line where the icon stands.
    """

    room: Rect
    beside: bool
    align_right: bool
    icon: Point


class Route(NamedTuple):
    """The line of a flow.

    Attributes:
        points: the ends and corners, from source to target, on the outlines of the boxes.
        name: where its name stands, if it has one.
        marks: where it crosses the borders at which its interface marks stand, in order.
    """

    points: tuple[Point, ...]
    name: NameRoom | None = None
    marks: tuple[Point, ...] = ()


class Layout(NamedTuple):
    """A finished layout; its upper left corner is (0, 0), lane headers included.

    Attributes:
        boxes: the rectangle of each node, by id.
        lanes: the rectangle of each lane, header included; a lane with parts spans them.
        phases: the left and right x of each phase.
        routes: the line of each edge, by id.
        memory: what it decided, the input of the next layout.
        head: the width the lane headers take at the left.
        impossible: the pins, hints and groups that could not be honoured.
    """

    boxes: Mapping[str, Rect]
    lanes: Mapping[str, Rect]
    phases: Mapping[str, tuple[float, float]]
    routes: Mapping[str, Route]
    memory: Memory
    width: float
    height: float
    head: float
    impossible: tuple[Impossible, ...] = ()
