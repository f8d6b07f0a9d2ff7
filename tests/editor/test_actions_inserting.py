"""The actions that add to the map do what they say."""

import pytest
from editor.chain import answer, chain, choose, flows, new, press, steps, type_text

from ketenkaart.model.governance import Finding, Note
from ketenkaart.model.process import Document, Partner, Phase, System
from ketenkaart.model.vocabulary import FlowKind, StepKind


@pytest.mark.action("insert.step")
def test_enter_makes_the_next_step_connected_with_its_name_open(window):
    window.selection.set(("s5",))

    press(window, "Return")
    type_text(window, "afsluiten")
    press(window, "Return")

    made = steps(window)["Afsluiten"]
    assert made.partner == "bd"
    assert made.phase == "f2"
    assert ("s5", made.id) in flows(window)
    assert window.selection.ids == (made.id,)
    press(window, "Ctrl+Z")
    assert window.session.kaart == chain()


def test_esc_takes_a_new_step_without_a_name_away(window):
    window.selection.set(("s5",))

    press(window, "Return")
    press(window, "Esc")

    assert window.session.kaart == chain()


def test_enter_on_a_flow_puts_a_step_in_it(window):
    window.selection.set(("v2",))

    press(window, "Return")
    type_text(window, "wachten")
    press(window, "Return")

    made = steps(window)["Wachten"]
    assert {("s2", made.id), (made.id, "s3")} <= flows(window).keys()


@pytest.mark.action("insert.step_partner")
def test_ctrl_enter_asks_the_partner_first(window):
    window.selection.set(("s5",))

    press(window, "Ctrl+Return")
    answer(window, "uw", "Tab")
    type_text(window, "controleren")
    press(window, "Return")

    made = steps(window)["Controleren"]
    assert made.partner == "uwv"
    assert flows(window)["s5", made.id].kind is FlowKind.DOCUMENT


def test_ctrl_enter_on_a_flow_puts_a_step_of_the_other_partner_in_it(window):
    window.selection.set(("d3",))

    press(window, "Ctrl+Return")
    answer(window, "bel", "Tab")
    type_text(window, "inlezen")
    press(window, "Return")

    made = steps(window)["Inlezen"]
    assert (made.partner, made.phase) == ("bd", "f2")
    assert flows(window)["s3", made.id].id == "d3"
    assert flows(window)[made.id, "s4"].kind is FlowKind.SEQUENCE


def test_ctrl_enter_makes_a_new_partner(window):
    window.selection.set(("s5",))

    press(window, "Ctrl+Return")
    answer(window, "gemeenten", "Tab")
    type_text(window, "inlezen")
    press(window, "Return")

    owner = window.session.kaart.records[steps(window)["Inlezen"].partner]
    assert owner.name == "Gemeenten"


@pytest.mark.action("insert.step_parallel")
def test_shift_enter_makes_a_step_beside_it(window):
    window.selection.set(("s3",))

    press(window, "Shift+Return")
    type_text(window, "afwijzen")
    press(window, "Return")

    assert ("s2", steps(window)["Afwijzen"].id) in flows(window)


@pytest.mark.action("insert.step_before")
def test_a_step_comes_before_another(window):
    window.selection.set(("s3",))

    choose(window, "insert.step_before")
    type_text(window, "horen")
    press(window, "Return")

    assert (steps(window)["Horen"].id, "s3") in flows(window)


@pytest.mark.action("insert.decision")
def test_ctrl_shift_enter_makes_a_decision(window):
    window.selection.set(("s5",))

    press(window, "Ctrl+Shift+Return")
    type_text(window, "klopt het")
    press(window, "Return")

    assert steps(window)["Klopt het"].kind is StepKind.DECISION


@pytest.mark.action("insert.flow")
def test_a_flow_is_drawn_by_naming_its_target(window):
    window.selection.set(("s1",))

    press(window, "Ctrl+J")
    answer(window, "uitbe")

    assert ("s1", "s4") in flows(window)


@pytest.mark.action("insert.document")
def test_a_document_is_put_on_the_flow_into_a_step(window):
    window.selection.set(("s4",))

    choose(window, "insert.document")
    answer(window, "betaalopdracht")

    documents = {one.id: one.name for one in window.session.kaart.all(Document)}
    assert [documents[one] for one in flows(window)["s3", "s4"].documents] == ["Betaalopdracht"]


def test_tab_in_a_name_goes_on_to_the_document(window):
    window.selection.set(("s5",))

    press(window, "Ctrl+Return")
    answer(window, "uw", "Tab")
    type_text(window, "ontvangen")
    press(window, "Tab")
    answer(window, "verslag")

    made = steps(window)["Ontvangen"]
    documents = {one.id: one.name for one in window.session.kaart.all(Document)}
    assert [documents[one] for one in flows(window)["s5", made.id].documents] == ["Verslag"]
    assert window.selection.ids == (made.id,)


@pytest.mark.action("insert.return")
def test_a_return_flow_answers_the_selected_one(window):
    window.selection.set(("d1",))

    choose(window, "insert.return")

    assert flows(window)["s2", "s1"].answers == "d1"


@pytest.mark.action("insert.koppelvlak")
def test_a_flow_over_a_border_gets_an_interface(window):
    window.selection.set(("d3",))

    press(window, "Ctrl+Shift+K")
    answer(window, "Betaalbestand")

    [made] = [one for one in window.session.kaart.koppelvlakken if one.id != "k1"]
    assert flows(window)["s3", "s4"].koppelvlakken == (made.id,)
    assert set(made.partners) == {"uwv", "bd"}


@pytest.mark.action("insert.partner", "insert.phase")
@pytest.mark.parametrize(
    ("keys", "kind"), [("Ctrl+Shift+N", Partner), ("Ctrl+Shift+F", Phase)], ids=["partner", "phase"]
)
def test_a_lane_or_phase_is_added_and_named(window, keys, kind):
    press(window, keys)
    type_text(window, "nieuw")
    press(window, "Return")

    assert "Nieuw" in [one.name for one in window.session.kaart.all(kind)]


@pytest.mark.action("insert.system", "insert.note", "insert.finding")
@pytest.mark.parametrize(
    ("action", "kind"), [("insert.system", System), ("insert.note", Note), ("insert.finding", Finding)]
)
def test_what_stands_by_a_step_is_added(window, action, kind):
    before = window.session.kaart
    window.selection.set(("s2",))

    choose(window, action)

    assert new(window, kind, before)


@pytest.mark.action("insert.quick")
def test_quick_entry_gets_the_focus(window):
    press(window, "Ctrl+L")
    type_text(window, "uwv > heroverwegen")
    press(window, "Return")

    assert steps(window)["Heroverwegen"].partner == "uwv"
