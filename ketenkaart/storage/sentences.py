"""Sentences: what is wrong with a record of a file, as a person says it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ketenkaart.model.integrity import BadLink, Fault
from ketenkaart.model.nouns import noun, record_called
from ketenkaart.texts import mark, tr

_PROBLEMS: Mapping[str, str] = {
    "missing": mark("{record}: “{field}” is missing."),
    "string_type": mark("{record}: “{field}” must be a text."),
    "enum": mark("{record}: “{field}” is {value}; it can be {expected}."),
    "int_type": mark("{record}: “{field}” must be a whole number."),
    "int_from_float": mark("{record}: “{field}” must be a whole number."),
    "float_type": mark("{record}: “{field}” must be a number."),
    "bool_type": mark("{record}: “{field}” must be true or false."),
    "list_type": mark("{record}: “{field}” must be a list."),
    "tuple_type": mark("{record}: “{field}” must be a list."),
    "model_type": mark("{record}: “{field}” must be an object."),
    "string_too_long": mark("{record}: “{field}” is longer than {max_length} characters."),
    "greater_than_equal": mark("{record}: “{field}” is {value}; it can be {ge} or more."),
    "less_than_equal": mark("{record}: “{field}” is {value}; it can be {le} or less."),
}
_DATE = mark("{record}: “{field}” is {value}; it must be a date such as 2026-01-31.")
_BAD_ID = mark("{record}: “{value}” cannot be an id; use at most 80 letters, digits and _ . : - signs.")
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
    if record_id is not None:
        record = record_called(collection, record_id)
    else:
        values = {"noun": noun(collection), "ordinal": ordinal, "collection": collection}
        record = tr("{noun} number {ordinal} of “{collection}”", **values)
    kind = str(error["type"])
    text = _PROBLEMS.get(kind, _DATE if kind.startswith("date_") else _OTHER)
    if where == ("id",) and kind == "string_pattern_mismatch":
        text = _BAD_ID
    facts = {"value": _shown(error["input"], text), **error.get("ctx", {})}
    return tr(text, **(facts | {"record": record, "field": _field(where)}))


def _misshapen(collection: str, ordinal: int) -> str:
    if ordinal:
        values = {"ordinal": ordinal, "collection": collection}
        return tr("number {ordinal} of “{collection}” must be an object.", **values)
    if collection == "about":
        return tr("“about” must be an object.")
    return tr("“{collection}” must be a list.", collection=collection)


def _field(where: Sequence[int | str]) -> str:
    """Such as pin.after, or results.2.period; places count from 1."""
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in where)


def _shown(value: Any, text: str) -> str:
    shown = str(value) if text is _BAD_ID else repr(value) if not isinstance(value, str) else f"“{value}”"
    return shown if len(shown) <= 60 else shown[:59] + "…"


def bad_link_sentence(link: BadLink) -> str:
    """What is wrong with an id in a record, as a sentence."""
    record = record_called(link.record.collection, link.record.id)
    values = {"record": record, "field": link.field, "target": link.target}
    if link.fault is Fault.MISSING:
        return tr("{record}: “{field}” points at “{target}”, which is not in the map.", **values)
    if link.fault is Fault.MISPLACED:
        kinds = ", ".join(noun(collection) for collection in link.collections)
        return tr("{record}: “{field}” points at “{target}”, which is not a {kinds}.", kinds=kinds, **values)
    if link.fault is Fault.ITSELF:
        return tr("{record}: “{field}” points at itself.", **values)
    return tr("{record}: “{field}” makes it a part of itself, by way of “{target}”.", **values)
