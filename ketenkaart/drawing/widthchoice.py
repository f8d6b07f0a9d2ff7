"""The widths of boxes and names that make the map largest on its sheet; those of the look where it is close.

Needs:   a way to lay the map out in given widths, its boxes in the same cells.
Gives:   the widths, and whether all names keep clear of the borders of phases.
Method:  narrower ones where the width of the map decides how large it is, wider ones (fewer lines) where
         its height does, both where it is cut or takes more pages; all names keep clear where that costs
         nothing; own.
"""

import itertools
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ketenkaart.drawing.fitting import Fit, Limits, Room, best_fit, best_on_pages, chart_height
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.widths import NARROW, STANDARD, WIDE, Widths
from ketenkaart.layout.result import Layout

_CLEARLY = 1.02
_ROUGH = 0.96  # names find better places later: a map that is nearly large enough will be


class Outcome(NamedTuple):
    """How well a map fits a sheet.

    Attributes:
        pages: how many it takes with its panels; none where it cannot be read on any number of them.
        fit: how it stands on them.
        most: the largest it may be drawn.
        is_wide: whether in one strip its width leaves less room than its height.
        is_crossed: whether the name of a flow stands across the border of a phase.
    """

    pages: int | None
    fit: Fit
    most: float
    is_wide: bool
    is_crossed: bool

    def is_better(self, other: "Outcome") -> bool:
        """Whether it is clearly better than another."""
        if self.pages != other.pages:
            return (self.pages or math.inf) < (other.pages or math.inf)
        return self.fit.scale > other.fit.scale * _CLEARLY

    def others(self) -> Sequence[Widths]:
        """The widths that may be better than those of the look."""
        if self.pages is None or (self.pages == 1 and self.fit.scale * _CLEARLY >= self.most):
            return ()
        if self.pages == 1 and not self.fit.cuts:
            return NARROW if self.is_wide else WIDE
        return NARROW + WIDE


def outcome(sizes: Sizes, layout: Layout, room_above: Room, room: Room, limits: Limits) -> Outcome:
    """How well a map will fit, judged by a layout in which names have their first places.

    Args:
        sizes: the map.
        layout: where everything is.
        room_above: the room above its panels.
        room: the room on a page without them.
        limits: how large it may be drawn.
    """
    limits = limits._replace(least=limits.least * _ROUGH)
    is_wide = layout.width * room_above.height > chart_height(sizes, layout) * room_above.width
    known = is_wide, _is_crossed(layout)
    fit = best_fit(sizes, layout, room_above, limits)
    if fit.scale >= limits.least:
        return Outcome(1, fit, limits.most, *known)
    fit = best_fit(sizes, layout, room, limits)
    if fit.scale >= limits.least:
        return Outcome(2, fit, limits.most, *known)
    more = best_on_pages(sizes, layout, room, limits)
    if more is None:
        return Outcome(None, fit, limits.most, *known)
    pages = math.ceil((len(more.cuts) + 1) / more.per_page)
    return Outcome(pages + 1, more, limits.most, *known)


def choose_widths(outcome_in: Callable[[Widths], Outcome]) -> Widths:
    """The widths of a map on a sheet.

    Args:
        outcome_in: how well the map fits in given widths.
    """
    chosen = STANDARD
    first = best = outcome_in(STANDARD)
    for widths in first.others():
        found = outcome_in(widths)
        if found.is_better(best):
            chosen, best = widths, found
    if not best.is_crossed or best.fit.scale < best.most:
        return chosen
    clear = chosen._replace(clear=True)
    found = outcome_in(clear)
    return clear if found.pages == best.pages and found.fit.scale >= best.fit.scale else chosen


def _is_crossed(layout: Layout) -> bool:
    """Whether a name stands across the border of a phase."""
    names = [route.name.room for route in layout.routes.values() if route.name is not None]
    ranges = sorted(layout.phases.values())
    return any(
        room.left < left and room.right > right
        for (_, right), (left, _) in itertools.pairwise(ranges)
        for room in names
    )
