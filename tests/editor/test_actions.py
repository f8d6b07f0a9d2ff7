"""Every action of the table does what it says, by its key or from its menu."""

import re
from pathlib import Path

import pytest
from editor.chain import answer, chain, choose, pick, press, type_text
from interchange.bpmnfiles import bpmn, flow, process, task
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ketenkaart.edits.deleting import delete
from ketenkaart.model.governance import Body, Finding, Indicator, Note, Role
from ketenkaart.model.process import Agreement, Document, Partner, Phase, System
from ketenkaart.model.vocabulary import FlowKind, Part, Side, StepKind
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write


def test_every_action_is_proven_by_a_test():
    from ketenkaart.editor.actions.table import actions

    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.rglob("test_*.py"))
    marked = re.findall(r"mark\.action\(([^)]*)\)", tests)
    proven = {name for names in marked for name in re.findall(r'"([a-z_.0-9]+)"', names)}

    assert sorted(actions().keys() - proven) == []
    assert sorted(proven - actions().keys()) == [], "there is no such action"


def test_no_two_actions_have_the_same_key():
    from ketenkaart.editor.actions.table import actions

    keys = [key for action in actions().values() for key in action.keys]

    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_an_action_that_cannot_be_done_says_why(window):
    action = window.commands["insert.step_parallel"]

    assert not action.isEnabled()
    assert "Kies eerst" in action.toolTip()


def steps(window):
    return {step.name: step for step in window.session.kaart.steps}


def flows(window):
    return {(flow.source, flow.target): flow for flow in window.session.kaart.flows}


def new(window, kind, before):
    """The record of a kind that was not there before."""
    found = [one for one in window.session.kaart.all(kind) if one.id not in before.records]
    assert len(found) == 1
    return found[0]


@pytest.mark.action("edit.undo", "edit.redo", "edit.delete")
def test_a_deleted_step_comes_back_by_undo_and_goes_again_by_redo(window):
    window.selection.set(("s3",))

    press(window, "Del")
    assert "Beslissen" not in steps(window)
    assert ("s2", "s3") not in flows(window)
    assert "verwijderd" in window.toast.accessibleName()

    press(window, "Ctrl+Z")
    assert window.session.kaart == chain()
    press(window, "Ctrl+Y")
    assert "Beslissen" not in steps(window)


@pytest.mark.action("edit.select_all", "edit.deselect", "edit.select_kind")
def test_all_of_a_kind_and_everything_can_be_selected_and_let_go(window):
    press(window, "Ctrl+A")
    assert {"s1", "s5", "d1", "uwv", "f2"} <= set(window.selection.ids)

    press(window, "Esc")
    assert window.selection.ids == ()

    window.selection.set(("s2",))
    press(window, "Ctrl+Shift+A")
    assert set(window.selection.ids) == {"s1", "s2", "s3", "s4", "s5"}


@pytest.mark.action("edit.rename")
def test_a_name_is_typed_over_the_step(window):
    window.selection.set(("s2",))

    press(window, "F2")
    type_text(window, "toetsen")
    press(window, "Return")

    assert window.session.kaart.records["s2"].name == "Toetsen"
    assert window.canvas.hasFocus()


def test_a_letter_on_a_selected_step_begins_its_name(window):
    window.selection.set(("s2",))

    type_text(window, "wegen")
    press(window, "Return")

    assert window.session.kaart.records["s2"].name == "Wegen"


def test_esc_gives_the_old_name_back(window):
    window.selection.set(("s2",))

    press(window, "F2")
    type_text(window, "iets anders")
    press(window, "Esc")

    assert window.session.kaart == chain()


@pytest.mark.action("edit.form")
def test_the_form_gets_the_focus(window):
    window.selection.set(("s2",))

    press(window, "Alt+Return")

    assert window.form_dock.isVisible()
    assert window.form.isAncestorOf(window.focusWidget())


@pytest.mark.action("edit.copy", "edit.paste", "edit.cut")
def test_steps_are_copied_and_cut_to_another_window(window, open_window):
    window.selection.set(("s2", "s3"))
    press(window, "Ctrl+C")
    data = QGuiApplication.clipboard().mimeData()
    assert {"image/svg+xml", "image/png", "text/plain", "text/html"} <= set(data.formats())
    assert b"<svg" in bytes(data.data("image/svg+xml"))
    assert "Beoordelen" in data.text()
    assert not data.imageData().isNull()

    press(window, "Ctrl+X")
    assert set(steps(window)) == {"Melden", "Uitbetalen", "Verantwoorden"}

    other = open_window(type(window.session.kaart).of([]))
    press(other, "Ctrl+V")
    assert set(steps(other)) == {"Beoordelen", "Beslissen"}
    assert [one.name for one in other.session.kaart.partners] == ["UWV"]
    assert len(other.session.kaart.flows) == 1


@pytest.mark.action("edit.duplicate")
def test_a_step_is_duplicated(window):
    window.selection.set(("s2",))

    press(window, "Ctrl+D")

    assert sum(step.name == "Beoordelen" for step in window.session.kaart.steps) == 2


@pytest.mark.action("edit.copy_picture")
def test_the_map_is_copied_as_a_picture(window):
    choose(window, "edit.copy_picture")

    data = QGuiApplication.clipboard().mimeData()
    assert data.imageData().width() > 500
    assert b"Beslissen" in bytes(data.data("image/svg+xml"))


@pytest.mark.action("edit.paste_steps")
def test_lines_of_text_become_steps_after_the_selected_one(window):
    QGuiApplication.clipboard().setText("archiveren\nvernietigen")
    window.selection.set(("s5",))

    press(window, "Ctrl+Shift+V")

    made = steps(window)
    assert {"Archiveren", "Vernietigen"} <= set(made)
    assert ("s5", made["Archiveren"].id) in flows(window)
    assert (made["Archiveren"].id, made["Vernietigen"].id) in flows(window)


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


@pytest.mark.action("nav.right", "nav.left", "nav.up", "nav.down", "nav.next", "nav.previous")
@pytest.mark.action("nav.first", "nav.last")
def test_arrows_walk_along_the_flows_and_to_what_stands_beside(window):
    press(window, "Right")
    assert window.selection.ids == ("s1",)
    for keys, there in [("Right", "s2"), ("Right", "s3"), ("Left", "s2"), ("End", "s3"), ("Home", "s2")]:
        press(window, keys)
        assert window.selection.ids == (there,), keys
    press(window, "Up")
    assert window.selection.ids == ("s1",)
    press(window, "Down")
    assert window.selection.ids == ("s2",)
    press(window, "Tab")
    assert window.selection.ids == ("s3",)
    press(window, "Shift+Tab")
    assert window.selection.ids == ("s2",)


def test_tab_past_the_last_step_leaves_the_map(window):
    window.selection.set(("s5",))

    press(window, "Tab")

    assert not window.canvas.hasFocus()


@pytest.mark.action("nav.extend_right", "nav.extend_left", "nav.extend_up", "nav.extend_down")
def test_shift_and_an_arrow_extend_the_selection(window):
    window.selection.set(("s2",))

    for keys, chosen in [
        ("Shift+Right", {"s2", "s3"}),
        ("Shift+Left", {"s2", "s3"}),
        ("Shift+Up", {"s1", "s2", "s3"}),
        ("Shift+Down", {"s1", "s2", "s3"}),
    ]:
        press(window, keys)
        assert set(window.selection.ids) >= chosen


@pytest.mark.action("nav.pan_right", "nav.pan_left", "nav.pan_up", "nav.pan_down")
@pytest.mark.parametrize(("keys", "back"), [("Ctrl+Right", "Ctrl+Left"), ("Ctrl+Up", "Ctrl+Down")])
def test_ctrl_and_an_arrow_pan(window, keys, back):
    window.canvas.zoom_to(4.0)
    window.canvas.scroll_by(-100, -100)
    at_start = window.canvas.view

    press(window, keys)
    assert window.canvas.view != at_start
    press(window, back)
    assert window.canvas.view == at_start


@pytest.mark.action("nav.menu")
def test_the_menu_key_asks_for_the_menu_of_the_selection(window):
    window.selection.set(("s2",))

    press(window, "Shift+F10")

    menu = QApplication.activePopupWidget()
    assert {"Volgende stap", "Verwijderen"} <= {one.text() for one in menu.actions()}
    menu.close()


@pytest.mark.action("view.zoom_in", "view.zoom_out", "view.zoom_100", "view.zoom_fit", "view.zoom_selection")
def test_the_map_is_zoomed_by_keys(window):
    press(window, "Ctrl+0")
    assert window.canvas.zoom == pytest.approx(1.0)
    press(window, "Ctrl++")
    assert window.canvas.zoom > 1.0
    press(window, "Ctrl+-", times=2)
    assert window.canvas.zoom < 1.0
    press(window, "Ctrl+9")
    assert window.canvas.sees_all
    window.selection.set(("s2",))
    press(window, "Ctrl+8")
    assert window.canvas.rect().contains(window.canvas.element_rect("s2"))


@pytest.mark.action("view.outline", "view.form", "view.checks", "view.reset")
def test_parts_are_hidden_shown_and_put_back(window):
    assert window.outline_dock.isVisible()
    press(window, "Ctrl+Shift+O")
    assert not window.outline_dock.isVisible()
    press(window, "F4")
    assert not window.form_dock.isVisible()
    press(window, "Ctrl+Shift+M")
    assert window.checks_dock.isVisible()

    choose(window, "view.reset")

    assert window.outline_dock.isVisible()
    assert window.form_dock.isVisible()
    assert not window.checks_dock.isVisible()


@pytest.mark.action("view.pane_next", "view.pane_previous")
def test_f6_goes_from_part_to_part_and_back(window):
    press(window, "F6")
    there = window.focusWidget()
    assert not window.canvas.hasFocus()

    press(window, "Shift+F6")

    assert window.canvas.hasFocus()
    assert there is not window.focusWidget()


@pytest.mark.action("view.fullscreen")
def test_the_window_fills_the_screen_and_comes_back(window):
    press(window, "F11")
    assert window.isFullScreen()
    press(window, "F11")
    assert not window.isFullScreen()


@pytest.mark.action("file.save", "file.save_as", "file.revert")
def test_a_map_is_saved_changed_and_reverted(window, tmp_path, monkeypatch):
    path = tmp_path / "keten.ketenkaart"
    save_as(monkeypatch, path)

    press(window, "Ctrl+S")
    assert read(path).kaart == chain()
    assert not window.isWindowModified()

    window.do(delete(window.session.kaart, ["s3"]))
    assert window.isWindowModified()
    choose(window, "file.revert")
    assert window.session.kaart == chain()
    assert not window.isWindowModified()

    window.do(delete(window.session.kaart, ["s3"]))
    press(window, "Ctrl+S")
    assert "s3" not in read(path).kaart.records
    other = tmp_path / "ander.ketenkaart"
    save_as(monkeypatch, other)
    press(window, "Ctrl+Shift+S")
    assert window.session.file.path == other


@pytest.mark.action("file.save_copy")
def test_a_copy_leaves_the_map_with_its_own_file(window, tmp_path, monkeypatch):
    save_as(monkeypatch, tmp_path / "kopie.ketenkaart")

    choose(window, "file.save_copy")

    assert read(tmp_path / "kopie.ketenkaart").kaart == chain()
    assert window.session.file.path is None


@pytest.mark.action("file.new", "window.next")
def test_a_new_map_comes_in_a_window_of_its_own(window):
    press(window, "Ctrl+N")

    other = window.program.windows[-1]
    assert other is not window
    assert other.session.kaart.steps == ()
    press(other, "Ctrl+Tab")


@pytest.mark.action("file.open", "file.recent")
def test_a_map_is_opened_and_comes_among_the_recent_ones(window, tmp_path, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    path = tmp_path / "keten.ketenkaart"
    write(path, chain())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    press(window, "Ctrl+O")
    assert window.program.windows[-1].session.file.path == path
    window.program.windows[-1].close()

    pick(window, "file.recent", "Uitkeringsketen")
    assert window.program.windows[-1].session.file.path == path


@pytest.mark.action("file.new_sample")
def test_a_map_begins_from_a_sample(window):
    pick(window, "file.new_sample", "Wlz")

    other = window.program.windows[-1]
    assert other.session.kaart.about.name.startswith("Wlz")
    assert other.session.file.path is None


@pytest.mark.action("file.import")
def test_a_bpmn_file_becomes_a_map_with_a_report(window, tmp_path, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    path = tmp_path / "proces.bpmn"
    path.write_text(bpmn(process(task("a"), task("b"), flow("a", "b"))), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    choose(window, "file.import")

    other = window.program.windows[-1]
    assert other.session.kaart.steps
    assert "Overgenomen" in other.bars.texts()[0]


@pytest.mark.action("window.new")
def test_two_windows_share_a_map_and_its_undo(window):
    choose(window, "window.new")
    other = window.program.windows[-1]

    other.do(delete(other.session.kaart, ["s3"]))
    assert "Beslissen" not in steps(window)

    press(window, "Ctrl+Z")
    assert "Beslissen" in steps(other)


@pytest.mark.action("file.close")
def test_a_closed_map_makes_room_for_the_start_page(window, monkeypatch):
    asked = agree(monkeypatch, "Annuleren")
    window.do(delete(window.session.kaart, ["s3"]))

    press(window, "Ctrl+W")
    assert asked
    assert window.session is not None

    press(window, "Ctrl+Z")
    press(window, "Ctrl+W")
    assert window.session is None
    assert window.start.isVisible()


@pytest.mark.action("app.quit")
def test_quitting_stops_where_a_map_is_kept_open(window, monkeypatch):
    agree(monkeypatch, "Annuleren")
    window.do(delete(window.session.kaart, ["s3"]))

    press(window, "Ctrl+Q")
    assert window.isVisible()

    window.session.undo_stack.setClean()
    press(window, "Ctrl+Q")
    assert window.program.windows == []


def agree(monkeypatch, words):
    """Answer every question with the button that says these words; gives the questions."""
    asked = []

    def ask(_, text, buttons, more=""):
        asked.append(text)
        return next(button for button in buttons if button.text == words)

    for module in ("editor.files", "editor.actions.mapping", "editor.actions.editing"):
        monkeypatch.setattr(f"ketenkaart.{module}.ask", ask)
    return asked


def save_as(monkeypatch, path):
    """Answer the question where to save."""
    from PySide6.QtWidgets import QFileDialog

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
