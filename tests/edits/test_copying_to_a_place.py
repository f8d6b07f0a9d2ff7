"""Copying steps to a place: they stand where they were dropped, and what they are copies of stays."""

from random import Random

import pytest
from editor.chain import chain

from ketenkaart.changes.apply import apply
from ketenkaart.drawing.arranging import Beside, InCell, InLane, InPhase
from ketenkaart.drawing.tidying import settle
from ketenkaart.edits.moving import copy_into_flow, copy_to
from ketenkaart.memory import Cell


@pytest.fixture
def kaart():
    return chain()


def test_a_copy_stands_beside_the_step_it_was_dropped_at(kaart):
    edit = copy_to(kaart, settle(kaart), ["s2"], Beside("s4", "after"), Random(1))
    after = apply(kaart, edit.changes)
    (made,) = edit.select
    places = settle(after, edit.memory).places

    assert after.records[made].name == "Beoordelen"
    assert after.records[made].partner == "bd"
    assert after.records["s2"] == kaart.records["s2"]
    assert places[made].row == places["s4"].row
    assert places[made].column > places["s4"].column
    assert edit.changes.label == "Stap S02 kopiëren"


@pytest.mark.parametrize("steps", [["s2"], ["s2", "s3"]])
def test_a_copy_stands_in_the_empty_cell_it_was_dropped_in(kaart, steps):
    memory = settle(kaart)
    cell = Cell(memory.places["s2"].column, memory.places["s4"].row)

    edit = copy_to(kaart, memory, steps, InCell("bd", "f1", cell), Random(1))
    after = apply(kaart, edit.changes)
    made = after.records[edit.select[0]]
    places = settle(after, edit.memory).places

    assert (made.name, made.partner, made.phase) == ("Beoordelen", "bd", "f1")
    assert places[made.id].column == places["s2"].column
    assert len(edit.select) == len(steps)


def test_flows_between_copied_steps_are_copied_along(kaart):
    edit = copy_to(kaart, settle(kaart), ["s3", "s2"], InLane("bd"), Random(1))
    after = apply(kaart, edit.changes)
    first, second = edit.select

    assert [after.records[one].name for one in (first, second)] == ["Beoordelen", "Beslissen"]
    assert any((flow.source, flow.target) == (first, second) for flow in after.flows)
    assert len(after.flows) == len(kaart.flows) + 1


def test_copies_go_to_a_phase(kaart):
    edit = copy_to(kaart, settle(kaart), ["s2"], InPhase("f2"), Random(1))

    assert apply(kaart, edit.changes).records[edit.select[0]].phase == "f2"


def test_a_copy_is_put_into_a_flow(kaart):
    edit = copy_into_flow(kaart, "v4", "s2", Random(1))
    after = apply(kaart, edit.changes)
    (made,) = edit.select

    assert {("s4", made), (made, "s5")} <= {(flow.source, flow.target) for flow in after.flows}
    assert after.records[made].name == "Beoordelen"
