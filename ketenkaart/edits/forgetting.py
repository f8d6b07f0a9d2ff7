"""Forgetting: what an edit makes void of all that the last layout decided, so that it is decided anew."""

from collections.abc import Mapping, Set
from typing import TypeVar

from ketenkaart.changes.change import ChangeSet, SetField
from ketenkaart.drawing.stretches import Stretch
from ketenkaart.memory import Memory

V = TypeVar("V")


def still_valid(memory: Memory, changes: ChangeSet, stretches: Mapping[str, Stretch]) -> Memory:
    """What holds of a memory after an edit.

    Not the cells of what was given another lane or phase, nor the lines and names of flows whose sides were
    chosen or let go.

    Args:
        memory: what the last layout decided.
        changes: the edit.
        stretches: those of the flows before it, by the id of their edge.
    """
    fields = [change for change in changes.changes if isinstance(change, SetField)]
    moved = {change.record_id for change in fields if change.field in ("partner", "phase")}
    turned = {change.record_id for change in fields if change.field == "hint"}
    if not moved.isdisjoint(memory.places):
        memory = memory._replace(places=_without(memory.places, moved))
    if turned:
        edges = {edge for edge, stretch in stretches.items() if stretch.flow.id in turned}
        memory = memory._replace(ways=_without(memory.ways, edges), names=_without(memory.names, edges))
    return memory


def _without(decided: Mapping[str, V], ids: Set[str]) -> Mapping[str, V]:
    return {one: value for one, value in decided.items() if one not in ids}
