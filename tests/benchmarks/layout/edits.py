"""Random single edits of a graph: what a person does to a map between two layouts.

New sizes of boxes and names are taken from the same map, so that they are those of real, full names.
"""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from ketenkaart.layout.graph import Edge, Graph, Node

TEXT_WIDTH = 60.0  # boxes narrower than this are events, without text of their own
REACH = 3  # a new flow joins steps that are at most so many flows apart
OTHER_LANE = 0.3  # how often a new step stands in another lane than the step it follows
INTO_FLOW = 0.5  # how often a new step stands in a flow, not at the end of a new one
TRIES = 100


class Edited(NamedTuple):
    """A graph after an edit, and the box that was edited, if it was a box."""

    graph: Graph
    box: str | None = None


def random_edit(graph: Graph, dice: Random, name: str) -> Edited:
    """An edit of a kind by chance; `name` is the id of what it adds."""
    return EDITS[dice.choice(list(EDITS))](graph, dice, name)


def add_step(graph: Graph, dice: Random, name: str) -> Edited:
    """A step after another, in one of its flows or at a new one."""
    before = dice.choice(graph.nodes)
    lane = dice.choice(graph.lanes).id if dice.random() < OTHER_LANE else before.lane
    width, height = dice.choice(_text_boxes(graph))[2:4]
    step = before._replace(id=name, lane=lane, width=width, height=height)
    out = [edge for edge in graph.edges if edge.source == before.id]
    if not out or dice.random() > INTO_FLOW:
        flow = Edge(f"{name}-in", before.id, name)
        return Edited(graph._replace(nodes=(*graph.nodes, step), edges=(*graph.edges, flow)), name)
    cut = dice.choice(out)
    edges = tuple(edge._replace(target=name) if edge is cut else edge for edge in graph.edges)
    flow = Edge(f"{name}-out", name, cut.target, sequence=True)
    return Edited(graph._replace(nodes=(*graph.nodes, step), edges=(*edges, flow)), name)


def remove_step(graph: Graph, dice: Random, name: str) -> Edited:
    """A step less, with its flows."""
    gone = dice.choice(graph.nodes)
    nodes = tuple(node for node in graph.nodes if node is not gone)
    edges = tuple(edge for edge in graph.edges if gone.id not in (edge.source, edge.target))
    return Edited(graph._replace(nodes=nodes, edges=edges), gone.id)


def rename_step(graph: Graph, dice: Random, name: str) -> Edited:
    """A step whose name needs a box of another size, where the map has one."""
    boxes = _text_boxes(graph)
    step = dice.choice(boxes)
    sizes = sorted({(box.width, box.height) for box in boxes} - {(step.width, step.height)})
    width, height = dice.choice(sizes or [(step.width * 1.3, step.height)])
    renamed = step._replace(width=width, height=height)
    nodes = tuple(renamed if node is step else node for node in graph.nodes)
    return Edited(graph._replace(nodes=nodes), step.id)


def add_flow(graph: Graph, dice: Random, name: str) -> Edited:
    """A flow between two steps that are near each other."""
    for _ in range(TRIES):
        source = dice.choice(graph.nodes).id
        near = sorted(_near(graph, source))
        if near:
            named = dice.choice([edge.name for edge in graph.edges])
            flow = Edge(name, source, dice.choice(near), named)
            return Edited(graph._replace(edges=(*graph.edges, flow)))
    return Edited(graph)


def remove_flow(graph: Graph, dice: Random, name: str) -> Edited:
    """A flow less."""
    gone = dice.choice(graph.edges)
    return Edited(graph._replace(edges=tuple(edge for edge in graph.edges if edge is not gone)))


def rename_flow(graph: Graph, dice: Random, name: str) -> Edited:
    """A flow whose name needs other room."""
    flow = dice.choice(graph.edges)
    names = sorted({edge.name for edge in graph.edges if edge.name} - {flow.name})
    renamed = flow._replace(name=dice.choice(names or [None]))
    return Edited(graph._replace(edges=tuple(renamed if edge is flow else edge for edge in graph.edges)))


def _text_boxes(graph: Graph) -> list[Node]:
    return [node for node in graph.nodes if node.width >= TEXT_WIDTH] or list(graph.nodes)


def _near(graph: Graph, source: str) -> set[str]:
    """The boxes near a box that no flow joins to it."""
    joined: dict[str, set[str]] = {node.id: set() for node in graph.nodes}
    for edge in graph.edges:
        joined[edge.source].add(edge.target)
        joined[edge.target].add(edge.source)
    found = {source}
    for _ in range(REACH):
        found |= {other for node in found for other in joined[node]}
    return found - joined[source] - {source}


EDITS: dict[str, Callable[[Graph, Random, str], Edited]] = {
    "add a step": add_step,
    "remove a step": remove_step,
    "rename a step": rename_step,
    "add a flow": add_flow,
    "remove a flow": remove_flow,
    "rename a flow": rename_flow,
}
