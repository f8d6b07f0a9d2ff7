"""The display list: what every output renders, in millimetres on the sheet; x right, y down.

A drawing is a list of pages; a page is a list of groups; a group belongs to an element of the map and
holds shapes and text runs in painting order. Writers render these and add nothing.
"""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from ketenkaart.layout.geometry import Rect


class Face(Enum):
    """A bundled font face; the value is its file in resources/fonts without ".ttf"."""

    S300 = "IBMPlexSans-Light"
    S600 = "IBMPlexSans-SemiBold"
    S700 = "IBMPlexSans-Bold"
    C400 = "IBMPlexSansCondensed-Regular"
    C500 = "IBMPlexSansCondensed-Medium"
    C600 = "IBMPlexSansCondensed-SemiBold"
    C700 = "IBMPlexSansCondensed-Bold"

    __hash__ = object.__hash__  # Enum has its own in Python; every measured text looks a face up


class Stroke(NamedTuple):
    """How a line is drawn.

    Attributes:
        colour: "#RRGGBB".
        width: mm.
        dash: lengths of dashes and gaps in turn, mm; empty for a solid line.
        round_cap: round ends; else the line ends at its last point.
    """

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    round_cap: bool = False


class Box(NamedTuple):
    """A rectangle, with corners of radius `radius`."""

    rect: Rect
    radius: float = 0.0
    fill: str | None = None
    stroke: Stroke | None = None


class Circle(NamedTuple):
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: Stroke | None = None


class Op(Enum):
    """A drawing step of a path; the value is its SVG letter (absolute)."""

    MOVE = "M"
    LINE = "L"
    CURVE = "C"
    CLOSE = "Z"

    __hash__ = object.__hash__


class Path(NamedTuple):
    """A path: steps of an operation and its coordinates (2 for M and L, 6 for C, none for Z)."""

    steps: tuple[tuple[Op, tuple[float, ...]], ...]
    fill: str | None = None
    stroke: Stroke | None = None


class TextRun(NamedTuple):
    """A string on one base line.

    Attributes:
        text: the characters, all of them in the face.
        x: the left end; y: the base line.
        size: the size of the font, mm.
        width: the width measured with uharfbuzz (ligatures off, kerning on), tracking included, mm.
        tracking: extra room after each character, mm.
        hyphenated: the run ends with a hyphen that the word does not have; the word goes on at the
            start of the next text run of the group.
        joined: the word goes on likewise, after a hyphen or slash of its own.
    """

    text: str
    face: Face
    size: float
    x: float
    y: float
    width: float
    colour: str
    tracking: float = 0.0
    hyphenated: bool = False
    joined: bool = False


Item = Box | Circle | Path | TextRun


class Group(NamedTuple):
    """What belongs together: the drawing of one element, or a part of the sheet.

    Attributes:
        id: the id of the element, or of the part ("legend"); unique on a page where not empty.
        kind: the collection of the element, or "part"; "decoration" for what says nothing (artifacts).
        title: what a screen reader says first.
        description: what it says next.
        items: shapes, runs and groups in painting order, seen from (x, y).
        x: where (0, 0) of its items lies; y: the same. What only moved has the very same items. On a page
            all groups lie at (0, 0).
    """

    id: str = ""
    kind: str = "decoration"
    title: str = ""
    description: str = ""
    items: tuple["Item | Group", ...] = ()
    x: float = 0.0
    y: float = 0.0

    def walk(self) -> Iterator["Item"]:
        """All shapes and runs where they stand, in painting order."""
        at_origin = self.x == 0.0 and self.y == 0.0
        for item in self.items:
            for one in item.walk() if isinstance(item, Group) else (item,):
                yield one if at_origin else moved(one, self.x, self.y)


def moved(item: Item, dx: float, dy: float) -> Item:
    """The same shape or run at another place.

    Args:
        item: the shape or run.
        dx: how far it moves to the right, mm.
        dy: how far it moves down, mm.
    """
    if isinstance(item, TextRun | Circle):
        return item._replace(x=item.x + dx, y=item.y + dy)
    if isinstance(item, Box):
        rect = item.rect
        return item._replace(rect=Rect(rect.left + dx, rect.top + dy, rect.width, rect.height))
    steps = [
        (op, tuple([value + (dy if odd & 1 else dx) for odd, value in enumerate(values)]))
        for op, values in item.steps
    ]
    return item._replace(steps=tuple(steps))


class Bookmark(NamedTuple):
    """An entry of the outline.

    Attributes:
        level: 0 for a head, 1 for what stands under it.
        y: how far down the page it points, mm.
    """

    title: str
    level: int
    x: float
    y: float


class Page(NamedTuple):
    """One sheet."""

    width: float
    height: float
    groups: tuple[Group, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    paper: str = "#FFFFFF"

    def walk(self) -> Iterator[Item]:
        """All shapes and runs of the page, in painting order."""
        for group in self.groups:
            yield from group.walk()


class Drawing(NamedTuple):
    """The whole drawing: pages, and what a file says about itself.

    Attributes:
        language: "nl" or "en".
        date: the date of the version of the map, ISO 8601; empty where it has none.
        missing: characters no bundled face has, drawn as boxes with their code.
    """

    pages: tuple[Page, ...]
    title: str
    subject: str = ""
    author: str = ""
    language: str = "nl"
    date: str = ""
    missing: frozenset[str] = frozenset()
