"""The dialogs that make and print posters: what is seen is what is made, exactly as large as it says."""

import re

import pikepdf
import pytest
from drawing.maps import sample
from editor.chain import choose, press
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
)

from ketenkaart.editor.filenames import name_for
from ketenkaart.editor.poster.paperchoice import PaperChoice
from ketenkaart.editor.poster.printing import printer_for


def page_sizes(path):
    """The sizes of the pages of a PDF, mm."""
    with pikepdf.open(path) as pdf:
        return [tuple(float(side) * 25.4 / 72 for side in page.mediabox[2:]) for page in pdf.pages]


def choose_in(dialog, name, value):
    """Choose an entry of a box by its value."""
    box = getattr(dialog.form, name)
    box.setCurrentIndex(box.findData(value))


def sentence(dialog):
    """What is said beside the file."""
    return dialog.findChild(QLabel, "poster_error").text()


def toast(window):
    """What the window said last."""
    return window.toast.accessibleName()


def make(qtbot, dialog, path):
    """Make the poster by the keyboard, and wait for the file."""
    QTest.keySequence(dialog.go, "Return")
    qtbot.waitUntil(path.exists, timeout=60_000)


def answer_when_asked(text, then=lambda: None):
    """Press a button of the question that will come, or go on with a file dialog."""

    def press_it():
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press_it)
            return
        then()
        next(one for one in box.findChildren(QPushButton) if one.text() == text).click()

    QTimer.singleShot(20, press_it)


@pytest.fixture
def open_dialog(qtbot, open_window, tmp_path):
    """Opens the dialog on a map, with its file in a folder of the test."""
    opened = []

    def show(kaart, action="file.poster", *, waits=True):
        window = open_window(kaart)
        window.program.settings.setValue("files/folder", str(tmp_path))
        choose(window, action)
        dialog = QApplication.activeModalWidget()
        opened.append(dialog)
        if waits:
            qtbot.waitUntil(lambda: dialog.made is not None and dialog.preview.sheets.settled, timeout=60_000)
        return window, dialog

    yield show
    for dialog in opened:
        try:
            dialog.close()
        except RuntimeError:
            continue  # it is gone already


@pytest.mark.action("file.poster")
def test_two_keys_make_the_poster_on_a0_with_the_name_that_is_proposed(qtbot, open_window, chain, tmp_path):
    window = open_window(chain)
    window.program.settings.setValue("files/folder", str(tmp_path))
    window.session.file = window.session.file._replace(path=tmp_path / "keten.ketenkaart")

    qtbot.waitUntil(window.isActiveWindow)
    press(window, "Ctrl+E")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    QTest.keySequence(QApplication.focusWidget(), "Return")

    qtbot.waitUntil(lambda: toast(window) != "", timeout=60_000)
    assert page_sizes(tmp_path / f"{name_for(chain)}.pdf") == [pytest.approx((1189, 841), abs=0.01)]
    assert toast(window) == "Poster gemaakt: A0 liggend, 1189 × 841 mm."
    assert [one.text() for one in window.toast.findChildren(QPushButton)] == ["Openen", "Map tonen"]


def test_an_svg_has_its_letters_as_shapes_where_that_is_asked(qtbot, open_dialog, chain, tmp_path):
    _, dialog = open_dialog(chain)
    choose_in(dialog, "formats", "svg")
    dialog.form.outlines.setChecked(True)

    path = dialog.form.output(tmp_path).path
    make(qtbot, dialog, path)

    content = path.read_text("utf-8")
    assert 'width="1189mm" height="841mm"' in content
    assert "<text" not in content
    assert path.suffix == ".svg"


def test_a_png_has_as_many_dots_as_are_asked(qtbot, open_dialog, chain, tmp_path):
    _, dialog = open_dialog(chain)
    choose_in(dialog, "formats", "png")
    choose_in(dialog, "dpi", 96)
    dialog.form.paper.set("A4", True)

    path = dialog.form.output(tmp_path).path
    QTest.keySequence(dialog.go, "Return")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.png"))) > 0, timeout=60_000)

    image = QImage(str(min(tmp_path.glob("*.png"))))
    assert path.suffix == ".png"
    assert (image.width(), image.height()) == (round(297 / 25.4 * 96), round(210 / 25.4 * 96))


def test_a_folder_that_is_not_there_is_told_beside_the_file(qtbot, open_dialog, chain, tmp_path):
    _, dialog = open_dialog(chain)
    dialog.form.path.setText(str(tmp_path / "weg" / "poster.pdf"))

    QTest.keySequence(dialog.go, "Return")

    qtbot.waitUntil(lambda: sentence(dialog) != "", timeout=60_000)
    assert sentence(dialog).startswith(f"{tmp_path / 'weg' / 'poster.pdf'} kan niet worden geschreven")
    assert dialog.isVisible()
    assert list(tmp_path.rglob("*.pdf")) == []


def test_a_poster_without_a_name_is_not_made(open_dialog, chain):
    _, dialog = open_dialog(chain)
    dialog.form.path.setText(" ")

    QTest.keySequence(dialog.go, "Return")

    assert sentence(dialog) == "Geef het bestand een naam."


def test_the_preview_follows_what_is_chosen_and_says_so(qtbot, open_dialog, chain):
    _, dialog = open_dialog(chain)
    state = dialog.preview.state

    dialog.form.paper.portrait_button.click()
    dialog.form.paper.papers.setCurrentIndex(dialog.form.paper.papers.findData("A3"))
    assert state.text() == "Bezig…"
    before = dialog.preview.sheets.page
    assert (before.width, before.height) == (1189, 841), "the last preview stays meanwhile"

    qtbot.waitUntil(lambda: dialog.made is not None, timeout=60_000)
    page = dialog.preview.sheets.page
    assert (page.width, page.height) == (297, 420)
    assert state.text().startswith("A3 staand, 297 × 420 mm")
    assert re.search(r"Kleinste tekst \d,\d mm .*, vlot te lezen op \d,\d m", dialog.preview.words.text())


def test_the_language_and_a_size_of_ones_own_are_those_of_the_sheet(qtbot, open_dialog, chain):
    _, dialog = open_dialog(chain)

    choose_in(dialog, "languages", "en")
    dialog.form.paper.set("1200x900", True)

    qtbot.waitUntil(lambda: dialog.made is not None, timeout=60_000)
    assert dialog.made.sheet.drawing.language == "en"
    assert dialog.preview.state.text() == "1200 × 900 mm"


def test_a_larger_paper_is_offered_where_not_all_can_be_read_on_one_sheet(qtbot, open_dialog):
    _, dialog = open_dialog(sample("loonaangifteketen"), waits=False)
    dialog.form.paper.set("A3", True)
    notice = dialog.preview.notice

    qtbot.waitUntil(notice.isVisible, timeout=60_000)
    words = notice.findChild(QLabel).text()
    assert words == (
        "Op A3 passen de registers niet leesbaar bij de kaart: die komen op blad 2. "
        "Op A2 past het op één blad."
    )
    assert dialog.preview.stay.text() == "Toch A3"
    dialog.preview.take.click()

    assert dialog.form.paper.paper == "A2"
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=60_000)
    assert len(dialog.preview.sheets.pages) == 1


@pytest.mark.parametrize(("button", "kept"), [("Vervangen", False), ("Annuleren", True)])
def test_a_file_that_is_there_is_replaced_only_where_the_person_says_so(
    qtbot, open_dialog, chain, tmp_path, button, kept
):
    _, dialog = open_dialog(chain)
    path = dialog.form.output(tmp_path).path
    path.write_bytes(b"mine")
    seen = []
    answer_when_asked(
        button,
        lambda: seen.extend(
            (QApplication.activeModalWidget().text(), QApplication.activeModalWidget().defaultButton().text())
        ),
    )

    QTest.keySequence(dialog.go, "Return")

    qtbot.waitUntil(lambda: bool(seen) and not isinstance(QApplication.activeModalWidget(), QMessageBox))
    if not kept:
        qtbot.waitUntil(lambda: path.read_bytes() != b"mine", timeout=60_000)
    assert seen == [f"{path.name} bestaat al.", "Andere naam"]
    assert (path.read_bytes() == b"mine") == kept


def test_a_name_with_another_known_ending_chooses_that_format(open_dialog, chain, tmp_path):
    _, dialog = open_dialog(chain)

    dialog.form.path.setText(str(tmp_path / "muur.svg"))
    dialog.form.path.editingFinished.emit()

    assert dialog.form.format == "svg"
    assert dialog.form.output(tmp_path).path == tmp_path / "muur.svg"


def test_the_format_is_remembered(qtbot, open_dialog, chain, tmp_path):
    window, dialog = open_dialog(chain)
    choose_in(dialog, "formats", "svg")
    make(qtbot, dialog, dialog.form.output(tmp_path).path)
    qtbot.waitUntil(lambda: toast(window) != "")

    choose(window, "file.poster")
    again = QApplication.activeModalWidget()

    assert again.form.format == "svg"
    again.close()


@pytest.mark.action("file.print")
def test_a_sheet_is_printed_as_large_as_the_paper_of_the_printer(qtbot, open_dialog, chain, tmp_path):
    window, dialog = open_dialog(chain, "file.print")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "geprint.pdf"))
    printer.setPageLayout(printer_for(dialog.made.sheet.drawing.pages[0]).pageLayout())

    dialog.print_on(printer, dialog.form.wish)

    assert page_sizes(tmp_path / "geprint.pdf") == [pytest.approx((1189, 841), abs=0.5)]
    assert toast(window) == "Naar de printer: A0 liggend, 1189 × 841 mm."


@pytest.mark.parametrize(
    ("paper", "landscape", "title"),
    [
        ("roll:914", True, "Rol van 914 mm"),
        ("screen", False, "Scherm 16:9 staand"),
        ("600x900", True, "600 × 900 mm"),
    ],
)
def test_what_is_printed_is_the_sheet_that_is_seen(qtbot, open_dialog, tmp_path, paper, landscape, title):
    window, dialog = open_dialog(sample("wlz-keten"), "file.print")
    dialog.form.paper.set(paper, landscape)
    qtbot.waitUntil(lambda: dialog.made is not None and dialog.made.wish.paper == paper, timeout=60_000)
    made = dialog.made

    def to_a_file():
        printers = QApplication.activeModalWidget()
        if not isinstance(printers, QPrintDialog):
            QTimer.singleShot(20, to_a_file)
            return
        printers.findChild(QLineEdit, "filename").setText(str(tmp_path / "geprint.pdf"))
        printers.accept()

    QTimer.singleShot(0, to_a_file)
    dialog.go.click()

    seen = [pytest.approx((page.width, page.height), abs=0.5) for page in made.sheet.drawing.pages]
    assert page_sizes(tmp_path / "geprint.pdf") == seen
    assert toast(window) == f"Naar de printer: {made.title}."
    assert made.title.startswith(title)


def test_the_size_of_a_paper_is_told_as_it_lies(qtbot):
    choice = PaperChoice(QBoxLayout.Direction.TopToBottom)
    qtbot.addWidget(choice)

    for landscape, told in ((False, "A4  (210 × 297 mm)"), (True, "A4  (297 × 210 mm)")):
        choice.set("A4", landscape)
        assert choice.papers.currentText() == told


def test_the_way_to_print_and_to_make_is_open_by_keyboard(open_dialog, chain):
    open_dialog(chain)
    reached, first = [], QApplication.focusWidget()
    while not reached or QApplication.focusWidget() is not first:
        QTest.keySequence(QApplication.focusWidget(), "Tab")
        reached.append(QApplication.focusWidget())

    names = {one.objectName() for one in reached}
    assert {"poster_paper", "poster_format", "poster_language", "poster_path", "poster_go"} <= names
    assert all(one.accessibleName() or one.property("text") for one in reached)


def test_another_name_can_be_chosen_in_a_dialog(open_dialog, chain, tmp_path, monkeypatch):
    _, dialog = open_dialog(chain)
    chosen = str(tmp_path / "muur.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (chosen, ""))

    dialog.form.browse.click()

    assert dialog.form.path.text() == chosen
    assert dialog.form.format == "png"
