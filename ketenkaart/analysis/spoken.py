"""The elements of a map as they are spoken: a name that says where one stands, and what else there is."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ketenkaart.analysis.saying import counted, one_line
from ketenkaart.analysis.telling import Teller
from ketenkaart.analysis.twinwork import Work
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import noun
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind, StepKind
from ketenkaart.texts import capital, tr, tr_count

_STEP_FACTS = ("participants", "system", "lead_time", "legal_basis")
_KOPPELVLAK_FACTS = ("standard", "owner", "agreements", "opening_hours", "risk")


@dataclass(frozen=True)
class Spoken:
    """Speaks of the elements of a map, in the language in use.

    Attributes:
        kaart: the map as it is drawn.
        uncoded: the steps and flows that stand for several, and have no number or code.
    """

    kaart: Ketenkaart
    uncoded: frozenset[str] = frozenset()

    @cached_property
    def _teller(self) -> Teller:
        return Teller(self.kaart, self.uncoded)

    @cached_property
    def _work(self) -> Work:
        return Work(self._teller)

    @cached_property
    def _crossing(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for flow in self.kaart.flows:
            for koppelvlak in flow.koppelvlakken:
                found[koppelvlak].append(flow.id)
        return found

    @cached_property
    def _counts(self) -> dict[str | None, int]:
        """How many steps each phase and each partner has."""
        found: defaultdict[str | None, int] = defaultdict(int)
        for step in self.kaart.steps:
            found[step.phase] += 1
            found[step.partner] += 1
        return found

    def title(self) -> str:
        """The name of the map, and how much there is on it."""
        name = one_line(self.kaart.about.name)
        size = counted(self.kaart, self.kaart.records, ("partners", "phases", "steps", "flows"))
        return f"{name}: {size}" if name else size

    def name(self, element: str) -> str:
        """An element with its kind and where it stands; nothing where it is not on the map."""
        record = self.kaart.records.get(element)
        if record is None:
            return ""
        says, teller = self._teller.sayer.says(record), self._teller
        if isinstance(record, Step):
            owner, phase = self.kaart.get(Partner, record.partner), self.kaart.get(Phase, record.phase)
            place = [teller.sayer.says(owner) if owner is not None else tr("no partner yet")]
            place += [teller.phase(phase)] if phase is not None else []
            return ", ".join((f"{tr('Step')} {says}", *place))
        if isinstance(record, Phase):
            return capital(teller.phase(record))
        if isinstance(record, Flow):
            ends = {"source": self._end(record.source), "target": self._end(record.target)}
            return tr("Flow {flow}, from {source} to {target}", flow=says, **ends)
        if isinstance(record, Koppelvlak):
            says = f"{says}, {teller.sayer.says_all(record.partners)}" if record.partners else says
        return f"{capital(noun(record.collection))} {says}"

    def _end(self, end: str | None) -> str:
        return self._teller.says(end) or tr("somewhere that is not known yet")

    def description(self, element: str) -> str:
        """What is to be told of an element: its flows, roles, bodies, norms and findings."""
        record = self.kaart.records.get(element)
        told = self._told(record) if record is not None else ()
        return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in told)

    def _told(self, record: Record) -> Iterator[str]:
        teller = self._teller
        if isinstance(record, Step):
            yield from [capital(record.kind.title)] if record.kind is not StepKind.ACTIVITY else []
            yield from (line.text for line in teller.facts(record, _STEP_FACTS))
        elif isinstance(record, Partner | Phase):
            yield tr_count("{count} step", "{count} steps", self._counts[record.id])
        elif isinstance(record, Flow):
            yield from [capital(record.kind.title)] if record.kind is not FlowKind.SEQUENCE else []
            yield from (line.text for line in self._work.details(record))
            return
        elif isinstance(record, Koppelvlak):
            crossing = teller.sayer.says_all(self._crossing.get(record.id, ()))
            yield from [tr("Crossed by {flows}", flows=crossing)] if crossing else []
            yield from (line.text for line in teller.facts(record, _KOPPELVLAK_FACTS))
        if not isinstance(record, Phase):
            yield from (line.text for line in self._work.flows(record.id) if not line.level)
        yield from (line.text for line in teller.common(record))
