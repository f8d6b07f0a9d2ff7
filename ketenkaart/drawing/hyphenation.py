"""Where a long word may be broken over two lines: at syllables, best between the parts of a compound."""

from dataclasses import dataclass
from functools import cache, lru_cache

import pyphen

from ketenkaart.resources import resource

_DICTIONARIES = {"nl": "nl_NL", "en": "en_GB"}
_SHORTEST_PART = 3
_LONG_HEAD = 6
_SHORTEST_WORD = 7


@dataclass(frozen=True, slots=True)
class BreakPoint:
    """A place in a word.

    Attributes:
        index: how many letters stand before it.
        in_compound: a part of a compound starts here: the better place.
    """

    index: int
    in_compound: bool


@cache
def _dictionary(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_DICTIONARIES.get(language, "nl_NL"), left=3, right=3)


@cache
def _heads() -> tuple[str, ...]:
    """Words that Dutch compounds of this trade often end with."""
    return tuple(resource("hyphenation", "nl-compound-parts.txt").read_text("utf-8").split())


@lru_cache(maxsize=20_000)
def break_points(word: str, language: str) -> tuple[BreakPoint, ...]:
    """Where a word without spaces or hyphens may be broken, at least three letters from its ends."""
    if len(word) < _SHORTEST_WORD or not word.isalpha():
        return ()
    places = sorted({*_dictionary(language).positions(word), *_before_head(word.lower(), language)})
    kept = [place for place in places if _SHORTEST_PART <= place <= len(word) - _SHORTEST_PART]
    return tuple(BreakPoint(place, _part_starts(word[place:].lower())) for place in kept)


def _before_head(word: str, language: str) -> list[int]:
    """Where a long word ends in a listed one: keten-eigenaar, which the patterns break elsewhere."""
    if language != "nl":
        return []
    return [len(word) - len(head) for head in _heads() if len(head) >= _LONG_HEAD and word.endswith(head)]


def _part_starts(rest: str) -> bool:
    return rest.startswith(_heads())
