"""Elements as tables for a spreadsheet or document: a row for each element, by kind, with headings."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel

from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.fieldnames import field_name
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.nouns import PLURALS
from ketenkaart.model.plain import default_of, plain
from ketenkaart.model.process import Flow
from ketenkaart.model.record import Record
from ketenkaart.model.references import reference_fields
from ketenkaart.model.vocabulary import Word
from ketenkaart.texts import capital, tr

LEFT_OUT = frozenset({"id", "order", "pin", "hint", "group", "certain", "colour"})
"""Fields that steer the drawing or the file."""
_NOT_TOLD = LEFT_OUT - {"certain"}
_OF_THE_POSTER = _NOT_TOLD | {"language", "theme", "pages", "last_numbers", "adopted"}


class Table(NamedTuple):
    """All elements of a kind.

    Attributes:
        title: what the kind is called.
        rows: the headings, and a row for each element.
    """

    title: str
    rows: list[list[str]]


def tables_of(kaart: Ketenkaart) -> Iterator[Table]:
    """What is known of the map itself, and then a table for each kind of elements it has."""
    yield Table(capital(tr(PLURALS["about"])), list(_facts(kaart)))
    for record_type in RECORD_TYPES[1:]:
        records = kaart.all(record_type)
        if records:
            title = tr(PLURALS[record_type.collection])
            yield Table(title, _rows(kaart, record_type, records, _NOT_TOLD))


def _facts(kaart: Ketenkaart) -> Iterator[list[str]]:
    """A row for each field of the map itself that is filled in."""
    about = kaart.about
    yield [tr("Title"), about.name]
    for field in type(about).model_fields:
        cell = _cell(kaart, about, field)
        if field not in _OF_THE_POSTER | {"name"} and cell:
            yield [capital(field_name("about", field)), cell]


def table_of(kaart: Ketenkaart, ids: Iterable[str]) -> list[list[str]]:
    """The rows of a table; an empty row stands between kinds, and the first row of each has the headings."""
    chosen = set(ids) - {ABOUT_ID}
    rows: list[list[str]] = []
    for record_type in RECORD_TYPES:
        records = [one for one in kaart.all(record_type) if one.id in chosen]
        if records:
            rows += [[]] if rows else []
            rows += _rows(kaart, record_type, records)
    return rows


def as_text(rows: Iterable[Iterable[str]]) -> str:
    """A table as the text that spreadsheets take: a line for each row, tabs between the cells."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _rows(
    kaart: Ketenkaart,
    record_type: type[Record],
    records: Sequence[Record],
    left_out: frozenset[str] = LEFT_OUT,
) -> list[list[str]]:
    fields = [
        field
        for field in ("number", *record_type.model_fields)
        if field in record_type.model_fields and field not in left_out
    ]
    default = {field: default_of(record_type, field) for field in fields}
    used = [
        field
        for field in dict.fromkeys(fields)
        if field == "kind"
        or any(plain(getattr(one, field)) != default[field] for one in records)
        or (field == "name" and any(_cell(kaart, one, field) for one in records))  # a flow may have another's
    ] or ["name"]
    headings = [capital(field_name(record_type.collection, field)) for field in used]
    return [headings, *([_cell(kaart, one, field) for field in used] for one in records)]


def _cell(kaart: Ketenkaart, record: BaseModel, field: str) -> str:
    value = getattr(record, field)
    if isinstance(record, Flow) and field == "name":
        return kaart.flow_name(record)
    items = value if isinstance(value, tuple) else (value,)
    is_link = field in reference_fields(type(record))
    shown = (_named(kaart, item) if is_link else _shown(kaart, item) for item in items)
    return "; ".join(one for one in shown if one)


def _named(kaart: Ketenkaart, record_id: str | None) -> str:
    record = kaart.records.get(record_id or "")
    if record is None:
        return ""
    return kaart.flow_name(record) if isinstance(record, Flow) else record.name or record.id


def _shown(kaart: Ketenkaart, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, Word):
        return value.title
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, BaseModel):
        cells = (_cell(kaart, value, field) for field in type(value).model_fields)
        return " ".join(cell for cell in cells if cell)
    return str(value)
