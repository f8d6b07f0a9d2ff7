"""The matrix: who has a part in what, to look at and to fill in."""

import pytest
from drawing.maps import sample
from editor.chain import choose, press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from ketenkaart.analysis.matrix import Row
from ketenkaart.analysis.process import steps_without_assignment
from ketenkaart.editor.matrix.names import in_lines, room_of_two_lines
from ketenkaart.edits.assigning import assign
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.model.vocabulary import Part


@pytest.fixture
def matrix(window):
    press(window, "Ctrl+4")
    return window.views.currentWidget()


def shown(view):
    """What the rows are called, from top to bottom."""
    return [line.told for line in view.model.lines]


def cell(view, element, assignee):
    columns = [column.id for column in view.model.columns]
    return view.model.index(view.model.row_of(element), columns.index(assignee))


def go_to(window, view, element, assignee):
    """Put the keyboard in a cell."""
    window.selection.set((element,))
    press(window, "Home")
    columns = [column.id for column in view.model.columns]
    press(window, "Right", columns.index(assignee))


def click(view, index, modifier=Qt.KeyboardModifier.NoModifier):
    place = view.table.visualRect(index).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def parts(window, element):
    return {one.assignee: one.part for one in window.kaart.assignments if one.element == element}


@pytest.mark.action("view.matrix")
def test_the_matrix_tells_who_has_a_part_in_what_and_counts_the_gaps(window, matrix):
    assert window.commands["view.matrix"].isChecked()
    assert shown(matrix)[:3] == ["5 stappen, 4 zonder rol of gremium", "S01 Melden", "S02 Beoordelen"]
    assert [column.told for column in matrix.model.columns] == [
        "LMO Lijnmanagementoverleg",
        "Ketenregisseur UWV",
    ]
    assert cell(matrix, "s2", "lmo").data() == "S"
    assert matrix.state.text() == "8 van de 9 elementen hebben nog geen rol of gremium."
    assert not any("V2" in text for text in shown(matrix)), "a sequence carries nothing"


def test_enter_and_space_assign_and_take_away_as_one_edit_each(window, matrix):
    go_to(window, matrix, "s3", "lmo")
    press(window, "Return")

    assert parts(window, "s3") == {"lmo": Part.DISCUSSES}
    assert window.session.undo_stack.undoText() == "Stap S03 koppelen aan gremium “Lijnmanagementoverleg”"
    assert matrix.state.text().startswith("7 van de 9")
    assert window.selection.ids == ("s3",)
    press(window, "Space")
    assert not parts(window, "s3")
    press(window, "Ctrl+Z", 2)
    assert not parts(window, "s3")
    assert not window.session.undo_stack.canUndo()


def test_a_click_assigns_and_a_double_click_is_one_click(window, matrix):
    index = cell(matrix, "s4", "regie")
    click(matrix, index)
    assert parts(window, "s4") == {"regie": Part.GUARDS}
    assert window.selection.ids == ("s4",)

    other = matrix.table.visualRect(cell(matrix, "s5", "regie")).center()
    QTest.mouseClick(matrix.table.viewport(), Qt.MouseButton.LeftButton, pos=other)
    QTest.mouseDClick(matrix.table.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert parts(window, "s5") == {"regie": Part.GUARDS}


def test_a_click_with_ctrl_or_shift_only_selects(window, matrix):
    click(matrix, cell(matrix, "s3", "lmo"), Qt.KeyboardModifier.ControlModifier)
    click(matrix, cell(matrix, "s5", "lmo"), Qt.KeyboardModifier.ShiftModifier)

    assert set(window.selection.ids) == {"s3", "s4", "s5"}
    assert window.selection.current == "s5"
    assert not parts(window, "s3")


def test_several_rows_are_filled_in_at_once_and_keep_what_they_had(window, matrix):
    window.do(assign(window.kaart, ["s3"], "lmo", Part.DECIDES))
    go_to(window, matrix, "s3", "lmo")
    press(window, "Shift+Down", 2)
    count = window.session.undo_stack.count()
    press(window, "Space")

    assert [parts(window, one).get("lmo") for one in ("s3", "s4", "s5")] == [
        *(Part.DECIDES, Part.DISCUSSES, Part.DISCUSSES)
    ]
    assert window.session.undo_stack.count() == count + 1
    press(window, "Del")
    assert not any(parts(window, one) for one in ("s3", "s4", "s5"))


def test_delete_takes_an_assignment_away_and_never_an_element(window, matrix):
    go_to(window, matrix, "s2", "lmo")
    press(window, "Del")
    assert not parts(window, "s2")
    press(window, "Del")
    assert "s2" in window.kaart.records


def test_the_part_is_chosen_from_a_menu_by_keyboard(window, matrix):
    go_to(window, matrix, "s2", "lmo")
    press(window, "Shift+F10")
    menu = matrix.findChild(QMenu, "matrix_parts")
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["Bespreekt"]
    next(one for one in menu.actions() if one.text() == "Besluit").trigger()
    menu.close()

    assert parts(window, "s2") == {"lmo": Part.DECIDES}
    assert cell(matrix, "s2", "lmo").data() == "B"


def test_the_selection_is_the_one_of_the_window(window, matrix):
    window.selection.set(("k1",))
    assert matrix.model.lines[matrix.table.currentIndex().row()].element == "k1"
    press(window, "Down", 2)
    assert window.selection.ids == ("aanvraag",)

    head = matrix.table.column_head
    place = QPoint(head.sectionViewportPosition(1) + 4, head.height() - 4)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.selection.ids == ("regie",)
    assert matrix.table.currentIndex().column() == 1


def test_a_double_click_on_the_name_shows_the_element_on_the_map(window, matrix):
    head = matrix.table.row_head
    place = QPoint(40, head.sectionViewportPosition(matrix.model.row_of("s4")) + 4)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert window.views.currentWidget() is window.canvas
    assert window.selection.ids == ("s4",)


def test_one_kind_or_only_gaps_are_shown_and_what_is_filled_in_stays_until_the_next_look(window, matrix):
    matrix.findChild(QAction, "matrix_kind_steps").trigger()
    assert len(shown(matrix)) == 6
    matrix.only_gaps.click()
    assert "S02 Beoordelen" not in shown(matrix)
    click(matrix, cell(matrix, "s3", "lmo"))
    assert "S03 Beslissen" in shown(matrix)
    matrix.only_gaps.click()
    matrix.only_gaps.click()
    assert shown(matrix) == [
        *("5 stappen, 3 zonder rol of gremium", "S01 Melden", "S04 Uitbetalen", "S05 Verantwoorden")
    ]


def test_what_holds_by_way_of_a_phase_or_document_is_shown_in_brackets_and_is_no_gap(window, matrix):
    window.do(assign(window.kaart, ["f2", "aanvraag"], "lmo", Part.DECIDES))

    assert cell(matrix, "s4", "lmo").data() == "(B)"
    assert cell(matrix, "d1", "lmo").data() == "(B)"
    assert matrix.model.spoken(matrix.model.lines[matrix.model.row_of("s4")], 0).endswith(
        "besluit, via fase 2"
    )
    assert matrix.state.text().startswith("4 van de 9")
    assert [step.id for step in steps_without_assignment(window.kaart)] == ["s1", "s3"]


def test_an_edit_elsewhere_updates_only_what_it_changed(window, matrix):
    changed, resets = [], []
    matrix.model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    matrix.model.modelReset.connect(lambda: resets.append(True))

    window.do(rename(window.kaart, "s4", "Overmaken"))
    assert changed == [(4, 4)]
    window.do(delete(window.kaart, ["s1"]))
    assert "S01 Melden" not in shown(matrix)
    press(window, "Ctrl+Z")
    assert shown(matrix)[1] == "S01 Melden"
    assert not resets


def test_the_cells_tell_their_row_column_and_state(window, matrix):
    table = QAccessible.queryAccessibleInterface(matrix.table)
    row = matrix.model.row_of("s2")

    def name(column):
        place = (row + 1) * (len(matrix.model.columns) + 1) + column + 1  # after the heads
        return table.child(place).text(QAccessible.Text.Name)

    assert name(0) == "S02 Beoordelen, LMO Lijnmanagementoverleg: bespreekt"
    assert name(1) == "S02 Beoordelen, Ketenregisseur UWV: niet gekoppeld"
    head = matrix.model.headerData(row + 1, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert head == "S03 Beslissen, UWV, nog geen rol of gremium"


@pytest.mark.action("edit.copy_matrix")
def test_the_matrix_is_copied_as_a_table_for_other_programs(window, matrix):
    choose(window, "edit.copy_matrix")
    data = QGuiApplication.clipboard().mimeData()
    rows = [line.split("\t") for line in data.text().split("\n")]
    assert rows[1] == [
        "Soort",
        "Nummer",
        "Naam",
        "Van wie",
        "LMO Lijnmanagementoverleg",
        "Ketenregisseur UWV",
    ]
    assert rows[3] == ["Processtap", "S02", "Beoordelen", "UWV", "bespreekt", ""]
    assert "<th>Naam</th>" in data.html()

    go_to(window, matrix, "s2", "lmo")
    press(window, "Shift+Down")
    press(window, "Ctrl+C")
    assert len(QGuiApplication.clipboard().text().split("\n")) == 4


def test_names_are_plain_text_and_turned_heads_have_their_whole_name_in_a_tip(window, matrix):
    window.do(rename(window.kaart, "lmo", "<b>Overleg</b>"))
    tip = matrix.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Overleg" in tip
    matrix.table.column_head.fit(100)
    assert matrix.table.column_head.turned
    QApplication.processEvents()
    assert not matrix.grab().isNull()


def test_what_the_letters_stand_for_is_told_in_the_corner_else_below_the_rows(open_window, chain):
    def told():
        labels = window.views.currentWidget().findChildren(QLabel)
        return [one for one in labels if one.isVisible() and one.text().startswith("B\u00a0besluit")]

    window = open_window(chain)
    press(window, "Ctrl+4")
    [corner] = told()
    assert window.views.currentWidget().table.isAncestorOf(corner)

    window.do(delete(window.kaart, ["regie", "lmo"]))  # which leaves no heads to stand beside
    [below] = told()
    assert not window.views.currentWidget().table.isAncestorOf(below)


def test_buttons_that_would_squeeze_what_is_told_are_left_to_the_menus(open_window, chain):
    window = open_window(chain)
    press(window, "Ctrl+4")
    view = window.views.currentWidget()
    made = [view.findChild(QPushButton, f"matrix_{name}") for name in ("body", "role", "copy_matrix")]
    assert all(one.isVisible() for one in made)

    view.resize(500, view.height())
    assert not made[-1].isVisible()


def test_the_head_leaves_a_low_window_to_the_rows_and_keeps_names_whole_on_two_lines(open_window, qtbot):
    window = open_window(sample("asielketen"))
    window.resize(1280, 720)
    press(window, "Ctrl+4")
    table = window.views.currentWidget().table
    qtbot.waitUntil(lambda: table.column_head.turned and table.height() < 500, timeout=5_000)

    row = table.row_head.defaultSectionSize()
    qtbot.waitUntil(lambda: table.viewport().height() // row >= 9, timeout=5_000)

    assert table.column_head.height() < 180
    letters = QFontMetrics(QApplication.font())
    room = room_of_two_lines(["LKO  lokaal ketenoverleg"], letters)
    assert in_lines("LKO  lokaal ketenoverleg", letters, room, 2, "nl") == ("LKO  lokaal", "ketenoverleg")
    assert in_lines("Regietafel", letters, room, 2, "nl") == ("Regietafel",)


@pytest.mark.parametrize(
    ("name", "room", "shown"),
    [
        ("ketenconferentie", 95, ("ketencon-", "ferentie")),  # in a word, as even as can be
        ("LMO  productieoverleg", 100, ("LMO  productie-", "overleg")),  # best between parts of a compound
        ("medewerkers van de ketenpartners", 95, ("medew. van de", "ketenpartners")),  # at last short
    ],
)
def test_a_name_that_two_turned_lines_do_not_hold_is_broken_or_short(qapp, name, room, shown):
    letters = QFontMetrics(QApplication.font())

    assert in_lines(name, letters, room, 2, "nl") == shown


def test_a_map_without_roles_and_bodies_says_how_to_begin(window, matrix):
    window.do(delete(window.kaart, ["lmo", "regie"]))
    assert matrix.empty.isVisible()
    assert "Er zijn nog geen rollen en gremia" in matrix.empty.text()
    matrix.findChild(object, "matrix_body").click()
    assert len(matrix.model.columns) == 1
    assert not matrix.empty.isVisible()


def test_a_map_that_can_only_be_read_is_not_changed(window, matrix):
    window.session.file = window.session.file._replace(read_only=True)
    go_to(window, matrix, "s3", "lmo")
    press(window, "Space")
    assert not parts(window, "s3")


def test_the_window_can_still_be_made_narrow(window, matrix):
    window.resize(760, 700)
    QApplication.processEvents()
    assert window.width() <= 800
    assert all(isinstance(line, Row) or line.total for line in matrix.model.lines)


@pytest.mark.action("gov.assign")
def test_assigning_is_asked_in_the_matrix_and_shows_its_cell(window, matrix):
    go_to(window, matrix, "s3", "lmo")

    press(window, "Ctrl+K")
    assert window.views.currentWidget() is matrix
    assert window.prompt.isVisible()
    QTest.keyClicks(window.prompt.line, "regisseur UWV")
    QTest.keyClick(window.prompt.line, Qt.Key.Key_Return)

    assert set(parts(window, "s3")) == {"regie"}
    assert window.views.currentWidget() is matrix
    assert matrix.table.hasFocus()
    assert matrix.table.currentIndex() == cell(matrix, "s3", "regie")
    press(window, "Ctrl+1")
    press(window, "Ctrl+K")
    assert window.prompt.parent() is window.canvas
