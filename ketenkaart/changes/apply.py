"""Apply: a document and a change set give a new document, or a refusal that leaves no trace."""

import json
import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from ketenkaart.changes.change import (
    ABSENT,
    WHOLE_MAP,
    Add,
    ChangeRefused,
    ChangeSet,
    Remove,
    SetField,
    field_value,
    same_record,
    same_value,
)
from ketenkaart.changes.wording import shown_plain
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.characters import FORBIDDEN, code_of
from ketenkaart.model.fieldnames import field_name
from ketenkaart.model.integrity import BadLink, Fault, bad_links, pointing_at
from ketenkaart.model.ketenkaart import RECORD_TYPE_BY_COLLECTION, Ketenkaart
from ketenkaart.model.nouns import called, record_called
from ketenkaart.model.plain import from_plain, plain, plain_fields
from ketenkaart.model.record import Record
from ketenkaart.texts import tr

LARGEST = 10**18
MOST_LEVELS = 64  # of brackets in a file; a record stands in three of them, that of the map itself in two
LONGEST_SHOWN = 60
_NOT_DOCUMENT = ("ketenkaart", "places", "ways", "names")  # parts of a file that no change sets


def apply(kaart: Ketenkaart, changeset: ChangeSet) -> Ketenkaart:
    """The map with all changes made; the map that was given stays as it was.

    Raises:
        ChangeRefused: a record is missing or there already, a field holds another value than the
            change says, a value may not stand there, or an id would lead nowhere.
    """
    records, unknown = dict(kaart.records), dict(kaart.unknown)
    touched: dict[str, None] = {}
    for change in changeset.changes:
        if isinstance(change, SetField):
            _set(records, unknown, change)
        else:
            _add_or_remove(records, change)
        touched[change.record_id] = None
    _check_links(records, kaart.records, touched)
    return Ketenkaart(MappingProxyType(records), MappingProxyType(unknown))


def _add_or_remove(records: dict[str, Record], change: Add | Remove) -> None:
    record = change.record
    found = records.get(record.id)
    if isinstance(change, Add):
        if found is not None:
            raise ChangeRefused(tr("The id of {record} is taken already.", record=called(record)))
        records[record.id] = _sound(record)
        return
    if found is None:
        raise ChangeRefused(_not_there(record.collection, record.id))
    if not same_record(found, record):
        raise ChangeRefused(tr("{record} was changed in the meantime.", record=called(found)))
    if record.id == ABOUT_ID:
        raise ChangeRefused(tr("The map itself cannot be removed."))
    del records[record.id]


def _not_there(collection: str, record_id: str) -> str:
    return tr("{record} is not in the map.", record=record_called(collection, record_id))


def _sound(record: Record) -> Record:
    """The record, checked again: it may have been made without checks."""
    if RECORD_TYPE_BY_COLLECTION.get(record.collection) is not type(record):
        raise ChangeRefused(tr("{record} cannot be in a map.", record=called(record)))
    if (record.id == ABOUT_ID) != (record.collection == "about"):
        raise ChangeRefused(tr("Only the map itself has the id “about”."))
    return _made(type(record), plain_fields(record), called(record))


def _set(records: dict[str, Record], unknown: dict[str, Any], change: SetField) -> None:
    if change.record_id == WHOLE_MAP:
        _set_unknown(unknown, change)
        return
    record = records.get(change.record_id)
    if record is None:
        raise ChangeRefused(tr("“{id}” is not in the map.", id=change.record_id))
    if change.field == "id":
        raise ChangeRefused(tr("{record}: an id is given once and stays.", record=called(record)))
    if change.after is ABSENT and change.field in type(record).model_fields:
        values = {"record": called(record), "field": field_name(record.collection, change.field)}
        raise ChangeRefused(tr("{record}: “{field}” cannot be taken away.", **values))
    if not _holds(record, change.field, change.before):
        raise _changed_since(called(record), field_name(record.collection, change.field))
    records[record.id] = with_field(record, change.field, change.after)


def _holds(record: Record, field: str, value: Any) -> bool:
    """Whether a field holds a value, in this or another writing of it, such as 3 for 3.0."""
    held = field_value(record, field)
    if same_value(held, value):
        return True
    try:
        return value is not ABSENT and same_value(held, field_value(with_field(record, field, value), field))
    except ChangeRefused:
        return False


def _changed_since(record: str, field: str) -> ChangeRefused:
    return ChangeRefused(tr("{record}: “{field}” was changed in the meantime.", record=record, field=field))


def _set_unknown(unknown: dict[str, Any], change: SetField) -> None:
    if change.field in RECORD_TYPE_BY_COLLECTION or change.field in _NOT_DOCUMENT:
        raise ChangeRefused(tr("“{field}” cannot be changed as a whole.", field=change.field))
    before = plain(unknown[change.field]) if change.field in unknown else ABSENT
    if not same_value(before, change.before):
        raise _changed_since(tr("the map"), change.field)
    if change.after is ABSENT:
        unknown.pop(change.field, None)
    else:
        _check_values({change.field: change.after}, tr("the map"), 1)
        unknown[change.field] = json.loads(json.dumps(change.after))


def with_field(record: Record, field: str, value: Any) -> Record:
    """The record with another value in one field.

    Raises:
        ChangeRefused: the field may not hold that value.
    """
    fields = plain_fields(record)
    if value is ABSENT:
        fields.pop(field, None)
    else:
        fields[field] = value
    return _made(type(record), fields, called(record))


def _made(record_type: type[Record], fields: Mapping[str, Any], name: str) -> Record:
    _check_values(fields, name, 2 if record_type is About else 3)
    try:
        return from_plain(record_type, fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = field_name(record_type.collection, str(first["loc"][0]))
        value = ABSENT if first["type"] == "missing" else first["input"]
        shown = shown_plain(value, LONGEST_SHOWN)
        problem = tr("{record}: “{field}” cannot be {value}.", record=name, field=field, value=shown)
        raise ChangeRefused(problem) from error


def _check_values(value: Any, name: str, level: int) -> None:
    """Refuse what could be saved but not read again; it will stand in so many brackets."""
    if isinstance(value, str):
        found = FORBIDDEN.search(value)
        if found is not None:
            code = code_of(found[0])
            raise ChangeRefused(tr("{record} holds the unreadable character {code}.", record=name, code=code))
    elif isinstance(value, int | float):
        if not math.isfinite(value) or (isinstance(value, int) and abs(value) >= LARGEST):
            raise ChangeRefused(tr("{record} holds a number that is too large.", record=name))
    elif level > MOST_LEVELS:
        raise ChangeRefused(tr("{record} holds values too deep in each other.", record=name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _check_values(key, name, level + 1)
            _check_values(item, name, level + 1)
    elif isinstance(value, tuple):
        for item in value:
            _check_values(item, name, level + 1)


def _check_links(records: Mapping[str, Record], before: Mapping[str, Record], touched: Iterable[str]) -> None:
    """Check the ids in what was changed, and those that point at what is gone or of another kind."""
    changed = {record_id: records[record_id] for record_id in touched if record_id in records}
    gone = {
        record_id
        for record_id in touched
        if record_id in before
        and (record_id not in changed or changed[record_id].collection != before[record_id].collection)
    }
    if gone:
        changed |= {record.id: record for record in pointing_at(records.values(), gone)}
    for link in bad_links(records, changed.values()):
        raise ChangeRefused(broken_link_sentence(records, link))


def broken_link_sentence(records: Mapping[str, Record], link: BadLink) -> str:
    """Why an id may not stand where it stands, as a sentence."""
    target = records.get(link.target)
    values = {
        "record": called(link.record),
        "field": field_name(link.record.collection, link.field.split(".")[0]),
        "target": called(target) if target is not None else f"“{link.target}”",
    }
    if link.fault is Fault.MISSING:
        return tr("{record}: “{field}” points at {target}, which is not in the map.", **values)
    if link.fault is Fault.MISPLACED:
        return tr("{record}: “{field}” cannot point at {target}.", **values)
    if link.fault is Fault.ITSELF:
        return tr("{record}: “{field}” cannot point at itself.", **values)
    return tr("{record} cannot be a part of {target}, which is a part of it.", **values)
