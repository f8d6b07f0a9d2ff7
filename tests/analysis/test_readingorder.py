"""The arrow keys on a drawn map."""

from itertools import groupby

from changes.strategies import by_chance
from drawing.maps import chance, sample, small
from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.analysis.readingorder import Walk
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.process import Flow, Step


def walk(kaart):
    return Walk(kaart, draw_screen(kaart).layout.boxes)


def placed(kaart, **cells):
    """A walk over boxes at these columns and rows."""
    return Walk(kaart, {box: Rect(column * 50, row * 30, 40, 20) for box, (column, row) in cells.items()})


def test_right_and_left_go_along_the_flows_of_the_sample():
    way = walk(sample())

    assert [way.onward(step) for step in ("s06", "s07", "s08", "s12")] == ["s07", "s08", "s09", "s13"]
    assert [way.back(step) for step in ("s13", "s08", "s07")] == ["s12", "s07", "s06"]
    assert (way.back("d06"), way.onward("d06")) == ("s07", "s08")


def test_the_nearest_branch_comes_first_and_up_and_down_choose_another():
    kaart = small(Step(id="s4", name="Afwijzen", partner="p1"), Flow(id="v2", source="s2", target="s4"))
    way = placed(kaart, s1=(0, 0), s2=(0, 3), s3=(1, 3), s4=(1, 1))

    assert way.onward("s2") == "s3"
    assert way.up("s3", came_from="s2") == "s4"
    assert way.down("s4", came_from="s2") == "s3"
    assert way.down("s3", came_from="s2") is None


def test_of_branches_the_one_straight_on_comes_first_and_all_are_walked_one_after_another():
    way = walk(sample())

    assert way.onward("s09") == "s10"
    assert (way.down("s10", "s09"), way.fork("s09", "s10", "s11")) == ("s11", "s09")
    assert (way.up("s11", "s09"), way.fork("s09", "s11", "s10")) == ("s10", "s09")
    assert (way.up("s10", "s09"), way.fork("s09", "s10", "s06")) == ("s06", "s09")
    assert way.fork("s09", "s10", "s12") == "s10", "what is no branch is walked from the box itself"


def test_without_a_flow_the_next_box_beside_it_comes():
    kaart = small(Step(id="s4", name="Los", partner="p1"), Step(id="s5", name="Verder", partner="p1"))
    way = placed(kaart, s4=(0, 0), s5=(2, 0), s1=(1, 3), s3=(0, 1))

    assert (way.onward("s4"), way.back("s5")) == ("s5", "s4")
    assert way.onward("s5") is None
    assert (way.down("s4"), way.up("s3")) == ("s3", "s4")


def test_the_reading_order_is_by_lane_then_column():
    kaart = sample()
    way = walk(kaart)

    lanes = [kaart.partner_of(box).id for box in way.order]
    assert list(dict.fromkeys(lanes)) == [lane for lane, _ in groupby(lanes)]
    assert way.order[:4] == ("s02", "s05", "s06", "s21")
    assert (way.first("s09"), way.last("s09")) == ("s01", "s20")
    assert (way.first("p05"), way.first("p14")) == ("s01", None)


@by_chance
@given(st.integers(0, 50))
def test_tab_passes_every_box_once_and_back_again(seed):
    kaart = chance(8, 3, 2, seed)
    boxes = {
        step.id: Rect(number * 50 % 170, number * 31 % 90, 40, 20) for number, step in enumerate(kaart.steps)
    }
    way = Walk(kaart, boxes)

    passed, at = [], way.next("no box")
    while at is not None:
        passed.append(at)
        at = way.next(at)

    assert sorted(passed) == sorted(boxes)
    assert [way.previous(box) for box in passed] == [None, *passed[:-1]]
    assert way.previous("no box") == passed[-1]


@by_chance
@given(st.integers(0, 50))
def test_arrows_lead_to_boxes_or_nowhere(seed):
    kaart = chance(8, 3, 2, seed)
    boxes = {
        step.id: Rect(number * 50 % 170, number * 31 % 90, 40, 20) for number, step in enumerate(kaart.steps)
    }
    way = Walk(kaart, boxes)

    for element in (*boxes, *(flow.id for flow in kaart.flows), "about", "nowhere"):
        ends = {go(element) for go in (way.onward, way.back, way.up, way.down, way.first, way.last)}
        assert ends <= {*boxes, None}
    for flow in kaart.flows:
        if flow.source != flow.target:
            assert way.onward(flow.source) in {one.target for one in kaart.flows if one.source == flow.source}
