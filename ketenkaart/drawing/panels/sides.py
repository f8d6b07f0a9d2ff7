"""What stands right of the bodies of a level: who decides beyond the chain, and the roles of the chain."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ketenkaart.drawing.boxsizes import CHIP_HEIGHT
from ketenkaart.drawing.chart.labels import role_parts, role_width
from ketenkaart.drawing.chart.paths import head_steps, open_line
from ketenkaart.drawing.chart.signs import at, partner_sign, person
from ketenkaart.drawing.displaylist import Box, Path, Stroke
from ketenkaart.drawing.panels.bodywords import chain_roles, role_title
from ketenkaart.drawing.panels.panel import PanelSource
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Line, Part, runs, widest, wrap
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.model.governance import Body, Role
from ketenkaart.model.vocabulary import Level, PartnerKind

HEAD_LENGTH, HEAD_WIDTH = 4.2, 3.8
_GAP = 5.0
_THIN = 0.6
_ARROW = 22.0
_SIGN = 4.8
_TEXT_LEFT = 14.0
_OUTSIDE_TEXT = 50.0
_ROLE_TEXT = 56.0
_ROLE_GAP = 3.4
_PILL_INSET = 7.3


class Pill(NamedTuple):
    """A role, by its id, measured."""

    role: str
    lines: tuple[Line, ...]
    width: float
    height: float


class Side(NamedTuple):
    """What stands right of the bodies of a level.

    Attributes:
        body: the body that escalates out of the chain, where it is the only one of its level.
        outside: who decides there, in lines.
        pills: the roles.
        width: the room of it all.
        pills_left: where the pills start, from the right side of the bodies.
    """

    body: Body | None
    outside: tuple[Line, ...]
    pills: tuple[Pill, ...]
    width: float
    pills_left: float

    @property
    def pills_height(self) -> float:
        """The height of the pills together."""
        return sum(pill.height for pill in self.pills) + _ROLE_GAP * max(0, len(self.pills) - 1)

    def outside_height(self, theme: Theme) -> float:
        """The height of the lines beyond the chain."""
        return len(self.outside) * theme.styles.body_outside.lead


def sides_of(source: PanelSource) -> Mapping[Level, Side]:
    """The side of each level."""
    kaart = source.sizes.kaart
    roles = chain_roles(kaart)
    found: dict[Level, Side] = {}
    for level in Level:
        leaving = [body for body in kaart.bodies if body.level is level and body.escalates_outside]
        body = leaving[0] if len(leaving) == 1 else None
        found[level] = _side(source, body, [role for role in roles if role.level is level])
    return found


def _side(source: PanelSource, body: Body | None, roles: list[Role]) -> Side:
    style, language = source.theme.styles.body_outside, source.sizes.language
    people = body.escalates_outside.replace(", ", ",\n").split("\n") if body is not None else []
    outside = tuple(line for who in people for line in wrap(who, style, _OUTSIDE_TEXT, language))
    out = _ARROW + _TEXT_LEFT + widest(outside) if outside else 0.0
    pills = tuple(_pill(source, role) for role in roles)
    wide = max((pill.width for pill in pills), default=0.0)
    room = out + (_GAP if pills else 0.0) + wide
    return Side(body, outside, pills, room, out + _GAP)


def _pill(source: PanelSource, role: Role) -> Pill:
    style = source.theme.styles.role
    lines = wrap(role_title(role), style, _ROLE_TEXT, source.sizes.language)
    height = CHIP_HEIGHT + (len(lines) - 1) * style.lead
    return Pill(role.id, lines, widest(lines) - style.width("") + role_width("", source.theme), height)


def outside_parts(side: Side, start: Point, right: float, theme: Theme) -> Iterator[Part]:
    """The line out of the chain from the right side of a body, the sign of who decides, and who it is.

    Args:
        side: what is drawn.
        start: where the line leaves the body.
        right: the right side of all bodies of the level.
        theme: the look.
    """
    ink, style = theme.colours.ink, theme.styles.body_outside
    tip = Point(right + _ARROW, start.y)
    yield from arrow_parts(start, tip, theme)
    yield from at(partner_sign(PartnerKind.COMMISSIONER, ink), tip.x + 6.4, start.y, 1.05)
    base = start.y + 2.0 - (len(side.outside) - 1) * style.lead / 2
    yield from runs(side.outside, style, tip.x + _TEXT_LEFT, base, ink)


def arrow_parts(start: Point, tip: Point, theme: Theme) -> Iterator[Part]:
    """A straight line of escalation with its head."""
    ink = theme.colours.ink
    length = max(abs(tip.x - start.x), abs(tip.y - start.y))
    share = (length - HEAD_LENGTH + 0.4) / length
    end = (start.x + (tip.x - start.x) * share, start.y + (tip.y - start.y) * share)
    yield Path(open_line((start.x, start.y), end), stroke=Stroke(ink, theme.lines.escalation))
    yield Path(head_steps(start, tip, HEAD_LENGTH, HEAD_WIDTH), fill=ink)


def rising_parts(start: Point, tip: Point, theme: Theme) -> Iterator[Part]:
    """A line of escalation upwards; where it must go aside it does so close above its start."""
    if abs(start.x - tip.x) > 0.01:
        turn = tip.y + HEAD_LENGTH + 0.6
        corner = open_line((start.x, start.y), (start.x, turn), (tip.x, turn))
        yield Path(corner, stroke=Stroke(theme.colours.ink, theme.lines.escalation))
        start = Point(tip.x, turn + theme.lines.escalation / 2)
    yield from arrow_parts(start, tip, theme)


def reporting_parts(start: Point, tip: Point, theme: Theme) -> Iterator[Part]:
    """A line of reporting upwards: thin, with an open head."""
    stroke = Stroke(theme.colours.text2, _THIN)
    if abs(start.x - tip.x) > 0.01:
        turn = tip.y + HEAD_LENGTH + 0.6
        yield Path(
            open_line((start.x, start.y), (start.x, turn), (tip.x, turn), (tip.x, tip.y)), stroke=stroke
        )
    else:
        yield Path(open_line((start.x, start.y), (tip.x, tip.y)), stroke=stroke)
    foot, half = tip.y + HEAD_LENGTH * 0.7, HEAD_WIDTH / 2
    yield Path(open_line((tip.x - half, foot), (tip.x, tip.y), (tip.x + half, foot)), stroke=stroke)


def pill_parts(side: Side, left: float, middle: float, theme: Theme) -> Iterator[Part]:
    """The roles under each other, around a middle height."""
    for pill, rect in pill_rects(side, left, middle):
        if len(pill.lines) == 1:
            yield from role_parts(pill.lines[0].text, left, rect.top, pill.width, theme)
        else:
            yield from _high_pill(pill, left, rect.top, theme)


def pill_rects(side: Side, left: float, middle: float) -> Iterator[tuple[Pill, Rect]]:
    """Where each role stands."""
    top = middle - side.pills_height / 2
    for pill in side.pills:
        yield pill, Rect(left, top, pill.width, pill.height)
        top += pill.height + _ROLE_GAP


def _high_pill(pill: Pill, left: float, top: float, theme: Theme) -> Iterator[Part]:
    colours, style = theme.colours, theme.styles.role
    rect = Rect(left, top, pill.width, pill.height)
    yield Box(rect, CHIP_HEIGHT / 2, colours.paper, Stroke(colours.ink, theme.lines.chip))
    yield from at(person(colours.ink), left + 4.0, rect.centre.y)
    yield from runs(pill.lines, style, left + _PILL_INSET, top + 4.92, colours.ink)
