"""Texts in which there is nothing to see count as empty on a drawing; the file keeps them as they are."""

from collections import deque
from collections.abc import Mapping

from ketenkaart.model.characters import is_blank
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.record import Record

_full: deque[Mapping[str, Record]] = deque([{}], maxlen=1)  # records of the last map without blank texts


def without_blanks(kaart: Ketenkaart) -> Ketenkaart:
    """The map with its blank texts empty."""
    known = _full[-1]
    blank: dict[str, Mapping[str, str]] = {}
    for record in kaart.records.values():
        if known.get(record.id) is not record and (empty := _blank_texts(record)):
            blank[record.id] = empty
    if not blank:
        _full.append(kaart.records)
        return kaart
    _full.append({key: record for key, record in kaart.records.items() if key not in blank})
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
