"""Pools and lanes become partners: a lane is a part of its pool; a closed pool is only an end of flows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ketenkaart.interchange.bpmn import lines
from ketenkaart.interchange.bpmn.draft import Draft
from ketenkaart.interchange.bpmn.file import FAR, BpmnFile, Shape
from ketenkaart.interchange.cleantext import one_line
from ketenkaart.interchange.xmltree import Node
from ketenkaart.model.process import Partner


@dataclass
class Pool:
    """A pool, or a process that stands in none.

    Attributes:
        node: the pool, or the process itself.
        process: what is done in it; none for a closed pool.
        partner: the id of the partner it became; none where its lanes are the organisations.
        lanes: the lanes that became partners, with their ids, inner ones first.
        lane_of: the id of the partner of the lane that names an element, by foreign id.
    """

    node: Node
    process: Node | None
    partner: str | None = None
    lanes: list[tuple[Shape | None, str]] = field(default_factory=list)
    lane_of: dict[str, str] = field(default_factory=dict)


def take_partners(draft: Draft) -> list[Pool]:
    """Take over the pools and lanes, from top to bottom as they are drawn."""
    pools = sorted(_pools(draft), key=lambda pool: _place(draft.file, pool))
    for pool in pools:
        if _is_named(draft, pool):
            _take_pool(draft, pool)
        if pool.process is not None:
            _take_lanes(draft, pool, pool.process, pool.partner)
    return pools


def _pools(draft: Draft) -> Iterator[Pool]:
    """The pools, and the processes outside them that no step calls."""
    file, seen = draft.file, set[int]()
    for participant in file.participants:
        process = file.find(participant.get("processRef"))
        is_new = process is not None and process.tag == "process" and id(process) not in seen
        seen.add(id(process))
        yield Pool(participant, process if is_new else None)
    called = {id(file.find(node.get("calledElement"))) for node in file.artifacts("callActivity")}
    rest = [process for process in file.processes if id(process) not in seen]
    free = [process for process in rest if id(process) not in called]
    for process in rest:
        if _is_empty(process) and (file.participants or len(rest) > 1):
            draft.report.add(lines.EMPTY_PROCESS, process.get("name"))
        elif process in free or not (free or file.participants):
            yield Pool(process, process)
        else:
            draft.report.add(lines.CALLED_PROCESS, process.get("name"))


def _is_empty(process: Node) -> bool:
    return all(child.tag in ("documentation", "extensionElements") for child in process.children)


def _place(file: BpmnFile, pool: Pool) -> tuple[float, float]:
    """Where a pool stands among the others, by its drawing; those that are not drawn stand last."""
    inside = pool.process.children if pool.process is not None else []
    shapes = (
        [shape] if (shape := file.shape(pool.node)) else [s for node in inside if (s := file.shape(node))]
    )
    return min(map(_across, shapes), default=(FAR, FAR))


def _across(shape: Shape) -> tuple[float, float]:
    return shape.diagram, shape.y if shape.horizontal else shape.x


def _lanes_in(file: BpmnFile, whole: Node) -> list[Node]:
    lanes = [lane for lanes in whole.all("laneSet", "childLaneSet") for lane in lanes.all("lane")]
    return sorted(lanes, key=lambda lane: _across(shape) if (shape := file.shape(lane)) else (FAR, FAR))


def _is_named(draft: Draft, pool: Pool) -> bool:
    """Whether a pool is a partner itself; else its lanes are."""
    if pool.process is None or not _lanes_in(draft.file, pool.process):
        return True
    is_end = pool.node.get("id") in draft.file.message_ends
    return pool.node is not pool.process and (bool(_name(pool)) or is_end)


def _name(pool: Pool) -> str:
    process = pool.process.get("name") if pool.process is not None else ""
    return one_line(pool.node.get("name")) or one_line(process)


def _take_pool(draft: Draft, pool: Pool) -> None:
    name = _name(pool)
    if pool.node is pool.process:
        name = name or one_line(draft.file.root.get("name")) or draft.file.title
        draft.report.add(lines.NAME_OF_FILE, name)
    else:
        draft.report.add(lines.POOL, name)
    partner = Partner(
        **draft.fields("partners", pool.node, draft.required(name)), certain=pool.node is not pool.process
    )
    draft.add(partner, pool.node)
    pool.partner = partner.id


def _take_lanes(draft: Draft, pool: Pool, whole: Node, parent: str | None) -> None:
    """Take over the lanes in a process or lane; a single one that adds no name is its whole."""
    lanes = _lanes_in(draft.file, whole)
    for lane in lanes:
        own = parent
        record = draft.records.get(parent or "")
        alone = len(lanes) == 1 and record is not None
        if not alone or one_line(lane.get("name")) not in ("", record and record.name):
            own = _take_lane(draft, lane, parent)
        _take_lanes(draft, pool, lane, own)
        if own is not None:
            pool.lanes.append((draft.file.shape(lane), own))
            _assign(pool.lane_of, lane.texts("flowNodeRef"), own)


def _take_lane(draft: Draft, lane: Node, parent: str | None) -> str:
    draft.report.add(lines.LANE, lane.get("name"))
    name = draft.required(lane.get("name"))
    partner = Partner(**draft.fields("partners", lane, name), parent=parent)
    draft.add(partner, lane)
    return partner.id


def _assign(lane_of: dict[str, str], references: Iterable[str], partner: str) -> None:
    """Note whose the elements of a lane are; an inner lane has said so before."""
    for reference in references:
        lane_of.setdefault(reference.rpartition(":")[2], partner)
