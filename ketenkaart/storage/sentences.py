"""Sentences: what is wrong with a record of a file, as a person says it."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ketenkaart.model.characters import visible
from ketenkaart.model.integrity import BadLink, Fault
from ketenkaart.model.nouns import noun, record_called
from ketenkaart.model.record import Record
from ketenkaart.texts import mark, tr

LONGEST = 60

_CHOICE = mark("{record}: “{field}” is {value}; it can be: {expected}.")
_LIST = mark("{record}: “{field}” must be a list, between [ and ].")
_WHOLE = mark("{record}: “{field}” must be a whole number, without quotes.")
_PROBLEMS: Mapping[str, str] = {
    "missing": mark("{record}: “{field}” is missing."),
    "string_type": mark("{record}: “{field}” must be a text, between quotes."),
    "enum": _CHOICE,
    "literal_error": _CHOICE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": mark("{record}: “{field}” must be a number, without quotes."),
    "bool_type": mark("{record}: “{field}” must be true or false, without quotes."),
    "list_type": _LIST,
    "tuple_type": _LIST,
    "model_type": mark("{record}: “{field}” must be a group of fields, between {{ and }}."),
    "string_too_long": mark("{record}: “{field}” is longer than {max_length} characters."),
    "greater_than_equal": mark("{record}: “{field}” is {value}; it can be {ge} or more."),
    "less_than_equal": mark("{record}: “{field}” is {value}; it can be {le} or less."),
}
_DATE = mark("{record}: “{field}” is {value}; it must be a date such as 2026-01-31.")
_BAD_ID = mark("{record}: {value} cannot be an id; use at most 80 letters, digits and _ . : - signs.")
_BAD_ORDER = mark(
    "{record}: “{field}” is {value}; it can hold only digits and the letters a to z and A to Z."
)
_OTHER = mark("{record}: “{field}” is {value}, which it cannot be.")


def invalid_sentence(
    error: Mapping[str, Any], collection: str, record_id: str | None, ordinal: int, where: Sequence[int | str]
) -> str:
    """What pydantic found, as a sentence.

    Args:
        error: the error as pydantic tells it.
        collection: where the record stands.
        record_id: its id, if it has a readable one.
        ordinal: which of the collection it is, from 1; 0 for the collection as a whole.
        where: the field, then places and fields inside it.
    """
    if not where:
        return _misshapen(collection, ordinal)
    if collection == "about" or (record_id and where[0] != "id"):
        record = record_called(collection, str(record_id))
    else:
        values = {"noun": noun(collection), "ordinal": ordinal, "collection": collection}
        record = tr("{noun} number {ordinal} of “{collection}”", **values)
    facts = {name: _written(fact) for name, fact in error.get("ctx", {}).items()}
    facts |= {"value": _shown(error["input"]), "record": record, "field": _field(where)}
    return tr(_text(str(error["type"]), where), **facts)


def _text(kind: str, where: Sequence[int | str]) -> str:
    """The text for a kind of error of pydantic."""
    if kind == "string_pattern_mismatch":
        return _BAD_ID if where[0] == "id" else _BAD_ORDER
    return _PROBLEMS.get(kind, _DATE if kind.startswith("date_") else _OTHER)


def _misshapen(collection: str, ordinal: int) -> str:
    if ordinal:
        values = {"ordinal": ordinal, "collection": collection}
        return tr(
            "number {ordinal} of “{collection}” must be a group of fields, between {{ and }}.", **values
        )
    values = {"collection": collection}
    if collection == "about":
        return tr("“{collection}” must be a group of fields, between {{ and }}.", **values)
    return tr("“{collection}” must be a list, between [ and ].", **values)


def _field(where: Sequence[int | str]) -> str:
    """Such as pin.after, or results.2.period; places count from 1."""
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in where)


def _shown(value: Any) -> str:
    """The value as it stands in the file, cut off where it is long."""
    if isinstance(value, str):
        return f"“{visible(value, LONGEST)}”"
    return visible(json.dumps(value, ensure_ascii=False, default=str), LONGEST)


def _written(fact: Any) -> str:
    """A limit without needless decimals; the words of a vocabulary with commas only."""
    if isinstance(fact, float):
        return f"{fact:g}"
    return ", ".join(re.findall(r"'([^']+)'", fact)) if isinstance(fact, str) else str(fact)


def bad_link_sentence(link: BadLink, records: Mapping[str, Record]) -> str:
    """What is wrong with an id in a record, as a sentence."""
    record = record_called(link.record.collection, link.record.id)
    values = {"record": record, "field": link.field, "target": link.target}
    if link.fault is Fault.MISSING:
        return tr("{record}: “{field}” points at “{target}”, which is not in the map.", **values)
    if link.fault is Fault.MISPLACED:
        values["target"] = record_called(records[link.target].collection, link.target)
        values["kinds"] = ", ".join(noun(collection) for collection in link.collections)
        return tr("{record}: “{field}” points at {target}; here it can only be: {kinds}.", **values)
    if link.fault is Fault.ITSELF:
        return tr("{record}: “{field}” points at itself.", **values)
    return tr("{record}: “{field}” makes it a part of itself, by way of “{target}”.", **values)
