"""Preferences, the sheet of shortcuts and what is said about the program."""

import pytest
from editor.windows import press, shown_window
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QToolButton

from ketenkaart.editor.actions.table import actions
from ketenkaart.editor.look.tokens import tokens_in_use
from ketenkaart.editor.shortcuts import groups
from ketenkaart.texts import language_in_use
from ketenkaart.version import version

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot):
    """A window on a new map."""
    return shown_window(qtbot)


@pytest.fixture
def preferences(window):
    """Its preferences, opened by key."""
    press(Qt.Key.Key_Comma, CONTROL)
    return window.findChild(QDialog, "preferences")


def give_keys(preferences, action, keys):
    """Give an action other keys, as if they were pressed in the field."""
    editor = preferences.shortcuts
    editor.choose(action)
    editor.keys.setKeySequence(QKeySequence(keys))
    editor.keys.editingFinished.emit()
    return editor.problem.text()


def entry(window, action, text):
    """An entry of the submenu of an action."""
    menu = window.commands[action].menu()
    menu.aboutToShow.emit()
    return next(one for one in menu.actions() if one.text() == text)


def test_dark_and_the_size_of_letters_are_seen_at_once(preferences, qapp):
    before = qapp.font().pixelSize()
    preferences.scheme.setCurrentIndex(preferences.scheme.findData("dark"))
    preferences.text_size.setCurrentIndex(preferences.text_size.findText("150 %"))

    assert tokens_in_use().dark
    assert qapp.font().pixelSize() == round(1.5 * before)


def test_a_button_closes_the_preferences_and_enter_in_a_field_does_not(window, preferences, qtbot):
    close = preferences.findChild(QPushButton, "preferences_close")
    preferences.shortcuts.keys.setFocus()
    press(Qt.Key.Key_Return)
    assert preferences.isVisible()

    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: window.findChild(QDialog, "preferences") is None)


def test_another_language_waits_for_the_next_start_and_says_so(window, preferences):
    preferences.language.setCurrentIndex(preferences.language.findData("en"))

    assert language_in_use() == "nl"
    said = [label.text() for label in preferences.findChildren(QLabel)]
    assert "Een andere taal geldt vanaf de volgende start van Ketenkaart." in said
    assert window.program.settings.value("look/language") == "en"


@pytest.mark.action("view.theme", "view.large_text")
def test_the_menus_choose_the_look_and_tick_what_is_in_force(window, qapp):
    before = qapp.font().pixelSize()
    entry(window, "view.theme", "Donker").trigger()
    entry(window, "view.large_text", "130 %").trigger()

    assert tokens_in_use().dark
    assert qapp.font().pixelSize() == round(1.3 * before)
    assert entry(window, "view.theme", "Donker").isChecked()
    assert not entry(window, "view.large_text", "100 %").isChecked()


@pytest.mark.action("edit.preferences")
def test_motion_can_be_switched_off(window, preferences):
    preferences.motion.setChecked(True)
    assert window.canvas.reduced_motion
    preferences.motion.setChecked(False)
    assert not window.canvas.reduced_motion


def test_an_action_listens_to_the_keys_it_was_given(window, preferences, qtbot):
    assert give_keys(preferences, "insert.partner", "Ctrl+Alt+K") == ""
    preferences.close()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()

    press(Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert len(window.session.kaart.partners) == 1


def test_keys_of_another_action_are_refused_with_its_name(window, preferences):
    assert give_keys(preferences, "insert.partner", "Ctrl+J") == "Ctrl+J hoort al bij “Verbinden”."
    assert window.commands["insert.partner"].shortcut() == QKeySequence("Ctrl+Shift+N")


def test_letters_stay_letters(preferences):
    refused = "Toetsen die iets typen kunnen niet zonder Ctrl of Alt."

    assert give_keys(preferences, "insert.partner", "P") == refused
    assert give_keys(preferences, "insert.partner", "Shift+P") == refused
    assert give_keys(preferences, "insert.partner", "F7") == ""


def test_keys_can_be_taken_away_and_given_back(window, preferences):
    give_keys(preferences, "insert.partner", "")
    assert window.commands["insert.partner"].shortcut().isEmpty()
    assert window.commands.shortcut(actions()["insert.partner"]) == []

    preferences.shortcuts.reset.click()
    assert window.commands["insert.partner"].shortcut() == QKeySequence("Ctrl+Shift+N")


@pytest.mark.action("help.keys")
def test_the_sheet_has_every_shortcut(window):
    press(Qt.Key.Key_F1, CONTROL)
    sheet = window.findChild(QDialog, "key_sheet")
    said = [label.text() for label in sheet.findChildren(QLabel)]

    for group in groups(window):
        assert group.name in said
        for text, keys in group.rows:
            assert text in said
            assert keys in said
    assert {"Snelinvoer", "Ctrl+L", "Shift+→ ← ↑ ↓"} <= set(said)


@pytest.mark.action("help.about")
def test_about_tells_the_version_and_the_licence(window):
    window.commands.run("help.about")
    said = " ".join(label.text() for label in window.findChild(QDialog, "about").findChildren(QLabel))

    assert version() in said
    assert "EUPL-1.2" in said
    assert "PySide6" in said


def test_marks_and_panels_grow_with_the_letters_and_labels_come_back(window):
    window.resize(1920, 1000)
    lens = window.tools.findChild(QToolButton, "tool_view_lens")

    def sizes():
        return window.outline.minimumWidth(), window.outline.tree.iconSize().width()

    before, beside = sizes(), lens.toolButtonStyle()

    entry(window, "view.large_text", "200 %").trigger()
    assert all(large > 1.5 * small for large, small in zip(sizes(), before, strict=True))
    assert lens.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly

    entry(window, "view.large_text", "100 %").trigger()
    assert (sizes(), lens.toolButtonStyle()) == (before, beside)


def test_a_panel_there_was_no_room_for_is_back_in_a_wider_window(chain, open_window):
    narrow = open_window(chain)
    narrow.resize(1000, 700)
    narrow.docks.show()
    assert narrow.form_dock.isHidden()
    narrow.docks.save()

    narrow.resize(1920, 1000)
    narrow.docks.show()
    assert not narrow.form_dock.isHidden()
    assert not narrow.outline_dock.isHidden()

    narrow.form_dock.close()
    narrow.docks.save()
    narrow.docks.show()
    assert narrow.form_dock.isHidden(), "what a person closed stays closed"
