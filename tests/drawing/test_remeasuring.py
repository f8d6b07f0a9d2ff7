"""A map measured from what it was before is as if it were measured anew."""

from random import Random

import pytest
from drawing.maps import sample
from drawing.oddmaps import odd
from hypothesis import given, settings
from hypothesis import strategies as st

from ketenkaart.drawing.omissions import NOTHING
from ketenkaart.drawing.remeasuring import measured_again
from ketenkaart.drawing.sizes import graph_of
from ketenkaart.drawing.theme import load_theme
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Pin, Step
from ketenkaart.model.vocabulary import StepKind

LOOK = load_theme()


def measured(kaart):
    return graph_of(kaart, LOOK, "nl", NOTHING, every=True)


def another(dice, kaart):
    """The same map with another step, or now and then something else, as an edit leaves it."""
    step = dice.choice(kaart.steps)
    others = [one.id for one in kaart.steps if one is not step]
    change = dice.choice(
        (
            {"name": "Gegevens controleren en terugkoppelen " * dice.randrange(5)},
            {"phase": dice.choice([None, *(phase.id for phase in kaart.phases)])},
            {"pin": Pin(before=dice.choice(others)) if others else None},
            {"kind": dice.choice(list(StepKind)), "certain": False},
            {"group": "b", "lead_time": "2 weken", "system": None},
            {"partner": dice.choice([None, *(partner.id for partner in kaart.partners)])},
            {"number": dice.randrange(99), "participants": (dice.choice(kaart.partners).id,)},
        )
    )
    records = {**kaart.records, step.id: step.model_copy(update=change)}
    if dice.random() < 0.2:
        records["f-new"] = Flow(id="f-new", source=step.id, target=dice.choice(kaart.steps).id)
    return Ketenkaart.of(records.values(), kaart.unknown)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_measuring_from_what_was_measured_gives_the_same_as_measuring_anew(seed):
    dice = Random(seed)
    kaart = sample() if seed % 2 else odd(seed)
    if not kaart.steps or not kaart.partners:
        return
    found = measured(kaart)
    for _ in range(4):
        kaart = another(dice, kaart)
        found = measured_again(found, kaart, LOOK)
        assert found == measured(kaart)


@pytest.mark.parametrize(
    "record", [Step(id="s99", name="Nieuw"), Partner(id="p99", name="Nieuw")], ids=lambda record: record.id
)
def test_what_was_added_is_measured(record):
    before = sample()
    after = Ketenkaart.of([*before.records.values(), record])
    assert measured_again(measured(before), after, LOOK) == measured(after)
