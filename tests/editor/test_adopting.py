"""A version is adopted in the window, and a map that is changed after it is a draft."""

from datetime import date

import pytest
from editor.chain import agree, chain, choose, press, save_as, steps
from PySide6.QtWidgets import QApplication, QPushButton

from ketenkaart.changes.apply import apply
from ketenkaart.changes.versions import adopted_map
from ketenkaart.editor import files
from ketenkaart.editor.versions.merging import merge_with
from ketenkaart.edits.adopting import adopt
from ketenkaart.edits.setting import rename
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write


@pytest.fixture
def dialog(window):
    """The dialog, opened by its action."""
    choose(window, "file.adopt")
    return QApplication.activeModalWidget()


@pytest.mark.rule("C6")
@pytest.mark.action("file.adopt")
def test_a_version_is_adopted_saved_and_found_again_in_the_file(window, dialog, tmp_path, monkeypatch):
    assert dialog.version.text() == "1.0"
    dialog.version.setText("2.1")
    dialog.day.setText("12-03-2026")
    dialog.body.setCurrentText("Ketenbestuur")
    dialog.note.setPlainText("Na de ketenconferentie.")
    dialog.adopt.click()

    about = window.kaart.about
    assert (about.status.value, about.version, f"{about.date}") == ("adopted", "2.1", "2026-03-12")
    assert (about.adopted[0].adopted_by, about.adopted[0].note) == ("Ketenbestuur", "Na de ketenconferentie.")
    assert window.toast.accessibleName() == "Versie 2.1 is vastgesteld. Sla de kaart op om haar te bewaren."

    adopted = to_bytes(window.kaart)
    window.do(rename(window.kaart, "s1", "Aanmelden"))
    save_as(monkeypatch, tmp_path / "keten.ketenkaart")
    press(window, "Ctrl+S")
    assert to_bytes(adopted_map(read(tmp_path / "keten.ketenkaart").kaart, -1)) == adopted


def test_it_is_one_step_to_undo(window, dialog):
    dialog.adopt.click()
    assert window.kaart.about.adopted

    press(window, "Ctrl+Z")
    assert window.kaart == chain()


def test_what_is_wrong_is_told_beside_the_fields_and_adopts_nothing(window, dialog):
    dialog.version.clear()
    assert dialog.problem.text() == "Geef de versie een naam, zoals 2.1."
    assert not dialog.adopt.isEnabled()
    dialog.version.setText("2.1")
    dialog.day.setText("gisteren")
    assert not dialog.adopt.isEnabled()
    dialog.day.setText("1-2-2026")
    assert dialog.adopt.isEnabled()
    assert dialog.problem.isHidden()

    dialog.done(dialog.DialogCode.Rejected)
    assert window.kaart == chain()


@pytest.mark.rule("C7")
def test_a_change_after_it_makes_a_draft_until_it_is_undone(window, dialog):
    dialog.adopt.click()

    window.do(rename(window.kaart, "s1", "Aanmelden"))
    assert window.kaart.about.status.value == "draft"
    assert window.status.since.text() == "Sinds 1.0"

    press(window, "Ctrl+Z")
    assert window.kaart.about.status.value == "adopted"
    choose(window, "file.adopt")
    assert QApplication.activeModalWidget().version.text() == "1.1"
    QApplication.activeModalWidget().reject()


def test_what_others_saved_is_taken_over_as_it_is(window, dialog, tmp_path, monkeypatch):
    path = tmp_path / "keten.ketenkaart"
    dialog.adopt.click()
    save_as(monkeypatch, path)
    press(window, "Ctrl+S")
    theirs = read(path).kaart
    theirs = apply(theirs, rename(theirs, "s1", "Aanmelden").changes)
    write(path, theirs, replace=True)

    files.merge_with_file(window)
    assert window.kaart == theirs
    assert not window.session.unsaved
    window.do(rename(window.kaart, "s2", "Toetsen"))
    agree(monkeypatch, "Teruggaan")
    choose(window, "file.revert")
    assert window.kaart == theirs


@pytest.mark.rule("C7")
@pytest.mark.parametrize("how", ["file", "other file"])
def test_what_others_adopted_is_a_draft_with_what_was_changed_here_meanwhile(saved, path, monkeypatch, how):
    before = saved.kaart
    theirs = apply(before, adopt(before, "1.0", date(2026, 11, 26)).changes)
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    if how == "file":
        write(path, theirs, replace=True)
        files.merge_with_file(saved)
    else:
        other = path.with_name("ander.ketenkaart")
        write(other, theirs)
        merge_with(saved, other)

    assert saved.kaart.records["s1"].name == "Aanmelden"
    assert saved.kaart.about.is_changed_since_adopted
    assert adopted_map(saved.kaart, 0) == theirs
    press(saved, "Ctrl+Z", times=2)
    assert saved.kaart == before


@pytest.mark.rule("C6", "C7")
def test_what_two_people_adopted_at_the_same_time_is_kept_and_both_together_are_a_draft(saved, path):
    before = saved.kaart
    changed = apply(before, rename(before, "s4", "Overmaken").changes)
    write(path, apply(changed, adopt(changed, "2.0", date(2026, 11, 25)).changes), replace=True)
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    saved.do(adopt(saved.kaart, "1.1", date(2026, 11, 26)))

    files.merge_with_file(saved)

    assert [one.version for one in saved.kaart.about.adopted] == ["2.0", "1.1"]
    assert adopted_map(saved.kaart, 0).records["s4"].name == "Overmaken"
    assert adopted_map(saved.kaart, 1).records["s1"].name == "Aanmelden"
    assert saved.kaart.about.is_changed_since_adopted


def test_the_toast_saves_it(window, dialog, path, tmp_path, monkeypatch):
    save_as(monkeypatch, tmp_path / "nieuw.ketenkaart")
    dialog.adopt.click()

    [save] = [one for one in window.toast.findChildren(QPushButton) if one.text() == "Opslaan"]
    save.click()

    assert read(tmp_path / "nieuw.ketenkaart").kaart.about.adopted
    assert "Melden" in steps(window)
