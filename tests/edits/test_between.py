"""A step that is put in a flow stands between the two that stood beside each other."""

import pytest

from ketenkaart.changes.apply import apply
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.edits.between import put_between
from ketenkaart.edits.stepping import first_step, put_in_flow, step_in_flow
from ketenkaart.model.process import Step
from ketenkaart.storage.reading import read
from samples import SAMPLES


def level(kaart, boxes):
    """The flows from a step to one right of it in the same row of a lane, with nothing between."""
    for flow in kaart.flows:
        one, other = boxes.get(flow.source), boxes.get(flow.target)
        steps = kaart.get(Step, flow.source), kaart.get(Step, flow.target)
        if None in (one, other, *steps) or steps[0].partner != steps[1].partner:
            continue
        if one.centre.y == other.centre.y and one.right < other.left:
            yield flow


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_step_in_a_flow_stands_between_its_ends(path):
    loaded = read(path)
    screen = draw_screen(loaded.kaart, loaded.memory)
    for flow in level(loaded.kaart, screen.layout.boxes):
        edit = put_between(loaded.kaart, screen.layout.memory, step_in_flow(loaded.kaart, flow.id), flow.id)
        after = apply(loaded.kaart, edit.changes)
        boxes = draw_screen(after, edit.memory).layout.boxes
        one, new, other = (boxes[box] for box in (flow.source, edit.select[-1], flow.target))
        assert one.right < new.left < new.right < other.left
        assert one.centre.y == pytest.approx(new.centre.y, abs=0.1) == pytest.approx(other.centre.y, abs=0.1)
        assert all(step.pin is None for step in after.steps if step.id == edit.select[-1])


def test_a_loose_step_that_is_put_in_a_flow_goes_where_that_flow_is():
    loaded = read(next(path for path in SAMPLES if path.stem == "loonaangifteketen"))
    kaart = apply(loaded.kaart, first_step(loaded.kaart, "p06", name="Los").changes)
    screen = draw_screen(kaart, loaded.memory)
    loose = next(one.id for one in kaart.steps if one.name == "Los")
    flow = next(level(kaart, screen.layout.boxes))
    edit = put_between(kaart, screen.layout.memory, put_in_flow(kaart, flow.id, loose), flow.id)
    after = apply(kaart, edit.changes)
    boxes = draw_screen(after, edit.memory).layout.boxes
    source = after.get(Step, flow.source)
    assert (after.get(Step, loose).partner, after.get(Step, loose).phase) == (source.partner, source.phase)
    assert boxes[flow.source].right < boxes[loose].left < boxes[loose].right < boxes[flow.target].left
