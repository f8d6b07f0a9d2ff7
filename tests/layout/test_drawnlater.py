"""What is drawn later stands where it leaves the lines of before alone, and in line with what is there."""

from ketenkaart.layout.graph import Edge, Graph, Lane, Node
from ketenkaart.layout.pipeline import layout

LANES = (Lane("uwv"), Lane("svb"), Lane("gemeente"))


def drawn(*flows):
    """The layout of flows drawn one after another: (from, its lane, to, its lane), with all steps so far."""
    nodes, edges, found = {}, [], None
    for one, lane, other, there in flows:
        for name, its in ((one, lane), (other, there)):
            nodes.setdefault(name, Node(name, its, 84.5, 33.0))
        edges.append(Edge(f"{one}-{other}", one, other))
        graph = Graph(LANES, (), tuple(nodes.values()), tuple(edges))
        found = layout(graph, found.memory) if found else layout(graph)
    return found


def test_a_flow_drawn_later_does_not_stand_in_the_way_of_lines():
    found = drawn(
        ("1", "uwv", "2", "svb"),
        ("3", "gemeente", "4", "uwv"),
        ("6", "uwv", "7", "uwv"),
    )

    assert [len(route.points) for route in found.routes.values()] == [2, 2, 2]


def test_a_step_drawn_later_stands_in_line_with_the_steps_of_its_partner():
    found = drawn(
        ("1", "gemeente", "2", "uwv"), ("3", "svb", "4", "gemeente"), ("4", "gemeente", "5", "gemeente")
    )

    assert len({found.boxes[step].centre.y for step in ("1", "4", "5")}) == 1


def test_what_hangs_on_nothing_that_is_there_stands_right_of_it():
    found = drawn(("1", "uwv", "2", "svb"), ("3", "gemeente", "4", "uwv"))

    assert min(found.boxes["3"].left, found.boxes["4"].left) > found.boxes["1"].right
