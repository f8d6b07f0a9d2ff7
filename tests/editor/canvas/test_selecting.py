"""Selecting with the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from ketenkaart.editor.canvas.tool import Tool

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _at_half(canvas):
    canvas.zoom_to(0.5)
    canvas.scroll_by(1e4, 1e4)


def middle(canvas, element):
    return canvas.element_rect(element).center()


def click(qtbot, canvas, element, keys=NONE):
    qtbot.mouseClick(canvas, LEFT, keys, middle(canvas, element))


def test_a_click_selects_ctrl_toggles_and_shift_adds(canvas, qtbot):
    click(qtbot, canvas, "s01")
    click(qtbot, canvas, "s08")
    assert canvas.selection.ids == ("s08",)
    click(qtbot, canvas, "s09", CTRL)
    click(qtbot, canvas, "s11", SHIFT)
    assert canvas.selection.ids == ("s08", "s09", "s11")
    assert canvas.selection.current == "s11"
    click(qtbot, canvas, "s08", CTRL)
    assert canvas.selection.ids == ("s09", "s11")
    click(qtbot, canvas, "s09", SHIFT)
    assert canvas.selection.ids == ("s11", "s09")


def test_a_press_selects_before_the_button_comes_up(canvas, qtbot):
    qtbot.mousePress(canvas, LEFT, NONE, middle(canvas, "s08"))
    assert canvas.selection.ids == ("s08",)


def test_a_press_on_one_of_several_keeps_all_until_it_was_a_click(canvas, qtbot):
    canvas.selection.set(["s08", "s09"])
    qtbot.mousePress(canvas, LEFT, NONE, middle(canvas, "s08"))
    assert canvas.selection.ids == ("s08", "s09")
    qtbot.mouseRelease(canvas, LEFT, NONE, middle(canvas, "s08"))
    assert canvas.selection.ids == ("s08",)


def empty_place(canvas):
    body = canvas.body
    places = (
        QPoint(x, y)
        for y in range(body.top() + 5, body.bottom(), 20)
        for x in range(body.left() + 5, body.right(), 20)
    )
    return next(place for place in places if canvas.element_at(place).is_empty)


def test_a_click_on_an_empty_place_selects_nothing(canvas, qtbot):
    canvas.selection.set(["s08"])
    qtbot.mouseClick(canvas, LEFT, NONE, empty_place(canvas))
    assert canvas.selection.ids == ()


def test_a_band_takes_the_boxes_it_touches_and_flows_with_both_ends_in(canvas, qtbot, screen):
    around = (
        QRect(canvas.element_rect("s08"))
        .united(canvas.element_rect("s09"))
        .united(canvas.element_rect("s11"))
    )
    start = around.bottomLeft() + QPoint(-14, 9)
    assert canvas.element_at(start).is_empty
    end = around.topRight() + QPoint(4, 8)
    qtbot.mousePress(canvas, LEFT, NONE, start)
    qtbot.mouseMove(canvas, start + QPoint(10, 10))
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, LEFT, NONE, end)
    taken = set(canvas.selection.ids)
    assert {"s08", "s09", "s11"} <= taken
    for stretch in screen.sizes.stretches.values():
        if stretch.flow.id in taken:
            assert {stretch.source, stretch.target} <= taken
    between = [s.flow.id for s in screen.sizes.stretches.values() if (s.source, s.target) == ("s08", "s09")]
    assert between
    assert set(between) <= taken


def test_a_band_takes_no_partner_from_the_end_of_a_flow_but_the_flow(canvas, qtbot, screen):
    partners = {partner.id for partner in screen.kaart.partners}
    flow, source = next(
        (one.flow.id, one.source)
        for one in screen.sizes.stretches.values()
        if one.target in partners and one.source not in partners and one.target in screen.layout.boxes
    )
    around = QRect(canvas.element_rect(source)).united(canvas.element_rect(flow))

    taken = canvas.touched(canvas.view.rect_mm(around.adjusted(-30, -30, 30, 30)))

    assert {source, flow} <= set(taken)
    assert not partners & set(taken)


def test_escape_gives_back_the_selection_a_band_took(canvas, qtbot):
    canvas.selection.set(["s01"])
    start = empty_place(canvas)
    qtbot.mousePress(canvas, LEFT, NONE, start)
    qtbot.mouseMove(canvas, start + QPoint(400, 400))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selection.ids == ("s01",)
    qtbot.mouseRelease(canvas, LEFT, NONE, start + QPoint(400, 400))
    assert canvas.selection.ids == ("s01",)


def test_a_double_click_opens_an_element_or_tells_the_empty_cell(canvas, qtbot):
    with qtbot.waitSignal(canvas.element_activated) as opened:
        qtbot.mouseDClick(canvas, LEFT, NONE, middle(canvas, "s08"))
    assert opened.args == ["s08"]
    with qtbot.waitSignal(canvas.background_activated) as empty:
        qtbot.mouseDClick(canvas, LEFT, NONE, empty_place(canvas))
    assert empty.args[0].lane


def test_what_the_mouse_rests_on_is_told(canvas, qtbot):
    with qtbot.waitSignal(canvas.hovered) as told:
        qtbot.mouseMove(canvas, middle(canvas, "s08"))
    assert told.args == ["s08"]
    with qtbot.waitSignal(canvas.hovered) as gone:
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert gone.args == [""]


def test_a_right_click_selects_what_it_is_on_and_asks_for_its_menu(canvas, qtbot):
    canvas.selection.set(["s01"])
    place = middle(canvas, "s08")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, canvas.mapToGlobal(place))
    with qtbot.waitSignal(canvas.context_menu) as asked:
        QApplication.sendEvent(canvas, event)
    assert asked.args[0] == "s08"
    assert canvas.selection.ids == ("s08",)


def test_space_lets_the_left_button_take_the_map_along(canvas, qtbot):
    canvas.zoom_to(2.0)
    canvas.scroll_by(-500, -500)
    view = canvas.view
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    qtbot.mousePress(canvas, LEFT, NONE, QPoint(600, 400))
    qtbot.mouseMove(canvas, QPoint(560, 380))
    qtbot.mouseRelease(canvas, LEFT, NONE, QPoint(560, 380))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert (canvas.view.x, canvas.view.y) == (view.x - 40, view.y - 20)
    assert canvas.selection.ids == ()


def test_a_tool_that_is_put_first_gets_the_mouse_first(canvas, qtbot):
    class Greedy(Tool):
        seen = ()

        def press(self, at):
            self.seen = (at.hit.id,)
            return True

        def move(self, at):
            self.seen += ("moved",)

        def release(self, at):
            self.seen += ("released",)

    tool = Greedy()
    canvas.tools.insert(0, tool)
    start = middle(canvas, "s08")
    qtbot.mousePress(canvas, LEFT, NONE, start)
    qtbot.mouseMove(canvas, start + QPoint(30, 0))
    qtbot.mouseRelease(canvas, LEFT, NONE, start + QPoint(30, 0))
    assert tool.seen == ("s08", "moved", "released")
    assert canvas.selection.ids == ()


def test_near_an_edge_the_map_scrolls_by_itself_after_a_while(canvas, qtbot):
    canvas.zoom_to(2.0)
    view = canvas.view
    canvas.auto_scroll(QPointF(canvas.body.center()))
    canvas.auto_scroll(QPointF(canvas.body.right() - 3, canvas.body.center().y()))
    qtbot.waitUntil(lambda: canvas.view.x < view.x, timeout=2000)
    canvas.stop_auto_scroll()
    assert canvas.view.y == view.y
