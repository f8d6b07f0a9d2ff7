"""The heads of phases on the screen: something of a name is always read, no word broken and then cut."""

from collections.abc import Iterator
from typing import NamedTuple

from ketenkaart.drawing.chart.lanes import phase_bars
from ketenkaart.drawing.chart.phasechips import phase_chips
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Box, Group
from ketenkaart.drawing.sizes import PHASE_NUMBER_LEFT, PHASE_TEXT_LEFT
from ketenkaart.drawing.typeset import Line, Part, Style, begun, one_line, runs, widest, wrap
from ketenkaart.editor.canvas.headwords import SMALLER, HeadWords, is_broken_well, sized
from ketenkaart.editor.canvas.shortening import shortened
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.process import Phase
from ketenkaart.texts import tr

_AIR, _LEAST_AIR = 3.0, 1.5  # after a name, mm
_CLOSE_LEFT, _CLOSE_GAP = 2.6, 2.4  # before and after the number where there is little room, mm
_MIDDLE = 9.5  # of a bar, mm from its top
_STUMP = 5  # letters that are left of a name at least
_CAP = 0.7  # of capitals, of the size of their type


class _Place(NamedTuple):
    """Where the number and the name of a phase stand in its bar, mm from its left end."""

    number: Style
    left: float
    text: float
    room: float


def phase_heads(scene: Scene, words: HeadWords) -> Iterator[Group]:
    """The bars with the numbers and names of the phases.

    Args:
        scene: the drawing.
        words: the words of its heads.
    """
    for phase, number, bar in phase_bars(scene):
        yield _head(scene, words, phase, number, bar, bar.rect.width)


def head_partly_seen(scene: Scene, words: HeadWords, phase: str, width: float) -> Group:
    """The bar of a phase with what can be read whole in a part of it.

    Args:
        scene: the drawing.
        words: the words of its heads.
        phase: the id of the phase.
        width: how wide the part is, mm.
    """
    found, number, bar = next(one for one in phase_bars(scene) if one[0].id == phase)
    return _head(scene, words, found, number, bar, width)


def _head(scene: Scene, words: HeadWords, phase: Phase, number: str, bar: Box, width: float) -> Group:
    colours, rect = scene.theme.colours, bar.rect
    place, style, lines = _set(scene, words, number, phase.name or tr("unnamed"), width)
    digits = one_line(number, place.number) if place.left < width else ()
    x, middle = rect.left + place.left, rect.top + _MIDDLE
    parts: list[Part] = [bar]
    parts += runs(digits, place.number, x, _base(middle, place.number, 1), colours.phase_number)
    base = _base(middle, style, len(lines))
    words_left = rect.left + place.text
    parts += runs(lines, style, words_left, base, colours.phase_text)
    seen = Rect(rect.left, rect.top, width, rect.height)
    parts += phase_chips(scene, phase.id, seen, words_left + widest(lines))
    return Group(phase.id, "phases", f"{number} {phase.name}", items=tuple(parts))


def _base(middle: float, style: Style, lines: int) -> float:
    """The base line of the first of some lines that stand in the middle."""
    return middle + (_CAP * style.size - (lines - 1) * style.lead) / 2


def _set(
    scene: Scene, words: HeadWords, number: str, name: str, width: float
) -> tuple[_Place, Style, tuple[Line, ...]]:
    """Where what is read of a name stands, in which type."""
    styles, language = words.theme.styles, scene.sizes.language
    wide, close = _places(words, number, width)
    if styles.phase.width(name) <= wide.room:
        return wide, styles.phase, one_line(name, styles.phase)
    small = [sized(styles.phase_two_lines, factor * words.smallest) for factor in (1.0, *SMALLER)]
    roomy = ((wide, styles.phase_two_lines), (close, small[0]))
    for places in (roomy, *([(close, style)] for style in small[1:])):
        for broken in (False, True):
            for place, style in places:
                lines = _two_lines(name, style, place.room, language)
                if lines and any(line.hyphenated for line in lines) <= broken:
                    return place, style, lines
    return _cut(name, number, small[-1], (wide, close), language)


def _cut(
    name: str, number: str, style: Style, places: tuple[_Place, _Place], language: str
) -> tuple[_Place, Style, tuple[Line, ...]]:
    """A name cut short, or the number alone: a stump of a few letters tells nothing."""
    wide, close = places
    for form in shortened(name):
        lines = _two_lines(form, style, close.room, language) if _letters(form) >= _STUMP else ()
        if lines and not any(line.hyphenated for line in lines):
            return close, style, lines
    lines = begun(name, style, close.room)
    if lines and _letters(lines[0].text) >= _STUMP:
        return close, style, lines
    alone = wide.left + wide.number.width(number) + wide.left <= close.text + close.room
    return wide if alone else close, style, ()


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


def _two_lines(name: str, style: Style, room: float, language: str) -> tuple[Line, ...]:
    """A name on two lines at most, broken at words or syllables; nothing where it does not fit."""
    lines = wrap(name, style, room, language, 2) if room > 0.0 else ()
    fits = len(lines) <= 2 and widest(lines) <= room
    return lines if fits and is_broken_well(lines, language) else ()


def _places(words: HeadWords, number: str, width: float) -> tuple[_Place, _Place]:
    """As on the poster, and closer, with a smaller number."""
    style = words.theme.styles.phase_number
    text = max(PHASE_TEXT_LEFT, PHASE_NUMBER_LEFT + style.width(number) + 4.0)
    wide = _Place(style, PHASE_NUMBER_LEFT, text, width - text - _AIR)
    style = sized(style, words.smallest)
    text = _CLOSE_LEFT + style.width(number) + _CLOSE_GAP
    if text > width:  # not even the number
        return wide, _Place(style, width, width, 0.0)
    return wide, _Place(style, _CLOSE_LEFT, text, width - text - _LEAST_AIR)
