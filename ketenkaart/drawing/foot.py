"""The foot of a sheet: the panels under the map, beside each other or in rows, and how high it is."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.panels.bodies import Bodies
from ketenkaart.drawing.panels.legend import Legend
from ketenkaart.drawing.panels.panel import DrawnPanel, Panel, PanelSource
from ketenkaart.drawing.panels.register import Register
from ketenkaart.drawing.transform import placed

GAP = 10.0
_ROW_GAP = 8.0
_NEAR = 0.09
_STEPS = (0.0, -0.04, 0.04, -0.08, 0.08)


@dataclass(frozen=True, slots=True)
class Foot:
    """Panels at their places; (0, 0) is the upper left corner of the foot.

    Attributes:
        groups: the panels.
        height: how far down the lowest one reaches.
    """

    groups: tuple[Group, ...] = ()
    height: float = 0.0


def panels_of(source: PanelSource) -> tuple[Panel, ...]:
    """The legend, the register and the bodies, as far as the map has something to show in them."""
    panels = (Legend(source), Register(source), Bodies(source))
    return tuple(panel for panel in panels if not panel.is_empty)


class FootMaker:
    """Arranges panels; each is drawn once in each width.

    Attributes:
        panels: what it arranges.
    """

    def __init__(self, panels: Sequence[Panel]) -> None:
        self.panels = tuple(panels)
        self._drawn: dict[tuple[int, float], DrawnPanel] = {}

    def foot(self, width: float, edges: Sequence[float] = (), most: float | None = None) -> Foot | None:
        """The lowest foot of a width with all panels; nothing where they do not fit.

        Args:
            width: its width.
            edges: where phases start; panels line up with them where that takes no more room than `most`.
            most: how high the foot may be.
        """
        if not self.panels:
            return Foot()
        feet = [
            foot for rows in _arrangements(self.panels) if (foot := self._in_rows(rows, width, edges, most))
        ]
        lowest = min(feet, key=lambda foot: foot.height, default=None)
        if lowest is None or (most is not None and lowest.height > most + 0.1):
            return None
        return lowest

    def _in_rows(
        self, rows: Sequence[Sequence[Panel]], width: float, edges: Sequence[float], most: float | None
    ) -> Foot | None:
        """Panels in rows under each other."""
        groups: list[Group] = []
        top = 0.0
        for row in rows:
            found = self._row(row, width, edges, None if most is None or len(rows) > 1 else most)
            if found is None:
                return None
            drawn, lefts = found
            groups += [placed(panel.group, 1.0, left, top) for panel, left in zip(drawn, lefts, strict=True)]
            top += max(panel.height for panel in drawn) + _ROW_GAP
        return Foot(tuple(groups), top - _ROW_GAP)

    def _row(
        self, row: Sequence[Panel], width: float, edges: Sequence[float], most: float | None
    ) -> tuple[list[DrawnPanel], tuple[float, ...]] | None:
        """The panels of a row in the widths that make it lowest; on edges where that is low enough."""
        on_edges = (
            list(self._tries(row, width, list(_on_edges(row, width, edges)))) if most is not None else []
        )
        low_enough = [found for found in on_edges if most is not None and _height(found[0]) <= most + 0.1]
        if low_enough:
            return min(low_enough, key=lambda found: _off(row, width, found[1]))
        free = list(self._tries(row, width, list(_free(row, width))))
        return min(free, key=lambda found: round(_height(found[0])), default=None)

    def _tries(
        self, row: Sequence[Panel], width: float, tries: Sequence[tuple[float, ...]]
    ) -> Iterator[tuple[list[DrawnPanel], tuple[float, ...]]]:
        for lefts in tries:
            widths = [right - left for left, right in itertools.pairwise((*lefts, width + GAP))]
            rooms = [wide - GAP for wide in widths]
            if all(room >= panel.least for room, panel in zip(rooms, row, strict=True)):
                drawn = [self._draw(panel, room) for panel, room in zip(row, rooms, strict=True)]
                yield drawn, lefts

    def _draw(self, panel: Panel, width: float) -> DrawnPanel:
        key = (id(panel), round(width, 2))
        if key not in self._drawn:
            self._drawn[key] = panel.draw(width)
        return self._drawn[key]


def _height(drawn: Sequence[DrawnPanel]) -> float:
    return max(panel.height for panel in drawn)


def _arrangements(panels: Sequence[Panel]) -> Iterator[tuple[tuple[Panel, ...], ...]]:
    """All in a row; the last or the middle one under the others; all under each other."""
    yield (tuple(panels),)
    if len(panels) == 3:
        first, second, third = panels
        yield ((first, second), (third,))
        yield ((first, third), (second,))
    if len(panels) > 1:
        yield tuple((panel,) for panel in panels)


def _shares(row: Sequence[Panel], width: float) -> tuple[float, ...]:
    """The left sides of the panels by the shares they like to have."""
    whole = sum(panel.share for panel in row)
    lefts = itertools.accumulate((panel.share / whole * (width + GAP) for panel in row), initial=0.0)
    return tuple(lefts)[:-1]


def _free(row: Sequence[Panel], width: float) -> Iterator[tuple[float, ...]]:
    """Left sides at and around the shares, the likeliest first."""
    shares = _shares(row, width)
    for steps in itertools.product(_STEPS, repeat=len(row) - 1):
        yield (0.0, *(left + step * width for left, step in zip(shares[1:], steps, strict=True)))


def _on_edges(row: Sequence[Panel], width: float, edges: Sequence[float]) -> Iterator[tuple[float, ...]]:
    """Left sides on edges near the shares."""
    near = [[edge for edge in edges if abs(edge - left) <= _NEAR * width] for left in _shares(row, width)[1:]]
    for chosen in itertools.product(*near):
        yield (0.0, *chosen)


def _off(row: Sequence[Panel], width: float, lefts: Sequence[float]) -> float:
    """How far panels stand from where they like to."""
    return sum(abs(left - share) for left, share in zip(lefts, _shares(row, width), strict=True))
