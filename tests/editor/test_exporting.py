"""A map is exported to formats of other programs, and each says what it does not hold."""

import json
from datetime import date

import pytest
from editor.chain import agree, chain, choose, save_as
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from ketenkaart.editor.exporting.formats import FORMATS
from ketenkaart.edits.adopting import adopt
from ketenkaart.edits.setting import rename


def dialog_of(window):
    """The dialog, opened from the menu."""
    choose(window, "file.export")
    return window.findChild(QDialog, "export_dialog")


def export(window, monkeypatch, path):
    """Export to a file, by its suffix."""
    dialog = dialog_of(window)
    save_as(monkeypatch, path)
    dialog.choices[path.suffix].click()
    dialog.go.click()
    return dialog


@pytest.mark.action("file.export")
def test_a_map_becomes_a_spreadsheet_with_a_sheet_for_each_kind(window, tmp_path, monkeypatch):
    path = tmp_path / "keten.xlsx"

    export(window, monkeypatch, path)

    book = load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["Stappen"]]
    place = rows[0].index("Naam")
    assert [row[place] for row in rows[1:]] == [one.name for one in chain().steps]
    assert book["De kaart"]["B1"].value == chain().about.name
    assert "keten.xlsx" in window.toast.accessibleName()


@pytest.mark.rule("E10")
def test_a_name_that_looks_like_a_formula_stays_a_text(window, tmp_path, monkeypatch):
    window.do(rename(window.kaart, "s1", '=HYPERLINK("http://x.example")'))

    export(window, monkeypatch, tmp_path / "keten.xlsx")

    cells = [cell for row in load_workbook(tmp_path / "keten.xlsx")["Stappen"] for cell in row]
    assert [cell.data_type for cell in cells if str(cell.value).startswith("=HYPERLINK")] == ["s"]


@pytest.mark.parametrize("suffix", [one.suffix for one in FORMATS])
def test_every_format_gives_a_file_that_says_something_of_the_map(window, tmp_path, monkeypatch, suffix):
    path = tmp_path / f"keten{suffix}"

    export(window, monkeypatch, path)

    data = path.read_bytes()
    if suffix == ".json":
        assert set(json.loads(data)["nodes"]) >= {one.id for one in chain().steps}
    elif suffix in (".txt", ".md", ".svg"):
        assert b"Beslissen" in data
    elif suffix == ".png":
        assert data.startswith(b"\x89PNG")


def test_what_is_folded_on_the_screen_is_in_the_picture(window, tmp_path, monkeypatch):
    window.selection.set(["bd"])
    choose(window, "map.fold")

    export(window, monkeypatch, tmp_path / "keten.svg")

    drawn = (tmp_path / "keten.svg").read_text("utf-8")
    assert all(f'id="{one.id}"' in drawn for one in chain().steps)


@pytest.mark.rule("E10")
def test_the_dialog_says_beside_each_format_what_it_does_not_hold(window):
    window.do(adopt(window.kaart, "1.0", date(2026, 11, 26), "Ketenbestuur", ""))

    dialog = dialog_of(window)

    told = [button.accessibleDescription() for button in dialog.choices.values()]
    assert all("Staat er niet in" in one and "1 vastgestelde versie" in one for one in told)


def test_the_arrow_keys_choose_a_format_which_is_there_again_next_time(window, tmp_path, monkeypatch, qtbot):
    dialog = dialog_of(window)
    save_as(monkeypatch, tmp_path / "keten.txt")
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.choices[".xlsx"])

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert (tmp_path / "keten.txt").exists()
    qtbot.waitUntil(lambda: window.findChild(QDialog, "export_dialog") is not dialog)
    assert dialog_of(window).chosen.suffix == ".txt"


def test_a_file_that_is_there_is_replaced_only_when_asked_though_its_ending_was_left_out(
    window, tmp_path, monkeypatch
):
    (tmp_path / "keten.txt").write_text("van mij", "utf-8")
    asked = agree(monkeypatch, "Annuleren")
    dialog = dialog_of(window)
    save_as(monkeypatch, tmp_path / "keten")
    dialog.choices[".txt"].click()

    dialog.go.click()

    assert asked == ["keten.txt bestaat al."]
    assert (tmp_path / "keten.txt").read_text("utf-8") == "van mij"


def test_a_folder_that_is_not_there_is_told_in_the_dialog(window, tmp_path, monkeypatch):
    dialog = export(window, monkeypatch, tmp_path / "weg" / "keten.txt")

    assert dialog.isVisible()
    assert "kan niet" in dialog.problem.text()


def test_the_dialog_leads_to_the_poster(window):
    dialog = dialog_of(window)

    dialog._make_poster()

    assert window.findChild(QDialog, "poster_dialog") is not None
