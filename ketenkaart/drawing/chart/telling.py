"""What is told of flows to who does not see them: a screen reader says it."""

from collections.abc import Mapping, Set
from types import MappingProxyType
from typing import NamedTuple

from ketenkaart.drawing.changes import changed
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.stretches import Stretch
from ketenkaart.model.ketenkaart import name_of
from ketenkaart.model.process import Document, Flow, Partner, Step, System
from ketenkaart.model.record import Record
from ketenkaart.texts import tr


class Numbered(NamedTuple):
    """An element at an end of flows, and the number it is known by if it is a step."""

    number: str
    record: Record | None

    @property
    def name(self) -> str:
        """What a person calls it: the number and name of a step, the name of a partner or system."""
        record = self.record
        name = record.name if isinstance(record, Step | Partner | System) else ""
        return f"{self.number} {name}".strip()


class Told(NamedTuple):
    """What the words come from that are told of a flow."""

    flow: Flow
    code: str
    source: Numbered
    target: Numbered
    documents: tuple[Document, ...]
    koppelvlakken: tuple[str, ...]

    @property
    def title(self) -> str:
        """What a screen reader calls it: its code and name, or its ends."""
        title = f"{self.code} {name_of(self.flow, self.documents)}".strip()
        return title or f"{self.source.name} – {self.target.name}"

    @property
    def description(self) -> str:
        """What it says next: kind, ends, documents and interfaces."""
        ends = {"source": self.source.name, "target": self.target.name}
        parts = [tr("{kind} from {source} to {target}", kind=self.flow.kind.title, **ends)]
        if self.documents:
            parts.append(tr("documents: {names}", names=", ".join(one.name for one in self.documents)))
        if self.koppelvlakken:
            parts.append(tr("interface {codes}", codes=", ".join(self.koppelvlakken)))
        return "; ".join(parts)


class Telling:
    """What is told of the flows of a map, as far as it was asked: the line of a flow asks it, and its name.

    What was told of a flow before an edit is taken over where nothing changed that it comes from.
    """

    def __init__(
        self,
        sizes: Sizes,
        before: Mapping[str, tuple[Stretch, Told]] = MappingProxyType({}),
        others: Set[str] = frozenset(),
    ) -> None:
        """Prepare for a map.

        Args:
            sizes: the map, measured.
            before: what was told before an edit, and of what, by the id of its edge.
            others: the elements that are not what they were then.
        """
        self._sizes = sizes
        self._told: dict[str, tuple[Stretch, Told]] = {}
        self._before = before
        self._others = others

    def after(self, sizes: Sizes) -> "Telling":
        """What is told of the map after an edit."""
        others = changed(self._sizes.content, sizes.content)
        return Telling(sizes) if others is None else Telling(sizes, self._told, others)

    def told(self, edge: str) -> Told:
        """What the words about a flow, or a part of one between two of its stops, come from."""
        known = self._told.get(edge)
        if known is None:
            stretch = self._sizes.stretches[edge]
            known = self._before.get(edge)
            if known is None or known[0] != stretch or self._is_other(stretch):
                known = stretch, self._told_anew(stretch)
            self._told[edge] = known
        return known[1]

    def _is_other(self, stretch: Stretch) -> bool:
        """Whether an element changed that the words about a flow come from."""
        others, flow = self._others, stretch.flow
        if flow.id in others or stretch.source in others or stretch.target in others:
            return True
        joints = stretch.koppelvlakken
        return not others.isdisjoint(flow.documents) or any(joint.id in others for joint in joints)

    def _told_anew(self, stretch: Stretch) -> Told:
        content, flow, records = self._sizes.content, stretch.flow, self._sizes.kaart.records
        documents = [records.get(one) for one in flow.documents]
        return Told(
            flow,
            content.flow_code(flow),
            self._numbered(stretch.source),
            self._numbered(stretch.target),
            tuple([one for one in documents if isinstance(one, Document)]),
            tuple([content.koppelvlak_code(joint) for joint in stretch.koppelvlakken]),
        )

    def _numbered(self, element_id: str) -> Numbered:
        """A box with the number it is known by."""
        record = self._sizes.kaart.records.get(element_id)
        number = self._sizes.content.step_number(record) if type(record) is Step else ""
        return Numbered(number, record)
