"""Adopted versions come back from the map that keeps them, as they were."""

from datetime import date

import pytest
from changes.strategies import by_chance, change_sets, maps
from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeRefused, ChangeSet, set_field
from ketenkaart.changes.merge import merge
from ketenkaart.changes.versions import adopted_map, adopting, is_adopted, last_in_common, without_versions
from ketenkaart.model.about import About, Adopted
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Step
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.reading import parse

DAY = date(2026, 3, 12)


def adopted(kaart, version="1.0"):
    return apply(kaart, adopting(kaart, version, DAY, "Ketenbestuur", "Na de ketenconferentie."))


def small():
    return Ketenkaart.of([About(id="about", name="Keten"), Partner(id="p"), Step(id="s", partner="p")])


def named(kaart, record_id, name):
    return apply(kaart, ChangeSet((set_field(kaart.records[record_id], "name", name),)))


@st.composite
def histories(draw):
    """A map through some adoptions, with what was done in between: each adopted one, and what it is now."""
    kaart, made = draw(maps()), []
    kaart = apply(kaart, ChangeSet((set_field(kaart.about, "adopted", ()),)))
    for number in range(draw(st.integers(1, 4))):
        kaart = adopted(kaart, f"{number}.0")
        made.append(kaart)
        changes = draw(change_sets(kaart))
        kept = [c for c in changes.changes if getattr(c, "field", "") != "adopted"]
        kaart = apply(kaart, ChangeSet(tuple(kept)))
    return made, kaart


@pytest.mark.rule("C6")
@by_chance
@given(histories())
def test_the_changes_a_map_keeps_lead_back_to_each_adopted_version_to_the_byte(history):
    made, now = history
    opened = parse(to_bytes(now)).kaart

    for place, version in enumerate(made):
        assert to_bytes(adopted_map(now, place)) == to_bytes(version)
        assert to_bytes(adopted_map(opened, place)) == to_bytes(version)


@by_chance
@given(histories(), histories())
def test_what_two_maps_have_in_common_is_the_last_version_they_both_grew_from(one, other):
    (first, *_), now = one
    grown = adopted(named(first, "about", "Van een ander"), "9.9")

    assert last_in_common(now, other[1]) is None or other[1].about.adopted
    common = last_in_common(now, grown)

    assert common is not None
    assert to_bytes(common) == to_bytes(first)


def test_an_adopted_map_says_so_with_its_version_and_its_day():
    about = adopted(small(), "2.1").about

    assert (about.status.value, about.version, about.date) == ("adopted", "2.1", DAY)
    assert (about.adopted[0].adopted_by, about.adopted[0].note) == ("Ketenbestuur", "Na de ketenconferentie.")
    assert is_adopted(adopted(small()))
    assert not is_adopted(small())


@pytest.mark.parametrize(
    "kept", [(), ("onzin",), ({"set": "weg", "field": "name", "before": "", "after": "x"},), (None,)]
)
def test_a_version_of_which_nothing_or_nonsense_is_kept_is_told_and_stands_in_no_other_ones_way(kept):
    old = Adopted(version="0.9", changes_back=kept)
    kaart = small()
    kaart = adopted(apply(kaart, ChangeSet((set_field(kaart.about, "adopted", (old,)),))), "1.0")

    assert adopted_map(kaart, -1).about.version == "1.0"
    assert kaart.about.adopted[0] == old
    with pytest.raises(ChangeRefused):
        adopted_map(kaart, 0)


def test_a_file_that_keeps_versions_of_an_earlier_program_is_read_and_written_as_it_was():
    line = '{"id": "about", "adopted": [{"version": "1.0", "date": "2025-01-31"}]}'
    data = b'{"ketenkaart": 1,\n"about": ' + line.encode() + b"\n}\n"

    assert to_bytes(parse(data).kaart) == data


@pytest.mark.rule("C5", "C6")
def test_of_two_versions_that_two_people_adopted_none_is_lost():
    common = adopted(named(small(), "about", "Keten van nu"), "1.0")
    ours = adopted(named(common, "p", "UWV"), "1.1")
    theirs = adopted(named(common, "s", "Besluiten"), "2.0")

    merged = merge(common, ours, theirs)

    assert [one.version for one in merged.kaart.about.adopted] == ["1.0", "2.0", "1.1"]
    assert [conflict.field for conflict in merged.conflicts] == ["version"]
    for kaart, place, kept in ((common, 0, 0), (theirs, 1, 1), (ours, 1, 2)):
        was, now = adopted_map(kaart, place), adopted_map(merged.kaart, kept)
        assert to_bytes(without_versions(now)) == to_bytes(without_versions(was))
