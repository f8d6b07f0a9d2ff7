"""Reading: a file or its bytes become a chain map, or one sentence that says why not."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from ketenkaart.memory import Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.decoding import decoded
from ketenkaart.storage.memorysection import read_memory
from ketenkaart.storage.migrations import up_to_date
from ketenkaart.storage.opening import check_size, read_bytes
from ketenkaart.storage.rawjson import raw_json
from ketenkaart.storage.records import read_records
from ketenkaart.storage.refusal import FileRefused


class Loaded(NamedTuple):
    """A file that was read.

    Attributes:
        kaart: the chain map.
        memory: what its last layout decided; empty where unknown.
        fingerprint: the SHA-256 of the bytes, to see later whether the file was changed.
    """

    kaart: Ketenkaart
    memory: Memory
    fingerprint: str


def read(path: str | Path) -> Loaded:
    """Read a file.

    Raises:
        FileRefused: it cannot be read, or is not a sound chain map; its message says why and where.
    """
    path = Path(path)
    try:
        data = read_bytes(path)
    except FileRefused as refused:
        refused.file = path.name or str(path)
        raise
    return parse(data, path.name)


def parse(data: bytes, name: str = "") -> Loaded:
    """Read the bytes of a file.

    Args:
        data: the bytes.
        name: the name of the file, for messages.

    Raises:
        FileRefused: they are not a sound chain map; its message says why and where.
    """
    try:
        check_size(data)
        text = decoded(data)
        tree = up_to_date(raw_json(data, text))
        kaart = read_records(tree, text)
    except FileRefused as refused:
        refused.file = name
        raise
    return Loaded(kaart, read_memory(tree, kaart), fingerprint(data))


def fingerprint(data: bytes) -> str:
    """The SHA-256 of the bytes of a file, as hexadecimal text."""
    return hashlib.sha256(data).hexdigest()
