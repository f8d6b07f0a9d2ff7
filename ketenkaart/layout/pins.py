"""Pins: where a person put a box is where it stands.

Needs:   a cell for every box.
Gives:   cells in which each pinned box stands left, right, above or below the box its pin names;
         and the pins and hints that cannot be honoured.
Method:  own: a pinned box goes to the free cell beside, or to a new row or column that is let in there.
         Only the pinned box moves against the others.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ketenkaart.layout.compiled import Compiled
from ketenkaart.layout.grid import Cells, Piece

ROUNDS = 4


class Rule(NamedTuple):
    """One side of a pin: a box stands on one side of another.

    Attributes:
        node: the pinned box; other: the box its pin names.
        first: whether the pinned box is the left or upper one.
        upright: whether it is about rows.
    """

    node: int
    other: int
    first: bool
    upright: bool


def rules_of(compiled: Compiled) -> list[Rule]:
    """All pins, side by side; those that name no box of the graph, or their own, say nothing."""
    return [
        Rule(node, compiled.node_index[other], first, upright)
        for node, item in enumerate(compiled.nodes)
        if item.pin is not None
        for other, first, upright in (
            (item.pin.before, True, False),
            (item.pin.after, False, False),
            (item.pin.above, True, True),
            (item.pin.below, False, True),
        )
        if other in compiled.node_index and compiled.node_index[other] != node
    ]


def honour_pins(compiled: Compiled, phase: Sequence[int], column: list[int], row: list[int]) -> None:
    """Move pinned boxes to where they belong; columns count within a phase, rows within a lane."""
    rules = _agreed([r for r in rules_of(compiled) if _side_by_side(compiled, phase, r)])
    for _ in range(ROUNDS * len(rules)):
        broken = [rule for rule in rules if not _kept(compiled, phase, column, row, rule)]
        if not broken:
            return
        rule = broken[0]
        same, along, across = (compiled.lane, row, column) if rule.upright else (phase, column, row)
        _put_beside(rule, same, along, _cells_of(compiled, phase, along, across, rule))


def _side_by_side(compiled: Compiled, phase: Sequence[int], rule: Rule) -> bool:
    """Whether a pin is about two boxes of one lane or phase; else their order is decided already."""
    same = compiled.lane if rule.upright else phase
    return same[rule.node] == same[rule.other]


def _agreed(rules: Sequence[Rule]) -> list[Rule]:
    """The rules less those that contradict the ones before them."""
    agreed: list[Rule] = []
    follows: dict[tuple[bool, int], list[int]] = defaultdict(list)
    for rule in rules:
        before, after = (rule.node, rule.other) if rule.first else (rule.other, rule.node)
        if not _leads(follows, rule.upright, after, before):
            follows[rule.upright, before].append(after)
            agreed.append(rule)
    return agreed


def _leads(follows: Mapping[tuple[bool, int], Sequence[int]], upright: bool, start: int, end: int) -> bool:
    """Whether one box must stand before another, directly or through others."""
    seen, waiting = {start}, [start]
    while waiting:
        for node in follows.get((upright, waiting.pop()), ()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return end in seen


def _cells_of(
    compiled: Compiled, phase: Sequence[int], along: list[int], across: list[int], rule: Rule
) -> set[int]:
    """The places, along its way, that are taken in the pinned box's own row or column."""
    node = rule.node
    return {
        along[n]
        for n in range(len(along))
        if n != node
        and (compiled.lane[n], phase[n], across[n]) == (compiled.lane[node], phase[node], across[node])
    }


def _put_beside(rule: Rule, same: Sequence[int], along: list[int], taken: set[int]) -> None:
    place = along[rule.other]
    beside = place - 1 if rule.first else place + 1
    if beside in taken:
        for node, lane in enumerate(same):
            if lane == same[rule.node] and (along[node] < place if rule.first else along[node] > place):
                along[node] += -1 if rule.first else 1
    along[rule.node] = beside


def _kept(
    compiled: Compiled, phase: Sequence[int], column: Sequence[int], row: Sequence[int], rule: Rule
) -> bool:
    group, along = (compiled.lane, row) if rule.upright else (phase, column)
    node, other = (rule.node, rule.other) if rule.first else (rule.other, rule.node)
    return (group[node], along[node]) < (group[other], along[other])


def impossible(compiled: Compiled, cells: Cells, routes: Sequence[Sequence[Piece]]) -> tuple[str, ...]:
    """The ids of boxes whose pin, and of flows whose hint, could not be honoured."""
    found = list(_broken_pins(compiled, cells))
    for edge, route in zip(compiled.edges, routes, strict=True):
        out, into = end_sides(route)
        if edge.side_out not in (None, out) or edge.side_in not in (None, into):
            found.append(edge.id)
    return tuple(dict.fromkeys(found))


def _broken_pins(compiled: Compiled, cells: Cells) -> Iterator[str]:
    for rule in rules_of(compiled):
        along = cells.row if rule.upright else cells.column
        node, other = (rule.node, rule.other) if rule.first else (rule.other, rule.node)
        if along[node] >= along[other]:
            yield compiled.nodes[rule.node].id


def end_sides(pieces: Sequence[Piece]) -> tuple[str, str]:
    """The sides where a route leaves its source and enters its target."""
    first, last = pieces[0], pieces[-1]
    out = (
        ("right" if first.forward else "left") if first.horizontal else ("bottom" if first.forward else "top")
    )
    into = ("left" if last.forward else "right") if last.horizontal else ("top" if last.forward else "bottom")
    return out, into
