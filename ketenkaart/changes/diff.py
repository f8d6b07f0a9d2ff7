"""Diff: the change set that leads from one map to another."""

from collections.abc import Iterator, Mapping
from typing import Any

from ketenkaart.changes.change import (
    ABSENT,
    WHOLE_MAP,
    Add,
    Change,
    ChangeSet,
    Remove,
    SetField,
    field_changes,
    same_value,
)
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.plain import plain
from ketenkaart.model.record import Record


def diff(one: Ketenkaart, other: Ketenkaart, label: str = "") -> ChangeSet:
    """The change set that leads from one map to another: what is removed, added, then changed."""
    removed: list[Change] = []
    added: list[Change] = []
    changed: list[Change] = []
    for record_id in sorted(_touched(one.records, other.records)):
        before, after = one.records.get(record_id), other.records.get(record_id)
        if before is not None and after is not None and type(before) is type(after):
            changed.extend(field_changes(before, after))
            continue
        if before is not None:
            removed.append(Remove(before))
        if after is not None:
            added.append(Add(after))
    changed.extend(_unknown_changes(one.unknown, other.unknown))
    return ChangeSet((*removed, *added, *changed), label)


def _touched(one: Mapping[str, Record], other: Mapping[str, Record]) -> Iterator[str]:
    """The ids of records that are not the very same ones in both: most are, after an edit."""
    yield from (record_id for record_id, record in one.items() if other.get(record_id) is not record)
    yield from (record_id for record_id in other if record_id not in one)


def _unknown_changes(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[SetField]:
    for part in sorted(one.keys() | other.keys()):
        before = plain(one[part]) if part in one else ABSENT
        after = plain(other[part]) if part in other else ABSENT
        if not same_value(before, after):
            yield SetField(WHOLE_MAP, part, before, after)
