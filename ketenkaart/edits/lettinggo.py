"""Letting go: what points at a record that is taken out of a map points at it no more, or goes with it."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from ketenkaart.edits.draft import Draft
from ketenkaart.model.integrity import pointing_at
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.plain import plain
from ketenkaart.model.process import Flow, Pin
from ketenkaart.model.record import Record
from ketenkaart.model.references import reference_fields, references


def with_dependents(kaart: Ketenkaart, ids: Iterable[str]) -> dict[str, Record]:
    """The records with these ids, and those that are nothing without them: their flows and assignments."""
    gone = {one: kaart.records[one] for one in ids if one in kaart.records}
    fresh: Mapping[str, Record] = gone
    while fresh:
        pointing = pointing_at(kaart.records.values(), fresh)
        fresh = {one.id: one for one in pointing if one.id not in gone and _needs(one, fresh)}
        gone |= fresh
    return gone


def _needs(record: Record, gone: Collection[str]) -> bool:
    if isinstance(record, Flow):
        return record.source in gone or record.target in gone
    return any(getattr(record, field) in gone for field in _required(type(record)))


@cache
def _required(record_type: type[Record]) -> tuple[str, ...]:
    return tuple(
        field for field in reference_fields(record_type) if record_type.model_fields[field].is_required()
    )


def take_out(draft: Draft, ids: Iterable[str]) -> None:
    """Take records out, with those that need them; all others let go of them."""
    gone = with_dependents(draft.kaart, ids)
    for record in tuple(pointing_at(draft.kaart.records.values(), gone)):
        if record.id not in gone:
            fields = {field.split(".")[0] for field, target, _ in references(record) if target in gone}
            values = {field: _without(getattr(record, field), gone) for field in fields}
            draft.set(record.id, **values)
    draft.remove(gone)


def _without(value: Any, gone: Collection[str]) -> Any:
    """The value of a field without ids that are gone; a pin that names no step any more is none."""
    if isinstance(value, str):
        return None if value in gone else value
    if isinstance(value, tuple):
        return tuple(kept for item in value if (kept := _without(item, gone)) is not None)
    if isinstance(value, BaseModel):
        return _value_without(value, gone)
    return value


def _value_without(value: BaseModel, gone: Collection[str]) -> BaseModel | None:
    changed = {field: _without(getattr(value, field), gone) for field in reference_fields(type(value))}
    kept = value.model_copy(update=changed)
    return None if isinstance(kept, Pin) and not any(plain(kept).values()) else kept
