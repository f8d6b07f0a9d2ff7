"""Moving steps with the keyboard or the mouse, alone or many at once."""

from random import Random

from drawing.maps import chance
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout.chance import as_read

from ketenkaart.changes.apply import apply
from ketenkaart.drawing.arranging import Beside, InLane, InPhase
from ketenkaart.drawing.tidying import settle
from ketenkaart.edits import moving
from ketenkaart.memory import NO_MEMORY
from ketenkaart.model.integrity import bad_links
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step

WAYS = ["up", "down", "earlier", "later", "lane_above", "lane_below"]
PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}


def two_lanes(*more):
    partners = [Partner(id=f"p{i}", name=f"Partner {i}", order=str(i)) for i in (1, 2)]
    steps = [Step(id=f"s{i}", name=f"Stap {i}", partner="p1", order=str(i), number=i) for i in (1, 2, 3)]
    flows = [Flow(id="v1", source="s1", target="s2"), Flow(id="v2", source="s2", target="s3")]
    return Ketenkaart.of([*partners, *steps, *flows, *more])


@settings(max_examples=8, **PATIENT)
@given(st.integers(0, 2**32 - 1))
def test_any_selection_is_moved_as_one_change_or_not_at_all(seed):
    dice = Random(seed)
    kaart = chance(dice.randint(2, 8), dice.randint(2, 4), dice.randint(0, 3), seed)
    memory = settle(kaart)
    for _ in range(3):
        steps = [one.id for one in dice.sample(kaart.steps, min(len(kaart.steps), dice.randint(1, 3)))]
        other = dice.choice(kaart.steps).id
        targets = [
            InLane(dice.choice(kaart.partners).id),
            InPhase(dice.choice([one.id for one in kaart.phases] or [None])),
            Beside(other, dice.choice(["before", "after", "above", "below"])),
        ]
        if dice.random() < 0.5:
            edit = moving.shift(kaart, memory, steps, dice.choice(WAYS))
        else:
            edit = moving.move(kaart, memory, steps, dice.choice(targets))
        if edit.refusal:
            assert not edit.changes
            continue
        after = apply(kaart, edit.changes)
        assert list(bad_links(after.records)) == []
        assert apply(after, edit.changes.inverted()).records == kaart.records
        assert edit.changes.label
        assert settle(after, as_read(edit.memory)).places == edit.memory.places
        kaart, memory = after, edit.memory


def test_a_step_goes_one_row_down_and_next_to_the_lane_below_when_it_is_alone():
    kaart = two_lanes()
    first = moving.shift(kaart, NO_MEMORY, ["s3"], "down")
    below = apply(kaart, first.changes)
    assert first.memory.places["s3"].row > first.memory.places["s2"].row

    second = moving.shift(below, first.memory, ["s3"], "down")

    assert apply(below, second.changes).get(Step, "s3").partner == "p2"
    assert second.changes.label == "Stap S03 verplaatsen"


def test_a_step_changes_places_with_the_one_before_it():
    kaart = two_lanes()

    edit = moving.shift(kaart, NO_MEMORY, ["s3"], "earlier")

    assert edit.memory.places["s3"].column < edit.memory.places["s2"].column


def test_a_selection_goes_to_the_lane_below_in_one_change():
    kaart = two_lanes()

    edit = moving.shift(kaart, NO_MEMORY, ["s3", "s1"], "lane_below")

    after = apply(kaart, edit.changes)
    assert [one.partner for one in after.steps] == ["p2", "p1", "p2"]
    assert edit.changes.label == "2 stappen verplaatsen"
    assert edit.select == ("s1", "s3")


def test_a_selection_that_is_dropped_after_a_step_keeps_its_order():
    kaart = two_lanes(Step(id="s4", name="Stap 4", partner="p2", order="4", number=4))

    edit = moving.move(kaart, settle(kaart), ["s2", "s1"], Beside("s4", "after"))

    places = edit.memory.places
    assert places["s4"].column < places["s1"].column < places["s2"].column
    assert len({places[one].row for one in ("s1", "s2", "s4")}) == 1


def test_a_step_at_the_edge_goes_no_further_and_is_told_so():
    kaart = two_lanes()

    edit = moving.shift(kaart, NO_MEMORY, ["s1"], "lane_above")

    assert edit.refusal == "Verder die kant op kan niet."


def test_a_fixed_place_is_kept_and_let_go_of_again():
    kaart = two_lanes()
    memory = settle(kaart)
    fixed = moving.fix(kaart, memory, ["s2"])
    after = apply(kaart, fixed.changes)
    assert after.get(Step, "s2").pin is not None

    free = moving.release(after, fixed.memory, ["s2", "s3"])

    assert apply(after, free.changes).records == kaart.records
    assert free.changes.label == "Stap S02 losmaken"
    assert moving.release_all(after, memory)[1] == 0
