"""What is written on the elements of a map: codes, chips, tags and findings; measured nowhere."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from ketenkaart.analysis.codes import Codes
from ketenkaart.model.governance import Assignment, Body, Finding, Indicator, Note, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.vocabulary import BodyStatus, FindingKind, FindingState, Level, RoleKind
from ketenkaart.texts import tr

MOST_CHIPS = 3


class Chip(NamedTuple):
    """A body or role on the upper edge of a box.

    Attributes:
        text: its letters.
        level: the level of governance; it decides the shape.
        role: whether it stands for a role (a pill with a person).
        lapsed: whether the body no longer meets.
    """

    text: str
    level: Level
    role: bool = False
    lapsed: bool = False


class TagKind(Enum):
    """What a tag tells."""

    LEAD_TIME = "lead time"
    NORM = "norm"
    NORM_MET = "norm met"
    NORM_MISSED = "norm missed"
    WITH = "with"
    PHASELESS = "phaseless"


class Tag(NamedTuple):
    """A small note on the lower edge of a box."""

    kind: TagKind
    text: str

    @property
    def is_wordy(self) -> bool:
        """Whether it has words alone, without a sign before them."""
        return self.kind in (TagKind.WITH, TagKind.PHASELESS)


def short_name(partner: Partner) -> str:
    """The name of a partner where room is scarce."""
    return partner.short_name or partner.name or tr("unnamed")


def shown_name(step: Step) -> str:
    """What stands in the box of a step."""
    return step.name or tr("Unnamed step")


@dataclass(frozen=True)
class Content:
    """What a map says about each of its elements, by id; built once for a drawing.

    Attributes:
        coded: whether steps have numbers, and flows codes.
        uncoded: the steps and flows that have none although others do.
    """

    kaart: Ketenkaart
    coded: bool = True
    uncoded: frozenset[str] = frozenset()

    @cached_property
    def _codes(self) -> Codes:
        return Codes(self.kaart)

    @property
    def codes(self) -> Mapping[str, str]:
        """The codes of all elements that have one, by id."""
        return self._codes.by_id

    def flow_code(self, flow: Flow) -> str:
        """The code of a flow that carries something, such as D04; none for a sequence."""
        return self._codes.of(flow) if self._is_coded(flow) else ""

    def koppelvlak_code(self, koppelvlak: Koppelvlak) -> str:
        """The code of an interface, such as K4."""
        return self._codes.of(koppelvlak)

    def step_number(self, step: Step) -> str:
        """The number of a step."""
        return str(self._codes.step_number(step)) if self._is_coded(step) else ""

    def _is_coded(self, record: Step | Flow) -> bool:
        return self.coded and record.id not in self.uncoded

    @cached_property
    def _chips(self) -> dict[str, tuple[Chip, ...]]:
        found: defaultdict[str, list[Chip]] = defaultdict(list)
        for assignment in self.kaart.all(Assignment):
            assignee = self.kaart.records.get(assignment.assignee)
            if isinstance(assignee, Body):
                text = assignee.short_name or assignee.name[:12]
                lapsed = assignee.status is BodyStatus.LAPSED
                found[assignment.element].append(Chip(text, assignee.level, lapsed=lapsed))
            elif isinstance(assignee, Role):
                found[assignment.element].append(Chip(role_word(assignee), assignee.level, role=True))
        return {element: _first_chips(chips) for element, chips in found.items()}

    def chips(self, element_id: str) -> tuple[Chip, ...]:
        """The bodies and roles assigned to an element: three at most, then "+2"."""
        return self._chips.get(element_id, ())

    @cached_property
    def _norms(self) -> dict[str, list[Indicator]]:
        found: defaultdict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.kaart.all(Indicator):
            if indicator.element is not None and indicator.norm:
                found[indicator.element].append(indicator)
        return found

    def norms(self, element_id: str) -> tuple[str, ...]:
        """The norms of an element, such as >= 98 %."""
        return tuple(indicator.norm for indicator in self._norms.get(element_id, ()))

    def tags(self, step: Step) -> tuple[Tag, ...]:
        """That a step is in no phase while others are, its lead time, norms and other partners."""
        phaseless = self.kaart.phases and self.kaart.get(Phase, step.phase) is None
        tags = [Tag(TagKind.PHASELESS, tr("no phase yet"))] if phaseless else []
        tags += [Tag(TagKind.LEAD_TIME, step.lead_time)] if step.lead_time else []
        tags += [Tag(_norm_kind(norm), norm.norm) for norm in self._norms.get(step.id, ())]
        others = [self.kaart.get(Partner, partner_id) for partner_id in step.participants]
        names = [short_name(partner) for partner in others if partner is not None and not _own(partner, step)]
        if names:
            tags.append(Tag(TagKind.WITH, tr("with {partners}", partners=", ".join(names))))
        return tuple(tags)

    @cached_property
    def _findings(self) -> dict[str, list[FindingKind]]:
        found: defaultdict[str, list[FindingKind]] = defaultdict(list)
        for finding in self.kaart.all(Finding):
            known = found[finding.element] if finding.element is not None else None
            if known is not None and finding.state is not FindingState.DONE and finding.kind not in known:
                known.append(finding.kind)
        return found

    def findings(self, element_id: str) -> tuple[FindingKind, ...]:
        """The kinds of findings on an element that are not done, each once."""
        return tuple(self._findings.get(element_id, ()))

    @property
    def found(self) -> tuple[str, ...]:
        """The elements that have findings that are not done."""
        return tuple(element for element, kinds in self._findings.items() if kinds)

    @cached_property
    def _noted(self) -> frozenset[str]:
        return frozenset(note.anchor for note in self.kaart.all(Note) if note.anchor is not None)

    def noted(self, element_id: str) -> bool:
        """Whether an element has a note."""
        return element_id in self._noted

    @cached_property
    def _coordinated(self) -> frozenset[str]:
        return frozenset(
            role.partner
            for role in self.kaart.roles
            if role.kind is RoleKind.KETENREGISSEUR and role.partner is not None
        )

    def coordinated(self, partner: Partner) -> bool:
        """Whether the partner has a ketenregisseur."""
        return partner.id in self._coordinated

    def flow_details(self, flow: Flow) -> tuple[str, ...]:
        """How a flow travels, how often, and its norms."""
        return tuple(part for part in (flow.medium, flow.frequency, *self.norms(flow.id)) if part)


def _own(partner: Partner, step: Step) -> bool:
    """Whether a partner is a part of the one in whose lane the step stands."""
    return partner.parent is not None and partner.parent == step.partner


def role_word(role: Role) -> str:
    """The word on the pill of a role."""
    if role.kind is RoleKind.KETENREGISSEUR:
        return tr("coordinator")
    return role.kind.title


def _first_chips(chips: list[Chip]) -> tuple[Chip, ...]:
    if len(chips) <= MOST_CHIPS:
        return tuple(chips)
    kept = chips[: MOST_CHIPS - 1]
    return (*kept, Chip(f"+{len(chips) - len(kept)}", Level.OPERATIONAL))


def _norm_kind(norm: Indicator) -> TagKind:
    met = norm.results[-1].met if norm.results else None
    if met is None:
        return TagKind.NORM
    return TagKind.NORM_MET if met else TagKind.NORM_MISSED
