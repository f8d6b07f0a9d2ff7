"""What every layout promises, tried on graphs by chance and on the samples."""

import hashlib
import itertools
import os
import subprocess
import sys
from functools import cache

import pytest
from catalogue import ROOT
from layout.graphs import chance_graph

from ketenkaart.drawing.sizes import graph_of
from ketenkaart.drawing.theme import load_theme
from ketenkaart.layout.geometry import Rect
from ketenkaart.layout.pipeline import layout
from ketenkaart.storage.reading import read

NEAR = 0.01
DEEPEST_END = 16.5
SAMPLES = sorted(path.stem for path in (ROOT / "samples").glob("*.ketenkaart"))
GRAPHS = [*range(40), 72, 172, 314, *SAMPLES]  # those by name were wrong once
every_graph = pytest.mark.parametrize("name", GRAPHS)


@cache
def graph(name):
    if isinstance(name, int):
        return chance_graph(name)
    return graph_of(read(ROOT / "samples" / f"{name}.ketenkaart").kaart, load_theme()).graph


@cache
def laid_out(name):
    return layout(graph(name))


def pieces(result):
    """The straight pieces of all lines: the edge, its place in the route, and its rectangle."""
    for edge, route in result.routes.items():
        for index, (one, other) in enumerate(itertools.pairwise(route.points)):
            left, top = min(one.x, other.x), min(one.y, other.y)
            yield edge, index, Rect(left, top, abs(one.x - other.x), abs(one.y - other.y))


def meet(one, other, slack=NEAR):
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > slack and down > slack


def runs_into(piece, room):
    """Whether a line comes inside a rectangle."""
    return (
        piece.left < room.right - NEAR
        and piece.right > room.left + NEAR
        and piece.top < room.bottom - NEAR
        and piece.bottom > room.top + NEAR
    )


def within(inner, outer):
    return (
        inner.left >= outer.left - NEAR
        and inner.right <= outer.right + NEAR
        and inner.top >= outer.top - NEAR
        and inner.bottom <= outer.bottom + NEAR
    )


@pytest.mark.rule("L1")
@every_graph
def test_no_two_boxes_overlap(name):
    boxes = laid_out(name).boxes

    assert sorted(boxes) == sorted(node.id for node in graph(name).nodes)
    assert [pair for pair in itertools.combinations(boxes, 2) if meet(*(boxes[box] for box in pair))] == []


@pytest.mark.rule("L2")
@every_graph
def test_no_line_runs_through_a_box(name):
    result = laid_out(name)
    edges = {edge.id: edge for edge in graph(name).edges}

    for edge, index, piece in pieces(result):
        last = len(result.routes[edge].points) - 2
        own = {edges[edge].source} if index == 0 else set()
        own |= {edges[edge].target} if index == last else set()
        for box, rect in result.boxes.items():
            # Where its ends are slanted or round, a line goes on to the outline inside the rectangle.
            assert not runs_into(piece, rect) or (box in own and _length_in(piece, rect) <= DEEPEST_END)


def _length_in(piece, rect):
    across = min(piece.right, rect.right) - max(piece.left, rect.left)
    return max(across, min(piece.bottom, rect.bottom) - max(piece.top, rect.top))


@pytest.mark.rule("L3")
@every_graph
def test_no_two_lines_share_a_track_or_a_port(name):
    result = laid_out(name)

    for (edge, _, one), (other_edge, _, other) in itertools.combinations(pieces(result), 2):
        if edge == other_edge:
            continue
        flat = one.height < NEAR and other.height < NEAR and abs(one.top - other.top) < 1.0
        upright = one.width < NEAR and other.width < NEAR and abs(one.left - other.left) < 1.0
        beside = min(one.right, other.right) - max(one.left, other.left)
        along = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert not (flat and beside > NEAR), f"{edge} lies on {other_edge}"
        assert not (upright and along > NEAR), f"{edge} lies on {other_edge}"
    ports = [(edge, end) for edge, route in result.routes.items() for end in (0, -1)]
    for (edge, end), (other_edge, other_end) in itertools.combinations(ports, 2):
        one, other = result.routes[edge].points[end], result.routes[other_edge].points[other_end]
        assert max(abs(one.x - other.x), abs(one.y - other.y)) > 1.0, f"{edge} meets {other_edge}"


@pytest.mark.rule("L4")
@every_graph
def test_every_flow_is_drawn_and_its_name_has_a_room_of_its_own(name):
    result = laid_out(name)
    named = {edge.id: edge.name for edge in graph(name).edges if edge.name is not None}

    assert sorted(result.routes) == sorted(edge.id for edge in graph(name).edges)
    rooms = {edge: route.name.room for edge, route in result.routes.items() if route.name is not None}
    assert sorted(rooms) == sorted(named)
    for edge, room in rooms.items():
        shape = named[edge].tall if result.routes[edge].name.beside else named[edge].flat
        assert (room.width, room.height) == pytest.approx(shape)
        assert [box for box, rect in result.boxes.items() if meet(room, rect)] == []
        assert [other for other, _, piece in pieces(result) if runs_into(piece, room)] == []
        assert [other for other, rect in rooms.items() if other != edge and meet(room, rect)] == []


@pytest.mark.rule("L5")
@every_graph
def test_every_box_is_inside_its_lane_and_its_phase(name):
    result = laid_out(name)

    for node in graph(name).nodes:
        box = result.boxes[node.id]
        assert within(box, result.lanes[node.lane])
        if node.phase is not None:
            left, right = result.phases[node.phase]
            assert left - NEAR <= box.left
            assert box.right <= right + NEAR


@pytest.mark.rule("L6")
def test_the_same_graph_is_laid_out_the_same_in_every_process():
    code = "from layout.test_guarantees import fingerprint as f; print(f('strafrechtketen'), f(7))"
    here = f"{fingerprint('strafrechtketen')} {fingerprint(7)}"
    for seed in ("1", "2"):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
        }
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
        )
        assert done.stdout.strip() == here


def fingerprint(name):
    return hashlib.sha256(repr(layout(graph(name))).encode()).hexdigest()
