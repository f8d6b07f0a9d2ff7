"""Sequence flows, message flows and events on borders become flows, with the interfaces they cross."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ketenkaart.interchange.bpmn import lines
from ketenkaart.interchange.bpmn.draft import Draft
from ketenkaart.interchange.bpmn.links import Links
from ketenkaart.interchange.bpmn.partners import Pool
from ketenkaart.interchange.cleantext import LONGEST_NAME, one_line, shortened
from ketenkaart.interchange.xmltree import Node
from ketenkaart.model.process import Flow, Koppelvlak, Step
from ketenkaart.model.vocabulary import FlowKind, KoppelvlakStatus
from ketenkaart.texts import tr


@dataclass
class Stream:
    """A flow in the making: its documents are still to be found.

    Attributes:
        node: the element it is made from.
        fields: what every record holds.
        source: the id of the step or partner it comes from.
        target: the id of the one it goes to.
    """

    node: Node
    fields: dict[str, Any]
    source: str
    target: str
    kind: FlowKind = FlowKind.SEQUENCE
    certain: bool = True
    documents: list[str] = field(default_factory=list)

    def carry(self, document: str) -> None:
        """Let it carry a document."""
        if document not in self.documents:
            self.documents.append(document)
        if self.kind is FlowKind.SEQUENCE:
            self.kind = FlowKind.DOCUMENT


def streams_of(draft: Draft, pools: Iterable[Pool], links: Links) -> list[Stream]:
    """Find the flows, in the order of the file: those in the pools first, then those between them."""
    found = [
        stream for pool in pools if pool.process is not None for stream in _inside(draft, pool.process, links)
    ]
    found.extend(_associated(draft))
    found.extend(_messages(draft))
    return found


def _inside(draft: Draft, process: Node, links: Links) -> Iterator[Stream]:
    for node in process.all("boundaryEvent"):
        source, target = draft.found(node.get("attachedToRef")), draft.found(node.get("id"))
        if source is not None and target is not None and source != target:
            draft.report.add(lines.BOUNDARY, node.get("name"))
            yield Stream(node, draft.fields("flows", node, ""), source, target)
        else:
            draft.report.add(lines.LOOSE_EVENT, node.get("name"))
    for node in process.all("sequenceFlow"):
        if node.get("id") not in links.passed_over or not node.get("id"):
            yield from _sequence(draft, node, links.end(node.get("targetRef")))


def _sequence(draft: Draft, node: Node, end: str) -> Iterator[Stream]:
    condition = one_line(" ".join(node.texts("conditionExpression")))
    said = tr("Condition: {condition}", condition=condition) if condition else ""
    source, target = draft.found(node.get("sourceRef")), draft.found(end)
    if source is None or target is None:
        draft.report.add(lines.LOOSE_FLOW, node.get("name"))
        return
    draft.report.add(lines.SEQUENCE)
    yield Stream(node, draft.fields("flows", node, node.get("name"), said), source, target)


def _associated(draft: Draft) -> Iterator[Stream]:
    """The associations between two steps, such as from an event to what undoes the work."""
    for node in draft.file.artifacts("association"):
        source, target = draft.found(node.get("sourceRef")), draft.found(node.get("targetRef"))
        ends = [draft.records.get(end or "") for end in (source, target)]
        if source and target and source != target and all(isinstance(end, Step) for end in ends):
            draft.report.add(lines.ASSOCIATED)
            yield Stream(node, draft.fields("flows", node, ""), source, target, certain=False)


def _messages(draft: Draft) -> Iterator[Stream]:
    for node in draft.file.message_flows:
        ends = [node.get("sourceRef"), node.get("targetRef")]
        source, target = (draft.found(end) for end in ends)
        message = draft.file.find(node.get("messageRef"))
        name = one_line(node.get("name")) or (message.get("name") if message is not None else "")
        if source is None or target is None:
            draft.report.add(lines.LOOSE_FLOW, name)
            continue
        draft.report.add(lines.MESSAGE, name)
        if any(end.rpartition(":")[2] in draft.within for end in ends):
            draft.report.add(lines.INNER_END, name)
        between = " → ".join(draft.records[end].name for end in (source, target))
        fields = draft.fields("flows", node, draft.required(name, between))
        yield Stream(node, fields, source, target, FlowKind.DOCUMENT)


def take_flows(draft: Draft, streams: Iterable[Stream]) -> None:
    """Put the flows in the map, from left to right, and an interface for each two partners they join."""
    order = {record_id: number for number, record_id in enumerate(draft.records)}
    joints: dict[tuple[str, ...], str] = {}
    for stream in sorted(streams, key=lambda stream: _along(draft, stream, order)):
        crossed = () if stream.kind is FlowKind.SEQUENCE else _joint(draft, stream, order, joints)
        flow = Flow(
            **stream.fields,
            source=stream.source,
            target=stream.target,
            kind=stream.kind,
            documents=tuple(stream.documents),
            koppelvlakken=crossed,
            certain=stream.certain,
        )
        is_its_own = stream.node.tag in ("sequenceFlow", "messageFlow", "association")
        draft.add(flow, stream.node if is_its_own else None)


def _along(draft: Draft, stream: Stream, order: Mapping[str, int]) -> int:
    """Where a flow starts among the steps; one from a closed pool, where it ends."""
    start = stream.source if isinstance(draft.records[stream.source], Step) else stream.target
    return order[start]


def _joint(
    draft: Draft, stream: Stream, order: Mapping[str, int], joints: dict[tuple[str, ...], str]
) -> tuple[str, ...]:
    """The interface a flow crosses, if it goes to another organisation."""
    sides = {draft.root_of(stream.source), draft.root_of(stream.target)}
    pair = tuple(sorted((side for side in sides if side is not None), key=order.__getitem__))
    if len(pair) < 2:
        return ()
    if pair not in joints:
        joint = _koppelvlak(draft, pair, len(joints) + 1)
        draft.add(joint)
        draft.report.add(lines.KOPPELVLAK, joint.name)
        joints[pair] = joint.id
    return (joints[pair],)


def _koppelvlak(draft: Draft, partners: tuple[str, ...], number: int) -> Koppelvlak:
    names = (draft.records[partner].name for partner in partners)
    return Koppelvlak(
        id=draft.free_id("koppelvlakken", " ".join(partners)),
        name=shortened(" – ".join(names), LONGEST_NAME),
        certain=False,
        provenance=draft.file.name,
        number=number,
        partners=partners,
        status=KoppelvlakStatus.PROPOSED,
    )
