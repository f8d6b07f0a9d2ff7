"""What differs between two maps is told in words, each at its place on the map."""

import pytest
from changes.strategies import by_chance, change_sets, maps
from editor.chain import chain
from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.analysis.differences import differences, signs, told
from ketenkaart.analysis.signs import Sign
from ketenkaart.changes.apply import apply
from ketenkaart.changes.diff import diff
from ketenkaart.changes.versions import without_versions
from ketenkaart.edits.adding import add_partner
from ketenkaart.edits.assigning import assign
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename, set_field
from ketenkaart.edits.stepping import next_step
from ketenkaart.texts import use_language


@pytest.fixture(autouse=True)
def _in_dutch():
    use_language("nl")


def after(*edits):
    """The map of the tests, edited."""
    kaart = chain()
    for edit in edits:
        kaart = apply(kaart, edit(kaart).changes)
    return kaart


def rows(new):
    """Each difference from the map of the tests: sign, name and sentence."""
    return [(one.sign, one.name, one.sentence) for one in differences(chain(), new)]


@st.composite
def pairs(draw):
    kaart = draw(maps())
    return kaart, apply(kaart, draw(change_sets(kaart)))


@pytest.mark.rule("K4")
@by_chance
@given(pairs())
def test_every_difference_is_told_in_both_languages_and_at_places_that_are_there(pair):
    old, new = pair
    changes = diff(without_versions(old), without_versions(new)).changes
    kept = [("colour", None)] if others_come_or_go(old, new) else []
    fields = [(getattr(change, "field", ""), getattr(change, "before", "")) for change in changes]
    counted = [one for one in fields if one[0] != "last_numbers" and one not in kept]

    for language in ("en", "nl"):
        use_language(language)
        found = differences(old, new)
        assert len(found) == len(counted)
        assert all(one.sentence and one.name for one in found)
        assert told(found)
    assert {place for one in found for place in one.places} <= new.records.keys()
    assert signs(found).keys() <= new.records.keys()


def others_come_or_go(old, new):
    one, other = ([lane.id for lane in kaart.partners if lane.parent is None] for kaart in (old, new))
    return one != other


def test_a_lane_that_keeps_its_colour_beside_a_new_one_is_no_changed_one():
    new = after(lambda kaart: add_partner(kaart, "Nieuw", after=kaart.partners[0].id))
    coloured = [one.id for one in new.partners if one.colour is not None]
    picked = after(lambda kaart: set_field(kaart, ["uwv"], "colour", 200))

    assert coloured, "the program wrote down the colours of others"
    assert [name for _, name, _ in rows(new)] == ["Nieuw"]
    assert [one.places for one in differences(chain(), picked)] == [("uwv",)]


def test_what_is_new_changed_and_removed_is_told_by_its_name():
    new = after(
        lambda kaart: rename(kaart, "s1", "Aanmelden"),
        lambda kaart: delete(kaart, ["s5"]),
        lambda kaart: set_field(kaart, ["s2"], "lead_time", "2 weken"),
    )

    assert rows(new) == [
        (Sign.CHANGED, "S01 Aanmelden", "Naam: “Melden” → “Aanmelden”"),
        (Sign.CHANGED, "S02 Beoordelen", "Doorlooptijd: leeg → “2 weken”"),
        (Sign.REMOVED, "S05 Verantwoorden", "Processtap: Belastingdienst"),
        (Sign.REMOVED, "volgorde", "Stroom: S04 Uitbetalen → S05 Verantwoorden"),
    ]
    assert told(differences(chain(), new)) == "2 gewijzigd, 2 verwijderd"
    assert told(()) == "Er is geen verschil."


def test_what_is_removed_is_marked_where_it_was_nearest():
    found = signs(differences(chain(), after(lambda kaart: delete(kaart, ["s5"]))))

    assert found == {"bd": {Sign.REMOVED: 1}, "s4": {Sign.REMOVED: 1}}


def test_what_is_not_drawn_by_itself_changes_its_element():
    new = after(
        lambda kaart: assign(kaart, ["s3"], "lmo"), lambda kaart: rename(kaart, "aanvraag", "Verzoek")
    )

    assert signs(differences(chain(), new)) == {"s3": {Sign.CHANGED: 1}, "d1": {Sign.CHANGED: 1}}


def test_a_new_step_is_marked_as_new_with_its_flow():
    new = after(lambda kaart: next_step(kaart, "s5"))
    made = {record_id for record_id in new.records if record_id not in chain().records}

    found = signs(differences(chain(), new))

    assert found == {one: {Sign.ADDED: 1} for one in made}
