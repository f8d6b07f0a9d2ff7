"""The lines after a move run as they would have if the step had always stood there."""

from ketenkaart.changes.apply import apply
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.edits.between import put_between
from ketenkaart.edits.moving import shift
from ketenkaart.edits.stepping import step_in_flow
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step


def test_no_line_goes_round_where_a_step_stood_for_a_moment():
    """A step moved to the lane below is first tried under the step there, and ends above it."""
    lanes = [Partner(id=f"p{at}", name=f"Partner {at}", order=f"p{at}") for at in range(4)]
    steps = [Step(id=f"s{at}", name=f"Stap {at}", partner=f"p{at}", order=f"s{at}") for at in range(4)]
    flows = [Flow(id=f"f{at}", source=f"s{at}", target=f"s{at + 1}", order=f"f{at}") for at in range(3)]
    about = About(id=ABOUT_ID, name="Keten")
    screen = draw_screen(Ketenkaart.of([about, *lanes, *steps, *flows]))

    def done(edit):
        assert not edit.refusal
        memory = edit.memory or screen.layout.memory
        return draw_screen(apply(screen.kaart, edit.changes), memory, before=screen)

    put = step_in_flow(screen.kaart, "f1", name="Verwerken")
    screen = done(put_between(screen.kaart, screen.layout.memory, put, "f1"))
    new = next(step.id for step in screen.kaart.steps if step.name == "Verwerken")
    screen = done(shift(screen.kaart, screen.layout.memory, [new], "lane_below"))

    assert screen.layout.boxes[new].bottom < screen.layout.boxes["s2"].top
    assert {len(route.points) for route in screen.layout.routes.values()} == {2}
