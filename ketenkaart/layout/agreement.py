"""Agreement: which pins can all be honoured together, and what the others are up against.

Needs:   the promises of all pins.
Gives:   those that agree with each other and with the order of lanes and phases; of each other one the
         reason, and the box whose pin it contradicts.
Method:  own: a promise that closes a ring of "before" or "above" is left out, in the order of the boxes.
         Borders between phases, and between lanes, stand in the rings as boxes of their own.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from graphlib import TopologicalSorter
from typing import NamedTuple

from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.rules import Rule, promises_of


class Why(Enum):
    """What a pin, a hint or a group is up against."""

    PIN = "pin"
    LANE = "lane"
    PHASE = "phase"
    SIDE = "side"
    ROOM = "room"


class Refusal(NamedTuple):
    """A promise that cannot be kept with those before it.

    Attributes:
        other: the box whose pin it contradicts, or NONE.
    """

    rule: Rule
    why: Why
    other: int = NONE


class Agreement:
    """The promises of a graph: those that agree, and those that do not.

    Attributes:
        kept: the promises that can all be kept together.
        refused: the others.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self.kept: list[Rule] = []
        self.refused: list[Refusal] = []
        promises = promises_of(compiled)
        self._axes = {
            upright: _Axis(
                compiled.lane if upright else compiled.phase,
                {end for rule in promises if rule.upright == upright for end in (rule.node, rule.other)},
            )
            for upright in (False, True)
        }
        for rule in promises:
            self._take(rule)

    def _take(self, rule: Rule) -> None:
        axis = self._axes[rule.upright]
        way = axis.way(*_in_order(rule)[::-1])
        if way is None:
            axis.add(rule)
            self.kept.append(rule)
            return
        against = next((passed for passed in way if passed is not None), None)
        if against is not None:
            self.refused.append(Refusal(rule, Why.PIN, against.node))
        else:
            self.refused.append(Refusal(rule, Why.LANE if rule.upright else Why.PHASE))

    def in_order(self, *, upright: bool) -> list[tuple[int, list[int]]]:
        """All boxes that promises are about, each after those it must come after, which it is given with."""
        return self._axes[upright].in_order()

    def latest(self, node: int, *, upright: bool) -> int:
        """The last phase, or lane, in which a box can stand."""
        axis = self._axes[upright]
        bands = (axis.band[other] for other in axis.after(node))
        return min((band for band in bands if band != NONE), default=max(0, *axis.band))


def _in_order(rule: Rule) -> tuple[int, int]:
    """The left or upper box, and the other."""
    return (rule.node, rule.other) if rule.most < 0 else (rule.other, rule.node)


class _Axis:
    """What comes before what, in columns or in rows; the end of band i is the box -i - 2."""

    def __init__(self, band: Sequence[int], nodes: Iterable[int]) -> None:
        self.band = band
        self._nodes = sorted(nodes)
        self._next: dict[int, list[tuple[int, Rule | None]]] = defaultdict(list)
        bands = sorted({band[node] for node in self._nodes} - {NONE})
        for one, other in itertools.pairwise(bands):
            self._next[_end(one)].append((_end(other), None))
        for node in self._nodes:
            if band[node] != NONE:
                self._next[node].append((_end(band[node]), None))
                earlier = [one for one in bands if one < band[node]]
                if earlier:
                    self._next[_end(earlier[-1])].append((node, None))

    def add(self, rule: Rule) -> None:
        """Take a promise in."""
        before, after = _in_order(rule)
        self._next[before].append((after, rule))

    def way(self, start: int, end: int) -> list[Rule | None] | None:
        """The promises and borders by which one box must stand before another, if it must."""
        came: dict[int, tuple[int, Rule | None]] = {}
        waiting = [start]
        for node in waiting:
            for following, rule in self._next[node]:
                if following not in came and following != start:
                    came[following] = (node, rule)
                    waiting.append(following)
        if end not in came:
            return None
        passed: list[Rule | None] = []
        while end != start:
            end, rule = came[end]
            passed.append(rule)
        return passed

    def after(self, node: int) -> Iterator[int]:
        """A box, and all boxes that must come after it."""
        seen, waiting = {node}, [node]
        for one in waiting:
            if one >= 0:
                yield one
            for following, _ in self._next[one]:
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)

    def in_order(self) -> list[tuple[int, list[int]]]:
        """All boxes, each after those it must come directly after."""
        before: dict[int, list[int]] = {node: [] for node in self._nodes}
        for node in list(self._next):
            for following, _ in self._next[node]:
                before.setdefault(following, []).append(node)
        order = TopologicalSorter({node: sorted(nodes) for node, nodes in sorted(before.items())})
        return [
            (node, [one for one in before[node] if one >= 0]) for node in order.static_order() if node >= 0
        ]


def _end(band: int) -> int:
    return -band - 2
