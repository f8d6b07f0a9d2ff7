"""Chips and tags: the small labels on the edges of a box."""

from ketenkaart.drawing.boxsizes import CHIP_HEIGHT, TAG_HEIGHT
from ketenkaart.drawing.chart.paths import polygon
from ketenkaart.drawing.chart.signs import at, person, steps
from ketenkaart.drawing.content import Chip, Tag, TagKind
from ketenkaart.drawing.displaylist import Box, Circle, Item, Path, Stroke
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Line, Part, one_line, runs
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.vocabulary import Level

_PERSON = 6.7  # before the words, for the sign to stand clear of the round end
_OPEN = (1.6, 0.9)  # dash means: not settled


def chip_parts(chip: Chip, left: float, top: float, wide: float, theme: Theme) -> tuple[Part, ...]:
    """A chip: a hexagon, a pill or a rectangle by level; a pill with a person for a role."""
    if chip.role:
        return role_parts(chip.text, left, top, wide, theme)
    colours, style = theme.colours, theme.styles.chip
    edge = Stroke(colours.ink, theme.lines.chip)
    rect = Rect(left, top, wide, CHIP_HEIGHT)
    middle, ink = top + CHIP_HEIGHT / 2, colours.ink
    shape: Item
    if chip.level is Level.STRATEGIC:
        ends = ((left, middle), (left + 2.88, top), (rect.right - 2.88, top), (rect.right, middle))
        lower = ((rect.right - 2.88, rect.bottom), (left + 2.88, rect.bottom))
        shape, ink = Path(polygon(*ends, *lower), colours.ink, edge), colours.paper
    elif chip.level is Level.TACTICAL:
        shape = Box(rect, CHIP_HEIGHT / 2, colours.chip_tactical, edge)
    else:
        shape = Box(rect, 0.0, colours.paper, edge)
    lines = one_line(chip.text, style)
    inset = (wide - sum(line.width for line in lines)) / 2
    parts: list[Part] = [shape, *runs(lines, style, left + inset, top + 4.91, ink)]
    if chip.lapsed:
        stroke = Stroke(colours.ink, 0.9)
        parts.append(Path(steps(f"M{left - 1.5} {middle}H{rect.right + 1.5}"), stroke=stroke))
    return tuple(parts)


def role_parts(
    text: str, left: float, top: float, wide: float, theme: Theme, scale: float = 1.0
) -> tuple[Part, ...]:
    """The white pill of a role, with a person where it has the room."""
    colours, style = theme.colours, theme.styles.role.scaled(scale)
    height = CHIP_HEIGHT * scale
    edge = Stroke(colours.ink, theme.lines.chip)
    pill = Box(Rect(left, top, wide, height), height / 2, colours.paper, edge)
    lines = one_line(text, style)
    spare = wide - sum(line.width for line in lines)
    signed = spare - 2.2 * scale >= _PERSON * scale
    inset = min(7.3 * scale, spare - 2.2 * scale) if signed else spare / 2
    words = runs(lines, style, left + inset, top + 4.92 * scale, colours.ink)
    beside = left + inset - 3.3 * scale
    sign = at(person(colours.ink), beside, top + 3.2 * scale, scale) if signed else ()
    return (pill, *sign, *words)


def role_width(text: str, theme: Theme) -> float:
    """The width of the pill of a role."""
    return theme.styles.role.width(text) + 10.0


def tag_parts(tag: Tag, words: Line, rect: Rect, theme: Theme) -> tuple[Part, ...]:
    """A tag: a clock and a lead time, bars and a norm, who takes part, or that there is no phase."""
    colours = theme.colours
    missed = tag.kind is TagKind.NORM_MISSED
    ink = colours.paper if missed else colours.ink
    dash = _OPEN if tag.kind is TagKind.PHASELESS else ()
    edge = None if missed else Stroke(colours.text2, theme.lines.tag, dash)
    parts: list[Part] = [Box(rect, 1.0, colours.ink if missed else colours.paper, edge)]
    text_left = rect.left + (1.8 if tag.is_wordy else 6.8)
    if tag.kind is TagKind.LEAD_TIME:
        thin = Stroke(ink, 0.6)
        parts.append(Circle(rect.left + 3.8, rect.top + 2.9, 2.0, stroke=thin))
        hands = steps("M0 -1.25V0H1")
        parts += at((Path(hands, stroke=thin),), rect.left + 3.8, rect.top + 2.9)
    elif not tag.is_wordy:
        parts += _bars(rect, ink)
    parts += runs((words,), theme.styles.tag, text_left, rect.top + 4.55, ink)
    if tag.kind is TagKind.NORM_MET:
        tick = Path(steps("M0 0L1.2 1.4L3.4 -1.6"), stroke=Stroke(ink, 0.8))
        parts += at((tick,), text_left + words.width + 1.2, rect.top + 2.9)
    return tuple(parts)


def _bars(rect: Rect, ink: str) -> tuple[Item, ...]:
    line = Path(steps("M1.6 4.4H6"), stroke=Stroke(ink, 0.6))
    bars = [
        Box(Rect(1.9 + number * 1.35, 4.4 - high, 0.95, high), 0.0, ink)
        for number, high in enumerate((1.2, 2.2, 3.4))
    ]
    return at((line, *bars), rect.left, rect.top)


def tag_rect(right: float, bottom: float, wide: float) -> Rect:
    """The place of a tag on the lower edge of a box."""
    return Rect(right - wide, bottom - 1.8, wide, TAG_HEIGHT)
