"""Rules: what pins and groups ask of the cells of boxes, and whether it is so."""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.graph import Pin
from ketenkaart.layout.standing import Standing


class Rule(NamedTuple):
    """What one side of a pin asks: so far from the other box, in columns or in rows.

    Attributes:
        node: the pinned box; other: the box its pin names.
        side: the side of the pin: "before", "after", "above" or "below".
        upright: whether it is about rows.
        least, most: how far from the other box it may stand.
    """

    node: int
    other: int
    side: str
    upright: bool
    least: float
    most: float

    def holds(self, column: Sequence[int], row: Sequence[int]) -> bool:
        """Whether it is so."""
        along = row if self.upright else column
        return self.least <= along[self.node] - along[self.other] <= self.most


def promises_of(compiled: Compiled) -> list[Rule]:
    """What pins promise: a box stands left of, right of, above or below another.

    Pins that name no box of the graph, or their own, say nothing.
    """
    return [
        Rule(node, other, side, side in ("above", "below"), *_reach(side))
        for node in _pinned(compiled)
        for side, other in sides_of(compiled, node).items()
    ]


def _reach(side: str) -> tuple[float, float]:
    return (-math.inf, -1) if side in ("before", "above") else (1, math.inf)


def wishes_of(compiled: Compiled) -> list[Rule]:
    """What pins wish: before and after in the same row, above and below right there in the same column."""
    found: list[Rule] = []
    for node in _pinned(compiled):
        sides = sides_of(compiled, node)
        for side, other in sides.items():
            if compiled.lane[node] != compiled.lane[other]:
                continue
            if side in ("above", "below"):
                step = -1 if side == "above" else 1
                found.append(Rule(node, other, side, True, step, step))
                if not sides.keys() & {"before", "after"}:
                    found.append(Rule(node, other, side, False, 0, 0))
            elif not sides.keys() & {"above", "below"}:
                found.append(Rule(node, other, side, True, 0, 0))
    return found


def _pinned(compiled: Compiled) -> Iterable[int]:
    return (node for node, item in enumerate(compiled.nodes) if item.pin is not None)


def sides_of(compiled: Compiled, node: int) -> dict[str, int]:
    """The sides of a box's pin, with the boxes they name; those that name none, or itself, are left out."""
    pin = compiled.nodes[node].pin or Pin()
    named = {
        side: compiled.node_index.get(other or "", node) for side, other in zip(Pin._fields, pin, strict=True)
    }
    return {side: other for side, other in named.items() if other != node}


class Rect(NamedTuple):
    """The smallest rectangle of cells round the boxes of a group in one lane, ends included."""

    left: int
    right: int
    top: int
    bottom: int


class Group(NamedTuple):
    """Boxes that are kept together: their nodes by leaf lane."""

    name: str
    parts: tuple[tuple[int, ...], ...]

    @property
    def nodes(self) -> Iterable[int]:
        """All its boxes."""
        return itertools.chain.from_iterable(self.parts)

    def rects(self, standing: Standing) -> list[Rect]:
        """The rectangle of each part."""
        return [_rect(part, standing) for part in self.parts]

    def is_together(self, standing: Standing) -> bool:
        """Whether no other box stands among its boxes, and no row or column in use parts them."""
        rects = self.rects(standing)
        return all(map(_hangs_together, self.parts, rects, itertools.repeat(standing))) and _adjoin(
            rects, standing
        )


def groups_of(compiled: Compiled) -> list[Group]:
    """The groups of more than one box."""
    members: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for node, item in enumerate(compiled.nodes):
        if item.group:
            members[item.group][compiled.lane[node]].append(node)
    return [
        Group(name, tuple(tuple(parts[lane]) for lane in sorted(parts)))
        for name, parts in members.items()
        if sum(map(len, parts.values())) > 1
    ]


def phases_adjoin(compiled: Compiled, group: Group) -> bool:
    """Whether the phases of a group's boxes follow each other, in each lane and as a whole."""
    return all(_follow_each_other([compiled.phase[node] for node in part]) for part in group.parts) and (
        _follow_each_other([compiled.phase[node] for node in group.nodes])
    )


def _follow_each_other(phases: Sequence[int]) -> bool:
    """Whether no phase is missing in between that a box without a phase cannot fill."""
    own = set(phases) - {NONE}
    missing = max(own) - min(own) + 1 - len(own) if own else 0
    return missing <= phases.count(NONE)


def _rect(nodes: Sequence[int], standing: Standing) -> Rect:
    columns = [standing.column[node] for node in nodes]
    rows = [standing.row[node] for node in nodes]
    return Rect(min(columns), max(columns), min(rows), max(rows))


def _hangs_together(nodes: Sequence[int], rect: Rect, standing: Standing) -> bool:
    own = set(nodes)
    columns = {standing.column[node] for node in nodes}
    rows = {standing.row[node] for node in nodes}
    across = range(rect.left, rect.right + 1)
    down = range(rect.top, rect.bottom + 1)
    if any(column not in columns and standing.columns[column] > 0 for column in across):
        return False
    if any(row not in rows and standing.rows[row] > 0 for row in down):
        return False
    return all(
        standing.at.get((column, row), nodes[0]) in own for column in sorted(columns) for row in sorted(rows)
    )


def _adjoin(rects: Sequence[Rect], standing: Standing) -> bool:
    """Whether the columns of all parts are one range, but for columns that no box uses."""
    reach = min(rect.right for rect in rects)
    for rect in sorted(rects):
        if any(standing.columns[column] > 0 for column in range(reach + 1, rect.left)):
            return False
        reach = max(reach, rect.right)
    return True
