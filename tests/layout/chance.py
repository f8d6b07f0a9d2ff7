"""Graphs by chance, with everything a layout must take."""

from random import Random

from hypothesis import strategies as st

from ketenkaart.layout.geometry import Outline
from ketenkaart.layout.graph import Edge, Graph, Lane, Name, Node, Phase, Pin

SIDES = (None, None, None, "left", "right", "top", "bottom")


def graphs(most=14, pins=False):
    """Graphs of up to so many boxes."""
    return st.builds(
        chance_graph,
        seed=st.integers(0, 2**32 - 1),
        boxes=st.integers(0, most),
        lanes=st.integers(1, 6),
        phases=st.integers(0, 4),
        density=st.sampled_from([0.6, 1.0, 1.5, 2.2]),
        pins=st.just(pins),
    )


def chance_graph(seed, boxes, lanes, phases, density=1.2, pins=False):
    """A graph of random boxes and flows: loops, returns, doubles, cycles, empty lanes and phases."""
    dice = Random(seed)
    made_lanes = _lanes(dice, lanes)
    made_phases = tuple(Phase(f"f{i}", dice.choice((0.0, 60.0, 300.0))) for i in range(phases))
    nodes = [_node(dice, i, boxes, made_lanes, made_phases, pins) for i in range(boxes)]
    edges = []
    for i in range(round(boxes * density)):
        edges += _edges(dice, f"e{i}", nodes)
    return Graph(made_lanes, made_phases, tuple(nodes), tuple(edges))


def _lanes(dice, count):
    lanes = []
    for i in range(count):
        parent = f"p{dice.randrange(i)}" if i and dice.random() < 0.35 else None
        gap = 0.0 if parent else dice.choice((2.0, 6.0, 10.0))
        lanes.append(Lane(f"p{i}", parent, gap, dice.choice((0.0, 16.0, 40.0))))
    return tuple(lanes)


def _node(dice, i, boxes, lanes, phases, pins):
    lane = dice.choice(lanes).id
    phase = dice.choice(phases).id if phases and dice.random() < 0.85 else None
    pin = None
    if pins and boxes > 1 and dice.random() < 0.3:
        sides = {dice.choice(("before", "after", "above", "below")): f"s{dice.randrange(boxes)}"}
        pin = Pin(**sides)
    if dice.random() < 0.12:
        return Node(
            f"s{i}", lane, dice.choice((44.0, 70.0)), 12.0, None, Outline.ROUND, growing=False, pin=pin
        )
    height = dice.choice((33.0, 33.0, 42.2, 60.6))
    chips, tags = dice.random() < 0.4, dice.random() < 0.3
    return Node(
        f"s{i}",
        lane,
        84.5,
        height,
        phase,
        dice.choice((Outline.RECTANGLE, Outline.RECTANGLE, *Outline)),
        above=4.5 if chips else 0.0,
        below=4.0 if tags else 0.0,
        top_free=dice.choice((20.0, 50.7)) if chips else None,
        bottom_free=dice.choice((15.0, 50.0)) if tags else None,
        pin=pin,
    )


def _edges(dice, edge, nodes):
    source, target = dice.choice(nodes), dice.choice(nodes)
    kind = dice.random()
    if kind < 0.9 and source is target:
        target = dice.choice(nodes)
    hint = {"side_out": dice.choice(SIDES), "side_in": dice.choice(SIDES)} if dice.random() < 0.2 else {}
    marks = dice.choice((0, 0, 1, 2)) if source.lane != target.lane else 0
    first = Edge(edge, source.id, target.id, _name(dice), marks=marks, sequence=dice.random() < 0.4, **hint)
    if kind > 0.25 or source is target:
        return [first]
    back = Edge(f"{edge}r", target.id, source.id, _name(dice), mate=edge, marks=marks)
    mated = Edge(edge, source.id, target.id, first.name, mate=f"{edge}r", marks=marks)
    return [mated, back]


def _name(dice):
    if dice.random() < 0.4:
        return None
    width, rows = dice.choice((12.0, 45.0, 90.0)), dice.choice((1, 2, 3))
    return Name((width, 8.6 if rows == 1 else 13.0), (min(width, 42.0), 6.0 * rows + 2.6))
