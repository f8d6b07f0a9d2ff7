"""What every layout promises, on graphs by chance and on those of the samples."""

import hashlib
import os
import subprocess
import sys
from random import Random

import pytest
from catalogue import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout.chance import PIXELS, as_read, chance_graph, edited, graphs, resized
from layout.judge import faults

from ketenkaart.drawing.sizes import graph_of
from ketenkaart.drawing.theme import load_theme
from ketenkaart.layout.geometry import Outline
from ketenkaart.layout.graph import Edge, Graph, Lane, Name, Node, Phase
from ketenkaart.layout.pipeline import layout
from ketenkaart.memory import Cell, Memory
from ketenkaart.storage.reading import read

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
SAMPLES = sorted((ROOT / "samples").glob("*.ketenkaart"))
LARGER = [(1, 30, 5, 3, 1.2), (3, 28, 4, 0, 1.8), (5, 150, 12, 8, 1.3)]


@pytest.mark.rule("L1")
@pytest.mark.rule("L2")
@pytest.mark.rule("L3")
@pytest.mark.rule("L4")
@pytest.mark.rule("L5")
@settings(max_examples=16, **PATIENT)
@given(graph=graphs(12))
def test_a_layout_keeps_every_promise(graph):
    assert faults(graph, layout(graph)) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_layout_of_a_sample_keeps_every_promise(sample):
    graph = graph_of(read(sample).kaart, load_theme()).graph

    assert faults(graph, layout(graph)) == []


@pytest.mark.parametrize("numbers", LARGER)
def test_a_larger_layout_keeps_every_promise(numbers):
    graph = chance_graph(*numbers)

    assert faults(graph, layout(graph)) == []


@pytest.mark.rule("L3")
def test_lines_that_turn_at_about_one_height_keep_the_order_of_their_tracks():
    """Two loops between columns, one ending just above where the other begins, once ran into each other."""
    sizes = [60.6, 33.0, 33.0, 33.0, 42.2, 60.6, 33.0, 33.0, 33.0, 42.2]
    lanes = ["p1", "p1", "p0", "p1", "p1", "p1", "p1", "p1", "p0", "p1"]
    phases = {4: "f0", 5: "f2", 6: "f0", 7: "f3"}
    boxes = [
        Node(f"s{i}", lane, 84.5, size, phases.get(i))
        for i, (lane, size) in enumerate(zip(lanes, sizes, strict=True))
    ]
    boxes[0] = boxes[0]._replace(outline=Outline.POINTED)
    boxes[4] = boxes[4]._replace(top_free=20.0)
    ends = "44 00 44 55 44 00 98 54 99 33 33 44 10 01 76 00 aa 10 10 99 32 55 88"
    flows = [Edge(f"e{i}", f"s{one}", f"s{other}") for i, (one, other) in enumerate(ends.split())]
    small, middle, wide = (
        Name((12.0, 8.6), (12.0, 8.6)),
        Name((45.0, 13.0), (42.0, 14.6)),
        Name((260.0, 13.0), (42.0, 20.6)),
    )
    for i, name in ((5, small), (9, middle), (12, small), (13, middle), (20, wide)):
        flows[i] = flows[i]._replace(name=name)
    flows[12] = flows[12]._replace(mate="e13")
    flows[13] = flows[13]._replace(mate="e12")
    flows[15] = flows[15]._replace(side_out="left")
    flows[20] = flows[20]._replace(side_out="top")
    graph = Graph(
        (Lane("p0"), Lane("p1", parent="p0", gap=0.0)),
        (Phase("f0"), Phase("f1"), Phase("f2", 300.0), Phase("f3", 300.0)),
        (*boxes, Node("sa", "p0", 400.0, 300.0, "f1")),
        tuple(flows),
        PIXELS,
    )

    assert faults(graph, layout(graph)) == []


@pytest.mark.rule("L6")
def test_the_same_graph_is_laid_out_the_same_in_every_process():
    code = "from layout.test_promises import fingerprint as f; print(f())"
    for seed in ("1", "2"):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
        }
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
        )
        assert done.stdout.strip() == fingerprint()


def fingerprint():
    return hashlib.sha256(repr(layout(chance_graph(7, 12, 4, 2, 1.5))).encode()).hexdigest()


@pytest.mark.rule("L7")
@settings(max_examples=6, **PATIENT)
@given(graph=graphs(10, pins=True))
def test_a_layout_of_its_own_places_is_the_same_layout(graph):
    first = layout(graph)

    assert layout(graph, Memory(first.memory.places)) == first
    assert layout(graph, as_read(first.memory)) == first
    assert layout(graph, first.memory) is first


@pytest.mark.rule("L7")
@settings(max_examples=6, **PATIENT)
@given(graph=graphs(10, pins=True), dice=st.randoms(use_true_random=False))
def test_a_layout_from_the_one_before_it_is_as_one_from_what_the_file_tells_of_that(graph, dice):
    """What is recalled of the layout before saves time and changes nothing."""
    found = layout(graph)
    for number in range(4):
        graph = resized(dice, graph) if dice.random() < 0.5 else edited(dice, graph, number)
        read = layout(graph, as_read(found.memory))

        found = layout(graph, found.memory)

        assert found == read


def test_a_line_through_a_lane_without_boxes_stays_there():
    """Two loops at one box, of which one runs above the empty lane."""
    lanes = (Lane("a", min_height=200.0), Lane("b"), Lane("c"))
    loops = (Edge("1", "s", "s"), Edge("2", "s", "s"))
    graph = Graph(lanes, (), (Node("s", "a", 84.5, 33.0),), loops)
    first = layout(graph)

    assert layout(graph, as_read(first.memory)) == first


@pytest.mark.rule("L7")
@settings(max_examples=6, **PATIENT)
@given(seed=st.integers(0, 2**32 - 1))
def test_boxes_that_stay_keep_their_order_when_another_comes(seed):
    """Rows and columns may be let in between; none changes places with another."""
    whole = chance_graph(seed, 9, 3, 2, 1.2)
    fewer = type(whole)(
        whole.lanes,
        whole.phases,
        whole.nodes[1:],
        tuple(e for e in whole.edges if whole.nodes[0].id not in (e.source, e.target)),
    )
    before = layout(fewer)
    after = layout(whole, Memory(before.memory.places))

    assert faults(whole, after) == []
    cells = [(before.memory.places[node.id], after.memory.places[node.id], node) for node in fewer.nodes]
    for one, new_one, node in cells:
        for other, new_other, another in cells:
            if one.column < other.column:
                assert new_one.column < new_other.column
            if one.row < other.row and node.lane == another.lane:
                assert new_one.row < new_other.row


@settings(max_examples=8, **PATIENT)
@given(graph=graphs(8), seed=st.integers(0, 2**32 - 1))
def test_nonsense_for_places_does_no_harm(graph, seed):
    dice = Random(seed)
    places = {node.id: Cell(dice.randrange(-1, 4), dice.randrange(-1, 3)) for node in graph.nodes}

    assert faults(graph, layout(graph, Memory(places))) == []


@pytest.mark.rule("L8")
@settings(max_examples=8, **PATIENT)
@given(graph=graphs(10, pins=True))
def test_a_pin_is_honoured_or_said_to_be_impossible(graph):
    found = layout(graph)

    assert faults(graph, found) == []
    for node in graph.nodes:
        if node.pin is not None and node.id not in {one.id for one in found.impossible}:
            box = found.boxes[node.id]
            for side, other in _sides(node, found.boxes):
                there = found.boxes[other]
                stands = {
                    "before": box.centre.x < there.centre.x,
                    "after": box.centre.x > there.centre.x,
                    "above": box.centre.y < there.centre.y,
                    "below": box.centre.y > there.centre.y,
                }
                assert stands[side], (node.id, side, other)


def _sides(node, known):
    sides = ((side, getattr(node.pin, side)) for side in ("before", "after", "above", "below"))
    return [(side, other) for side, other in sides if other in known and other != node.id]
