"""Where a long word may be broken over two lines: at syllables, best between the parts of a compound."""

from functools import cache, lru_cache
from typing import NamedTuple

import pyphen

from ketenkaart.resources import resource

_DICTIONARIES = {"nl": "nl_NL", "en": "en_GB"}
_DIGITS = "0123456789"
_SHORTEST_PART = 3
_LONG_HEAD = 6
_SHORTEST_WORD = 7


class BreakPoint(NamedTuple):
    """A place in a word.

    Attributes:
        place: how many letters stand before it.
        in_compound: a part of a compound starts here: the better place.
    """

    place: int
    in_compound: bool


class _Patterns:
    """Patterns such as "ach5tend" by their letters; a pattern is taken apart where a word has it."""

    def __init__(self, by_letters: dict[str, str]) -> None:
        self._by_letters = by_letters

    def get(self, letters: str) -> tuple[int, tuple[int, ...]] | None:
        """From which letter on a pattern has weights, and these; as pyphen asks for them."""
        pattern = self._by_letters.get(letters)
        return (0, _weights(pattern)) if pattern else None


@cache
def _weights(pattern: str) -> tuple[int, ...]:
    """The weight before each letter of a pattern, and after the last."""
    weights = [0]
    for character in pattern:
        if character in _DIGITS:
            weights[-1] = int(character)
        else:
            weights.append(0)
    return tuple(weights)


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]  # pyphen has no types
    """The patterns of a language; pyphen takes all of them apart at once, 0.1 s at each start."""

    def __init__(self, language: str) -> None:
        path = pyphen.LANGUAGES[_DICTIONARIES.get(language, "nl_NL")]
        encoding, *rest = path.read_bytes().split(b"\n", 1)
        lines = rest[0].decode(encoding.decode().strip()).split("\n")
        text = "\n".join(line for line in lines if not line[:1].isupper())  # settings are in capitals
        bare = text
        for digit in _DIGITS:  # five times as quick as to translate it
            bare = bare.replace(digit, "")
        letters = bare.split("\n")
        self.patterns = _Patterns(dict(zip(letters, text.split("\n"), strict=True)))
        self.maxlen = max(map(len, letters))
        self.cache: dict[str, list[int]] = {}


@cache
def _dictionary(language: str) -> _Dictionary:
    return _Dictionary(language)


@cache
def _heads() -> tuple[str, ...]:
    """Words that Dutch compounds of this trade often end with."""
    return tuple(resource("hyphenation", "nl-compound-parts.txt").read_text("utf-8").split())


@lru_cache(maxsize=20_000)
def break_points(word: str, language: str) -> tuple[BreakPoint, ...]:
    """Where a word without spaces or hyphens may be broken, at least three letters from its ends.

    Not close to where a part of a compound starts: ketenei-genaar reads worse than keten-eigenaar.
    """
    if len(word) < _SHORTEST_WORD or not word.isalpha():
        return ()
    places = sorted({*_dictionary(language).positions(word), *_before_head(word.lower(), language)})
    kept = [place for place in places if _SHORTEST_PART <= place <= len(word) - _SHORTEST_PART]
    parts = [place for place in kept if _part_starts(word[place:].lower())]
    parts = [place for place in parts if not {place - 2, place - 1}.intersection(parts)]  # be-raad is no part
    close = {place + away for place in parts for away in (-2, -1, 1, 2)}
    return tuple(BreakPoint(place, place in parts) for place in kept if place not in close)


def _before_head(word: str, language: str) -> list[int]:
    """Where a long word ends in a listed one: keten-eigenaar, which the patterns break elsewhere."""
    if language != "nl":
        return []
    return [len(word) - len(head) for head in _heads() if len(head) >= _LONG_HEAD and word.endswith(head)]


def _part_starts(rest: str) -> bool:
    return rest.startswith(_heads())
