"""Ketenkaart: a chain map as a flat set of records, known by id."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.characters import is_blank
from ketenkaart.model.governance import (
    Assignment,
    Body,
    Finding,
    Indicator,
    Note,
    PlanItem,
    Role,
    Settlement,
    Survey,
)
from ketenkaart.model.process import (
    Agreement,
    Document,
    Flow,
    Koppelvlak,
    Partner,
    Phase,
    Step,
    System,
)
from ketenkaart.model.record import Record

RECORD_TYPES: tuple[type[Record], ...] = (
    About,
    Partner,
    Phase,
    Step,
    System,
    Document,
    Flow,
    Koppelvlak,
    Agreement,
    Role,
    Body,
    Assignment,
    Indicator,
    Finding,
    PlanItem,
    Settlement,
    Survey,
    Note,
)
RECORD_TYPE_BY_COLLECTION: Mapping[str, type[Record]] = MappingProxyType(
    {record_type.collection: record_type for record_type in RECORD_TYPES}
)

R = TypeVar("R", bound=Record)


def _place(record: Record) -> tuple[str, str]:
    """Where a record stands among those of its type."""
    return record.order, record.id


@dataclass(frozen=True)
class Ketenkaart:
    """A chain map: every record by its id; one of them, with the id "about", is the map itself.

    Attributes:
        records: every record by id.
        unknown: parts of the file this version does not know, written back as they were.
    """

    records: Mapping[str, Record]
    unknown: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record], unknown: Mapping[str, Any] | None = None) -> "Ketenkaart":
        """A map of these records; an About is added where there is none."""
        by_id = {record.id: record for record in records}
        by_id.setdefault(ABOUT_ID, About(id=ABOUT_ID))
        return cls(MappingProxyType(by_id), MappingProxyType(dict(unknown or {})))

    @cached_property
    def _sorted(self) -> Mapping[type[Record], tuple[Record, ...]]:
        groups: dict[type[Record], list[Record]] = {record_type: [] for record_type in RECORD_TYPES}
        for record in self.records.values():
            groups[type(record)].append(record)
        return {t: tuple(sorted(group, key=_place)) for t, group in groups.items()}

    def with_records(self, records: Iterable[Record]) -> "Ketenkaart":
        """The same map with these records, each new or in place of the one that has its id.

        What is sorted stays so: a long list that is pasted would else be sorted anew for each of its lines.
        """
        by_id, lines = dict(self.records), dict(self._sorted)
        for record in records:
            line, old = list(lines[type(record)]), by_id.get(record.id)
            if old is not None:
                del line[bisect_left(line, _place(old), key=_place)]
            insort(line, record, key=_place)
            lines[type(record)] = tuple(line)
            by_id[record.id] = record
        made = Ketenkaart(MappingProxyType(by_id), self.unknown)
        made.__dict__["_sorted"] = lines
        return made

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """The records of one type, in their order."""
        return self._sorted[record_type]  # type: ignore[return-value]

    def get(self, record_type: type[R], record_id: str | None) -> R | None:
        """The record with this id, if it is there and of this type."""
        record = self.records.get(record_id) if record_id is not None else None
        if type(record) is record_type:  # pydantic answers isinstance slowly where it is another
            return record
        return record if isinstance(record, record_type) else None

    @property
    def about(self) -> About:
        """The map itself: title, goal, status, version."""
        about = self.records[ABOUT_ID]
        assert isinstance(about, About)
        return about

    @property
    def partners(self) -> tuple[Partner, ...]:
        """The partners, in their order."""
        return self.all(Partner)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases, in their order."""
        return self.all(Phase)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, in their order."""
        return self.all(Step)

    @property
    def systems(self) -> tuple[System, ...]:
        """The systems, in their order."""
        return self.all(System)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, in their order."""
        return self.all(Document)

    @property
    def flows(self) -> tuple[Flow, ...]:
        """The flows, in their order."""
        return self.all(Flow)

    @property
    def koppelvlakken(self) -> tuple[Koppelvlak, ...]:
        """The interfaces, in their order."""
        return self.all(Koppelvlak)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements, in their order."""
        return self.all(Agreement)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles, in their order."""
        return self.all(Role)

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies, in their order."""
        return self.all(Body)

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """The assignments, in their order."""
        return self.all(Assignment)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The norms, in their order."""
        return self.all(Indicator)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, in their order."""
        return self.all(Finding)

    def flow_name(self, flow: Flow) -> str:
        """What the map calls a flow: its own name, else the names of its documents."""
        documents = (self.get(Document, document_id) for document_id in flow.documents)
        return name_of(flow, (document for document in documents if document is not None))

    def partner_of(self, element_id: str | None) -> Partner | None:
        """The partner in whose lane a step, partner or system stands."""
        record = self.records.get(element_id) if element_id is not None else None
        if type(record) is Partner:  # pydantic answers isinstance slowly where it is another
            return record
        if type(record) is Step or type(record) is System:
            return self.get(Partner, record.partner)
        return None

    def root_of(self, partner: Partner) -> Partner:
        """The organisation a partner belongs to: the top of its parents."""
        seen = {partner.id}
        while (parent := self.get(Partner, partner.parent)) is not None and parent.id not in seen:
            seen.add(parent.id)
            partner = parent
        return partner


def name_of(flow: Flow, documents: Iterable[Document]) -> str:
    """What a map calls a flow that carries these documents: its own name, else theirs."""
    if not is_blank(flow.name):
        return flow.name
    return ", ".join(document.name for document in documents if not is_blank(document.name))
