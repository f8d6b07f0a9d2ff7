"""Phases count from left to right, whatever is put between or moved."""

import pytest

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import Add, ChangeSet
from ketenkaart.edits.adding import add_phase
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.lanes import move_phase, phase_earlier, phase_later
from ketenkaart.edits.phasing import phase_around
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Phase, Step


def kaart(*numbers):
    phases = [
        Phase(id=f"f{n}", name=f"Fase {n}", number=number, order="abcdef"[n])
        for n, number in enumerate(numbers)
    ]
    return Ketenkaart.of([About(id=ABOUT_ID, name="Keten"), *phases])


def numbers(of):
    return [phase.number for phase in of.phases]


@pytest.mark.parametrize(
    "edit_of",
    [
        lambda one: move_phase(one, "f3", "f0"),
        lambda one: move_phase(one, "f0"),
        lambda one: phase_earlier(one, "f2"),
        lambda one: phase_later(one, "f1"),
    ],
)
def test_a_phase_that_is_moved_takes_the_number_of_its_place(edit_of):
    before = kaart(1, 2, 4, 7)
    edit = edit_of(before)
    after = apply(before, edit.changes)

    assert [phase.id for phase in after.phases] != [phase.id for phase in before.phases]
    assert numbers(after) == [1, 2, 4, 7]
    assert apply(after, edit.changes.inverted()) == before


def test_a_phase_that_is_put_between_takes_the_next_number():
    before = kaart(1, 2, 3)
    after = apply(before, add_phase(before, "Nieuw", "f0").changes)

    assert [phase.name for phase in after.phases] == ["Fase 0", "Nieuw", "Fase 1", "Fase 2"]
    assert numbers(after) == [1, 2, 3, 4]


def test_a_phase_without_a_number_gets_none():
    before = kaart(1, None, 2)

    assert numbers(apply(before, move_phase(before, "f2", "f0").changes)) == [1, 2, None]


def test_the_first_phase_holds_the_steps_that_are_there():
    before = Ketenkaart.of([About(id=ABOUT_ID, name="Keten"), Step(id="s1"), Step(id="s2")])
    edit = add_phase(before, "Alles")
    after = apply(before, edit.changes)
    then = apply(after, add_phase(after, "Later").changes)

    assert {step.phase for step in after.steps} == set(edit.select)
    assert then.steps == after.steps


def test_a_phase_round_steps_without_one_stands_left_of_where_they_lead_to():
    steps = [Step(id=f"s{n}", order=f"a{n}", phase="f0" if n > 1 else None) for n in range(4)]
    flows = [Flow(id=f"v{n}", source=f"s{n}", target=f"s{n + 1}") for n in range(3)]
    before = apply(kaart(1), ChangeSet(tuple(map(Add, (*steps, *flows)))))
    after = apply(before, phase_around(before, ["s0"]).changes)

    assert [[step.id for step in after.steps if step.phase == one.id] for one in after.phases] == [
        ["s0"],
        ["s2", "s3"],
    ]
    assert numbers(after) == [1, 2]


def test_the_number_of_a_last_phase_that_is_deleted_is_given_again():
    before = kaart(1, 2)
    fewer = apply(before, delete(before, ["f1"]).changes)

    assert numbers(apply(fewer, add_phase(fewer, "Anders").changes)) == [1, 2]
