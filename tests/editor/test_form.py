"""The form in a real window: what is typed in it goes into the map, and it follows the map."""

from datetime import date

import pytest
from editor.windows import let_go
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.form.shape import shapes
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import FileState, Session
from ketenkaart.edits.setting import set_field
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.governance import (
    Assignment,
    Body,
    Finding,
    Indicator,
    Note,
    PlanItem,
    Role,
    Settlement,
    Survey,
)
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.process import (
    Agreement,
    Document,
    Flow,
    Koppelvlak,
    Partner,
    Phase,
    Pin,
    Step,
    System,
)
from ketenkaart.model.vocabulary import FlowKind, PartnerKind, StepKind
from ketenkaart.storage.reading import fingerprint
from ketenkaart.storage.writing import write

ENTER, ESC, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down
RECORDS = (
    About(id=ABOUT_ID, name="Keten", version="0.7"),
    Partner(id="p1", name="UWV", order="a"),
    Partner(id="p2", name="Belastingdienst", order="b"),
    Partner(id="p3", name="CBS", order="c"),
    Phase(id="h1", name="Melden", number=1, order="a"),
    Phase(id="h2", name="Besluiten", number=2, order="b"),
    Step(id="s1", name="Ontvangen", partner="p1", phase="h1", number=1, order="a"),
    Step(id="s2", name="Wegen", partner="p2", phase="h1", number=2, order="b", participants=("p3",)),
    Step(id="s3", name="Beslissen", partner="p2", phase="h2", number=3, order="c", pin=Pin(after="s2")),
    System(id="y1", name="Register", order="a"),
    Document(id="d1", name="Melding", order="a"),
    Flow(id="f1", source="s1", target="s2", documents=("d1",), kind=FlowKind.DOCUMENT, number=1, order="a"),
    Flow(id="f2", source="s2", target="s3", order="b"),
    Koppelvlak(id="k1", name="UWV – BD", number=1, order="a"),
    Agreement(id="a1", name="Convenant", order="a"),
    Role(id="r1", name="Regisseur UWV", order="a"),
    Body(id="b1", name="Productieoverleg", short_name="TOP", order="a"),
    Assignment(id="x1", element="h1", assignee="b1", order="a"),
    Indicator(id="i1", name="Op tijd", order="a"),
    Finding(id="n1", name="Te laat", order="a"),
    PlanItem(id="l1", name="Sneller", order="a"),
    Settlement(id="e1", name="Verdeling", order="a"),
    Survey(id="u1", name="Evaluatie", order="a"),
    Note(id="o1", description="Huisregels", order="a"),
)


@pytest.fixture
def window(qtbot):
    """A window on a small map, with its form in sight."""
    return shown_window(qtbot)


def shown_window(qtbot, **file):
    """A window that closes without asking whether to save."""
    program = Program()
    made = program.new_window(Session(draw_screen(Ketenkaart.of(RECORDS)), FileState(**file)))
    qtbot.addWidget(made, before_close_func=let_go)
    made.resize(1600, 1000)
    made.form_dock.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def field(window, name):
    """A field of the form, also in a section that is folded."""
    for section in window.form.page.sections:
        section.head.setChecked(True)
    return window.form.page.fields[name]


def box(window, name):
    """What is filled in of a field, with the focus in it as by Tab."""
    found = field(window, name).control.box
    found.setFocus(Qt.FocusReason.TabFocusReason)
    return found


def fill(window, name, text, key=ENTER):
    """Type in a field in place of what it holds."""
    found = box(window, name)
    found.selectAll()
    QTest.keyClicks(found, text)
    QTest.keyClick(found, key)
    return found


def record(window, record_id):
    """An element as it is now."""
    return window.session.kaart.records[record_id]


def words(widget):
    """All words that are shown in a widget."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join((*labels, *(one.text() for one in widget.findChildren(QPushButton))))


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda one: one.collection)
def test_every_field_of_every_kind_has_a_place_with_a_label_and_a_meaning(window, record_type):
    shown = next(one for one in RECORDS if type(one) is record_type)

    window.selection.set(() if shown.id == ABOUT_ID else (shown.id,))

    field(window, "certain")
    fields = window.form.page.fields
    assert fields.keys() == shapes(record_type).keys()
    assert set(record_type.model_fields) - fields.keys() <= {"id", "order", "adopted", "last_numbers"}
    for one in fields.values():
        control = one.control
        buddies = [label.buddy() for label in one.findChildren(QLabel) if label.buddy() is not None]
        assert control.has_label or control.box in buddies
        assert control.box.accessibleName()
        assert control.box.accessibleDescription()
        assert control.box.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_name_typed_in_the_form_is_the_name_of_the_step(window):
    window.selection.set(("s2",))

    fill(window, "name", "  zwaar   wegen ")

    assert record(window, "s2").name == "Zwaar wegen"
    assert box(window, "name").text == "Zwaar wegen"
    assert window.session.undo_stack.undoText()


def test_what_is_typed_is_taken_over_when_the_field_is_left_and_undone_as_one(window):
    window.selection.set(("s2",))

    fill(window, "lead_time", "24 uur", TAB)
    assert record(window, "s2").lead_time == "24 uur"
    assert window.session.undo_stack.count() == 1

    window.commands.run("edit.undo")
    assert record(window, "s2").lead_time == ""
    assert field(window, "lead_time").control.box.text == ""


def test_what_is_typed_goes_to_the_step_it_was_typed_for_when_another_is_selected(window):
    window.selection.set(("s2",))
    QTest.keyClicks(box(window, "lead_time"), "3 dagen")

    window.selection.set(("s1",))

    assert record(window, "s2").lead_time == "3 dagen"
    assert record(window, "s1").lead_time == ""
    assert field(window, "lead_time").control.box.text == ""


def test_an_element_is_chosen_by_typing_a_part_of_its_name(window):
    window.selection.set(("s1",))

    fill(window, "partner", "lasting")
    fill(window, "phase", "besl", TAB)

    assert (record(window, "s1").partner, record(window, "s1").phase) == ("p2", "h2")


def test_the_arrows_choose_from_the_list_and_an_empty_text_lets_go(window):
    window.selection.set(("s1",))
    kind = box(window, "kind")

    QTest.keyClick(kind, DOWN)
    QTest.keyClick(kind, DOWN)
    QTest.keyClick(kind, ENTER)
    assert record(window, "s1").kind is StepKind.DECISION

    fill(window, "phase", "", Qt.Key.Key_Backspace)
    QTest.keyClick(box(window, "partner"), TAB)
    assert record(window, "s1").phase is None


def test_several_partners_become_chain_owners_by_typing_keten_in_kind(window):
    window.selection.set(("p1", "p2", "p3"))
    window.canvas.setFocus()

    window.commands.run("edit.form")
    typed = window.focusWidget()
    QTest.keyClicks(typed, "keten")
    QTest.keyClick(typed, ENTER)
    QTest.keyClick(typed, ESC)

    assert [record(window, one).kind for one in ("p1", "p2", "p3")] == [PartnerKind.OWNER] * 3
    assert window.session.undo_stack.count() == 1
    assert window.selection.ids == ("p1", "p2", "p3")
    assert window.focusWidget() is window.canvas


def test_of_many_kinds_the_form_tells_how_many_so_that_it_stays_as_wide(window):
    wide = window.form_dock.width()

    window.commands.run("edit.select_all")

    assert window.form_dock.windowTitle() == f"{len(window.selection.ids)} elementen"
    assert window.form_dock.width() == wide


def test_several_elements_show_what_they_share_and_differ_until_a_field_is_touched(window):
    window.selection.set(("s1", "s2", "s3"))

    assert window.form_dock.windowTitle() == "3 stappen"
    assert "name" not in window.form.page.fields
    phase = box(window, "phase")
    assert (phase.text, phase.placeholderText()) == ("", "Meerdere waarden")
    QTest.keyClick(phase, TAB)
    assert window.session.undo_stack.count() == 0

    fill(window, "phase", "melden")
    assert {record(window, one).phase for one in ("s1", "s2", "s3")} == {"h1"}
    assert window.session.undo_stack.count() == 1


def test_a_half_tick_sets_all_and_lists_change_by_row(window):
    window.do(set_field(window.session.kaart, ("s1",), "certain", False))
    window.selection.set(("s1", "s2"))

    tick = field(window, "certain").control.tick
    assert tick.checkState() is Qt.CheckState.PartiallyChecked
    tick.click()
    assert record(window, "s1").certain
    assert record(window, "s2").certain

    also = field(window, "participants")
    assert "CBS (bij\u00a01\u00a0van\u00a02)" in words(also)
    fill(window, "participants", "uwv")
    assert record(window, "s1").participants == ("p1",)
    assert record(window, "s2").participants == ("p3", "p1")


def test_a_row_is_taken_from_the_list_of_every_element(window):
    window.selection.set(("s1", "s2"))
    also = field(window, "participants")

    remove = also.control.rows.itemAt(0).widget().layout().itemAt(1).widget()
    remove.click()

    assert record(window, "s2").participants == ()


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("valid_from", "morgen", "dd-mm-jjjj"),
        ("valid_until", "31-02-2027", "dd-mm-jjjj"),
        ("name", "x" * 201, "201"),
        ("kind", "zomaar", "zomaar"),
    ],
)
def test_what_is_wrong_stays_with_a_sentence_under_it_and_blocks_nothing(window, name, typed, said):
    window.selection.set(("a1",))
    before = record(window, "a1")
    found = box(window, name)

    found.selectAll()
    found.insertPlainText(typed)
    box(window, "link")

    assert record(window, "a1") == before
    assert found.text == typed
    assert said in field(window, name).problem
    assert said in found.accessibleDescription()
    fill(window, "link", "https://example.org")
    assert record(window, "a1").link == "https://example.org"
    assert found.text == typed

    found.setFocus()
    QTest.keyClick(found, ESC)
    assert field(window, name).problem == ""


def test_dates_are_read_as_people_write_them(window):
    window.selection.set(("a1",))

    fill(window, "valid_from", "1-2-2027")
    fill(window, "valid_until", "2028-03-04")
    assert (record(window, "a1").valid_from, record(window, "a1").valid_until) == (
        date(2027, 2, 1),
        date(2028, 3, 4),
    )
    assert field(window, "valid_from").control.box.text == "01-02-2027"

    fill(window, "valid_from", "", Qt.Key.Key_Backspace)
    box(window, "name")
    assert record(window, "a1").valid_from is None


def test_a_refused_change_is_told_beside_the_field(window):
    window.do(set_field(window.session.kaart, ("p2",), "parent", "p1"))
    window.selection.set(("p1",))

    fill(window, "parent", "belasting")

    assert record(window, "p1").parent is None
    assert "UWV" in field(window, "parent").problem


def test_esc_gives_back_what_there_was_and_a_second_one_goes_to_the_map(window):
    window.selection.set(("s2",))
    name = box(window, "name")

    QTest.keyClicks(name, "weg")
    QTest.keyClick(name, ESC)
    assert (name.text, window.focusWidget()) == ("Wegen", name)

    QTest.keyClick(name, ESC)
    assert window.focusWidget() is window.canvas
    assert record(window, "s2").name == "Wegen"


def test_the_form_follows_the_map_but_not_over_what_is_being_typed(window):
    window.selection.set(("s2",))
    name = box(window, "name")
    name.moveCursor(name.textCursor().MoveOperation.End)
    QTest.keyClicks(name, " en")

    window.do(set_field(window.session.kaart, ("s2",), "lead_time", "1 week"))

    assert name.hasFocus()
    assert name.text == "Wegen en"
    assert field(window, "lead_time").control.box.text == "1 week"
    QTest.keyClicks(name, " meten")
    QTest.keyClick(name, ENTER)
    assert record(window, "s2").name == "Wegen en meten"


def test_undo_in_a_field_undoes_typing_first_and_then_the_map(window):
    window.selection.set(("s2",))
    name = fill(window, "name", "Meten")
    assert not name.document().isUndoAvailable()

    QTest.keySequence(name, QKeySequence(QKeySequence.StandardKey.Undo))

    assert record(window, "s2").name == "Wegen"
    assert name.text == "Wegen"


def test_a_map_that_can_only_be_read_is_shown_but_not_filled_in(qtbot):
    window = shown_window(qtbot, read_only=True)
    window.selection.set(("s2",))

    fill(window, "name", "Meten")
    field(window, "certain").control.tick.click()

    assert record(window, "s2") == next(one for one in RECORDS if one.id == "s2")
    assert field(window, "name").control.box.text == "Wegen"


def test_tab_goes_through_the_fields_from_top_to_bottom(window):
    window.selection.set(("s2",))
    window.form.focus_first()

    seen = []
    for _ in range(5):
        seen.append(window.focusWidget().objectName().removeprefix("box_"))
        QTest.keyClick(window.focusWidget(), TAB)

    assert seen == ["name", "partner", "phase", "kind", "lead_time"]


def test_what_is_still_being_typed_is_saved_too(window, tmp_path):
    path = tmp_path / "keten.ketenkaart"
    write(path, window.session.kaart)
    window.session.file = FileState(path, fingerprint(path.read_bytes()))
    window.selection.set(("s2",))
    QTest.keyClicks(box(window, "lead_time"), "24 uur")

    window.commands.run("file.save")

    assert "24 uur" in path.read_text(encoding="utf-8")
