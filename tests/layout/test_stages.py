"""What each stage of the layout promises the next, on graphs by chance; KETENKAART_EXAMPLES is how many."""

import os
from copy import deepcopy
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout.chance import edited, graphs, previous_places
from layout.inspection import (
    cell_faults,
    counted_crossings,
    drawn_crossings,
    name_faults,
    port_faults,
    route_faults,
    track_faults,
)
from layout.judge import crossings, faults

from ketenkaart.layout.carrying import carried
from ketenkaart.layout.compiled import NONE, compile_graph
from ketenkaart.layout.graph import Edge, Graph, Lane, Node
from ketenkaart.layout.grid import NO_BOX, Cells, pieces_of
from ketenkaart.layout.names import NameChooser
from ketenkaart.layout.pipeline import layout, make_plan, place
from ketenkaart.layout.plan import Plan, mark_borders
from ketenkaart.layout.ports import assign_ports
from ketenkaart.layout.routes import Router
from ketenkaart.layout.search import Freedom, Run, improve
from ketenkaart.layout.sifting import sift
from ketenkaart.layout.start import first_cells, sound_cells, with_spares, without_empty
from ketenkaart.layout.sweep import Axis, Gaps, Kind, Thing, keep_apart
from ketenkaart.layout.tightening import BOTH, WIDE, tighten
from ketenkaart.layout.tracks import order_tracks
from ketenkaart.memory import NO_MEMORY, Memory, Stand, Turn, Way

EXAMPLES = int(os.environ.get("KETENKAART_EXAMPLES", "12"))


QUICK = 0.3  # the effort of a layout of which only the soundness matters


def many(share=1.0):
    """So many examples, the share of a test that is quicker or slower than others."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=max(1, round(EXAMPLES * share)), deadline=None, suppress_health_check=slow)


@many(4)
@given(graph=graphs(14, pins=True), stacked=st.booleans())
def test_every_box_starts_in_a_cell_of_its_own_in_its_lane_and_phase(graph, stacked):
    compiled = compile_graph(graph)

    cells = first_cells(compiled, {}, stacked)

    assert list(cell_faults(compiled, cells, tight=True)) == []
    spared = with_spares(cells)
    assert list(cell_faults(compiled, spared)) == []
    assert without_empty(compiled, spared) == cells


@many(4)
@given(data=st.data(), graph=graphs(14))
def test_sifting_leaves_every_box_in_its_lane_and_phase_wherever_it_stood(data, graph):
    compiled = compile_graph(graph)
    cells = first_cells(compiled, sound_cells(compiled, data.draw(previous_places(graph))))
    before = deepcopy(cells)

    found = sift(compiled, cells)

    assert list(cell_faults(compiled, found)) == []
    assert cells == before
    assert sift(compiled, cells) == found


def test_sifting_leaves_a_straight_chain_alone():
    chain = [Node(name, "a", 84.5, 33.0) for name in "abcdef"]
    edges = [Edge(f"{a.id}{b.id}", a.id, b.id) for a, b in pairwise(chain)]
    compiled = compile_graph(Graph((Lane("a"),), (), tuple(chain), tuple(edges)))
    cells = Cells([0, 1, 2, 3, 4, 5], [0, 0, 0, 0, 0, 0], 6, 1, [(0, 1)], [(0, 6)])

    assert without_empty(compiled, sift(compiled, cells)) == cells


def test_sifting_puts_a_hand_over_where_it_runs_straight_down():
    nodes = (Node("a", "x", 84.5, 33.0), Node("b", "x", 84.5, 33.0), Node("c", "y", 84.5, 33.0))
    compiled = compile_graph(
        Graph((Lane("x"), Lane("y")), (), nodes, (Edge("ab", "a", "b"), Edge("bc", "b", "c")))
    )

    found = sift(compiled, Cells([0, 1, 2], [0, 0, 1], 3, 2, [(0, 1), (1, 1)], [(0, 3)]))

    assert found.column[1] == found.column[2]


@many(4)
@given(data=st.data(), graph=graphs(12))
def test_earlier_places_are_kept_or_none_is(data, graph):
    places = data.draw(previous_places(graph))
    compiled = compile_graph(graph)

    kept = sound_cells(compiled, places)
    cells = first_cells(compiled, kept)

    assert list(cell_faults(compiled, cells, tight=True)) == []
    for one, other in combinations(kept, 2):
        if kept[one].column < kept[other].column:
            assert cells.column[one] < cells.column[other]
        if kept[one].row < kept[other].row and compiled.lane[one] == compiled.lane[other]:
            assert cells.row[one] < cells.row[other]


@many(1)
@given(graph=graphs(10))
def test_the_search_moves_boxes_within_their_lanes_and_its_routes_follow(graph):
    compiled = compile_graph(graph)
    cells = with_spares(first_cells(compiled, {}))
    router = Router(compiled, cells)
    router.route_all()
    improve(compiled, cells, router, Freedom(range(len(compiled.nodes))), Run(0, 60))

    assert list(cell_faults(compiled, cells)) == []
    assert list(route_faults(compiled, cells, router.routes)) == []
    assert list(cell_faults(compiled, without_empty(compiled, cells), tight=True)) == []
    _assert_as_if_new(compiled, cells, router)


@many(2)
@given(graph=graphs(10))
def test_routes_that_are_carried_to_cells_without_empty_ones_are_sound(graph):
    compiled = compile_graph(graph)
    spared = with_spares(first_cells(compiled, {}))
    router = Router(compiled, spared)
    router.route_all()
    improve(compiled, spared, router, Freedom(range(len(compiled.nodes))), Run(0, 20))
    cells = without_empty(compiled, spared)

    corners = carried(router.corners, spared, cells)

    ends = zip(corners or (), compiled.source, compiled.target, strict=corners is not None)
    routes = [pieces_of(edge, *route) for edge, route in enumerate(ends)]
    assert list(route_faults(compiled, cells, routes)) == []


def test_routes_are_not_carried_where_boxes_changed_places_or_a_line_would_turn_back():
    spared = Cells([0, 2], [0, 0], 3, 1, [(0, 1)], [(0, 3)])
    round_a_gap = [(1, 1), (1, 0), (4, 0), (4, 2), (1, 2), (1, 1)]
    swapped, closed = (Cells(columns, [0, 0], 2, 1, [(0, 1)], [(0, 2)]) for columns in ([1, 0], [0, 1]))

    assert carried([[(1, 1), (5, 1)]], spared, swapped) is None
    assert carried([[(1, 1), (5, 1)]], spared, closed) == [[(1, 1), (3, 1)]]
    assert carried([round_a_gap], spared, closed) == [[(1, 1), (1, 0), (2, 0), (2, 2), (1, 2), (1, 1)]]
    back = [(1, 1), (2, 1), (2, 0), (3, 0), (3, 2), (4, 2), (4, 1), (5, 1)]
    assert carried([back], spared, closed) is None


def _assert_as_if_new(compiled, cells, router):
    """The router knows its routes as one does that has just been told them."""
    new = Router(compiled, cells)
    edges = range(len(compiled.edges))
    for edge in edges:
        new.put_back(edge, router.laid(edge))
    for column in range(cells.columns):
        for row in range(cells.rows):
            passing = {p.edge for route in router.routes for p in route if _covers(p, column, row)}
            assert router.through(column, row) == new.through(column, row) == passing
    for edge in edges:
        kept = router.laid(edge)
        assert abs(router.priced(edge) - new.priced(edge)) < 1e-6
        router.put_back(edge, kept)
        new.put_back(edge, kept)
    for edge in edges:
        router.lift(edge)
        price = router.reroute(edge)
        kept = router.laid(edge)
        assert abs(router.priced(edge) - price) < 1e-6
        router.put_back(edge, kept)


def _covers(piece, column, row):
    """Whether a piece runs through the middle of a cell, or turns there."""
    along, line = (column, row) if piece.horizontal else (row, column)
    place = 2 * along + 1
    ends_here = (place == piece.low and piece.box_low != NO_BOX) or (
        place == piece.high and piece.box_high != NO_BOX
    )
    return piece.line == 2 * line + 1 and piece.low <= place <= piece.high and not ends_here


@many(2)
@given(graph=graphs(12, pins=True))
def test_routes_tracks_names_and_ports_are_sound(graph):
    plan = make_plan(graph, effort=QUICK)

    assert list(cell_faults(plan.compiled, plan.cells, tight=True)) == []
    assert list(route_faults(plan.compiled, plan.cells, plan.routes)) == []
    assert list(track_faults(plan.compiled, plan.routes, plan.tracks)) == []
    assert list(name_faults(plan)) == []
    assert list(port_faults(plan)) == []


@many(2)
@given(graph=graphs(12))
def test_lines_cross_as_the_tracks_say_and_never_less_than_counted(graph):
    plan = make_plan(graph, effort=QUICK)

    drawn = crossings(place(plan))

    assert drawn == drawn_crossings(plan.routes, plan.tracks)
    assert drawn >= counted_crossings(plan.routes)


@many(1)
@given(data=st.data(), graph=graphs(10, pins=True))
def test_a_layout_from_any_earlier_places_is_as_neat(data, graph):
    previous = data.draw(previous_places(graph))

    assert faults(graph, layout(graph, Memory(previous), QUICK)) == []


@many(0.5)
@given(graph=graphs(10, pins=True), dice=st.randoms(use_true_random=False))
def test_a_map_that_is_edited_again_and_again_stays_neat(graph, dice):
    memory = NO_MEMORY
    for number in range(5):
        found = layout(graph, memory, QUICK)

        assert faults(graph, found) == [], graph
        assert layout(graph, found.memory, QUICK) == found
        graph, memory = edited(dice, graph, number), found.memory


@many(1)
@given(graph=graphs(9), dice=st.randoms(use_true_random=False), data=st.data())
def test_nonsense_for_the_ways_of_lines_does_no_harm(graph, dice, data):
    lanes = [lane.id for lane in graph.lanes] + ["", "gone"]
    turns = st.lists(st.builds(Turn, st.integers(-3, 40), st.sampled_from(lanes)), max_size=6)
    ways = {edge.id: Way(dice.random() < 0.5, tuple(data.draw(turns))) for edge in graph.edges}

    assert faults(graph, layout(graph, Memory(data.draw(previous_places(graph)), ways), QUICK)) == []


@many(1)
@given(graph=graphs(9), data=st.data())
def test_nonsense_for_the_places_of_names_does_no_harm(graph, data):
    known = layout(graph, NO_MEMORY, QUICK).memory
    lanes = [lane.id for lane in graph.lanes] + ["", "gone"]
    stands = st.builds(
        Stand, st.integers(0, 4), st.builds(Turn, st.integers(0, 40), st.sampled_from(lanes)), st.booleans()
    )
    names = {edge.id: data.draw(stands) for edge in graph.edges} | {"gone": Stand(0, Turn(1))}

    assert faults(graph, layout(graph, known._replace(names=names), QUICK)) == []


@many(1)
@given(graph=graphs(9))
def test_moving_names_never_makes_a_map_larger(graph):
    compiled = compile_graph(graph)
    cells = first_cells(compiled, {})
    router = Router(compiled, cells)
    router.route_all()
    tracks = order_tracks(router.routes, compiled.mate)
    chooser = NameChooser(compiled, cells, tracks)
    plan = Plan(compiled, cells, router.routes, tracks, chooser.choose(router.routes))
    plan.marks = mark_borders(compiled, cells, router.routes)
    assign_ports(plan)
    loose = place(plan)

    tighten(plan, plan.names, lambda edge: chooser.places(edge, router.routes[edge]))

    tight = place(plan)
    assert _size(tight) <= _size(loose) + 0.01
    assert list(name_faults(plan)) == list(port_faults(plan)) == []


def _size(found):
    """How much of a sheet a map takes: the side that decides, and a little of the other."""
    wide, high = found.width, WIDE * found.height
    return max(wide, high) + BOTH * min(wide, high)


@pytest.mark.parametrize("turned", [False, True])
def test_lines_that_turn_away_from_one_place_do_not_cross_there(turned):
    corners = [[(1, 1), (1, 4), (6, 4), (6, 1), (9, 1)], [(3, 7), (6, 7), (6, 4), (11, 4), (11, 7)]]
    routes = [pieces_of(i, ends, 0, 1) for i, ends in enumerate(corners[::-1] if turned else corners)]

    assert drawn_crossings(routes, order_tracks(routes, [NONE, NONE])) == 0


@pytest.mark.parametrize(
    ("third", "one", "back"),
    [
        (
            [(9, 3), (9, 8), (7, 8), (7, 9)],
            [(5, 5), (5, 4), (9, 4), (9, 11)],
            [(9, 11), (9, 10), (8, 10), (8, 6), (5, 6), (5, 5)],
        ),
        (
            [(1, 1), (2, 1), (2, 2), (1, 2), (1, 1)],
            [(1, 1), (1, 0), (2, 0), (2, 5), (1, 5)],
            [(1, 5), (2, 5), (2, 2), (1, 2), (1, 1)],
        ),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_line_goes_to_its_mate_past_one_that_ends_before_it(third, one, back, turned):
    edges = [Edge("other", "a", "b"), Edge("one", "a", "b", mate="back"), Edge("back", "b", "a", mate="one")]
    order = [0, 2, 1] if turned else [0, 1, 2]
    routes = [pieces_of(i, (third, one, back)[edge], 0, 1) for i, edge in enumerate(order)]
    nodes = (Node("a", "x", 84.5, 33.0), Node("b", "x", 84.5, 33.0))
    compiled = compile_graph(Graph((Lane("x"),), (), nodes, tuple(edges[edge] for edge in order)))

    assert list(track_faults(compiled, routes, order_tracks(routes, compiled.mate))) == []


@st.composite
def axes(draw):
    """Variables, and least distances between them: (fixed, lean) and (before, after, distance)."""
    variables = draw(st.lists(st.tuples(st.booleans(), st.sampled_from([0.5, 0.0, 1.0, 0.35])), max_size=8))
    numbers = st.integers(0, max(0, len(variables) - 1))
    pairs = st.tuples(numbers, numbers).map(sorted)
    distance = st.integers(-20, 60).map(float)
    bounds = (
        draw(st.lists(st.builds(lambda p, d: (*p, d), pairs, distance), max_size=20)) if variables else []
    )
    return variables, [bound for bound in bounds if bound[0] != bound[1]]


@many(8)
@given(made=axes())
def test_places_on_an_axis_keep_every_distance_and_are_the_least(made):
    variables, bounds = made
    axis = Axis()
    for fixed, lean in variables:
        axis.variable(fixed, lean)
    for bound in bounds:
        axis.apart(*bound)

    least = axis.least()
    relaxed = axis.relaxed(least)

    wanted = [0.0] * len(variables)
    for _ in variables:
        for before, after, distance in bounds:
            wanted[after] = max(wanted[after], wanted[before] + distance)
    assert least == wanted
    for before, after, distance in bounds:
        assert relaxed[after] - relaxed[before] >= distance - 1e-6
    assert all(new == old for (fixed, _), new, old in zip(variables, relaxed, least, strict=True) if fixed)


@st.composite
def things(draw):
    """Things that each hang on a variable, in groups of up to two, over up to six places."""
    made = []
    for variable in range(draw(st.integers(0, 8))):
        for part in range(draw(st.integers(1, 2))):
            low, high = sorted(draw(st.tuples(st.integers(0, 5), st.integers(0, 5))))
            before, after = draw(st.tuples(st.integers(0, 9), st.integers(0, 9)))
            key = (variable, part / 4)
            made.append(Thing(key, variable, float(before), float(after), low, high + 1, Kind.BOX, NONE))
    return made


@many(8)
@given(made=things(), gap=st.integers(0, 5))
def test_things_that_lie_side_by_side_never_overlap(made, gap):
    axis = Axis()
    for _ in {thing.variable for thing in made}:
        axis.variable()

    keep_apart(axis, made, Gaps(lambda one, other: float(gap), lambda one, other: float(gap)))

    place = axis.least()
    for one, other in combinations(made, 2):
        if one.variable != other.variable and one.low < other.high and other.low < one.high:
            free = place[other.variable] - other.before - place[one.variable] - one.after
            assert free >= gap
