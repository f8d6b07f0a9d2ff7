"""Marks: what a piece says of itself: @ # [ ] € ~ "…", what it goes via, its phase, and who gets it."""

import re
from collections.abc import Callable
from typing import NamedTuple

from ketenkaart.edits.names import clean_line, clean_name
from ketenkaart.edits.quickentry.entry import What
from ketenkaart.edits.quickentry.likeness import is_abbreviation
from ketenkaart.edits.quickentry.pieces import PROTECTED

WHAT_BY_MARK = {
    "@": What.PARTNER,
    "#": What.PHASE,
    "[": What.DOCUMENT,
    "€": What.MONEY,
    "~": What.DATA,
}
REMARK_BY_MARK = {"!": What.KNELPUNT, "?": What.QUESTION, "+": What.ACTIE, "=": What.BESLUIT}
_ENCLOSED = re.compile(r"(?:\"([^\"]*)\"|[“„]([^”“]*)[”“]|\[([^\]]*)\])\s*(?=via\s|$)", re.IGNORECASE)
_ASSIGNING = re.compile(r"(?:^|(?<=\s))&")
_VIA = re.compile(r"(?:^|(?<=\s))via\s+", re.IGNORECASE)
_IN_PHASE = re.compile(r"(?<=\s)#(?=\S)")


class Words(NamedTuple):
    """Words in a line.

    Attributes:
        start: where they start in the line.
        end: where they end.
        text: what they say, in one line; "" where there is nothing to be seen.
        literal: whether they stand in quotes.
    """

    start: int
    end: int
    text: str
    literal: bool = False

    @property
    def name(self) -> str:
        """The words as the name of something new."""
        return self.text if self.literal else clean_name(self.text, len(self.text))

    @property
    def partner_name(self) -> str:
        """The words as the name of a new partner: an abbreviation such as UWV has capitals."""
        return self.text.upper() if not self.literal and is_abbreviation(self.text) else self.name


class Marked(NamedTuple):
    """A piece, taken apart.

    Attributes:
        what: what its mark says that it is.
        words: its name, with what it goes via.
        bare: its name alone.
        via: the koppelvlakken it goes via.
        assigned: whom it is assigned to.
        phase: the phase in which it stands, if it says so behind its name.
    """

    what: What | None
    words: Words
    bare: Words
    via: tuple[Words, ...]
    assigned: tuple[Words, ...]
    phase: Words | None = None


def words_at(line: str, start: int, end: int, literal: bool = False) -> Words:
    """The words between two places of a line, without the space around them."""
    text = line[start:end]
    start += len(text) - len(text.lstrip())
    return Words(start, start + len(text.strip()), clean_line(text, len(text)), literal)


def take_apart(
    line: str,
    start: int,
    end: int,
    is_assignee: Callable[[str], bool],
    is_koppelvlak: Callable[[str], bool],
    is_phase: Callable[[str], bool],
) -> Marked:
    """Take a piece apart.

    Args:
        line: the line.
        start: where the piece starts.
        end: where it ends.
        is_assignee: whether a body or role may be called so; else the & is part of a name.
        is_koppelvlak: whether a koppelvlak may be called so; else "via" is part of a name.
        is_phase: whether a phase may be called so; else the # is part of a name.
    """
    end, assigned = _assigned(line, start, end, is_assignee)
    end, phase = _in_phase(line, start, end, is_phase)
    if phase is not None:
        end, before_it = _assigned(line, start, end, is_assignee)
        assigned = (*before_it, *assigned)
    named = _named(line, start, end, is_koppelvlak)
    return named._replace(assigned=assigned, phase=phase)


def _named(line: str, start: int, end: int, is_koppelvlak: Callable[[str], bool]) -> Marked:
    """What a piece says of itself in front of its # and &."""
    what = WHAT_BY_MARK.get(line[start : start + 1]) if start < end else None
    inner = start + 1 if what is not None and what is not What.DOCUMENT else start
    inner += len(line[inner:end]) - len(line[inner:end].lstrip())
    enclosed = _ENCLOSED.match(line, inner, end)
    if enclosed is None:
        inner += what is What.DOCUMENT
        words = words_at(line, inner, end)
        bare_end, via = _via(line, inner, end, is_koppelvlak)
        return Marked(what, words, words_at(line, inner, bare_end), via, ())
    group = next(number for number in (1, 2, 3) if enclosed[number] is not None)
    bare = words_at(line, *enclosed.span(group), literal=group < 3)
    bare_end, via = _via(line, enclosed.end(), end, is_koppelvlak)
    if line[enclosed.end() : bare_end].strip():  # text behind the quotes: they are part of the name
        bare = words_at(line, inner, bare_end)
    return Marked(what or (What.DOCUMENT if group == 3 else None), bare, bare, via, ())


def _in_phase(line: str, start: int, end: int, is_phase: Callable[[str], bool]) -> tuple[int, Words | None]:
    """Where the piece ends before its #, and the words behind that."""
    protected = PROTECTED.match(line, start, end)
    found = list(_IN_PHASE.finditer(line, protected.end() if protected else start, end))
    if found and not line.startswith("#", start):
        words = words_at(line, found[-1].end(), end)
        if is_phase(words.text):
            return found[-1].start(), words
    return end, None


def _assigned(
    line: str, start: int, end: int, is_assignee: Callable[[str], bool]
) -> tuple[int, tuple[Words, ...]]:
    """Where the piece ends before its &, and the words behind each &."""
    found: list[Words] = []
    enclosed = _ENCLOSED.match(line, start, end)
    for match in reversed(list(_ASSIGNING.finditer(line, enclosed.end() if enclosed else start, end))):
        words = words_at(line, match.end(), end)
        if words.text and not is_assignee(words.text):
            break
        found.insert(0, words)
        end = match.start()
    return end, tuple(found)


def _via(
    line: str, start: int, end: int, is_koppelvlak: Callable[[str], bool]
) -> tuple[int, tuple[Words, ...]]:
    """Where the name ends before its "via", and the words behind it."""
    for match in reversed(list(_VIA.finditer(line, start, end))):
        items: list[Words] = []
        place = match.end()
        for item in line[match.end() : end].split(","):
            items.append(words_at(line, place, place + len(item)))
            place += len(item) + 1
        if all(is_koppelvlak(item.text) for item in items):
            return match.start(), tuple(items)
        break
    return end, ()
