"""Wording: the values of fields as people read them, with names instead of ids."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from ketenkaart.changes.change import ABSENT
from ketenkaart.model.fieldnames import field_name
from ketenkaart.model.governance import Assignment
from ketenkaart.model.nouns import record_called
from ketenkaart.model.process import Flow
from ketenkaart.model.record import Record
from ketenkaart.model.references import reference_fields
from ketenkaart.model.vocabulary import Word
from ketenkaart.texts import tr

Records = Mapping[str, Record]


def titled(record: Record, records: Records) -> str:
    """A record by its name, or by what it stands between where it has none, such as flow “Apply → Decide”.

    Args:
        record: the record.
        records: the records that it may stand between.
    """
    return record_called(record.collection, _title(record, records))


def _title(record: Record, records: Records) -> str:
    if isinstance(record, Flow) and not record.name:
        documents = [_name_of(one, records) for one in record.documents]
        ends = [_name_of(one, records) for one in (record.source, record.target)]
        return ", ".join(documents) or " → ".join(ends)
    if isinstance(record, Assignment) and not record.name:
        element = records.get(record.element)
        about = _title(element, records) if isinstance(element, Flow) else _name_of(record.element, records)
        return f"{_name_of(record.assignee, records)} {record.part.title} {about}"
    return record.name or record.id


def _name_of(record_id: str | None, records: Records) -> str:
    record = records.get(record_id or "")
    return (record.name or record.id) if record is not None else record_id or "?"


def shown_field(record: Record, field: str, records: Records) -> str:
    """What a field of a record holds.

    Args:
        record: the record.
        field: the field; it may be one that this version does not know.
        records: the records that its ids may lead to, for their names.
    """
    if field not in type(record).model_fields:
        return shown_plain((record.model_extra or {}).get(field, ABSENT))
    return _shown_member(record, field, records)


def told_change(
    field: str, before: Record, after: Record, records: tuple[Records, Records], longest: int | None = None
) -> str:
    """What happened to a field, such as: name: “Apply” → “Ask”.

    Args:
        field: the field.
        before: the record that holds it, as it was.
        after: the record as it is now.
        records: the records that its ids may lead to, before and after.
        longest: the most characters of each value.
    """
    if field == "order":  # its value says nothing to a person
        return tr("moved to another place in the order")
    name = field_name(after.collection, field)
    was, is_now = (
        cut(shown_field(record, field, known), longest)
        for record, known in zip((before, after), records, strict=True)
    )
    return f"{name}: {was} → {is_now}"


def shown_plain(value: Any, longest: int | None = None) -> str:
    """A value of which no more is known than what it is, cut off where it is longer than may be."""
    if value is ABSENT or value is None or value in ("", ()):
        return tr("empty")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, str):
        return f"“{cut(' ⏎ '.join(value.splitlines()), longest)}”"
    return cut(json.dumps(value, ensure_ascii=False, default=str), longest)


def cut(text: str, longest: int | None) -> str:
    """The text, or its beginning where it is longer than may be."""
    return text if longest is None or len(text) <= longest else text[: longest - 1] + "…"


def _shown_member(model: BaseModel, field: str, records: Records) -> str:
    value = getattr(model, field)
    if field not in reference_fields(type(model)):
        return _shown(value, records)
    ids = value if isinstance(value, tuple) else (value,)
    named = [
        titled(records[one], records) if one in records else f"“{one}”" for one in ids if one is not None
    ]
    return ", ".join(named) or tr("empty")


def _shown(value: Any, records: Records) -> str:
    if isinstance(value, Word):
        return value.title
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, BaseModel):
        given = (name for name in type(value).model_fields if getattr(value, name) not in (None, "", ()))
        names = [name for name in given if name != "changes_back"]  # a whole map, for programs only
        parts = (f"{field_name('', name)} {_shown_member(value, name, records)}" for name in names)
        return ", ".join(parts) or tr("empty")
    if isinstance(value, tuple) and value:
        return "; ".join(_shown(item, records) for item in value)
    return shown_plain(value)
