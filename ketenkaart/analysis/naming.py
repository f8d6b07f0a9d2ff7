"""Gaps in what elements are called: no name, or characters that cannot be shown."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ketenkaart.model.about import About
from ketenkaart.model.characters import is_blank
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.plain import plain_fields
from ketenkaart.model.process import Flow
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind

Lacks = Callable[[str], Iterable[str]]
_MAY_BE_UNNAMED = {"assignments", "plan_items", "settlements", "surveys", "notes"}
_NOT_SHOWN = {"provenance"}


def name_of(kaart: Ketenkaart, record: Record) -> str:
    """What the map calls a record; a flow may be called after its documents."""
    name = kaart.flow_name(record) if isinstance(record, Flow) else record.name
    return "" if is_blank(name) else name.strip()


def unnamed(kaart: Ketenkaart) -> Iterator[Record]:
    """The elements without a name; a sequence needs none, nor does a map with nothing on it."""
    begun = any(not isinstance(record, About) for record in kaart.records.values())
    return (
        record
        for record in _named_kinds(kaart)
        if not name_of(kaart, record) and (begun or not isinstance(record, About))
    )


def _named_kinds(kaart: Ketenkaart) -> Iterator[Record]:
    for record_type in RECORD_TYPES:
        if record_type.collection not in _MAY_BE_UNNAMED:
            yield from (record for record in kaart.all(record_type) if not _is_sequence(record))


def _is_sequence(record: Record) -> bool:
    return isinstance(record, Flow) and record.kind is FlowKind.SEQUENCE


def lacking(records: Iterable[Record], lacks: Lacks) -> Iterator[tuple[Record, list[str]]]:
    """The records with characters that cannot be shown, and those characters.

    Args:
        records: the records to look through.
        lacks: gives the characters of a text that cannot be shown.
    """
    for record in records:
        known = type(record).model_fields.keys() - _NOT_SHOWN
        shown = {field: value for field, value in plain_fields(record).items() if field in known}
        characters = {character for text in _texts_in(shown) for character in lacks(text)}
        if characters:
            yield record, sorted(characters)


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts_in(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_in(part)
