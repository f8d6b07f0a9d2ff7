"""Pins, groups and hints: honoured, kept while boxes move, or named as impossible."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout.chance import chance_graph
from layout.judge import faults

from ketenkaart.layout.agreement import Why
from ketenkaart.layout.compiled import compile_graph
from ketenkaart.layout.graph import Edge, Graph, Lane, Node, Phase, Pin
from ketenkaart.layout.impossible import Impossible
from ketenkaart.layout.pipeline import layout
from ketenkaart.layout.rules import groups_of, promises_of, wishes_of
from ketenkaart.layout.standing import Standing
from ketenkaart.layout.start import first_cells, with_spares
from ketenkaart.layout.steering import Steering
from ketenkaart.memory import Cell, Memory


def steered_graph(seed, boxes=9, lanes=3, phases=3):
    """A graph by chance with pins and two groups."""
    dice = Random(seed)
    graph = chance_graph(seed, boxes, lanes, phases, pins=True)
    nodes = [
        node._replace(group=dice.choice(("", "", "a", "b")), pin=node.pin if dice.random() < 0.6 else None)
        for node in graph.nodes
    ]
    return graph._replace(nodes=tuple(nodes))


def honoured(compiled, cells):
    """All that pins and groups ask which is so, found anew."""
    standing = Standing(cells)
    rules = {
        rule
        for rule in promises_of(compiled) + wishes_of(compiled)
        if rule.holds(standing.column, standing.row)
    }
    return rules | {group.name for group in groups_of(compiled) if group.is_together(standing)}


def any_move(dice, compiled, cells):
    """One box to a free cell of its lane and phase, two that change places, or a whole column by one."""
    node = dice.randrange(len(compiled.nodes))
    taken = {cell: other for other, cell in enumerate(zip(cells.column, cells.row, strict=True))}
    top, rows = cells.lane_rows[compiled.lane[node]]
    first, count = next(
        (first, count) for first, count in cells.phase_columns if first <= cells.column[node] < first + count
    )
    if dice.random() < 0.3:
        step = dice.choice((-1, 1))
        there = cells.column[node] + step
        if first <= there < first + count and there not in cells.column:
            return [(n, there, cells.row[n]) for n, c in enumerate(cells.column) if c == cells.column[node]]
    column, row = dice.randrange(first, first + count), dice.randrange(top, top + rows)
    other = taken.get((column, row))
    if other is None or other == node:
        return [(node, column, row)]
    return (
        [(node, column, row), (other, cells.column[node], cells.row[node])]
        if _same(compiled, cells, node, other)
        else []
    )


def _same(compiled, cells, node, other):
    return compiled.lane[node] == compiled.lane[other]


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_a_move_is_allowed_where_all_that_was_honoured_still_is(seed):
    dice = Random(seed)
    compiled = compile_graph(steered_graph(seed))
    cells = with_spares(first_cells(compiled, {}))
    steering = Steering(compiled, cells)
    for _ in range(60):
        move = any_move(dice, compiled, cells)
        before = honoured(compiled, cells)
        back = [(node, cells.column[node], cells.row[node]) for node, _, _ in move]

        allowed = steering.allows(move)

        put(cells, move)
        assert allowed == (before <= honoured(compiled, cells)), (move, before)
        if dice.random() < 0.5:
            steering.made(move)
        else:
            put(cells, back)


def put(cells, move):
    for node, column, row in move:
        cells.column[node], cells.row[node] = column, row


def test_without_pins_and_groups_steering_has_nothing_to_do():
    compiled = compile_graph(chance_graph(5, 8, 2, 0))

    assert Steering(compiled, first_cells(compiled, {})).idle


@pytest.mark.rule("L8")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32 - 1))
def test_pins_and_groups_are_honoured_or_said_to_be_impossible(seed):
    graph = steered_graph(seed)

    found = layout(graph)

    assert faults(graph, found) == []
    told = {(one.id, one.side) for one in found.impossible}
    for node in graph.nodes:
        for side, other in zip(node.pin._fields, node.pin, strict=True) if node.pin else ():
            if other in found.boxes and other != node.id and (node.id, side) not in told:
                assert is_on(found.boxes[node.id].centre, side, found.boxes[other].centre), (node.id, side)
    for group in "ab":
        boxes = [node for node in graph.nodes if node.group == group]
        if len(boxes) > 1 and not told & {(node.id, "group") for node in boxes}:
            assert strangers_among(graph, found, boxes) == []


def is_on(one, side, other):
    return {
        "before": one.x < other.x,
        "after": one.x > other.x,
        "above": one.y < other.y,
        "below": one.y > other.y,
    }[side]


def strangers_among(graph, found, group):
    """The other boxes between the middles of the boxes of a group in a lane, by what is drawn."""
    strangers = []
    for lane in {node.lane for node in group}:
        middles = [found.boxes[node.id].centre for node in group if node.lane == lane]
        left, right = min(middle.x for middle in middles) - 1, max(middle.x for middle in middles) + 1
        top, bottom = min(middle.y for middle in middles) - 1, max(middle.y for middle in middles) + 1
        for node in graph.nodes:
            centre = found.boxes[node.id].centre
            if node not in group and left < centre.x < right and top < centre.y < bottom:
                strangers.append(node.id)
    return strangers


def row_of(steps, **more):
    """Steps in one lane, joined in a chain; some with a pin or a group."""
    nodes = tuple(Node(step, "a", 84.5, 33.0, **more.get(step, {})) for step in steps)
    edges = tuple(Edge(one + other, one, other) for one, other in pairwise(steps))
    return Graph((Lane("a"),), (), nodes, edges)


def test_a_step_before_another_stands_in_its_row():
    cells = layout(row_of("1234", **{"4": {"pin": Pin(before="2")}})).memory.places

    assert cells["4"].row == cells["2"].row
    assert cells["4"].column < cells["2"].column


@pytest.mark.parametrize(("side", "rows"), [("above", -1), ("below", 1)])
def test_a_step_above_or_below_another_stands_right_there(side, rows):
    cells = layout(row_of("1234", **{"4": {"pin": Pin(**{side: "2"})}})).memory.places

    assert cells["4"] == Cell(cells["2"].column, cells["2"].row + rows)


def test_a_step_between_two_others_stands_there_though_they_must_change_places():
    graph = row_of("1234", **{"4": {"pin": Pin(after="3", before="1")}})

    found = layout(graph)

    assert found.impossible == ()
    assert found.memory.places["3"].column < found.memory.places["4"].column < found.memory.places["1"].column


def test_a_group_is_together_with_a_pin_inside_and_another_group_beside():
    steered = {step: {"group": "odd"} for step in "135"} | {step: {"group": "even"} for step in "246"}
    steered["5"]["pin"] = Pin(before="1")
    graph = row_of("1234567", **steered)

    found = layout(graph)

    assert found.impossible == ()
    for group in ("odd", "even"):
        boxes = [node for node in graph.nodes if node.group == group]
        assert strangers_among(graph, found, boxes) == []
        columns = sorted({found.memory.places[node.id].column for node in boxes})
        assert columns == list(range(columns[0], columns[-1] + 1))
    assert found.memory.places["5"].column < found.memory.places["1"].column


def test_a_group_across_two_phases_stands_at_their_border():
    phases = (Phase("f"), Phase("g"))
    nodes = [
        Node(f"{phase}{i}", "a", 84.5, 33.0, phase, group="x" if i == 1 else "")
        for phase in "fg"
        for i in range(3)
    ]
    edges = [Edge(f"{phase}{i}", f"{phase}{i}", f"{phase}{i + 1}") for phase in "fg" for i in range(2)]

    found = layout(Graph((Lane("a"),), phases, tuple(nodes), tuple(edges)))

    assert found.impossible == ()
    places = found.memory.places
    columns = sorted({cell.column for cell in places.values()})
    assert columns.index(places["g1"].column) == columns.index(places["f1"].column) + 1


def test_a_group_made_on_an_earlier_layout_comes_together():
    before = layout(row_of("123456"))
    graph = row_of("123456", **{"1": {"group": "x"}, "5": {"group": "x"}})

    found = layout(graph, Memory(before.memory.places))

    assert found.impossible == ()
    assert faults(graph, found) == []


def test_a_group_of_one_asks_nothing():
    assert layout(row_of("123", **{"2": {"group": "x"}})) == layout(row_of("123"))


def test_phases_that_do_not_adjoin_part_a_group():
    phases = tuple(map(Phase, "fgh"))
    nodes = tuple(Node(phase, "a", 84.5, 33.0, phase, group="x" if phase != "g" else "") for phase in "fgh")

    found = layout(Graph((Lane("a"),), phases, nodes, ()))

    assert found.impossible == (Impossible("f", "group", Why.PHASE, ("h",)),)
