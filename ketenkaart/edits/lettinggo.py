"""Letting go: what points at a record that is taken out of a map points at it no more, or goes with it."""

from collections.abc import Collection, Iterable, Mapping

from ketenkaart.edits.draft import Draft
from ketenkaart.edits.ranks import next_number
from ketenkaart.model.about import ABOUT_ID, LastNumbers
from ketenkaart.model.integrity import pointing_at
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Phase
from ketenkaart.model.record import Record
from ketenkaart.model.relinking import required_links, with_ids


def with_dependents(kaart: Ketenkaart, ids: Iterable[str]) -> dict[str, Record]:
    """The records with these ids, and those that are nothing without them: their flows and assignments."""
    gone = {one: kaart.records[one] for one in ids if one in kaart.records}
    fresh: Mapping[str, Record] = gone
    while fresh:
        pointing = pointing_at(kaart.records.values(), fresh)
        fresh = {one.id: one for one in pointing if one.id not in gone and _needs(one, fresh)}
        gone |= fresh
    return gone


def _needs(record: Record, gone: Collection[str]) -> bool:
    if isinstance(record, Flow):
        return record.source in gone or record.target in gone
    return any(getattr(record, field) in gone for field in required_links(type(record)))


def take_out(draft: Draft, ids: Iterable[str]) -> None:
    """Take records out, with those that need them; all others let go of them."""
    gone = with_dependents(draft.kaart, ids)
    for record in tuple(pointing_at(draft.kaart.records.values(), gone)):
        if record.id not in gone:
            draft.set(record.id, **with_ids(record, lambda one: None if one in gone else one))
    draft.remove(gone)
    for record in gone.values():
        _keep_number(draft, record)


def _keep_number(draft: Draft, record: Record) -> None:
    """Remember the number of a record that is taken out, where it would be given again.

    That of a phase says where it stands, and is given again.
    """
    number = getattr(record, "number", None)
    if number is None or isinstance(record, Phase):
        return
    following = next_number(draft.kaart, type(record))
    if following is not None and number >= following:
        last = draft.kaart.about.last_numbers or LastNumbers()
        draft.set(ABOUT_ID, last_numbers=last.model_copy(update={record.collection: number}))
