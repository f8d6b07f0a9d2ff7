"""Between: where two steps stand beside each other, a step that comes between them stands between them."""

from ketenkaart.changes.apply import apply
from ketenkaart.drawing.arranging import Arranger, Beside
from ketenkaart.drawing.tidying import graph_to_settle
from ketenkaart.edits.edit import Edit
from ketenkaart.layout.graph import Graph
from ketenkaart.memory import Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow


def put_between(kaart: Ketenkaart, memory: Memory, edit: Edit, flow_id: str) -> Edit:
    """The same edit with a place for its step: between the ends of the flow, if these stand in one row.

    Else the layout finds one. Nothing is pinned: in later changes it stands where any other step would.

    Args:
        kaart: the map.
        memory: what its last layout decided.
        edit: puts a step in a flow.
        flow_id: the flow.
    """
    flow = kaart.get(Flow, flow_id)
    if edit.refusal or not edit.select or flow is None or flow.source is None or flow.target is None:
        return edit
    after, step = apply(kaart, edit.changes), edit.select[-1]
    memory = memory._replace(places={box: cell for box, cell in memory.places.items() if box != step})
    free = edit._replace(memory=memory)
    graph = graph_to_settle(after)
    nodes = {node.id: node for node in graph.nodes}
    own, source = nodes[step], nodes.get(flow.source)
    if source is None or (own.lane, own.phase) != (source.lane, source.phase):
        return free
    if not _are_beside(graph, memory, flow.source, flow.target):
        return free
    arranger = Arranger(graph, memory, step, {one.id for one in after.steps})
    return edit._replace(memory=arranger.put(Beside(flow.source, "after")))


def _are_beside(graph: Graph, memory: Memory, source: str, target: str) -> bool:
    """Whether one stands right of the other in a row of one lane, with nothing between them."""
    lanes = {node.id: node.lane for node in graph.nodes}
    one, other = memory.places.get(source), memory.places.get(target)
    if one is None or other is None or lanes.get(source) != lanes.get(target):
        return False
    lane = [cell for box, cell in memory.places.items() if lanes.get(box) == lanes[source]]
    is_parted = any(one.column < cell.column < other.column for cell in lane if cell.row == one.row)
    return one.row == other.row and one.column < other.column and not is_parted
