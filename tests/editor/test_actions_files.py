"""The actions on files and windows do what they say."""

from datetime import datetime

import pytest
from editor.chain import agree, chain, choose, pick, press, save_as, steps, type_text
from interchange.bpmnfiles import bpmn, flow, process, task
from PySide6.QtWidgets import QPushButton

from ketenkaart.changes.apply import apply
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write


@pytest.mark.action("file.save", "file.save_as", "file.revert")
def test_a_map_is_saved_changed_and_reverted(window, tmp_path, monkeypatch):
    path = tmp_path / "keten.ketenkaart"
    save_as(monkeypatch, path)

    press(window, "Ctrl+S")
    assert read(path).kaart == chain()
    assert not window.isWindowModified()

    window.do(delete(window.session.kaart, ["s3"]))
    assert window.isWindowModified()
    agree(monkeypatch, "Teruggaan")
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


@pytest.fixture
def saved(window, tmp_path, monkeypatch):
    """A window on a map that is saved."""
    save_as(monkeypatch, tmp_path / "keten.ketenkaart")
    press(window, "Ctrl+S")
    return window


def undo_is_offered(window):
    return [one.text() for one in window.toast.findChildren(QPushButton) if one.isVisible()] == [
        "Ongedaan maken"
    ]


def test_what_is_typed_when_a_map_is_reverted_comes_back_with_undo(saved, monkeypatch):
    agree(monkeypatch, "Teruggaan")
    saved.selection.set(("s3",))
    press(saved, "Return")
    type_text(saved, "Bellen")

    choose(saved, "file.revert")
    assert saved.kaart == chain()
    assert undo_is_offered(saved)

    press(saved, "Ctrl+Z")
    assert "Bellen" in steps(saved)


def test_reverting_asks_first_and_says_what_goes(saved, monkeypatch):
    asked = agree(monkeypatch, "Annuleren")
    saved.do(delete(saved.kaart, ["s3"]))
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))

    choose(saved, "file.revert")

    at = f"{datetime.fromtimestamp(saved.session.file.saved_at):%H:%M}"
    assert asked == [f"Terug naar {at}? 2 wijzigingen vervallen hier; Ongedaan maken brengt ze terug."]
    assert "Aanmelden" in steps(saved)
    assert saved.isWindowModified()


def test_reverting_to_what_someone_else_saved_does_not_call_it_ones_own(saved, tmp_path, monkeypatch):
    asked = agree(monkeypatch, "Teruggaan")
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    path = tmp_path / "keten.ketenkaart"
    theirs = read(path).kaart
    write(path, apply(theirs, rename(theirs, "s2", "Toetsen").changes), replace=True)

    choose(saved, "file.revert")

    assert asked[0].startswith("Terug naar wat is opgeslagen? 1 wijziging ")
    assert "Toetsen" in steps(saved)


def test_reverting_what_is_as_it_was_saved_asks_nothing_and_offers_to_undo_nothing(saved, monkeypatch):
    asked = agree(monkeypatch, "Annuleren")
    for name in ("Aanmelden", "Melden"):
        saved.do(rename(saved.kaart, "s1", name))

    choose(saved, "file.revert")

    assert not asked
    assert not undo_is_offered(saved)
    assert not saved.isWindowModified()


def test_reverting_settles_that_the_file_was_gone_or_changed(saved, tmp_path, monkeypatch):
    asked = agree(monkeypatch, "Teruggaan")
    path = tmp_path / "keten.ketenkaart"
    path.unlink()
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    choose(saved, "file.revert")
    assert saved.bars.texts() == ["keten.ketenkaart: dit bestand bestaat niet.\nJe kaart staat hier nog."]
    assert not asked
    assert "Aanmelden" in steps(saved)

    write(path, chain())
    choose(saved, "file.revert")
    assert saved.bars.texts() == []
    assert saved.kaart == chain()


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


@pytest.mark.rule("W3")
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
