"""Compose: two change sets in a row become one, in which what cancels out is left out."""

from dataclasses import dataclass, field

from ketenkaart.changes.apply import with_field
from ketenkaart.changes.change import (
    Add,
    Change,
    ChangeRefused,
    ChangeSet,
    Remove,
    SetField,
    field_changes,
    same_record,
    same_value,
)
from ketenkaart.model.record import Record
from ketenkaart.texts import tr


def compose(first: ChangeSet, second: ChangeSet) -> ChangeSet:
    """The change set that does what the first and then the second does.

    A record added and removed again vanishes; two changes of one field become one.

    Raises:
        ChangeRefused: the second cannot follow the first.
    """
    nets: dict[str, _Net] = {}
    for change in (*first.changes, *second.changes):
        nets.setdefault(change.record_id, _Net()).take(change)
    changes = [change for net in nets.values() for change in net.changes()]
    changes.sort(key=lambda change: (Remove, Add, SetField).index(type(change)))
    return ChangeSet(tuple(changes), first.label or second.label)


@dataclass(slots=True)
class _Net:
    """What all changes so far did to one record.

    Attributes:
        removed: the record as it was, where it was taken out.
        added: the record as it is, where it was put in.
        fields: the fields that changed, where it was there all along.
    """

    removed: Record | None = None
    added: Record | None = None
    fields: dict[str, SetField] = field(default_factory=dict)

    def take(self, change: Change) -> None:
        """Take one more change into account."""
        if isinstance(change, SetField):
            self._set(change)
        elif isinstance(change, Add):
            self.added = change.record
        elif self.added is not None:
            self.added = None
        else:
            record = change.record
            for earlier in self.fields.values():
                record = with_field(record, earlier.field, earlier.before)
            self.removed, self.fields = record, {}

    def _set(self, change: SetField) -> None:
        if self.added is not None:
            self.added = with_field(self.added, change.field, change.after)
            return
        if self.removed is not None:
            raise ChangeRefused(tr("“{id}” is not in the map.", id=change.record_id))
        earlier = self.fields.get(change.field)
        before = change.before if earlier is None else earlier.before
        self.fields[change.field] = SetField(change.record_id, change.field, before, change.after)

    def changes(self) -> list[Change]:
        """The changes that do the same."""
        if self.removed is not None and self.added is not None and type(self.removed) is type(self.added):
            if same_record(self.removed, self.added):
                return []
            return list(field_changes(self.removed, self.added))
        found: list[Change] = [c for c in self.fields.values() if not same_value(c.before, c.after)]
        if self.removed is not None:
            found.append(Remove(self.removed))
        if self.added is not None:
            found.append(Add(self.added))
        return found
