"""Decoding: the bytes of a file become text, if they are UTF-8 text without unreadable characters."""

import codecs
import re
from collections.abc import Iterator

from ketenkaart.model.characters import FORBIDDEN, FORBIDDEN_BEYOND_ASCII, code_of
from ketenkaart.storage.locate import line_at
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import mark, tr

_OTHER_KINDS = (
    (b"PK\x03\x04", mark("a zip file, such as Word, Excel and Visio make")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", mark("an old Word, Excel or Visio file")),
    (b"%PDF", mark("a PDF")),
    (b"\x89PNG", mark("a picture")),
    (b"\xff\xd8\xff", mark("a picture")),
    (b"GIF8", mark("a picture")),
    (b"\x1f\x8b", mark("a compressed file")),
    (b"SQLite format 3", mark("a database")),
    (b"<", mark("an XML, SVG or web page file")),
)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_PLAIN = bytes(range(0x7F))
_HARMLESS = re.compile(r'(?:[^\\]++|\\["\\/nt])*+')
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?")
_SHORT = {"b": "\b", "f": "\f", "r": "\r"}


def decoded(data: bytes) -> str:
    """The text of a file, without a byte order mark.

    Raises:
        FileRefused: the bytes are not UTF-8 text, or the text holds a character it may not hold.
    """
    if not data.strip():
        raise FileRefused(tr("the file is empty. Look for a copy, or start a new map."))
    start = data.lstrip()[:16]
    for beginning, kind in _OTHER_KINDS:
        if start.startswith(beginning):
            raise FileRefused(
                tr("this is {kind}, not a chain map. Choose a .ketenkaart file.", kind=tr(kind))
            )
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:4]:
        raise FileRefused(tr("the text is UTF-16 or UTF-32. Save it as UTF-8."))
    text = _utf8(data)
    beyond = data.translate(None, _PLAIN).decode()  # looked through far sooner than all the text
    if FORBIDDEN_BEYOND_ASCII.search(beyond):
        found = next(FORBIDDEN_BEYOND_ASCII.finditer(text))
        raise _unreadable(found[0], line_at(text, found.start()))
    return text


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"{data[error.start]:02X}"
        problem = tr("the text is not UTF-8 (byte {byte}). Save it as UTF-8.", byte=byte)
        raise FileRefused(problem, line) from error


def _unreadable(character: str, line: int) -> FileRefused:
    return FileRefused(
        tr("a text holds the unreadable character {code}. Remove it.", code=code_of(character)), line
    )


def check_escapes(text: str) -> None:
    r"""Refuse escapes such as \u0007 that stand for an unreadable character.

    Args:
        text: JSON that is known to be well-formed.

    Raises:
        FileRefused: there is one.
    """
    for position, character in _escaped(text):
        if FORBIDDEN.match(character):
            raise _unreadable(character, line_at(text, position))


def _escaped(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    while (position := _end_of_harmless(text, position)) < len(text):
        found = _ESCAPE.match(text, position)
        if found is None:
            yield position, _SHORT[text[position + 1]]
            position += 2
        elif found[2] is not None and 0xD800 <= int(found[1], 16) <= 0xDBFF:
            pair = bytes.fromhex(found[1] + found[2])
            yield position, pair.decode("utf-16-be")
            position = found.end()
        else:
            yield position, chr(int(found[1], 16))
            position += 6


def _end_of_harmless(text: str, position: int) -> int:
    found = _HARMLESS.match(text, position)
    return position if found is None else found.end()
