"""An SVG of ours read back as anyone would: which texts, boxes, lines and marks stand where, in mm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont
from lxml import etree

from ketenkaart.resources import resource

SVG = "{http://www.w3.org/2000/svg}"
_FACES = {
    "S300": "IBMPlexSans-Light",
    "S600": "IBMPlexSans-SemiBold",
    "S700": "IBMPlexSans-Bold",
    "C400": "IBMPlexSansCondensed-Regular",
    "C500": "IBMPlexSansCondensed-Medium",
    "C600": "IBMPlexSansCondensed-SemiBold",
    "C700": "IBMPlexSansCondensed-Bold",
}
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")


@dataclass(frozen=True)
class Area:
    """A rectangle, mm."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Area:
        return Area(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlap(self, other: Area) -> float:
        """How deep two areas reach into each other; negative where they are apart."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down)

    def holds(self, other: Area) -> bool:
        return self.union(other) == self

    def union(self, other: Area) -> Area:
        return Area(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def furthest(self, other: Area) -> float:
        """How far the sides of two areas are apart at most."""
        mine, theirs = (vars(area).values() for area in (self, other))
        return max(abs(a - b) for a, b in zip(mine, theirs, strict=True))


@dataclass(frozen=True)
class Text:
    """A text with the room of its letters: from the ascent to the descent of its font."""

    words: str
    area: Area


@dataclass(frozen=True)
class Shape:
    """A rectangle, circle or path.

    Attributes:
        points: the ends of its steps, as runs of the pen.
    """

    area: Area
    runs: tuple[tuple[tuple[float, float], ...], ...]
    filled: bool
    stroke: float


@dataclass(frozen=True)
class Part:
    """What the page has under one id."""

    id: str
    texts: tuple[Text, ...]
    shapes: tuple[Shape, ...]


def parts_of(path: Path) -> dict[str, Part]:
    """Everything on a page by the id of the nearest group that has one."""
    root = etree.parse(path).getroot()
    groups = [group for group in root.iter(f"{SVG}g") if group.get("id")]
    return {group.get("data-id") or group.get("id"): _part(group) for group in groups}


def _part(group: etree._Element) -> Part:
    own = list(_own(group))
    return Part(
        group.get("data-id") or group.get("id"),
        tuple(_text(node) for node in own if node.tag == f"{SVG}text"),
        tuple(
            _shape(node)
            for node in own
            if node.tag in {f"{SVG}{kind}" for kind in ("rect", "circle", "path")}
        ),
    )


def _own(group: etree._Element) -> Iterator[etree._Element]:
    for node in group:
        if node.tag != f"{SVG}g":
            yield node
        elif not node.get("id"):
            yield from _own(node)


def _text(node: etree._Element) -> Text:
    x, y, size, width = (float(node.get(name)) for name in ("x", "y", "font-size", "textLength"))
    ascent, descent = _FONTS[node.get("class")]
    trailing = float(node.get("letter-spacing", "0"))
    return Text(node.text, Area(x, y - ascent * size, x + width - trailing, y + descent * size))


def _vertical(name: str) -> tuple[float, float]:
    with TTFont(resource("fonts", f"{name}.ttf")) as font:
        metrics, units = font["OS/2"], font["head"].unitsPerEm
        return metrics.sTypoAscender / units, -metrics.sTypoDescender / units


_FONTS = {name: _vertical(file) for name, file in _FACES.items()}


def _shape(node: etree._Element) -> Shape:
    runs = tuple(_runs(node))
    points = [point for run in runs for point in run]
    xs, ys = zip(*points, strict=True)
    stroke = float(node.get("stroke-width", "0")) if node.get("stroke") else 0.0
    return Shape(Area(min(xs), min(ys), max(xs), max(ys)), runs, bool(node.get("fill")), stroke)


def _runs(node: etree._Element) -> Iterator[tuple[tuple[float, float], ...]]:
    if node.tag == f"{SVG}path":
        yield from _pen(node.get("d"))
        return
    if node.tag == f"{SVG}circle":
        x, y, r = (float(node.get(name)) for name in ("cx", "cy", "r"))
        left, top, right, bottom = x - r, y - r, x + r, y + r
    else:
        left, top = float(node.get("x")), float(node.get("y"))
        right, bottom = left + float(node.get("width")), top + float(node.get("height"))
    yield ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


def _pen(data: str) -> Iterator[tuple[tuple[float, float], ...]]:
    run: list[tuple[float, float]] = []
    for letter, values in _STEP.findall(data):
        numbers = [float(value) for value in values.replace(",", " ").split()]
        if letter == "Z":
            run.append(run[0])
        elif letter == "M":
            if run:
                yield tuple(run)
            run = [(numbers[0], numbers[1])]
        else:
            run.append((numbers[-2], numbers[-1]))
    if run:
        yield tuple(run)


def pieces(runs: Sequence[Sequence[tuple[float, float]]], stroke: float) -> Iterator[Area]:
    """The straight and bent pieces of a line, as wide as it is drawn."""
    for run in runs:
        for (x1, y1), (x2, y2) in pairwise(run):
            area = Area(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
            flat = y1 == y2
            across, along = (0.0, stroke / 2) if flat else (stroke / 2, 0.0)
            yield Area(area.left - across, area.top - along, area.right + across, area.bottom + along)
