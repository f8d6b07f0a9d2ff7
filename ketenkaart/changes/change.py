"""Changes: the only way to alter a document.

A change holds the value before and after, so its inverse needs no document. The values of fields are
plain, as in the file: texts, numbers, yes and no, tuples and mappings. A caller may give typed values
(a word, a date, a pin); they are made plain.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from ketenkaart.model.plain import default_of, plain, plain_fields, same
from ketenkaart.model.record import Record

WHOLE_MAP: Final = ""
"""Stands for a record id where a change sets a part of the file that this version does not know."""


class Absent(Enum):
    """Stands for the value of an unknown field that a record does not have."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return self.name


ABSENT: Final = Absent.ABSENT


class ChangeRefused(Exception):
    """A change that cannot be made; its text says why, to the user."""


@dataclass(frozen=True, slots=True)
class Add:
    """A record that was not there is added."""

    record: Record

    @property
    def record_id(self) -> str:
        """The id of the record."""
        return self.record.id

    def inverted(self) -> "Remove":
        """The change that undoes this one."""
        return Remove(self.record)


@dataclass(frozen=True, slots=True)
class Remove:
    """A record is taken out; it must be as it is here."""

    record: Record

    @property
    def record_id(self) -> str:
        """The id of the record."""
        return self.record.id

    def inverted(self) -> Add:
        """The change that undoes this one."""
        return Add(self.record)


@dataclass(frozen=True, slots=True)
class SetField:
    """One field of one record gets another value.

    Attributes:
        record_id: the record; WHOLE_MAP for a part of the file that this version does not know.
        field: the field.
        before: its value, plain; ABSENT where the record does not have this unknown field.
        after: the value it gets, plain; ABSENT takes an unknown field away.
    """

    record_id: str
    field: str
    before: Any
    after: Any

    def __post_init__(self) -> None:
        """Make the values plain."""
        for name in ("before", "after"):
            value = getattr(self, name)
            if value is not ABSENT:
                object.__setattr__(self, name, plain(value))

    def inverted(self) -> "SetField":
        """The change that undoes this one."""
        return SetField(self.record_id, self.field, self.after, self.before)


Change = Add | Remove | SetField


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that are made together or not at all.

    Attributes:
        changes: the changes, in the order in which they are made.
        label: what they do, in a few words.
    """

    changes: tuple[Change, ...] = ()
    label: str = ""

    def inverted(self) -> "ChangeSet":
        """The change set that undoes this one."""
        return ChangeSet(tuple(change.inverted() for change in reversed(self.changes)), self.label)

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(self.changes)


def field_value(record: Record, field: str) -> Any:
    """The plain value of a field; ABSENT for an unknown field that the record does not have."""
    if field in type(record).model_fields:
        return plain(getattr(record, field))
    extra = record.model_extra or {}
    return plain(extra[field]) if field in extra else ABSENT


def set_field(record: Record, field: str, after: Any) -> SetField:
    """The change that gives a field of this record another value."""
    return SetField(record.id, field, field_value(record, field), after)


def same_value(one: Any, other: Any) -> bool:
    """Whether two plain values, or ABSENT, are the same."""
    return one is other if one is ABSENT or other is ABSENT else same(one, other)


def same_record(one: Record, other: Record) -> bool:
    """Whether two records are the same in the file."""
    return one is other or (
        one.collection == other.collection and same(plain_fields(one), plain_fields(other))
    )


def field_changes(one: Record, other: Record) -> Iterable[SetField]:
    """The fields of two records of one type that differ, as changes from the one to the other."""
    if one is other:
        return
    before, after = plain_fields(one), plain_fields(other)
    known = type(one).model_fields
    given = before.keys() | after.keys()
    for field in [*(name for name in known if name in given), *sorted(given - known.keys())]:
        if field in before and field in after and same(before[field], after[field]):
            continue
        missing = default_of(type(one), field) if field in known else ABSENT
        yield SetField(one.id, field, before.get(field, missing), after.get(field, missing))
