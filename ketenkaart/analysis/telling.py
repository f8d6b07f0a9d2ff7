"""What a text says of any element: its facts, who has a part in it, its norms, findings and doubts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from ketenkaart.analysis.assigned import Assignments
from ketenkaart.analysis.saying import Sayer, listed, one_line
from ketenkaart.model.about import About
from ketenkaart.model.characters import is_blank
from ketenkaart.model.fieldnames import field_name
from ketenkaart.model.governance import Finding, Indicator, Note, Result
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import noun
from ketenkaart.model.process import Phase
from ketenkaart.model.record import Record
from ketenkaart.model.references import reference_fields
from ketenkaart.model.vocabulary import Word
from ketenkaart.texts import capital, tr

R = TypeVar("R", bound=Record)


class Line(NamedTuple):
    """A line of the text of a map.

    Attributes:
        level: of a heading 1 for the map, 2 for its parts, and so on; of other lines how deep they stand
            below the line before, from 0.
        text: what it says.
        element: the id of the element it is about; empty where it is about none.
        heading: whether it is a heading.
    """

    level: int
    text: str
    element: str = ""
    heading: bool = False


@dataclass(frozen=True)
class Teller:
    """Tells of the elements of a map.

    Attributes:
        kaart: the map.
        uncoded: the steps and flows that have no number or code.
    """

    kaart: Ketenkaart
    uncoded: frozenset[str] = frozenset()

    @cached_property
    def sayer(self) -> Sayer:
        """Says what elements are called."""
        return Sayer(self.kaart, self.uncoded)

    @cached_property
    def _assignments(self) -> Assignments:
        return Assignments(self.kaart)

    @cached_property
    def _norms(self) -> Mapping[str, list[Indicator]]:
        return _by_element((norm.element, norm) for norm in self.kaart.indicators)

    @cached_property
    def _findings(self) -> Mapping[str, list[Finding]]:
        return _by_element((finding.element, finding) for finding in self.kaart.findings)

    @cached_property
    def _notes(self) -> Mapping[str, list[Note]]:
        return _by_element((note.anchor, note) for note in self.kaart.all(Note))

    def says(self, element_id: str | None) -> str:
        """What an element is called; nothing where there is none."""
        record = self.kaart.records.get(element_id) if element_id is not None else None
        return self.sayer.says(record) if record is not None else ""

    def facts(self, record: Record, fields: Iterable[str], level: int = 0) -> Iterator[Line]:
        """A line for each of these fields that holds something, such as "Lead time: 24 hours"."""
        for field in fields:
            text = self._value(record, field)
            if text:
                yield Line(level, f"{capital(field_name(record.collection, field))}: {text}", record.id)

    def _value(self, record: Record, field: str) -> str:
        value = getattr(record, field)
        values = value if isinstance(value, tuple) else (value,)
        if field in reference_fields(type(record)):
            return listed(map(self.says, values))
        return "; ".join(text for text in map(_worded, values) if text)

    def common(self, record: Record, level: int = 0) -> Iterator[Line]:
        """What may be said of every element; its description comes first."""
        if not isinstance(record, Note):  # which is its description
            yield from self.facts(record, ("description",), level)
        yield from self.assigned(record, level)
        for norm in self._norms.get(record.id, ()):
            yield from self.norm(norm, level)
        for finding in self._findings.get(record.id, ()):
            yield Line(level, self.finding(finding), finding.id)
        for note in self._notes.get(record.id, ()):
            yield Line(level, self.note(note), note.id)
        if not record.certain:
            yield Line(level, _doubt(record), record.id)

    def assigned(self, record: Record, level: int = 0) -> Iterator[Line]:
        """Who has a part in an element, and by way of which phase or partner."""
        for assignment, via in self._assignments.of(record.id):
            text = f"{self.says(assignment.assignee)}: {assignment.part.title}"
            if isinstance(record, About):
                text = f"{text} ({tr('the whole chain')})"
            if via is not None:
                phase = self.kaart.get(Phase, via)
                place = self.phase(phase) if phase is not None else self.says(via)
                text = tr("{assignment}, by way of {place}", assignment=text, place=place)
            yield Line(level, text, assignment.assignee)

    def phase(self, phase: Phase) -> str:
        """A phase with its noun and number, such as phase 2 Deliver."""
        name = self.sayer.says(phase)
        numbered = name if phase.number is None else f"{phase.number} {name}"
        return numbered if is_blank(phase.name) else tr("phase {phase}", phase=numbered)

    def norm(self, norm: Indicator, level: int = 0) -> Iterator[Line]:
        """A norm with its results below it."""
        text = ": ".join(part for part in (self.sayer.says(norm), one_line(norm.norm)) if part)
        unit = one_line(norm.unit)
        if unit:
            text = f"{text} ({unit})"
        yield Line(level, f"{capital(noun(norm.collection))} {text}", norm.id)
        yield from self.facts(norm, ("reported_to",), level + 1)
        for result in norm.results:
            yield Line(level + 1, _result(result), norm.id)

    def finding(self, finding: Finding) -> str:
        """A finding with its kind and state."""
        return f"{capital(finding.kind.title)} ({finding.state.title}): {self.sayer.says(finding)}"

    def note(self, note: Note) -> str:
        """A note with what it says."""
        parts = (one_line(note.name), one_line(note.description))
        text = ": ".join(part for part in parts if part) or tr("not filled in")
        return tr("Note: {text}", text=text)


def _by_element(pairs: Iterable[tuple[str | None, R]]) -> Mapping[str, list[R]]:
    found: defaultdict[str, list[R]] = defaultdict(list)
    for element, record in pairs:
        if element is not None:
            found[element].append(record)
    return dict(found)


def _worded(value: Any) -> str:
    if isinstance(value, Word):
        return value.title
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    return one_line(value) if isinstance(value, str) else "" if value is None else str(value)


def _result(result: Result) -> str:
    text = ": ".join(part for part in map(one_line, (result.period, result.result)) if part)
    text = text or tr("not filled in")
    if result.met is None:
        return text
    return tr("{result}, norm met", result=text) if result.met else tr("{result}, norm not met", result=text)


def _doubt(record: Record) -> str:
    source = one_line(record.provenance)
    if source:
        return tr("Still to be confirmed; source of the fact: {source}", source=source)
    return tr("Still to be confirmed")
