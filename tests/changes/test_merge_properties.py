"""What holds for every merge, tried on maps that grew apart by chance."""

import pytest
from changes.strategies import by_chance, tangles
from hypothesis import event, given

from ketenkaart.changes.apply import apply, with_field
from ketenkaart.changes.change import field_value, same_record, same_value
from ketenkaart.changes.conflict import ConflictKind
from ketenkaart.changes.merge import merge
from ketenkaart.model.integrity import bad_links
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.texts import use_language


class Clash(Exception):
    """Both sides touched the same."""


def plain_union(base, ours, theirs) -> dict:
    """The records with the changes of both sides, by the simplest rule; no regard for what points where."""
    found = {}
    for record_id in base.records.keys() | ours.records.keys() | theirs.records.keys():
        record = _of_both(*(side.records.get(record_id) for side in (base, ours, theirs)))
        if record is not None:
            found[record_id] = record
    return found


def _of_both(base, ours, theirs):
    def same(one, other):
        return one is other or (one is not None and other is not None and same_record(one, other))

    if same(base, theirs) or same(ours, theirs):
        return ours
    if same(base, ours):
        return theirs
    if None in (base, ours, theirs) or len({type(record) for record in (base, ours, theirs)}) > 1:
        raise Clash
    record = ours
    for field in {**type(ours).model_fields, **ours.model_extra, **theirs.model_extra}:
        before, here, there = (field_value(one, field) for one in (base, ours, theirs))
        if same_value(before, there) or same_value(here, there):
            continue
        if not same_value(before, here):
            raise Clash
        record = with_field(record, field, there)
    return record


@pytest.mark.rule("C4")
@by_chance
@given(tangles())
def test_a_merge_with_one_side_unchanged_gives_the_other(fork):
    base, changed, _ = fork

    for ours, theirs in [(changed, base), (base, changed), (changed, changed)]:
        merged = merge(base, ours, theirs)

        assert to_bytes(merged.kaart) == to_bytes(changed)
        assert merged.conflicts == ()


@by_chance
@given(tangles())
def test_a_merged_map_is_sound_and_is_ours_with_the_changes_it_names(fork):
    base, ours, theirs = fork

    merged = merge(base, ours, theirs)

    event(f"{len(merged.conflicts)} conflicts")
    assert list(bad_links(merged.kaart.records)) == []
    assert to_bytes(apply(ours, merged.changes)) == to_bytes(merged.kaart)


@pytest.mark.rule("C5")
@by_chance
@given(tangles())
def test_a_conflict_is_listed_only_where_both_touched_the_same_or_links_would_break(fork):
    base, ours, theirs = fork
    merged = merge(base, ours, theirs)
    conflicts = [c for c in merged.conflicts if c.kind is not ConflictKind.NUMBER and c.record is not None]

    try:
        union = plain_union(base, ours, theirs)
    except Clash:
        event("clash")
        assert conflicts
        return

    broken = list(bad_links(union))
    event("broken" if broken else "clean")
    assert bool(conflicts) == bool(broken)
    if not broken:
        expected = Ketenkaart.of(union.values(), merged.kaart.unknown)
        assert to_bytes(merged.kaart) == to_bytes(expected)


@by_chance
@given(tangles())
def test_equal_numbers_that_the_merge_made_are_listed(fork):
    base, ours, theirs = fork
    merged = merge(base, ours, theirs)
    pairs = [(c.record, c.other) for c in merged.conflicts if c.kind is ConflictKind.NUMBER]
    listed = {tuple(sorted((one.id, other.id))) for one, other in pairs}

    made = _twins(merged.kaart) - _twins(ours) - _twins(theirs)

    assert bool(listed) == bool(made)
    assert listed <= made
    assert all(one.id in ours.records or other.id not in ours.records for one, other in pairs)


def _twins(kaart) -> set:
    """The pairs of records of one kind that have the same number."""
    numbered = [record for record in kaart.records.values() if getattr(record, "number", None) is not None]
    return {
        (one.id, other.id)
        for one in numbered
        for other in numbered
        if one.id < other.id and type(one) is type(other) and one.number == other.number
    }


@by_chance
@given(tangles())
def test_a_merge_without_conflicts_is_the_same_from_either_side(fork):
    base, ours, theirs = fork
    merged = merge(base, ours, theirs)

    if not merged.conflicts:
        assert to_bytes(merge(base, theirs, ours).kaart) == to_bytes(merged.kaart)


@by_chance
@given(tangles())
def test_no_record_that_one_side_made_or_changed_is_lost_unseen(fork):
    base, ours, theirs = fork
    merged = merge(base, ours, theirs)
    told = {record.id for c in merged.conflicts for record in (c.record, c.other) if record is not None}

    for side in (ours, theirs):
        for record in side.records.values():
            before = base.records.get(record.id)
            touched = before is None or not same_record(before, record)
            assert not touched or record.id in merged.kaart.records or record.id in told


@by_chance
@given(tangles())
def test_every_conflict_is_told_in_both_languages(fork):
    merged = merge(*fork)
    for conflict in merged.conflicts:
        for language in ("en", "nl"):
            use_language(language)
            sentence = conflict.sentence(merged.kaart.records)
            assert sentence.endswith(".")
            assert "Absent" not in sentence
            assert "ABSENT" not in sentence
