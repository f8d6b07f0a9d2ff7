"""Fitting a map to a sheet: how large, in how many strips, on how many pages, and what is left out."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from ketenkaart.drawing.chart.boundary import OUTSIDE
from ketenkaart.drawing.chart.lanes import room_above
from ketenkaart.drawing.omissions import Omissions
from ketenkaart.drawing.papers import Paper
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.strips import choose_cuts, gutters, strip_width
from ketenkaart.drawing.theme import Styles
from ketenkaart.layout.result import Layout
from ketenkaart.model.ketenkaart import Ketenkaart

STRIP_GAP = 12.0
_MOST_STRIPS = 5
_MOST_PAGES = 4
_TOLERANCE = 0.98
_FEWER_STRIPS = 1.04
_STEP_AREA = (84.5 + 14.0) * (33.0 + 8.0)
_MOST_FILLED = 0.4


class Room(NamedTuple):
    """The room for the map on one page, in mm on A0; infinite along a roll."""

    width: float
    height: float


class Limits(NamedTuple):
    """How large the map may be drawn: the least for its text to be read, and the most.

    Attributes:
        flow: the least size of the name of a flow, mm on A0.
        rest: the least size of everything else but steps.
    """

    least: float
    most: float
    flow: float
    rest: float


class Fit(NamedTuple):
    """A way to put a map on pages.

    Attributes:
        scale: the size of the map, 1 for look.md's sizes.
        cuts: where it is cut into strips.
        per_page: how many strips stand on a page.
    """

    scale: float
    cuts: tuple[float, ...] = ()
    per_page: int = 1


def limits_of(paper: Paper, styles: Styles) -> Limits:
    """The limits on a paper."""
    floors, scale = paper.floors, paper.scale
    least = floors.step / scale / styles.step.size
    return Limits(least, max(1.0, least), floors.flow / scale, floors.rest / scale)


def is_readable(omit: Omissions, needed: Omissions) -> bool:
    """Whether what is left out, and how large the rest is, will do where something else is needed."""
    return omit._replace(least=0.0) == needed._replace(least=0.0) and omit.least >= needed.least * _TOLERANCE


def omissions_at(scale: float, limits: Limits, styles: Styles) -> Omissions:
    """What would be too small at a scale."""
    rest = limits.rest * _TOLERANCE / scale
    smallest = min(styles.chip.size, styles.boundary.size, styles.lane_nested.size)  # of what must stay
    return Omissions(
        grid=styles.grid.size < limits.rest * _TOLERANCE,
        figures=False,
        summaries=styles.lane_summary.size < rest,
        details=styles.flow_detail.size < rest or styles.lane_detail.size < rest,
        tags=styles.tag.size < rest,
        chips=styles.chip.size < rest,
        names=styles.flow_name.size < limits.flow * _TOLERANCE / scale,
        kinds=styles.kind_thin.size < rest,
        least=limits.rest / scale if rest > smallest else 0.0,
    )


def too_many_steps(kaart: Ketenkaart, room: Room, limits: Limits) -> bool:
    """Whether a map has so many steps that no layout of it can be read on the pages there may be."""
    if len(kaart.phases) < 2 or math.isinf(room.width) or math.isinf(room.height):
        return False
    least = len(kaart.steps) * _STEP_AREA * limits.least**2 / _MOST_FILLED
    return least > _MOST_PAGES * room.width * room.height


def chart_height(sizes: Sizes, layout: Layout) -> float:
    """The height of a drawn strip: phases, lanes and the boundary under them."""
    roots = [lane for lane in sizes.lanes.values() if not lane.depth]
    foot = OUTSIDE if roots and roots[-1].inside else 0.0
    return room_above(sizes) + layout.height + foot


def best_fit(sizes: Sizes, layout: Layout, room: Room, limits: Limits) -> Fit:
    """The largest way to put a map on one page; of two about as large the one with fewer strips."""
    best: Fit | None = None
    for fit in _on_pages(sizes, layout, room, limits, 1):
        if best is None or fit.scale > best.scale * _FEWER_STRIPS:
            best = fit
    assert best is not None
    return best


def best_on_pages(sizes: Sizes, layout: Layout, room: Room, limits: Limits) -> Fit | None:
    """The way with the fewest pages that keeps the text large enough, if there is one."""
    for pages in range(2, _MOST_PAGES + 1):
        fits = [fit for fit in _on_pages(sizes, layout, room, limits, pages) if fit.scale >= limits.least]
        if fits:
            return max(fits, key=lambda fit: (fit.scale, -fit.per_page))
    return None


def _on_pages(sizes: Sizes, layout: Layout, room: Room, limits: Limits, pages: int) -> Iterator[Fit]:
    height = chart_height(sizes, layout)
    if not (height and layout.width):
        yield Fit(limits.most)
        return
    places = sorted(gutters(layout))
    best = 0.0
    for per_page in range(1, _MOST_STRIPS + 1):
        high = per_page * height + (per_page - 1) * STRIP_GAP
        if room.height / high <= best:  # more strips only get smaller from here
            return
        cuts = choose_cuts(layout, places, per_page * pages)
        if cuts is None:
            return
        scale = min(limits.most, room.width / strip_width(cuts, layout), room.height / high)
        best = max(best, scale)
        yield Fit(scale, cuts, per_page)
        if math.isinf(room.width) or (scale >= limits.most and per_page > 1):
            return


def fill(sizes: Sizes, layout: Layout, room: Room, fit: Fit) -> tuple[float, float]:
    """The width and height a layout may take to fill its room, in its own mm; its strips share the height."""
    spare = chart_height(sizes, layout) - layout.height
    height = layout.height
    if not math.isinf(room.height):
        height = (room.height / fit.scale + STRIP_GAP) / fit.per_page - STRIP_GAP - spare
    width = layout.width if math.isinf(room.width) else room.width / fit.scale
    return width, height
