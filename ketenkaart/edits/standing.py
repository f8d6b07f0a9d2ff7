"""Standing: where the name of a flow stands along its line: memory of the layout, not part of the map."""

from ketenkaart.changes.change import ChangeSet
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.labels import told
from ketenkaart.memory import Memory, Stand
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow
from ketenkaart.texts import capital, tr


def put_name(kaart: Ketenkaart, memory: Memory, flow_id: str, edge: str, stand: Stand) -> Edit:
    """Let the name of a flow stand somewhere else; the layout keeps it there as long as there is room.

    Args:
        kaart: the map.
        memory: what its last layout decided.
        flow_id: the flow.
        edge: the line of it that has the name.
        stand: where.
    """
    flow = kaart.get(Flow, flow_id)
    if flow is None:
        return refused(tr("Select a flow first."))
    label = capital(tr("Move the name of {what}", what=told(kaart, flow)))
    names = {**memory.names, edge: stand}
    return Edit(ChangeSet((), label), (flow_id,), memory=memory._replace(names=names))


def is_kept(wanted: Stand, found: Stand | None) -> bool:
    """Whether a name stands where it was put: along that piece, on that side, in that row if it has one."""
    if found is None or (found.piece, found.turned) != (wanted.piece, wanted.turned):
        return False
    between_rows = found.at.line % 2 == 0  # along an upright piece that passes no row there is one place only
    return not wanted.at.lane or between_rows or found.at == wanted.at
