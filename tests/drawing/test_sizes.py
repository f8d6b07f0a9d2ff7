from drawing.maps import sample, small

from ketenkaart.drawing.boxsizes import OUTLINES
from ketenkaart.drawing.omissions import Omissions
from ketenkaart.drawing.sizes import graph_of
from ketenkaart.drawing.theme import load_theme
from ketenkaart.model.governance import Assignment, Body
from ketenkaart.model.process import Flow, Partner, Step, System
from ketenkaart.model.vocabulary import FlowKind, PartnerKind, StepKind, SystemKind


def sizes(*more, omit=None):
    return graph_of(small(*more), load_theme(), omit=omit or Omissions())


def edge(found, edge_id):
    return next(edge for edge in found.graph.edges if edge.id == edge_id)


def node(found, node_id):
    return next(node for node in found.graph.nodes if node.id == node_id)


def test_a_step_of_three_lines_is_as_large_as_the_look_says():
    box = node(sizes(), "s1")
    assert (box.width, box.height) == (84.5, 33.0)


def test_a_step_grows_by_a_line_for_each_line_beyond_three():
    long = Step(id="s9", name="Arbeidsongeschiktheidsverzekering " * 3, partner="p1", phase="f1")
    found = sizes(long)
    lines = len(found.steps["s9"].lines)
    assert lines > 3
    assert node(found, "s9").height == 33.0 + 9.2 * (lines - 3)


def test_every_kind_of_step_has_an_outline():
    assert set(OUTLINES) == set(StepKind)


def test_chips_take_room_above_a_box_and_part_of_its_top():
    body = Body(id="b1", short_name="TOP")
    found = sizes(body, Assignment(id="a1", element="s1", assignee="b1"))
    assert node(found, "s1").above == 4.5
    assert 0 < node(found, "s1").top_free <= 0.6 * 84.5


def test_more_than_three_chips_become_a_number():
    bodies = [Body(id=f"b{i}", short_name="GR", order=str(i)) for i in range(5)]
    links = [Assignment(id=f"a{i}", element="s1", assignee=f"b{i}", order=str(i)) for i in range(5)]
    chips = sizes(*bodies, *links).steps["s1"].chips
    assert [chip.text for chip, _ in chips] == ["GR", "GR", "+3"]


def test_a_partner_at_the_end_of_a_flow_is_a_capsule_in_its_own_lane():
    found = sizes(Flow(id="d2", source="s3", target="p1", kind=FlowKind.MONEY))
    assert node(found, "p1").lane == "p1"
    assert edge(found, "d2").target == "p1"


def test_a_flow_by_way_of_a_system_becomes_two_edges_with_the_name_on_the_first():
    system = System(id="reg", name="Register", partner="p2", kind=SystemKind.REGISTER)
    flow = Flow(id="d2", name="Melding", source="s1", target="s3", kind=FlowKind.DATA, via=("reg",))
    found = sizes(system, flow)
    assert (edge(found, "d2").target, edge(found, "d2.2").source) == ("reg", "reg")
    assert edge(found, "d2").name is not None
    assert edge(found, "d2.2").name is None


def test_an_infrastructure_partner_in_between_is_passed_with_a_mark_at_each_border():
    found = graph_of(sample(), load_theme())
    assert edge(found, "d07").marks == 2
    assert "p04" not in {node.id for node in found.graph.nodes}


def test_a_flow_between_organisations_without_koppelvlak_carries_one_small_mark():
    found = sizes(Flow(id="d2", source="s3", target="s1", kind=FlowKind.DOCUMENT))
    assert edge(found, "d2").marks == 1
    assert found.stretches["d2"].unnamed


def test_a_sequence_between_organisations_carries_no_mark():
    assert edge(sizes(Flow(id="v2", source="s3", target="s1")), "v2").marks == 0


def test_a_flow_and_its_answer_are_mates_both_ways():
    found = sizes(Flow(id="d2", source="s2", target="s1", kind=FlowKind.DOCUMENT, answers="d1"))
    assert (edge(found, "d1").mate, edge(found, "d2").mate) == ("d2", "d1")


def test_the_gap_is_wide_where_a_mark_stands_on_the_boundary():
    gaps = {lane.id: lane.gap for lane in sizes().graph.lanes}
    assert gaps == {"p1": 0.0, "p2": 10.0}


def test_parts_of_an_organisation_lie_against_each_other():
    part = Partner(id="p3", name="Deel", parent="p2", kind=PartnerKind.OWNER)
    found = sizes(part, Step(id="s9", name="Tellen", partner="p3", phase="f2"))
    lane = next(lane for lane in found.graph.lanes if lane.id == "p3")
    assert (lane.parent, lane.gap) == ("p2", 0.0)


def test_what_is_left_out_takes_no_room():
    body = Body(id="b1", short_name="TOP")
    link = Assignment(id="a1", element="s1", assignee="b1")
    assert node(sizes(body, link, omit=Omissions(chips=True)), "s1").above == 0.0


def test_names_keep_their_code_when_words_are_left_out():
    name = sizes(omit=Omissions(names=True)).names["d1"]
    assert [row.code.text for row in name.flat.rows if row.code] == ["D01"]
    assert all(row.text.text == "" for row in name.flat.rows)
