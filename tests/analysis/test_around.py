"""Before and after me, on the samples, and on maps by chance against a plain search."""

import pytest
from changes.strategies import by_chance
from drawing.maps import chance, sample, small
from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.analysis.around import around, around_all, told
from ketenkaart.model.process import Flow

CHAIN = sample()


def steps_in(ids):
    return {step.id for step in CHAIN.steps} & ids


def test_two_flows_around_the_first_control_stand_the_steps_before_and_after_it():
    found = around(CHAIN, "s08", 2)

    assert steps_in(found.before) == {"s06", "s07"}
    assert steps_in(found.after) == {"s06", "s09", "s10", "s11"}
    assert told(CHAIN, found) == ("Ervoor: 2 stappen, 2 partners", "Erna: 4 stappen, 3 partners")


def test_what_is_lit_includes_flows_documents_interfaces_and_partners():
    found = around(CHAIN, "s08", 1)

    assert found.before == {"d06", "doc06", "k3", "s07", "p04"}
    assert found.after == {"v02", "s09", "p05"}
    assert found.lit == found.before | found.after | {"s08"}


def test_a_place_a_flow_goes_through_is_lit_too():
    assert "suwinet" in around(CHAIN, "s15", 1).after


def test_around_a_partner_lie_the_steps_of_others():
    found = around(CHAIN, "p06", 1)

    assert steps_in(found.centre) == {"s04", "s13", "s14", "s15", "s17", "s23"}
    assert {"p06a", "p06b", "v06", "d15"} <= found.centre
    assert steps_in(found.before) == {"s03", "s12", "s22"}
    assert not found.centre & steps_in(found.before | found.after)


def test_nothing_follows_from_who_only_gets():
    assert told(CHAIN, around(CHAIN, "p15"))[1] == "Erna: niets"


def test_the_ends_of_a_flow_are_one_flow_away():
    found = around(CHAIN, "d06", 1)

    assert (steps_in(found.before), steps_in(found.after)) == ({"s07"}, {"s08"})
    assert found.centre == {"d06", "doc06", "k3"}


@pytest.mark.parametrize("element", ["k4", "about", "nowhere"])
def test_nothing_lies_around_what_no_flow_reaches(element):
    found = around(CHAIN, element)

    assert (found.before, found.after) == (frozenset(), frozenset())


def test_a_circle_is_walked_once_and_a_flow_to_itself_is_its_own():
    kaart = small(Flow(id="v2", source="s3", target="s1"), Flow(id="v3", source="s1", target="s1"))

    found = around(kaart, "s1")

    assert {"s2", "s3", "d1", "v1", "v2"} <= found.before & found.after
    assert found.centre == {"s1", "v3"}


def reached(kaart, start, depth, back):
    """The steps within so many flows, by a search that forgets nothing."""
    near = {start: 0}
    for away in range(1, depth + 1):
        for flow in kaart.flows:
            source, target = (flow.target, flow.source) if back else (flow.source, flow.target)
            if near.get(source) == away - 1:
                near.setdefault(target, away)
    return near.keys() - {start}


@by_chance
@given(st.integers(0, 999), st.integers(1, 4))
def test_the_steps_so_many_flows_away_are_found(seed, depth):
    kaart = chance(12, 3, 2, seed)

    found = around(kaart, "s5", depth)

    steps = {step.id for step in kaart.steps}
    assert found.before & steps == reached(kaart, "s5", depth, back=True)
    assert found.after & steps == reached(kaart, "s5", depth, back=False)
    assert around(kaart, "s5", 99) == around(kaart, "s5")


def test_around_several_elements_lies_what_lies_around_any_of_them_but_for_themselves():
    found = around_all(CHAIN, ["s08", "s09", "d13"], 1)

    apart = [around(CHAIN, one, 1) for one in ("s08", "s09", "d13")]
    assert found.lit == frozenset().union(*(one.lit for one in apart))
    assert not {"s08", "s09", "d13"} & (found.before | found.after)
