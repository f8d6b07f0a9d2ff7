"""Never lost: a program that is killed leaves its edits, and the next one brings them back."""

import gc
from pathlib import Path

import pytest
import shiboken6
from editor.chain import chain, choose, press, save_as
from editor.crashing import click, journals, run_until_killed, told
from PySide6.QtWidgets import QDialog, QMessageBox

from ketenkaart.changes.apply import apply
from ketenkaart.editor import files
from ketenkaart.editor.recovery import Recovery
from ketenkaart.editor.recoverylist import RecoveryList
from ketenkaart.editor.session import FileState
from ketenkaart.edits.setting import rename
from ketenkaart.storage.journalreading import read_journal
from ketenkaart.storage.reading import read
from ketenkaart.storage.replaying import count_of, replay
from ketenkaart.storage.writing import write

FOUND = "Je vorige sessie stopte onverwacht. Je werk is er nog: {} wijzigingen."
KILLED = """
import os, signal, sys
from pathlib import Path
from ketenkaart.edits.setting import rename
from ketenkaart.editor.program import Program, make_application

make_application()
program = Program()
window = program.new_window()
path = sys.argv[1]
if path == "again":
    [journal] = program.recovery.found()
    program.recovery.restore(journal, window)
    window.do(rename(window.session.kaart, "s4", "Overmaken"))
    os.kill(os.getpid(), signal.SIGKILL)
if path:
    program.open(Path(path), window)
else:
    from editor.chain import chain
    window = program.show_map(window, chain())
for element, name in (("s1", "Aanmelden"), ("s2", "Wegen"), ("s2", "Toetsen"), ("s5", "Verslag doen")):
    window.do(rename(window.session.kaart, element, name))
window.commands.run("edit.undo")
window.commands.run("edit.redo")
window.do(rename(window.session.kaart, "s3", "Besluiten"))
os.kill(os.getpid(), signal.SIGKILL)
"""
NAMES = {"s1": "Aanmelden", "s2": "Toetsen", "s3": "Besluiten", "s4": "Uitbetalen", "s5": "Verslag doen"}


@pytest.fixture
def path(tmp_path):
    """A file with the map."""
    path = tmp_path / "keten.ketenkaart"
    write(path, chain())
    return path


def kill_after_edits(path=""):
    """Run the program, do some edits and kill it without a word."""
    run_until_killed(KILLED, path)


def names(window):
    return {step.id: step.name for step in window.session.kaart.steps}


def edit(window, element, name):
    assert window.do(rename(window.session.kaart, element, name))


@pytest.mark.rule("J3")
def test_the_work_of_a_killed_program_is_brought_back_and_kept_until_it_is_saved(start, path):
    kill_after_edits(path)
    window = start()
    assert told(window) == [FOUND.format(5)]
    assert window.bars.texts()[0].splitlines()[1].startswith(f"{chain().about.name} · ")

    click(window, "Terugzetten")
    assert names(window) == NAMES
    assert window.isWindowModified()
    assert read(path).kaart == chain(), "nothing is saved unasked"
    assert len(journals()) == 1

    edit(window, "s4", "Overmaken")
    press(window, "Ctrl+S")
    assert names(window) == {**NAMES, "s4": "Overmaken"}
    assert read(path).kaart == window.session.kaart
    assert journals() == []
    assert start().bars.texts() == []


@pytest.mark.rule("J3")
def test_what_was_brought_back_can_be_undone_one_by_one(start, path):
    kill_after_edits(path)
    window = start()
    click(window, "Terugzetten")
    there = dict(window.session.memory.places)

    press(window, "Ctrl+Z")
    assert names(window) == {**NAMES, "s3": "Beslissen"}
    press(window, "Ctrl+Shift+Z")
    assert names(window) == NAMES
    assert dict(window.session.memory.places) == there

    press(window, "Ctrl+Z", 5)
    assert window.session.kaart == chain()
    assert not window.isWindowModified(), "it is as in its file"
    assert journals() == []


@pytest.mark.rule("J3")
def test_a_map_that_was_never_saved_comes_back_whole_also_after_a_second_crash(start, tmp_path, monkeypatch):
    kill_after_edits()
    kill_after_edits("again")

    again = start()
    assert told(again) == [FOUND.format(6)]
    click(again, "Terugzetten")
    assert names(again) == {**NAMES, "s4": "Overmaken"}
    assert len(again.session.kaart.flows) == 4

    save_as(monkeypatch, tmp_path / "nieuw.ketenkaart")
    press(again, "Ctrl+S")
    assert read(tmp_path / "nieuw.ketenkaart").kaart == again.session.kaart


@pytest.mark.rule("J3", "W4")
def test_work_on_a_file_that_was_changed_since_is_merged_with_it(start, path):
    kill_after_edits(path)
    kaart = read(path).kaart
    kaart = apply(kaart, rename(kaart, "s4", "Overmaken").changes)
    write(path, apply(kaart, rename(kaart, "s3", "Kiezen").changes), replace=True)
    window = start()

    click(window, "Terugzetten")
    assert names(window) == {**NAMES, "s4": "Overmaken"}
    assert "Samengevoegd" in window.bars.texts()[0], "both renamed step 3"
    click(window, "Punten bekijken")
    assert "Kiezen" in window.panels.differences.rows[0].sentence

    press(window, "Ctrl+S")
    assert read(path).kaart == window.session.kaart


@pytest.mark.rule("J3", "W4")
@pytest.mark.parametrize("deed", ["undo", "delete"])
def test_what_was_merged_before_a_crash_is_not_merged_once_more_after_it(start, path, deed):
    window = start()
    window.program.open(path, window)
    edit(window, "s1", "Aanmelden")
    write(path, apply(chain(), rename(chain(), "s4", "Overmaken").changes), replace=True)
    files.merge_with_file(window)
    assert names(window) == names_of(chain(), s1="Aanmelden", s4="Overmaken")
    if deed == "undo":
        press(window, "Ctrl+Z")
    else:
        edit(window, "s4", "Betalen")
    left = names(window)
    let_go_without_a_word(window)

    again = start()
    click(again, "Terugzetten")
    assert names(again) == left
    assert again.bars.texts() == []
    press(again, "Ctrl+S")
    assert read(path).kaart == again.session.kaart
    assert journals() == []


@pytest.mark.rule("J4")
def test_work_is_kept_also_where_someone_cleans_up_its_recovery_file(start, path):
    window = start()
    window.program.open(path, window)
    edit(window, "s1", "Aanmelden")
    for journal in journals():
        journal.unlink()
    edit(window, "s2", "Wegen")
    [kept] = map(read_journal, journals())
    assert replay(kept).kaart == window.session.kaart


def names_of(kaart, **others):
    return {**{step.id: step.name for step in kaart.steps}, **others}


def let_go_without_a_word(window):
    """As when the system ends the program."""
    session = window.session
    window.set_session(None)
    shiboken6.delete(session)


def test_work_is_also_offered_where_its_map_is_opened_and_takes_its_place(start, path):
    kill_after_edits(path)
    window = start()
    window.bars.settle("recovery")

    window.program.open(path, window)
    assert told(window) == [FOUND.format(5)]
    click(window, "Terugzetten")

    assert names(window) == NAMES
    assert len(window.program.windows) == 1


def test_what_is_open_saved_or_let_go_is_not_offered(start, window, tmp_path, monkeypatch):
    edit(window, "s1", "Aanmelden")
    assert len(journals()) == 1
    assert start().bars.texts() == [], "its program runs"

    press(window, "Ctrl+Z")
    assert journals() == []

    edit(window, "s1", "Intake")
    save_as(monkeypatch, tmp_path / "a.ketenkaart")
    press(window, "Ctrl+S")
    assert journals() == []

    edit(window, "s1", "Vragen")
    assert len(journals()) == 1
    press(window, "Ctrl+Z", times=2)
    press(window, "Ctrl+Y", times=1)
    assert journals() == [], "as it was saved"
    edit(window, "s1", "Horen")
    monkeypatch.setattr("ketenkaart.editor.files.ask", lambda _, text, buttons: buttons[1])
    press(window, "Ctrl+W")
    assert window.session is None
    assert journals() == []


def test_a_program_that_ends_without_asking_leaves_its_work(window, start):
    edit(window, "s1", "Aanmelden")
    session = window.session
    window.set_session(None)

    shiboken6.delete(session)  # as when the system ends the program at log-off
    session = None
    gc.collect()

    assert told(start()) == ["Je vorige sessie stopte onverwacht. Je werk is er nog: 1 wijziging."]


def test_a_journal_of_which_nothing_can_be_read_is_told_and_kept(start):
    folder = Recovery(None).folder
    folder.mkdir(parents=True)
    (folder / "x.journal").write_bytes(b"\xff\0 kapot\n")

    [text] = start().bars.texts()

    assert text.startswith("Een herstelbestand kan niet worden gelezen. Het wordt bewaard: ")
    assert Path(text.rpartition(": ")[2]).read_bytes() == b"\xff\0 kapot\n"
    assert start().bars.texts() == []


def test_a_damaged_line_costs_what_is_behind_it_and_is_told(start, path):
    kill_after_edits(path)
    [journal] = journals()
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[4] = lines[4].replace(b"Verslag", b"Verzlag")
    journal.write_bytes(b"".join(lines))
    window = start()

    click(window, "Terugzetten")

    assert names(window) == {**NAMES, "s3": "Beslissen", "s5": "Verantwoorden"}
    assert window.bars.texts() == ["4 wijzigingen van je vorige sessie konden niet worden gelezen."]
    assert [one.read_bytes() for one in journals() if one.suffix == ".damaged"] == [b"".join(lines)]


def test_a_journal_that_cannot_be_written_is_told_once_and_blocks_nothing(window):
    folder = Recovery(None).folder
    folder.parent.mkdir(parents=True)
    folder.write_text("een bestand waar een map moet staan")

    edit(window, "s1", "Aanmelden")
    [text] = window.bars.texts()
    assert text.startswith("Je werk kan niet worden bijgehouden")
    window.bars.settle("journal")

    edit(window, "s2", "Wegen")
    assert window.bars.texts() == []
    assert names(window)["s2"] == "Wegen"


def test_as_many_changes_are_told_as_there_are_to_undo(open_window, path):
    loaded = read(path)
    window = open_window(loaded.kaart, FileState(path, loaded.fingerprint, base=loaded.kaart))
    stack = window.session.undo_stack

    def is_told():
        [kept] = map(read_journal, journals())
        recovered = replay(kept)
        assert count_of(kept) == len(recovered.edits) == stack.index()
        assert recovered.kaart == window.session.kaart

    for name in ("A", "Aa", "Aan"):
        window.do(rename(window.session.kaart, "s1", name), same_as_last="name of s1")
    is_told()
    for name in ("", "terugmelden", "afronden"):
        window.selection.set(("s5",))
        press(window, "Return")
        window.names.insertPlainText(name)  # a step that gets no name is called so
        press(window, "Return")
        is_told()
    for name in ("Bel", "Beoordelen", "Toetsen"):
        edit(window, "s2", name)
    is_told()
    for state in (5, 2, 1, 4, stack.count(), 3, 6):
        window.session.go_to(state)
        is_told()
    press(window, "Ctrl+Z", times=2)
    press(window, "Ctrl+Y")
    is_told()
    edit(window, "s3", "Kiezen")
    is_told()


def test_a_map_that_was_made_of_another_file_and_not_changed_is_told_without_a_number(start):
    window = start()
    session = window.program.show_map(window, chain(), is_work=True).session
    window.set_session(None)
    shiboken6.delete(session)
    session = None
    gc.collect()

    again = start()
    assert told(again) == ["Je vorige sessie stopte onverwacht. Je werk is er nog."]
    click(again, "Terugzetten")
    assert again.toast.accessibleName() == "Je werk is terug. Sla de kaart op om het te bewaren."
    assert again.session.kaart == chain()
    assert again.isWindowModified()


def test_a_recovery_file_is_opened_where_it_is_kept_and_nowhere_else(start, path, tmp_path):
    kill_after_edits(path)
    [journal] = journals()
    away = tmp_path / journal.name
    away.write_bytes(journal.read_bytes())
    window = start()

    assert not window.program.open(away, window)
    assert window.session is None
    assert window.program.open(journal, window)
    assert names(window) == NAMES


@pytest.mark.action("help.recovery")
def test_recovery_files_are_listed_brought_back_and_deleted(start, path, monkeypatch):
    kill_after_edits(path)
    kill_after_edits()
    window = start()
    assert told(window) == [FOUND.format(10)]

    click(window, "Bekijken")
    listed = window.findChild(RecoveryList)
    rows = [listed.list.topLevelItem(number) for number in range(listed.list.topLevelItemCount())]
    assert [row.text(0) for row in rows] == ["Uitkeringsketen", "Uitkeringsketen"]
    assert {row.text(2) for row in rows} == {"5"}
    assert rows[0].text(1).startswith("Vandaag ")

    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[0].click())
    listed.list.setCurrentItem(rows[0])
    listed.delete.click()
    assert listed.list.topLevelItemCount() == 1
    listed.restore.click()
    assert names(window) == NAMES
    assert window.session.file.path == path

    choose(window, "help.recovery")
    assert "niets terug te zetten" in window.findChildren(RecoveryList)[-1].words.text()


def test_what_was_only_looked_at_is_offered_still(start, path):
    kill_after_edits(path)
    window = start()

    click(window, "Bekijken")
    window.findChild(QDialog, "recovery_list").reject()
    assert told(window) == [FOUND.format(5)]
