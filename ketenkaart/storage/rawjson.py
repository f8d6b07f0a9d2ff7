"""Raw JSON: the text of a file becomes an object, if it is sound and of a size that can be handled."""

import json
import math
import re
from collections import Counter
from typing import Any

from ketenkaart.model.characters import code_of, visible
from ketenkaart.storage import locate
from ketenkaart.storage.decoding import check_escapes
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import tr

MOST_LEVELS = 64
MOST_DIGITS = 18
MOST_PARTS = 2_000_000
LONGEST = 40

_MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
_STRINGS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_NOT_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")


class _BadWord(Exception):
    """A number that is no number we take."""


class _RepeatedKey(Exception):
    """A key that stands twice in one object."""


def raw_json(data: bytes, text: str) -> dict[str, Any]:
    """The object that the text of a file holds.

    Args:
        data: the bytes of the file.
        text: the same, decoded.

    Raises:
        FileRefused: it is not an object in sound JSON, or too deep or too large.
    """
    _check_nesting(data, text)
    try:
        tree = json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse, parse_float=_float, parse_int=_int
        )
    except json.JSONDecodeError as error:
        raise _syntax(error, text) from error
    except _BadWord as error:
        word = str(error)
        problem = tr("“{word}” is not a number that a map can hold.", word=visible(word, LONGEST))
        raise FileRefused(problem, locate.line_of_word(text, word)) from error
    except _RepeatedKey as error:
        key = str(error)
        problem = tr(
            "“{key}” is given twice between the same {{ and }}. Keep one of the two.",
            key=visible(key, LONGEST),
        )
        raise FileRefused(problem, locate.line_of_repeated_key(text, key)) from error
    if "\\" in text:
        check_escapes(text)
    if not isinstance(tree, dict):
        raise FileRefused(tr("this is not a chain map. Choose a .ketenkaart file."))
    return tree


def _check_nesting(data: bytes, text: str) -> None:
    brackets = _STRINGS.sub(b"", data).translate(None, _NOT_BRACKETS)
    if brackets.count(b"{") + brackets.count(b"[") > MOST_PARTS:
        raise FileRefused(tr("the file has too many parts for one map."))
    level = 0
    for bracket in brackets:
        level += 1 if bracket in b"[{" else -1
        if level > MOST_LEVELS:
            problem = tr("brackets stand more than {count} deep; no map needs that.", count=MOST_LEVELS)
            raise FileRefused(problem, locate.line_of_depth(text, MOST_LEVELS))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise _RepeatedKey(counts.most_common(1)[0][0])
    return found


def _refuse(word: str) -> None:
    raise _BadWord(word)


def _float(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise _BadWord(word)
    return number


def _int(word: str) -> int:
    if len(word.lstrip("-")) > MOST_DIGITS:
        raise _BadWord(word)
    return int(word)


def _syntax(error: json.JSONDecodeError, text: str) -> FileRefused:
    """What is wrong where the text stops being JSON, as near as can be told."""
    line = locate.line_at(text, error.pos)
    rest = text[error.pos :].lstrip()
    whole_line = text.splitlines()[line - 1] if rest else ""
    if whole_line.startswith(_MERGE_MARKS):
        problem = tr("two versions stand beside each other here. Merge them with: ketenkaart merge")
    elif error.msg.startswith("Invalid control character"):
        problem = _control(text[error.pos])
    elif error.msg.startswith("Unterminated string") or not rest:
        problem = tr("the file is cut off. Look for an earlier copy.")
    elif error.msg.startswith("Invalid \\"):
        problem = tr("a \\ in a text is written as \\\\.")
    elif not text[: error.pos].strip():
        problem = tr("this is not a chain map. Choose a .ketenkaart file.")
    elif error.msg.startswith("Extra data"):
        problem = tr("there is more text after the end of the map. Remove it.")
    else:
        values = {"column": locate.column_at(text, error.pos)}
        problem = tr(
            "a comma, quote or bracket is missing or one too many, near character {column}.", **values
        )
    return FileRefused(problem, line)


def _control(character: str) -> str:
    if character == "\t":
        return tr("a tab in a text is written as \\t.")
    if character in "\r\n":
        return tr("a text has no quote at its end; a new line in a text is written as \\n.")
    return tr("a text holds the unreadable character {code}. Remove it.", code=code_of(character))
