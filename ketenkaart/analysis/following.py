"""Following a document through the chain: the flows that carry it, in order, and where they pass."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ketenkaart.analysis.saying import Sayer, counted
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Partner, Phase, Step
from ketenkaart.texts import tr


class Journey(NamedTuple):
    """The way of a document through the chain, by id, each thing once and in the order it comes there.

    Attributes:
        document: the document.
        flows: the flows that carry it.
        stops: the steps, partners and systems it comes from, goes through and goes to.
        partners: the partners it passes.
        koppelvlakken: the interfaces it crosses.
    """

    document: str
    flows: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    koppelvlakken: tuple[str, ...] = ()

    @property
    def lit(self) -> frozenset[str]:
        """What stays lit; of the partners only where the document itself comes from or goes to."""
        return frozenset({self.document, *self.flows, *self.stops, *self.koppelvlakken})


def journey(kaart: Ketenkaart, document_id: str) -> Journey:
    """The way of a document through the chain."""
    carrying = [flow for flow in kaart.flows if document_id in flow.documents]
    flows = list(_in_order(kaart, carrying))
    stops = [stop for flow in flows for stop in (flow.source, *flow.via, flow.target) if stop is not None]
    owners = (kaart.partner_of(stop) for stop in stops)
    return Journey(
        document_id,
        tuple(flow.id for flow in flows),
        tuple(dict.fromkeys(stops)),
        tuple(dict.fromkeys(owner.id for owner in owners if owner is not None)),
        tuple(dict.fromkeys(joint for flow in flows for joint in flow.koppelvlakken)),
    )


def told(kaart: Ketenkaart, way: Journey) -> str:
    """The way of a document in words, such as "Tax return: Employer → Logius; 1 flow, 1 interface"."""
    document = kaart.get(Document, way.document)
    name = Sayer(kaart).says(document) if document is not None else tr("unnamed")
    if not way.flows:
        return tr("{document}: no flow carries it", document=name)
    places = ", ".join(" → ".join(path) for path in paths(kaart, way))
    counts = counted(kaart, (*way.flows, *way.koppelvlakken), ("flows", "koppelvlakken"))
    return f"{name}: {places}; {counts}" if places else f"{name}: {counts}"


def paths(kaart: Ketenkaart, way: Journey) -> Iterator[list[str]]:
    """The partners that a document passes, one after another; a new path where it starts from elsewhere."""
    sayer = Sayer(kaart)
    path: list[Partner] = []
    for flow in (kaart.get(Flow, flow_id) for flow_id in way.flows):
        stops = (flow.source, *flow.via, flow.target) if flow is not None else ()
        partners = [owner for stop in stops if (owner := kaart.partner_of(stop)) is not None]
        if path and partners[:1] != path[-1:]:
            yield [sayer.short(partner) for partner in path]
            path = []
        path = [one for one, _ in groupby([*path, *partners])]
    if path:
        yield [sayer.short(partner) for partner in path]


def _in_order(kaart: Ketenkaart, flows: Sequence[Flow]) -> Iterator[Flow]:
    """The flows as the document travels: each followed by those that go on where it arrives."""
    reached = {flow.target for flow in flows if flow.target != flow.source}
    phases = {phase.id: place for place, phase in enumerate(kaart.phases)}

    def start(flow: Flow) -> tuple[bool, int]:
        step = kaart.get(Step, flow.source)
        phase = kaart.get(Phase, step.phase) if step is not None else None
        return flow.source in reached, phases[phase.id] if phase is not None else len(phases)

    done: set[str] = set()
    for first in sorted(flows, key=start):
        waiting = [first]
        while waiting:
            flow = waiting.pop()
            if flow.id not in done:
                done.add(flow.id)
                yield flow
                waiting += [one for one in reversed(flows) if one.source == flow.target is not None]
