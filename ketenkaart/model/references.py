"""Which fields of which records hold ids, read from the types of the fields."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from ketenkaart.model.record import Ref


def _refs_in(annotation: Any, metadata: tuple[Any, ...] = ()) -> Ref | None:
    for item in (*metadata, *get_args(annotation)):
        if isinstance(item, Ref):
            return item
    for part in get_args(annotation):
        found = _refs_in(part)
        if found is not None:
            return found
    return None


def _value_type(annotation: Any) -> type[BaseModel] | None:
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None


@cache
def reference_fields(record_type: type[BaseModel]) -> dict[str, Ref]:
    """The fields of a record or value that hold ids, each with where those ids may point."""
    fields = record_type.model_fields.items()
    found = {name: _refs_in(info.annotation, tuple(info.metadata)) for name, info in fields}
    return {name: ref for name, ref in found.items() if ref is not None}


@cache
def _value_fields(record_type: type[BaseModel]) -> tuple[str, ...]:
    fields = record_type.model_fields.items()
    values = ((name, _value_type(info.annotation)) for name, info in fields)
    return tuple(name for name, value in values if value is not None and _has_references(value))


def _has_references(record_type: type[BaseModel]) -> bool:
    return bool(reference_fields(record_type) or _value_fields(record_type))


@cache
def _plan(record_type: type[BaseModel]) -> tuple[tuple[tuple[str, Ref], ...], tuple[str, ...]]:
    return tuple(reference_fields(record_type).items()), _value_fields(record_type)


def references(record: BaseModel) -> Iterator[tuple[str, str, Ref]]:
    """Each id a record points at: (field, id, where it may point); fields in values as "pin.after"."""
    values = record.__dict__
    ids, inner_values = _plan(type(record))
    for name, ref in ids:
        value = values[name]
        if value.__class__ is tuple:
            for target in value:
                yield name, target, ref
        elif value is not None:
            yield name, value, ref
    for name in inner_values:
        value = values[name]
        for item in value if isinstance(value, tuple) else (value,):
            if item is not None:
                for inner, target, ref in references(item):
                    yield f"{name}.{inner}", target, ref
