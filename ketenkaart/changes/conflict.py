"""Conflicts: what two people did that cannot both stand, for a person to look at."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from ketenkaart.changes.change import ABSENT
from ketenkaart.model.nouns import called
from ketenkaart.model.record import Record
from ketenkaart.texts import tr


class ConflictKind(Enum):
    """Why two changes cannot both stand."""

    FIELD = "field"
    REMOVED_HERE = "removed_here"
    REMOVED_THERE = "removed_there"
    REFERENCE = "reference"
    CYCLE = "cycle"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes that cannot both stand, and what the merged map holds instead.

    Attributes:
        kind: why they cannot.
        record: the record, as it is in the merged map.
        field: the field; "" where it is about the record as a whole.
        base: the plain value both started from; ABSENT where there was none.
        ours: our value.
        theirs: their value.
        other: the record it collides with, as it is in the merged map, if there is one.
    """

    kind: ConflictKind
    record: Record | None
    field: str = ""
    base: Any = ABSENT
    ours: Any = ABSENT
    theirs: Any = ABSENT
    other: Record | None = None

    def sentence(self) -> str:
        """What happened and what the merged map holds, for a person."""
        record = called(self.record) if self.record is not None else tr("the map")
        other = called(self.other) if self.other is not None else ""
        values = {"record": record, "field": self.field, "other": other}
        if self.kind is ConflictKind.FIELD:
            shown = {"ours": _shown(self.ours), "theirs": _shown(self.theirs)}
            return tr(
                "{record}: “{field}” is {ours} with us and {theirs} with them; ours is kept.",
                **values,
                **shown,
            )
        if self.kind is ConflictKind.REMOVED_HERE:
            return tr("{record} was removed by us and changed by them; it is kept as they have it.", **values)
        if self.kind is ConflictKind.REMOVED_THERE:
            return tr("{record} was changed by us and removed by them; it is kept as we have it.", **values)
        if self.kind is ConflictKind.REFERENCE:
            return tr(
                "{record} was removed by one and is used by the other, in {other}; it is kept.", **values
            )
        if self.kind is ConflictKind.CYCLE:
            return tr("{record} and {other} were made part of each other; ours is kept.", **values)
        return tr("{record} and {other} have got the same number, {number}.", number=self.ours, **values)


def _shown(value: Any) -> str:
    if value is ABSENT or value is None or value in ("", ()):
        return tr("empty")
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"
