"""From a spreadsheet: rows that are pasted or opened become a map, with a look at it first."""

import pytest
from editor.chain import choose
from editor.hands import drop_file
from editor.windows import let_go
from openpyxl import Workbook
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMessageBox

from ketenkaart.editor.newtable import NewTable
from ketenkaart.editor.program import Program
from ketenkaart.editor.startpage.choice import Choice

ROWS = [
    ["Stap", "Wie", "Fase", "Bericht"],
    ["Aanvraag doen", "Burger", "Aanvragen", "Aanvraag"],
    ["Beoordelen", "UWV", "", ""],
    ["", "UWV", "", ""],
    ["Betalen", "Belastingdienst", "Betalen", ""],
]
COUNTS = "3 stappen · 3 partners · 2 fasen · 1 document."


@pytest.fixture
def start(qtbot):
    """The program on its start page."""
    program = Program()
    window = program.new_window()
    window.activateWindow()
    yield window
    for one in list(program.windows):
        let_go(one)
        one.close()


def dialog(window):
    """The dialog that is open."""
    [found] = [one for one in window.findChildren(NewTable) if one.isVisible()]
    return found


def combo(found, number):
    return found.preview.findChild(QComboBox, f"new_table_column_{number}")


def paste(found, text):
    QGuiApplication.clipboard().setText(text)
    found.rows.paste()


def tabs(rows):
    return "\n".join("\t".join(row) for row in rows)


def answer_with(words):
    """Press this button in the question that comes."""

    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        questions.append(box.text())
        next(one for one in box.buttons() if one.text() == words).click()

    questions = []
    QTimer.singleShot(0, press)
    return questions


@pytest.mark.action("file.new_table")
def test_pasted_rows_become_a_map_that_is_not_saved_yet(start):
    choose(start, "file.new_table")
    found = dialog(start)
    assert not found.make.isEnabled()

    paste(found, tabs(ROWS))
    assert [combo(found, number).currentText() for number in range(1, 5)] == [
        "Stap",
        "Partner",
        "Fase",
        "Document",
    ]
    assert found.words.text().startswith(COUNTS)
    assert "Herkend aan de kop: Stap, Partner, Fase, Document." in found.words.text()
    assert "overgeslagen: 1 rij." in found.words.text()
    found.make.click()

    kaart = start.session.kaart
    assert [step.name for step in kaart.steps] == ["Aanvraag doen", "Beoordelen", "Betalen"]
    assert [kaart.records[step.partner].name for step in kaart.steps] == ["Burger", "UWV", "Belastingdienst"]
    assert [kaart.records[step.phase].name for step in kaart.steps] == ["Aanvragen", "Aanvragen", "Betalen"]
    assert [kaart.records[one].name for one in kaart.flows[0].documents] == ["Aanvraag"]
    assert len(kaart.flows) == 2
    assert start.isWindowModified()
    [left] = start.program.recovery.folder.glob("*.journal")
    assert left.stat().st_size > 0, "a crash does not lose it"


def test_how_long_a_step_takes_is_taken_over_from_its_column(start):
    choose(start, "file.new_table")
    found = dialog(start)
    paste(found, tabs([["Stap", "Doorlooptijd", "Wie"], ["Toetsen", "8 weken", "UWV"], ["Betalen", "", ""]]))
    assert combo(found, 2).currentText() == "Doorlooptijd"
    found.make.click()

    assert [step.lead_time for step in start.session.kaart.steps] == ["8 weken", ""]


def test_the_person_says_what_the_columns_are(start):
    begin = next(one for one in start.findChildren(Choice) if "spreadsheet" in one.accessibleName())
    begin.click()
    found = dialog(start)
    paste(found, "a\tBurger\tMelden\nb\tUWV\tBeoordelen")
    assert not found.headed.isChecked()

    for number, words in ((3, "Stap"), (1, "Niet gebruikt")):
        box = combo(found, number)
        box.setCurrentText(words)
        box.activated.emit(box.currentIndex())
    assert [combo(found, number).currentText() for number in (1, 2, 3)] == [
        "Niet gebruikt",
        "Partner",
        "Stap",
    ]
    assert found.words.text() == "2 stappen · 2 partners."

    found.headed.click()
    assert found.words.text() == "1 stap · 1 partner."
    found.headed.click()
    found.make.click()
    assert [step.name for step in start.session.kaart.steps] == ["Melden", "Beoordelen"]


def test_rows_without_a_step_cannot_be_made(start):
    choose(start, "file.new_table")
    found = dialog(start)
    paste(found, "Partner\nUWV")
    assert found.words.text() == "Kies boven een kolom dat daarin de stappen staan."
    assert not found.make.isEnabled()

    found.rows.setPlainText("x\n" * 501)
    assert "meer dan 500 rijen" in found.words.text()
    assert not found.make.isEnabled()


def test_a_file_is_opened_in_the_dialog_and_names_the_map(start, tmp_path, monkeypatch):
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    path = tmp_path / "Onze keten.xlsx"
    book.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose(start, "file.new_table")
    found = dialog(start)

    found.opening.click()
    assert found.words.text().startswith(COUNTS)
    found.make.click()
    assert start.map_name() == "Onze keten"
    assert len(start.session.kaart.steps) == 3


def test_a_damaged_file_is_told_in_the_dialog(start, tmp_path):
    path = tmp_path / "kapot.xlsx"
    path.write_bytes(b"PK\x03\x04kapot")
    start.panels.show_new_table(path)

    assert dialog(start).words.text() == (
        "kapot.xlsx: dit is geen spreadsheet, of het bestand is beschadigd. "
        "Sla het opnieuw op als .xlsx of .csv."
    )


def test_a_spreadsheet_dropped_on_the_window_is_offered_for_import(window, tmp_path):
    path = tmp_path / "keten.csv"
    path.write_text("Stap;Partner\nMelden;Burger\nBetalen;UWV\n", "utf-8")
    drop_file(window, path)
    asked = answer_with("Importeren…")
    QApplication.processEvents()
    assert asked == ["Dit is geen ketenkaart, maar een spreadsheet. Wil je haar importeren?"]
    dialog(window).make.click()

    other = window.program.windows[-1]
    assert other is not window
    assert other.map_name() == "Keten"
    assert [step.name for step in other.session.kaart.steps] == ["Melden", "Betalen"]


def test_a_spreadsheet_that_is_not_wanted_and_a_bpmn_file_are_opened_as_such(start, tmp_path):
    from interchange.bpmnfiles import bpmn, flow, process, task

    table, model = tmp_path / "keten.xlsx", tmp_path / "proces.bpmn"
    table.write_bytes(b"PK")
    model.write_text(bpmn(process(task("a"), task("b"), flow("a", "b"))), "utf-8")

    answer_with("Annuleren")
    assert not start.program.open(table, start)
    assert start.session is None

    assert start.program.open(model, start)
    assert len(start.session.kaart.steps) == 2
    assert "Overgenomen" in start.bars.texts()[0]
