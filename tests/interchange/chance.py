"""Processes by chance, with everything that BPMN may hold and much that it may not."""

from itertools import chain
from random import Random

from interchange.bpmnfiles import (
    association,
    bpmn,
    collaboration,
    flow,
    lane,
    lanes,
    makes,
    message,
    node,
    pool,
    process,
    uses,
)

TASKS = ("task", "userTask", "sendTask", "callActivity", "subProcess", "adHocSubProcess")
GATEWAYS = ("exclusiveGateway", "parallelGateway", "eventBasedGateway")
EVENTS = ("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent")
TRIGGERS = ("", "<timerEventDefinition/>", "<messageEventDefinition/>", '<linkEventDefinition name="L"/>')
NAMES = ("", "Aanvraag", "Toets of de aanvraag volledig is", "x" * 300, "&#10;", "Besluit &#x85;&amp; brief")


def chance_file(seed):
    """The text of a file of one to three processes; it may refer to what is not there."""
    dice = Random(seed)
    count = dice.randint(1, 3)
    steps = {f"p{i}": [f"s{i}{k}" for k in range(dice.randint(0, 7))] for i in range(count)}
    pools = [pool(f"c{i}", dice.choice(NAMES), f"p{i}") for i in range(count) if dice.random() < 0.7]
    pools += [pool("closed", "Burger")] if dice.random() < 0.5 else []
    ends = [*chain(*steps.values()), "closed", "c0", "missing"]
    messages = [message(*dice.choices(ends, k=2), dice.choice(NAMES)) for _ in range(dice.randint(0, 4))]
    parts = [collaboration(*pools, *messages)] if pools else []
    parts += [_process(dice, name, of_it) for name, of_it in steps.items()]
    shapes = [(end, dice.randint(0, 900), dice.randint(0, 500)) for end in ends if dice.random() < 0.6]
    return bpmn(*parts, shapes=shapes)


def _process(dice, name, steps):
    ends = [*steps, "missing"]
    data = [f"d{name}{k}" for k in range(dice.randint(0, 3))]
    parts = [_lanes(dice, name, steps)] if dice.random() < 0.6 else []
    parts += [_step(dice, step, steps, data) for step in steps]
    parts += [flow(*dice.choices(ends, k=2), dice.choice(NAMES)) for _ in range(dice.randint(0, 9))]
    parts += [
        node(dice.choice(("dataObjectReference", "dataStoreReference")), d, dice.choice(NAMES)) for d in data
    ]
    parts += [association(*dice.choices([*ends, *data], k=2)) for _ in range(dice.randint(0, 2))]
    parts.append(f'<textAnnotation id="t{name}"><text>{dice.choice(NAMES)}</text></textAnnotation>')
    return process(*parts, id=name, name=dice.choice(NAMES))


def _lanes(dice, name, steps):
    half = len(steps) // 2
    inner = lane(f"{name}-in", *steps[:half], name=dice.choice(NAMES))
    first = lane(f"{name}-1", inner, *dice.sample(steps, half))
    return lanes(first, lane(f"{name}-2", *steps[half:], name=dice.choice(NAMES)))


def _step(dice, step, steps, data):
    inside = [dice.choice((makes, uses))(dice.choice(data))] if data and dice.random() < 0.5 else []
    tag = dice.choice((*TASKS, *GATEWAYS, *EVENTS, "boundaryEvent"))
    more = f'attachedToRef="{dice.choice(steps)}"' if tag == "boundaryEvent" else ""
    if tag in EVENTS or more:
        inside.append(dice.choice(TRIGGERS))
    if tag == "callActivity":
        more = f'calledElement="{dice.choice(("p0", "p1", "elsewhere"))}"'
    if "ubProcess" in tag:
        inside += [node("task", f"{step}-in", dice.choice(NAMES)), flow(f"{step}-in", step)]
    return node(tag, step, dice.choice(NAMES), *inside, more=more)
