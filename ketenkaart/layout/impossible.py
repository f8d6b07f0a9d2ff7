"""Impossible: the pins, hints and groups that a layout could not honour, each with the reason."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ketenkaart.layout.agreement import Agreement, Why
from ketenkaart.layout.compiled import NONE, Compiled
from ketenkaart.layout.grid import Cells, Piece, end_sides
from ketenkaart.layout.rules import groups_of, phases_adjoin, promises_of
from ketenkaart.layout.standing import Standing


class Impossible(NamedTuple):
    """A pin, a hint or a group that is not honoured.

    Attributes:
        id: the pinned box, the flow, or the first box of the group.
        side: the side of the pin ("before", "after", "above", "below") or of the hint ("out", "in");
            "group" for a group.
        why: what stands in the way.
        others: the box the pin names and the one whose pin it contradicts, if any; the other boxes of
            the group.
    """

    id: str
    side: str
    why: Why
    others: tuple[str, ...] = ()


def impossible(compiled: Compiled, cells: Cells, routes: Sequence[Sequence[Piece]]) -> tuple[Impossible, ...]:
    """What of all pins, hints and groups is not so in these cells and routes."""
    return (*unkept(compiled, cells), *_hints(compiled, routes))


def unkept(compiled: Compiled, cells: Cells) -> tuple[Impossible, ...]:
    """What of all pins and groups is not so in these cells."""
    return (*_pins(compiled, cells), *_groups(compiled, cells))


def _pins(compiled: Compiled, cells: Cells) -> Iterator[Impossible]:
    broken = [rule for rule in promises_of(compiled) if not rule.holds(cells.column, cells.row)]
    refused = {refusal.rule: refusal for refusal in Agreement(compiled).refused} if broken else {}
    for rule in broken:
        refusal = refused.get(rule)
        why = refusal.why if refusal is not None else Why.ROOM
        named = [rule.other, *([refusal.other] if refusal is not None and refusal.other != NONE else [])]
        others = tuple(compiled.nodes[node].id for node in named)
        yield Impossible(compiled.nodes[rule.node].id, rule.side, why, others)


def _groups(compiled: Compiled, cells: Cells) -> Iterator[Impossible]:
    groups = groups_of(compiled)
    if not groups:
        return
    standing = Standing(cells)
    for group in groups:
        if not group.is_together(standing):
            why = Why.ROOM if phases_adjoin(compiled, group) else Why.PHASE
            first, *others = (compiled.nodes[node].id for node in group.nodes)
            yield Impossible(first, "group", why, tuple(others))


def _hints(compiled: Compiled, routes: Sequence[Sequence[Piece]]) -> Iterator[Impossible]:
    for edge, route in zip(compiled.edges, routes, strict=True):
        if edge.side_out is None and edge.side_in is None:
            continue
        out, into = end_sides(route)
        if edge.side_out not in (None, out):
            yield Impossible(edge.id, "out", Why.SIDE)
        if edge.side_in not in (None, into):
            yield Impossible(edge.id, "in", Why.SIDE)
