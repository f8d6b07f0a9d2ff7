"""What is counted to tell how tidy a layout is."""

import pytest
from layout.chance import chance_graph
from layout.judge import crossings

from ketenkaart.layout.graph import Edge, Graph, Lane, Node
from ketenkaart.layout.pipeline import layout
from ketenkaart.layout.tidiness import count_crossings, tidiness
from ketenkaart.memory import Cell, Memory


@pytest.mark.parametrize("seed", [1, 2, 3, 5])
def test_crossings_are_those_that_are_seen(seed):
    found = layout(chance_graph(seed, 25, 4, 2, density=1.8), effort=0.1)

    assert count_crossings(found) == crossings(found) > 0


def test_what_is_counted_is_what_is_drawn():
    nodes = [Node(box, lane, 60.0, 30.0) for box, lane in ("aa", "bb", "cb")]
    flows = [
        Edge("ab", "a", "b"),
        Edge("bc", "b", "c"),
        Edge("cb", "c", "b", mate="bc"),
        Edge("ca", "c", "a"),
    ]
    graph = Graph((Lane("a"), Lane("b")), (), tuple(nodes), tuple(flows))

    found = layout(graph, Memory({"a": Cell(0, 0), "b": Cell(0, 0), "c": Cell(1, 0)}))
    counted = tidiness(graph, found)

    assert counted[2:] == (1, 2, 2)  # the answer from c to b may go back, the flow from c to a should not
    assert counted.bends == len(found.routes["ca"].points) - 2 > 0


def test_a_layout_without_anything_is_tidy():
    graph = Graph((), (), (), ())

    assert tidiness(graph, layout(graph)).price == 0
