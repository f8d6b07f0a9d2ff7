"""Who sees no colours sees as much: what is told by colour is told by shape, pattern or words as well."""

from collections import Counter

import pytest

from ketenkaart.analysis.signs import Sign
from ketenkaart.drawing.chart.boxes import kind_sign, step_shape
from ketenkaart.drawing.chart.differing import framed, pill_parts
from ketenkaart.drawing.chart.flows import flow_line
from ketenkaart.drawing.chart.labels import chip_parts
from ketenkaart.drawing.chart.marks import Mark, mark_parts
from ketenkaart.drawing.chart.scene import LinePiece
from ketenkaart.drawing.chart.signs import finding_sign, flow_icon, partner_sign, system_sign
from ketenkaart.drawing.content import Chip
from ketenkaart.drawing.displaylist import Group, TextRun
from ketenkaart.drawing.theme import load_theme
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.model.process import Koppelvlak
from ketenkaart.model.vocabulary import (
    FindingKind,
    FlowKind,
    KoppelvlakStatus,
    Level,
    PartnerKind,
    StepKind,
    SystemKind,
)

THEME = load_theme()
BOX = Rect(0.0, 0.0, 84.5, 33.0)
LINE = LinePiece("d", (Point(0, 0), Point(120, 0), Point(120, 80)))
INK, PAPER = "#000000", "#FFFFFF"


def colourless(parts):
    """The shapes of a drawing in black on white: what is filled dark, light or not at all stays so."""
    return tuple(
        _bare(item) for part in parts for item in (part.walk() if isinstance(part, Group) else (part,))
    )


def _bare(item):
    if isinstance(item, TextRun):
        return item._replace(colour=INK)
    fill = None if item.fill is None else INK if _is_dark(item.fill) else PAPER
    stroke = item.stroke and item.stroke._replace(colour=INK)
    return item._replace(fill=fill, stroke=stroke)


def _is_dark(colour):
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128


def chip(level):
    return chip_parts(Chip("CO", level), 0.0, 0.0, 20.0, THEME)


def differing(sign):
    return (*framed(BOX, (sign,), THEME), *pill_parts(sign, "", THEME)[0])


def step(kind):
    return (*step_shape(kind, BOX, THEME.colours.phase, THEME), *kind_sign(kind, THEME.colours.ink))


def joint(status):
    return mark_parts(Mark("d", (Koppelvlak(id="k", status=status),), 0.0, 0.0, 0.0), "K1", THEME)


@pytest.mark.rule("D10")
@pytest.mark.parametrize(
    ("kinds", "draw"),
    [
        (FlowKind, lambda kind: flow_line(THEME, kind, LINE, (), {})),
        (FlowKind, lambda kind: flow_icon(kind, THEME.flows[kind].colour)),
        (Level, chip),
        (StepKind, step),
        (FindingKind, lambda kind: finding_sign(kind, THEME.colours.finding, THEME.colours.ink)),
        (PartnerKind, lambda kind: partner_sign(kind, THEME.colours.ink)),
        (SystemKind, lambda kind: system_sign(kind, THEME.colours.ink)),
        ((KoppelvlakStatus.AGREED, KoppelvlakStatus.PROPOSED), joint),
        (Sign, differing),
    ],
    ids=["lines", "icons", "chips", "steps", "findings", "partners", "systems", "interfaces", "differences"],
)
def test_kinds_are_told_apart_without_colours(kinds, draw):
    looks = Counter(colourless(draw(kind)) for kind in kinds)

    assert set(looks.values()) == {1}
