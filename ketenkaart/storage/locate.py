"""Where in the text of a file something stands, once it is known that something is wrong."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import count

_DECODE = json.JSONDecoder().raw_decode
_SPACE = re.compile(r"[ \t\r\n]*+")
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


def line_of_part(text: str, path: Iterable[str | int]) -> int:
    """The line where a part of the file stands.

    Args:
        text: sound JSON.
        path: the keys, and places in lists from 0, that lead to the part; where they lead nowhere, the
            line is that of the last part they led to. 0 where not even the first is there.
    """
    position = None
    for name in path:
        members = _members(text, _after_space(text, 0) if position is None else position)
        found = next((start for member, start in members if member == name), None)
        if found is None:
            break
        position = found
    return 0 if position is None else line_at(text, position)


def _members(text: str, position: int) -> Iterator[tuple[str | int, int]]:
    """The key, or place from 0, and the beginning of each member of the object or list that begins here."""
    is_object = text[position] == "{"
    if not is_object and text[position] != "[":
        return
    position = _after_space(text, position + 1)
    for place in count():
        if text[position] in "]}":
            return
        name: str | int = place
        if is_object:
            name, position = _DECODE(text, position)
            position = _after_space(text, _after_space(text, position) + 1)
        yield name, position
        _, position = _DECODE(text, position)
        position = _after_space(text, position)
        if text[position] == ",":
            position = _after_space(text, position + 1)


def _after_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found is not None else position
