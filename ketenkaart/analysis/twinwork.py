"""The work of the chain in words: its phases, partners, steps and flows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ketenkaart.analysis.network import Network, network_of, partners_in_order
from ketenkaart.analysis.telling import Line, Teller
from ketenkaart.model.characters import is_blank
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import capital, tr, tr_count

_FLOW_FACTS = (
    "via",
    "koppelvlakken",
    "medium",
    "frequency",
    "volume",
    "quality",
    "timing",
    "cost",
    "contacts",
)


@dataclass(frozen=True)
class Work:
    """Tells of the work."""

    teller: Teller

    @property
    def _kaart(self) -> Ketenkaart:
        return self.teller.kaart

    @cached_property
    def _network(self) -> Network:
        return network_of(self._kaart)

    @cached_property
    def _steps(self) -> dict[str | None, list[Step]]:
        """The steps of each partner, by phase and order."""
        phases = {phase.id: place for place, phase in enumerate(self._kaart.phases)}
        found: defaultdict[str | None, list[Step]] = defaultdict(list)
        for step in sorted(self._kaart.steps, key=lambda step: phases.get(step.phase or "", len(phases))):
            found[step.partner].append(step)
        return dict(found)

    def phases(self) -> Iterator[Line]:
        """The phases with how many steps each has."""
        if not self._kaart.phases:
            return
        yield Line(2, tr("Phases"), heading=True)
        for phase in self._kaart.phases:
            count = sum(step.phase == phase.id for step in self._kaart.steps)
            steps = tr_count("{count} step", "{count} steps", count)
            yield Line(0, f"{capital(self.teller.phase(phase))}: {steps}", phase.id)
            yield from self.teller.common(phase, 1)

    def partners(self) -> Iterator[Line]:
        """Each partner with its steps in order, and what they get and send."""
        loose = self._steps.get(None, [])
        if not self._kaart.partners and not loose:
            return
        yield Line(2, tr("Partners and steps"), heading=True)
        for partner in partners_in_order(self._kaart):
            yield from self._partner(partner)
        if loose:
            yield Line(3, capital(tr("no partner yet")), heading=True)
            yield from self._all_steps(loose)

    def _partner(self, partner: Partner) -> Iterator[Line]:
        yield Line(3, self.teller.sayer.says(partner), partner.id, heading=True)
        boundary = tr("inside the chain boundary") if partner.inside else tr("outside the chain boundary")
        yield Line(0, f"{capital(partner.kind.title)}, {boundary}", partner.id)
        yield from self.teller.facts(partner, ("short_name", "parent"))
        yield from self.teller.common(partner)
        yield from self._elsewhere(partner)
        yield from self.flows(partner.id)
        yield from self._all_steps(self._steps.get(partner.id, ()))

    def _elsewhere(self, partner: Partner) -> Iterator[Line]:
        """In which steps of others a partner takes part, and what goes by way of it."""
        steps = [step.id for step in self._kaart.steps if partner.id in step.participants]
        if steps:
            text = tr("Takes part in {steps}", steps=self.teller.sayer.says_all(steps))
            yield Line(0, text, partner.id)
        flows = [flow.id for flow in self._kaart.flows if partner.id in flow.via]
        if flows:
            yield Line(0, tr("Passed by {flows}", flows=self.teller.sayer.says_all(flows)), partner.id)

    def _all_steps(self, steps: Iterable[Step]) -> Iterator[Line]:
        for step in steps:
            yield Line(4, self.teller.sayer.says(step), step.id, heading=True)
            yield Line(0, self._kind(step), step.id)
            yield from self.teller.facts(step, ("participants", "system", "lead_time", "legal_basis"))
            yield from self.flows(step.id)
            yield from self.teller.common(step)

    def _kind(self, step: Step) -> str:
        kind = capital(step.kind.title)
        phase = self._kaart.get(Phase, step.phase)
        if phase is None:
            return tr("{kind}, in no phase yet", kind=kind)
        return f"{kind}, {self.teller.phase(phase)}"

    def flows(self, end: str) -> Iterator[Line]:
        """What a step or partner gets, then what it sends, with how."""
        for flow in self._network.arriving.get(end, ()):
            yield Line(0, self._incoming(flow), flow.id)
        for flow in self._network.leaving.get(end, ()):
            yield Line(0, self._outgoing(flow), flow.id)
            yield from self.details(flow)

    def _incoming(self, flow: Flow) -> str:
        source = self._end(flow.source, flow.target)
        if flow.kind is not FlowKind.SEQUENCE:
            words = {"flow": self._carrying(flow), "source": source}
            codes = ", ".join(self._codes(flow))
            if codes:
                return tr("Gets {flow} from {source}, across {codes}", codes=codes, **words)
            return tr("Gets {flow} from {source}", **words)
        if self._is_plain(flow):
            return tr("Follows {source}", source=source)
        return tr("Follows {source}: {flow}", flow=self.teller.sayer.says(flow), source=source)

    def _outgoing(self, flow: Flow) -> str:
        target = self._end(flow.target, flow.source)
        if flow.kind is not FlowKind.SEQUENCE:
            return tr("Sends {flow} to {target}", flow=self._carrying(flow), target=target)
        if self._is_plain(flow):
            return tr("Then {target}", target=target)
        return tr("Then {target}: {flow}", flow=self.teller.sayer.says(flow), target=target)

    def _is_plain(self, flow: Flow) -> bool:
        return is_blank(self._kaart.flow_name(flow))

    def _carrying(self, flow: Flow) -> str:
        return f"{self.teller.sayer.says(flow)} ({flow.kind.title})"

    def _codes(self, flow: Flow) -> Iterator[str]:
        """The codes of the interfaces a flow crosses."""
        joints = (self._kaart.get(Koppelvlak, joint) for joint in flow.koppelvlakken)
        return (self.teller.sayer.code(joint) for joint in joints if joint is not None)

    def _end(self, end: str | None, other: str | None) -> str:
        """A step, with its partner where the other end is of another one; or a partner."""
        record = self._kaart.records.get(end) if end is not None else None
        if record is None:
            return tr("somewhere that is not known yet")
        owner, name = self._kaart.partner_of(end), self.teller.sayer.says(record)
        if owner is None or owner is record or owner is self._kaart.partner_of(other):
            return name
        return f"{name} ({self.teller.sayer.short(owner)})"

    def details(self, flow: Flow) -> Iterator[Line]:
        """How a flow goes."""
        documents = () if is_blank(flow.name) else ("documents",)
        yield from self.teller.facts(flow, (*documents, "answers", *_FLOW_FACTS), 1)
        yield from self.teller.common(flow, 1)

    def loose_flows(self) -> Iterator[Line]:
        """The flows of which nobody knows where they come from."""
        loose = [flow for flow in self._kaart.flows if flow.source is None]
        if not loose:
            return
        yield Line(2, tr("Flows of which the start is not known yet"), heading=True)
        for flow in loose:
            yield Line(0, self._outgoing(flow), flow.id)
            yield from self.details(flow)
