"""Differences: what is new, changed and removed between two maps, in words and at its place on the map."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ketenkaart.analysis.saying import Sayer
from ketenkaart.analysis.signs import Sign
from ketenkaart.changes.change import WHOLE_MAP, Add, Change, Remove, SetField
from ketenkaart.changes.diff import diff
from ketenkaart.changes.versions import without_versions
from ketenkaart.changes.wording import cut, shown_plain, titled, told_change
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.characters import visible
from ketenkaart.model.governance import Assignment, Finding, Indicator, Note, Role
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.nouns import noun
from ketenkaart.model.process import Document, Flow, Koppelvlak, Partner, Phase, Step, System
from ketenkaart.model.record import Record
from ketenkaart.texts import capital, tr, tr_count

_DRAWN = (Partner, Phase, Step, System, Flow, Koppelvlak)
_LONGEST = 80  # characters of a value
_LONGEST_VERSION = 60
_SILENT = {"last_numbers"}  # the program's own bookkeeping


class Difference(NamedTuple):
    """One thing that differs.

    Attributes:
        sign: what became of it.
        record: the record, as it is now; one that was removed as it was.
        name: what people call it.
        sentence: what it is, or what changed of it.
        places: the elements of the map as it is now where that is seen, the best one first.
    """

    sign: Sign
    record: Record
    name: str
    sentence: str
    places: tuple[str, ...]


def differences(old: Ketenkaart, new: Ketenkaart) -> tuple[Difference, ...]:
    """What differs between two maps, by kind and in the order of the map; versions they keep do not count."""
    return tuple(_Differences(old, new).all())


def told(found: Iterable[Difference]) -> str:
    """How much differs, such as: 3 new, 1 changed, 2 removed."""
    elements = {sign: {one.record.id for one in found if one.sign is sign} for sign in Sign}
    parts = (
        tr_count("{count} new", "{count} new", len(elements[Sign.ADDED])),
        tr_count("{count} changed", "{count} changed", len(elements[Sign.CHANGED])),
        tr_count("{count} removed", "{count} removed", len(elements[Sign.REMOVED])),
    )
    counted = [part for part, ids in zip(parts, elements.values(), strict=True) if ids]
    return ", ".join(counted) or tr("Nothing differs.")


def version_name(version: str, day: date | None) -> str:
    """A version by its name and day, such as "version 2.1 (12-03-2026)"."""
    name = tr("version {version}", version=visible(version, _LONGEST_VERSION))
    return f"{name} ({day:%d-%m-%Y})" if day is not None else name


def places(found: Iterable[Difference]) -> frozenset[str]:
    """The elements of the map as it is now where anything differs."""
    return frozenset(place for one in found for place in one.places)


def signs(found: Iterable[Difference]) -> Mapping[str, Counter[Sign]]:
    """The signs of each element of the map as it is now.

    What is not drawn itself, such as an assignment, makes its element a changed one. What was drawn and is
    removed is counted at the element nearest to where it was.
    """
    marks: dict[str, Counter[Sign]] = {}
    for one in found:
        drawn = isinstance(one.record, _DRAWN)
        if drawn and one.sign is Sign.REMOVED:
            for place in one.places[:1]:
                marks.setdefault(place, Counter())[Sign.REMOVED] += 1
            continue
        for place in one.places:
            sign = one.sign if drawn and place == one.record.id else Sign.CHANGED
            marks.setdefault(place, Counter())[sign] = 1
    for counts in marks.values():
        if counts[Sign.ADDED]:
            del counts[Sign.CHANGED]
    return marks


class _Differences:
    """Two maps, and what is said of them."""

    def __init__(self, old: Ketenkaart, new: Ketenkaart) -> None:
        self.old, self.new = without_versions(old), without_versions(new)
        self._says_old, self._says_new = Sayer(self.old), Sayer(self.new)

    def all(self) -> Iterator[Difference]:
        """Each difference, what belongs to one record together."""
        changes: dict[str, list[Change]] = {}
        for change in diff(self.old, self.new).changes:
            changes.setdefault(change.record_id, []).append(change)
        parts = changes.pop(WHOLE_MAP, [])
        for record_id in sorted(changes, key=self._rank):
            for change in changes[record_id]:
                if not (isinstance(change, SetField) and self._is_silent(change)):
                    yield self._of(change)
        yield from (self._part(part) for part in parts if isinstance(part, SetField))

    def _is_silent(self, change: SetField) -> bool:
        """Whether the program wrote it down by itself: a lane keeps its colour where others come or go."""
        kept = change.field == "colour" and change.before is None
        return change.field in _SILENT or (kept and _organisations(self.old) != _organisations(self.new))

    def _rank(self, record_id: str) -> tuple[int, str, str]:
        record = self.new.records.get(record_id) or self.old.records[record_id]
        return RECORD_TYPES.index(type(record)), record.order, record_id

    def _of(self, change: Change) -> Difference:
        if isinstance(change, Add):
            record = change.record
            name = self._name(record, self._says_new)
            return Difference(Sign.ADDED, record, name, _what(record, self._says_new), self._places(record))
        if isinstance(change, Remove):
            record = change.record
            name = self._name(record, self._says_old)
            return Difference(Sign.REMOVED, record, name, _what(record, self._says_old), self._near(record))
        before, after = self.old.records[change.record_id], self.new.records[change.record_id]
        records = (self.old.records, self.new.records)
        sentence = capital(told_change(change.field, before, after, records, _LONGEST))
        return Difference(
            Sign.CHANGED, after, self._name(after, self._says_new), sentence, self._places(after)
        )

    def _part(self, change: SetField) -> Difference:
        """A part of the file that this version does not know."""
        was, is_now = (cut(shown_plain(value), _LONGEST) for value in (change.before, change.after))
        about = self.new.about
        name = tr("parts that this version does not know")
        return Difference(Sign.CHANGED, about, name, f"{change.field}: {was} → {is_now}", ())

    @staticmethod
    def _name(record: Record, sayer: Sayer) -> str:
        if record.id == ABOUT_ID:
            return capital(noun("about"))
        if isinstance(record, Assignment):
            return titled(record, sayer.kaart.records).partition("“")[2].rstrip("”")
        return sayer.says(record)

    def _places(self, record: Record) -> tuple[str, ...]:
        """Where a record that is there is seen on the map."""
        found: tuple[str | None, ...]
        match record:
            case Document():
                found = tuple(flow.id for flow in self.new.flows if record.id in flow.documents)
            case Assignment() | Indicator() | Finding():
                found = (record.element,)
            case Note():
                found = (record.anchor,)
            case _:
                found = () if record.id == ABOUT_ID else (record.id,)
        seen = (one for one in found if one is not None and one in self.new.records and one != ABOUT_ID)
        return tuple(seen) or (() if record.id == ABOUT_ID else (record.id,))

    def _near(self, record: Record) -> tuple[str, ...]:
        """What is nearest to where a record was that is gone."""
        match record:
            case Step():
                near: tuple[str | None, ...] = (record.partner, record.phase)
            case Flow():
                near = (record.source, record.target, *map(self._partner, (record.source, record.target)))
            case Koppelvlak():
                near = record.partners
            case System() | Role():
                near = (record.partner,)
            case Partner():
                near = (record.parent,)
            case Assignment() | Indicator() | Finding():
                near = (record.element,)
            case Note():
                near = (record.anchor,)
            case Document():
                near = tuple(flow.id for flow in self.old.flows if record.id in flow.documents)
            case _:
                near = ()
        return tuple(one for one in near if one is not None and one in self.new.records and one != ABOUT_ID)

    def _partner(self, element: str | None) -> str | None:
        owner = self.old.partner_of(element)
        return owner.id if owner is not None else None


def _organisations(kaart: Ketenkaart) -> list[str]:
    return [one.id for one in kaart.partners if one.parent is None]


def _what(record: Record, sayer: Sayer) -> str:
    """What kind of thing a record is, and where it belongs."""
    kind = capital(noun(record.collection))
    if isinstance(record, Flow):
        return f"{kind}: {sayer.says_ends(record)}"
    owner = sayer.kaart.partner_of(record.id) if isinstance(record, Step | System) else None
    return f"{kind}: {sayer.says(owner)}" if owner is not None else kind
