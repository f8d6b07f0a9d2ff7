"""Other ids in the fields of a record that point at others."""

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import BaseModel

from ketenkaart.model.plain import plain
from ketenkaart.model.process import Pin
from ketenkaart.model.record import Record
from ketenkaart.model.references import reference_fields, references


@cache
def required_links(record_type: type[Record]) -> tuple[str, ...]:
    """The fields without whose link a record is nothing, such as the element of an assignment."""
    return tuple(
        field for field in reference_fields(record_type) if record_type.model_fields[field].is_required()
    )


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
