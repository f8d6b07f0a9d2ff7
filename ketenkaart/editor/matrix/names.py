"""Names on the lines of a head: broken between words, then in words, and at last cut short as people do."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from ketenkaart.drawing.hyphenation import break_points
from ketenkaart.editor.canvas.shortening import shortened

_SPACE, _WORD = re.compile(r"(?<=\S)\s|(?<=\S[-/])(?=\S)"), re.compile(r"[^\W\d_]+")
_FORMS = 40  # shorter forms of a name that are tried


def in_lines(name: str, letters: QFontMetrics, room: int, most: int, language: str) -> tuple[str, ...]:
    """A name on as many lines as it needs; its end is missing where nothing else helps.

    Args:
        name: the name.
        letters: how wide its letters are.
        room: how long a line may be, px.
        most: the greatest number of lines.
        language: of the name, for where its words may be broken.
    """
    for form in (name, *islice(shortened(name), _FORMS)):
        if letters.horizontalAdvance(form) > most * room:
            continue
        words, (parts, others) = _ends_of_words(form), _in_words(form, language)
        lines = _whole(form, words, letters, (room,), most)
        lines = lines or _whole(form, words + parts, letters, (room,), most)
        lines = lines or _whole(form, words + parts + others, letters, _evenly(room), most)
        if lines:
            return lines
    begun = list(_filled(name, _ends_of_words(name), letters, room))
    kept = (*begun[: most - 1], " ".join(begun[most - 1 :]))
    return tuple(letters.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in kept if line)


def room_of_two_lines(names: Iterable[str], letters: QFontMetrics) -> int:
    """How long a line must be so that each name stands on two at most, its words whole."""

    def least(name: str) -> int:
        whole = letters.horizontalAdvance(name)
        halves = ((name[:cut].rstrip(), name[cut:].lstrip()) for cut in _ends_of_words(name))
        return min((max(map(letters.horizontalAdvance, pair)) for pair in halves), default=whole)

    return max(map(least, names), default=0)


def _ends_of_words(name: str) -> list[int]:
    return [found.start() for found in _SPACE.finditer(name)]


def _in_words(name: str, language: str) -> tuple[list[int], list[int]]:
    """Where parts of compounds start, and the other syllables."""
    points = [
        (word.start() + point.place, point.in_compound)
        for word in _WORD.finditer(name)
        for point in break_points(word.group(), language)
    ]
    return [place for place, part in points if part], [place for place, part in points if not part]


def _evenly(room: int) -> tuple[int, ...]:
    """Rooms to try in turn, so that lines of a broken word become as even as can be."""
    return tuple(room * tenths // 10 for tenths in range(5, 11))


def _whole(
    name: str, cuts: list[int], letters: QFontMetrics, rooms: Iterable[int], most: int
) -> tuple[str, ...]:
    """All of a name, on lines that fit in the first of the rooms that has them; nothing where none has."""
    for room in rooms:
        lines = tuple(islice(_filled(name, cuts, letters, room), most + 1))
        if len(lines) <= most and all(letters.horizontalAdvance(line) <= room for line in lines):
            return lines
    return ()


def _filled(name: str, cuts: Iterable[int], letters: QFontMetrics, room: int) -> Iterator[str]:
    """Lines with as much of the name on each as fits, broken at some of these places."""
    start, ends = 0, [*sorted(cuts), len(name)]
    while start < len(name):
        lines = {end: _line(name, start, end) for end in ends if end > start}
        fitting = (end for end in reversed(lines) if letters.horizontalAdvance(lines[end]) <= room)
        end = next(fitting, next(iter(lines)))
        yield lines[end]
        start = end + len(name[end:]) - len(name[end:].lstrip())


def _line(name: str, start: int, end: int) -> str:
    """A piece of a name, with a hyphen where it ends in a word."""
    broken = end < len(name) and name[end - 1].isalpha() and name[end].isalpha()
    return name[start:end].rstrip() + ("-" if broken else "")
