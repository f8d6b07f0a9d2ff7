"""A partner or phase that is copied comes with what is in it: its parts, its steps, and the flows within."""

from random import Random

from changes.strategies import by_chance, maps
from drawing.maps import sample, small
from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.changes.apply import apply
from ketenkaart.edits import copying, tables
from ketenkaart.edits.wholes import with_contents
from ketenkaart.memory import Cell, Memory
from ketenkaart.model.integrity import bad_links


def done(kaart, edit):
    assert not edit.refusal
    return apply(kaart, edit.changes)


def called(kaart, name):
    """The partner or phase with this name that stands last."""
    return [one for one in (*kaart.partners, *kaart.phases) if one.name == name][-1]


def steps_in(kaart, place):
    """The names of the steps in a partner and its parts, or in a phase."""
    places = {place.id, *(one.id for one in kaart.partners if one.parent == place.id)}
    return [one.name for one in kaart.steps if {one.partner, one.phase} & places]


def flows_in(kaart, place):
    """The flows between those steps, each by the names of its ends."""
    places = {place.id, *(one.id for one in kaart.partners if one.parent == place.id)}
    name = {one.id: one.name for one in kaart.steps if {one.partner, one.phase} & places}
    return [
        (name[one.source], name[one.target]) for one in kaart.flows if {one.source, one.target} <= {*name}
    ]


def test_a_duplicate_of_a_lane_stands_below_it_with_its_parts_its_steps_and_the_flows_among_them():
    kaart = sample()
    old = called(kaart, "UWV")

    edit = copying.duplicate(kaart, [old.id])
    after = done(kaart, edit)

    new = called(after, "UWV")
    roots = [one.id for one in after.partners if one.parent is None]
    assert roots[roots.index(old.id) + 1] == new.id
    assert edit.select == (new.id,)
    assert edit.changes.label == "Ketenpartner “UWV” dupliceren"
    assert [one.name for one in after.partners if one.parent == new.id] == ["Gegevensdiensten", "Uitkeren"]
    assert steps_in(after, new) == steps_in(kaart, old) != []
    assert flows_in(after, new) == flows_in(kaart, old) != []
    assert steps_in(after, old) == steps_in(kaart, old)


def test_the_copy_of_a_lane_looks_as_the_lane_does():
    kaart = sample()
    memory = Memory(places={one.id: Cell(place, 0) for place, one in enumerate(kaart.steps)})

    edit = copying.duplicate(kaart, [called(kaart, "Belastingdienst").id], memory=memory)
    after = done(kaart, edit)

    cells = {}
    for one in after.steps:
        cells.setdefault(one.name, set()).add(edit.memory.places[one.id])
    assert len(after.steps) > len(kaart.steps)
    assert all(len(places) == 1 for places in cells.values())


def test_a_copy_of_two_lanes_has_its_own_interface_between_them():
    kaart = small()

    after = done(kaart, copying.duplicate(kaart, ["p1", "p2"]))

    crossing = [one for one in after.flows if one.koppelvlakken]
    owners = [{after.partner_of(end).id for end in (one.source, one.target)} for one in crossing]
    sides = [{*after.records[koppelvlak].partners} for one in crossing for koppelvlak in one.koppelvlakken]
    assert len(after.koppelvlakken) == 2
    assert owners == sides


def test_a_phase_takes_its_steps_along_to_a_map_that_lacks_the_partner():
    kaart = sample()
    phase = called(kaart, "Controleren en innen")

    after = done(small(), copying.paste(small(), copying.copy(kaart, [phase.id]), partner="p1"))

    new = called(after, phase.name)
    assert steps_in(after, new) == steps_in(kaart, phase) != []
    assert flows_in(after, new) == flows_in(kaart, phase) != []
    owners = {after.records[one.partner].name for one in after.steps if one.phase == new.id}
    assert owners == {"Belastingdienst"}
    assert [one.name for one in after.phases] == ["Begin", "Einde", phase.name]


def test_who_selected_steps_of_a_partner_copies_these_alone():
    kaart = small()

    after = done(small(), copying.paste(small(), copying.copy(kaart, ["p2", "s2"])))

    assert [one.name for one in after.partners].count("Dienst") == 1
    assert [one.name for one in after.steps if one.partner == "p2"] == [
        "Beoordelen",
        "Besluiten",
        "Beoordelen",
    ]


def test_a_lane_that_is_pasted_with_a_step_of_another_one_is_a_second_lane():
    kaart = small()

    after = done(kaart, copying.paste(kaart, copying.copy(kaart, ["p2", "s1"])))

    assert [len([s for s in after.steps if s.partner == one.id]) for one in after.partners] == [2, 2, 2]
    assert [one.name for one in after.partners] == ["Bron", "Dienst", "Dienst"]


def test_a_lane_as_a_table_has_a_row_for_each_step_in_it():
    rows = tables.table_of(small(), with_contents(small(), ["p2"]))

    assert [row[0] for row in rows if row][:5] == ["Naam", "Dienst", "Naam", "Beoordelen", "Besluiten"]


@by_chance
@given(maps(), maps(), st.integers(0, 2**32 - 1))
def test_any_lanes_and_phases_are_copied_whole_and_undone_in_one_step(kaart, other, seed):
    dice = Random(seed)
    ids = [one.id for one in (*kaart.partners, *kaart.phases) if dice.random() < 0.4]
    for target, edit in (
        (kaart, copying.duplicate(kaart, ids)),
        (kaart, copying.paste(kaart, copying.copy(kaart, ids))),
        (other, copying.paste(other, copying.copy(kaart, ids))),
    ):
        if edit.refusal:
            assert not ids
            continue
        after = done(target, edit)
        assert not list(bad_links(after.records))
        assert apply(after, edit.changes.inverted()) == target
        taken = [one for one in kaart.steps if one.id in with_contents(kaart, ids)]
        assert len(after.steps) == len(target.steps) + len(taken)
