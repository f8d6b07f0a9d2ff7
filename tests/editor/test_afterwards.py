"""What is offered once something is done: a name to all that share it, a document to where a line crosses."""

import pytest
from editor.chain import press, type_text
from PySide6.QtWidgets import QApplication, QPushButton

from ketenkaart.changes.apply import apply
from ketenkaart.editor.messages import Button
from ketenkaart.edits.connecting import put_document
from ketenkaart.edits.doubles import double_by, use_known
from ketenkaart.edits.making import New
from ketenkaart.edits.setting import rename, set_field
from ketenkaart.model.governance import Body, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Phase, Step, System
from ketenkaart.model.vocabulary import FlowKind


@pytest.fixture
def shared(open_window, chain):
    """A window in which two more flows carry the document of the first."""
    window = open_window(chain)
    window.do(set_field(window.kaart, ["d3", "v4"], "documents", ("aanvraag",)))
    window.do(set_field(window.kaart, ["v4"], "kind", "document"))
    window.selection.set(("d1",))
    press(window, "F2")
    window.names.selectAll()
    type_text(window, "verzoek")
    press(window, "Return")
    return window


def names(window):
    """What each flow carries."""
    kaart = window.kaart
    return [
        [kaart.get(Document, one).name for one in kaart.get(Flow, flow).documents] for flow in ("d1", "d3")
    ]


def test_who_names_one_of_the_flows_is_told_which_keep_the_name(shared, qtbot):
    assert names(shared) == [["Verzoek"], ["Aanvraag"]]
    qtbot.waitUntil(lambda: "houden de naam “Aanvraag”" in shared.toast.accessibleName())


def test_the_name_is_given_to_all_flows_at_once_and_taken_back(shared, qtbot):
    qtbot.waitUntil(shared.toast.isVisible)
    before = shared.kaart

    button(shared, "Ook daar wijzigen").click()

    assert names(shared) == [["Verzoek"], ["Verzoek"]]
    assert [one.name for one in shared.kaart.all(Document)] == ["Verzoek"]
    press(shared, "Ctrl+Z")
    assert shared.kaart == before


def button(window, text):
    """What the message offers."""
    return next(one for one in window.toast.findChildren(QPushButton) if one.text() == text)


def test_a_name_that_no_other_flow_has_is_just_given(window):
    window.selection.set(("d1",))
    press(window, "F2")
    window.names.selectAll()
    type_text(window, "verzoek")
    press(window, "Return")

    assert [one.name for one in window.kaart.all(Document)] == ["Verzoek"]
    assert not window.toast.isVisible()


def test_what_a_flow_carried_over_a_border_is_offered_to_the_one_that_crosses_it_now(window, qtbot):
    window.selection.set(("d1",))
    press(window, "Return")
    type_text(window, "ondertekenen")
    press(window, "Return")
    made = window.selection.current
    press(window, "Ctrl+Shift+Down")
    assert window.kaart.get(Step, made).partner == "uwv"
    qtbot.waitUntil(lambda: window.toast.accessibleName() == "D01 gaat nu niet naar een andere partner.")

    button(window, "Laat dit van Burger komen").click()

    flow = window.kaart.get(Flow, "d1")
    assert (flow.source, flow.target, flow.koppelvlakken) == ("s1", made, ("k1",))
    assert [one.kind for one in window.kaart.flows if one.source == made] == [FlowKind.SEQUENCE]


def test_it_is_offered_as_well_where_the_step_goes_to_the_partner_before_it(window, qtbot):
    window.selection.set(("s4",))

    press(window, "Ctrl+Shift+Up")
    qtbot.waitUntil(window.toast.isVisible)
    button(window, "Laat dit naar Belastingdienst gaan").click()

    flow = window.kaart.get(Flow, "d3")
    assert (flow.source, flow.target) == ("s4", "s5")
    assert (window.kaart.get(Flow, "v4").source, window.kaart.get(Flow, "v4").target) == ("s3", "s4")


def test_nothing_is_offered_where_the_document_crosses_as_it_did(window):
    window.selection.set(("s2",))

    press(window, "Ctrl+Shift+Down")
    QApplication.processEvents()

    assert window.kaart.get(Step, "s2").partner == "bd"
    assert not window.toast.isVisible()


@pytest.fixture
def doubled(window, qtbot):
    """A window in which a new partner was named as one that is there."""
    press(window, "Ctrl+Shift+N")
    type_text(window, "belastingdienst")
    press(window, "Return")
    qtbot.waitUntil(window.toast.isVisible)
    return window


def partners(window):
    return [one.name for one in window.kaart.partners]


def test_a_new_partner_that_is_there_already_can_be_that_one(doubled):
    assert doubled.toast.accessibleName() == "Belastingdienst bestaat al."
    assert partners(doubled) == ["Burger", "UWV", "Belastingdienst", "Belastingdienst"]
    before = doubled.kaart

    button(doubled, "Bestaande gebruiken").click()

    assert partners(doubled) == ["Burger", "UWV", "Belastingdienst"]
    assert doubled.selection.ids == ("bd",)
    press(doubled, "Ctrl+Z")
    assert doubled.kaart == before


def test_it_can_be_a_second_one_as_well(doubled):
    button(doubled, "Tweede maken").click()

    assert partners(doubled) == ["Burger", "UWV", "Belastingdienst", "Belastingdienst"]
    assert not doubled.toast.isVisible()


def test_who_renames_a_partner_to_another_one_can_merge_the_two(window, qtbot):
    window.do(set_field(window.kaart, ["bd"], "name", "UWV"))
    qtbot.waitUntil(window.toast.isVisible)

    button(window, "Bestaande gebruiken").click()

    assert partners(window) == ["Burger", "UWV"]
    assert {window.kaart.records[one].partner for one in ("s2", "s3", "s4", "s5")} == {"uwv"}


def test_parts_of_different_partners_may_have_one_name(window):
    window.do(set_field(window.kaart, ["bd"], "parent", "burger"))
    window.do(set_field(window.kaart, ["bd"], "name", "UWV"))
    QApplication.processEvents()

    assert not window.toast.isVisible()


def name_in_form(window, name):
    """Give what is selected a name where its form asks for it."""
    press(window, "Alt+Return")
    window.form.page.first_box().selectAll()
    type_text(window, name)
    press(window, "Return")
    QApplication.processEvents()  # it is offered after what the deed says itself


def offered(window):
    """What is offered beside the name in the form."""
    return window.form.page.fields["name"].offered


def test_a_name_given_in_the_form_that_is_there_already_is_told_beside_it(window):
    window.selection.set(("bd",))
    name_in_form(window, "uwv")

    assert offered(window).text == "UWV bestaat al."
    assert not window.toast.isVisible(), "it is said once"
    offered(window).findChildren(QPushButton)[1].click()
    assert offered(window) is None
    assert partners(window) == ["Burger", "UWV", "Uwv"]


def test_what_is_offered_beside_a_name_goes_with_that_name(window):
    window.selection.set(("bd",))
    name_in_form(window, "uwv")

    press(window, "Ctrl+Z")

    assert offered(window) is None
    assert partners(window) == ["Burger", "UWV", "Belastingdienst"]


def test_a_second_document_can_be_the_first_one_with_all_that_carries_it(window):
    window.do(put_document(window.kaart, ["d3"], New("Besluit")))
    [besluit] = window.kaart.get(Flow, "d3").documents
    window.selection.set((besluit,))
    name_in_form(window, "aanvraag")

    offered(window).findChildren(QPushButton)[0].click()

    assert window.kaart.get(Flow, "d3").documents == ("aanvraag",)
    assert [one.name for one in window.kaart.all(Document)] == ["Aanvraag"]


@pytest.mark.parametrize(
    ("known", "made", "moved"),
    [
        (Body(id="top", name="Top"), Body(id="top2", name="Stuurgroep"), {"a1": {"assignee": "top2"}}),
        (Phase(id="f0", name="Top", number=3), Phase(id="f9", name="x", number=4), {"s5": {"phase": "f9"}}),
        (System(id="v1", name="Top"), System(id="v2", name="x"), {"s2": {"system": "v2"}}),
    ],
)
def test_a_double_of_any_kind_hands_over_what_points_at_it(chain, known, made, moved):
    changed = [chain.records[one].model_copy(update=fields) for one, fields in moved.items()]
    kaart = Ketenkaart.of(
        [*(one for one in chain.records.values() if one.id not in moved), *changed, known, made]
    )
    named = rename(kaart, made.id, "top").changes
    kaart = apply(kaart, named)

    after = apply(kaart, use_known(kaart, double_by(kaart, named)).changes)

    assert made.id not in after.records
    for one, fields in moved.items():
        assert [getattr(after.records[one], field) for field in fields] == [known.id]


def test_two_steps_or_roles_of_two_partners_may_have_one_name(chain):
    roles = [Role(id=f"r{partner}", name=partner, partner=partner) for partner in ("uwv", "bd")]
    kaart = Ketenkaart.of([*chain.records.values(), *roles])

    for element, name in (("s2", "Melden"), ("rbd", "uwv")):
        changes = rename(kaart, element, name).changes
        assert double_by(apply(kaart, changes), changes) is None


# By keyboard


def test_f6_goes_to_what_a_message_offers_and_its_answer_gives_the_map_the_keyboard_back(window, qtbot):
    window.selection.set(("s3",))
    press(window, "Del")
    qtbot.waitUntil(window.toast.isVisible)
    window.canvas.setFocus()

    press(window, "F6")
    assert QApplication.focusWidget().text() == "Ongedaan maken"
    press(window, "Tab")
    assert QApplication.focusWidget().text() == "Verbind S02 met S04"
    press(window, "Return")

    assert any((flow.source, flow.target) == ("s2", "s4") for flow in window.kaart.flows)
    assert not window.toast.isVisible()
    assert window.canvas.hasFocus()


def test_f6_goes_to_the_bar_above_the_map(window):
    window.bars.show_bar("open", "Dit bestand is gewijzigd.", [Button("Bekijken")])
    window.canvas.setFocus()

    press(window, "Shift+F6")

    assert QApplication.focusWidget().text() == "Bekijken"
    press(window, "F6")
    assert window.canvas.hasFocus()
