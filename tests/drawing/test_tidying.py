"""Tidying up: what it finds, what it says of it, and how it is stopped."""

import pytest
from drawing.maps import chance, small
from layout.chance import as_read

from ketenkaart.drawing.tidying import settle, tidy
from ketenkaart.memory import NO_MEMORY, Cell, Memory
from ketenkaart.model.process import Pin, Step

CROOKED = Memory({"s1": Cell(0, 1), "s2": Cell(2, 0), "s3": Cell(3, 2)})


class Stopped(Exception):
    """A person had enough of it."""


def stop(share):
    raise Stopped


def test_lines_cross_no_more_and_nothing_costs_more():
    kaart = chance(10, 3, 2, 5)
    places = {step.id: Cell(number * 7 % 10, number % 2) for number, step in enumerate(kaart.steps)}

    tidied = tidy(kaart, Memory(places))

    assert tidied.is_better
    assert tidied.after.crossings <= tidied.before.crossings
    assert tidied.after.price < tidied.before.price
    assert settle(kaart, as_read(tidied.memory)) == tidied.memory


def test_a_pinned_step_stays_where_it_was_pinned():
    pinned = small(Step(id="s9", name="Later", partner="p2", phase="f2", pin=Pin(after="s3")))

    tidied = tidy(pinned, CROOKED)

    assert tidied.memory.places["s9"].column > tidied.memory.places["s3"].column


@pytest.mark.parametrize("work", [settle, tidy])
def test_the_share_that_is_done_rises_to_the_end(work):
    told = []

    work(chance(10, 3, 2, 5), NO_MEMORY, told.append)

    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(set(told)) > 9


@pytest.mark.parametrize("work", [settle, tidy])
def test_it_stops_when_what_it_tells_raises(work):
    with pytest.raises(Stopped):
        work(chance(10, 3, 2, 5), NO_MEMORY, stop)
