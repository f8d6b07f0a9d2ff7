"""Graphs for the tests of the layout: by chance, and those of real maps."""

import random

from ketenkaart.layout.geometry import Outline
from ketenkaart.layout.graph import Edge, Graph, Lane, Name, Node, Phase


def chance_graph(seed: int) -> Graph:
    """A graph by chance: lanes in lanes, empty ones, phases, returns, flows to itself, marks and names."""
    dice = random.Random(seed)
    lanes = _lanes(dice)
    phases = tuple(Phase(f"f{i}", dice.choice([0.0, 120.0])) for i in range(dice.choice([0, 1, 3, 4])))
    nodes = tuple(_node(dice, i, lanes, phases) for i in range(dice.randint(1, 14)))
    edges: list[Edge] = []
    for i in range(dice.randint(0, 2 * len(nodes))):
        source, target = dice.choice(nodes).id, dice.choice(nodes).id
        edges.append(_edge(dice, f"e{i}", source, target))
        if dice.random() < 0.25 and source != target:
            mate = _edge(dice, f"e{i}r", target, source, mate=f"e{i}")
            edges[-1] = _edge(dice, f"e{i}", source, target, mate=mate.id)
            edges.append(mate)
    return Graph(lanes, phases, nodes, tuple(edges))


def _lanes(dice: random.Random) -> tuple[Lane, ...]:
    lanes: list[Lane] = []
    for i in range(dice.randint(1, 6)):
        gap = dice.choice([2.0, 6.0, 10.0])
        split = dice.random() < 0.3
        lanes.append(Lane(f"p{i}", None, gap, 0.0 if split else 16.0))
        if split:
            lanes += [Lane(f"p{i}.{part}", f"p{i}", 0.0, 16.0) for part in range(2)]
    return tuple(lanes)


def _node(dice: random.Random, number: int, lanes: tuple[Lane, ...], phases: tuple[Phase, ...]) -> Node:
    small = dice.random() < 0.2
    return Node(
        f"n{number}",
        dice.choice(lanes).id,
        width=dice.choice([40.0, 60.0]) if small else 84.5,
        height=15.0 if small else dice.choice([33.0, 42.2]),
        phase=dice.choice([*phases]).id if phases and not small else None,
        outline=Outline.ROUND if small else dice.choice(list(Outline)),
        above=dice.choice([0.0, 4.5]),
        below=dice.choice([0.0, 4.0]),
        top_free=dice.choice([None, 50.0]) if not small else None,
        growing=not small,
    )


def _edge(dice: random.Random, edge_id: str, source: str, target: str, mate: str | None = None) -> Edge:
    sequence = dice.random() < 0.3
    wide = dice.uniform(20.0, 90.0)
    name = None if sequence else Name((wide, 13.0), (wide / 2 + 8.0, 26.0))
    return Edge(edge_id, source, target, name, mate, 0 if sequence else dice.randint(0, 2), sequence)
