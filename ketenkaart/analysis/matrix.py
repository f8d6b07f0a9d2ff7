"""The matrix of governance: which role or body has which part in which element, and where nobody has one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ketenkaart.analysis.assigned import Assignments
from ketenkaart.analysis.saying import Sayer, one_line
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Agreement, Document, Flow, Koppelvlak, Partner, Phase, Step
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import BodyStatus, FlowKind, Level, Part
from ketenkaart.texts import tr

GOVERNED = ("steps", "flows", "koppelvlakken", "documents", "agreements")
"""The kinds of elements that have rows, in their order."""


class Column(NamedTuple):
    """A role or body.

    Attributes:
        id: its id.
        code: the letters of a body; empty for none.
        title: what it is called.
        level: its level.
        role: whether it is a role.
        lapsed: whether it is a body that no longer meets.
    """

    id: str
    code: str
    title: str
    level: Level
    role: bool
    lapsed: bool

    @property
    def told(self) -> str:
        """What it is called, with its letters and whether it still meets."""
        name = " ".join(part for part in (self.code, self.title) if part)
        return tr("{name}, lapsed", name=name) if self.lapsed else name


class Cell(NamedTuple):
    """The part that a role or body has in an element; none where both are empty.

    Attributes:
        parts: what it was given for the element itself.
        inherited: what it has by way of something else.
        via: the phase, partner or document that these come from, as people say it.
    """

    parts: tuple[Part, ...] = ()
    inherited: tuple[Part, ...] = ()
    via: str = ""

    @property
    def told(self) -> str:
        """The part in words; that of the element itself first."""
        own = [part.title for part in self.parts]
        others = [tr("{part}, {via}", part=part.title, via=self.via) for part in self.inherited]
        return "; ".join((*own, *others))


NOTHING = Cell()


class Row(NamedTuple):
    """An element, with a cell for each role and body.

    Attributes:
        element: its id.
        collection: its kind.
        code: its code; empty for none.
        name: its name, without the code.
        owner: whose it is, as far as the map knows: the partner, the owner or the parties.
    """

    element: str
    collection: str
    code: str
    name: str
    owner: str
    cells: tuple[Cell, ...]

    @property
    def is_gap(self) -> bool:
        """Whether nobody has a part in it."""
        return all(cell is NOTHING for cell in self.cells)

    @property
    def told(self) -> str:
        """What it is called, with its code."""
        return f"{self.code} {self.name}" if self.code else self.name


class Matrix(NamedTuple):
    """All roles and bodies, and all elements that are governed."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def gaps(self) -> int:
        """In how many elements nobody has a part."""
        return sum(row.is_gap for row in self.rows)


def matrix_of(kaart: Ketenkaart) -> Matrix:
    """The matrix of a map."""
    return _Maker(kaart, Sayer(kaart), Assignments(kaart)).made()


@dataclass(frozen=True)
class _Maker:
    kaart: Ketenkaart
    sayer: Sayer
    assignments: Assignments

    def made(self) -> Matrix:
        columns = tuple(self._columns())
        places = {column.id: place for place, column in enumerate(columns)}
        rows = (self._row(record, places) for record in self._elements())
        return Matrix(columns, tuple(rows))

    def _columns(self) -> Iterator[Column]:
        """By level, from high to low; bodies before roles."""
        for level in Level:
            for body in self.kaart.bodies:
                if body.level is level:
                    code = one_line(body.short_name)
                    title = self.sayer.says(body).removeprefix(code).strip()
                    yield Column(body.id, code, title, level, False, body.status is BodyStatus.LAPSED)
            for role in self.kaart.roles:
                if role.level is level:
                    title = one_line(role.name) or role.kind.title
                    yield Column(role.id, "", title, level, True, False)

    def _elements(self) -> Iterator[Record]:
        """What is governed, by kind; a sequence carries nothing."""
        yield from self.kaart.steps
        yield from (flow for flow in self.kaart.flows if flow.kind is not FlowKind.SEQUENCE)
        yield from self.kaart.koppelvlakken
        yield from self.kaart.documents
        yield from self.kaart.agreements

    def _row(self, record: Record, places: dict[str, int]) -> Row:
        code, name = self.sayer.code(record), self.sayer.says(record)
        name = name.removeprefix(code).strip() if name != code else ""
        cells = [NOTHING] * len(places)
        for one in self.assignments.of(record.id):
            place = places.get(one.assignment.assignee)
            if place is not None:
                cells[place] = self._with(cells[place], one.assignment.part, one.via)
        return Row(record.id, record.collection, code, name, self._owner(record), tuple(cells))

    def _with(self, cell: Cell, part: Part, via: str | None) -> Cell:
        if via is None:
            return cell._replace(parts=(*cell.parts, part))
        inherited = (*cell.inherited, part)
        return cell._replace(inherited=inherited, via=cell.via or by_way_of(self.kaart, via))

    def _owner(self, record: Record) -> str:
        if isinstance(record, Step):
            return self._partners((record.partner,))
        if isinstance(record, Flow):
            ends = (self.kaart.partner_of(end) for end in (record.source, record.target))
            names = dict.fromkeys(self.sayer.short(end) for end in ends if end is not None)
            return " → ".join(names)
        if isinstance(record, Koppelvlak):
            return one_line(record.owner)
        return self._partners(record.parties) if isinstance(record, Agreement) else ""

    def _partners(self, ids: tuple[str | None, ...]) -> str:
        found = (self.kaart.get(Partner, one) for one in ids)
        return ", ".join(self.sayer.short(partner) for partner in found if partner is not None)


def by_way_of(kaart: Ketenkaart, via: str) -> str:
    """By way of what a part in an element comes from something else, such as "by way of phase 2"."""
    place = kaart.records.get(via)
    if isinstance(place, Phase):
        told = f"{place.number}" if place.number is not None else f"“{one_line(place.name) or '?'}”"
        return tr("by way of {phase}", phase=told)
    if isinstance(place, Partner):
        return tr("by way of {partner}", partner=Sayer(kaart).short(place))
    name = one_line(place.name) if isinstance(place, Document) else ""
    return tr("by way of document “{name}”", name=name or "?")
