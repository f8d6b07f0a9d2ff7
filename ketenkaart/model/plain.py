"""Records as plain values and back: texts, numbers, yes and no, tuples and mappings, as in the file.

A date becomes its ISO text and a word its value. Fields at their default are left out of a value in
a record (a pin, a key figure), so that equal values have one plain form.
"""

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

R = TypeVar("R", bound=BaseModel)
_AS_THEY_ARE = (str, bool, int, float, type(None))


def plain(value: Any) -> Any:
    """The plain form of the value of a field."""
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, BaseModel):
        return plain_fields(value)
    if isinstance(value, list | tuple):
        return tuple(plain(item) for item in value)
    if isinstance(value, Mapping):
        return {key: plain(value[key]) for key in sorted(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a chain map")


def plain_fields(model: BaseModel) -> dict[str, Any]:
    """The fields of a record or value in plain form: known ones in their order, then unknown ones by name.

    Fields at their default are left out.
    """
    values = model.__dict__
    found = {name: plain(values[name]) for name, default in _defaults(type(model)) if values[name] != default}
    extra = model.model_extra
    if extra:
        found |= {name: plain(extra[name]) for name in sorted(extra)}
    return found


@cache
def _defaults(model: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, info.default) for name, info in model.model_fields.items())


def default_of(model: type[BaseModel], field: str) -> Any:
    """The plain default of a field; None for a field that must be given."""
    default = model.model_fields[field].default
    return None if default is PydanticUndefined else plain(default)


def from_plain(model: type[R], fields: Mapping[str, Any]) -> R:
    """A record or value from its plain fields.

    Raises:
        ValueError: a field is missing or holds what it may not hold.
    """
    return model.model_validate_json(json.dumps(fields, allow_nan=False))


def same(one: Any, other: Any) -> bool:
    """Whether two plain values are the same in the file: yes is not 1, and 1 is not 1.0."""
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return bool(one == other) and (type(one) is not float or repr(one) == repr(other))
