"""A file that people share: gone with its folder, replaced, or unreadable; and what the bars then say."""

import os

import pytest
from editor.chain import chain, press, save_as
from PySide6.QtWidgets import QPushButton

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeSet
from ketenkaart.editor import files
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.setting import rename
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Step
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write


def buttons(window):
    """The words of the buttons in the bars that are seen."""
    shown = (one for one in window.bars.findChildren(QPushButton) if one.isVisibleTo(window.bars))
    return [one.text() for one in shown]


def click(window, text):
    """Press the button with these words in the bars above the map."""
    shown = [one for one in window.bars.findChildren(QPushButton) if one.text() == text]
    shown[-1].click()


def another_map():
    """A map that has nothing to do with the chain of the tests, though some ids are the same."""
    about = About(id=ABOUT_ID, name="Andere keten", language="nl")
    others = [
        Partner(id="uwv", name="Ander", order="a"),
        Step(id="s1", name="Iets", partner="uwv", order="a"),
    ]
    return Ketenkaart.of([about, *others])


@pytest.mark.rule("W3")
def test_a_folder_that_is_away_is_told_and_saving_works_once_it_is_back(saved, path, tmp_path):
    folder, away = path.parent / "share", path.parent / "weg"
    folder.mkdir()
    there = path.rename(folder / path.name)
    saved.close_map()
    saved.program.open(there, saved)
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    folder.rename(away)

    press(saved, "Ctrl+S")

    assert saved.bars.texts() == ["De map share is nu niet bereikbaar. Je kaart staat hier nog."]
    assert buttons(saved) == ["Opnieuw proberen", "Elders opslaan…"]
    away.rename(folder)
    click(saved, "Opnieuw proberen")
    assert read(there).kaart == saved.kaart
    assert saved.bars.texts() == []


def test_a_folder_that_goes_away_is_told_without_saving(saved, path, tmp_path, qtbot):
    folder = tmp_path / "share"
    folder.mkdir()
    there = path.rename(folder / path.name)
    saved.close_map()
    saved.program.open(there, saved)
    folder.rename(tmp_path / "weg")

    qtbot.waitUntil(lambda: bool(saved.bars.texts()), timeout=8_000)

    assert saved.bars.texts() == ["De map share is nu niet bereikbaar. Je kaart staat hier nog."]
    assert saved.isWindowModified()


@pytest.mark.rule("W4")
def test_another_map_in_place_of_the_file_is_never_merged_into_this_one(saved, path, tmp_path, monkeypatch):
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    before = saved.kaart
    write(path, another_map(), replace=True)
    press(saved, "Ctrl+S")

    click(saved, "Bekijken en samenvoegen")

    assert saved.kaart == before
    assert saved.bars.texts() == ["keten.ketenkaart is nu een andere kaart.\nJe kaart staat hier nog."]
    assert buttons(saved) == ["Elders opslaan…"]
    assert read(path).kaart == another_map()


def test_what_cannot_be_merged_any_more_can_be_saved_elsewhere(saved, path, tmp_path, monkeypatch):
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    path.write_text("geen kaart", encoding="utf-8")
    press(saved, "Ctrl+S")
    click(saved, "Bekijken en samenvoegen")
    [told] = saved.bars.texts()
    assert told.endswith("Je kaart staat hier nog.")

    save_as(monkeypatch, tmp_path / "elders")
    click(saved, "Elders opslaan…")

    assert read(tmp_path / "elders.ketenkaart").kaart == saved.kaart
    assert saved.bars.texts() == []


def test_only_what_is_so_now_is_told_of_a_file(saved, path, qtbot):
    write(path, apply(chain(), rename(chain(), "s4", "Overmaken").changes), replace=True)
    press(saved, "Ctrl+S")
    assert "Iemand anders" in saved.bars.texts()[0]

    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    path.unlink()
    press(saved, "Ctrl+S")

    assert saved.bars.texts() == ["keten.ketenkaart is verplaatst of verwijderd. Je kaart staat hier nog."]


def test_what_is_told_of_one_map_does_not_stand_above_the_next(saved, path, tmp_path):
    write(path, apply(chain(), rename(chain(), "s4", "Overmaken").changes), replace=True)
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    saved.do(rename(saved.kaart, "s4", "Betalen"))
    press(saved, "Ctrl+S")
    click(saved, "Bekijken en samenvoegen")
    click(saved, "Punten bekijken")
    assert saved.bars.texts()
    assert saved.panels.differences.dock.isVisible()
    saved.session.undo_stack.setClean()
    write(tmp_path / "ander.ketenkaart", another_map())

    saved.close_map()
    saved.program.open(tmp_path / "ander.ketenkaart", saved)

    assert saved.bars.texts() == []
    assert not saved.panels.differences.dock.isVisible()


def test_a_merge_that_took_nothing_over_offers_no_undo_that_would_undo_something_else(saved, path):
    write(path, apply(chain(), rename(chain(), "s4", "Overmaken").changes), replace=True)
    saved.do(rename(saved.kaart, "s4", "Betalen"))
    press(saved, "Ctrl+S")

    click(saved, "Bekijken en samenvoegen")

    assert "op 1 punt na" in saved.bars.texts()[0]
    assert buttons(saved) == ["Punten bekijken"]


def test_what_is_selected_stays_so_while_others_changes_come_in(saved, path):
    write(path, apply(chain(), rename(chain(), "s4", "Overmaken").changes), replace=True)
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    saved.selection.set(("s2",))
    press(saved, "Ctrl+S")

    click(saved, "Bekijken en samenvoegen")

    assert saved.kaart.records["s4"].name == "Overmaken"
    assert saved.selection.ids == ("s2",)


@pytest.fixture
def may_not_write(monkeypatch):
    """Which files and folders may only be read, as the system says; who runs tests may write all."""
    kept = []
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, how: str(path) not in kept and may(path, how))
    return kept


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_map_that_may_only_be_read_can_be_edited_once_it_is_saved_elsewhere(
    saved, path, tmp_path, monkeypatch, may_not_write, what
):
    may_not_write.append(str(path if what == "file" else path.parent))
    saved.close_map()
    saved.program.open(path, saved)
    assert saved.bars.texts() == ["Alleen lezen: wijzigen kan niet in dit bestand."]
    assert not saved.quick.line.isEnabled()

    (tmp_path / "map").mkdir()
    save_as(monkeypatch, tmp_path / "map" / "eigen")
    press(saved, "Ctrl+Shift+S")

    assert saved.bars.texts() == []
    assert saved.quick.line.isEnabled()
    assert saved.do(rename(saved.kaart, "s1", "Aanmelden"))


@pytest.mark.rule("W4")
@pytest.mark.parametrize("how", ["merge", "revert"])
def test_a_map_that_may_only_be_read_shows_what_someone_else_saved(
    saved, path, monkeypatch, may_not_write, how
):
    may_not_write.append(str(path))
    saved.close_map()
    saved.program.open(path, saved)
    may_not_write.clear()
    write(path, apply(chain(), rename(chain(), "s2", "Wegen").changes), replace=True)
    may_not_write.append(str(path))

    if how == "merge":
        files.merge_with_file(saved)
    else:
        monkeypatch.setattr(files, "ask", lambda _, text, buttons: buttons[0])
        files.revert(saved)
    assert saved.kaart == read(path).kaart
    assert not saved.session.unsaved
    assert not saved.do(rename(saved.kaart, "s1", "Aanmelden")), "it is still only to be read"


def test_a_file_that_is_as_it_was_again_is_told_of_no_more(saved, path, qtbot):
    before = path.read_bytes()
    path.write_bytes(before[:300])
    qtbot.waitUntil(lambda: bool(saved.bars.texts()), timeout=8_000)
    click(saved, "Bekijken en samenvoegen")
    assert "Je kaart staat hier nog." in saved.bars.texts()[0]

    path.write_bytes(before)

    qtbot.waitUntil(lambda: not saved.bars.texts(), timeout=8_000)


def places_of(window):
    return dict(window.session.memory.places)


def moved(memory):
    """Another place for a step: what tidying up changes, beside the map."""
    places = dict(memory.places)
    places["s5"] = places["s5"]._replace(row=places["s5"].row + 1)
    return memory._replace(places=places)


@pytest.mark.rule("W3", "W4")
def test_where_steps_were_moved_and_others_saved_something_else_it_is_not_saved_yet(saved, path):
    saved.do(Edit(ChangeSet((), "Verplaatsen"), memory=moved(saved.session.memory)))
    ours = places_of(saved)
    write(path, apply(chain(), rename(chain(), "s4", "Overmaken").changes), replace=True)

    files.merge_with_file(saved)

    assert saved.kaart.records["s4"].name == "Overmaken"
    assert saved.isWindowModified()
    press(saved, "Ctrl+S")
    assert dict(read(path).memory.places) == ours


@pytest.mark.rule("W4")
def test_places_that_others_gave_steps_are_taken_over_and_not_written_over(saved, path):
    before = places_of(saved)
    write(path, chain(), moved(saved.session.memory), replace=True)
    theirs = dict(read(path).memory.places)

    files.merge_with_file(saved)

    assert places_of(saved) == theirs
    assert not saved.isWindowModified()
    assert saved.toast.accessibleName() == "Samengevoegd: alleen plaatsen op de kaart zijn anders."
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    press(saved, "Ctrl+S")
    assert dict(read(path).memory.places) == theirs
    press(saved, "Ctrl+Z", times=2)
    assert places_of(saved) == before
