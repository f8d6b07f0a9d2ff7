"""Another file is merged as one edit; what both changed is told, and a person chooses what stays."""

import pytest
from editor.chain import chain, choose, press, steps
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from ketenkaart.changes.apply import apply
from ketenkaart.editor.issues.model import REMEDY
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename, set_field
from ketenkaart.edits.stepping import next_step
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.writing import write


def edited(kaart, *edits):
    for edit in edits:
        kaart = apply(kaart, edit(kaart).changes)
    return kaart


def theirs(monkeypatch, tmp_path, *edits):
    """A file in which someone else worked on the same map; it is what the person chooses."""
    path = tmp_path / "van-hen.ketenkaart"
    write(path, edited(chain(), *edits))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def click(window, text):
    """Press the button with these words in the bars above the map."""
    shown = [one for one in window.bars.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    shown[0].click()


def state_of(window, name):
    """What the list says stands for the element that is called so."""
    return next(row.level.title for row in window.panels.differences.rows if name in row.name)


def take(window, name):
    """Click on what the row of an element offers."""
    listed = window.panels.differences
    row = next(n for n, one in enumerate(listed.rows) if name in one.name)
    place = listed.list.visualRect(listed.list.model().index(row, REMEDY)).center()
    QTest.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.action("file.merge")
def test_what_others_drew_in_a_copy_comes_in_as_one_edit_that_can_be_undone(window, tmp_path, monkeypatch):
    window.do(set_field(window.kaart, ["s1"], "lead_time", "2 weken"))
    before = to_bytes(window.kaart, window.session.memory)
    theirs(
        monkeypatch, tmp_path, lambda kaart: rename(kaart, "lmo", ""), lambda kaart: next_step(kaart, "s5")
    )

    choose(window, "file.merge")

    assert len(window.kaart.steps) == 6
    assert steps(window)["Melden"].lead_time == "2 weken"
    assert window.bars.texts() == []
    press(window, "Ctrl+Z")
    assert to_bytes(window.kaart, window.session.memory) == before


@pytest.mark.rule("W7")
@pytest.mark.action("file.merge")
def test_where_both_changed_the_same_ours_stays_until_a_person_chooses(window, tmp_path, monkeypatch):
    window.do(rename(window.kaart, "s4", "Betalen"))
    theirs(monkeypatch, tmp_path, lambda kaart: rename(kaart, "s4", "Overmaken"))

    choose(window, "file.merge")
    assert window.bars.texts() == ["Samengevoegd, op 1 punt na. Kies wat blijft."]
    assert "Betalen" in steps(window)

    click(window, "Punten bekijken")
    [row] = window.panels.differences.rows
    assert row.sentence == "“naam” is bij ons “Betalen” en bij hen “Overmaken”."
    assert state_of(window, "Betalen") == "van ons"
    take(window, "Betalen")
    assert "Overmaken" in steps(window)
    assert state_of(window, "Overmaken") == "van hen"
    assert window.selection.ids == ("s4",)

    press(window, "Ctrl+Z")
    assert state_of(window, "Betalen") == "van ons"


def test_undoing_a_merge_takes_back_what_was_chosen_after_it_and_asks_no_more(window, tmp_path, monkeypatch):
    window.do(rename(window.kaart, "s4", "Betalen"))
    before = to_bytes(window.kaart, window.session.memory)
    theirs(
        monkeypatch,
        tmp_path,
        lambda kaart: rename(kaart, "s4", "Overmaken"),
        lambda kaart: next_step(kaart, "s5"),
    )
    choose(window, "file.merge")
    click(window, "Punten bekijken")
    take(window, "Betalen")

    click(window, "Samenvoegen ongedaan maken")

    assert to_bytes(window.kaart, window.session.memory) == before
    assert window.bars.texts() == []
    assert window.panels.differences.dock.isHidden()
    press(window, "Ctrl+Y")
    assert "op 1 punt na" in window.bars.texts()[0], "it is to be chosen again"
    press(window, "Ctrl+Z")
    window.do(rename(window.kaart, "s2", "Toetsen"))
    assert window.bars.texts() == []


def test_what_only_one_of_two_maps_of_unknown_origin_has_is_never_removed(window, tmp_path, monkeypatch):
    window.do(next_step(window.kaart, "s5"))
    theirs(monkeypatch, tmp_path, lambda kaart: delete(kaart, ["s2"]), lambda kaart: next_step(kaart, "s1"))

    choose(window, "file.merge")

    assert len(window.kaart.steps) == 7
    assert "Beoordelen" in steps(window)


def test_a_file_with_nothing_new_and_one_that_cannot_be_read_are_told(window, tmp_path, monkeypatch):
    path = theirs(monkeypatch, tmp_path)
    choose(window, "file.merge")
    assert window.toast.accessibleName() == "In van-hen.ketenkaart staat niets wat niet op deze kaart staat."

    path.write_text("{", encoding="utf-8")
    choose(window, "file.merge")
    assert "van-hen.ketenkaart" in window.bars.texts()[0]
    assert window.session.undo_stack.count() == 0


def test_equal_numbers_and_parts_that_are_not_known_can_be_settled_too(window, tmp_path, monkeypatch):
    window.do(next_step(window.kaart, "s5"))
    theirs(monkeypatch, tmp_path, lambda kaart: next_step(kaart, "s4"))

    choose(window, "file.merge")
    click(window, "Punten bekijken")
    numbers = [step.number for step in window.kaart.steps]
    assert len(set(numbers)) < len(numbers)

    for row in [row for row in window.panels.differences.rows if row.remedy.text]:
        row.remedy.run(window)
    numbers = [step.number for step in window.kaart.steps]
    assert len(set(numbers)) == len(numbers)


def test_escape_leaves_the_points_and_they_can_be_looked_at_again_until_they_are_undone(
    window, tmp_path, monkeypatch
):
    window.session.do(rename(window.kaart, "s4", "Betalen"))
    theirs(monkeypatch, tmp_path, lambda kaart: rename(kaart, "s4", "Overmaken"))
    choose(window, "file.merge")
    click(window, "Punten bekijken")
    assert window.panels.differences.list.hasFocus()

    press(window, "Esc")

    assert window.panels.differences.dock.isHidden()
    assert window.canvas.hasFocus()
    click(window, "Punten bekijken")
    assert window.panels.differences.dock.isVisible()
