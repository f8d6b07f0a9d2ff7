"""Escalation: who decides on an element, and where that goes which they cannot solve."""

from collections.abc import Iterator
from typing import NamedTuple

from ketenkaart.analysis.assigned import Assigned, Assignments
from ketenkaart.analysis.saying import Sayer, one_line
from ketenkaart.model.governance import Body, Finding, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import Level, Part
from ketenkaart.texts import tr

_WEIGHTS = (Part.DECIDES, Part.ACCOUNTABLE, Part.DISCUSSES, Part.GUARDS, Part.RESPONSIBLE)
_LEVELS = (Level.OPERATIONAL, Level.TACTICAL, Level.STRATEGIC)


class Upward(NamedTuple):
    """The places above a role or body.

    Attributes:
        places: from the nearest to the highest; an escalation that comes round stops where it began.
        outside: who decides beyond the chain, above the last of them.
    """

    places: tuple[Role | Body, ...]
    outside: str


class Escalation(NamedTuple):
    """How an element is escalated.

    Attributes:
        ids: the element, who decides on it, and all above.
        told: the way up in words.
    """

    ids: frozenset[str]
    told: str


def upward(kaart: Ketenkaart, record: Record) -> Upward:
    """Where a role or body takes what it cannot solve."""
    seen, places = {record.id}, list[Role | Body]()
    above = _above(kaart, record)
    while above is not None and above.id not in seen:
        seen.add(above.id)
        places.append(above)
        record, above = above, _above(kaart, above)
    outside = one_line(record.escalates_outside) if isinstance(record, Body) and above is None else ""
    return Upward(tuple(places), outside)


def _above(kaart: Ketenkaart, record: Record) -> Role | Body | None:
    target = record.escalates_to if isinstance(record, Role | Body) else None
    found = kaart.records.get(target) if target is not None else None
    return found if isinstance(found, Role | Body) else None


def can_escalate(kaart: Ketenkaart, element_id: str) -> bool:
    """Whether an element has a way up; quicker than finding it."""
    record = kaart.records.get(element_id)
    if isinstance(record, Role | Body):
        return True
    if isinstance(record, Finding):
        own = record.body is not None or record.escalated_to is not None
        return own or Assignments(kaart).has_any(record.element or record.id)
    return Assignments(kaart).has_any(element_id)


def escalation_of(kaart: Ketenkaart, element_id: str) -> Escalation | None:
    """The way up from an element; none where nobody has a part in it."""
    starts = list(_starts(kaart, element_id))
    if not starts:
        return None
    ids, told, seen = {element_id}, list[str](), set[str]()
    for start, part in starts:
        if start.id in seen:
            continue
        above = upward(kaart, start)
        ids |= {start.id, *(one.id for one in above.places)}
        seen |= {one.id for one in above.places}
        told.append(_told(kaart, start, part, above))
    return Escalation(frozenset(ids), "; ".join(told))


def _told(kaart: Ketenkaart, start: Role | Body, part: Part | None, above: Upward) -> str:
    """The way up from one role or body."""
    sayer = Sayer(kaart)
    names = [sayer.short(one) if isinstance(one, Body) else sayer.says(one) for one in (start, *above.places)]
    if part is not None and part is not Part.DECIDES:
        names[0] = f"{names[0]} ({part.title})"
    if above.outside:
        names.append(tr("beyond the chain: {outside}", outside=above.outside))
    if len(names) == 1:
        return tr("{name}, which escalates to nobody yet", name=names[0])
    return " → ".join(names)


def _starts(kaart: Ketenkaart, element_id: str) -> Iterator[tuple[Role | Body, Part | None]]:
    """Who an escalation of an element begins with, and the part they have in it."""
    record = kaart.records.get(element_id)
    if isinstance(record, Role | Body):
        yield record, None
        return
    if isinstance(record, Finding):
        dealt = kaart.records.get(record.body or record.escalated_to or "")
        if isinstance(dealt, Role | Body):
            yield dealt, None
            return
        element_id = record.element or element_id
    found = Assignments(kaart).of(element_id)
    part = next((part for part in _WEIGHTS if any(one.assignment.part is part for one in found)), None)
    having = [one for one in found if part is not None and one.assignment.part is part]
    known = ((kaart.records.get(one.assignment.assignee), one) for one in having)
    at_work = [(record, one) for record, one in known if isinstance(record, Role | Body)]
    for assignee, _ in sorted(at_work, key=_nearest):
        yield assignee, part


def _nearest(start: tuple[Role | Body, Assigned]) -> tuple[bool, int]:
    """What is said of the element itself comes first, then the lowest level."""
    assignee, one = start
    return one.via is not None, _LEVELS.index(assignee.level)
