"""Sights: what a lens lights up, and how it is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from ketenkaart.analysis import around, following
from ketenkaart.analysis.escalation import escalation_of
from ketenkaart.analysis.lenses import Lens, lens_on, lens_on_certainty, lens_on_findings
from ketenkaart.analysis.saying import Sayer, counted
from ketenkaart.model.governance import Body
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak, Partner, Step, System
from ketenkaart.model.vocabulary import FindingKind
from ketenkaart.texts import tr

_HAVE_NEIGHBOURS = (Step, Partner, Flow, System)


class Lit(NamedTuple):
    """What is lit.

    Attributes:
        ids: the elements that stay as they are.
        title: what kind of lens it is.
        name: the element it is about; empty where the facts name it.
        facts: what it shows, in words.
    """

    ids: frozenset[str]
    title: str
    name: str
    facts: str

    @property
    def sentence(self) -> str:
        """All of it in one line, for who hears it."""
        return ": ".join(part for part in (self.title, self.name, self.facts) if part)


def lit_by(sight: "Sight", kaart: Ketenkaart) -> Lit | None:
    """What a sight lights up; all, and it tells so, where nothing of it stands on the map itself."""
    lit = sight.lit(kaart)
    if lit is None or any(_is_drawn(kaart, one) for one in lit.ids):
        return lit
    facts = tr("{facts}. None of this stands on the map itself, so all stays as it is.", facts=lit.facts)
    return lit._replace(ids=frozenset(kaart.records), facts=facts)


def _is_drawn(kaart: Ketenkaart, element: str) -> bool:
    """Whether an element is drawn on the lanes; of a partner or system only its flows and steps are."""
    record = kaart.records.get(element)
    if isinstance(record, Koppelvlak):
        return any(element in flow.koppelvlakken for flow in kaart.flows)
    return isinstance(record, Step | Flow)


class Sight(Protocol):
    """Something to look at through a lens."""

    def lit(self, kaart: Ketenkaart) -> Lit | None:
        """What it lights up in a map; none where what it is about is not there."""


@dataclass(frozen=True)
class Neighbours:
    """What leads to elements and what follows from them; nearby at first.

    Attributes:
        elements: steps, partners, flows or systems, taken as one: a folded box stands for all of its steps.
        depth: how many flows away; None for all.
    """

    elements: tuple[str, ...]
    depth: int | None = 2

    def lit(self, kaart: Ketenkaart) -> Lit | None:
        """The elements with what lies before and after them."""
        there = [one for one in self.elements if one in kaart.records]
        if not there:
            return None
        found = around.around_all(kaart, there, self.depth)
        alone = kaart.records[there[0]] if len(there) == 1 else None
        name = Sayer(kaart).says(alone) if alone is not None else counted(kaart, there)
        return Lit(found.lit, tr("Before and after me"), name, "   ".join(around.told(kaart, found)))


@dataclass(frozen=True)
class Followed:
    """The way of a document through the chain."""

    document: str

    def lit(self, kaart: Ketenkaart) -> Lit | None:
        """The flows that carry it, and where it passes."""
        if self.document not in kaart.records:
            return None
        way = following.journey(kaart, self.document)
        return Lit(way.lit, tr("Follow document"), "", following.told(kaart, way))


@dataclass(frozen=True)
class Belonging:
    """What belongs to one partner, role, body, document, system or finding."""

    element: str

    def lit(self, kaart: Ketenkaart) -> Lit | None:
        """The lens by that element."""
        return _lit(lens_on(kaart, self.element))


@dataclass(frozen=True)
class Escalated:
    """Who decides on an element, and where that goes which they cannot solve."""

    element: str

    def lit(self, kaart: Ketenkaart) -> Lit | None:
        """The element with its escalation path."""
        record, path = kaart.records.get(self.element), escalation_of(kaart, self.element)
        if record is None or path is None:
            return None
        return Lit(path.ids, tr("Escalation path"), Sayer(kaart).says(record), path.told)


@dataclass(frozen=True)
class Findings:
    """What has findings of a kind, or of any, that are not done."""

    kind: FindingKind | None = None

    def lit(self, kaart: Ketenkaart) -> Lit | None:
        """The lens by findings."""
        return _lit(lens_on_findings(kaart, self.kind))


@dataclass(frozen=True)
class Certainty:
    """What is confirmed, or still to be."""

    certain: bool

    def lit(self, kaart: Ketenkaart) -> Lit | None:
        """The lens by certainty."""
        return _lit(lens_on_certainty(kaart, self.certain))


def chosen_by(sight: Sight, kaart: Ketenkaart) -> str:
    """The element that a lens is by, in short; empty for one that is by none, or goes along."""
    chosen = sight.element if isinstance(sight, Belonging) else ""
    record = kaart.records.get(sight.document if isinstance(sight, Followed) else chosen)
    if record is None:
        return ""
    return Sayer(kaart).short(record) if isinstance(record, Partner | Body) else Sayer(kaart).says(record)


def with_neighbours(kaart: Ketenkaart, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of some elements that flows can lead to or from."""
    return tuple(one for one in ids if isinstance(kaart.records.get(one), _HAVE_NEIGHBOURS))


def _lit(lens: Lens | None) -> Lit | None:
    return Lit(lens.ids, tr("Lens"), "", lens.sentence) if lens is not None else None
