"""On a small screen with large letters a dialog stays on the screen, with nothing in it pressed together."""

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
)

from ketenkaart.editor.actions.lookchoices import SIZE, choose
from ketenkaart.editor.look.apply import apply_look
from ketenkaart.editor.look.segments import Segments
from ketenkaart.editor.startpage.card import Card

DIALOGS = {
    "file.new_table": "new_table",
    "file.history": "earlier_versions",
    "file.adopt": "adopt_version",
    "file.export": "export_dialog",
    "file.print": "print_dialog",
    "file.poster": "poster_dialog",
    "edit.preferences": "preferences",
    "help.page": "help_pages",
    "help.keys": "key_sheet",
    "help.about": "about",
    "help.recovery": "recovery_list",
}


@pytest.fixture
def large(qapp):
    """Letters of twice the usual size, on the screen of 800 by 800 that tests have."""
    apply_look(qapp, "light", 2.0)
    assert qapp.primaryScreen().availableSize().width() == 800


def opened(window, action, name, qtbot):
    """The dialog that an action opens."""
    window.commands.run(action)
    dialog = window.findChild(QDialog, name)
    qtbot.waitExposed(dialog)
    QApplication.processEvents()
    return dialog


def pressed_together(dialog):
    """What is lower than its words need, or narrower."""
    labels = [one for one in dialog.findChildren(QLabel) if one.isVisible()]
    low = [one.text() for one in labels if one.wordWrap() and one.height() < one.heightForWidth(one.width())]
    low += [one.text() for one in labels if not one.wordWrap() and one.width() < one.sizeHint().width()]
    fields = [one for kind in (QLineEdit, QComboBox, QPushButton) for one in dialog.findChildren(kind)]
    return low + [one.objectName() for one in fields if one.isVisible() and is_low(one)]


def is_low(field):
    """Whether a field is lower than it must be; one in another has no height of its own."""
    return field.height() < field.minimumSizeHint().height() and not isinstance(field.parent(), QComboBox)


@pytest.mark.parametrize("action", DIALOGS)
def test_a_dialog_stays_on_the_screen_and_its_words_stay_whole(saved, large, qtbot, action):
    dialog = opened(saved, action, DIALOGS[action], qtbot)

    assert dialog.width() <= 800
    assert dialog.height() <= 800
    assert pressed_together(dialog) == []
    dialog.close()


def test_what_gets_the_focus_is_scrolled_to(saved, large, qtbot):
    dialog = opened(saved, "edit.preferences", "preferences", qtbot)
    area = dialog.findChild(QScrollArea)

    dialog.shortcuts.keys.setFocus()

    seen = dialog.shortcuts.keys.mapTo(area, dialog.shortcuts.keys.rect().center())
    assert area.rect().contains(seen)
    dialog.close()


VIEWS = ["view.map", "view.poster", "view.meetings", "view.matrix", "view.text"]


def test_no_view_makes_the_window_larger_than_it_is(large, saved):
    saved.resize(800, 800)
    for view in VIEWS:
        saved.commands.run(view)
        QApplication.processEvents()
        assert (saved.width(), saved.height()) == (800, 800), view
    least = saved.minimumSizeHint()
    assert least.width() < 800
    assert least.height() < 400


def test_a_long_toast_stays_within_a_narrow_map_with_its_button(large, saved):
    saved.resize(700, 700)
    saved.say("Controlefase 1, 2 en 3 verwijderd, met 7 stromen, 4 documenten en 2 koppelvlakken.", undo=True)
    QApplication.processEvents()

    toast = saved.toast
    assert toast.parentWidget().rect().contains(toast.geometry())
    undo = toast.findChild(QPushButton)
    assert toast.rect().contains(undo.geometry())
    assert undo.width() >= undo.sizeHint().width()
    assert pressed_together(toast) == []


def test_a_lens_makes_the_window_no_wider(large, saved):
    saved.resize(640, 700)
    saved.selection.set(("s2",))
    saved.commands.run("view.neighbours")
    QApplication.processEvents()

    assert saved.reading.lens.isVisible()
    assert saved.width() == 640
    assert pressed_together(saved.reading.lens) == []


def test_the_maps_of_the_start_page_stay_in_a_small_window(start):
    window = start()
    window.resize(640, 360)
    QApplication.processEvents()

    cards = [one for one in window.findChildren(Card) if one.isVisible()]
    assert cards
    assert [one.path for one in cards if one.mapTo(window, one.rect().topRight()).x() > 640] == []


def test_panels_make_room_for_the_map_when_letters_are_made_larger(saved):
    choose(saved.program, SIZE, "2.0")
    assert saved.outline_dock.isHidden()
    assert saved.form_dock.isHidden()

    choose(saved.program, SIZE, "1.0")
    assert not saved.outline_dock.isHidden()
    assert not saved.form_dock.isHidden()


def test_the_kinds_of_the_matrix_stand_whole_in_rows(large, saved):
    saved.resize(600, 1100)
    saved.commands.run("view.matrix")
    QApplication.processEvents()

    kinds = saved.findChild(Segments, "matrix_kinds").findChildren(QToolButton)
    assert [one.text() for one in kinds if one.width() < one.sizeHint().width()] == []
    assert len({one.y() for one in kinds}) > 1


def test_rows_of_the_matrix_are_seen_in_a_low_window(saved):
    saved.resize(853, 430)
    saved.commands.run("view.matrix")
    QApplication.processEvents()

    table = saved.views.currentWidget().table
    assert table.viewport().height() >= 2 * table.rowHeight(0)


def test_what_has_the_focus_in_the_form_is_scrolled_to_wherever_it_came_from(saved, large, qtbot):
    saved.resize(700, 500)
    saved.form_dock.show()
    QApplication.processEvents()
    last = [one for one in saved.form.page.findChildren(QPushButton) if one.isVisible()][-1]

    last.setFocus()

    assert saved.form.rect().contains(last.mapTo(saved.form, last.rect().center()))


def test_a_question_about_a_step_below_what_is_seen_stands_whole_over_the_map(saved):
    canvas = saved.canvas
    saved.selection.set(("s5",))
    canvas.zoom_to(4)
    canvas.scroll_by(0, canvas.height() + 100 - canvas.element_rect("s5").top())
    assert canvas.element_rect("s5").top() > canvas.height()

    saved.commands.run("map.move_to")

    assert canvas.rect().contains(saved.prompt.geometry())


def test_a_window_that_stood_on_a_larger_screen_opens_as_large_as_this_one_allows(start, qapp):
    window = start()

    room = qapp.primaryScreen().availableSize()
    assert window.frameSize().boundedTo(room) == window.frameSize()
    assert window.docks.first_time
