"""The signs of the legend: those of the map, drawn by the same functions, at 0.7 to 1 of their size."""

from typing import NamedTuple

from ketenkaart.analysis.signs import Sign as Differs
from ketenkaart.drawing.boxsizes import CHIP_HEIGHT, MARK_RADIUS, TABS, TAG_HEIGHT
from ketenkaart.drawing.chart.boundary import boundary_stroke
from ketenkaart.drawing.chart.boxes import capsule_shape, kind_sign, step_shape
from ketenkaart.drawing.chart.cuttags import WIDTH as CUT_WIDTH
from ketenkaart.drawing.chart.cuttags import cut_tag_parts
from ketenkaart.drawing.chart.differing import framed, pill_parts
from ketenkaart.drawing.chart.flows import flow_line
from ketenkaart.drawing.chart.labels import chip_parts, role_parts, role_width, tag_parts
from ketenkaart.drawing.chart.marks import Mark, mark_parts, unnamed_parts
from ketenkaart.drawing.chart.paths import open_line
from ketenkaart.drawing.chart.scene import LinePiece
from ketenkaart.drawing.chart.signs import (
    at,
    finding_sign,
    flow_icon,
    partner_sign,
    system_sign,
    to_confirm,
)
from ketenkaart.drawing.content import Chip, Tag
from ketenkaart.drawing.displaylist import Box, Path, Stroke
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.transform import placed
from ketenkaart.drawing.typeset import Align, Line, Part, one_line, runs
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.model.process import Partner, System
from ketenkaart.model.vocabulary import FindingKind, FlowKind, PartnerKind, StepKind, SystemKind

SMALL = 0.7
_MARK = 0.76
_SIGN = 0.95
_LINE = 34.0
_ICON = 13.0
_PAIR = 3.2
_PAIR_REACH = 8.0
_STEP = Rect(0.0, -6.0, 34.0, 12.0)
_DIFFERING = Rect(2.4, -4.2, 26.0, 11.0)
_CAPSULE = Rect(0.0, -3.8, 24.0, 7.6)
_BOUNDARY = 24.0
_SYSTEM = 4.2
_SWATCH = Rect(0.0, -4.0, 11.5, 8.0)


class Sign(NamedTuple):
    """A sign; (0, 0) is the middle of its left side."""

    parts: tuple[Part, ...]
    width: float
    height: float


def flow_sign(kind: FlowKind, theme: Theme, dash: tuple[float, ...] = ()) -> Sign:
    """The line of a kind of flow, with its icon."""
    line = flow_line(theme, kind, LinePiece("", (Point(0.0, 0.0), Point(_LINE, 0.0))), dash, {})
    icon = at(flow_icon(kind, theme.flows[kind].colour), _ICON, 0.0)
    return Sign((*line, *icon), _LINE, 8.8)


def pair_sign(kinds: tuple[FlowKind, FlowKind], theme: Theme) -> Sign:
    """A flow and its return under it."""
    there = LinePiece("", (Point(0.0, -_PAIR), Point(_LINE, -_PAIR)))
    back = LinePiece("", (Point(_LINE, _PAIR), Point(0.0, _PAIR)))
    lines = (*flow_line(theme, kinds[0], there, (), {}), *flow_line(theme, kinds[1], back, (), {}))
    return Sign(lines, _LINE, 2 * _PAIR + 5.8)


def cut_sign(colour: str, theme: Theme) -> Sign:
    """The tag of a flow that goes on in another strip."""
    tag = cut_tag_parts("1", Point(0.0, 0.0), colour, theme.styles.chip, theme.colours.paper)
    return Sign(tag, CUT_WIDTH, CHIP_HEIGHT)


def mark_sign(mark: Mark, code: str, theme: Theme) -> Sign:
    """The mark of an interface; a capsule where it stands over a flow and its return."""
    reach = _PAIR_REACH if mark.right > mark.left else 0.0
    moved = mark._replace(left=MARK_RADIUS, right=MARK_RADIUS + 2 * reach, y=0.0)
    shape = mark_parts(moved, code, theme) if mark.joints else unnamed_parts(moved, theme)
    scaled = tuple(placed(part, _MARK, 0.4) for part in shape)
    return Sign(scaled, _MARK * 2 * (MARK_RADIUS + reach) + 0.8, _MARK * 2 * MARK_RADIUS)


def boundary_sign(theme: Theme) -> Sign:
    """A piece of the chain boundary."""
    line = open_line((0.0, 0.0), (_BOUNDARY, 0.0))
    return Sign((Path(line, stroke=boundary_stroke(theme)),), _BOUNDARY, 1.3)


def sides_sign(theme: Theme) -> Sign:
    """A lane inside the boundary and one outside it."""
    colours = theme.partner(theme.hues[0])
    outside = Rect(_SWATCH.width + 1.0, _SWATCH.top, _SWATCH.width, _SWATCH.height)
    edge = Stroke(colours.edge, theme.lines.outside)
    boxes = (Box(_SWATCH, 0.0, colours.inside), Box(outside, 0.0, colours.outside, edge))
    return Sign(boxes, outside.right, _SWATCH.height)


def confirm_sign(theme: Theme) -> Sign:
    """The ring of what is to be confirmed."""
    return Sign(at(to_confirm(theme.colours.text2), 5.0, 0.0, 1.3), 10.0, 5.0)


def step_sign(kind: StepKind, number: str, theme: Theme) -> Sign:
    """A box of a kind of step, its number or sign in the tab."""
    ink, style = theme.colours.ink, theme.styles.step_number
    shape = list[Part](step_shape(kind, _STEP, theme.colours.sample_tab, theme))
    middle = TABS[kind] / 2 + (0.0 if kind is StepKind.ACTIVITY else 1.6)
    if kind is StepKind.ACTIVITY:
        shape += runs(one_line(number, style), style, middle, 3.07, ink, Align.CENTRE)
    shape += at(kind_sign(kind, ink), middle, 0.0)
    parts = tuple(placed(part, SMALL) for part in shape)
    return Sign(parts, SMALL * _STEP.width, SMALL * _STEP.height)


def system_row_sign(kind: SystemKind, theme: Theme) -> Sign:
    """A register or another system."""
    return Sign(at(system_sign(kind, theme.colours.ink), _SYSTEM, 0.0, 0.75), 2 * _SYSTEM, 7.0)


def capsule_sign(end: Partner | System, theme: Theme) -> Sign:
    """A partner or system at the end of a flow."""
    ink = theme.colours.ink
    if isinstance(end, System):
        sign = at(system_sign(end.kind, ink), 7.0, 0.0, 0.5)
    else:
        sign = at(partner_sign(end.kind, ink), 6.0, 0.0, SMALL)
    return Sign((capsule_shape(_CAPSULE, theme), *sign), _CAPSULE.width, _CAPSULE.height)


def tag_sign(tag: Tag, words: Line, wide: float, theme: Theme) -> Sign:
    """A tag with the words of one on the map."""
    rect = Rect(0.0, -TAG_HEIGHT / 2, wide, TAG_HEIGHT)
    return Sign(tag_parts(tag, words, rect, theme), wide, TAG_HEIGHT)


def chip_sign(chip: Chip, wide: float, theme: Theme) -> Sign:
    """The chip of a body."""
    return Sign(chip_parts(chip, 0.0, -CHIP_HEIGHT / 2, wide, theme), wide, CHIP_HEIGHT)


def role_sign(word: str, theme: Theme) -> Sign:
    """The pill of a role."""
    wide = role_width(word, theme)
    return Sign(role_parts(word, 0.0, -CHIP_HEIGHT / 2, wide, theme), wide, CHIP_HEIGHT)


def partner_row_sign(kind: PartnerKind, theme: Theme) -> Sign:
    """The sign of a kind of partner."""
    return Sign(at(partner_sign(kind, theme.colours.ink), 4.0, 0.0, _SIGN), 8.0, 7.6)


def finding_row_sign(kind: FindingKind, theme: Theme) -> Sign:
    """The sign of a kind of finding."""
    colours = theme.colours
    return Sign(at(finding_sign(kind, colours.finding, colours.ink), 4.8, 0.0, 0.8), 10.0, 6.6)


def differing_sign(sign: Differs, on_box: bool, theme: Theme) -> Sign:
    """The sign of what differs from another map; on a box with its frame where it has one."""
    pill, wide = pill_parts(sign, "2" if sign is Differs.REMOVED else "", theme)
    if sign is Differs.REMOVED or not on_box:
        return Sign(pill, wide, CHIP_HEIGHT)
    ink, box = theme.colours.ink, _DIFFERING
    shape = Box(box, 2.0, theme.colours.paper, Stroke(ink, theme.lines.box))
    marked = (*framed(box, (sign,), theme), shape, *(placed(part, 1.0, 1.4, box.top - 1.2) for part in pill))
    return Sign(tuple(placed(part, SMALL) for part in marked), SMALL * (box.right + 2.4), SMALL * 18.0)
