"""Saving under another name: onto a file that is open elsewhere, that others changed, or of this very map."""

import pytest
from editor.chain import agree, chain, press, save_as
from editor.test_shared_files import buttons, click

from ketenkaart.changes.apply import apply
from ketenkaart.editor import files
from ketenkaart.edits.setting import rename
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

CHANGED = "Iemand anders heeft deze kaart gewijzigd."


def theirs():
    return apply(chain(), rename(chain(), "s4", "Overmaken").changes)


@pytest.fixture
def changed(saved, path):
    """A map with a change of ours, and one of someone else in its file."""
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    write(path, theirs(), replace=True)
    return saved


@pytest.mark.rule("F3")
@pytest.mark.parametrize("deed", [files.save_as, files.save_copy])
def test_the_file_of_a_map_in_another_window_is_not_replaced(saved, path, tmp_path, monkeypatch, deed):
    other = tmp_path / "ander.ketenkaart"
    write(other, theirs())
    saved.program.open(other)
    save_as(monkeypatch, other)
    asked = agree(monkeypatch, "Annuleren")

    assert not deed(saved)

    assert asked == ["ander.ketenkaart staat open in een ander venster."]
    assert read(other).kaart == theirs()


@pytest.mark.rule("F3", "W4")
def test_saving_under_its_own_name_asks_before_what_others_made_of_it_goes(changed, path, monkeypatch):
    save_as(monkeypatch, path)
    answers = iter(("Vervangen", "Niet vervangen"))
    asked = []

    def ask(_, text, buttons, more=""):
        asked.append(text)
        words = next(answers)
        return next(one for one in buttons if one.text == words)

    for module in ("files", "filechoice"):
        monkeypatch.setattr(f"ketenkaart.editor.{module}.ask", ask)
    press(changed, "Ctrl+Shift+S")

    assert asked == [
        "keten.ketenkaart bestaat al.",
        "Iemand anders heeft keten.ketenkaart gewijzigd. Wat die ervan maakte, vervangen?",
    ]
    assert read(path).kaart == theirs()
    assert changed.bars.texts() == [CHANGED]

    answers = iter(("Vervangen", "Vervangen"))
    press(changed, "Ctrl+Shift+S")
    assert read(path).kaart == changed.kaart
    assert changed.bars.texts() == []


def test_a_copy_under_its_own_name_is_the_map_itself(saved, path, monkeypatch):
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))
    save_as(monkeypatch, path)
    agree(monkeypatch, "Vervangen")

    files.save_copy(saved)

    assert read(path).kaart == saved.kaart
    assert not saved.isWindowModified(), "else it would be told that someone else changed it"
    assert read(path).fingerprint == saved.session.file.fingerprint


def test_what_is_told_of_a_file_is_told_in_all_windows_on_the_map_and_settled_in_all(changed):
    changed.commands.run("window.new")
    other = changed.program.windows[-1]
    files.save(other)
    assert changed.bars.texts() == other.bars.texts() == [CHANGED]

    click(changed, "Bekijken en samenvoegen")

    assert changed.bars.texts() == other.bars.texts() == []
    assert buttons(other) == []
