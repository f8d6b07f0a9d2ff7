"""The dark look of a map: every colour that is drawn has a dark one, and all of it can be read."""

import pytest
from drawing.maps import sample

from ketenkaart.drawing.colour import contrast, luminance
from ketenkaart.drawing.dark import load_dark
from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.drawing.theme import load_theme

LIGHT, DARK = load_theme(), load_dark()
HUES = range(0, 360, 3)
INK, TEXT2, PAPER = (DARK.colours[name] for name in ("ink", "text2", "paper"))
FLOWS = [DARK.colours[name] for name in ("document", "data", "money", "sequence")]
SAMPLES = ("loonaangifteketen", "strafrechtketen", "asielketen", "wlz-keten")


def shades(part):
    """A colour of partners in every hue."""
    return [getattr(DARK.partner(hue), part) for hue in HUES]


def worst(colours, grounds):
    return min(contrast(colour, ground) for colour in colours for ground in grounds)


@pytest.mark.rule("D8")
def test_text_can_be_read_on_every_lane_header_box_and_chip():
    grounds = [
        PAPER,
        DARK.box,
        *(one for part in ("header", "nested", "inside", "outside") for one in shades(part)),
    ]
    assert worst([INK, TEXT2], grounds) >= 4.5
    assert worst([INK], [DARK.colours["chip_tactical"]]) >= 4.5
    assert worst([PAPER, DARK.box], [INK]) >= 4.5


@pytest.mark.rule("D8")
def test_codes_and_lines_of_flows_stand_out_from_every_lane():
    assert worst(FLOWS, [PAPER, *shades("inside"), *shades("outside")]) >= 4.5


@pytest.mark.rule("D8")
def test_bars_findings_and_lines_of_parts_stand_out():
    assert worst(shades("bar"), [PAPER]) >= 3.0
    around = [PAPER, DARK.box, *shades("inside"), *shades("outside")]
    assert worst([DARK.colours["finding"]], around) >= 3.0
    assert worst([DARK.colours["nested_line"], DARK.colours["phase_dots"]], [PAPER, *shades("inside")]) >= 3.0
    assert worst([DARK.box], [DARK.colours["finding"]]) >= 3.0


def test_a_partner_keeps_its_hue():
    for hue in HUES:
        for light, dark in zip(LIGHT.partner(hue), DARK.partner(hue), strict=True):
            assert contrast(DARK.of(light, "decoration"), dark) < 1.05


@pytest.mark.parametrize("name", SAMPLES)
def test_every_colour_of_a_map_has_a_dark_one(name):
    for group in draw_screen(sample(name)).chart.groups:
        for item in group.walk() if group.kind != "phases" else ():
            dark = DARK.shown(item, group.kind)
            if isinstance(item, TextRun):
                assert item.colour in DARK.known
            else:
                used = [item.fill, item.stroke and item.stroke.colour]
                assert all(one in DARK.known for one in used if one)
            assert dark._replace(**_colours(item)) == item, "only its colours differ"


def test_the_bars_of_phases_stay_as_they_are():
    for colour in (LIGHT.colours.phase, LIGHT.colours.phase_text, LIGHT.colours.phase_number):
        assert DARK.of(colour, "phases") == colour


def test_paper_is_lighter_in_boxes_than_around_them():
    paper = LIGHT.colours.paper
    assert DARK.of(paper, "steps") == DARK.of(paper, "systems") == DARK.box
    assert DARK.of(paper, "flows") == DARK.of(paper, "koppelvlakken") == PAPER
    assert luminance(DARK.box) > luminance(PAPER)


def _colours(item):
    names = ("colour",) if isinstance(item, TextRun) else ("fill", "stroke")
    return {name: getattr(item, name) for name in names}
