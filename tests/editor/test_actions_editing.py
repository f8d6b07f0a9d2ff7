"""The actions that undo, select, rename, delete, copy and paste do what they say."""

import pytest
from editor.chain import chain, choose, flows, press, steps, type_text
from PySide6.QtGui import QGuiApplication


@pytest.mark.rule("W2")
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


def test_pasting_where_nothing_was_ever_copied_says_so(window):
    QGuiApplication.clipboard().clear()
    window.commands.run("edit.paste")

    assert window.toast.accessibleName() == "Er staat geen tekst op het klembord."
