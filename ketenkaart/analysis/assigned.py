"""Who has a part in an element: by its own assignments, and by those of its phase, lane or documents."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ketenkaart.analysis.network import with_parts
from ketenkaart.model.governance import Assignment
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Partner, Phase, Step


class Assigned(NamedTuple):
    """A part in an element.

    Attributes:
        assignment: who has it, and which part it is.
        via: the phase, partner or document that the assignment is about, where it is not the element's own.
    """

    assignment: Assignment
    via: str | None = None


@dataclass(frozen=True)
class Assignments:
    """The assignments of a map; those to a phase, partner or document hold for its steps or flows."""

    kaart: Ketenkaart

    @cached_property
    def _by_element(self) -> dict[str, list[Assignment]]:
        found: defaultdict[str, list[Assignment]] = defaultdict(list)
        for assignment in self.kaart.assignments:
            found[assignment.element].append(assignment)
        return dict(found)

    def of(self, element_id: str) -> tuple[Assigned, ...]:
        """Who has a part in an element: its own assignments first, each role or body and part once."""
        found: dict[tuple[str, str], Assigned] = {}
        for place in self.places_of(element_id):
            for one in self._by_element.get(place, ()):
                via = None if place == element_id else place
                found.setdefault((one.assignee, one.part.value), Assigned(one, via))
        return tuple(found.values())

    def has_any(self, element_id: str) -> bool:
        """Whether anyone has a part in an element; quicker than who."""
        places = set(self.places_of(element_id))
        return any(one.element in places for one in self.kaart.assignments)

    def places_of(self, element_id: str) -> tuple[str, ...]:
        """The element itself, and what else it belongs to whose assignments hold for it."""
        return element_id, *self._around(element_id)

    def _around(self, element_id: str) -> Iterator[str]:
        """The phase and the lanes in which a step stands; the documents that a flow carries."""
        flow = self.kaart.get(Flow, element_id)
        if flow is not None:
            yield from flow.documents
        step = self.kaart.get(Step, element_id)
        if step is None:
            return
        if step.phase is not None:
            yield step.phase
        partner, seen = self.kaart.get(Partner, step.partner), set[str]()
        while partner is not None and partner.id not in seen:
            seen.add(partner.id)
            yield partner.id
            partner = self.kaart.get(Partner, partner.parent)

    def to(self, assignee_id: str) -> frozenset[str]:
        """The elements in which a role or body has a part, with the steps and flows these stand for."""
        own = [one.element for one in self.kaart.assignments if one.assignee == assignee_id]
        return frozenset(held for element in own for held in (element, *held_by(self.kaart, element)))


def held_by(kaart: Ketenkaart, element_id: str) -> Iterator[str]:
    """The steps in a phase or lane, and the flows that carry a document."""
    element = kaart.records.get(element_id)
    if isinstance(element, Phase):
        yield from (step.id for step in kaart.steps if step.phase == element_id)
    elif isinstance(element, Partner):
        partners = with_parts(kaart, element_id)
        yield from (step.id for step in kaart.steps if step.partner in partners)
    elif isinstance(element, Document):
        yield from (flow.id for flow in kaart.flows if element_id in flow.documents)
