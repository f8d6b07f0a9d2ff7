"""A map in the making: records as they are taken over, and which record each foreign element became."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from ketenkaart.interchange.bpmn import lines
from ketenkaart.interchange.bpmn.file import BpmnFile
from ketenkaart.interchange.cleantext import (
    LONGEST_NAME,
    LONGEST_PROVENANCE,
    one_line,
    paragraphs,
    shortened,
)
from ketenkaart.interchange.report import Report
from ketenkaart.interchange.xmltree import Node
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.ids import new_id
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.orderkeys import keys
from ketenkaart.model.process import Partner, Step
from ketenkaart.model.record import Record


@dataclass
class Draft:
    """A map in the making.

    Attributes:
        file: what it is made from.
        report: what became of each thing.
        records: the records, those of one kind in their order.
        ids: the record that each foreign element became, or became a part of, by foreign id.
        within: the foreign ids of those that became a part of one.
    """

    file: BpmnFile
    report: Report = field(default_factory=Report)
    records: dict[str, Record] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    within: set[str] = field(default_factory=set)
    _taken: set[str] = field(default_factory=lambda: {ABOUT_ID})

    def add(self, record: Record, node: Node | None = None) -> None:
        """Put a record in the map, after the others of its kind.

        Args:
            record: the record.
            node: the element it was; none where it was several, or none.
        """
        self.records[record.id] = record
        if node is not None and node.get("id"):
            self.ids.setdefault(node.get("id"), record.id)

    def found(self, reference: str) -> str | None:
        """The id of the record that the element with this id became."""
        return self.ids.get(reference) or self.ids.get(reference.rpartition(":")[2])

    def free_id(self, kind: str, foreign: str) -> str:
        """A short id; the same element gets the same one each time it is imported."""
        found = new_id(self._taken, Random(f"{kind} {foreign}"))
        self._taken.add(found)
        return found

    def fields(self, kind: str, node: Node, name: str, *descriptions: str) -> dict[str, Any]:
        """What every record of the map holds: id, name, description and provenance.

        Args:
            kind: the collection the record is for.
            node: the element it is made from.
            name: its name; one that is too long is cut off, and is whole in the description.
            descriptions: more to say of it.
        """
        whole = one_line(name)
        short = shortened(whole, LONGEST_NAME)
        return {
            "id": self.free_id(kind, node.get("id")),
            "name": short,
            "description": paragraphs(
                whole if short != whole else "", *node.texts("documentation"), *descriptions
            ),
            "provenance": self.provenance(node),
        }

    def provenance(self, node: Node) -> str:
        """The file, what the element is in it, and its id there."""
        what = " ".join((node.tag, *triggers(node), node.get("id")))
        return shortened(one_line(f"{self.file.name}: {what}"), LONGEST_PROVENANCE)

    def required(self, name: str, otherwise: str = "") -> str:
        """A name; its lack is reported.

        Args:
            name: the name.
            otherwise: what else says which element it is.
        """
        if not one_line(name):
            self.report.add(lines.NO_NAME, otherwise)
        return name

    def root_of(self, record_id: str) -> str | None:
        """The organisation that a step or partner belongs to, by its id."""
        record = self.records.get(record_id)
        partner = self.records.get(record.partner or "") if isinstance(record, Step) else record
        while isinstance(partner, Partner) and partner.parent is not None:
            partner = self.records.get(partner.parent)
        return partner.id if isinstance(partner, Partner) else None

    def kaart(self) -> Ketenkaart:
        """The map, each record with its place in the order of its kind."""
        return Ketenkaart.of(self._ordered())

    def _ordered(self) -> Iterator[Record]:
        for record_type in RECORD_TYPES:
            records = [record for record in self.records.values() if type(record) is record_type]
            for record, order in zip(records, keys(len(records)), strict=True):
                yield record if record.id == ABOUT_ID else record.model_copy(update={"order": order})


def triggers(node: Node) -> list[str]:
    """What sets an event off, such as timer or message."""
    suffix = "EventDefinition"
    return [child.tag.removesuffix(suffix) for child in node.children if child.tag.endswith(suffix)]
