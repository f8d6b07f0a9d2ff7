"""Which places to break a text at: the fewest lines, as even as can be, few words broken."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from ketenkaart.drawing.displaylist import Face
from ketenkaart.drawing.hyphenation import break_points
from ketenkaart.drawing.textmeasure import positions, width

_WORD = re.compile(r"[^\W\d_]+")
_BREAK_AFTER = "-/\u2013\u2014\u2010"
_PER_LINE = 1.0
_AFTER_SHORT_WORD = 0.04
_BEFORE_NUMBER = 0.2
_AFTER_HYPHEN = 0.02
_IN_COMPOUND = 0.3
_IN_WORD = 1.2
_ANYWHERE = 3.0
_MOST_LINES_TO_SAVE = 4
_TEXTS = 2_000  # whose places are kept: a text is mostly tried in several rooms after each other


class Span(NamedTuple):
    """A line: the characters from start up to end, with a hyphen after them or not."""

    start: int
    end: int
    hyphen: bool


class Type(Protocol):
    """What is known of a style of type."""

    @property
    def face(self) -> Face:
        """The face."""

    @property
    def size(self) -> float:
        """The size of the font, mm."""

    @property
    def tracking(self) -> float:
        """Extra room after each character, mm."""


class _Place(NamedTuple):
    """A place to break: the line ends before `end`, the next starts at `after`; what it costs."""

    end: int
    after: int
    cost: float
    hyphen: bool


class _Ruler:
    """Measures parts of one text.

    Attributes:
        places: where each character starts and the last one ends, mm.
        hyphen: how wide a hyphen is, mm.
    """

    def __init__(self, text: str, face: Face, size: float, tracking: float) -> None:
        self.places = [place * size + tracking * index for index, place in enumerate(positions(text, face))]
        self.hyphen = width("-", face, size, tracking)

    def width(self, start: int, end: int, hyphen: bool) -> float:
        """How wide the characters from start up to end are, mm."""
        return self.places[end] - self.places[start] + (self.hyphen if hyphen else 0.0)


@lru_cache(maxsize=_TEXTS)
def _ruler(text: str, face: Face, size: float, tracking: float) -> _Ruler:
    """The ruler of a text."""
    return _Ruler(text, face, size, tracking)


def spans(text: str, style: Type, room: float, language: str, enough: int | None) -> list[Span]:
    """The lines of a text that does not fit on one.

    Args:
        text: without line breaks.
        style: how it is written.
        room: how wide a line may be, mm.
        language: whose syllables words may be broken at.
        enough: how many lines there is room for: words are broken only rather than use more.
    """
    ruler = _ruler(text, style.face, style.size, style.tracking)
    between_words = _between_words(text)
    if _fits(between_words, ruler, room):
        lines = _best(between_words, ruler, room)
        if not _worth_breaking(lines, ruler, room, enough):
            return lines
    in_words = _in_words(text, language)
    anywhere = list(_anywhere(text, in_words, ruler, room))
    return _best(sorted([*in_words, *anywhere]) if anywhere else in_words, ruler, room)


def _worth_breaking(lines: list[Span], ruler: _Ruler, room: float, enough: int | None) -> bool:
    """Whether breaking words could save a line that matters."""
    total = sum(ruler.width(*line) for line in lines)
    if total > (len(lines) - 1) * room:
        return False
    return len(lines) > enough if enough is not None else len(lines) <= _MOST_LINES_TO_SAVE


@lru_cache(maxsize=_TEXTS)
def _between_words(text: str) -> tuple[_Place, ...]:
    """The spaces, and where a hyphen or slash of the text allows a break; start and end too."""
    places = [_Place(0, 0, 0.0, False)]
    word_start = 0
    for index, character in enumerate(text):
        if character == " ":
            cost = _cost_of_space(text[word_start:index], text[index + 1])
            places.append(_Place(index, index + 1, cost, False))
            word_start = index + 1
        elif character in _BREAK_AFTER and index - word_start > 0 and text[index + 1 : index + 2].isalpha():
            places.append(_Place(index + 1, index + 1, _AFTER_HYPHEN, False))
    places.append(_Place(len(text), len(text), 0.0, False))
    return tuple(places)


def _cost_of_space(word: str, following: str) -> float:
    """Short words and numbers rather stay with what they belong to."""
    cost = _BEFORE_NUMBER if following.isdigit() else 0.0
    return cost + (_AFTER_SHORT_WORD if len(word) <= 2 and word.islower() else 0.0)


@lru_cache(maxsize=_TEXTS)
def _in_words(text: str, language: str) -> tuple[_Place, ...]:
    """The places between words and those at the parts and syllables of words."""
    places = [*_between_words(text)]
    for word in _WORD.finditer(text):
        for point in break_points(word.group(), language):
            place = word.start() + point.place
            places.append(_Place(place, place, _IN_COMPOUND if point.in_compound else _IN_WORD, True))
    return tuple(sorted(places))


def _anywhere(text: str, places: Sequence[_Place], ruler: _Ruler, room: float) -> Iterator[_Place]:
    """Breaks in what has none and is too wide: after as much as fits."""
    for place, following in pairwise(places):
        start = place.after
        while ruler.width(start, following.end, following.hyphen) > room and following.end - start > 1:
            end = start + 1
            while end + 1 < following.end and ruler.width(start, end + 1, True) <= room:
                end += 1
            inside_word = text[end - 1].isalpha() and text[end].isalpha() and ord(text[end]) < 0x250
            yield _Place(end, end, _ANYWHERE, inside_word)
            start = end


def _fits(places: Sequence[_Place], ruler: _Ruler, room: float) -> bool:
    return all(
        ruler.width(place.after, following.end, False) <= room for place, following in pairwise(places)
    )


def _best(places: Sequence[_Place], ruler: _Ruler, room: float) -> list[Span]:
    """The cheapest lines: each costs, more so the emptier it is, and so do the breaks."""
    costs = [0.0]
    sources = [0]
    starts = [ruler.places[place.after] for place in places]
    for index, place in enumerate(places[1:], 1):
        best, source = float("inf"), index - 1
        end, hyphen = ruler.places[place.end], ruler.hyphen if place.hyphen else 0.0
        for candidate in range(index - 1, -1, -1):
            used = end - starts[candidate] + hyphen
            if used > room and candidate < index - 1:
                break
            cost = costs[candidate] + ((room - used) / room) ** 2
            if cost < best:
                best, source = cost, candidate
        costs.append(best + place.cost + _PER_LINE)
        sources.append(source)
    return _walk(places, sources)


def _walk(places: Sequence[_Place], sources: list[int]) -> list[Span]:
    lines: list[Span] = []
    index = len(places) - 1
    while index > 0:
        source = sources[index]
        if places[index].end > places[source].after:
            lines.append(Span(places[source].after, places[index].end, places[index].hyphen))
        index = source
    return lines[::-1]
