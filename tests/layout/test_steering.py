"""Pins, groups and hints: honoured, kept while boxes move, or named as impossible."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from layout.chance import chance_graph

from ketenkaart.layout.compiled import compile_graph
from ketenkaart.layout.rules import groups_of, promises_of, wishes_of
from ketenkaart.layout.standing import Standing
from ketenkaart.layout.start import first_cells, with_spares
from ketenkaart.layout.steering import Steering


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
