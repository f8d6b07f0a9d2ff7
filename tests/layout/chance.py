"""Graphs by chance, with everything a layout must take.

The dice may be a seeded Random or one of Hypothesis, which makes a failing graph as small as it can:
so in every choice the plainest comes first.
"""

from itertools import combinations, pairwise
from random import Random

from benchmarks.corpus import SPACING as PIXELS
from hypothesis import strategies as st

from ketenkaart.layout.geometry import Outline
from ketenkaart.layout.graph import Edge, Graph, Lane, Name, Node, Phase, Pin, Spacing
from ketenkaart.memory import Cell, Memory

SIDES = ("left", "right", "top", "bottom")


class ChanceGraph(Graph):
    """A graph that is printed without what is as usual."""

    def __repr__(self):
        """Code that makes the graph, a box or flow a line."""
        parts = (
            f"{name}=({''.join(f'{said(item)},{chr(10)}  ' for item in getattr(self, name))})"
            for name in ("lanes", "phases", "nodes", "edges")
        )
        spacing = ", spacing=PIXELS" if self.spacing is PIXELS else ""
        return f"Graph({', '.join(parts)}{spacing})"


def said(item):
    """A named tuple as code, without what is as usual."""
    fields = zip(item._fields, item, strict=True)
    changed = [(name, value) for name, value in fields if value != item._field_defaults.get(name, item)]
    parts = (f"{name}={value if isinstance(value, Outline) else repr(value)}" for name, value in changed)
    return f"{type(item).__name__}({', '.join(parts)})"


@st.composite
def graphs(draw, most=14, pins=False):
    """Graphs of up to so many boxes; with pins also groups."""
    dice = draw(st.randoms(use_true_random=False))
    boxes, lanes, phases = (draw(st.integers(*ends)) for ends in ((0, most), (1, 6), (0, 4)))
    return make_graph(dice, boxes, lanes, phases, draw(st.sampled_from([0.6, 1.0, 1.5, 2.2])), pins)


@st.composite
def previous_places(draw, graph):
    """The places of an earlier layout of a graph: of some boxes, in cells that may not fit at all."""
    dice = draw(st.randoms(use_true_random=False))
    wide, high = dice.choice((2, 5, 40)), dice.choice((2, 3, 20))
    nodes = [node.id for node in graph.nodes if not _happens(dice, 0.2)] + ["gone"]
    return {node: Cell(dice.randrange(wide), dice.randrange(high) - dice.choice((0, 0, 1))) for node in nodes}


def chance_graph(seed, boxes, lanes, phases, density=1.2, pins=False):
    """The graph of a seed."""
    return make_graph(Random(seed), boxes, lanes, phases, density, pins)


def make_graph(dice, boxes, lanes, phases, density=1.2, pins=False):
    """A graph of random boxes and flows: loops, returns, doubles, cycles, empty lanes and phases."""
    made_lanes = _lanes(dice, lanes)
    made_phases = tuple(Phase(f"f{i}", dice.choice((0.0, 60.0, 300.0))) for i in range(phases))
    nodes = [_node(dice, i, made_lanes, made_phases) for i in range(boxes)]
    if pins:
        nodes = [_steered(dice, node, boxes) for node in nodes]
    ends = dice.choice(SHAPES)(dice, nodes, round(boxes * density)) if nodes else []
    edges = [edge for i, (one, other) in enumerate(ends) for edge in _edges(dice, f"e{i}", one, other)]
    spacing = dice.choice((Spacing(), Spacing(), PIXELS))
    return ChanceGraph(made_lanes, made_phases, tuple(nodes), tuple(edges), spacing)


def as_read(memory):
    """A memory as a file tells it: nothing of what led to it is recalled."""
    return Memory(*memory)


def resized(dice, graph):
    """The graph with boxes and names of other sizes."""
    nodes = [
        node._replace(
            width=node.width * dice.choice((1, 1, 1.3)), height=node.height + dice.choice((0, 0, 30))
        )
        for node in graph.nodes
    ]
    edges = [
        edge._replace(name=edge.name and Name((edge.name.flat[0] * 1.5, edge.name.flat[1]), edge.name.tall))
        for edge in graph.edges
    ]
    return graph._replace(nodes=tuple(nodes), edges=tuple(edges))


def edited(dice, graph, number):
    """The graph after one more edit by chance: a box, flow, lane or phase comes, goes or changes."""
    edit = dice.choice((_with_box, _with_flow, _with_lane, _with_phase) if not graph.nodes else EDITS)
    return edit(dice, graph, number)


def _with_box(dice, graph, number):
    node = _node(dice, number, graph.lanes, graph.phases)._replace(id=f"n{number}")
    return graph._replace(nodes=_inserted(dice, graph.nodes, node))


def _with_flow(dice, graph, number):
    if not graph.nodes:
        return graph
    new = _edges(dice, f"k{number}", dice.choice(graph.nodes), dice.choice(graph.nodes))
    return graph._replace(edges=(*graph.edges, *new))


def _with_lane(dice, graph, number):
    parent = dice.choice((None, dice.choice(graph.lanes).id))
    return graph._replace(lanes=_inserted(dice, graph.lanes, Lane(f"l{number}", parent)))


def _with_phase(dice, graph, number):
    return graph._replace(phases=_inserted(dice, graph.phases, Phase(f"h{number}")))


def _inserted(dice, items, new):
    at = dice.randrange(len(items) + 1)
    return (*items[:at], new, *items[at:])


def _without_box(dice, graph, number):
    gone = dice.choice(graph.nodes)
    edges = tuple(edge for edge in graph.edges if gone.id not in (edge.source, edge.target))
    return graph._replace(nodes=tuple(node for node in graph.nodes if node is not gone), edges=edges)


def _without_flow(dice, graph, number):
    return graph._replace(edges=graph.edges[1:])


def _without_phase(dice, graph, number):
    gone = {phase.id for phase in graph.phases[:1]}
    nodes = (node._replace(phase=None) if node.phase in gone else node for node in graph.nodes)
    return graph._replace(nodes=tuple(nodes), phases=graph.phases[1:])


def _lanes_turned(dice, graph, number):
    return graph._replace(lanes=graph.lanes[::-1], phases=graph.phases[::-1])


def _box_changed(dice, graph, number):
    at = dice.randrange(len(graph.nodes))
    node = _node(dice, number, graph.lanes, graph.phases)._replace(id=graph.nodes[at].id)
    return graph._replace(nodes=(*graph.nodes[:at], node, *graph.nodes[at + 1 :]))


EDITS = (
    _with_box,
    _with_flow,
    _without_flow,
    _without_box,
    _box_changed,
    _with_lane,
    _with_phase,
    _without_phase,
    _lanes_turned,
)


def _happens(dice, share):
    return dice.random() >= 1 - share


def _lanes(dice, count):
    """Lanes and parts of lanes, which may have parts again; parts may come before their whole."""
    lanes = []
    for i in range(count):
        parent = f"p{dice.randrange(i)}" if i and _happens(dice, 0.35) else None
        gap = 0.0 if parent else dice.choice((2.0, 0.0, 6.0, 10.0))
        lanes.append(Lane(f"p{i}", parent, gap, dice.choice((16.0, 0.0, 40.0, 200.0))))
    return tuple(lanes if not _happens(dice, 0.2) else lanes[::-1])


def _node(dice, i, lanes, phases):
    lane = dice.choice(lanes).id
    phase = dice.choice(phases).id if phases and _happens(dice, 0.85) else None
    return dice.choice(NODES)(dice, f"s{i}", lane, phase)


def _step(dice, node, lane, phase):
    outline = dice.choice((Outline.RECTANGLE, Outline.RECTANGLE, *Outline))
    box = Node(node, lane, 84.5, dice.choice((33.0, 33.0, 42.2, 60.6)), phase, outline)
    if _happens(dice, 0.4):
        box = box._replace(above=4.5, top_free=dice.choice((50.7, 20.0)))
    if _happens(dice, 0.15):
        box = box._replace(above=4.5, top_from=dice.choice((9.0, 15.0)))
    if _happens(dice, 0.3):
        box = box._replace(below=4.0, bottom_free=dice.choice((50.0, 15.0, 0.0)))
    return box


def _capsule(dice, node, lane, phase):
    return Node(node, lane, dice.choice((44.0, 70.0)), 12.0, None, Outline.ROUND, growing=False)


def _event(dice, node, lane, phase):
    """A small circle, diamond or square as imported diagrams have."""
    size = dice.choice((36.0, 50.0, 12.0))
    return Node(node, lane, size, size, phase, dice.choice(tuple(Outline)), growing=False)


def _odd(dice, node, lane, phase):
    width, height = dice.choice(((300.0, 33.0), (30.0, 200.0), (400.0, 300.0), (24.0, 16.0)))
    return Node(node, lane, width, height, phase, dice.choice(tuple(Outline)), growing=_happens(dice, 0.5))


NODES = (_step, _step, _step, _step, _step, _step, _capsule, _event, _odd)


def _steered(dice, node, boxes):
    """A box with pins and a group, which may contradict others, itself and the order of lanes."""
    if not _happens(dice, 0.35):
        return node
    others = [f"s{i}" for i in range(boxes)] + ["gone"]
    sides = ("before", "after", "above", "below")[: dice.choice((1, 2, 4))]
    start = dice.randrange(4)
    turned = {("before", "after", "above", "below")[(start + i) % 4] for i in range(len(sides))}
    pin = Pin(**{side: dice.choice(others) for side in sorted(turned)}) if _happens(dice, 0.8) else None
    return node._replace(pin=pin, group=dice.choice(("", "", "g", "h")))


def _at_random(dice, nodes, count):
    for _ in range(count):
        source = dice.choice(nodes)
        yield source, source if _happens(dice, 0.1) else dice.choice(nodes)


def _chain(dice, nodes, count):
    """One line of steps, with the other flows at random."""
    yield from pairwise(nodes)
    yield from _at_random(dice, nodes, max(0, count - len(nodes)))


def _star(dice, nodes, count):
    """Every flow at one box, to or from it."""
    for _ in range(count):
        ends = (nodes[0], dice.choice(nodes))
        yield ends[::-1] if _happens(dice, 0.5) else ends


def _clique(dice, nodes, count):
    """Every box with every other, as far as the flows go."""
    yield from list(combinations(nodes, 2))[: 2 * count]


def _parallel(dice, nodes, count):
    """Many flows between few boxes."""
    few = nodes[: dice.choice((2, 1, 3))]
    for _ in range(count):
        yield dice.choice(few), dice.choice(few)


def _apart(dice, nodes, count):
    """Parts that have nothing to do with each other."""
    size = dice.choice((3, 2, 4))
    parts = [nodes[i : i + size] for i in range(0, len(nodes), size)]
    for _ in range(count):
        part = dice.choice(parts)
        yield dice.choice(part), dice.choice(part)


def _none(dice, nodes, count):
    return ()


SHAPES = (_at_random, _at_random, _at_random, _chain, _star, _clique, _parallel, _apart, _none)


def _edges(dice, edge, source, target):
    """A flow, perhaps with hints, marks and a name, perhaps with the flow that answers it."""
    marks = dice.choice((0, 0, 1, 2)) if source.lane != target.lane else 0
    one = Edge(edge, source.id, target.id, _name(dice), marks=marks, sequence=_happens(dice, 0.4))
    if _happens(dice, 0.2):
        one = one._replace(side_out=dice.choice((None, *SIDES)), side_in=dice.choice((None, *SIDES)))
    if source is target or not _happens(dice, 0.25):
        return [one]
    back = Edge(f"{edge}r", target.id, source.id, _name(dice), mate=edge, marks=marks)
    return [one._replace(mate=back.id), back]


def _name(dice):
    if _happens(dice, 0.4):
        width, rows = dice.choice((45.0, 12.0, 90.0, 260.0)), dice.choice((1, 2, 3, 8))
        return Name((width, 8.6 if rows == 1 else 13.0), (min(width, 42.0), 6.0 * rows + 2.6))
    return None
