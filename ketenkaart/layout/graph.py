"""What the layout works on: measured boxes in lanes and phases, flows with measured names."""

from typing import NamedTuple

from ketenkaart.layout.geometry import Outline


class Lane(NamedTuple):
    """A lane: a band across the whole map.

    Attributes:
        parent: the lane this one is a part of.
        gap: free room above the lane, up to the lane above it; 0 between parts of one lane.
        min_height: the least height, from its header.
    """

    id: str
    parent: str | None = None
    gap: float = 2.0
    min_height: float = 16.0


class Phase(NamedTuple):
    """A phase: a range of columns.

    Attributes:
        min_width: the least width, from its name.
    """

    id: str
    min_width: float = 0.0


class Pin(NamedTuple):
    """Where a person put a box: beside or above other boxes."""

    before: str | None = None
    after: str | None = None
    above: str | None = None
    below: str | None = None


class Node(NamedTuple):
    """A box: a step, or a partner or system at the end of a flow.

    Attributes:
        above: room kept free above the box, for chips.
        below: room kept free below the box, for tags.
        top_free: how much of the top side, from the left, lines may use (chips take the rest).
        top_from: from where on, from the left, lines may use the top side (findings stand before it).
        bottom_free: the same as top_free for the lower side and its tags.
        growing: whether the box may grow to make room for its lines; else it does so only where they
            could not be told apart, or a name or mark between them had no room.
    """

    id: str
    lane: str
    width: float
    height: float
    phase: str | None = None
    outline: Outline = Outline.RECTANGLE
    above: float = 0.0
    below: float = 0.0
    top_free: float | None = None
    top_from: float = 0.0
    bottom_free: float | None = None
    growing: bool = True
    pin: Pin | None = None
    group: str = ""


class Name(NamedTuple):
    """The measured name of a flow, in the two shapes it can be set.

    Attributes:
        flat: width and height where it stands above a horizontal line.
        tall: width and height where it stands beside a vertical line.
    """

    flat: tuple[float, float]
    tall: tuple[float, float]


class Edge(NamedTuple):
    """A flow, or a stretch of one between the places it goes through.

    Attributes:
        mate: the edge that answers this one; the two run side by side.
        marks: how many interface marks it carries; they stand where it leaves lanes.
        sequence: whether it is only order, without anything to carry.
        side_out: "left", "right", "top" or "bottom": the side a person chose, if any.
    """

    id: str
    source: str
    target: str
    name: Name | None = None
    mate: str | None = None
    marks: int = 0
    sequence: bool = False
    side_out: str | None = None
    side_in: str | None = None


class Spacing(NamedTuple):
    """The least distances, in the unit of the graph; the defaults are look.md's, mm at A0.

    Attributes:
        all_clear: whether names above lines, too, keep clear of the borders of phases whatever room it takes.
    """

    column_gap: float = 14.0
    row_gap: float = 14.0
    line_box: float = 8.0
    track: float = 8.0
    mate: float = 16.0
    marks_track: float = 14.0
    mark_box: float = 13.5
    mark_radius: float = 6.75
    port: float = 8.0
    last_piece: float = 8.0
    corner: float = 5.0
    name_above: float = 6.0
    name_beside: float = 7.0
    name_gap: float = 2.5
    icon: float = 14.0
    phase_gap: float = 2.0
    phase_pad: float = 4.0
    edge_pad: float = 6.0
    label_pad: float = 1.5
    all_clear: bool = False


class Graph(NamedTuple):
    """Everything the layout needs; lanes and phases in their order.

    A lane with parts may hold boxes of its own: they stand above its parts.

    Attributes:
        head: the width the lane headers take at the left.
    """

    lanes: tuple[Lane, ...]
    phases: tuple[Phase, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    spacing: Spacing = Spacing()
    head: float = 84.0
