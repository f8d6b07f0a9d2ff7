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
        items: shapes, runs and groups in painting order.
    """

    id: str = ""
    kind: str = "decoration"
    title: str = ""
    description: str = ""
    items: tuple["Item | Group", ...] = ()

    def walk(self) -> Iterator["Item"]:
        """All shapes and runs, in painting order."""
        for item in self.items:
            if isinstance(item, Group):
                yield from item.walk()
            else:
                yield item


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
