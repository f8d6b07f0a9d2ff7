"""Phases count from left to right, whatever is put between or moved."""

import pytest

from ketenkaart.changes.apply import apply
from ketenkaart.edits.adding import add_phase
from ketenkaart.edits.lanes import move_phase, phase_earlier, phase_later
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Phase


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
