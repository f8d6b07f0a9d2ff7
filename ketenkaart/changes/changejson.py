"""Change sets as JSON: what a diff prints, a version keeps and a journal holds."""

from collections.abc import Mapping
from typing import Any

from ketenkaart.changes.change import ABSENT, Add, Change, ChangeRefused, ChangeSet, Remove, SetField
from ketenkaart.model.ketenkaart import RECORD_TYPE_BY_COLLECTION
from ketenkaart.model.plain import from_plain, plain_fields
from ketenkaart.model.record import Record
from ketenkaart.texts import tr


def to_json(changeset: ChangeSet) -> dict[str, Any]:
    """The change set as an object for JSON."""
    return {"label": changeset.label, "changes": [_change_to_json(change) for change in changeset.changes]}


def _change_to_json(change: Change) -> dict[str, Any]:
    if isinstance(change, SetField):
        values = {"before": change.before, "after": change.after}
        given = {name: value for name, value in values.items() if value is not ABSENT}
        return {"set": change.record_id, "field": change.field, **given}
    kind = "add" if isinstance(change, Add) else "remove"
    return {kind: change.record.collection, "record": plain_fields(change.record)}


def from_json(tree: Any) -> ChangeSet:
    """The change set from the object that `to_json` gave.

    Raises:
        ChangeRefused: it is none.
    """
    try:
        changes = tuple(_change_from_json(change) for change in tree["changes"])
        return ChangeSet(changes, str(tree["label"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ChangeRefused(tr("This is not a set of changes.")) from error


def _change_from_json(change: Mapping[str, Any]) -> Change:
    if "set" in change:
        before, after = change.get("before", ABSENT), change.get("after", ABSENT)
        return SetField(str(change["set"]), str(change["field"]), before, after)
    if "add" in change:
        return Add(_record(change["add"], change["record"]))
    return Remove(_record(change["remove"], change["record"]))


def _record(collection: str, fields: Mapping[str, Any]) -> Record:
    return from_plain(RECORD_TYPE_BY_COLLECTION[collection], fields)
