"""Data objects become documents on flows, and data stores registers that steps are done in.

BPMN says which step makes a document and which uses it; a chain map says along which flow it goes. A
step that uses a document gets it from the nearest step before it that makes it: along the flow between
the two, else, from another partner, along a flow of its own.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ketenkaart.interchange.bpmn import lines
from ketenkaart.interchange.bpmn.draft import Draft
from ketenkaart.interchange.bpmn.flows import Stream
from ketenkaart.interchange.bpmn.kinds import STEP_KINDS
from ketenkaart.interchange.bpmn.partners import Pool
from ketenkaart.interchange.cleantext import one_line, paragraphs
from ketenkaart.interchange.xmltree import Node
from ketenkaart.model.process import Document, Step, System
from ketenkaart.model.vocabulary import FlowKind, SystemKind
from ketenkaart.texts import tr

_DATA = ("dataObjectReference", "dataInput", "dataOutput")
_ASSOCIATIONS = {"dataInputAssociation": "sourceRef", "dataOutputAssociation": "targetRef"}


@dataclass
class Use:
    """Who makes a document or writes to a store, and who uses it; ids of steps, each once."""

    makers: dict[str, None] = field(default_factory=dict)
    users: dict[str, None] = field(default_factory=dict)


def take_data(draft: Draft, pools: Iterable[Pool], streams: list[Stream]) -> None:
    """Take over the documents and registers, and put them on flows and steps.

    Args:
        draft: the map in the making, with its steps.
        pools: the pools.
        streams: the flows; new ones are added, and some get documents.
    """
    processes = [pool.process for pool in pools if pool.process is not None]
    documents: dict[str, str] = {}
    stores: dict[str, str] = {}
    for process in processes:
        _take_documents(draft, process, documents)
        _take_stores(draft, process, stores)
    uses: defaultdict[str, Use] = defaultdict(Use)
    _find_uses(draft, processes, uses)
    _find_associations(draft, streams, uses)
    handing = _Handing(draft, streams)
    for record_id, use in uses.items():
        record = draft.records[record_id]
        if isinstance(record, Document):
            handing.hand_over(record, use)
        elif isinstance(record, System):
            _place(draft, record, use)
        _tell(draft, record.name, use)
    _report_loose(draft, streams)


def _take_documents(draft: Draft, process: Node, known: dict[str, str]) -> None:
    """One document for all data objects of one name."""
    specification = process.first("ioSpecification")
    inputs = specification.all(*_DATA) if specification is not None else ()
    for node in (*process.all(*_DATA), *inputs):
        name, foreign = _named(draft, node, "dataObjectRef")
        document_id = known.get(name) or draft.ids.get(foreign)
        if document_id is None:
            draft.report.add(lines.DOCUMENT, name)
            document = Document(**draft.fields("documents", node, draft.required(name)))
            draft.add(document)
            document_id = document.id
        _remember(draft, document_id, known, name, (node.get("id"), foreign))


def _take_stores(draft: Draft, process: Node, known: dict[str, str]) -> None:
    """One register for all data stores of one name."""
    for node in process.all("dataStoreReference"):
        name, foreign = _named(draft, node, "dataStoreRef")
        system_id = known.get(name) or draft.ids.get(foreign)
        if system_id is None:
            draft.report.add(lines.STORE, name)
            fields = draft.fields("systems", node, draft.required(name))
            draft.add(System(**fields, kind=SystemKind.REGISTER))
            system_id = fields["id"]
        _remember(draft, system_id, known, name, (node.get("id"), foreign))


def _named(draft: Draft, node: Node, reference: str) -> tuple[str, str]:
    """What a data object is called, and the foreign id of the thing it stands for."""
    foreign = node.get(reference).rpartition(":")[2]
    whole = draft.file.find(foreign)
    return one_line(node.get("name")) or one_line(whole.get("name") if whole is not None else ""), foreign


def _remember(draft: Draft, record_id: str, known: dict[str, str], name: str, foreign: Iterable[str]) -> None:
    if name:
        known.setdefault(name, record_id)
    for each in filter(None, foreign):
        draft.ids.setdefault(each, record_id)


def _find_uses(draft: Draft, processes: Iterable[Node], uses: defaultdict[str, Use]) -> None:
    """What the steps, and those in subprocesses, say they make and use."""
    for node in (each for process in processes for each in process.walk() if each.tag in STEP_KINDS):
        step = draft.found(node.get("id"))
        for association in node.all(*_ASSOCIATIONS):
            for reference in association.texts(_ASSOCIATIONS[association.tag]):
                _note(draft, uses, reference, step, makes=association.tag == "dataOutputAssociation")


def _note(draft: Draft, uses: defaultdict[str, Use], data: str, step: str | None, *, makes: bool) -> None:
    record = draft.found(data)
    is_data = isinstance(draft.records.get(record or ""), Document | System)
    if record is not None and is_data and isinstance(draft.records.get(step or ""), Step):
        (uses[record].makers if makes else uses[record].users)[step or ""] = None


def _find_associations(draft: Draft, streams: Iterable[Stream], uses: defaultdict[str, Use]) -> None:
    """Data objects that are associated with a step or with a flow without saying which way."""
    by_foreign = {stream.node.get("id"): stream for stream in streams}
    for node in draft.file.artifacts("association"):
        source, target = node.get("sourceRef"), node.get("targetRef")
        for data, other in ((source, target), (target, source)):
            stream, document = by_foreign.get(other.rpartition(":")[2]), draft.found(data)
            if stream is not None and isinstance(draft.records.get(document or ""), Document):
                stream.carry(document or "")
            else:
                _note(draft, uses, data, draft.found(other), makes=data == target)


class _Handing:
    """Puts documents on the flows that bring them from who makes them to who uses them."""

    def __init__(self, draft: Draft, streams: list[Stream]) -> None:
        self._draft = draft
        self._streams = streams
        self._out: defaultdict[str, list[Stream]] = defaultdict(list)
        self._in: defaultdict[str, list[Stream]] = defaultdict(list)
        self._carried = {document for stream in streams for document in stream.documents}
        for stream in streams:
            self._out[stream.source].append(stream)
            self._in[stream.target].append(stream)

    def hand_over(self, document: Document, use: Use) -> None:
        """Put a document on flows.

        Steps of one partner get no flow for it: it need not be brought. A document that is on no flow
        after that goes along a flow of one of the steps that have to do with it.
        """
        carrying = document.id in self._carried
        for user in use.users:
            for maker in self._nearest(user, use.makers):
                carrying |= self._carried_between(document, maker, user)
        if not carrying:
            tries = [self._out[step] for step in use.makers] + [self._in[step] for step in use.users]
            any(self._carried_along(document, own) for own in tries)

    def _nearest(self, user: str, makers: Iterable[str]) -> list[str]:
        """The makers from whom the fewest flows lead to a user; the first of all where none do."""
        wanted = [maker for maker in makers if maker != user]
        ring, seen = [user], {user}
        while ring and wanted:
            before = [stream.source for end in ring for stream in self._in[end]]
            ring = [source for source in dict.fromkeys(before) if source not in seen]
            seen.update(ring)
            if found := [maker for maker in wanted if maker in ring]:
                return found
        return wanted[:1]

    def _carried_between(self, document: Document, maker: str, user: str) -> bool:
        """Let the flow between two steps carry a document; make one between two partners."""
        between = [stream for stream in self._out[maker] if stream.target == user]
        if not between and self._partner(maker) != self._partner(user):
            between = [self._made(document, maker, user)]
        for stream in between[:1]:
            stream.carry(document.id)
        return bool(between)

    def _partner(self, step_id: str) -> str | None:
        step = self._draft.records[step_id]
        return step.partner if isinstance(step, Step) else None

    def _made(self, document: Document, maker: str, user: str) -> Stream:
        self._draft.report.add(lines.DOCUMENT_FLOW, document.name)
        flow_id = self._draft.free_id("flows", f"{document.id} {maker} {user}")
        fields = {"id": flow_id, "name": "", "provenance": document.provenance}
        stream = Stream(Node("", {}), fields, maker, user, FlowKind.DOCUMENT, certain=False)
        self._streams.append(stream)
        self._out[maker].append(stream)
        return stream

    def _carried_along(self, document: Document, own: list[Stream]) -> bool:
        """Let one of these flows carry a document: the only one to another partner, else the only one."""
        abroad = [stream for stream in own if stream.kind is not FlowKind.SEQUENCE and not stream.documents]
        choice = next((streams for streams in (abroad, own) if len(streams) == 1), [])
        for stream in choice:
            stream.carry(document.id)
            stream.certain = False
            self._draft.report.add(lines.DOCUMENT_ON_FLOW, document.name)
        return bool(choice)


def _tell(draft: Draft, name: str, use: Use) -> None:
    """Let the steps say in their descriptions what they make and use."""
    for step_id in use.makers:
        _say(draft, step_id, tr("It makes or changes: {name}.", name=name))
    for step_id in use.users:
        _say(draft, step_id, tr("It uses: {name}.", name=name))


def _say(draft: Draft, step_id: str, sentence: str) -> None:
    step = draft.records[step_id]
    said = paragraphs(step.description, sentence)
    draft.records[step_id] = step.model_copy(update={"description": said})


def _place(draft: Draft, system: System, use: Use) -> None:
    """Let the steps that use a register be done in it; a step is done in one."""
    for step_id in dict.fromkeys((*use.makers, *use.users)):
        step = draft.records[step_id]
        if isinstance(step, Step) and step.system is None:
            draft.records[step_id] = step.model_copy(update={"system": system.id})


def _report_loose(draft: Draft, streams: Iterable[Stream]) -> None:
    carried = {document for stream in streams for document in stream.documents}
    for record in draft.records.values():
        if isinstance(record, Document) and record.id not in carried:
            draft.report.add(lines.LOOSE_DOCUMENT, record.name)
