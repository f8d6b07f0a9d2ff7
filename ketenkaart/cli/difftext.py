"""The text of a diff: what is new, removed and changed, as a person reads it."""

from collections.abc import Iterator

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import WHOLE_MAP, Add, ChangeSet, Remove, SetField
from ketenkaart.changes.wording import shown_plain, titled, told_change
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.record import Record
from ketenkaart.texts import tr, tr_count


def diff_lines(old: Ketenkaart, changeset: ChangeSet) -> Iterator[str]:
    """What a change set does to a map, a line for each thing, by kind and in the order of the map."""
    new = apply(old, changeset)
    added = [change.record for change in changeset.changes if isinstance(change, Add)]
    removed = [change.record for change in changeset.changes if isinstance(change, Remove)]
    fields = [change for change in changeset.changes if isinstance(change, SetField)]
    changed = {change.record_id: new.records.get(change.record_id) for change in fields}
    if not changeset:
        yield tr("Nothing differs.")
        return
    yield from _listed(tr("New"), added, new)
    yield from _listed(tr("Removed"), removed, old)
    if changed:
        yield tr("Changed")
        for record in _in_order([record for record in changed.values() if record is not None]):
            yield f"  {titled(record, new.records)}"
            yield from (_field_line(change, old, new) for change in fields if change.record_id == record.id)
        yield from _unknown_lines(fields)
    yield _counted(len(added), len(removed), len(changed))


def _listed(heading: str, records: list[Record], kaart: Ketenkaart) -> Iterator[str]:
    if records:
        yield heading
        yield from (f"  {titled(record, kaart.records)}" for record in _in_order(records))


def _in_order(records: list[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (RECORD_TYPES.index(type(record)), record.order, record.id))


def _field_line(change: SetField, old: Ketenkaart, new: Ketenkaart) -> str:
    before, after = old.records[change.record_id], new.records[change.record_id]
    return "    " + told_change(change.field, before, after, (old.records, new.records))


def _unknown_lines(fields: list[SetField]) -> Iterator[str]:
    parts = [change for change in fields if change.record_id == WHOLE_MAP]
    if parts:
        yield "  " + tr("parts that this version does not know")
    for part in parts:
        yield f"    {part.field}: {shown_plain(part.before)} → {shown_plain(part.after)}"


def _counted(added: int, removed: int, changed: int) -> str:
    counts = (
        tr_count("{count} new", "{count} new", added),
        tr_count("{count} removed", "{count} removed", removed),
        tr_count("{count} changed", "{count} changed", changed),
    )
    return ", ".join(counts) + "."
