"""The actions that move things, and that assign them, do what they say."""

import pytest
from editor.chain import agree, answer, chain, choose, flows, new, pick, press
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ketenkaart.model.governance import Body, Indicator, Role
from ketenkaart.model.process import Agreement
from ketenkaart.model.vocabulary import FlowKind, Part, RoleKind, Side


@pytest.mark.action("map.up", "map.down", "map.earlier", "map.later", "map.lane_above", "map.lane_below")
@pytest.mark.parametrize(
    ("keys", "back", "step"),
    [
        ("Alt+Down", "Alt+Up", "s2"),
        ("Alt+Left", "Alt+Right", "s5"),
        ("Ctrl+Shift+Up", "Ctrl+Shift+Down", "s5"),
    ],
)
def test_a_step_is_moved_by_keys_in_one_undo_step(window, keys, back, step):
    at_start = window.session.memory.places[step], window.session.kaart.records[step].partner
    window.selection.set((step,))

    press(window, keys)
    moved = window.session.memory.places[step], window.session.kaart.records[step].partner
    assert moved != at_start
    assert window.selection.ids == (step,)

    press(window, back)
    assert window.session.kaart.records[step].partner == at_start[1]
    press(window, "Ctrl+Z", times=2)
    assert window.session.kaart == chain()
    assert window.session.memory.places[step] == at_start[0]


def test_lanes_and_phases_are_moved_by_keys(window):
    window.selection.set(("bd",))
    press(window, "Alt+Up")
    assert [one.id for one in window.session.kaart.partners] == ["burger", "bd", "uwv"]

    window.selection.set(("f2",))
    press(window, "Alt+Left")
    assert [one.id for one in window.session.kaart.phases] == ["f2", "f1"]


@pytest.mark.action("map.move_to")
def test_a_step_is_moved_to_a_partner_by_name(window):
    window.selection.set(("s3",))

    press(window, "Ctrl+M")
    answer(window, "belas")

    assert window.session.kaart.records["s3"].partner == "bd"


@pytest.mark.action("map.pin", "map.unpin_all")
def test_a_place_is_fixed_and_all_are_released(window, monkeypatch):
    window.selection.set(("s3",))
    choose(window, "map.pin")
    assert window.session.kaart.records["s3"].pin is not None

    agree(monkeypatch, "Losmaken")
    choose(window, "map.unpin_all")
    assert window.session.kaart.records["s3"].pin is None


@pytest.mark.action("map.together", "map.apart")
def test_steps_are_kept_together_and_let_go(window):
    window.selection.set(("s2", "s3"))
    choose(window, "map.together")
    assert window.session.kaart.records["s2"].group == window.session.kaart.records["s3"].group != ""

    choose(window, "map.apart")
    assert window.session.kaart.records["s2"].group == ""


@pytest.mark.action("map.tidy")
def test_tidying_up_says_what_it_finds_and_changes_nothing_unasked(window, monkeypatch):
    said = agree(monkeypatch, "Laat zo")

    choose(window, "map.tidy")

    assert said or "Netjes leggen vindt niets beters" in window.toast.accessibleName()
    assert window.session.kaart == chain()


@pytest.mark.action("map.flow_kind")
def test_the_kind_of_a_flow_is_chosen(window):
    window.selection.set(("v4",))

    pick(window, "map.flow_kind", "Geldstroom")

    assert window.session.kaart.records["v4"].kind is FlowKind.MONEY


@pytest.mark.action("map.flow_reverse")
def test_a_flow_is_turned_round(window):
    window.selection.set(("v4",))

    choose(window, "map.flow_reverse")

    assert ("s5", "s4") in flows(window)


@pytest.mark.action("map.release_sides")
def test_the_sides_of_a_flow_are_released(window):
    from ketenkaart.edits.connecting import choose_sides

    window.do(choose_sides(window.session.kaart, "v4", Side.TOP))
    window.selection.set(("v4",))

    choose(window, "map.release_sides")

    assert window.session.kaart.records["v4"].hint is None


@pytest.mark.action("map.nest", "map.boundary")
def test_a_partner_becomes_a_part_and_goes_outside(window):
    window.selection.set(("bd",))

    choose(window, "map.nest")
    answer(window, "uwv")
    assert window.session.kaart.records["bd"].parent == "uwv"

    choose(window, "map.boundary")
    assert not window.session.kaart.records["bd"].inside


@pytest.mark.action("gov.assign", "gov.unassign")
def test_a_step_is_assigned_and_let_go(window):
    window.selection.set(("s3",))

    press(window, "Ctrl+K")
    answer(window, "lmo")
    answer(window, "")
    [made] = [one for one in window.session.kaart.assignments if one.element == "s3"]
    assert (made.assignee, made.part) == ("lmo", Part.DISCUSSES)

    choose(window, "gov.unassign")
    answer(window, "")
    assert [one.element for one in window.session.kaart.assignments] == ["s2"]


def listed(window):
    """What the prompt offers."""
    found = window.findChild(object, "prompt_list")
    return [found.item(row).text() for row in range(found.count())]


def test_a_key_tells_what_to_select_first(window):
    window.selection.clear()
    press(window, "Ctrl+D")

    assert window.toast.accessibleName() == "Kies eerst iets."


@pytest.mark.action("gov.assign", "gov.unassign")
def test_with_nothing_selected_the_map_itself_is_assigned_and_let_go(window):
    window.selection.clear()
    press(window, "Ctrl+K")
    assert window.prompt.findChild(QLabel).text() == "Rol of gremium voor de hele kaart"
    answer(window, "kernteam")
    answer(window, "")
    [made] = [one for one in window.kaart.assignments if one.element == "about"]
    assert (window.kaart.records[made.assignee].name, made.part) == ("Kernteam", Part.DISCUSSES)
    assert window.selection.ids == ()

    choose(window, "gov.unassign")
    answer(window, "")
    assert not [one for one in window.kaart.assignments if one.element == "about"]


def test_a_role_of_the_partner_itself_is_offered_where_there_is_one_and_told_when_it_is_new(window):
    window.selection.set(("s3",))
    press(window, "Ctrl+K")
    answer(window, "ketenmanager van de partner zelf")
    [made] = [one for one in window.session.kaart.roles if one.kind is RoleKind.KETENMANAGER]
    assert made.partner == window.session.kaart.records["s3"].partner
    assert window.toast.accessibleName() == f"Nieuw, en gekoppeld: rol “{made.name}”."

    window.selection.set(("d1",))
    press(window, "Ctrl+K")
    QTest.keyClicks(window.prompt.line, "van de partner zelf")
    assert [one for one in listed(window) if "gremium" not in one] == []


@pytest.mark.action("gov.role", "gov.body", "gov.agreement", "gov.indicator")
@pytest.mark.parametrize(
    ("action", "kind"),
    [("gov.role", Role), ("gov.body", Body), ("gov.agreement", Agreement), ("gov.indicator", Indicator)],
)
def test_governance_is_added_and_its_form_is_shown(window, action, kind):
    before = window.session.kaart
    window.selection.set(("s2",))

    choose(window, action)

    assert window.selection.ids == (new(window, kind, before).id,)
    assert window.form.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize(
    ("about", "parties"), [("k1", {"burger", "uwv"}), ("d3", {"uwv", "bd"}), ("s4", {"bd"})]
)
def test_an_agreement_is_between_the_partners_of_what_it_is_about(window, about, parties):
    window.selection.set((about,))

    choose(window, "gov.agreement")

    assert set(window.kaart.all(Agreement)[-1].parties) == parties
