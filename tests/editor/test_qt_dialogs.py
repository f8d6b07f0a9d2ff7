"""The dialogs of Qt, where the system has none of its own: in Dutch, without pictures on their buttons."""

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QGroupBox, QLabel, QPushButton, QRadioButton

from ketenkaart.editor.qttexts import translate_qt
from ketenkaart.texts import use_language


@pytest.fixture
def file_dialog(qapp, qtbot):
    use_language("nl")
    translate_qt(qapp)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


def test_the_dialog_for_files_is_in_dutch(file_dialog):
    words = {label.text().replace("&", "") for label in file_dialog.findChildren(QLabel)}

    assert words == {"Zoeken in:", "Bestandsnaam:", "Soort:"}


def test_a_folder_is_called_so_in_dutch(file_dialog, tmp_path):
    (tmp_path / "kaarten").mkdir()
    model = QFileSystemModel()
    model.setRootPath(str(tmp_path))
    index = model.index(str(tmp_path / "kaarten"))

    assert model.type(index) == "Map"


def test_its_buttons_have_words_only(file_dialog):
    buttons = [one for one in file_dialog.findChildren(QPushButton) if one.text()]

    assert buttons
    assert all(one.icon().isNull() for one in buttons)


def test_the_dialog_for_printers_is_in_dutch(file_dialog, qtbot):
    dialog = QPrintDialog(QPrinter())
    qtbot.addWidget(dialog)
    parts = [*dialog.findChildren(QRadioButton), *dialog.findChildren(QLabel)]
    words = {one.text() for one in parts} | {one.title() for one in dialog.findChildren(QGroupBox)}

    assert {"Dubbelzijdig afdrukken", "Uit", "Omslaan langs de lange zijde"} <= words
    assert not {"Off", "Double Sided Printing", "Page &Set:"} & words


def test_no_two_words_of_the_dialog_for_saving_have_the_same_letter(file_dialog):
    file_dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    parts = (*file_dialog.findChildren(QLabel), *file_dialog.findChildren(QPushButton))
    letters = [one.text().lower().split("&")[1][0] for one in parts if "&" in one.text()]

    assert sorted(letters) == sorted(set(letters))


def test_a_key_is_called_in_menus_as_in_the_status_bar(file_dialog):
    assert QKeySequence("Space").toString(QKeySequence.SequenceFormat.NativeText) == "Spatie"
