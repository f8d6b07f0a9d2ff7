"""Sides of flows, groups, and the order of lanes and phases: one change set each, and seen on the map."""

from itertools import pairwise
from random import Random

import pytest
from drawing.maps import chance, small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ketenkaart.changes.apply import apply
from ketenkaart.drawing.steering import choose_sides, keep_apart, keep_together, move_partner, move_phase
from ketenkaart.drawing.tidying import graph_to_settle
from ketenkaart.layout.pipeline import layout
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step
from ketenkaart.model.vocabulary import Side

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}


def drawn(kaart):
    return layout(graph_to_settle(kaart))


def siblings(kaart, parent):
    return [partner.id for partner in kaart.partners if partner.parent == parent]


@pytest.mark.rule("L9")
@settings(max_examples=12, **PATIENT)
@given(seed=st.integers(0, 2**32 - 1))
def test_lanes_and_phases_stand_in_the_order_they_are_given(seed):
    dice = Random(seed)
    kaart = chance(6, 5, 3, seed)
    for _ in range(3):
        partner, phase = dice.choice(kaart.partners), dice.choice(kaart.phases)
        others = [one for one in siblings(kaart, partner.parent) if one != partner.id]
        before = dice.choice([*others, None])

        kaart = apply(kaart, move_partner(kaart, partner.id, before, partner.parent))
        kaart = apply(kaart, move_phase(kaart, phase.id, None))

        line = siblings(kaart, partner.parent)
        after = line[line.index(partner.id) + 1 :]
        assert (after[0] if after else None) == before
        assert kaart.phases[-1].id == phase.id
    found = drawn(kaart)
    for one, other in pairwise(kaart.phases):
        assert found.phases[one.id][1] <= found.phases[other.id][0]
    for parent in {partner.parent for partner in kaart.partners}:
        lanes = [found.lanes[one] for one in siblings(kaart, parent) if one in found.lanes]
        assert all(one.bottom <= other.top + 0.01 for one, other in pairwise(lanes))


def test_a_lane_moves_in_one_change_also_where_no_order_was_ever_given():
    partners = [Partner(id=f"p{i}", name=f"Partner {i}") for i in range(4)]
    kaart = Ketenkaart.of([*partners, *(Step(id=f"s{i}", name="x", partner=f"p{i}") for i in range(4))])

    changes = move_partner(kaart, "p3", "p1", None)

    after = apply(kaart, changes)
    assert [one.id for one in after.partners] == ["p0", "p3", "p1", "p2"]
    assert list(drawn(after).lanes) == ["p0", "p3", "p1", "p2"]
    assert apply(after, changes.inverted()).partners == kaart.partners


def test_a_lane_that_has_its_place_already_does_not_change():
    kaart = small()

    assert not move_partner(kaart, "p1", "p2", None)
    assert not move_phase(kaart, "f2", None)


def test_a_lane_becomes_a_part_of_another():
    kaart = small(Partner(id="p3", name="Afdeling", parent="p2", order="1"))

    after = apply(kaart, move_partner(kaart, "p1", "p3", "p2"))

    assert siblings(after, "p2") == ["p1", "p3"]


def test_a_partner_cannot_go_above_one_of_another_whole():
    kaart = small(Partner(id="p3", name="Afdeling", parent="p2", order="1"))

    with pytest.raises(ValueError, match="p3"):
        move_partner(kaart, "p1", "p3", None)
    with pytest.raises(ValueError, match="gone"):
        move_partner(kaart, "gone", None, None)
    with pytest.raises(ValueError, match="gone"):
        move_phase(kaart, "gone", None)


def test_a_flow_leaves_and_enters_by_the_sides_that_are_chosen():
    kaart = small()

    changes = choose_sides(kaart, "v1", Side.BOTTOM, Side.BOTTOM)

    after = apply(kaart, changes)
    found = drawn(after)
    first, last = found.routes["v1"].points[0], found.routes["v1"].points[-1]
    assert first.y == pytest.approx(found.boxes["s2"].bottom)
    assert last.y == pytest.approx(found.boxes["s3"].bottom)
    assert found.impossible == ()
    released = apply(after, choose_sides(after, "v1"))
    assert released.get(Flow, "v1").hint is None
    assert not choose_sides(after, "v1", Side.BOTTOM, Side.BOTTOM)
    with pytest.raises(ValueError, match="gone"):
        choose_sides(kaart, "gone")


def test_steps_are_kept_together_until_they_are_let_go():
    kaart = small()

    changes = keep_together(kaart, ["s2", "s3"])

    after = apply(kaart, changes)
    assert {step.id for step in after.steps if step.group} == {"s2", "s3"}
    assert len({step.group for step in after.steps if step.group}) == 1
    assert drawn(after).impossible == ()
    assert keep_together(after, ["s1"]).changes[0].after != after.get(Step, "s2").group
    assert not any(step.group for step in apply(after, keep_apart(after, ["s2", "s3"])).steps)
    assert not keep_apart(kaart, ["s1"])
