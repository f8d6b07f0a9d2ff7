"""Conflicts of a merge as a person settles them: what stands now, and what else can be chosen."""

from enum import Enum
from typing import Any, NamedTuple

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import (
    ABSENT,
    WHOLE_MAP,
    ChangeRefused,
    ChangeSet,
    SetField,
    field_value,
    same_value,
)
from ketenkaart.changes.conflict import Conflict, ConflictKind
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.edit import Edit, refused
from ketenkaart.edits.ranks import next_number
from ketenkaart.edits.setting import set_field
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.plain import plain
from ketenkaart.texts import mark, tr

_OF_FIELDS = (ConflictKind.FIELD, ConflictKind.CYCLE)
_KEPT = (ConflictKind.REMOVED_HERE, ConflictKind.REMOVED_THERE, ConflictKind.STILL_USED)


class Stands(Enum):
    """What the map holds now where two people did what cannot both stand."""

    OURS = mark("ours")
    THEIRS = mark("theirs")
    OTHER = mark("chosen anew")
    KEPT = mark("kept")
    GONE = mark("deleted")
    OPEN = mark("to look at")

    @property
    def title(self) -> str:
        """Its name in the language in use."""
        return tr(self.value)


class Way(NamedTuple):
    """Another way to settle a conflict.

    Attributes:
        text: what is done; to be translated.
        edit: does it.
    """

    text: str
    edit: Edit


def stands(kaart: Ketenkaart, conflict: Conflict) -> Stands:
    """What a map holds now where there was a conflict."""
    record = conflict.record
    if record is not None and record.id not in kaart.records:
        return Stands.GONE
    if conflict.kind in _OF_FIELDS:
        now = _value(kaart, conflict)
        if same_value(now, conflict.ours):
            return Stands.OURS
        return Stands.THEIRS if same_value(now, conflict.theirs) else Stands.OTHER
    if conflict.kind in _KEPT:
        return Stands.KEPT
    settled = conflict.kind is ConflictKind.NUMBER and not _equal(kaart, conflict)
    return Stands.OTHER if settled else Stands.OPEN


def other_way(kaart: Ketenkaart, conflict: Conflict) -> Way | None:
    """How else a conflict can be settled; none where all there is to do is to look."""
    now, record = stands(kaart, conflict), conflict.record
    if now is Stands.GONE:
        return None
    if conflict.kind in _OF_FIELDS:
        theirs = now is not Stands.THEIRS
        text = mark("Take theirs") if theirs else mark("Take ours")
        return Way(text, _set(kaart, conflict, conflict.theirs if theirs else conflict.ours))
    if now is Stands.KEPT and record is not None:
        return Way(mark("Delete it"), delete(kaart, [record.id]))
    if now is Stands.OPEN and conflict.kind is ConflictKind.NUMBER and conflict.other is not None:
        other = kaart.records[conflict.other.id]
        return Way(
            mark("Give the other a new number"),
            set_field(kaart, [other.id], "number", next_number(kaart, type(other))),
        )
    return None


def _equal(kaart: Ketenkaart, conflict: Conflict) -> bool:
    """Whether two records still have one number."""
    one, other = (kaart.records.get(each.id) if each else None for each in (conflict.record, conflict.other))
    if one is None or other is None:
        return False
    return same_value(field_value(one, conflict.field), field_value(other, conflict.field))


def _value(kaart: Ketenkaart, conflict: Conflict) -> Any:
    if conflict.record is not None:
        return field_value(kaart.records[conflict.record.id], conflict.field)
    return plain(kaart.unknown[conflict.field]) if conflict.field in kaart.unknown else ABSENT


def _set(kaart: Ketenkaart, conflict: Conflict, value: Any) -> Edit:
    """The edit that makes a field hold a value; refused where it may not stand there any more."""
    record = conflict.record
    change = SetField(
        WHOLE_MAP if record is None else record.id, conflict.field, _value(kaart, conflict), value
    )
    changes = ChangeSet((change,), tr("Choose what stays of a merge"))
    try:
        apply(kaart, changes)
    except ChangeRefused as refusal:
        return refused(str(refusal))
    return Edit(changes, None if record is None else (record.id,))
