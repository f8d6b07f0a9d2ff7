"""Which lanes there are, and in which of them boxes stand."""

from ketenkaart.drawing.content import Content
from ketenkaart.drawing.lanetree import NO_PARTNER, lanes_of
from ketenkaart.drawing.parts import phase_map
from ketenkaart.drawing.sizes import graph_of
from ketenkaart.drawing.theme import load_theme
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Phase, Step
from ketenkaart.model.vocabulary import PartnerKind

WHOLE, PART = Partner(id="p1", name="Dienst"), Partner(id="p2", name="Afdeling", parent="p1")


def test_a_flow_that_is_not_drawn_makes_no_room_for_boxes():
    records = (WHOLE, PART, Step(id="s1", partner="p2"), Flow(id="d1", target="p1"))

    assert not lanes_of(Ketenkaart.of(records))["p1"].own


def test_a_partner_that_a_flow_passes_straight_through_has_no_box():
    passed = WHOLE.model_copy(update={"kind": PartnerKind.INFRASTRUCTURE, "order": "b"})
    others = (Partner(id="p0", order="a"), Partner(id="p3", order="c"))
    steps = (Step(id="s0", partner="p0"), Step(id="s2", partner="p2"), Step(id="s3", partner="p3"))
    flow = Flow(id="d1", source="s0", target="s3", via=("p1",))

    assert not lanes_of(Ketenkaart.of((passed, PART, *others, *steps, flow)))["p1"].own


def test_a_flow_from_a_step_without_partner_is_drawn_on_the_page_of_another_phase():
    phases = (Phase(id="f1", order="a"), Phase(id="f2", order="b"))
    steps = (Step(id="s1", phase="f1"), Step(id="s2", phase="f2", partner="p1"))
    kaart = Ketenkaart.of((WHOLE, *phases, *steps, Flow(id="d1", source="s1", target="s2")))

    graph = graph_of(phase_map(kaart, "f2", Content(kaart)), load_theme()).graph

    assert [edge.id for edge in graph.edges] == ["d1"]
    assert {node.id: node.lane for node in graph.nodes} == {"s1": NO_PARTNER, "s2": "p1"}
