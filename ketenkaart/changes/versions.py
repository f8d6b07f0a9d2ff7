"""Versions: the maps that the partners adopted, kept in the map itself and brought back from it.

The last one is kept as the changes that lead from an empty map to it, each earlier one as those that lead
back to it from the next. So nothing that happens to the map afterwards, in this program or another, changes
what an adopted version looked like, and all of them together take little room.
"""

import datetime
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from ketenkaart.changes.apply import apply, with_field
from ketenkaart.changes.change import ChangeRefused, ChangeSet, set_field
from ketenkaart.changes.changejson import from_json, to_json
from ketenkaart.changes.diff import diff
from ketenkaart.model.about import ABOUT_ID, Adopted
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.plain import plain
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import MapStatus
from ketenkaart.texts import tr

_FIELD = "adopted"
_EMPTY = Ketenkaart.of([])


def adopted_map(kaart: Ketenkaart, place: int) -> Ketenkaart:
    """An adopted version of a map, just as it was once it was adopted.

    Args:
        kaart: the map that keeps it.
        place: which of its versions, counted as in a list.

    Raises:
        ChangeRefused: what it looked like was not kept, or cannot be read.
    """
    versions = kaart.about.adopted
    place %= len(versions)
    found = _bare(versions[place:])
    snapshot = _told(diff(_EMPTY, found))
    return _with_versions(found, (*versions[:place], _with_changes(versions[place], snapshot)))


def _bare(versions: tuple[Adopted, ...]) -> Ketenkaart:
    """The first of some versions, up to the last one; without the versions that it keeps itself."""
    found = _EMPTY
    for version in reversed(versions):
        found = apply(found, _kept(version))
    return found


def adopting(
    kaart: Ketenkaart, version: str, day: datetime.date, body: str = "", note: str = "", label: str = ""
) -> ChangeSet:
    """The changes that make the map as it is an adopted version.

    Args:
        kaart: the map.
        version: what the version is called.
        day: when it was adopted.
        body: the meeting body that adopted it.
        note: what was said then.
        label: what the changes are called.
    """
    values = {"status": MapStatus.ADOPTED, "version": version, "date": day}
    adopted = apply(kaart, ChangeSet(tuple(set_field(kaart.about, *each) for each in values.items())))
    bare = without_versions(adopted)
    versions = list(kaart.about.adopted)
    if versions:
        try:
            before = _bare(kaart.about.adopted[-1:])
            versions[-1] = _with_changes(versions[-1], _told(diff(bare, before)))
        except ChangeRefused:  # it stays as it is: it could not be brought back before either
            pass
    kept = Adopted(
        version=version, date=day, adopted_by=body, note=note, changes_back=_told(diff(_EMPTY, bare))
    )
    return diff(kaart, _with_versions(adopted, (*versions, kept)), label)


def is_adopted(kaart: Ketenkaart) -> bool:
    """Whether a map is marked as the last version that was adopted."""
    about = kaart.about
    return bool(about.adopted) and about.status is MapStatus.ADOPTED


def last_in_common(kaart: Ketenkaart, other: Ketenkaart) -> Ketenkaart | None:
    """The last adopted version from which two maps both grew; none where they share none."""
    known = dict(_all_adopted(other))
    for place, found in _all_adopted(kaart):
        if any(_same(found, one) for one in known.values()):
            return adopted_map(kaart, place)
    return None


def adopted_by_either(ours: Ketenkaart, theirs: Ketenkaart) -> tuple[Adopted, ...] | None:
    """The versions that two maps keep, by day; None where one of them cannot be brought back."""
    kept: list[tuple[Adopted, Ketenkaart]] = []
    for kaart in (theirs, ours):
        found = list(_all_adopted(kaart))
        if len(found) < len(kaart.about.adopted):
            return None
        for place, bare in reversed(found):
            version = _with_changes(kaart.about.adopted[place], ())
            if not any(version == other and _same(bare, one) for other, one in kept):
                kept.append((version, bare))
    kept.sort(key=lambda each: each[0].date or datetime.date.min)
    versions, after = list[Adopted](), _EMPTY
    for version, bare in reversed(kept):
        versions.append(_with_changes(version, _told(diff(after, bare))))
        after = bare
    return tuple(reversed(versions))


def _all_adopted(kaart: Ketenkaart) -> Iterator[tuple[int, Ketenkaart]]:
    """The adopted versions that can be brought back, without the versions they keep; the last one first."""
    found = _EMPTY
    for place in reversed(range(len(kaart.about.adopted))):
        try:
            found = apply(found, _kept(kaart.about.adopted[place]))
        except ChangeRefused:  # nor can those before it
            return
        yield place, found


def _same(one: Ketenkaart, other: Ketenkaart) -> bool:
    return not diff(one, other)


def _kept(version: Adopted) -> ChangeSet:
    if not version.changes_back:
        raise ChangeRefused(tr("What version {version} looked like was not kept.", version=version.version))
    return from_json({"changes": version.changes_back, "label": ""})


def _told(changes: ChangeSet) -> tuple[Any, ...]:
    return tuple(to_json(changes)["changes"])


def _with_changes(version: Adopted, changes: tuple[Any, ...]) -> Adopted:
    return version.model_copy(update={"changes_back": changes})


def _with_versions(kaart: Ketenkaart, versions: tuple[Adopted, ...]) -> Ketenkaart:
    return _with_about(kaart, with_field(kaart.about, _FIELD, plain(versions)))


def without_versions(kaart: Ketenkaart) -> Ketenkaart:
    """The map without the versions it keeps: what there is to compare."""
    about = kaart.about
    return _with_about(kaart, about.model_copy(update={_FIELD: ()})) if about.adopted else kaart


def _with_about(kaart: Ketenkaart, about: Record) -> Ketenkaart:
    return Ketenkaart(MappingProxyType({**kaart.records, ABOUT_ID: about}), kaart.unknown)
