"""Paths of lines: rounded corners, gaps where another line crosses, arcs and polygons."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence

from ketenkaart.drawing.displaylist import Op
from ketenkaart.layout.geometry import Point, Rect

Steps = tuple[tuple[Op, tuple[float, ...]], ...]
Gap = tuple[float, float]
_QUARTER = 0.5523


def polygon(*points: tuple[float, float]) -> Steps:
    """A closed path along points."""
    (first, *rest) = points
    lines = ((Op.LINE, (x, y)) for x, y in rest)
    return ((Op.MOVE, first), *lines, (Op.CLOSE, ()))


def open_line(*points: tuple[float, float]) -> Steps:
    """A path along points."""
    (first, *rest) = points
    return ((Op.MOVE, first), *((Op.LINE, (x, y)) for x, y in rest))


def arc(centre: Point, radius: float, start: float, end: float) -> Iterator[tuple[Op, tuple[float, ...]]]:
    """Curves along a circle from one angle to another, in radians; y down, so angles grow clockwise."""
    parts = max(1, math.ceil(abs(end - start) / (math.pi / 2) - 1e-9))
    step = (end - start) / parts
    reach = 4 / 3 * math.tan(step / 4) * radius
    for part in range(parts):
        a, b = start + part * step, start + (part + 1) * step
        x1, y1 = centre.x + radius * math.cos(a), centre.y + radius * math.sin(a)
        x2, y2 = centre.x + radius * math.cos(b), centre.y + radius * math.sin(b)
        yield (
            Op.CURVE,
            (
                x1 - reach * math.sin(a),
                y1 + reach * math.cos(a),
                x2 + reach * math.sin(b),
                y2 - reach * math.cos(b),
                x2,
                y2,
            ),
        )


def rounded_left(rect: Rect, radius: float) -> Steps:
    """A rectangle whose left corners are round."""
    left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
    return (
        (Op.MOVE, (right, bottom)),
        (Op.LINE, (left + radius, bottom)),
        *arc(Point(left + radius, bottom - radius), radius, math.pi / 2, math.pi),
        (Op.LINE, (left, top + radius)),
        *arc(Point(left + radius, top + radius), radius, math.pi, 1.5 * math.pi),
        (Op.LINE, (right, top)),
        (Op.CLOSE, ()),
    )


def corner_radii(points: Sequence[Point], radius: float, head: float) -> list[float]:
    """The radius at each point: smaller where a piece is short; 0 at the ends."""
    lengths = [math.dist(one, other) for one, other in itertools.pairwise(points)]
    radii = [0.0]
    for index in range(1, len(points) - 1):
        before = lengths[index - 1] if index == 1 else lengths[index - 1] / 2
        last = index == len(points) - 2
        after = max(lengths[index] - head, 0.0) if last else lengths[index] / 2
        radii.append(max(0.0, min(radius, before, after)))
    return [*radii, 0.0]


def line_steps(points: Sequence[Point], radii: Sequence[float], gaps: Mapping[int, list[Gap]]) -> Steps:
    """A path along points with rounded corners, left open at gaps.

    Args:
        points: the ends and corners.
        radii: the radius at each of them.
        gaps: for a piece the stretches that are left out, as lengths from its start.
    """
    steps: list[tuple[Op, tuple[float, ...]]] = [(Op.MOVE, tuple(points[0]))]
    for index in range(len(points) - 1):
        one, other = points[index], points[index + 1]
        length = math.dist(one, other)
        if length < 1e-9:
            continue
        end = length - radii[index + 1]
        for start, stop in sorted(gaps.get(index, ())):
            if start > radii[index]:
                steps.append((Op.LINE, _along(one, other, min(start, end) / length)))
            if stop < end:
                steps.append((Op.MOVE, _along(one, other, max(stop, radii[index]) / length)))
        steps.append((Op.LINE, _along(one, other, end / length)))
        if radii[index + 1] > 0:
            steps.append(_corner(one, other, points[index + 2], radii[index + 1]))
    return tuple(steps)


def _along(one: Point, other: Point, share: float) -> tuple[float, float]:
    return (one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share)


def _corner(before: Point, corner: Point, after: Point, radius: float) -> tuple[Op, tuple[float, ...]]:
    """The curve around a corner."""
    into = _along(corner, before, radius / math.dist(corner, before))
    out = _along(corner, after, radius / math.dist(corner, after))
    keep = 1 - _QUARTER
    return (
        Op.CURVE,
        (
            corner.x + (into[0] - corner.x) * keep,
            corner.y + (into[1] - corner.y) * keep,
            corner.x + (out[0] - corner.x) * keep,
            corner.y + (out[1] - corner.y) * keep,
            *out,
        ),
    )


def shortened(points: Sequence[Point], by: float) -> list[Point]:
    """The same line, ending earlier."""
    one, other = points[-2], points[-1]
    length = math.dist(one, other)
    if length <= by + 0.01:
        return [*points[:-1], Point(*_along(one, other, 0.5))]
    return [*points[:-1], Point(*_along(other, one, by / length))]


def head_steps(before: Point, tip: Point, length: float, width: float) -> Steps:
    """The triangle at the end of a line."""
    distance = math.dist(before, tip) or 1.0
    dx, dy = (tip.x - before.x) / distance, (tip.y - before.y) / distance
    x, y = tip.x - dx * length, tip.y - dy * length
    half = width / 2
    return polygon(tip, (x - dy * half, y + dx * half), (x + dy * half, y - dx * half))
