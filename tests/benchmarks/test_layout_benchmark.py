"""The benchmark of the layout measures what it says."""

import shutil
from random import Random

import pytest
from benchmarks.layout.contenders import dot
from benchmarks.layout.edits import EDITS, random_edit
from benchmarks.layout.figures import Column, summed
from benchmarks.layout.stability import shift

from ketenkaart.layout.geometry import Rect
from ketenkaart.layout.graph import Edge, Graph, Lane, Name, Node
from ketenkaart.layout.result import Layout
from ketenkaart.memory import Cell, Memory

NAME = Name((60.0, 14.0), (60.0, 14.0))


def made_layout(**boxes):
    """A layout from the left, the width and the cell of each box."""
    return Layout(
        boxes={box: Rect(left, 0.0, width, 40.0) for box, (left, width, _) in boxes.items()},
        lanes={},
        phases={},
        routes={},
        memory=Memory({box: Cell(*cell) for box, (_, _, cell) in boxes.items()}),
        width=1000.0,
        height=40.0,
        head=0.0,
    )


def small_graph():
    """Twelve steps in three lanes, each with a flow to the next."""
    nodes = [Node(f"s{i}", f"p{i % 3}", (100.0, 160.0)[i % 2], 60.0) for i in range(12)]
    edges = [Edge(f"v{i}", f"s{i}", f"s{i + 1}", NAME if i % 2 else None) for i in range(11)]
    return Graph(tuple(Lane(f"p{i}") for i in range(3)), (), tuple(nodes), tuple(edges))


def test_boxes_that_were_not_edited_tell_how_stable_a_layout_is():
    before = made_layout(
        a=(0, 100, (0, 0)), b=(200, 100, (1, 0)), c=(400, 200, (2, 0)), edited=(600, 100, (3, 0))
    )
    after = made_layout(
        a=(0, 100, (0, 0)), b=(230, 100, (1, 0)), c=(700, 200, (3, 0)), edited=(0, 100, (0, 1))
    )
    kept, moved = shift(before, after, "edited")
    assert kept == pytest.approx(2 / 3)
    assert moved == pytest.approx(0.3)


def test_boxes_that_came_or_went_do_not_count_as_moved():
    before = made_layout(a=(0, 100, (0, 0)), gone=(200, 100, (1, 0)))
    after = made_layout(a=(0, 100, (0, 0)), new=(200, 100, (1, 0)))
    assert shift(before, after, None) == (1.0, 0.0)


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_changes_one_thing(kind):
    graph = small_graph()
    edited = EDITS[kind](graph, Random(3), "new")
    boxes = set(graph.nodes) ^ set(edited.graph.nodes)
    assert {box.id for box in boxes} == ({edited.box} if edited.box else set())
    flows = {edge.id for edge in set(graph.edges) ^ set(edited.graph.edges)}
    if kind == "rename a step":
        assert not flows
        assert len(boxes) == 2
    elif kind.endswith("flow"):
        assert len(flows) == 1
    else:
        assert flows


def test_many_edits_leave_no_flow_without_its_boxes():
    dice = Random(5)
    graph = small_graph()
    for number in range(60):
        graph = random_edit(graph, dice, f"new{number}").graph
        boxes = {node.id for node in graph.nodes}
        assert all({edge.source, edge.target} <= boxes for edge in graph.edges)
        assert len(boxes) == len(graph.nodes)
        assert len({edge.id for edge in graph.edges}) == len(graph.edges)


def test_a_figure_of_ours_that_misses_its_goal_is_marked():
    most = Column("crossings", summed("crossings"), ".0f", 13)
    least = Column("bands", summed("bands"), ".0%", 1.0, at_least=True)
    assert most.cell([{"crossings": 6}, {"crossings": 7}], ours=True) == "13"
    assert most.cell([{"crossings": 14}], ours=True) == "14!"
    assert most.cell([{"crossings": 14}], ours=False) == "14"
    assert least.cell([{"bands": 0.5}], ours=True) == "50%!"


@pytest.mark.skipif(shutil.which("dot") is None, reason="dot is not there")
def test_a_drawing_of_graphviz_has_boxes_and_lines_where_it_drew_them():
    data = {
        "name": "two steps",
        "lanes": [{"id": "L", "name": "Lane"}],
        "nodes": [
            {"id": "a", "label": "A", "lane": "L", "kind": "task", "w": 120, "h": 60},
            {"id": "b", "label": "B", "lane": "L", "kind": "task", "w": 100, "h": 80},
        ],
        "edges": [{"id": "e", "source": "a", "target": "b", "label": "", "kind": "sequence"}],
    }
    layout = dot(data, 1, 20.0).layout
    a, b = layout["nodes"]["a"], layout["nodes"]["b"]
    (x1, y1), *_, (x2, y2) = layout["edges"]["e"]["points"]
    assert (a["w"], a["h"]) == pytest.approx((120, 60), abs=0.1)
    assert (x1, x2) == pytest.approx((a["x"] + a["w"], b["x"]), abs=2)
    assert y1 == pytest.approx(y2, abs=2)
    assert b["y"] <= y2 <= b["y"] + b["h"]
