"""What annoys people who draw while others talk: each of these was seen in a real window once."""

import pytest
from editor.chain import press, type_text
from editor.hands import drag, edge, let_go, middle, words
from editor.windows import empty_map
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ketenkaart.model.process import Document
from ketenkaart.model.vocabulary import FlowKind, Side, StepKind


def record(window, element):
    return window.session.kaart.records[element]


def click(window, place):
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize("head", ["uwv", "f2"])
def test_the_name_of_a_lane_or_phase_is_typed_over_its_head_and_hides_no_steps(window, head):
    window.selection.set((head,))
    press(window, "F2")
    editor = window.names.geometry()
    heads = window.canvas.shown.heads
    rect = heads.lane_rect(head, window.canvas.view) or heads.phase_rect(head, window.canvas.view)
    assert editor.intersects(rect.toAlignedRect())
    assert editor.height() < 60
    assert not any(editor.contains(middle(window, f"s{number}")) for number in range(1, 6))


def test_the_name_of_an_interface_is_typed_over_its_mark(window):
    window.selection.set(("k1",))
    press(window, "F2")
    assert window.names.geometry().contains(middle(window, "k1"))
    assert window.names.height() < 60


def test_the_branch_of_a_decision_gets_an_answer_and_no_document(window):
    window.selection.set(("s3",))
    press(window, "Ctrl+Shift+Return")
    type_text(window, "Akkoord?")
    press(window, "Return")
    documents = len(window.session.kaart.all(Document))
    for step, answer in (("Uitbetalen", "j"), ("Afwijzen", "n")):
        press(window, "Return")
        type_text(window, step)
        press(window, "Tab")
        type_text(window, answer)
        press(window, "Return")
        window.selection.set((next(one.id for one in window.session.kaart.steps if one.name == "Akkoord?"),))
    kaart = window.session.kaart
    decision = next(one for one in kaart.steps if one.kind is StepKind.DECISION)
    branches = [one for one in kaart.flows if one.source == decision.id]
    assert [one.name for one in branches] == ["Ja", "Nee"]
    assert {one.kind for one in branches} == {FlowKind.SEQUENCE}
    assert len(kaart.all(Document)) == documents


def test_from_a_decision_to_another_partner_tab_takes_an_answer_or_a_document(window):
    window.selection.set(("s3",))
    press(window, "Ctrl+Shift+Return")
    type_text(window, "Akkoord?")
    press(window, "Return")
    for step, typed in (("Bezwaar maken", "nee"), ("Uitbetaling krijgen", "beschikking")):
        window.selection.set((next(one.id for one in window.session.kaart.steps if one.name == "Akkoord?"),))
        press(window, "Ctrl+Return")
        type_text(window, "burger")
        press(window, "Return")
        type_text(window, step)
        press(window, "Tab")
        type_text(window, typed)
        press(window, "Return")

    kaart = window.session.kaart
    decision = next(one for one in kaart.steps if one.name == "Akkoord?")
    no, other = [one for one in kaart.flows if one.source == decision.id]
    assert (no.name, no.kind, no.documents, no.number) == ("Nee", FlowKind.SEQUENCE, (), None)
    assert [kaart.records[one].name for one in other.documents] == ["Beschikking"]
    assert (other.name, other.kind) == ("", FlowKind.DOCUMENT)


def test_the_context_pad_goes_with_the_selection(window, qtbot):
    click(window, middle(window, "s2"))
    qtbot.waitUntil(window.pad.isVisible)
    press(window, "Esc")
    assert not window.selection.ids
    assert not window.pad.isVisible()


def test_what_a_drag_did_is_seen_without_the_context_pad_over_it(window, qtbot):
    drag(window, middle(window, "s2"), middle(window, "s4") + QPoint(40, 0))
    assert window.selection.ids == ("s2",)
    assert not window.pad._timer.isActive()
    click(window, middle(window, "s2"))
    assert window.pad._timer.isActive()
    qtbot.waitUntil(window.pad.isVisible)


def test_what_lies_under_the_context_pad_does_not_hear_of_a_click_beside_its_buttons(window, qtbot):
    click(window, middle(window, "s2"))
    qtbot.waitUntil(window.pad.isVisible)
    QTest.mouseClick(window.pad, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert window.pad.isVisible()
    assert window.selection.ids == ("s2",)


def test_the_context_pad_of_a_phase_stands_below_its_head(window, qtbot):
    window.canvas.setFocus()
    head = window.canvas.shown.heads.phase_rect("f2", window.canvas.view).toAlignedRect()
    click(window, head.center())
    qtbot.waitUntil(window.pad.isVisible)
    assert 0 <= window.pad.y() - head.bottom() < 30


def test_undoing_a_new_step_goes_back_to_the_one_before_it(window):
    window.selection.set(("s5",))
    press(window, "Return")
    type_text(window, "Archiveren")
    press(window, "Return")
    press(window, "Ctrl+Z")
    assert window.selection.ids == ("s5",)


def test_a_toast_that_takes_the_place_of_another_is_as_wide_as_its_words(window):
    window.say("Drie regels geplakt.", undo=True)
    first = window.toast.width()
    window.say("Drie regels geplakt.", undo=True)
    assert window.toast.width() == first


def test_another_window_on_the_map_keeps_its_own_selection(window):
    window.selection.set(("s2",))
    window.commands.run("window.new")
    other = window.program.windows[-1]
    other.activateWindow()
    other.canvas.setFocus()
    other.selection.set(("s5",))
    press(other, "Return")
    type_text(other, "Archiveren")
    press(other, "Return")
    assert window.selection.ids == ("s2",)
    other.close()


def test_esc_takes_back_the_new_step_and_not_what_another_window_did_meanwhile(window):
    window.commands.run("window.new")
    other = window.program.windows[-1]
    window.activateWindow()
    window.canvas.setFocus()
    window.selection.set(("s5",))
    press(window, "Return")
    new = window.names.editing
    other.do(_renamed(other, "s1", "Aanmelden"))
    window.names.cancel()
    assert new not in window.session.kaart.records
    assert record(window, "s1").name == "Aanmelden"
    other.close()


def test_a_name_is_no_longer_typed_once_its_element_is_gone(window):
    window.selection.set(("s5",))
    press(window, "Return")
    window.session.undo_stack.undo()
    assert not window.names.isVisible()
    type_text(window, "Archiveren")
    assert len(window.session.kaart.steps) == 5


def _renamed(window, element, name):
    from ketenkaart.edits.setting import rename

    return rename(window.session.kaart, element, name)


def paste(window, text):
    QApplication.clipboard().setText(text)
    window.quick.line.setFocus()
    press(window, "Ctrl+V")


def test_cells_of_a_spreadsheet_pasted_into_quick_entry_are_steps(window):
    paste(window, "Partner\tStap\tDocument\nUWV\tToetsen\tBesluit\nGemeente\tUitbetalen\t\n")
    kaart = window.session.kaart
    assert sorted(one.name for one in kaart.partners) == ["Belastingdienst", "Burger", "Gemeente", "UWV"]
    assert [one.name for one in kaart.steps if one.number > 5] == ["Toetsen", "Uitbetalen"]
    assert "Besluit" in {one.name for one in kaart.all(Document)}
    assert window.quick.line.text() == ""


def test_a_list_of_names_pasted_into_quick_entry_is_steps_in_a_row(open_window):
    window = open_window(empty_map())
    paste(window, "- Loon berekenen\n- Aangifte maken\n- Indienen\n")
    kaart = window.session.kaart
    assert [one.name for one in kaart.steps] == ["Loon berekenen", "Aangifte maken", "Indienen"]
    assert len(kaart.flows) == 2
    assert not kaart.partners


def test_copied_steps_pasted_into_quick_entry_are_steps(window):
    window.selection.set(("s4", "s5"))
    press(window, "Ctrl+C")
    window.quick.line.setFocus()
    press(window, "Ctrl+V")
    assert [one.name for one in window.session.kaart.steps].count("Uitbetalen") == 2


def test_any_part_of_a_name_is_enough_to_be_offered_it(window, qtbot):
    window.quick.line.setFocus()
    type_text(window, "dienst")
    press(window, "Tab")
    assert window.quick.line.text() == "Belastingdienst"


def test_of_a_selection_of_several_kinds_one_click_keeps_the_steps(window):
    window.selection.set(("s2", "v2", "s3"))
    button = next(one for one in window.form.findChildren(QPushButton) if one.text() == "2 stappen")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.selection.ids == ("s2", "s3")
    assert "phase" in window.form.page.fields


def at_line(window, flow, part=0.5):
    """A place on the first stretch of the line of a flow."""
    one, other = window.session.screen.layout.routes[flow].points[:2]
    x, y = one.x + (other.x - one.x) * part, one.y + (other.y - one.y) * part
    return window.canvas.view.to_px(x, y).toPoint()


def test_a_short_line_between_two_steps_can_be_clicked_and_gets_a_step(window):
    window.canvas.zoom_to(0.5)
    for part in (0.2, 0.5, 0.8):
        window.selection.clear()
        click(window, at_line(window, "v4", part))
        assert window.selection.ids == ("v4",)
    press(window, "Return")
    type_text(window, "Keuren")
    press(window, "Return")
    kaart = window.session.kaart
    made = next(one.id for one in kaart.steps if one.name == "Keuren")
    assert {(one.source, one.target) for one in kaart.flows} >= {("s4", made), (made, "s5")}


def test_from_a_short_line_beside_a_step_a_flow_is_still_drawn(window):
    window.canvas.zoom_to(0.5)
    drag(window, at_line(window, "v4", 0.1), middle(window, "s2"))
    assert ("s4", "s2") in {(one.source, one.target) for one in window.session.kaart.flows}


def test_a_drop_where_there_is_no_lane_says_so_and_changes_nothing(window):
    before, low = window.session.kaart, QPoint(middle(window, "s2").x(), window.canvas.height() - 20)
    for start in (middle(window, "s2"), edge(window, "s2")):
        drag(window, start, low, drop=False)
        assert words(window) == "Hier is geen baan"
        let_go(window, low)
        assert "Daar is geen baan" in window.toast.accessibleName()
    assert window.session.kaart == before


def test_a_line_that_is_pulled_down_leaves_below(window):
    window.canvas.zoom_to(3.0)
    window.canvas.reveal(["v4"])
    start = at_line(window, "v4")
    drag(window, start, start + QPoint(0, 8), drop=False)
    assert words(window) == "Vertrekt onder"
    let_go(window, start + QPoint(0, 8))
    assert record(window, "v4").hint.side_out is Side.BOTTOM


def test_a_line_that_stays_where_it_runs_gets_no_hint(window):
    window.canvas.zoom_to(2.0)
    window.canvas.reveal(["d1"])
    start = at_line(window, "d1")
    one, other = window.session.screen.layout.routes["d1"].points[:2]
    along = QPoint(10, 0) if one.y == other.y else QPoint(0, 10)
    drag(window, start, start + along, drop=False)
    assert words(window) == ""
    let_go(window, start + along)
    assert record(window, "d1").hint is None


def test_the_lane_of_a_drop_is_lit_up_to_the_edge_of_the_window(window):
    drag(window, middle(window, "s1"), middle(window, "s2"), drop=False)
    lit = window.canvas.view.rect_px(window.canvas.states.drop.area)
    assert lit.right() > window.canvas.width()
    window.canvas.cancel_tool()


def phases(window):
    kaart = window.session.kaart
    return {one.name: [step.id for step in kaart.steps if step.phase == one.id] for one in kaart.phases}


@pytest.mark.parametrize(
    ("chosen", "order"),
    [
        (("s2", "s3"), ["Aanvragen", "Toetsen", "Betalen"]),
        (("s1", "s2"), ["Toetsen", "Aanvragen", "Betalen"]),
    ],
    ids=["the last ones", "the first ones"],
)
def test_a_new_phase_goes_round_the_selected_steps(window, chosen, order):
    window.selection.set(chosen)
    press(window, "Ctrl+Shift+F")
    type_text(window, "Toetsen")
    press(window, "Return")
    assert list(phases(window)) == order
    assert phases(window)["Toetsen"] == list(chosen)
    assert [one.number for one in window.session.kaart.phases] == [1, 2, 3]
    press(window, "Ctrl+Z")
    assert list(phases(window)) == ["Aanvragen", "Betalen"]
    assert set(window.selection.ids) >= set(chosen)
