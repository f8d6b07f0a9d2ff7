"""Doubles: a partner that was given the name another one has; it is probably that one."""

from typing import NamedTuple

from ketenkaart.changes.change import ChangeSet, SetField
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.labels import told
from ketenkaart.edits.making import named
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner
from ketenkaart.texts import tr


class Double(NamedTuple):
    """Two partners with one name.

    Attributes:
        made: the one that was given the name.
        known: the one that had it.
    """

    made: Partner
    known: Partner


def double_by(kaart: Ketenkaart, changes: ChangeSet) -> Double | None:
    """What naming a partner came to; None where no other has that name, or changes are of another kind.

    Parts of different wholes may well have the same name, such as a secretariat.

    Args:
        kaart: the map after the changes.
        changes: the changes.
    """
    given = [one.record_id for one in changes.changes if isinstance(one, SetField) and one.field == "name"]
    made = kaart.get(Partner, given[0]) if len(given) == 1 else None
    if made is None:
        return None
    others = Ketenkaart.of(
        [kaart.about, *(one for one in kaart.partners if one.parent == made.parent and one.id != made.id)]
    )
    known = named(others, Partner, made.name)
    return Double(made, known) if known is not None else None


def use_known(kaart: Ketenkaart, double: Double) -> Edit:
    """Let the partner that was there take the place of the one that was given its name, with all it has."""
    edit = delete(kaart, [double.made.id], steps_to=double.known.id)
    label = tr("Use {what}", what=told(kaart, double.known))
    return edit._replace(changes=ChangeSet(edit.changes.changes, label))
