"""Letting go: what points at a record that is taken out of a map points at it no more, or goes with it."""

from collections.abc import Callable, Collection, Iterable, Mapping
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
    return any(getattr(record, field) in gone for field in required_links(type(record)))


@cache
def required_links(record_type: type[Record]) -> tuple[str, ...]:
    """The fields without whose link a record is nothing, such as the element of an assignment."""
    return tuple(
        field for field in reference_fields(record_type) if record_type.model_fields[field].is_required()
    )


def take_out(draft: Draft, ids: Iterable[str]) -> None:
    """Take records out, with those that need them; all others let go of them."""
    gone = with_dependents(draft.kaart, ids)
    for record in tuple(pointing_at(draft.kaart.records.values(), gone)):
        if record.id not in gone:
            draft.set(record.id, **with_ids(record, lambda one: None if one in gone else one))
    draft.remove(gone)


def with_ids(record: BaseModel, changed: Callable[[str], str | None]) -> dict[str, Any]:
    """The fields of a record or value that point at others, with other ids in them; None lets go of one."""
    fields = dict.fromkeys(field.split(".")[0] for field, _, _ in references(record))
    return {field: _with_ids(getattr(record, field), changed) for field in fields}


def _with_ids(value: Any, changed: Callable[[str], str | None]) -> Any:
    if isinstance(value, str):
        return changed(value)
    if isinstance(value, tuple):
        return tuple(found for item in value if (found := _with_ids(item, changed)) is not None)
    if isinstance(value, BaseModel):
        kept = value.model_copy(update=with_ids(value, changed))
        return None if isinstance(kept, Pin) and not any(plain(kept).values()) else kept
    return value
