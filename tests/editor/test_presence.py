"""A map that someone else has open, too, says so; those who open it later hear of us."""

import pytest
from editor.chain import chain, press
from PySide6.QtWidgets import QPushButton

from ketenkaart.edits.setting import rename
from ketenkaart.storage.presence import Presence
from ketenkaart.storage.reading import read

TOLD = "presence"


@pytest.fixture
def anna(path):
    """A colleague on another computer."""
    return Presence(path, "anna (PC-1)")


def look(window, qtbot):
    """Let the program look at once, and hear what came of it."""
    watch = window.program.presence
    qtbot.waitUntil(lambda: not watch._telling.is_busy)
    watch._looks = -1
    watch.look()
    qtbot.waitUntil(lambda: not watch._telling.is_busy)


@pytest.mark.rule("W9")
def test_who_has_the_map_open_is_said_once_and_till_they_leave(saved, anna, qtbot):
    look(saved, qtbot)
    assert saved.bars.text_of(TOLD) == ""
    anna.tell()

    look(saved, qtbot)
    first, then = saved.bars.text_of(TOLD).split("\n")
    assert first.startswith("Deze kaart is sinds ")
    assert first.endswith(" ook open bij anna (PC-1).")
    assert then == "Wat ieder opslaat, wordt samengevoegd."
    saved.bars.settle(TOLD)
    look(saved, qtbot)
    assert saved.bars.text_of(TOLD) == "", "it was read"

    Presence(saved.session.file.path, "bert (PC-2)").tell()
    look(saved, qtbot)
    assert "bert (PC-2)" in saved.bars.text_of(TOLD)
    for told in saved.session.file.path.parent.glob(".~*"):
        told.unlink()
    look(saved, qtbot)
    assert saved.bars.text_of(TOLD) == ""


def test_a_copy_can_be_edited_instead(saved, anna, path, qtbot):
    anna.tell()
    look(saved, qtbot)
    [copy] = [one for one in saved.bars.findChildren(QPushButton) if one.text() == "Kopie bewerken"]
    copy.click()

    assert saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    assert saved.session.file.path is None
    assert read(path).kaart == chain()
    look(saved, qtbot)
    assert anna.tell() == []


def test_others_hear_of_a_map_while_it_is_open_here(saved, anna, qtbot):
    look(saved, qtbot)
    assert len(anna.tell()) == 1

    press(saved, "Ctrl+W")
    saved.program.presence.look()
    qtbot.waitUntil(lambda: anna.tell() == [])


def test_others_hear_no_more_when_the_program_ends(saved, anna, qtbot):
    look(saved, qtbot)
    assert len(anna.tell()) == 1

    saved.program.presence.leave()
    qtbot.waitUntil(lambda: anna.tell() == [])
