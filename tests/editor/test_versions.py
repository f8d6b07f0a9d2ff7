"""The earlier versions of a map are listed, compared with, and opened again as they were."""

from datetime import date

import pytest
from editor.chain import chain, choose, press, save_as
from PySide6.QtWidgets import QApplication, QPushButton

from ketenkaart.changes.apply import apply
from ketenkaart.changes.versions import adopted_map, adopting
from ketenkaart.editor.session import FileState
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.model.about import Adopted
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.reading import read


def with_versions():
    """The map of the tests, adopted twice, and changed since."""
    first = apply(
        chain(), adopting(chain(), "1.0", date(2025, 1, 31), "Ketenbestuur", "Eerste <b>kaart</b>.")
    )
    grown = apply(first, rename(first, "s1", "Aanmelden").changes)
    second = apply(grown, adopting(grown, "2.0", date(2026, 3, 12)))
    return apply(second, delete(second, ["s3"]).changes)


@pytest.fixture
def window(open_window):
    """A window on that map."""
    return open_window(with_versions())


@pytest.fixture
def dialog(window):
    """The list of its versions, opened by its action."""
    choose(window, "file.history")
    return QApplication.activeModalWidget()


def rows(dialog):
    items = (dialog.list.topLevelItem(number) for number in range(dialog.list.topLevelItemCount()))
    return [tuple(item.text(column) for column in range(4)) for item in items]


@pytest.mark.action("file.history")
def test_the_adopted_versions_are_listed_the_last_one_first(dialog):
    assert rows(dialog) == [
        ("2.0", "12-03-2026", "", ""),
        ("1.0", "31-01-2025", "Ketenbestuur", "Eerste <b>kaart</b>."),
    ]
    dialog.reject()


def test_the_map_is_compared_with_the_chosen_one(window, dialog):
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.compare.click()

    assert window.reading.lens.lit.name == "versie 1.0 (31-01-2025)"
    sentences = [row.sentence for row in window.panels.differences.rows]
    assert "Naam: “Melden” → “Aanmelden”" in sentences
    assert "Processtap: UWV" in sentences


@pytest.mark.rule("C6")
def test_an_earlier_version_opens_to_be_read_in_a_window_of_its_own(window, dialog):
    before = window.kaart
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.open_copy.click()

    other = window.program.windows[-1]
    assert other is not window
    assert to_bytes(other.kaart) == to_bytes(adopted_map(before, 0))
    assert "alleen lezen" in other.windowTitle()
    assert "Versie 1.0 (31-01-2025), vastgesteld door Ketenbestuur" in other.bars.texts()[0]
    assert not other.do(rename(other.kaart, "s2", "Toetsen"))
    assert window.kaart is before


def test_a_copy_of_an_earlier_version_can_be_edited_and_saved(window, dialog, tmp_path, monkeypatch):
    dialog.open_copy.click()
    other = window.program.windows[-1]
    [edit] = [one for one in other.bars.findChildren(QPushButton) if one.text() == "Kopie bewerken"]
    edit.click()

    assert other.do(rename(other.kaart, "s2", "Toetsen"))
    assert "alleen lezen" not in other.windowTitle()
    save_as(monkeypatch, tmp_path / "kopie.ketenkaart")
    press(other, "Ctrl+S")
    assert read(tmp_path / "kopie.ketenkaart").kaart.records["s2"].name == "Toetsen"
    assert window.kaart == with_versions()


def test_the_map_as_it_was_saved_is_among_them(open_window, path):
    loaded = read(path)
    window = open_window(loaded.kaart, FileState(path, loaded.fingerprint, base=loaded.kaart))
    window.do(rename(window.kaart, "s1", "Aanmelden"))

    choose(window, "file.history")
    dialog = QApplication.activeModalWidget()
    assert [row[0] for row in rows(dialog)] == ["Zoals opgeslagen"]
    assert dialog.words.text() == "Van deze kaart is nog geen versie vastgesteld."
    dialog.compare.click()
    assert [row.sentence for row in window.panels.differences.rows] == ["Naam: “Melden” → “Aanmelden”"]
    press(window, "Esc")

    choose(window, "file.history")
    QApplication.activeModalWidget().open_copy.click()
    assert window.program.windows[-1].kaart == loaded.kaart


def test_a_version_of_which_nothing_was_kept_is_told(open_window):
    kaart = chain()
    about = kaart.about.model_copy(update={"adopted": (Adopted(version="0.9"),)})
    window = open_window(kaart.of([*kaart.records.values(), about]))

    for button in ("compare", "open_copy"):
        choose(window, "file.history")
        getattr(QApplication.activeModalWidget(), button).click()
        assert window.bars.texts()[-1] == "Hoe versie 0.9 eruitzag, is niet bewaard."
    assert len(window.program.windows) == 1


def test_a_version_can_be_adopted_from_there(window, dialog):
    dialog.adopt.click()

    asked = QApplication.activeModalWidget()
    assert asked.version.text() == "2.1"
    asked.adopt.click()
    assert len(window.kaart.about.adopted) == 3
