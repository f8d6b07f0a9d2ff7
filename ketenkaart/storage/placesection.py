"""The places in a file: where the last layout put each box. Memory, not truth: nonsense is passed over."""

from collections.abc import Container
from typing import Any, TypeGuard

from ketenkaart.storage.fileformat import Places

MOST = 1_000_000


def read_places(section: Any, ids: Container[str]) -> Places:
    """The column and row of each box that the section tells of.

    Args:
        section: the section of the file, whatever it holds.
        ids: the ids of the records; what others say is passed over.
    """
    lines = section if isinstance(section, list) else []
    found: dict[str, tuple[int, int]] = {}
    for line in lines:
        if isinstance(line, dict):
            box, column, row = line.get("id"), line.get("column"), line.get("row")
            if isinstance(box, str) and box in ids and _is_cell(column) and _is_cell(row):
                found[box] = column, row
    return found


def _is_cell(number: Any) -> TypeGuard[int]:
    return type(number) is int and 0 <= number <= MOST
