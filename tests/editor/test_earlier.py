"""What a file held when it was opened or saved can be had back: from the list, and in its place."""

import re

import pytest
from editor.chain import choose, press
from PySide6.QtWidgets import QApplication, QPushButton

from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename


@pytest.fixture
def opened(start, path):
    """A window in which that file was opened."""
    window = start()
    window.program.open(path, window)
    window.canvas.reduced_motion = True
    return window


def saved_with(window, name):
    """Give step 1 a name and save."""
    window.do(rename(window.kaart, "s1", name))
    press(window, "Ctrl+S")


def versions(window):
    choose(window, "file.history")
    return QApplication.activeModalWidget()


def kinds(dialog):
    return [dialog.list.topLevelItem(row).text(0) for row in range(dialog.list.topLevelItemCount())]


def click(window, text):
    [button] = [one for one in window.bars.findChildren(QPushButton) if one.text() == text]
    button.click()


@pytest.mark.rule("F10")
def test_a_mistake_that_was_saved_can_be_had_back(opened):
    before = opened.kaart
    opened.do(delete(opened.kaart, ["s2", "s3"]))
    press(opened, "Ctrl+S")
    opened.session.undo_stack.clear()

    dialog = versions(opened)
    assert kinds(dialog) == ["Zoals opgeslagen", "Eerder opgeslagen"]
    assert dialog.chosen != -1, "the one before is what people look for"
    dialog.open_copy.click()

    other = opened.program.windows[-1]
    assert other is not opened
    assert other.kaart == before
    assert other.bars.texts()[0].startswith("Zoals opgeslagen op ")
    click(other, "Kopie bewerken")
    assert other.do(rename(other.kaart, "s2", "Toetsen"))


def test_the_map_is_compared_with_what_was_saved_earlier(opened):
    saved_with(opened, "Aanmelden")
    saved_with(opened, "Inschrijven")
    dialog = versions(opened)
    assert kinds(dialog) == ["Zoals opgeslagen", "Eerder opgeslagen", "Eerder opgeslagen"]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(2))
    when = dialog.list.topLevelItem(2).text(1)
    dialog.compare.click()

    assert opened.reading.lens.lit.name == when
    assert [row.sentence for row in opened.panels.differences.rows] == ["Naam: “Melden” → “Inschrijven”"]


def test_saving_the_same_again_keeps_nothing_more(opened):
    saved_with(opened, "Aanmelden")
    saved_with(opened, "Melden")
    saved_with(opened, "Aanmelden")
    press(opened, "Ctrl+Z")
    press(opened, "Ctrl+S")
    dialog = versions(opened)

    assert kinds(dialog)[0] == "Zoals opgeslagen"
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.compare.click()
    assert [row.sentence for row in opened.panels.differences.rows] == ["Naam: “Aanmelden” → “Melden”"]


@pytest.mark.parametrize("harm", ["damaged", "gone"])
def test_in_place_of_a_file_that_is_damaged_or_gone_what_it_held_is_offered(start, opened, path, harm):
    saved_with(opened, "Aanmelden")
    kaart = opened.kaart
    opened.close()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:500])
    window = start()

    assert not window.program.open(path, window)
    [said] = window.bars.texts()
    assert re.search(r"Er is een eerdere versie van \d\d:\d\d\.", said)
    click(window, "Eerdere versie openen")

    assert window.kaart == kaart
    assert window.bars.texts()[0].startswith("Zoals opgeslagen op ")
    assert window.session.file.path is None, "saving asks where"


def test_of_a_file_that_was_never_opened_nothing_is_offered(start, tmp_path):
    path = tmp_path / "kapot.ketenkaart"
    path.write_bytes(b"{")
    window = start()
    window.program.open(path, window)

    assert "eerdere versie" not in window.bars.texts()[0]
