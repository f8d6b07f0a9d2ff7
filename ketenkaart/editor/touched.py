"""What an undone or redone edit touched: what is selected then, for people to see what went."""

from collections.abc import Collection

from ketenkaart.changes.change import Add, ChangeSet, Remove, SetField
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Step
from ketenkaart.model.references import references

_GOES_WITH = ("source", "target", "element", "assignee", "partner", "parent")
"""The fields of a record that tell with what it comes and goes."""
_MAKES_ROOM = ("number", "order", "colour")
"""What changes of partners and phases where another one comes or goes; their numbers also where one moves."""


def touched(changes: ChangeSet, kaart: Ketenkaart, about: Collection[str] = ()) -> tuple[str, ...] | None:
    """The elements a change set touched that are there now, for people to see what went.

    Where what the edit was about is among them, all of that and no more: a step of a selection that was moved
    may stand where it stood, and others may have got another place in the order.
    """
    beside = _MAKES_ROOM if any(isinstance(one, Add | Remove) for one in changes.changes) else ("number",)
    ids = dict.fromkeys(
        change.record_id
        for change in changes.changes
        if not (isinstance(change, SetField) and change.field in beside)
    )
    along = _brought_along(changes, kaart)
    found = tuple(one for one in ids if one in kaart.records and one != ABOUT_ID and one not in along)
    main = () if set(about).isdisjoint(found) else tuple(one for one in about if one in kaart.records)
    return main or found or _left_by(changes, kaart) or None


def _brought_along(changes: ChangeSet, kaart: Ketenkaart) -> set[str]:
    """What came with something else: the flows of a step that is brought back, the parts of a partner."""
    added = {change.record_id: change.record for change in changes.changes if isinstance(change, Add)}
    ends = ((one, [getattr(record, name, None) for name in _GOES_WITH]) for one, record in added.items())
    along = {one for one, others in ends if not added.keys().isdisjoint(others)}
    sets = (change for change in changes.changes if isinstance(change, SetField))
    return along | {change.record_id for change in sets if _points_at(change, kaart, added)}


def _points_at(change: SetField, kaart: Ketenkaart, others: Collection[str]) -> bool:
    """Whether a field got a value that points at one of others."""
    record = kaart.records.get(change.record_id)
    found = references(record) if record is not None else ()
    return any(target in others and name.split(".")[0] == change.field for name, target, _ in found)


def _left_by(changes: ChangeSet, kaart: Ketenkaart) -> tuple[str, ...]:
    """Where what was taken away came from: the step before it, else its partner."""
    gone = [change.record for change in changes.changes if isinstance(change, Remove)]
    flows = [one for one in gone if isinstance(one, Flow)]
    ends = (*(one.source for one in flows), *(one.target for one in flows))
    owners = [one.partner for one in gone if isinstance(one, Step)]
    return tuple(one for one in (*ends, *owners) if one is not None and one in kaart.records)[:1]
