"""The outline: everything in the map by kind; selecting, finding, renaming, moving and deleting in it."""

import pytest
from editor.chain import press, type_text
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible

from ketenkaart.drawing.arranging import InLane
from ketenkaart.editor.session import FileState
from ketenkaart.edits.adding import add_partner, add_role
from ketenkaart.edits.moving import move
from ketenkaart.edits.setting import rename
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Step


def lines(window, below=""):
    """What the lines below one say."""
    model = window.outline.model
    index = model.index_of(below) if below else QModelIndex()
    return [model.index(n, 0, index).data() for n in range(model.rowCount(index))]


def count_of(window, kind):
    """The number beside a list."""
    return window.outline.model.index_of(f"kind:{kind}").data(Qt.ItemDataRole.AccessibleDescriptionRole)


def go_to(window, element):
    """Put the keyboard on a line of the outline."""
    tree = window.outline.tree
    window.outline_dock.show()
    tree.setFocus()
    tree.setCurrentIndex(window.outline.model.index_of(element))
    return tree


def drop(window, ids, below, at=-1):
    """Drop elements on a line, or before the line with a number below it."""
    model = window.outline.model
    data = model.mimeData([model.index_of(one) for one in ids])
    parent = model.index_of(below)
    action = Qt.DropAction.MoveAction
    return model.canDropMimeData(data, action, at, 0, parent) and model.dropMimeData(
        data, action, at, 0, parent
    )


def test_every_kind_is_listed_with_how_many_there_are(window):
    assert lines(window)[:8] == [
        *("Partners en stappen", "Fasen", "Stromen", "Documenten", "Koppelvlakken"),
        *("Voorzieningen", "Rollen", "Gremia"),
    ]
    assert (count_of(window, "partners"), count_of(window, "flows")) == ("3", "4")
    assert lines(window, "uwv") == ["S02 Beoordelen", "S03 Beslissen"]
    assert (
        lines(window, "kind:flows")
        == ["D01 Aanvraag", "S02 → S03", "D02 gegevensstroom zonder naam", "S04 → S05"][:2]
        + lines(window, "kind:flows")[2:]
    )


def test_parts_of_a_partner_stand_below_its_steps_and_loose_steps_have_a_place(open_window, chain):
    kaart = Ketenkaart.of(
        [
            *chain.records.values(),
            Partner(id="deel", name="Klantcontact", parent="uwv", order="z"),
            Step(id="los", name="Zwerven", order="z"),
        ]
    )

    window = open_window(kaart)

    assert lines(window, "uwv")[-1] == "Klantcontact"
    assert lines(window, "kind:no partner") == ["S06 Zwerven"]


def test_what_is_selected_on_the_map_is_selected_in_the_outline_and_seen(window):
    tree = window.outline.tree

    window.selection.set(("s4", "s2"))

    chosen = {window.outline.model.place(one).row.id for one in tree.selectedIndexes()}
    assert chosen == {"s4", "s2"}
    assert not tree.visualRect(window.outline.model.index_of("s2")).isEmpty()


def test_the_keyboard_selects_in_the_outline_one_or_many(window):
    go_to(window, "burger")

    press(window, "Down")
    assert window.selection.ids == ("uwv",)
    press(window, "Shift+Down")
    assert window.selection.ids == ("uwv", "bd")


def test_walking_over_a_list_keeps_the_selection(window):
    go_to(window, "bd")

    press(window, "Down")

    assert window.outline.tree.currentIndex() == window.outline.model.index_of("kind:phases")
    assert window.selection.ids == ("bd",)


def test_enter_brings_an_element_into_sight_on_the_map(window):
    window.canvas.zoom_to(4.0)
    window.canvas.reveal(["s1"])
    go_to(window, "s5")
    assert not window.canvas.rect().contains(window.canvas.element_rect("s5"))

    press(window, "Return")

    assert window.canvas.rect().contains(window.canvas.element_rect("s5").center())


def test_an_element_gets_another_name_in_its_place(window, qtbot):
    go_to(window, "s2")

    press(window, "F2")
    type_text(window, "Toetsen")
    press(window, "Return")

    qtbot.waitUntil(lambda: window.session.kaart.records["s2"].name == "Toetsen")
    assert "S02 Toetsen" in lines(window, "uwv")
    window.commands.run("edit.undo")
    assert "S02 Beoordelen" in lines(window, "uwv")


def test_all_of_a_long_name_is_selected_and_its_beginning_is_seen(window):
    window.do(
        rename(window.kaart, "s2", "Beoordelen of de aanvraag met alle stukken klopt, en zo nodig bellen")
    )
    go_to(window, "s2")

    press(window, "F2")

    line = window.outline.tree.editor
    assert line.selectedText() == line.text()
    assert line.cursorPosition() == 0


def test_what_is_not_drawn_is_renamed_in_the_outline(window, qtbot):
    window.selection.set(("regie",))

    window.commands.run("edit.rename")
    type_text(window, "Regisseur")
    press(window, "Return")

    qtbot.waitUntil(lambda: window.session.kaart.records["regie"].name == "Regisseur")


def test_delete_takes_away_what_is_selected(window):
    go_to(window, "s2")

    press(window, "Del")

    assert "s2" not in window.session.kaart.records
    assert lines(window, "uwv") == ["S03 Beslissen"]


@pytest.mark.parametrize(("typed", "found"), [("verantw", "s5"), ("S5", "s5"), ("s05", "s5"), ("K1", "k1")])
def test_the_filter_finds_by_name_or_number(window, typed, found):
    window.outline_dock.show()
    window.outline.filter.setFocus()

    type_text(window, typed)

    assert window.outline.tree.visualRect(window.outline.model.index_of(found)).isValid()
    assert not window.outline.model.index_of("s2").isValid()
    press(window, "Down")
    press(window, "Esc")


def test_a_filter_that_finds_nothing_says_so_and_can_be_cleared(window):
    window.outline_dock.show()
    window.outline.filter.setFocus()
    type_text(window, "<b>x")

    assert window.outline.nothing.text() == "Niets gevonden voor “<b>x”."
    assert window.outline.nothing.textFormat() == Qt.TextFormat.PlainText

    press(window, "Esc")
    assert "Fasen" in lines(window)


def test_the_filter_keeps_what_is_selected_and_what_was_open(window):
    window.outline.tree.expand(window.outline.model.index_of("kind:bodies"))
    window.selection.set(("s2",))

    window.outline.filter.setText("uitbet")
    assert window.selection.ids == ("s2",)
    window.outline.filter.clear()

    assert window.outline.tree.isExpanded(window.outline.model.index_of("kind:bodies"))
    assert not window.outline.tree.isExpanded(window.outline.model.index_of("bd"))


def test_a_change_of_the_map_keeps_what_is_open_selected_and_where_it_is_scrolled(window):
    tree, model = window.outline.tree, window.outline.model
    for kind in ("kind:flows", "kind:bodies", "bd"):
        tree.expand(model.index_of(kind))
    tree.scrollToBottom()
    scrolled = tree.verticalScrollBar().value()
    window.selection.set(("lmo",))

    window.do(add_role(window.session.kaart, "Ketenmanager")._replace(select=None))

    assert all(tree.isExpanded(model.index_of(kind)) for kind in ("kind:flows", "kind:bodies", "bd"))
    assert window.selection.ids == ("lmo",)
    assert tree.verticalScrollBar().value() == scrolled
    assert count_of(window, "roles") == "2"


def test_a_partner_that_moves_stays_open(window):
    tree, model = window.outline.tree, window.outline.model
    tree.expand(model.index_of("bd"))

    assert drop(window, ["bd"], "uwv")

    assert window.session.kaart.records["bd"].parent == "uwv"
    assert tree.isExpanded(model.index_of("bd"))
    window.commands.run("edit.undo")
    assert lines(window, "kind:partners") == ["Burger", "UWV", "Belastingdienst"]


def test_partners_and_phases_are_put_in_another_order_by_dragging(window):
    assert drop(window, ["bd"], "kind:partners", 0)
    assert lines(window, "kind:partners") == ["Belastingdienst", "Burger", "UWV"]

    assert drop(window, ["f1"], "kind:phases", 2)
    assert lines(window, "kind:phases") == ["Betalen", "Aanvragen"]


def test_several_partners_are_moved_as_one_change(window):
    assert drop(window, ["uwv", "bd"], "kind:partners", 0)
    assert lines(window, "kind:partners") == ["UWV", "Belastingdienst", "Burger"]

    window.commands.run("edit.undo")
    assert lines(window, "kind:partners") == ["Burger", "UWV", "Belastingdienst"]


def test_steps_are_given_to_another_partner_or_phase_by_dragging(window):
    assert drop(window, ["s2", "s3"], "bd")
    assert {window.session.kaart.records[one].partner for one in ("s2", "s3")} == {"bd"}
    assert window.selection.ids == ("s2", "s3")

    assert drop(window, ["s2"], "f2")
    assert window.session.kaart.records["s2"].phase == "f2"


def test_what_makes_no_sense_cannot_be_dropped(window):
    assert not drop(window, ["uwv"], "uwv")
    assert not drop(window, ["s2"], "uwv")
    assert not drop(window, ["f1"], "bd")
    assert not drop(window, ["s2"], "kind:partners")
    assert drop(window, ["bd"], "uwv")
    assert not drop(window, ["uwv"], "bd"), "a partner would be a part of itself"
    data = QMimeData()
    data.setText("uwv")
    assert not window.outline.model.canDropMimeData(
        data, Qt.DropAction.MoveAction, -1, 0, window.outline.model.index_of("bd")
    )


def test_a_map_that_can_only_be_read_is_not_changed_in_the_outline(open_window, chain):
    window = open_window(chain, FileState(read_only=True))
    flags = window.outline.model.flags(window.outline.model.index_of("s2"))

    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)


def test_an_empty_list_says_so_and_adds_at_one_click(window, qtbot):
    tree, model = window.outline.tree, window.outline.model
    window.outline_dock.show()
    assert lines(window, "kind:systems") == ["Nog geen voorzieningen"]
    tree.expand(model.index_of("kind:systems"))
    line = model.index_of("empty:systems")
    tree.scrollTo(line)

    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(line).center())

    assert count_of(window, "systems") == "1"


def test_names_are_shown_as_they_are(open_window, chain):
    hostile = "<img src=x onerror=y><b>vet</b>"
    kaart = Ketenkaart.of([*chain.records.values(), Partner(id="p", name=hostile, order="z")])
    window = open_window(kaart)

    index = window.outline.model.index_of("p")

    assert index.data() == hostile
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_screen_reader_hears_what_a_line_is(window):
    window.outline_dock.show()
    tree = window.outline.tree
    heard = QAccessible.queryAccessibleInterface(tree)

    assert heard.text(QAccessible.Text.Name) == "Overzicht"
    assert (
        window.outline.model.index_of("uwv").data(Qt.ItemDataRole.AccessibleTextRole) == "UWV, ketenpartner"
    )


def test_the_menu_of_a_line_is_that_of_the_element_on_the_map(window, qtbot):
    tree = window.outline.tree
    window.outline_dock.show()
    place = tree.visualRect(window.outline.model.index_of("uwv")).center()

    window.canvas.context_menu.disconnect()  # a menu would wait for a person
    with qtbot.waitSignal(window.canvas.context_menu) as asked:
        tree.customContextMenuRequested.emit(QPoint(place))

    assert asked.args[0] == "uwv"


def test_the_lines_follow_any_change_as_if_made_anew(window):
    deeds = (
        lambda kaart: add_partner(kaart, "Nieuw", after="burger"),
        lambda kaart: move(kaart, window.session.memory, ["s1", "s5"], InLane("uwv")),
        lambda kaart: add_role(kaart, "Rol"),
    )
    for deed in deeds:
        assert window.do(deed(window.session.kaart))
    window.commands.run("edit.undo")
    followed = _all(window)

    window.outline.model.show_entries(())
    window.outline.refresh()

    assert followed == _all(window)


def _all(window, index=None):
    model = window.outline.model
    index = index if index is not None else QModelIndex()
    below = (model.index(n, 0, index) for n in range(model.rowCount(index)))
    return [(one.data(), _all(window, one)) for one in below]
