"""Doubles: what was given the name that another one of its kind has; it is probably that one."""

from typing import NamedTuple

from ketenkaart.changes.change import ChangeSet, SetField
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.labels import told
from ketenkaart.edits.making import bears
from ketenkaart.model.governance import Body, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Agreement, Document, Koppelvlak, Partner, Phase, System
from ketenkaart.model.record import Record
from ketenkaart.texts import tr

_ONCE = (Partner, Phase, Document, Koppelvlak, System, Role, Body, Agreement)  # but a step may be there twice
_WHOSE = {System: "partner", Role: "partner", Koppelvlak: "partners", Agreement: "parties"}


class Double(NamedTuple):
    """Two elements of a kind with one name.

    Attributes:
        made: the one that was given the name.
        known: the one that had it.
    """

    made: Record
    known: Record


def double_by(kaart: Ketenkaart, changes: ChangeSet) -> Double | None:
    """What naming an element came to; None where it is no double, or changes are of another kind.

    Args:
        kaart: the map after the changes.
        changes: the changes.
    """
    given = [one.record_id for one in changes.changes if isinstance(one, SetField) and one.field == "name"]
    return double_of(kaart, given[0]) if len(given) == 1 else None


def double_of(kaart: Ketenkaart, element: str) -> Double | None:
    """An element with another one of its kind that has its name; None where there is none."""
    made = kaart.records.get(element)
    if not isinstance(made, _ONCE):
        return None
    others = (one for one in kaart.all(type(made)) if one.id != made.id and bears(one, made.name))
    known = next((one for one in others if _may_be_one(made, one)), None)
    return Double(made, known) if known is not None else None


def _may_be_one(one: Record, other: Record) -> bool:
    """Whether one name means one thing here: a secretariat may well be a part of different wholes."""
    if isinstance(one, Partner) and isinstance(other, Partner):
        return one.parent == other.parent
    field = _WHOSE.get(type(one))
    if field is None:
        return True
    ours, theirs = getattr(one, field), getattr(other, field)
    return not ours or not theirs or _ids(ours) == _ids(theirs)


def _ids(value: str | tuple[str, ...]) -> set[str]:
    return {value} if isinstance(value, str) else set(value)


def use_known(kaart: Ketenkaart, double: Double) -> Edit:
    """Let what was there take the place of what was given its name, with all that has to do with it."""
    edit = delete(kaart, [double.made.id], steps_to=double.known.id)
    label = tr("Use {what}", what=told(kaart, double.known))
    return edit._replace(changes=ChangeSet(edit.changes.changes, label))
