import pytest
from drawing.maps import small

from ketenkaart.drawing.colour import contrast
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.drawing.theme import load_theme
from ketenkaart.model.about import About

THEME = load_theme("neutral")
COLOURS = THEME.colours
PARTNERS = [THEME.partner(hue) for hue in THEME.hues]
FLOWS = [COLOURS.document, COLOURS.data, COLOURS.money, COLOURS.sequence]


@pytest.mark.rule("D8")
def test_text_can_be_read_on_every_lane_and_header():
    for partner in PARTNERS:
        for ground in (partner.header, partner.nested, partner.inside, partner.outside, COLOURS.paper):
            for text in (COLOURS.ink, COLOURS.text2):
                assert contrast(text, ground) >= 4.5


@pytest.mark.rule("D8")
def test_codes_and_lines_of_flows_stand_out_from_every_lane():
    for partner in PARTNERS:
        for ground in (partner.inside, partner.outside, COLOURS.paper):
            assert min(contrast(flow, ground) for flow in FLOWS) >= 4.5


@pytest.mark.rule("D8")
@pytest.mark.parametrize("text", [COLOURS.phase_text, COLOURS.phase_number])
def test_phases_can_be_read_on_their_bars(text):
    assert contrast(text, COLOURS.phase) >= 4.5


@pytest.mark.rule("D8")
def test_the_bar_of_a_partner_and_the_sign_of_a_finding_stand_out_from_paper():
    signs = [COLOURS.finding, *(partner.bar for partner in PARTNERS)]
    assert min(contrast(sign, COLOURS.paper) for sign in signs) >= 3.0


@pytest.mark.rule("D8")
def test_the_frames_of_what_differs_stand_out_from_every_lane():
    frames = (COLOURS.added, COLOURS.changed, COLOURS.removed)
    grounds = [COLOURS.paper, *(ground for one in PARTNERS for ground in (one.inside, one.outside))]
    assert min(contrast(frame, ground) for frame in frames for ground in grounds) >= 3.0


def test_a_map_of_a_theme_that_is_not_there_is_shown_in_the_neutral_one():
    kaart = small(About(id="about", name="Oud", theme="weg"))
    assert draw_screen(kaart).chart == draw_screen(small(About(id="about", name="Oud"))).chart
