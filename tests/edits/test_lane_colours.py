"""Lanes keep their colours whatever is done to others, on the screen as on a sheet."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketenkaart.changes.apply import apply
from ketenkaart.drawing.hues import lane_hues, organisations
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.drawing.theme import load_theme
from ketenkaart.edits.adding import add_partner
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.lanes import move_partner, nest, partner_down, partner_up
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner
from ketenkaart.storage.reading import read

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.ketenkaart"))
THEME = load_theme()


def some_partners(count):
    names = "abcdefghijklm"[:count]
    return Ketenkaart.of([Partner(id=f"p-{name}", name=name, order=name) for name in names])


def any_deed(dice, kaart):
    """Something done to a lane by chance."""
    lane, other = (dice.choice(organisations(kaart)).id for _ in range(2))
    deeds = (
        lambda: add_partner(kaart, "Nieuw", after=lane, random=dice),
        lambda: partner_up(kaart, lane),
        lambda: partner_down(kaart, lane),
        lambda: move_partner(kaart, lane, before=other),
        lambda: nest(kaart, [lane], other),
        lambda: delete(kaart, [lane]),
    )
    return dice.choice(deeds)()


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), count=st.integers(2, 8))
def test_no_lane_gets_another_colour_by_what_is_done_to_another(seed, count):
    dice, kaart = Random(seed), some_partners(count)
    for _ in range(6):
        if not organisations(kaart):
            return
        before = lane_hues(kaart, THEME)
        kaart = apply(kaart, any_deed(dice, kaart).changes)
        after = lane_hues(kaart, THEME)
        assert {lane: after[lane] for lane in before if lane in after} == {
            lane: hue for lane, hue in before.items() if lane in after
        }


def test_a_lane_between_two_others_gets_a_colour_that_differs_from_all():
    kaart = some_partners(5)
    after = apply(kaart, add_partner(kaart, "Nieuw", after="p-b").changes)
    assert len(set(lane_hues(after, THEME).values())) == 6


def test_a_lane_at_the_foot_takes_the_next_colour_of_the_theme_and_none_of_its_own():
    kaart = some_partners(3)
    after = apply(kaart, add_partner(kaart, "Nieuw", after="p-c").changes)
    assert list(lane_hues(after, THEME).values()) == list(THEME.hues[:4])
    assert all(lane.colour is None for lane in after.partners)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_lane_has_the_same_colour_on_the_screen_as_on_a_poster(path):
    loaded = read(path)
    screen = draw_screen(loaded.kaart, loaded.memory)
    sheet = make_sheet(loaded.kaart, memory=loaded.memory)
    on_screen = {one.id: fills(one) for one in screen.chart.groups if one.kind == "partners"}
    on_sheet = {
        one.id: fills(one) for page in sheet.drawing.pages for one in page.groups if one.id in on_screen
    }
    assert on_sheet
    assert all(found == on_screen[lane] for lane, found in on_sheet.items())


def fills(group):
    return {item.fill for item in group.walk() if getattr(item, "rect", None) is not None} - {None}
