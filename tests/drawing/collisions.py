"""Finds what meets what on a drawn page: the gate of every poster is that nothing does."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ketenkaart.drawing.displaylist import Box, Circle, Group, Item, Op, Page, Path, TextRun
from ketenkaart.layout.geometry import Rect

SLACK = 0.15
CELL = 40.0


@dataclass(frozen=True)
class Thing:
    """Something with a rectangle: a text, a box, a chip or tag, a mark, an icon, or a piece of a line."""

    what: str
    owner: str
    rect: Rect
    text: str = ""
    ends: tuple[tuple[float, float], ...] = ()

    def __str__(self):
        return f"{self.what} {self.text or self.owner}"


def collisions(page: Page) -> list[str]:
    """A line for each two things that meet and should not."""
    things = [thing for group in page.groups for thing in _things(group)]
    found = []
    for one, other in _close(things):
        if _may_not_meet(one, other) and _meet(one.rect, other.rect):
            found.append(
                f"{one} ({one.owner}) meets {other} ({other.owner}) at {_place(one.rect, other.rect)}"
            )
    found += [line for group in page.groups for line in _outside(group)]
    return sorted(found)


FORBIDDEN = {
    ("text", "text"),
    ("text", "line"),
    ("text", "box"),
    ("text", "mark"),
    ("text", "icon"),
    ("text", "label"),
    ("label", "line"),
    ("label", "label"),
    ("label", "box"),
    ("label", "mark"),
    ("label", "icon"),
    ("mark", "mark"),
    ("mark", "box"),
    ("mark", "icon"),
    ("icon", "icon"),
    ("icon", "box"),
    ("icon", "line"),
    ("mark", "line"),
    ("box", "box"),
    ("box", "line"),
    ("text", "frame"),
    ("label", "frame"),
    ("icon", "frame"),
    ("box", "frame"),
}


def _may_not_meet(one: Thing, other: Thing) -> bool:
    if one.owner == other.owner:
        return False
    if {one.what, other.what} == {"box", "line"}:
        line, box = (one, other) if one.what == "line" else (other, one)
        return not any(_holds(box.rect, end) for end in line.ends)
    if "mark" in (one.what, other.what) and "line" in (one.what, other.what):
        return not _carries(*((one, other) if one.what == "line" else (other, one)))
    return (one.what, other.what) in FORBIDDEN or (other.what, one.what) in FORBIDDEN


def _holds(rect: Rect, point: tuple[float, float]) -> bool:
    x, y = point
    return rect.left - SLACK <= x <= rect.right + SLACK and rect.top - SLACK <= y <= rect.bottom + SLACK


def _carries(line: Thing, mark: Thing) -> bool:
    """Whether a mark stands on a line: the line runs up or down through one of its ends."""
    x, radius = line.rect.centre.x, mark.rect.height / 2
    ends = (mark.rect.left + radius, mark.rect.right - radius)
    return line.rect.height > line.rect.width and any(abs(x - end) < 0.3 * radius for end in ends)


def _things(group: Group) -> Iterator[Thing]:
    element = group.id.split(".strip")[0].removesuffix(".name").removesuffix(".box")
    if group.kind == "flows" and not group.id.split(".strip")[0].endswith(".name"):
        yield from _pieces(group, element.split("~")[0])
    elif group.kind == "flows":
        yield from _texts(group, element)
        shapes = [item for item in group.items if isinstance(item, Box | Circle | Path)]
        yield from (Thing("icon", element, bounds(item)) for item in shapes[:1] if _is_icon(item))
    elif group.kind in ("steps", "systems") or group.id.split(".strip")[0].endswith(".box"):
        yield from _box_things(group, element)
    elif group.kind == "koppelvlakken":
        shape = next(item for item in group.items if isinstance(item, Box))
        yield Thing("mark", element, shape.rect)
    elif group.id.split(".strip")[0].endswith(".sign"):
        owner = element.removesuffix(".sign")
        yield from _texts(group, owner)
        yield from (Thing("label", owner, item.rect) for item in group.items if isinstance(item, Box))
    elif group.kind in ("part", "phases", "partners"):
        yield from _texts(group, group.id)
        if group.id.startswith("boundary"):
            yield from _frame(group)


def _frame(group: Group) -> Iterator[Thing]:
    """The four sides of the frame around the chain."""
    left, top, wide, high = next(item.rect for item in group.items if isinstance(item, Box))
    for x in (left, left + wide):
        yield Thing("frame", group.id, Rect(x - 0.3, top, 0.6, high))
    for y in (top, top + high):
        yield Thing("frame", group.id, Rect(left, y - 0.3, wide, 0.6))


def _is_icon(item: Item) -> bool:
    return getattr(item, "stroke", None) is not None


def _box_things(group: Group, element: str) -> Iterator[Thing]:
    shapes = [item for item in group.items if isinstance(item, Box | Path)]
    main = bounds(shapes[0])
    yield Thing("box", element, main)
    for item in shapes[1:]:
        rect = bounds(item)
        if isinstance(item, Box | Path) and (rect.top < main.top - 1.0 or rect.bottom > main.bottom + 1.0):
            yield Thing("label", element, rect)
    yield from _texts(group, element)


def _texts(group: Group, owner: str) -> Iterator[Thing]:
    for item in group.walk():
        if isinstance(item, TextRun):
            yield Thing("text", owner, text_rect(item), item.text)


def text_rect(run: TextRun) -> Rect:
    """The room of the letters of a run, from the top of a capital to the foot of a g."""
    return Rect(run.x, run.y - 0.7 * run.size, run.width - run.tracking, 0.9 * run.size)


def _pieces(group: Group, element: str) -> Iterator[Thing]:
    path = next((item for item in group.items if isinstance(item, Path)), None)
    if path is None:
        yield from (Thing("label", element.split(".")[0], bounds(item)) for item in group.items[:1])
        return
    half = path.stroke.width / 2 if path.stroke is not None else 0.0
    last = None
    corners = [values[-2:] for _, values in path.steps if values]
    tips = [_tip(item) for item in group.items if isinstance(item, Path) and item.stroke is None]
    ends = (corners[0], *tips)
    for op, values in path.steps:
        point = values[-2:]
        if op is Op.LINE and last is not None:
            left, right = sorted((last[0], point[0]))
            top, bottom = sorted((last[1], point[1]))
            flat = right - left > bottom - top
            across, along = (0.0, half) if flat else (half, 0.0)
            rect = Rect(left - across, top - along, right - left + 2 * across, bottom - top + 2 * along)
            yield Thing("line", element, rect, ends=ends)
        last = point


def _tip(head: Path) -> tuple[float, float]:
    return head.steps[0][1]


def bounds(item: Item | Group) -> Rect:
    """The room an item takes, without the width of its line."""
    if isinstance(item, Box):
        return item.rect
    if isinstance(item, Circle):
        return Rect(item.x - item.radius, item.y - item.radius, 2 * item.radius, 2 * item.radius)
    if isinstance(item, TextRun):
        return text_rect(item)
    points = [values[at : at + 2] for _, values in item.steps for at in range(0, len(values), 2)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _close(things: Iterable[Thing]) -> Iterator[tuple[Thing, Thing]]:
    cells = defaultdict(list)
    for index, thing in enumerate(things):
        rect = thing.rect
        for column in range(int(rect.left // CELL), int(rect.right // CELL) + 1):
            for row in range(int(rect.top // CELL), int(rect.bottom // CELL) + 1):
                cells[column, row].append((index, thing))
    seen = set()
    for near in cells.values():
        for (a, one), (b, other) in itertools.combinations(near, 2):
            if (a, b) not in seen:
                seen.add((a, b))
                yield one, other


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.left < other.right - SLACK
        and other.left < one.right - SLACK
        and one.top < other.bottom - SLACK
        and other.top < one.bottom - SLACK
    )


def _place(one: Rect, other: Rect) -> str:
    return f"{max(one.left, other.left):.0f},{max(one.top, other.top):.0f}"


def _outside(group: Group) -> Iterator[str]:
    """Texts of a step that do not stay in its box, chips and tags aside."""
    if group.kind != "steps":
        return
    shapes = [item for item in group.items if isinstance(item, Box | Path)]
    main = bounds(shapes[0])
    for item in group.items:
        if isinstance(item, TextRun):
            rect = text_rect(item)
            within = main.left <= rect.left and rect.right <= main.right
            if not within:
                yield f"text {item.text} ({group.id}) leaves its box"
