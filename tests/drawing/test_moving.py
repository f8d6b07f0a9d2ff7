"""Moving steps: one change set each, after which the step stands where it was put."""

from random import Random

import pytest
from drawing.maps import chance
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from layout.chance import as_read
from layout.judge import faults

from ketenkaart.changes.apply import apply
from ketenkaart.drawing.arranging import Beside, InCell, InLane, InPhase
from ketenkaart.drawing.moving import move_step, release_all, release_step
from ketenkaart.drawing.steering import keep_together
from ketenkaart.drawing.tidying import graph_to_settle, settle
from ketenkaart.layout.pipeline import decide, layout
from ketenkaart.memory import NO_MEMORY, Cell, Memory
from ketenkaart.model.integrity import bad_links
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Pin, Step
from ketenkaart.storage.fileformat import to_bytes

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
SIDES = ("before", "after", "above", "below")


def steered(seed):
    """A map by chance, with pins and groups."""
    dice = Random(seed)
    kaart = chance(dice.randint(2, 9), dice.randint(2, 4), dice.randint(0, 3), seed)
    ids = [step.id for step in kaart.steps]
    records = dict(kaart.records)
    for step in kaart.steps:
        other = dice.choice(ids)
        if dice.random() < 0.3 and other != step.id:
            records[step.id] = records[step.id].model_copy(update={"pin": Pin(**{dice.choice(SIDES): other})})
        if dice.random() < 0.3:
            records[step.id] = records[step.id].model_copy(update={"group": dice.choice("ab")})
    return Ketenkaart.of(records.values())


def any_target(dice, kaart, places, step):
    kind = dice.random()
    others = [one.id for one in kaart.steps if one.id != step]
    partner, phase = dice.choice(kaart.partners).id, dice.choice([one.id for one in kaart.phases] or [None])
    if kind < 0.15:
        return InLane(partner)
    if kind < 0.3:
        return InPhase(phase)
    if kind < 0.75 and others:
        return Beside(dice.choice(others), dice.choice(SIDES))
    return _empty_cell(dice, kaart, places, step, partner)


def _empty_cell(dice, kaart, places, step, partner):
    """An empty cell of a lane, with the phase of its column."""
    graph = graph_to_settle(kaart)
    lane = {node.id for node in graph.nodes if node.lane == partner} - {step}
    column = dice.randrange(max(cell.column for cell in places.values()) + 1)
    rows = [cell.row for box, cell in places.items() if box in lane] or [0]
    taken = {places[box] for box in lane}
    cell = next(
        cell for row in range(dice.randint(0, max(rows)), 99) if (cell := Cell(column, row)) not in taken
    )
    phases = [node.phase for node in graph.nodes if places[node.id].column == column and node.phase]
    return InCell(partner, phases[0] if phases else None, cell)


def _side(one, other):
    return (one > other) - (one < other)


def stands(kaart, before, places, step, target):
    """Whether a step stands where it was put, by the cells of the layout."""
    lane = {node.id: node.lane for node in graph_to_settle(kaart).nodes}
    record, cell = kaart.get(Step, step), places[step]
    if isinstance(target, InLane):
        return record.partner == target.partner
    if isinstance(target, InPhase):
        return record.phase == target.phase
    if isinstance(target, InCell):
        own, was = target.cell, before
        return (record.partner, record.phase) == (target.partner, target.phase) and all(
            _side(cell.column, places[box].column) == _side(own.column, was[box].column)
            and (lane[box] != lane[step] or _side(cell.row, places[box].row) == _side(own.row, was[box].row))
            for box in was.keys() - {step}
        )
    other = places[target.other]
    if lane[step] != lane[target.other]:
        return False
    if target.side in ("above", "below"):
        return cell == Cell(other.column, other.row + (1 if target.side == "below" else -1))
    low, high = sorted((cell.column, other.column))
    between = [box for box in places if lane[box] == lane[step] and places[box].row == cell.row]
    return (
        cell.row == other.row
        and (cell.column < other.column) == (target.side == "before")
        and not any(low < places[box].column < high for box in between)
    )


@pytest.mark.rule("L8")
@pytest.mark.rule("L10")
@settings(max_examples=14, **PATIENT)
@given(seed=st.integers(0, 2**32 - 1))
@example(seed=118964840)  # a line that could run straight once all others lay
def test_a_moved_step_stands_where_it_was_put_or_the_move_is_refused(seed):
    dice = Random(seed)
    kaart = steered(seed)
    memory = settle(kaart)
    for _ in range(3):
        step = dice.choice(kaart.steps).id
        target = any_target(dice, kaart, memory.places, step)

        found = move_step(kaart, memory, step, target)

        if found.refusal:
            assert not found.changes
            continue
        after = apply(kaart, found.changes)
        assert list(bad_links(after.records, after.records.values())) == []
        assert to_bytes(apply(after, found.changes.inverted())) == to_bytes(kaart)
        every = {one.id for one in kaart.partners} <= {lane.id for lane in graph_to_settle(kaart).lanes}
        graph = graph_to_settle(after, every)  # as it is shown, where the last step has left a lane
        drawn = layout(graph, as_read(found.memory))
        assert faults(graph, drawn) == []
        assert drawn.memory == found.memory._replace(names=drawn.memory.names)
        assert stands(after, memory.places, drawn.memory.places, step, target), (step, target)
        kaart, memory = after, found.memory


def chain(*more, **pins):
    """Three steps in a row of one lane, and a lane below it; pins by step."""
    steps = [
        Step(id=f"s{i}", name=f"Stap {i}", partner="p1", order=str(i), pin=pins.get(f"s{i}"))
        for i in (1, 2, 3)
    ]
    flows = [Flow(id="v1", source="s1", target="s2"), Flow(id="v2", source="s2", target="s3")]
    partners = [Partner(id=f"p{i}", name=f"Partner {i}", order=str(i)) for i in (1, 2)]
    return Ketenkaart.of([*partners, *steps, *flows, *more])


def test_a_step_that_is_put_where_the_layout_has_it_gets_no_pin():
    kaart = chain()

    found = move_step(kaart, settle(kaart), "s2", Beside("s1", "after"))

    assert not found.changes
    assert found.memory == settle(kaart)


def test_a_step_that_is_put_against_its_flows_gets_a_pin_and_stays_there_when_all_is_laid_out_afresh():
    kaart = chain()

    found = move_step(kaart, settle(kaart), "s3", Beside("s1", "before"))

    after = apply(kaart, found.changes)
    assert len(found.changes.changes) == 1
    assert after.get(Step, "s3").pin == Pin(before="s1")
    for places, *_ in (found.memory, settle(after)):
        assert places["s3"].column < places["s1"].column
        assert places["s3"].row == places["s1"].row


def test_a_pin_that_contradicts_where_the_step_is_put_now_goes_in_the_same_change_set():
    kaart = chain(s2=Pin(after="s3"))

    found = move_step(kaart, settle(kaart), "s3", Beside("s2", "after"))

    after = apply(kaart, found.changes)
    assert after.get(Step, "s2").pin is None
    assert found.memory.places["s3"].column > found.memory.places["s2"].column


def test_of_a_pin_only_the_side_that_contradicts_goes():
    kaart = chain(s2=Pin(after="s3", below="s1"))

    found = move_step(kaart, settle(kaart), "s3", Beside("s1", "above"))

    pin = apply(kaart, found.changes).get(Step, "s2").pin
    assert pin is None or pin.below == "s1"


def test_a_step_that_is_put_in_another_lane_loses_its_pin_and_gets_no_other():
    kaart = chain(s2=Pin(above="s1"))

    found = move_step(kaart, settle(kaart), "s2", InLane("p2"))

    step = apply(kaart, found.changes).get(Step, "s2")
    assert (step.partner, step.pin) == ("p2", None)
    assert {change.record_id for change in found.changes.changes} == {"s2"}


def test_a_step_leaves_the_group_it_is_dragged_away_from():
    kaart = chain()
    kaart = apply(kaart, keep_together(kaart, ["s1", "s2", "s3"]))
    kaart = Ketenkaart.of([*kaart.records.values(), Step(id="s4", name="Stap 4", partner="p1", order="4")])

    found = move_step(kaart, settle(kaart), "s1", Beside("s4", "below"))

    groups = {step.id: step.group for step in apply(kaart, found.changes).steps}
    assert groups["s1"] in ("", groups["s2"])
    assert groups["s2"] == groups["s3"] != ""


def test_a_foreign_step_is_not_put_among_a_group():
    kaart = chain(Step(id="s4", name="Stap 4", partner="p2", order="4"))
    kaart = apply(kaart, keep_together(kaart, ["s1", "s2", "s3"]))

    found = move_step(kaart, settle(kaart), "s4", Beside("s2", "before"))

    assert "is bij elkaar gehouden" in found.refusal
    assert not found.changes


def test_the_last_step_of_a_partner_that_is_an_end_of_a_flow_can_be_moved_away():
    kaart = chain(Step(id="s4", name="Stap 4", partner="p2"), Flow(id="v3", source="s1", target="p2"))

    found = move_step(kaart, settle(kaart), "s4", Beside("s2", "below"))

    assert apply(kaart, found.changes).get(Step, "s4").partner == "p1"
    assert {"s1", "s2", "s3", "s4", "p2"} == set(found.memory.places)


def test_lines_run_to_where_a_step_was_put_as_if_it_had_always_stood_there():
    kaart = chain()

    found = move_step(kaart, settle(kaart), "s3", Beside("s1", "before"))

    graph = graph_to_settle(apply(kaart, found.changes))
    assert found.memory.ways == decide(graph, Memory(found.memory.places)).ways


def test_releasing_a_step_lets_the_layout_find_its_place_and_tells_what_moves():
    kaart = chain()
    put = move_step(kaart, settle(kaart), "s3", Beside("s1", "below"))
    kaart = apply(kaart, put.changes)

    for found in (release_step(kaart, put.memory, "s3"), release_all(kaart, put.memory)):
        assert found.steps == {"s3"}
        assert apply(kaart, found.changes).get(Step, "s3").pin is None
        assert found.memory.places["s3"].column > found.memory.places["s2"].column


def test_releasing_where_nothing_is_fixed_changes_nothing():
    kaart = chain()

    assert not release_all(kaart, NO_MEMORY).changes
    assert not release_step(kaart, NO_MEMORY, "s1").changes


@pytest.mark.parametrize(
    ("step", "target"),
    [
        ("gone", InLane("p1")),
        ("s1", Beside("s1", "before")),
        ("s1", Beside("gone", "before")),
        ("s1", InCell("p1", None, settle(chain()).places["s2"])),
        ("s1", InCell("p1", None, Cell(-1, 0))),
    ],
)
def test_a_move_that_means_nothing_is_a_mistake_of_the_caller(step, target):
    kaart = chain()

    with pytest.raises(ValueError, match=r"step|cell"):
        move_step(kaart, settle(kaart), step, target)
