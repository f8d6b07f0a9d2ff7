"""Whether the records of a map fit together: ids lead somewhere, and no partner is part of itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from ketenkaart.model.process import Partner
from ketenkaart.model.record import ANY, Record
from ketenkaart.model.references import references


class Fault(Enum):
    """What is wrong with an id in a field."""

    MISSING = auto()
    MISPLACED = auto()
    ITSELF = auto()
    CYCLE = auto()


@dataclass(frozen=True, slots=True)
class BadLink:
    """An id that a record may not hold.

    Attributes:
        record: the record that holds it.
        field: the field; in a value inside a field as "pin.after".
        target: the id.
        fault: what is wrong with it.
        collections: where the field may point.
    """

    record: Record
    field: str
    target: str
    fault: Fault
    collections: tuple[str, ...] = (ANY,)


def bad_links(records: Mapping[str, Record], among: Iterable[Record] | None = None) -> Iterator[BadLink]:
    """The ids that lead nowhere, to a record of the wrong kind, to the record itself or round in circles.

    Args:
        records: every record of the map by id.
        among: the records to look at; every one where not given.
    """
    chosen = tuple(records.values() if among is None else among)
    for record in chosen:
        for field, target, ref in references(record):
            found = records.get(target)
            if found is None:
                yield BadLink(record, field, target, Fault.MISSING, ref.collections)
            elif found is record:
                yield BadLink(record, field, target, Fault.ITSELF)
            elif ANY not in ref.collections and found.collection not in ref.collections:
                yield BadLink(record, field, target, Fault.MISPLACED, ref.collections)
    yield from _cycles(records, chosen)


def _cycles(records: Mapping[str, Record], among: Iterable[Record]) -> Iterator[BadLink]:
    """One link of each circle of partners that are part of each other."""
    done: set[str] = set()
    for record in among:
        path: dict[str, Partner] = {}
        found: Record | None = record
        while isinstance(found, Partner) and found.id not in done and found.id not in path:
            path[found.id] = found
            found = records.get(found.parent) if found.parent is not None else None
        if isinstance(found, Partner) and found.id in path and found.parent not in (None, found.id):
            yield BadLink(found, "parent", str(found.parent), Fault.CYCLE)
        done.update(path)


def circle_of(records: Mapping[str, Record], partner_id: str) -> tuple[Partner, ...]:
    """The partners of the circle in which a partner stands, from that partner on."""
    circle: list[Partner] = []
    record = records.get(partner_id)
    while isinstance(record, Partner) and record not in circle:
        circle.append(record)
        record = records.get(record.parent) if record.parent is not None else None
    return tuple(circle)


def pointing_at(records: Iterable[Record], targets: Collection[str]) -> Iterator[Record]:
    """The records that point at one of these ids."""
    for record in records:
        if any(target in targets for _, target, _ in references(record)):
            yield record
