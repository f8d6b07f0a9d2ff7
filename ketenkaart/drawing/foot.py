"""The foot of a sheet: the panels under the map, beside each other or in rows, and how high it is."""

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.panels.bodies import Bodies
from ketenkaart.drawing.panels.legend import Legend
from ketenkaart.drawing.panels.panel import Panel, PanelSource
from ketenkaart.drawing.panels.register import Register
from ketenkaart.drawing.transform import placed

GAP = 10.0
_ROW_GAP = 8.0
_NEAR = 0.16
_WORTH = 8.0
_LOW = 130.0
_TOO_HIGH = 10_000.0
_STEPS = (0.0, -0.05, 0.05)


class Row(NamedTuple):
    """Panels beside each other, with their left sides."""

    panels: tuple[Panel, ...]
    lefts: tuple[float, ...]
    height: float


def panels_of(source: PanelSource) -> tuple[Panel, ...]:
    """The legend, the register and the bodies, as far as the map has something to show in them."""
    panels = (Legend(source), Register(source), Bodies(source))
    return tuple(panel for panel in panels if not panel.is_empty)


class FootMaker:
    """Arranges panels; each is measured once in each width.

    Attributes:
        panels: what it arranges.
    """

    def __init__(self, panels: Sequence[Panel]) -> None:
        self.panels = tuple(panels)
        self._heights: dict[tuple[int, float], float] = {}

    def height(self, width: float, edges: Sequence[float] = (), most: float = math.inf) -> float | None:
        """How high the foot of a width is; nothing where the panels do not fit."""
        rows = self.arranged(width, edges, most)
        return None if rows is None else _total(rows)

    def lefts(self, width: float, edges: Sequence[float] = (), most: float = math.inf) -> tuple[float, ...]:
        """The left sides of the panels in a foot of a width."""
        rows = self.arranged(width, edges, most) or []
        return tuple(left for row in rows for left in row.lefts)

    def foot(
        self, width: float, edges: Sequence[float] = (), most: float = math.inf
    ) -> tuple[Group, ...] | None:
        """The panels in a foot of a width, in as few rows as can be; nothing where they do not fit.

        Args:
            width: its width.
            edges: where phases start; panels line up with them where that takes little more room.
            most: how high the foot may be.
        """
        rows = self.arranged(width, edges, most)
        return None if rows is None else self._drawn(rows, width)

    def foot_like(
        self, other: "FootMaker", width: float, edges: Sequence[float], most: float
    ) -> tuple[Group, ...] | None:
        """The panels where another maker of the same ones puts its own; nothing where they do not fit."""
        own = {panel.name: panel for panel in self.panels}
        rows: list[Row] = []
        for row in other.arranged(width, edges, most) or ():
            panels = tuple(own[panel.name] for panel in row.panels if panel.name in own)
            heights = map(self._height, panels, _rooms(row.lefts, width))
            rows.append(Row(panels, row.lefts, max(heights, default=0.0)))
        if sum(len(row.panels) for row in rows) < len(self.panels) or _total(rows) > most + 0.1:
            return None
        return self._drawn(rows, width)

    @staticmethod
    def _drawn(rows: Sequence[Row], width: float) -> tuple[Group, ...]:
        groups: list[Group] = []
        top = 0.0
        for row in rows:
            for panel, left, room in zip(row.panels, row.lefts, _rooms(row.lefts, width), strict=True):
                groups.append(placed(panel.draw(room), 1.0, left, top))
            top += row.height + _ROW_GAP
        return tuple(groups)

    def arranged(self, width: float, edges: Sequence[float], most: float) -> list[Row] | None:
        """The rows of the first arrangement that is low; else of the lowest one that is low enough."""
        if not self.panels:
            return []
        best, lowest = None, most + 0.1
        if any(panel.lowest > lowest for panel in self.panels):
            return None
        for panels in _arrangements(self.panels):
            found = [self._row(row, width, edges, most if len(panels) == 1 else math.inf) for row in panels]
            rows = [row for row in found if row is not None]
            if len(rows) == len(panels) and _total(rows) <= lowest:
                best, lowest = rows, _total(rows)
                if lowest <= _LOW:
                    break
        return best

    def _row(self, panels: Sequence[Panel], width: float, edges: Sequence[float], most: float) -> Row | None:
        """The row in the widths that make it lowest, on edges where that takes little more."""
        best, lowest = None, math.inf
        for lefts, off in _lefts(panels, width, edges):
            rooms = _rooms(lefts, width)
            if any(room < panel.least for room, panel in zip(rooms, panels, strict=True)):
                continue
            height = max(self._height(panel, room) for panel, room in zip(panels, rooms, strict=True))
            cost = round(height) + off * _WORTH + (_TOO_HIGH if height > most + 0.1 else 0.0)
            if cost < lowest:
                best, lowest = Row(tuple(panels), lefts, height), cost
        return best

    def _height(self, panel: Panel, width: float) -> float:
        key = (id(panel), round(width, 2))
        if key not in self._heights:
            self._heights[key] = panel.height(width)
        return self._heights[key]


def _total(rows: Sequence[Row]) -> float:
    """The height of rows under each other."""
    return sum(row.height for row in rows) + _ROW_GAP * max(0, len(rows) - 1)


def _rooms(lefts: Sequence[float], width: float) -> list[float]:
    """The widths of the panels of a row."""
    return [right - left - GAP for left, right in itertools.pairwise((*lefts, width + GAP))]


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


def _lefts(
    row: Sequence[Panel], width: float, edges: Sequence[float]
) -> Iterator[tuple[tuple[float, ...], int]]:
    """Left sides to try, the likeliest first, and how many of them stand on no edge."""
    choices: list[list[tuple[float, int]]] = []
    for share in _shares(row, width)[1:]:
        near = min(edges, key=lambda edge: abs(edge - share), default=math.inf)
        on_edge = [(near, 0)] if abs(near - share) <= _NEAR * width else []
        choices.append(on_edge + [(share + step * width, 1) for step in _STEPS])
    for chosen in itertools.product(*choices):
        yield (0.0, *(left for left, _ in chosen)), sum(off for _, off in chosen)
