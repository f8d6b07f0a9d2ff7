"""Texts in which there is nothing to see count as empty on a drawing; the file keeps them as they are."""

from collections.abc import Mapping

from ketenkaart.model.characters import is_blank
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.record import Record


def without_blanks(kaart: Ketenkaart) -> Ketenkaart:
    """The map with its blank texts empty."""
    blank = {record.id: empty for record in kaart.records.values() if (empty := _blank_texts(record))}
    if not blank:
        return kaart
    return Ketenkaart.of(
        record.model_copy(update=blank[record.id]) if record.id in blank else record
        for record in kaart.records.values()
    )


def _blank_texts(record: Record) -> Mapping[str, str]:
    return {
        field: ""
        for field, value in record.__dict__.items()
        if type(value) is str and value and is_blank(value)
    }
