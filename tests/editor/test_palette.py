"""The command palette and the list of changes."""

import pytest
from editor.windows import press, shown_window, type_keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ketenkaart.editor.actions.table import actions

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot):
    """A window on a new map, in which the map has the focus."""
    made = shown_window(qtbot)
    made.canvas.setFocus()
    return made


def open_palette(window):
    """Open it; gives the panel."""
    press(Qt.Key.Key_P, CONTROL | SHIFT)
    return window.panels.palette


def titles(panel):
    """What is listed."""
    return [row.text for row in panel.shown]


def test_every_action_can_be_found_by_its_name(window):
    listed = titles(open_palette(window))

    for action in actions().values():
        title = action.title(window).rstrip("…")
        found = [one for one in listed if one.startswith(title)]
        assert found or action.id == "help.command" or action.choices is not None, action.id


def test_what_can_be_done_shows_its_keys(window):
    panel = open_palette(window)
    type_keys("snelinvoer")

    assert [(row.text, row.detail) for row in panel.shown] == [("Snelinvoer", "Ctrl+L")]


@pytest.mark.action("help.command")
def test_enter_runs_what_is_chosen(window):
    open_palette(window)
    type_keys("ketenpart⏎")

    assert len(window.session.kaart.partners) == 1
    assert not window.panels.palette.isVisible()


def test_what_cannot_be_done_now_says_why_and_stays(window):
    panel = open_palette(window)
    type_keys("verbinden")

    assert [(row.enabled, row.detail) for row in panel.shown] == [(False, "Kies eerst één element.")]
    press(Qt.Key.Key_Return)
    assert panel.isVisible()


def test_another_command_with_the_same_letters_somewhere_does_not_take_the_place_of_what_is_meant(window):
    panel = open_palette(window)
    type_keys("voor en na")

    assert titles(panel)[0] == "Voor en na mij"
    assert [row.text for row in panel.shown if row.enabled] == ["Nieuw van voorbeeld: Loonaangifteketen"]
    press(Qt.Key.Key_Return)
    assert panel.isVisible()


def test_words_may_stand_in_any_order_and_without_accents(window):
    panel = open_palette(window)
    type_keys("stap volgende")

    assert titles(panel)[0].startswith("Volgende stap")


def test_what_was_used_last_comes_first(window):
    open_palette(window)
    type_keys("ketenpart⏎⎋")
    window.canvas.setFocus()

    assert titles(open_palette(window))[0] == "Ketenpartner"


@pytest.mark.action("view.theme")
def test_an_entry_of_a_submenu_is_a_command_of_its_own(window):
    open_palette(window)
    type_keys("donker⏎")

    assert window.program.settings.value("look/scheme") == "dark"


def test_escape_gives_the_focus_back(window):
    window.quick.setFocus()
    panel = open_palette(window)
    type_keys("⎋")

    assert not panel.isVisible()
    assert QApplication.focusWidget() is window.quick.line


@pytest.mark.action("edit.history")
def test_the_list_of_changes_goes_back_and_forward(window):
    window.quick.setFocus()
    for line in ("uwv > een", "uwv > twee", "uwv > drie"):
        type_keys(f"{line}⏎")
    window.commands.run("edit.history")
    panel = window.panels.history

    assert titles(panel) == [
        "Snelinvoer “uwv > drie”",
        "Snelinvoer “uwv > twee”",
        "Snelinvoer “uwv > een”",
        "Zoals de kaart geopend is",
    ]
    type_keys("↓↓⏎")
    assert [step.name for step in window.session.kaart.steps] == ["Een"]
    assert [row.detail for row in panel.shown] == ["ongedaan gemaakt", "ongedaan gemaakt", "nu", ""]
    type_keys("↑↑⏎")
    assert len(window.session.kaart.steps) == 3
    type_keys("⎋")
    assert not panel.isVisible()


def test_a_part_of_a_compound_counts_as_a_word(window):
    panel = open_palette(window)
    type_keys("partner")

    listed = [row.text for row in panel.shown if row.enabled]

    assert listed[0] == "Ketenpartner"
