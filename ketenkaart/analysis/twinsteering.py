"""The steering of the chain in words: interfaces, documents, roles, meeting bodies, agreements, findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ketenkaart.analysis.escalation import upward
from ketenkaart.analysis.following import journey, paths
from ketenkaart.analysis.meetings import Subject, subjects_of
from ketenkaart.analysis.saying import listed, one_line
from ketenkaart.analysis.telling import Line, Teller
from ketenkaart.model.governance import Body, Note, PlanItem, Settlement, Survey
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import Part
from ketenkaart.texts import capital, tr

_KOPPELVLAK = ("partners", "status", "standard", "owner", "agreements", "opening_hours", "risk")
_DOCUMENT = ("classification", "personal_data", "legal_basis", "retention", "specification")
_ROLE = ("kind", "level", "partner", "mandate")
_BODY = (
    *("kind", "level", "status", "participants", "chair", "rotation", "frequency"),
    *("decision_model", "reports_to"),
)
_AGREEMENT = ("kind", "status", "parties", "valid_from", "valid_until", "covers", "link")
_FINDING = ("element", "raised_by", "body", "escalated_to", "due")
_PLAN_ITEM = ("year", "goal", "elements")
_SETTLEMENT = ("scheme", "key_figures")

Tells = Callable[[Record], Iterator[Line]]


@dataclass(frozen=True)
class Steering:
    """Tells of the steering."""

    teller: Teller

    @property
    def _kaart(self) -> Ketenkaart:
        return self.teller.kaart

    def lines(self) -> Iterator[Line]:
        """All of it, a part for each kind of element that there is."""
        kaart = self._kaart
        yield from self._part(tr("Interfaces"), kaart.koppelvlakken, _KOPPELVLAK, self._crossing)
        yield from self._part(tr("Documents"), kaart.documents, _DOCUMENT, self._way)
        yield from self._part(tr("Systems"), kaart.systems, ("kind", "partner"), self._use)
        yield from self._part(tr("Roles"), kaart.roles, _ROLE, self._charge)
        yield from self._part(tr("Meeting bodies"), kaart.bodies, _BODY, self._charge)
        yield from self._part(tr("Agreements"), kaart.agreements, _AGREEMENT)
        yield from self._norms()
        yield from self._findings()
        yield from self._part(tr("Plan items"), kaart.all(PlanItem), _PLAN_ITEM, self._efforts)
        yield from self._part(tr("Settlements"), kaart.all(Settlement), _SETTLEMENT, self._efforts)
        yield from self._part(tr("Surveys"), kaart.all(Survey), (), self._statements)
        yield from self._notes()

    def _part(
        self, title: str, records: Sequence[Record], fields: Iterable[str], more: Tells | None = None
    ) -> Iterator[Line]:
        """A heading, then each element with its facts, where there are any."""
        if records:
            yield Line(2, title, heading=True)
        for record in records:
            yield Line(3, self.teller.sayer.says(record), record.id, heading=True)
            yield from self.teller.facts(record, fields)
            yield from more(record) if more is not None else ()
            yield from self.teller.common(record)

    def _crossing(self, koppelvlak: Record) -> Iterator[Line]:
        """Which flows cross an interface."""
        flows = [flow.id for flow in self._kaart.flows if koppelvlak.id in flow.koppelvlakken]
        if flows:
            yield Line(0, tr("Crossed by {flows}", flows=self.teller.sayer.says_all(flows)), koppelvlak.id)

    def _use(self, system: Record) -> Iterator[Line]:
        """Which steps are done in a system, and which flows go through it."""
        steps = [step.id for step in self._kaart.steps if step.system == system.id]
        if steps:
            yield Line(0, tr("Used for {steps}", steps=self.teller.sayer.says_all(steps)), system.id)
        flows = [flow.id for flow in self._kaart.flows if system.id in flow.via]
        if flows:
            yield Line(0, tr("Passed by {flows}", flows=self.teller.sayer.says_all(flows)), system.id)

    def _way(self, document: Record) -> Iterator[Line]:
        """Where a document goes, from partner to partner, and with which flows."""
        way = journey(self._kaart, document.id)
        for source, *others in paths(self._kaart, way):
            if others:
                places = tr(", then to ").join(others)
                yield Line(0, tr("Goes from {source} to {places}", source=source, places=places), document.id)
        flows = self.teller.sayer.says_all(way.flows)
        text = tr("Carried by {flows}", flows=flows) if flows else tr("No flow carries it")
        yield Line(0, text, document.id)

    @cached_property
    def _subjects(self) -> Mapping[str, Sequence[Subject]]:
        return subjects_of(self._kaart)

    def _charge(self, record: Record) -> Iterator[Line]:
        """What a role or body has a part in, and where it takes what it cannot solve."""
        subjects = self._subjects.get(record.id, ())
        for part in Part:
            titles = listed(one.title for one in subjects if one.part is part)
            if titles:
                yield Line(0, f"{capital(part.title)}: {titles}", record.id)
        yield from self._escalation(record)

    def _escalation(self, record: Record) -> Iterator[Line]:
        """Where a role or body takes what it cannot solve, from one to the next."""
        yield from self.teller.facts(record, ("escalates_outside",) if isinstance(record, Body) else ())
        places = list(self._upward(record))
        if places:
            yield Line(0, tr("Escalates to {places}", places=tr(", then ").join(places)), record.id)

    def _upward(self, record: Record) -> Iterator[str]:
        """The places above one another."""
        places, outside = upward(self._kaart, record)
        yield from map(self.teller.sayer.says, places)
        if places and outside:
            yield tr("beyond the chain to {outside}", outside=outside)

    def _norms(self) -> Iterator[Line]:
        """Every norm, also those that stand with their element, with what it measures."""
        if self._kaart.indicators:
            yield Line(2, tr("Norms"), heading=True)
        for norm in self._kaart.indicators:
            yield from self.teller.norm(norm)
            yield from self.teller.facts(norm, ("element",), 1)
            yield from self.teller.common(norm, 1)

    def _findings(self) -> Iterator[Line]:
        """Every finding, also those that stand with their element."""
        if self._kaart.findings:
            yield Line(2, tr("Findings"), heading=True)
        for finding in self._kaart.findings:
            yield Line(0, self.teller.finding(finding), finding.id)
            yield from self.teller.facts(finding, _FINDING, 1)
            yield from self.teller.common(finding, 1)

    def _efforts(self, record: Record) -> Iterator[Line]:
        """What each partner puts in or pays."""
        efforts = record.efforts if isinstance(record, PlanItem) else ()
        efforts = record.amounts if isinstance(record, Settlement) else efforts
        for effort in efforts:
            parts = (self.teller.says(effort.partner), one_line(effort.amount))
            yield Line(0, ": ".join(part for part in parts if part) or tr("not filled in"), record.id)

    def _statements(self, record: Record) -> Iterator[Line]:
        """The statements of an evaluation, each with its answers below it."""
        for statement in record.statements if isinstance(record, Survey) else ():
            text = one_line(statement.text) or tr("not filled in")
            yield Line(0, f"{text} ({statement.dimension.title})", record.id)
            for answer in statement.answers:
                group = one_line(answer.group) or tr("not filled in")
                year = "" if answer.year is None else f" {answer.year}"
                yield Line(1, f"{group}{year}: {answer.answer:g}", record.id)

    def _notes(self) -> Iterator[Line]:
        """Every note, also those that stand with their element."""
        notes = self._kaart.all(Note)
        if notes:
            yield Line(2, tr("Notes"), heading=True)
        for note in notes:
            yield Line(0, self.teller.note(note), note.id)
            yield from self.teller.facts(note, ("anchor",), 1)
            yield from self.teller.common(note, 1)
