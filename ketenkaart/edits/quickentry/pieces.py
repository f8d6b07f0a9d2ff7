"""Pieces: a line cut where one part of it ends and the next begins."""

import re
from collections.abc import Iterator
from typing import NamedTuple

SEPARATORS = "><;"
PROTECTED = re.compile(r"\s*[@#€~]?\s*(?:\"[^\"]*\"|[“„][^”“]*[”“]|\[[^\]]*\])")
"""What separates nothing: a literal or a document in brackets, at the start of a piece."""
_LINE_BREAK = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


class Piece(NamedTuple):
    """What stands between two separators.

    Attributes:
        separator: the one before it; none for a first piece without.
        at: where that separator stands.
        start: where the piece starts, without the space around it.
        end: where it ends.
        text: what it says.
    """

    separator: str
    at: int
    start: int
    end: int
    text: str


def cut(line: str) -> tuple[Piece, ...]:
    """The pieces of a line; one that is empty, too, but for that before a separator at the start."""
    found = tuple(_pieces(line))
    return found[1:] if len(found) > 1 and not found[0].text else found


def _pieces(line: str) -> Iterator[Piece]:
    separator, at, start = "", 0, 0
    while True:
        end = _end_of(line, start)
        yield _piece(line, separator, at, start, end)
        if end == len(line):
            return
        separator, at, start = line[end], end, end + 1


def _end_of(line: str, start: int) -> int:
    """Where the piece that starts here ends: at a separator with a space or an end of the line beside it."""
    protected = PROTECTED.match(line, start)
    for place in range(protected.end() if protected else start, len(line)):
        if line[place] in SEPARATORS:
            before, after = line[place - 1 : place], line[place + 1 : place + 2]
            if not before.strip() or not after.strip():
                return place
    return len(line)


def _piece(line: str, separator: str, at: int, start: int, end: int) -> Piece:
    text = line[start:end]
    start += len(text) - len(text.lstrip())
    return Piece(separator, at, start, start + len(text.strip()), text.strip())


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a pasted text, without the empty ones."""
    return tuple(line.strip() for line in _LINE_BREAK.split(text) if line.strip())
