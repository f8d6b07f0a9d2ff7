"""The graph by index: what every stage of the layout reads."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ketenkaart.layout.graph import Edge, Graph, Lane, Node

NONE = -1


@dataclass(slots=True)
class Compiled:
    """A graph whose nodes, edges, lanes and phases are known by index.

    Attributes:
        lanes: the leaf lanes from top to bottom, in which boxes stand; a lane with boxes and parts
            has a leaf of its own above its parts.
        lane: the leaf lane of each node; phase: its phase, or NONE.
        source, target: the node at each end of an edge.
        mate: the edge that answers an edge, or NONE.
        wholes: each lane that has parts, with its first and last leaf lane.
        unknown: ids of edges whose ends are not in the graph; they are not drawn.
    """

    graph: Graph
    nodes: list[Node]
    edges: list[Edge]
    lanes: list[Lane]
    node_index: dict[str, int]
    lane: list[int]
    phase: list[int]
    source: list[int]
    target: list[int]
    mate: list[int]
    wholes: list[tuple[Lane, int, int]]
    outgoing: list[list[int]] = field(default_factory=list)
    incoming: list[list[int]] = field(default_factory=list)


_known: deque[Compiled] = deque(maxlen=4)  # a move asks for the same graphs several times


def compile_graph(graph: Graph) -> Compiled:
    """The graph by index, which nobody changes; every edge must have both its ends in the graph.

    Raises:
        KeyError: an edge, node or lane names something that is not in the graph.
    """
    known = list(_known)
    found = next((one for one in known if one.graph is graph), None)
    if found is None:
        like = next((one for one in known if _has_same_lines(one.graph, graph)), None)
        found = _compiled(graph) if like is None else _with_nodes(like, graph)
        _known.append(found)
    return found


def _has_same_lines(one: Graph, other: Graph) -> bool:
    """Whether two graphs have the very same lanes and edges, and the same nodes in those lanes."""
    return (
        one.edges is other.edges
        and one.lanes is other.lanes
        and len(one.nodes) == len(other.nodes)
        and all(
            node is own or (node.id == own.id and node.lane == own.lane)
            for node, own in zip(one.nodes, other.nodes, strict=True)
        )
    )


def _with_nodes(compiled: Compiled, graph: Graph) -> Compiled:
    """The same by index with the nodes and phases of a graph that has the same lines."""
    return replace(compiled, graph=graph, nodes=list(graph.nodes), phase=_phases(graph))


def _phases(graph: Graph) -> list[int]:
    index = {phase.id: place for place, phase in enumerate(graph.phases)}
    return [index.get(node.phase or "", NONE) for node in graph.nodes]


def _compiled(graph: Graph) -> Compiled:
    nodes = list(graph.nodes)
    node_index = {node.id: index for index, node in enumerate(nodes)}
    leaves = _leaf_lanes(graph)
    lane_index = {lane.id: index for index, lane in enumerate(leaves)}
    edges = list(graph.edges)
    edge_index = {edge.id: index for index, edge in enumerate(edges)}
    compiled = Compiled(
        graph=graph,
        nodes=nodes,
        edges=edges,
        lanes=leaves,
        node_index=node_index,
        lane=[lane_index[node.lane] for node in nodes],
        phase=_phases(graph),
        source=[node_index[edge.source] for edge in edges],
        target=[node_index[edge.target] for edge in edges],
        mate=[edge_index.get(edge.mate or "", NONE) for edge in edges],
        wholes=list(_wholes(graph, leaves)),
    )
    compiled.outgoing = [[] for _ in nodes]
    compiled.incoming = [[] for _ in nodes]
    for edge, (source, target) in enumerate(zip(compiled.source, compiled.target, strict=True)):
        compiled.outgoing[source].append(edge)
        compiled.incoming[target].append(edge)
    return compiled


def _leaf_lanes(graph: Graph) -> list[Lane]:
    parts: dict[str | None, list[Lane]] = {}
    known = {lane.id for lane in graph.lanes}
    for lane in graph.lanes:
        parts.setdefault(lane.parent if lane.parent in known else None, []).append(lane)
    used = {node.lane for node in graph.nodes}
    leaves: list[Lane] = []

    def visit(lane: Lane) -> None:
        children = parts.get(lane.id, [])
        if not children or lane.id in used:
            leaves.append(lane)
        for child in children:
            visit(child)

    for lane in parts.get(None, []):
        visit(lane)
    return leaves


def _wholes(graph: Graph, leaves: list[Lane]) -> Iterator[tuple[Lane, int, int]]:
    parent = {lane.id: lane.parent for lane in graph.lanes}
    for lane in graph.lanes:
        inside = [index for index, leaf in enumerate(leaves) if _within(leaf.id, lane.id, parent)]
        if len(inside) > 1 or (inside and leaves[inside[0]].id != lane.id):
            yield lane, inside[0], inside[-1]


def _within(lane: str, ancestor: str, parent: dict[str, str | None]) -> bool:
    seen: set[str] = set()
    current: str | None = lane
    while current is not None and current not in seen:
        if current == ancestor:
            return True
        seen.add(current)
        current = parent.get(current)
    return False
