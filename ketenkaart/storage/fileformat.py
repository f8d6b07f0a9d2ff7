"""The file format: a chain map and the memory of its layout as bytes, always the same for the same map.

UTF-8 JSON with one record a line, collections and fields in a fixed order and records by id, so that
a version-control diff reads as a list of changes. Fields at their default are left out. What this
version does not know stands after what it knows; the memory stands last.
"""

import json
from collections.abc import Iterable
from typing import Any

from ketenkaart.memory import NO_MEMORY, Memory
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.plain import plain, plain_fields
from ketenkaart.model.record import Record
from ketenkaart.storage.memorysection import memory_lines

FORMAT = 1
SUFFIX = ".ketenkaart"
VERSION_KEY = "ketenkaart"
ABOUT_KEY = "about"


def to_bytes(kaart: Ketenkaart, memory: Memory = NO_MEMORY) -> bytes:
    """The file of a chain map.

    Args:
        kaart: the map.
        memory: what its last layout decided.
    """
    parts = [_member(VERSION_KEY, _json(FORMAT)), _member(ABOUT_KEY, _line(kaart.about))]
    for record_type in RECORD_TYPES[1:]:
        records = sorted(kaart.all(record_type), key=lambda record: record.id)
        if records:
            parts.append(_array(record_type.collection, map(_line, records)))
    parts.extend(_member(key, _json(plain(kaart.unknown[key]))) for key in sorted(kaart.unknown))
    parts.extend(_array(key, map(_json, lines)) for key, lines in memory_lines(memory).items() if lines)
    return ("{" + ",\n".join(parts) + "\n}\n").encode("utf-8")


def _line(record: Record) -> str:
    return _json(plain_fields(record))


def _array(key: str, lines: Iterable[str]) -> str:
    return _member(key, "[\n" + ",\n".join(lines) + "\n]")


def _member(key: str, value: str) -> str:
    return f"{_json(key)}: {value}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
