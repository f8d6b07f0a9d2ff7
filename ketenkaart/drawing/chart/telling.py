"""What is told of flows to who does not see them: a screen reader says it."""

from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType
from typing import NamedTuple

from ketenkaart.drawing.changes import changed
from ketenkaart.drawing.content import Content
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.stretches import Stretch
from ketenkaart.model.ketenkaart import name_of
from ketenkaart.model.process import Document, Partner, Step, System
from ketenkaart.texts import tr


class Told(NamedTuple):
    """The words about a flow, or about a part of one between two of its stops.

    Attributes:
        stretch: the flow, or the part.
        title: what a screen reader calls it: its code and name, or its ends.
        description: what it says next: kind, ends, documents and interfaces.
    """

    stretch: Stretch
    title: str
    description: str


class Telling:
    """What is told of the flows of a map, as far as it was asked: the line of a flow asks it, and its name.

    What was told of a flow before an edit is taken over where nothing changed that it comes from.
    """

    def __init__(
        self,
        sizes: Sizes,
        before: Mapping[str, Told] = MappingProxyType({}),
        others: Set[str] = frozenset(),
    ) -> None:
        """Prepare for a map.

        Args:
            sizes: the map, measured.
            before: what was told before an edit, by the id of its edge.
            others: the elements that are not what they were then.
        """
        self._sizes = sizes
        self._told: dict[str, Told] = {}
        self._before = before
        self._others = others

    def after(self, sizes: Sizes) -> "Telling":
        """What is told of the map after an edit."""
        others = changed(self._sizes.content, sizes.content)
        return Telling(sizes) if others is None else Telling(sizes, self._told, others)

    def told(self, edge: str) -> Told:
        """What is told of an edge."""
        known = self._told.get(edge)
        if known is None:
            stretch = self._sizes.stretches[edge]
            known = self._before.get(edge)
            if known is None or known.stretch != stretch or self._is_other(stretch):
                known = _told(self._sizes.content, stretch)
            self._told[edge] = known
        return known

    def _is_other(self, stretch: Stretch) -> bool:
        """Whether an element changed that the words about a flow come from."""
        others, flow = self._others, stretch.flow
        if flow.id in others or stretch.source in others or stretch.target in others:
            return True
        joints = stretch.koppelvlakken
        return not others.isdisjoint(flow.documents) or any(joint.id in others for joint in joints)


def _told(content: Content, stretch: Stretch) -> Told:
    flow, records = stretch.flow, content.kaart.records
    found = [records.get(document) for document in flow.documents]
    documents = [document for document in found if isinstance(document, Document)]
    source, target = _end(content, stretch.source), _end(content, stretch.target)
    title = f"{content.flow_code(flow)} {name_of(flow, documents)}".strip()
    codes = [content.koppelvlak_code(joint) for joint in stretch.koppelvlakken]
    ends = tr("{kind} from {source} to {target}", kind=flow.kind.title, source=source, target=target)
    return Told(stretch, title or f"{source} – {target}", _description(ends, documents, codes))


def _description(ends: str, documents: Sequence[Document], koppelvlakken: Sequence[str]) -> str:
    parts = [ends]
    if documents:
        parts.append(tr("documents: {names}", names=", ".join(one.name for one in documents)))
    if koppelvlakken:
        parts.append(tr("interface {codes}", codes=", ".join(koppelvlakken)))
    return "; ".join(parts)


def _end(content: Content, element_id: str) -> str:
    """What a person calls a box: the number and name of a step, the name of a partner or system."""
    record = content.kaart.records.get(element_id)
    if type(record) is Step:
        return f"{content.step_number(record)} {record.name}".strip()
    return record.name.strip() if isinstance(record, Partner | System) else ""
