"""Records from a file: each one checked, and all of them checked together."""

import json
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, FailFast, ValidationError, create_model

from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.integrity import BadLink, bad_links
from ketenkaart.model.ketenkaart import RECORD_TYPE_BY_COLLECTION, RECORD_TYPES, Ketenkaart
from ketenkaart.model.record import Record
from ketenkaart.storage import locate
from ketenkaart.storage.fileformat import ABOUT_KEY, VERSION_KEY
from ketenkaart.storage.memorysection import MEMORY_KEYS
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.storage.sentences import bad_link_sentence, invalid_sentence
from ketenkaart.texts import tr

MOST_RECORDS = 100_000


def read_records(tree: dict[str, Any], text: str) -> Ketenkaart:
    """The chain map of a file.

    Args:
        tree: the object of the file, up to date.
        text: the text of the file, to find the line of what is wrong.

    Raises:
        FileRefused: a record holds what it may not hold, or records do not fit together.
    """
    _check_count(tree)
    try:
        whole = whole_file().model_validate_json(json.dumps(_known(tree)))
    except ValidationError as error:
        raise _invalid(error, tree, text) from error
    records = _by_id(whole, text)
    for link in bad_links(records):
        raise FileRefused(bad_link_sentence(link, records), _line_of_link(link, whole, text))
    unknown = {key: value for key, value in tree.items() if key not in _NOT_UNKNOWN}
    return Ketenkaart.of(records.values(), unknown)


_NOT_UNKNOWN = {VERSION_KEY, *MEMORY_KEYS, *RECORD_TYPE_BY_COLLECTION}


def _known(tree: dict[str, Any]) -> dict[str, Any]:
    return {key: tree[key] for key in RECORD_TYPE_BY_COLLECTION if key in tree}


@cache
def whole_file() -> type[BaseModel]:
    """A model of the whole file, so that all records are read in one go."""
    fields: dict[str, Any] = {ABOUT_KEY: (About, About(id=ABOUT_ID))}
    for record_type in RECORD_TYPES[1:]:
        fields[record_type.collection] = (Annotated[list[record_type], FailFast()], [])  # type: ignore[valid-type]
    whole: type[BaseModel] = create_model("WholeFile", __config__=ConfigDict(strict=True), **fields)
    return whole


def _check_count(tree: dict[str, Any]) -> None:
    count = sum(len(tree[key]) for key in RECORD_TYPE_BY_COLLECTION if isinstance(tree.get(key), list))
    if count > MOST_RECORDS:
        raise FileRefused(tr("the map has more than {count} records.", count=MOST_RECORDS))


def _by_id(whole: BaseModel, text: str) -> dict[str, Record]:
    about: About = getattr(whole, ABOUT_KEY)
    if about.id != ABOUT_ID:
        problem = tr("“about” must have the id “about”, not “{id}”.", id=about.id)
        raise FileRefused(problem, locate.line_of_part(text, (ABOUT_KEY, "id")))
    records: dict[str, Record] = {ABOUT_ID: about}
    for record_type in RECORD_TYPES[1:]:
        for place, record in enumerate(getattr(whole, record_type.collection)):
            if record.id in records:
                problem = tr("the id “{id}” is given twice. Each record needs its own.", id=record.id)
                raise FileRefused(problem, locate.line_of_part(text, (record.collection, place, "id")))
            records[record.id] = record
    return records


def _line_of_link(link: BadLink, whole: BaseModel, text: str) -> int:
    collection = link.record.collection
    field = link.field.split(".")
    place = [record.id for record in getattr(whole, collection)].index(link.record.id)
    return locate.line_of_part(text, (collection, place, *field))


def _invalid(error: ValidationError, tree: dict[str, Any], text: str) -> FileRefused:
    first = error.errors(include_url=False)[0]
    collection, *where = first["loc"]
    line = locate.line_of_part(text, first["loc"])
    record = tree[str(collection)]
    ordinal = 0
    if isinstance(record, list) and where:
        ordinal = int(where[0]) + 1
        record, where = record[ordinal - 1], where[1:]
    record_id = record.get("id") if isinstance(record, dict) else None
    known_id = record_id if isinstance(record_id, str) else None
    return FileRefused(invalid_sentence(first, str(collection), known_id, ordinal, where), line)
