"""Where in the text of a file something stands, once it is known that something is wrong."""

import json
import re
from collections.abc import Iterator

_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
_BRACKET = re.compile(_STRING + r"|[][{}]", re.DOTALL)
_KEY = re.compile(rf"(?P<string>{_STRING})(?P<colon>\s*:)?|[{{}}]", re.DOTALL)
_WORD = re.compile(_STRING + r"|[-+.\w]+", re.DOTALL)


def line_at(text: str, position: int) -> int:
    """The line of a place in the text, from 1."""
    return text.count("\n", 0, position) + 1


def column_at(text: str, position: int) -> int:
    """The character in its line of a place in the text, from 1."""
    return position - text.rfind("\n", 0, position)


def line_of_depth(text: str, depth: int) -> int:
    """The line where brackets stand more than `depth` deep; 0 where they do not."""
    level = 0
    for found in _BRACKET.finditer(text):
        if found[0] in "[{":
            level += 1
        elif found[0] in "]}":
            level -= 1
        if level > depth:
            return line_at(text, found.start())
    return 0


def line_of_word(text: str, word: str) -> int:
    """The line where a number or word first stands outside a string; 0 where it does not."""
    for found in _WORD.finditer(text):
        if found[0] == word:
            return line_at(text, found.start())
    return 0


def line_of_repeated_key(text: str, key: str) -> int:
    """The line where an object gets a key for the second time; 0 where none does."""
    seen: list[set[str]] = []
    for found in _KEY.finditer(text):
        if found[0] == "{":
            seen.append(set())
        elif found[0] == "}":
            seen.pop()
        elif found["colon"] and json.loads(found["string"]) == key:
            if key in seen[-1]:
                return line_at(text, found.start())
            seen[-1].add(key)
    return 0


def lines_of_id(text: str, record_id: str) -> Iterator[int]:
    """The lines where records with this id stand."""
    wanted = re.compile(r'"id"\s*+:\s*+' + re.escape(json.dumps(record_id, ensure_ascii=False)))
    return (line_at(text, found.start()) for found in wanted.finditer(text))
