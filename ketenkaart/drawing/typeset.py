"""Text in lines: broken at words and syllables, balanced, never cut; and as runs at a place."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from ketenkaart.drawing import linebreaking
from ketenkaart.drawing.displaylist import Box, Face, Group, Item, Stroke, TextRun
from ketenkaart.drawing.textmeasure import MISSING_ADVANCE, segments, width
from ketenkaart.layout.geometry import Rect

MISSING = "missing"
Part = Item | Group
_WHITE = "\t\n\x0b\x0c\r\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000 "
_BREAKS = re.compile(f"[{_WHITE}]+")
_CODE_FACE = Face.C500
_MOSTLY = 0.7  # of the room: words that fill so much of it are not followed by the beginning of one
_LOOSE = " -/,;:("  # not before an ellipsis


class Align(Enum):
    """Where the lines of a text stand from its x."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Style(NamedTuple):
    """A style of type, in mm.

    Attributes:
        face: the face.
        size: the size of the font.
        lead: from base line to base line.
        tracking: extra room after each character.
    """

    face: Face
    size: float
    lead: float
    tracking: float = 0.0

    def scaled(self, factor: float) -> "Style":
        """The same style at another size."""
        return self._replace(
            size=self.size * factor, lead=self.lead * factor, tracking=self.tracking * factor
        )

    def width(self, text: str) -> float:
        """The width of a text on one line, as `plain` gives it, mm."""
        return width(plain(text), self.face, self.size, self.tracking)


class Line(NamedTuple):
    """A line of text.

    Attributes:
        text: its characters, with the hyphen where the line breaks a word.
        width: mm.
        hyphenated: the line ends with a hyphen that the word does not have.
        joined: the line ends inside a word, after a hyphen or slash of its own.
    """

    text: str
    width: float
    hyphenated: bool = False
    joined: bool = False


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """The text on one line: breaks and other white space as single spaces, soft hyphens left out."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    joined = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    return _BREAKS.sub(" ", joined).strip(" ")


def one_line(text: str, style: Style) -> tuple[Line, ...]:
    """The text on one line, however wide; none for an empty text."""
    shown = plain(text)
    return (Line(shown, style.width(shown)),) if shown else ()


def begun(text: str, style: Style, room: float) -> tuple[Line, ...]:
    """The beginning of a text that has no room, with a sign that more follows; none where nothing fits."""
    shown = plain(text)
    ends = [end for end in range(1, len(shown)) if style.width(f"{shown[:end]}…") <= room]
    if not ends:
        return ()
    last = ends[-1]
    words = shown.rfind(" ", 0, last + 1)
    if words > 0 and style.width(shown[:words]) >= _MOSTLY * room:
        last = words
    return one_line(f"{shown[:last].rstrip(_LOOSE)}…", style)


@lru_cache(maxsize=20_000)
def wrap(
    text: str, style: Style, max_width: float, language: str = "nl", enough: int | None = None
) -> tuple[Line, ...]:
    """Break a text into balanced lines, none wider than the room; never cut.

    Args:
        text: what is written; a line break in it is a space.
        style: how it is written.
        max_width: the room, mm.
        language: "nl" or "en": whose syllables words may be broken at.
        enough: how many lines there is room for: no word is broken where they are enough.
    """
    shown = plain(text)
    whole = one_line(shown, style)
    if not whole or whole[0].width <= max_width + 1e-6:
        return whole
    room = max_width
    while True:
        spans = linebreaking.spans(shown, style, room, language, enough)
        lines = tuple(_line(shown, span, style) for span in spans)
        widest = max(line.width for line in lines)
        if widest <= max_width + 1e-6 or room < max_width * 0.9:
            return lines
        room -= max(widest - max_width, 0.01)


def _line(text: str, span: linebreaking.Span, style: Style) -> Line:
    part = text[span.start : span.end] + ("-" if span.hyphen else "")
    inside = span.end < len(text) and text[span.end] != " "
    wide = width(part, style.face, style.size, style.tracking)
    return Line(part, wide, span.hyphen, inside and not span.hyphen)


def widest(lines: Iterable[Line]) -> float:
    """The width of the widest line, mm; 0 without lines."""
    return max((line.width for line in lines), default=0.0)


def runs(
    lines: Iterable[Line], style: Style, x: float, y: float, colour: str, align: Align = Align.LEFT
) -> tuple[Part, ...]:
    """The lines as text runs; characters that the face lacks as boxes with their code.

    Args:
        lines: what `wrap` gave for the same style.
        style: how they are written.
        x: their left end, middle or right end.
        y: the base line of the first line.
        colour: "#RRGGBB".
        align: which of these x is.
    """
    parts: list[Part] = []
    for number, line in enumerate(lines):
        left = x - align.value * line.width
        parts.extend(_line_parts(line, style, left, y + number * style.lead, colour))
    return tuple(parts)


def _line_parts(line: Line, style: Style, x: float, y: float, colour: str) -> Iterator[Part]:
    done = 0
    for text, shown in segments(line.text, style.face):
        advance = width(text, style.face, style.size, style.tracking)
        done += len(text)
        if shown:
            last = done == len(line.text)
            goes_on = (line.hyphenated and last, line.joined and last)
            yield TextRun(text, style.face, style.size, x, y, advance, colour, style.tracking, *goes_on)
        else:
            yield _missing(text, style.size, x, y, colour)
        x += advance


def _missing(character: str, size: float, x: float, y: float, colour: str) -> Group:
    """A box with the code of a character, in two rows of digits."""
    code = f"{ord(character):04X}"
    middle = len(code) // 2
    box = Rect(x + 0.03 * size, y - 0.76 * size, (MISSING_ADVANCE - 0.06) * size, 0.9 * size)
    small = Style(_CODE_FACE, 0.4 * size, 0.41 * size)
    rows = [Line(row, small.width(row)) for row in (code[:middle], code[middle:])]
    digits = runs(rows, small, box.left + box.width / 2, y - 0.38 * size, colour, Align.CENTRE)
    frame = Box(box, 0.08 * size, None, Stroke(colour, 0.05 * size))
    return Group(kind=MISSING, title=f"U+{code}", items=(frame, *digits))


def missing_characters(groups: Iterable[Group]) -> frozenset[str]:
    """The characters that stand in the groups as boxes with their code."""
    return frozenset(_missing_in(groups))


def _missing_in(groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        if group.kind == MISSING:
            yield chr(int(group.title[2:], 16))
        yield from _missing_in(item for item in group.items if isinstance(item, Group))
