"""What the outline lists: the elements of a map as a tree by kind, without anything of a screen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from ketenkaart.analysis.process import is_branch
from ketenkaart.analysis.saying import Sayer, one_line
from ketenkaart.editor.look.iconnames import ICON_BY_COLLECTION, icon_name_of
from ketenkaart.edits.quickentry.likeness import fold
from ketenkaart.model.governance import Assignment, Note
from ketenkaart.model.ketenkaart import RECORD_TYPE_BY_COLLECTION, Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step
from ketenkaart.model.record import Record
from ketenkaart.texts import mark, tr

KIND: Final = "kind:"
EMPTY: Final = "empty:"
NO_PARTNER: Final = "kind:no partner"


class Kind(NamedTuple):
    """A list of the outline.

    Attributes:
        collection: what it lists.
        title: its name.
        nothing: what it says when it is empty; a list without this is left out then.
        adds: the action that adds to it.
    """

    collection: str
    title: str
    nothing: str = ""
    adds: str = ""


KINDS: Final = (
    Kind("partners", mark("Partners and steps"), mark("No partners yet"), "insert.partner"),
    Kind("phases", mark("Phases"), mark("No phases yet"), "insert.phase"),
    Kind("flows", mark("Flows"), mark("No flows yet"), "insert.flow"),
    Kind("documents", mark("Documents"), mark("No documents yet"), "insert.document"),
    Kind("koppelvlakken", mark("Interfaces"), mark("No interfaces yet"), "insert.koppelvlak"),
    Kind("systems", mark("Systems"), mark("No systems yet"), "insert.system"),
    Kind("roles", mark("Roles"), mark("No roles yet"), "gov.role"),
    Kind("bodies", mark("Meeting bodies"), mark("No meeting bodies yet"), "gov.body"),
    Kind("agreements", mark("Agreements"), mark("No agreements yet"), "gov.agreement"),
    Kind("indicators", mark("Norms"), mark("No norms yet"), "gov.indicator"),
    Kind("findings", mark("Findings"), mark("No findings yet"), "insert.finding"),
    Kind("notes", mark("Notes"), mark("No notes yet"), "insert.note"),
    Kind("assignments", mark("Assignments")),
    Kind("plan_items", mark("Plan items")),
    Kind("settlements", mark("Settlements")),
    Kind("surveys", mark("Surveys")),
)
"""The lists from top to bottom."""
ADDS: Final[Mapping[str, str]] = {kind.collection: kind.adds for kind in KINDS}


class Row(NamedTuple):
    """One line of the outline.

    Attributes:
        id: of its element; a list begins with `KIND`, the line of an empty list with `EMPTY`.
        collection: of its element, or what it lists.
        text: what it says.
        icon: the name of its icon; empty for none.
        held: how many it holds; -1 where that is not told.
    """

    id: str
    collection: str
    text: str
    icon: str = ""
    held: int = -1

    @property
    def is_element(self) -> bool:
        """Whether it stands for an element of the map."""
        return not self.id.startswith((KIND, EMPTY))


class Entry(NamedTuple):
    """A line with those below it."""

    row: Row
    parts: tuple["Entry", ...] = ()


class Told:
    """The lines of the elements of a map as they were told last."""

    def __init__(self) -> None:
        """Nothing was told yet."""
        self._records: Mapping[str, Record] = {}
        self._codes: dict[str, str] = {}
        self._entries: dict[str, tuple[frozenset[str], Entry]] = {}
        self._touched: set[str] = set()
        self._anew: set[str] = set()

    def follow(self, records: Mapping[str, Record], codes: dict[str, str]) -> None:
        """Find out which elements are not what they were."""
        self._anew = set()
        before, self._records = self._records, records
        codes_before, self._codes = self._codes, codes
        self._touched = {one for one, record in records.items() if before.get(one) is not record}
        self._touched.update(before.keys() - records.keys())
        self._touched.update(one for one, _ in codes.items() ^ codes_before.items())

    def line(self, element: str) -> Entry | None:
        """The line of an element, where it would be the same again."""
        found = self._entries.get(element)
        if found is None:
            return None
        others, entry = found
        same = element not in self._touched and self._touched.isdisjoint(others)
        return entry if same or element in self._anew else None

    def tell(self, element: str, others: Iterable[str | None], entry: Entry) -> None:
        """Take a line that was made.

        Args:
            element: whose it is.
            others: the elements after which it is called, too.
            entry: the line.
        """
        named = frozenset(one for one in others if one is not None)
        further = (self._entries[one][0] for one in named if one in self._entries)
        self._entries[element] = named.union(*further), entry
        self._anew.add(element)


def outline_of(kaart: Ketenkaart, told: Told | None = None) -> tuple[Entry, ...]:
    """Every list of a map with what is in it.

    Args:
        kaart: the map.
        told: what was told of the map as it was before; is brought up to date.
    """
    teller = _Teller(kaart, told or Told())
    return tuple(entry for kind in KINDS if (entry := teller.kind(kind)) is not None)


class _Teller:
    """Tells what the lists of one map hold."""

    def __init__(self, kaart: Ketenkaart, told: Told) -> None:
        self._kaart = kaart
        self._told = told
        self._sayer = Sayer(kaart)
        told.follow(kaart.records, self._sayer.codes.by_id)
        self._steps: defaultdict[str | None, list[Step]] = defaultdict(list)
        self._parts: defaultdict[str | None, list[Partner]] = defaultdict(list)
        for step in kaart.steps:
            self._steps[step.partner if kaart.get(Partner, step.partner) else None].append(step)
        for partner in kaart.partners:
            self._parts[partner.parent if kaart.get(Partner, partner.parent) else None].append(partner)

    def kind(self, kind: Kind) -> Entry | None:
        """One list; None where it is left out."""
        records = self._kaart.all(RECORD_TYPE_BY_COLLECTION[kind.collection])
        parts = tuple(self._partners() if kind.collection == "partners" else map(self._leaf, records))
        if not parts and not kind.nothing:
            return None
        name, picture = KIND + kind.collection, ICON_BY_COLLECTION[kind.collection]
        nothing = Entry(Row(EMPTY + kind.collection, kind.collection, tr(kind.nothing)))
        row = Row(name, kind.collection, tr(kind.title), picture, len(records))
        return Entry(row, parts or (nothing,))

    def _partners(self) -> Iterator[Entry]:
        yield from map(self._partner, self._parts[None])
        if loose := self._steps[None]:
            row = Row(NO_PARTNER, "steps", tr("Without partner"), "partner", len(loose))
            yield Entry(row, tuple(map(self._leaf, loose)))

    def _partner(self, partner: Partner) -> Entry:
        """A partner with its steps, then its parts."""
        steps, parts = self._steps[partner.id], self._parts[partner.id]
        held = tuple(map(self._partner, parts))
        count = len(steps) + sum(max(one.row.held, 0) for one in held)
        return Entry(self._leaf(partner).row._replace(held=count or -1), (*map(self._leaf, steps), *held))

    def _leaf(self, record: Record) -> Entry:
        """The line of an element."""
        entry = self._told.line(record.id)
        if entry is None:
            row = Row(record.id, record.collection, self._text(record), icon_name_of(record))
            entry = Entry(row)
            self._told.tell(record.id, _called_after(record), entry)
        return entry

    def _text(self, record: Record) -> str:
        return self._longer(record) or self._sayer.says(record)

    def _longer(self, record: Record) -> str:
        """What has no name of its own, by its text or by its ends; an answer with its question."""
        if isinstance(record, Note) and not one_line(record.name):
            return one_line(record.description[:200])
        if isinstance(record, Assignment) and not one_line(record.name):
            ends = (self._kaart.records.get(one) for one in (record.assignee, record.element))
            said = [self._leaf(one).row.text if one is not None else "?" for one in ends]
            return f"{said[0]} {record.part.title} {said[1]}"
        if isinstance(record, Flow) and not one_line(self._kaart.flow_name(record)):
            return self._between(record)
        if isinstance(record, Flow) and is_branch(self._kaart, record):
            question = self._kaart.records[record.source or ""]
            return f"{self._sayer.says(record)} · {self._sayer.says(question)}"
        return ""

    def _between(self, flow: Flow) -> str:
        """A flow that carries nothing with a name, by its ends."""
        records = (self._kaart.records.get(end or "") for end in (flow.source, flow.target))
        ends = [
            (self._sayer.code(one) or self._sayer.says(one)) if one is not None else "?" for one in records
        ]
        return " ".join(filter(None, (self._sayer.code(flow), " → ".join(ends))))


def _called_after(record: Record) -> tuple[str | None, ...]:
    """The elements after which one may be called."""
    if type(record) is Flow:
        return record.source, record.target, *record.documents
    return (record.assignee, record.element) if type(record) is Assignment else ()


def filtered(entries: Iterable[Entry], typed: str) -> tuple[Entry, ...]:
    """The elements whose name or number holds what was typed, below what they are parts of.

    Args:
        entries: the lists.
        typed: a name or number, or a part of one; all stays where it is empty.
    """
    sought = fold(typed)
    found = (_kept(entry, sought) for entry in entries)
    return tuple(entry for entry in found if entry is not None) if sought else tuple(entries)


def _kept(entry: Entry, sought: str) -> Entry | None:
    row = entry.row
    if row.is_element and _matches(row.text, sought):
        return entry
    parts = tuple(part for one in entry.parts if (part := _kept(one, sought)) is not None)
    if not parts:
        return None
    return Entry(row._replace(held=len(parts)) if row.id.startswith(KIND) else row, parts)


def _matches(text: str, sought: str) -> bool:
    folded = fold(text)
    return sought in folded or _number(folded) == _number(sought)


def _number(text: str) -> str:
    """A code without the zeros that fill it up, such as s5 for s05; the text itself where it is none."""
    code = text.split(" ", 1)[0]
    letter, digits = code[:1], code[1:]
    return f"{letter}{int(digits)}" if letter in "sdk" and digits.isdecimal() else text
