"""The actions that walk over the map and that show it do what they say."""

import pytest
from editor.chain import choose, press
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication


@pytest.mark.action("nav.right", "nav.left", "nav.up", "nav.down", "nav.next", "nav.previous")
@pytest.mark.action("nav.first", "nav.last")
def test_arrows_walk_along_the_flows_and_to_what_stands_beside(window):
    press(window, "Right")
    assert window.selection.ids == ("s1",)
    for keys, there in [("Right", "s2"), ("Right", "s3"), ("Left", "s2"), ("End", "s3"), ("Home", "s2")]:
        press(window, keys)
        assert window.selection.ids == (there,), keys
    press(window, "Up")
    assert window.selection.ids == ("s1",)
    press(window, "Down")
    assert window.selection.ids == ("s2",)
    press(window, "Tab")
    assert window.selection.ids == ("s3",)
    press(window, "Shift+Tab")
    assert window.selection.ids == ("s2",)


def test_tab_past_the_last_step_leaves_the_map(window):
    window.selection.set(("s5",))

    press(window, "Tab")

    assert not window.canvas.hasFocus()


@pytest.mark.action("nav.extend_right", "nav.extend_left", "nav.extend_up", "nav.extend_down")
def test_shift_and_an_arrow_extend_the_selection(window):
    window.selection.set(("s2",))

    for keys, chosen in [
        ("Shift+Right", {"s2", "s3"}),
        ("Shift+Left", {"s2", "s3"}),
        ("Shift+Up", {"s1", "s2", "s3"}),
        ("Shift+Down", {"s1", "s2", "s3"}),
    ]:
        press(window, keys)
        assert set(window.selection.ids) >= chosen


@pytest.mark.action("nav.pan_right", "nav.pan_left", "nav.pan_up", "nav.pan_down")
@pytest.mark.parametrize(("keys", "back"), [("Ctrl+Right", "Ctrl+Left"), ("Ctrl+Up", "Ctrl+Down")])
def test_ctrl_and_an_arrow_pan(window, keys, back):
    window.canvas.zoom_to(4.0)
    window.canvas.scroll_by(-100, -100)
    at_start = window.canvas.view

    press(window, keys)
    assert window.canvas.view != at_start
    press(window, back)
    assert window.canvas.view == at_start


@pytest.mark.action("nav.menu")
def test_the_menu_key_asks_for_the_menu_of_the_selection(window):
    window.selection.set(("s2",))

    press(window, "Shift+F10")

    menu = QApplication.activePopupWidget()
    assert {"Volgende stap", "Verwijderen"} <= {one.text() for one in menu.actions()}
    menu.close()


@pytest.mark.parametrize("element", ["uwv", "f1"])
def test_the_menu_of_a_lane_or_phase_stands_at_its_head(window, qtbot, element):
    canvas = window.canvas
    canvas.zoom_to(1.0)
    window.selection.set((element,))

    with qtbot.waitSignal(canvas.context_menu) as asked:
        press(window, "Shift+F10")

    QApplication.activePopupWidget().close()
    heads = QRegion(canvas.rect()) - QRegion(canvas.body)
    assert heads.contains(canvas.mapFromGlobal(asked.args[1]))


@pytest.mark.action("view.zoom_in", "view.zoom_out", "view.zoom_100", "view.zoom_fit", "view.zoom_selection")
def test_the_map_is_zoomed_by_keys(window):
    press(window, "Ctrl+0")
    assert window.canvas.zoom == pytest.approx(1.0)
    press(window, "Ctrl++")
    assert window.canvas.zoom > 1.0
    press(window, "Ctrl+-", times=2)
    assert window.canvas.zoom < 1.0
    press(window, "Ctrl+9")
    assert window.canvas.sees_all
    window.selection.set(("s2",))
    press(window, "Ctrl+8")
    assert window.canvas.rect().contains(window.canvas.element_rect("s2"))


def test_words_are_not_zoomed_and_the_map_behind_them_neither(window):
    zoom, before = window.status.findChild(object, "status_zoom"), window.canvas.view
    press(window, "Ctrl+5")
    press(window, "Ctrl++")
    names = ("zoom_in", "zoom_out", "zoom_fit")
    buttons = [window.status.findChild(object, f"status_{name}") for name in names]
    assert not any(button.isEnabled() for button in buttons)
    assert zoom.text() == ""
    assert window.canvas.view == before

    press(window, "Ctrl+1")
    assert all(button.isEnabled() for button in buttons)
    assert zoom.text()


@pytest.mark.action("view.outline", "view.form", "view.checks", "view.reset")
def test_parts_are_hidden_shown_and_put_back(window):
    assert window.outline_dock.isVisible()
    press(window, "Ctrl+Shift+O")
    assert not window.outline_dock.isVisible()
    press(window, "F4")
    assert not window.form_dock.isVisible()
    press(window, "Ctrl+Shift+M")
    assert window.checks_dock.isVisible()

    choose(window, "view.reset")

    assert window.outline_dock.isVisible()
    assert window.form_dock.isVisible()
    assert not window.checks_dock.isVisible()


@pytest.mark.action("view.pane_next", "view.pane_previous")
def test_f6_goes_from_part_to_part_and_back(window):
    press(window, "F6")
    there = window.focusWidget()
    assert not window.canvas.hasFocus()

    press(window, "Shift+F6")

    assert window.canvas.hasFocus()
    assert there is not window.focusWidget()


@pytest.mark.action("view.fullscreen")
def test_the_window_fills_the_screen_and_comes_back(window):
    press(window, "F11")
    assert window.isFullScreen()
    press(window, "F11")
    assert not window.isFullScreen()
