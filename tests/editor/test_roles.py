"""What widgets are to assistive technology: tabs, heads that fold, and a picture of the sheet."""

import gc

import pytest
from editor.chain import choose
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from ketenkaart.editor.poster.sheetview import SheetView
from ketenkaart.editor.shortcuteditor import ShortcutEditor

PRESS = "Press"


def heard(one):
    """A widget as assistive technology has it."""
    return QAccessible.queryAccessibleInterface(one)


def name(one):
    """What it is called there."""
    return heard(one).text(QAccessible.Text.Name)


def test_the_views_are_tabs_of_which_one_is_selected(window):
    views = window.tools.findChild(object, "tool_views")
    tabs = {name(one): heard(one) for one in views.findChildren(QAbstractButton)}
    assert heard(views).role() == QAccessible.Role.PageTabList
    assert list(tabs) == ["Kaart", "Poster", "Overleg", "Matrix", "Tekst"]
    assert {tab.role() for tab in tabs.values()} == {QAccessible.Role.PageTab}
    assert not any(tab.state().checkable for tab in tabs.values())

    tabs["Tekst"].actionInterface().doAction(PRESS)

    assert window.reading.shows_text
    assert [word for word, tab in tabs.items() if tab.state().selected] == ["Tekst"]


@pytest.mark.parametrize(
    ("action", "called"),
    [
        ("view.poster", "Poster"),
        ("view.meetings", "Overleg"),
        ("view.matrix", "Matrix"),
        ("view.text", "Tekst"),
    ],
)
def test_a_view_is_a_group_in_which_something_has_the_focus(window, action, called):
    choose(window, action)
    view = window.views.currentWidget()

    assert (heard(view).role(), name(view)) == (QAccessible.Role.Grouping, called)
    assert view.isAncestorOf(QApplication.focusWidget())
    assert not heard(view).state().focused


def head_of(window, title):
    """A head of the form that is seen."""
    heads = window.form.findChildren(QPushButton)
    return next(one for one in heads if one.isVisible() and name(one).startswith(title))


def test_the_heads_of_the_form_are_buttons_that_unfold(window):
    head = head_of(window, "Herkomst")
    assert heard(head).role() == QAccessible.Role.Button
    assert not heard(head).state().checkable
    assert heard(head).state().collapsed

    heard(head).actionInterface().doAction(PRESS)

    assert head.isChecked()
    assert heard(head).state().expanded
    assert not heard(head).state().collapsed


@pytest.mark.parametrize("action", ["view.poster", "file.poster"])
def test_the_sheet_is_a_picture_that_tells_its_size(window, qtbot, action):
    choose(window, action)
    sheet = next(one for one in window.findChildren(SheetView) if one.isVisible())
    qtbot.waitUntil(lambda: bool(sheet.accessibleDescription()))

    assert heard(sheet).role() == QAccessible.Role.Graphic
    assert "mm" in heard(sheet).text(QAccessible.Text.Description)
    assert name(sheet)


def test_windows_with_tabs_and_heads_come_and_go_while_a_reader_listens(open_window, chain, qtbot):
    QAccessible.setActive(True)
    try:
        for _ in range(3):
            window = open_window(chain)
            tab = window.tools.findChild(object, "tool_views").findChild(QAbstractButton)
            assert heard(tab).role() == QAccessible.Role.PageTab
            assert heard(head_of(window, "Herkomst")).state().expandable
            heard(head_of(window, "Herkomst")).actionInterface().doAction(PRESS)
            window.close()
            qtbot.waitUntil(lambda gone=window: gone not in gone.program.windows)
    finally:
        QAccessible.setActive(False)


def all_in(one):
    """All that assistive technology finds in a part of the window."""
    yield one
    for place in range(one.childCount()):
        child = one.child(place)
        if child is not None:
            yield from all_in(child)


def test_one_of_two_windows_is_closed_while_a_reader_listens(open_window, chain, qtbot):
    QAccessible.setActive(True)
    try:
        first = open_window(chain)
        choose(first, "window.new")
        second = next(one for one in first.program.windows if one is not first)
        assert len(list(all_in(heard(second)))) > 50

        second.close()
        gone = []
        second.destroyed.connect(lambda: gone.append(True))
        del second
        gc.collect()

        qtbot.waitUntil(lambda: bool(gone))
        assert name(first.canvas) == "Ketenkaart"
    finally:
        QAccessible.setActive(False)


def test_keys_of_actions_are_told_where_they_are_changed(window):
    choose(window, "edit.preferences")
    editor = window.findChild(ShortcutEditor)
    cells = {heard(editor.list).child(place) for place in range(heard(editor.list).childCount())}

    assert heard(editor.keys).role() == QAccessible.Role.HotkeyField
    assert heard(editor.keys).text(QAccessible.Text.Description) == "Ctrl+N"
    assert "" not in {cell.text(QAccessible.Text.Name) for cell in cells}
