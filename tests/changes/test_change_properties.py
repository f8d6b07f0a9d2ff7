"""What holds for every map and every change set, tried on maps and changes by chance."""

import json

import pytest
from changes.strategies import by_chance, change_sets, forks, maps
from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeRefused, ChangeSet, SetField
from ketenkaart.changes.changejson import from_json, to_json
from ketenkaart.changes.compose import compose
from ketenkaart.changes.diff import diff
from ketenkaart.model.integrity import bad_links
from ketenkaart.storage.fileformat import to_bytes


@pytest.mark.rule("C1")
@by_chance
@given(st.data(), maps())
def test_a_change_and_its_inverse_give_the_same_map(data, kaart):
    changeset = data.draw(change_sets(kaart))

    there = apply(kaart, changeset)
    back = apply(there, changeset.inverted())

    assert to_bytes(back) == to_bytes(kaart)
    assert to_bytes(apply(back, changeset.inverted().inverted())) == to_bytes(there)


@by_chance
@given(st.data(), maps())
def test_a_composed_change_set_does_what_its_parts_do_one_after_the_other(data, kaart):
    first = data.draw(change_sets(kaart))
    halfway = apply(kaart, first)
    second = data.draw(change_sets(halfway))

    composed = compose(first, second)

    assert to_bytes(apply(kaart, composed)) == to_bytes(apply(halfway, second))
    assert to_bytes(apply(apply(kaart, composed), composed.inverted())) == to_bytes(kaart)


@by_chance
@given(st.data(), maps())
def test_a_change_set_composed_with_its_inverse_is_nothing(data, kaart):
    changeset = data.draw(change_sets(kaart))

    assert compose(changeset, changeset.inverted()).changes == ()


@pytest.mark.rule("C2")
@by_chance
@given(maps(), maps())
def test_a_diff_leads_from_any_map_to_any_other(one, other):
    assert to_bytes(apply(one, diff(one, other))) == to_bytes(other)


@by_chance
@given(forks())
def test_a_diff_of_maps_that_are_the_same_is_empty(fork):
    base, ours, _ = fork

    assert bool(diff(base, ours)) == (to_bytes(base) != to_bytes(ours))


@pytest.mark.rule("C3")
@by_chance
@given(st.data(), maps())
def test_a_refused_change_set_leaves_no_trace(data, kaart):
    good = data.draw(change_sets(kaart))
    before = to_bytes(kaart)
    wrong = SetField("about", "goal", "iets dat er nooit stond", "doel")

    with pytest.raises(ChangeRefused):
        apply(kaart, ChangeSet((*good.changes, wrong)))

    assert to_bytes(kaart) == before


@by_chance
@given(st.data(), maps())
def test_a_map_stays_sound_and_is_not_altered_by_a_change(data, kaart):
    before = to_bytes(kaart)

    after = apply(kaart, data.draw(change_sets(kaart)))

    assert list(bad_links(after.records)) == []
    assert to_bytes(kaart) == before


@by_chance
@given(st.data(), maps())
def test_a_change_set_survives_its_json(data, kaart):
    changeset = data.draw(change_sets(kaart))

    again = from_json(json.loads(json.dumps(to_json(changeset))))

    assert again == changeset
    assert to_bytes(apply(kaart, again)) == to_bytes(apply(kaart, changeset))
