"""A merge that left points to choose, a crash, and what others saved meanwhile."""

import pytest
import shiboken6
from editor.chain import chain, press
from editor.crashing import click, journals, told

from ketenkaart.changes.apply import apply
from ketenkaart.editor import files
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

POINT = "Samengevoegd, op 1 punt na. Kies wat blijft."


def names(window):
    return {step.id: step.name for step in window.session.kaart.steps}


def others_save(path, *edits):
    kaart = read(path).kaart
    for edit in edits:
        kaart = apply(kaart, edit(kaart).changes)
    write(path, kaart, replace=True)


@pytest.fixture
def window(start, path):
    """A window on the map in that file."""
    window = start()
    window.program.open(path, window)
    return window


@pytest.fixture
def merged(window, path):
    """A map in which both renamed the first step, after the merge."""
    window.do(rename(window.kaart, "s1", "Aanmelden"))
    others_save(
        path, lambda kaart: rename(kaart, "s1", "Aanvragen"), lambda kaart: rename(kaart, "s4", "Storten")
    )
    files.merge_with_file(window)
    assert names(window) == {**names_of_chain(), "s1": "Aanmelden", "s4": "Storten"}
    return window


def names_of_chain():
    return {step.id: step.name for step in chain().steps}


def crash(window):
    """As when the system ends the program."""
    session = window.session
    window.set_session(None)
    shiboken6.delete(session)


@pytest.mark.rule("J3", "W4")
def test_what_others_went_on_with_after_a_merge_counts_after_a_crash(merged, start, path):
    crash(merged)
    others_save(path, lambda kaart: rename(kaart, "s4", "Overmaken"), lambda kaart: delete(kaart, ["s5"]))

    again = start()
    click(again, "Terugzetten")

    left = {**names_of_chain(), "s1": "Aanmelden", "s4": "Overmaken"}
    del left["s5"]
    assert names(again) == left


@pytest.mark.rule("J3", "W4")
def test_a_crash_finds_a_merge_and_what_it_merged_with_or_neither(window, start, path):
    window.do(rename(window.kaart, "s1", "Aanmelden"))
    others_save(path, lambda kaart: rename(kaart, "s4", "Storten"))
    kept = []
    window.session.changed.connect(lambda _: kept.extend(one.read_bytes() for one in journals()))
    files.merge_with_file(window)
    crash(window)
    [journal] = journals()
    journal.write_bytes(kept[0])  # it stopped right then
    others_save(path, lambda kaart: rename(kaart, "s4", "Overmaken"))

    again = start()
    click(again, "Terugzetten")

    assert names(again) == {**names_of_chain(), "s1": "Aanmelden", "s4": "Overmaken"}
    assert told(again) == []


@pytest.mark.rule("J3", "W7")
def test_points_of_a_merge_are_offered_again_after_a_crash(merged, start, path):
    merged.do(rename(merged.kaart, "s4", "Betalen"))
    crash(merged)

    again = start()
    click(again, "Terugzetten")

    assert names(again) == {**names_of_chain(), "s1": "Aanmelden", "s4": "Betalen"}, "it is merged already"
    assert told(again) == [POINT]
    click(again, "Punten bekijken")
    [row] = again.panels.differences.rows
    row.remedy.run(again)
    assert names(again)["s1"] == "Aanvragen"
    press(again, "Ctrl+S")
    assert read(path).kaart == again.kaart
    assert journals() == []


def test_points_of_a_merge_that_was_undone_are_offered_no_more_after_a_crash(merged, start):
    press(merged, "Ctrl+Z")
    left = names(merged)
    crash(merged)

    again = start()
    click(again, "Terugzetten")

    assert names(again) == left
    assert told(again) == []
