"""Merge: two maps that grew from one become one again, by record and by field, always a sound map.

What only one side touched is taken from that side. Where both touched the same, ours is kept and the
conflict is listed; a record that one side removed and the other changed or still needs is kept. Where
the union would break an id or make partners part of each other, the offending part gives way to ours.

Where it is not known from what both grew, nothing counts as removed: what only one side has is taken, and a
field that is filled in on one side only is taken from there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import Any

from ketenkaart.changes.apply import broken_link_sentence, with_field
from ketenkaart.changes.change import (
    ABSENT,
    ChangeRefused,
    ChangeSet,
    field_value,
    same_record,
    same_value,
)
from ketenkaart.changes.conflict import Conflict, ConflictKind
from ketenkaart.changes.diff import diff
from ketenkaart.changes.versions import adopted_by_either
from ketenkaart.model.about import About, Adopted
from ketenkaart.model.integrity import BadLink, Fault, bad_links, circle_of
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.plain import plain
from ketenkaart.model.record import Record

Records = Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge gives.

    Attributes:
        kaart: the merged map.
        changes: the change set that leads from ours to it.
        conflicts: what a person must look at.
    """

    kaart: Ketenkaart
    changes: ChangeSet
    conflicts: tuple[Conflict, ...]


def merge(base: Ketenkaart | None, ours: Ketenkaart, theirs: Ketenkaart, label: str = "") -> Merged:
    """Merge two maps that both grew from a third.

    Args:
        base: the map they grew from; None where it is not known.
        ours: the one.
        theirs: the other, which gives way.
        label: what the changes from ours to the merged map are called.

    Raises:
        ChangeRefused: one of the maps is not sound.
    """
    work = _Merge(base, ours, theirs)
    work.merge_records()
    work.settle_links()
    unknown = work.merged_unknown()
    work.find_equal_numbers()
    kaart = Ketenkaart(MappingProxyType(work.result), MappingProxyType(unknown))
    return Merged(kaart, diff(ours, kaart, label), tuple(work.final_conflicts()))


class _Merge:
    """A merge at work.

    Attributes:
        result: the merged records so far.
        conflicts: the conflicts so far, with records as they were when they were found.
    """

    def __init__(self, base: Ketenkaart | None, ours: Ketenkaart, theirs: Ketenkaart) -> None:
        self.ours, self.theirs = ours, theirs
        self.base = base or Ketenkaart({})
        self._blind = base is None
        self.result: dict[str, Record] = {}
        self.conflicts: list[Conflict] = []
        self._decided: set[str] = set()

    def merge_records(self) -> None:
        """Take each record from the side that changed it; merge by field where both did."""
        sides = (self.base.records, self.ours.records, self.theirs.records)
        for record_id in sorted(set().union(*sides)):
            base, ours, theirs = (side.get(record_id) for side in sides)
            record = self._merged_record(base, ours, theirs)
            if record is not None:
                self.result[record_id] = record

    def _merged_record(
        self, base: Record | None, ours: Record | None, theirs: Record | None
    ) -> Record | None:
        if _same(ours, theirs) or _same(base, theirs):
            return ours
        if _same(base, ours):
            return theirs
        if ours is None or theirs is None:
            kept = ours or theirs
            kind = ConflictKind.REMOVED_HERE if ours is None else ConflictKind.REMOVED_THERE
            self.conflicts.append(Conflict(kind, kept))
            return kept
        if type(ours) is not type(theirs):
            self.conflicts.append(Conflict(ConflictKind.MADE_TWICE, ours))
            return ours
        return self._merged_fields(base if type(base) is type(ours) else None, ours, theirs)

    def _merged_fields(self, base: Record | None, ours: Record, theirs: Record) -> Record:
        record = ours
        for field in {**type(ours).model_fields, **(ours.model_extra or {}), **(theirs.model_extra or {})}:
            values = (
                ABSENT if base is None else field_value(base, field),
                *(field_value(r, field) for r in (ours, theirs)),
            )
            together = self._adopted(ours, field, *values)
            if together is not None:
                record = with_field(record, field, plain(together))
            elif self._takes_theirs(ours, field, *values):
                record = with_field(record, field, values[2])
        return record

    def _adopted(
        self, record: Record, field: str, base: Any, ours: Any, theirs: Any
    ) -> tuple[Adopted, ...] | None:
        """The versions of both sides, where both adopted one; None where it is about anything else."""
        both = not any(same_value(*pair) for pair in combinations((base, ours, theirs), 2))
        if field != "adopted" or not isinstance(record, About) or not both:
            return None
        return adopted_by_either(self.ours, self.theirs)

    def _takes_theirs(self, record: Record | None, field: str, base: Any, ours: Any, theirs: Any) -> bool:
        if same_value(ours, theirs) or same_value(base, theirs):
            return False
        if same_value(base, ours):
            return True
        if self._blind and (_is_empty(ours) or _is_empty(theirs)):
            return _is_empty(ours)
        self.conflicts.append(Conflict(ConflictKind.FIELD, record, field, base, ours, theirs))
        return False

    def merged_unknown(self) -> dict[str, Any]:
        """The parts of the file that this version does not know, each as a whole."""
        sides = (self.base.unknown, self.ours.unknown, self.theirs.unknown)
        unknown = dict(self.ours.unknown)
        for part in sorted(set().union(*sides)):
            base, ours, theirs = (plain(side[part]) if part in side else ABSENT for side in sides)
            if not self._takes_theirs(None, part, base, ours, theirs):
                continue
            if theirs is ABSENT:
                del unknown[part]
            else:
                unknown[part] = self.theirs.unknown[part]
        return unknown

    def settle_links(self) -> None:
        """Put right what the union of two sound maps broke."""
        while links := list(bad_links(self.result)):
            for link in links:
                if self.result.get(link.record.id) is link.record:
                    self._settle(link)

    def _settle(self, link: BadLink) -> None:
        if link.fault is Fault.MISSING and link.target in self.result:
            return
        if link.fault is Fault.MISSING and link.target not in self._decided:
            kept = self.ours.records.get(link.target) or self.theirs.records.get(link.target)
            if kept is not None:
                self._decided.add(link.target)
                self.result[link.target] = kept
                self.conflicts.append(Conflict(ConflictKind.STILL_USED, kept, other=link.record))
                return
        if link.fault is not Fault.CYCLE or not self._open_circle(link):
            self._give_way(link)

    def _open_circle(self, link: BadLink) -> bool:
        """Give one partner in the circle the parent it has with us."""
        for partner in sorted(circle_of(self.result, link.record.id), key=lambda partner: partner.id):
            ours = self.ours.records.get(partner.id)
            if ours is None or same_value(field_value(ours, "parent"), partner.parent):
                continue
            base = self.base.records.get(partner.id)
            values = (ABSENT if base is None else field_value(base, "parent"), field_value(ours, "parent"))
            parent = self.result[str(partner.parent)]
            conflict = Conflict(ConflictKind.CYCLE, partner, "parent", *values, partner.parent, parent)
            self.conflicts.append(conflict)
            self.result[partner.id] = with_field(partner, "parent", values[1])
            return True
        return False

    def _give_way(self, link: BadLink) -> None:
        """Put the record back as we have it, or else what it points at."""
        for record_id in (link.record.id, link.target):
            ours, merged = self.ours.records.get(record_id), self.result.get(record_id)
            if merged is ours:
                continue
            self._decided.add(record_id)
            other = self.result.get(link.target) or self.theirs.records.get(link.target)
            if ours is None:
                del self.result[record_id]
            else:
                self.result[record_id] = ours
            kind = ConflictKind.LEFT_OUT if ours is None else ConflictKind.LINK_UNDONE
            self.conflicts.append(Conflict(kind, merged, link.field, other=other))
            return
        raise ChangeRefused(broken_link_sentence(self.result, link))

    def find_equal_numbers(self) -> None:
        """List the numbers that the two sides gave to two records."""
        for record_type in RECORD_TYPES:
            if "number" not in record_type.model_fields:
                continue
            by_number: dict[int, list[Record]] = {}
            for record_id in sorted(self.result):
                record = self.result[record_id]
                number = getattr(record, "number", None) if type(record) is record_type else None
                if number is not None:
                    by_number.setdefault(number, []).append(record)
            for number, records in by_number.items():
                for one, other in pairwise(records):
                    if not any(_had_equal(side, one, other) for side in (self.ours, self.theirs)):
                        if one.id not in self.ours.records:
                            one, other = other, one  # ours first
                        values = (ABSENT, number, number)
                        self.conflicts.append(Conflict(ConflictKind.NUMBER, one, "number", *values, other))

    def final_conflicts(self) -> Iterator[Conflict]:
        """The conflicts, with records as the merged map has them."""
        for conflict in self.conflicts:
            record, other = (r and self.result.get(r.id, r) for r in (conflict.record, conflict.other))
            yield replace(conflict, record=record, other=other)


def _same(one: Record | None, other: Record | None) -> bool:
    return one is other or (one is not None and other is not None and same_record(one, other))


def _is_empty(value: Any) -> bool:
    return value is ABSENT or value is None or value in ("", ())


def _had_equal(side: Ketenkaart, one: Record, other: Record) -> bool:
    numbers = [getattr(side.records.get(record.id), "number", None) for record in (one, other)]
    return numbers[0] is not None and numbers[0] == numbers[1]
