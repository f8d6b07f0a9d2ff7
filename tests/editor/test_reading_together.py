"""Folding, presenting and work sessions: other ways to look at the same map, from which all comes back."""

import pytest
from drawing.maps import sample
from editor.chain import choose, press
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ketenkaart.edits.setting import rename


def texts(window):
    """The names of the steps that are drawn."""
    return [step.name for step in window.shown_screen().kaart.steps]


def boxes(window):
    return dict(window.canvas.shown.screen.layout.boxes)


def fold(window, *ids):
    window.selection.set(ids)
    press(window, "Space")


def merged(window):
    """The box that stands for several steps."""
    return next(one.id for one in window.shown_screen().kaart.steps if one.id.startswith("fold."))


@pytest.mark.action("map.fold", "map.unfold_all")
def test_a_folded_partner_has_one_box_a_phase_and_comes_back_as_it_was(window):
    before = boxes(window)
    fold(window, "uwv")
    assert "2 stappen" in texts(window)
    assert "Beslissen" not in texts(window)
    fold(window, "uwv")
    assert boxes(window) == before

    fold(window, "uwv", "bd")
    choose(window, "map.unfold_all")
    assert boxes(window) == before
    assert not window.commands["map.unfold_all"].isEnabled()


def test_where_nothing_folds_together_the_window_says_so_and_nothing_is_closed(window):
    fold(window, "burger")

    assert window.toast.accessibleName() == (
        "Bij Burger valt niets samen te vouwen: er staat nergens meer dan één stap bij elkaar."
    )
    assert not window.reading.folds.closed
    assert not window.commands["map.unfold_all"].isEnabled()


def test_flows_stay_seen_when_a_partner_is_folded(window):
    fold(window, "uwv")
    ends = {(flow.source, flow.target) for flow in window.shown_screen().kaart.flows}

    assert ends == {("s1", merged(window)), (merged(window), "s4"), ("s4", "s5")}


def test_folding_is_no_change_of_the_map(window):
    kaart = window.session.kaart
    fold(window, "uwv")

    assert window.session.kaart is kaart
    assert not window.session.unsaved


def test_a_press_on_the_box_of_several_selects_those(window):
    fold(window, "uwv")
    middle = window.canvas.element_rect("s3").center()
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=middle)

    assert set(window.selection.ids) == {"s2", "s3"}
    assert window.canvas.states.selected == (merged(window),)


def test_an_edit_while_folded_is_of_the_whole_map_and_can_be_undone(window):
    fold(window, "uwv")
    folded = boxes(window)
    window.do(rename(window.session.kaart, "s3", "Anders"))
    assert window.session.kaart.records["s3"].name == "Anders"
    assert boxes(window) == folded
    press(window, "Ctrl+Z")
    assert window.session.kaart.records["s3"].name == "Beslissen"
    choose(window, "map.unfold_all")
    assert "Beslissen" in texts(window)


def test_typing_the_name_of_what_is_folded_away_opens_it(window):
    fold(window, "uwv")
    window.selection.set(("s3",))
    press(window, "F2")

    assert window.names.editing == "s3"
    assert "Beslissen" in texts(window)


def test_a_double_click_on_the_box_of_several_opens_it(window):
    fold(window, "uwv")
    middle = window.canvas.element_rect("s3").center()
    QTest.mouseDClick(window.canvas, Qt.MouseButton.LeftButton, pos=middle)

    assert "Beslissen" in texts(window)


def test_the_triangle_on_a_head_folds_and_unfolds(window):
    head = window.canvas.shown.heads.lane_rect("uwv", window.canvas.view).toRect()
    window.canvas.set_hovered("uwv")
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=head.bottomRight() - QPoint(14, 14))
    assert "2 stappen" in texts(window)
    window.canvas.set_hovered("")
    head = window.canvas.shown.heads.lane_rect("uwv", window.canvas.view).toRect()
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=head.bottomRight() - QPoint(14, 14))
    assert "2 stappen" not in texts(window)


def test_the_keyboard_walks_over_what_is_drawn(window):
    fold(window, "uwv")
    window.selection.set(("s1",))
    press(window, "Right")
    assert set(window.selection.ids) == {"s2", "s3"}
    press(window, "Right")
    assert window.selection.ids == ("s4",)


def test_the_lens_lights_the_box_of_several(window):
    fold(window, "uwv")
    window.selection.set(("s1",))
    press(window, "Ctrl+B")

    assert merged(window) in window.canvas.states.lit


def test_the_steps_of_a_folded_phase_are_one_at_each_partner(window):
    fold(window, "f1")

    assert "2 stappen" in texts(window)
    assert "Melden" in texts(window)


# On the whole screen


def parts(window):
    """What is seen around the map."""
    names = (window.menuBar(), window.tools, window.outline_dock, window.form_dock, window.checks_dock)
    return [part.isHidden() for part in (*names, window.status, window.quick)]


@pytest.mark.action("view.present")
def test_presenting_shows_the_map_alone_and_all_comes_back(window):
    window.selection.set(("s2",))
    window.canvas.zoom_to(0.7)
    before, view = parts(window), window.canvas.view
    press(window, "F5")
    assert all(parts(window))
    assert window.isFullScreen()
    press(window, "Right")
    assert window.selection.ids == ("s3",)
    press(window, "Esc")
    assert parts(window) == before
    assert not window.isFullScreen()
    assert window.selection.ids == ("s2",)
    assert window.canvas.view.scale == view.scale


def test_the_presented_element_is_readable_and_in_the_middle(window, qtbot):
    press(window, "F5")
    press(window, "End")
    assert window.selection.ids == ("s5",)
    press(window, "Home")
    assert window.selection.ids == ("s1",)
    press(window, "Space")
    assert window.selection.ids == ("s2",)
    assert window.canvas.zoom * 15 >= 20
    assert window.canvas.body.contains(window.canvas.element_rect("s2"))


@pytest.mark.parametrize("presented", [False, True])
def test_up_and_down_go_from_branch_to_branch_where_a_step_leads_to_three(open_window, presented):
    window = open_window(sample("loonaangifteketen"))
    window.selection.set(("s09",))
    if presented:
        press(window, "F5")

    walked = []
    for key in ("Right", "Down", "Up", "Up", "Down", "Right"):
        press(window, key)
        walked += window.selection.ids

    assert walked == ["s10", "s11", "s10", "s06", "s10", "s12"]


def test_no_letter_changes_anything_while_presenting(window):
    kaart = window.session.kaart
    window.selection.set(("s2",))
    press(window, "F5")
    for key in ("x", "Del", "Return"):
        press(window, key)

    assert window.session.kaart is kaart
    assert not window.names.isVisible()


@pytest.mark.action("view.spotlight")
def test_the_spotlight_goes_where_the_mouse_goes(window):
    light = window.findChild(object, "spotlight")
    assert not window.commands["view.spotlight"].isEnabled()
    press(window, "F5")
    choose(window, "view.spotlight")
    assert light.isVisible()
    choose(window, "view.spotlight")
    assert not light.isVisible()
    press(window, "S")
    assert light.isVisible()
    before = window.canvas.grab().toImage()
    QTest.mouseMove(window.canvas, QPoint(200, 200))
    QTest.mouseMove(window.canvas, QPoint(500, 300))
    after = window.canvas.grab().toImage()
    assert after != before
    dark = after.pixelColor(800, 500).lightness()
    press(window, "S")
    bright = window.canvas.grab().toImage().pixelColor(800, 500).lightness()
    assert bright * 0.35 == pytest.approx(dark, abs=3)


def test_the_spotlight_goes_to_the_step_that_a_key_leads_to(window):
    press(window, "F5")
    press(window, "S")

    def light():
        """How light the step is, and a place far from it."""
        image, at = window.canvas.grab().toImage(), window.canvas.element_rect("s1").center()
        places = (at - QPoint(0, 25), at + QPoint(0, 300))
        return [image.pixelColor(place).lightness() for place in places]

    window.selection.clear()
    press(window, "Home")
    assert window.selection.ids == ("s1",)
    step, away = light()
    assert step > 2 * away

    QTest.mouseMove(window.canvas, window.canvas.element_rect("s1").center() + QPoint(0, 300))
    step, away = light()
    assert step < away


def place_of(window, part):
    """Where a part is in the middle of the window."""
    return QRect(part.mapTo(window.stack, QPoint(0, 0)), part.size())


def test_a_lens_stays_while_presenting_but_not_its_bar(window):
    window.selection.set(("s3",))
    press(window, "Ctrl+B")
    press(window, "F5")
    assert window.canvas.states.lit is not None
    assert not window.reading.lens.isVisible()
    press(window, "Right")
    assert not window.reading.lens.isVisible()
    press(window, "Esc")
    assert window.reading.lens.isVisible()


@pytest.mark.action("view.workshop")
def test_a_work_session_is_large_and_names_each_undo(window):
    before, small = parts(window), window.quick.chips.sizeHint().height()
    press(window, "Shift+F11")
    assert parts(window) == [True, True, True, True, True, True, False]
    assert window.canvas.zoom * 15 >= 20
    assert window.quick.line.fontInfo().pixelSize() >= 24
    QTest.keyClicks(window.quick.line, "uw")
    assert all(part.fontInfo().pixelSize() >= 19 for part in (window.quick.chips, window.quick.choices))
    assert window.quick.chips.height() > small
    window.quick.line.clear()
    window.do(rename(window.session.kaart, "s3", "Anders"))
    press(window, "Ctrl+Z")
    assert window.toast.accessibleName().startswith("Ongedaan gemaakt: ")
    assert not window.toast.geometry().intersects(place_of(window, window.quick)), "it hides what is typed"
    press(window, "Shift+F11")
    assert parts(window) == before


def test_a_work_session_begins_at_the_first_step_or_at_what_is_selected(open_window):
    window = open_window(sample("asielketen"))
    window.selection.clear()
    press(window, "Ctrl+9")
    press(window, "Shift+F11")
    assert window.canvas.body.contains(window.canvas.element_rect(step_called(window, "Voorregistreren")))
    stop = window.toast.findChild(QPushButton)
    assert stop.fontInfo().pixelSize() == 24, "as large as the sentence beside it"
    press(window, "Shift+F11")

    last = step_called(window, "Huisvesten")
    window.selection.set((last,))
    press(window, "Shift+F11")
    assert window.canvas.body.contains(window.canvas.element_rect(last))
    press(window, "Shift+F11")


def step_called(window, name):
    return next(step.id for step in window.kaart.steps if step.name == name)


@pytest.mark.action("view.minimap")
def test_the_minimap_can_be_switched_off(window):
    window.canvas.zoom_to(3.0)
    assert window.minimap.isVisible()
    choose(window, "view.minimap")
    assert not window.minimap.isVisible()
    choose(window, "view.minimap")
    assert window.minimap.isVisible()
