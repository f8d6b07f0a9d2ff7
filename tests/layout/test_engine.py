"""What people expect of a layout in cases that can be judged by eye."""

import pytest
from layout.judge import crossings, detour, faults

from ketenkaart.layout.agreement import Why
from ketenkaart.layout.graph import Edge, Graph, Lane, Name, Node, Phase, Pin
from ketenkaart.layout.impossible import Impossible
from ketenkaart.layout.pipeline import layout
from ketenkaart.memory import NO_MEMORY, Memory, Stand, Turn, Way

NAME = Name((60.0, 13.0), (40.0, 20.0))
LANES = (Lane("a"), Lane("b"), Lane("c"))


def box(node, lane="a", **more):
    return Node(node, lane, 84.5, 33.0, **more)


def flow(ends, name=None, **more):
    return Edge(ends, ends[0], ends[1], name, **more)


def laid(graph, previous=NO_MEMORY):
    found = layout(graph, previous)
    assert faults(graph, found) == []
    return found


def bends(found, edge):
    return len(found.routes[edge].points) - 2


def test_a_chain_of_steps_in_one_lane_is_one_straight_line_to_the_right():
    graph = Graph(LANES[:1], (), tuple(map(box, "12345")), tuple(map(flow, ("12", "23", "34", "45"))))

    found = laid(graph)

    assert [bends(found, edge.id) for edge in graph.edges] == [0, 0, 0, 0]
    columns = [found.memory.places[node].column for node in "12345"]
    assert columns == list(range(columns[0], columns[0] + 5))


def test_a_hand_over_to_another_lane_is_one_straight_line():
    graph = Graph(LANES, (), (box("1"), box("2", "b"), box("3", "c")), (flow("12", NAME), flow("23", NAME)))

    found = laid(graph)

    assert [bends(found, edge.id) for edge in graph.edges] == [0, 0]


@pytest.mark.parametrize("lane", ["a", "b", "c"])
def test_a_flow_and_its_return_run_side_by_side(lane):
    there, back = flow("12", NAME, mate="21"), flow("21", NAME, mate="12")
    graph = Graph(LANES, (), (box("1"), box("2", lane)), (there, back))

    found = laid(graph)

    one, other = found.routes["12"].points, found.routes["21"].points
    assert len(one) == len(other) == 2
    assert min(abs(one[0].x - other[-1].x), abs(one[0].y - other[-1].y)) <= 4
    assert one[0].x == one[1].x or one[0].y == one[1].y


def test_a_tree_is_drawn_without_crossings_and_long_ways_round():
    nodes = tuple(box(node, lane) for node, lane in zip("1234567", "aaabbcc", strict=True))
    graph = Graph(LANES, (), nodes, tuple(map(flow, ("12", "13", "24", "25", "36", "37"))))

    found = laid(graph)

    assert crossings(found) == 0
    assert sum(detour(route) for route in found.routes.values()) < 20


def test_a_lane_and_a_phase_without_boxes_keep_their_room():
    phases = (Phase("f", 50.0), Phase("g", 70.0), Phase("h", 50.0))
    graph = Graph(LANES, phases, (box("1", phase="f"), box("2", "c", phase="h")), (flow("12"),))

    found = laid(graph)

    assert found.lanes["b"].height >= 16
    left, right = found.phases["g"]
    assert right - left >= 70


def test_a_graph_without_anything_has_a_layout():
    assert layout(Graph((), (), (), ())).boxes == {}


@pytest.mark.parametrize(
    ("pin", "first", "second"),
    [
        (Pin(before="1"), "3", "1"),
        (Pin(after="3"), "3", "1"),
    ],
)
def test_a_pin_turns_the_order_of_steps(pin, first, second):
    pinned = "3" if pin.before else "1"
    nodes = tuple(box(node, pin=pin if node == pinned else None) for node in "123")

    found = laid(Graph(LANES[:1], (), nodes, tuple(map(flow, ("12", "23")))))

    assert found.boxes[first].right < found.boxes[second].left
    assert found.impossible == ()


def test_a_pin_above_lets_in_a_row():
    nodes = (box("1"), box("2"), box("3", pin=Pin(above="1")))
    before = laid(Graph(LANES[:1], (), (box("1"), box("2"), box("3")), (flow("12"), flow("13"))))

    found = laid(Graph(LANES[:1], (), nodes, (flow("12"), flow("13"))), Memory(before.memory.places))

    assert found.boxes["3"].bottom < found.boxes["1"].top


def test_a_box_pinned_above_another_is_wholly_above_it_in_another_column_too():
    nodes = (box("1", phase="f"), box("2", phase="g", pin=Pin(above="1")))

    found = laid(Graph(LANES[:1], (Phase("f"), Phase("g")), nodes, ()))

    assert found.boxes["2"].bottom < found.boxes["1"].top


@pytest.mark.rule("L8")
def test_pins_that_contradict_each_other_are_named():
    nodes = (box("1", pin=Pin(before="2")), box("2", pin=Pin(before="1")))

    found = laid(Graph(LANES[:1], (), nodes, ())).impossible

    assert found == (Impossible("2", "before", Why.PIN, ("1", "1")),)


@pytest.mark.rule("L8")
def test_a_pin_against_the_order_of_lanes_is_named():
    nodes = (box("1", "b", pin=Pin(above="2")), box("2", "a"))

    assert laid(Graph(LANES, (), nodes, ())).impossible == (Impossible("1", "above", Why.LANE, ("2",)),)


def test_a_flow_leaves_by_the_side_a_person_chose():
    found = laid(
        Graph(LANES[:1], (), (box("1"), box("2")), (flow("12", side_out="bottom", side_in="bottom"),))
    )

    start, *_, end = found.routes["12"].points
    assert start.y == pytest.approx(found.boxes["1"].bottom)
    assert end.y == pytest.approx(found.boxes["2"].bottom)


def test_marks_stand_on_the_borders_the_line_crosses():
    graph = Graph(LANES, (), (box("1"), box("2", "c")), (flow("12", NAME, marks=2),))

    found = laid(graph)

    heights = [mark.y for mark in found.routes["12"].marks]
    borders = [found.lanes["b"].top - 1, found.lanes["c"].top - 1]
    assert heights == pytest.approx(borders)


@pytest.mark.rule("L7")
def test_lines_that_an_edit_does_not_meet_run_as_before():
    flows = tuple(map(flow, ("12", "23", "34", "45")))
    before = laid(Graph(LANES[:1], (), tuple(map(box, "12345")), flows))
    graph = Graph(LANES, (), (*map(box, "12345"), box("6", "b")), (*flows, flow("56", NAME)))

    after = layout(graph, before.memory)

    assert faults(graph, after) == []
    assert {edge.id: after.memory.ways[edge.id] for edge in flows} == before.memory.ways
    assert {node: after.memory.places[node] for node in "12345"} == before.memory.places


@pytest.mark.rule("L7")
def test_names_stay_where_they_stand_when_another_step_comes():
    flows = tuple(flow(ends, NAME) for ends in ("12", "23", "13", "31"))
    before = laid(Graph(LANES, (), (box("1"), box("2", "b"), box("3", "c")), flows))
    graph = Graph(
        LANES, (), (box("1"), box("2", "b"), box("3", "c"), box("4", "b")), (*flows, flow("24", NAME))
    )

    after = layout(graph, before.memory)

    stood = {edge: (name.piece, name.turned) for edge, name in before.memory.names.items()}
    stand = {edge: (name.piece, name.turned) for edge, name in after.memory.names.items()}
    assert faults(graph, after) == []
    assert stood.keys() == {"12", "23", "13", "31"}
    assert {edge: stand[edge] for edge in stood} == stood
    assert "24" in stand


def test_a_name_that_stood_in_a_lane_that_is_gone_finds_another_place():
    graph = Graph(LANES[:1], (), tuple(map(box, "12")), (flow("12", NAME),))
    before = laid(graph)

    gone = {"12": Stand(0, Turn(1, "gone"))}

    assert layout(graph, before.memory._replace(names=gone)) == before


def test_a_line_that_ran_in_a_lane_that_is_gone_finds_another_way():
    graph = Graph(LANES[:1], (), tuple(map(box, "12")), (flow("12"),))
    before = laid(graph)
    gone = {"12": Way(False, (Turn(0, "gone"), Turn(2), Turn(0, "gone")))}

    assert layout(graph, before.memory._replace(ways=gone)) == before


def test_a_step_let_in_before_a_phase_leaves_all_others_their_numbers():
    phases = (Phase("p"), Phase("q"))
    boxes = (*(box(node, phase="p") for node in "12"), *(box(node, phase="q") for node in "345"))
    flows = tuple(map(flow, ("12", "23", "34", "45")))
    before = laid(Graph(LANES[:1], phases, boxes, flows))
    graph = Graph(LANES[:1], phases, (*boxes, box("6", phase="q")), (*flows, flow("63")))

    after = layout(graph, before.memory)

    assert faults(graph, after) == []
    assert {node: after.memory.places[node] for node in "12345"} == before.memory.places
