"""Conflicts: what two people did that cannot both stand, for a person to look at."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from ketenkaart.changes.apply import with_field
from ketenkaart.changes.change import ABSENT
from ketenkaart.changes.wording import Records, cut, shown_field, shown_plain, titled
from ketenkaart.model.fieldnames import field_name
from ketenkaart.model.record import Record
from ketenkaart.texts import mark, tr

LONGEST = 60


class ConflictKind(Enum):
    """Why two changes cannot both stand, and what the merged map holds."""

    FIELD = mark("{record}: “{field}” is {ours} with us and {theirs} with them; ours is kept.")
    MADE_TWICE = mark("{record} was made by both under one id; ours is kept.")
    REMOVED_HERE = mark("{record} was removed by us and changed by them; it is kept as they have it.")
    REMOVED_THERE = mark("{record} was changed by us and removed by them; it is kept as we have it.")
    STILL_USED = mark("{record} was removed by one and is used by the other, in {other}; it is kept.")
    LINK_UNDONE = mark("{record}: “{field}” cannot point at {other} any more; {record} is as we have it.")
    LEFT_OUT = mark("{record}: “{field}” cannot point at {other} any more; {record} is left out.")
    CYCLE = mark("{record} and {other} were made part of each other; ours is kept.")
    NUMBER = mark("{record} and {other} have the same number, {ours}; give one of them another.")


_MATTERS = {
    ConflictKind.FIELD: mark("“{field}” is {ours} with us and {theirs} with them."),
    ConflictKind.CYCLE: mark("“{field}” is {ours} with us and {theirs} with them."),
    ConflictKind.MADE_TWICE: mark("Made by both under one id; theirs is left out."),
    ConflictKind.REMOVED_HERE: mark("Removed by us and changed by them."),
    ConflictKind.REMOVED_THERE: mark("Changed by us and removed by them."),
    ConflictKind.STILL_USED: mark("Removed by one and used by the other, in {other}."),
    ConflictKind.NUMBER: mark("Got the same number as {other}: {ours}."),
}
"""What happened, whatever becomes of it; where nothing is to be chosen the whole sentence tells."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes that cannot both stand, and what the merged map holds instead.

    Attributes:
        kind: why they cannot.
        record: the record, as it is in the merged map; None for the map as a whole.
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

    def sentence(self, records: Records) -> str:
        """What happened and what the merged map holds, for a person.

        Args:
            records: the records of the merged map, for their names.
        """
        return self._filled_in(self.kind.value, records)

    def matter(self, records: Records) -> str:
        """What happened, for a person who sees elsewhere what the merged map holds now.

        Args:
            records: the records of the merged map, for their names.
        """
        return self._filled_in(_MATTERS.get(self.kind, self.kind.value), records)

    def _filled_in(self, text: str, records: Records) -> str:
        record, other = self.record, self.other
        return tr(
            text,
            record=tr("the map") if record is None else titled(record, records),
            field=self.field if record is None else field_name(record.collection, self.field),
            other="" if other is None else titled(other, records),
            ours=self._shown(self.ours, records),
            theirs=self._shown(self.theirs, records),
        )

    def _shown(self, value: Any, records: Records) -> str:
        record = self.record
        if record is None or value is ABSENT or self.field not in type(record).model_fields:
            return shown_plain(value, LONGEST)
        return cut(shown_field(with_field(record, self.field, value), self.field, records), LONGEST)
