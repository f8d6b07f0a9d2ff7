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
from ketenkaart.model.process import Document, Flow, Koppelvlak, Partner, Pin, Step
from ketenkaart.model.vocabulary import FlowKind, StepKind

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
    if dice.random() < 0.6:
        others = [flow for flow in kaart.flows if dice.random() < 0.1]
        for flow in others:
            records[flow.id] = flow.model_copy(update={"source": step.id, "name": "Ander"})
        for flow in others[1:]:
            del records[flow.id]
        records |= {one.id: one for one in newcomers(dice, kaart)}
    if dice.random() < 0.2 and len(kaart.steps) > 1:
        del records[step.id]
    return Ketenkaart.of(records.values(), kaart.unknown)


def newcomers(dice, kaart):
    """Another step, a flow to it, and what that flow carries; some of these at least."""
    name = f"n{dice.randrange(10**6)}"
    step = Step(id=f"s-{name}", name="Nieuw", partner=dice.choice(kaart.partners).id)
    joint = Koppelvlak(id=f"k-{name}", name="Nieuw")
    paper = Document(id=f"d-{name}", name="Brief")
    flow = Flow(
        id=f"f-{name}",
        source=dice.choice(kaart.steps).id,
        target=dice.choice((step, dice.choice(kaart.steps), dice.choice(kaart.partners))).id,
        kind=dice.choice(list(FlowKind)),
        koppelvlakken=(joint.id, *(one.id for one in kaart.koppelvlakken[:1]))[: dice.randrange(3)],
        documents=(paper.id,),
        via=tuple(one.id for one in kaart.partners if dice.random() < 0.1),
    )
    return dice.sample((step, joint, paper, flow), dice.randrange(1, 5))


@settings(max_examples=80, deadline=None)
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
