"""What elements are called in running text, and how many of them there are, in the language in use."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ketenkaart.analysis.codes import Codes
from ketenkaart.analysis.naming import name_of
from ketenkaart.model.characters import is_blank
from ketenkaart.model.governance import Body
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import COUNTED, noun
from ketenkaart.model.process import Flow, Partner
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import tr, tr_count

COUNTS = (
    *("partners", "phases", "steps", "systems", "flows", "documents", "koppelvlakken", "agreements", "roles"),
    *("bodies", "indicators", "findings"),
)
"""What is counted, in the order it is told."""


def one_line(text: str) -> str:
    """A text in one line; nothing where there is nothing to see in it."""
    return "" if is_blank(text) else " ".join(text.split())


def listed(names: Iterable[str]) -> str:
    """Names in one list; parted by semicolons where there is a comma in one of them."""
    found = [name for name in names if name]
    return ("; " if any("," in name for name in found) else ", ").join(found)


def counted(kaart: Ketenkaart, ids: Iterable[str], collections: Iterable[str] = COUNTS) -> str:
    """How many elements there are of each kind, such as "3 steps, 2 flows"; else "nothing"."""
    found = [kaart.records[element].collection for element in ids if element in kaart.records]
    parts = [
        tr_count(*COUNTED[collection], found.count(collection))
        for collection in collections
        if collection in found
    ]
    return ", ".join(parts) or tr("nothing")


@dataclass(frozen=True)
class Sayer:
    """Says what the elements of a map are called.

    Attributes:
        kaart: the map.
        uncoded: the steps and flows that have no number or code.
    """

    kaart: Ketenkaart
    uncoded: frozenset[str] = frozenset()

    @cached_property
    def codes(self) -> Codes:
        """The numbers and codes of its elements."""
        return Codes(self.kaart)

    def says(self, record: Record) -> str:
        """An element by its code and name, such as "S08 Check the return"."""
        code, name = self.code(record), self._name(record)
        return f"{code} {name}" if code and code != name else name

    def says_all(self, ids: Iterable[str]) -> str:
        """Elements by their names, in one list."""
        found = (self.kaart.records.get(element) for element in ids)
        return listed(self.says(record) for record in found if record is not None)

    def says_ends(self, flow: Flow) -> str:
        """A flow by the elements at its ends, such as "S04 Assess the case → S06 Decide"."""
        ends = (self.kaart.records.get(end or "") for end in (flow.source, flow.target))
        return " → ".join(self.says(end) if end is not None else "?" for end in ends)

    def short(self, record: Partner | Body) -> str:
        """A partner or body by its short name where it has one."""
        return one_line(record.short_name) or self._name(record)

    def code(self, record: Record) -> str:
        """The code of an element, the letters of a body; nothing where it has none."""
        if record.id in self.uncoded:
            return ""
        if type(record) is Body:  # pydantic answers isinstance slowly
            return one_line(record.short_name)
        return self.codes.of(record)

    def _name(self, record: Record) -> str:
        name = one_line(name_of(self.kaart, record))
        if name:
            return name
        if isinstance(record, Flow) and record.kind is FlowKind.SEQUENCE:
            return record.kind.title
        return tr("{noun} without a name", noun=noun(record.collection))
