"""Small things that people notice: what is said once, what the map is called, what is shown how large."""

import pytest
from editor.chain import press, save_as
from editor.windows import empty_map
from PySide6.QtWidgets import QApplication

from ketenkaart.editor import announcing, messages, statusbar
from ketenkaart.editor.form.rows import RowButton
from ketenkaart.editor.look.apply import apply_look
from ketenkaart.editor.look.stylesheet import stylesheet
from ketenkaart.editor.look.tokens import LIGHT
from ketenkaart.editor.recent import recent_maps
from ketenkaart.editor.toolbar import ToolBar
from ketenkaart.edits.setting import rename, set_field
from ketenkaart.model.vocabulary import StepKind


@pytest.fixture
def said(monkeypatch):
    """All that assistive technology is told."""
    heard = []
    for module in (messages, announcing, statusbar):
        monkeypatch.setattr(module, "announce", lambda _, text: heard.append(text))
    return heard


def test_a_deed_that_shows_what_it_did_is_told_once(window, said):
    window.selection.set(("s3",))
    press(window, "Del")
    QApplication.processEvents()
    assert len(said) == 1
    assert said[0] == window.toast.accessibleName()

    press(window, "Ctrl+Z")
    QApplication.processEvents()
    assert len(said) == 2
    assert said[1].startswith("Ongedaan gemaakt: ")


def test_a_deed_without_a_toast_is_told_too(window, said):
    window.do(rename(window.kaart, "s3", "Anders"))
    QApplication.processEvents()

    assert len(said) == 1


def test_that_a_map_is_saved_is_told(saved, said):
    saved.do(rename(saved.kaart, "s3", "Anders"))
    QApplication.processEvents()
    press(saved, "Ctrl+S")

    assert said[-1].startswith("Opgeslagen ")


def test_a_map_without_a_title_is_called_after_its_file(open_window, tmp_path, monkeypatch):
    window = open_window(empty_map())
    path = tmp_path / "loonaangifteketen.ketenkaart"
    save_as(monkeypatch, path)
    press(window, "Ctrl+S")

    assert window.kaart.about.name == "Loonaangifteketen"
    assert window.windowTitle().startswith("Loonaangifteketen")
    assert not window.session.unsaved
    assert "Loonaangifteketen" in path.read_text("utf-8")
    assert window.form.page.fields["name"].control.box.toPlainText() == "Loonaangifteketen"


def test_an_empty_map_is_not_told_that_it_lacks_a_title(open_window):
    window = open_window(empty_map())
    assert window.checks.issues() == []

    window.quick.setFocus()
    window.quick.line.setText("uwv > toetsen")
    press(window, "Return")

    assert any(issue.code == "unnamed-element" for issue in window.checks.issues())
    assert not window.checks_dock.isVisible()


def test_the_status_bar_shows_how_large_the_poster_is_while_that_is_seen(window):
    zoom = window.status.findChild(object, "status_zoom")
    press(window, "Ctrl+0")
    assert zoom.text() == "100 %"

    press(window, "Ctrl+2")
    poster = window.panels.seen_poster
    assert zoom.text() == f"{round(100 * poster.sheets.zoom)} %"
    press(window, "Ctrl+0")
    assert zoom.text() == f"{round(100 * poster.sheets.zoom)} %"
    press(window, "Ctrl+1")
    assert zoom.text() == "100 %"


def test_the_status_bar_tells_the_keys_that_do_something_with_what_is_selected(window):
    keys = window.status.findChild(object, "status_keys")

    window.selection.set(("f2",))
    assert "Alt+← → verplaatsen" in (keys.toolTip() or keys.text())
    window.do(set_field(window.kaart, ["s2"], "kind", StepKind.DECISION))
    window.selection.set(("v2",))
    assert "Typ voor het antwoord" in (keys.toolTip() or keys.text())

    press(window, "Ctrl+5")
    assert "Enter toont het op de kaart" in (keys.toolTip() or keys.text())
    press(window, "Ctrl+2")
    assert "0 hele blad" in (keys.toolTip() or keys.text())


def test_the_status_bar_says_what_is_selected_before_the_keys(window):
    keys = window.status.findChild(object, "status_keys")
    window.selection.set(("s2",))
    assert keys.text().startswith("S02 geselecteerd.   Enter volgende stap")

    window.selection.set(("uwv",))
    assert keys.text().startswith("UWV geselecteerd.")
    window.selection.set(("s2", "s3"))
    assert keys.text().startswith("2 elementen geselecteerd.   Ctrl+K koppelen")
    window.commands.run("insert.note")
    assert keys.text().startswith("Notitie geselecteerd.   Alt+Enter eigenschappen")
    window.selection.clear()
    assert "geselecteerd" not in keys.text()


def test_what_is_saved_has_a_tick(open_window, tmp_path, monkeypatch):
    window = open_window(empty_map())
    tick = window.status.findChild(object, "status_tick")
    assert not tick.isVisible()
    save_as(monkeypatch, tmp_path / "keten.ketenkaart")
    press(window, "Ctrl+S")
    assert tick.isVisible()

    window.do(rename(window.kaart, "about", "Anders"))
    assert not tick.isVisible()


def test_a_map_that_is_not_adopted_is_a_concept_where_room_is_scarce(window, tmp_path, monkeypatch):
    window.selection.clear()
    assert window.form.page.fields["status"].control.picker.text == "Concept"

    save_as(monkeypatch, tmp_path / "keten.ketenkaart")
    press(window, "Ctrl+S")
    assert recent_maps(window.program.settings)[0].told == "concept"


def test_icons_of_the_toolbar_grow_with_the_letters(window, qapp):
    small = window.findChild(ToolBar).iconSize().width()
    apply_look(qapp, "light", 2.0)

    assert window.findChild(ToolBar).iconSize().width() == 2 * small


def test_menus_are_one_column_on_the_screen_of_a_laptop(window, qapp):
    """Of 1366 by 768, and of 1920 by 1080 at 150 %."""
    for high in (768, 720):
        qapp.setStyleSheet(stylesheet(LIGHT, 15, "IBM Plex Sans", high))
        menus = [one.menu() for one in window.menuBar().actions()]

        assert max(menu.sizeHint().height() for menu in menus) <= high
        assert len({menu.actionGeometry(one).left() for menu in menus for one in menu.actions()}) == 1


def test_what_is_to_be_done_never_names_an_element_by_its_id(open_window, qtbot):
    window = open_window(empty_map())
    window.do(rename(window.kaart, "about", "Keten"))
    window.commands.run("insert.finding")
    window.selection.clear()

    def said():
        return [one.accessibleName() for one in window.form.findChildren(RowButton)]

    qtbot.waitUntil(lambda: "1 element zonder naam, Geef er een." in said())


def test_a_toast_offers_to_undo_no_more_once_something_else_was_done_or_undone(window):
    for later in ("edit.undo", "insert.note"):
        window.selection.set(("s3",))
        press(window, "Del")
        assert window.toast.isVisible()
        window.commands.run(later)

        assert not window.toast.isVisible(), later
