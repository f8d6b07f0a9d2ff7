"""Zooming and scrolling: what is under the mouse stays there, and the map is never lost."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QNativeGestureEvent, QPainter, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from ketenkaart.editor.canvas.autoscroll import AutoScroll

AT = QPointF(700, 500)


def wheel(canvas, turn, keys=Qt.KeyboardModifier.NoModifier, at=AT):
    event = QWheelEvent(
        at,
        QPointF(canvas.mapToGlobal(at.toPoint())),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


@pytest.mark.parametrize("turn", [120, -120, 15])
def test_ctrl_and_the_wheel_zoom_at_the_mouse(canvas, turn):
    canvas.zoom_to(2.0)
    canvas.scroll_by(-700, -500)
    before = canvas.place_in_map(AT)
    wheel(canvas, QPoint(0, turn), Qt.KeyboardModifier.ControlModifier)
    after = canvas.place_in_map(AT)
    assert (canvas.zoom > 2.0) is (turn > 0)
    assert (after - before).manhattanLength() * canvas.view.scale < 2


def test_the_wheel_scrolls_and_with_shift_sideways(canvas):
    canvas.zoom_to(2.0)
    canvas.scroll_by(-700, -500)
    view = canvas.view
    wheel(canvas, QPoint(0, -120))
    assert canvas.view.y < view.y
    assert canvas.view.x == view.x
    wheel(canvas, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert canvas.view.x < view.x


def test_the_middle_button_takes_the_map_along(canvas, qtbot):
    canvas.zoom_to(2.0)
    canvas.scroll_by(-700, -500)
    held = canvas.place_in_map(QPointF(600, 400))
    qtbot.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(600, 400))
    qtbot.mouseMove(canvas, QPoint(520, 470))
    qtbot.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(520, 470))
    assert (canvas.place_in_map(QPointF(520, 470)) - held).manhattanLength() < 0.5


def test_the_whole_map_is_seen_after_fit(canvas, screen):
    canvas.fit()
    body = QRectF(canvas.body)
    for box in screen.layout.boxes:
        assert body.contains(QRectF(canvas.element_rect(box)))
    assert canvas.sees_all


def test_the_map_cannot_be_scrolled_out_of_sight(canvas, screen):
    canvas.zoom_to(1.0)
    for way in ((-1e5, -1e5), (1e5, 1e5), (-1e5, 1e5), (1e5, -1e5)):
        canvas.scroll_by(*way)
        map_px = canvas.view.rect_px(QRectF(84, 0, screen.layout.width - 84, screen.layout.height))
        seen = map_px & QRectF(canvas.body)
        assert seen.width() > 400
        assert seen.height() > 300


def test_zoom_stays_between_its_bounds(canvas):
    canvas.zoom_to(100.0)
    assert canvas.zoom == pytest.approx(4.0)
    canvas.zoom_to(0.001)
    assert canvas.zoom == pytest.approx(0.1)


def test_an_element_that_is_kept_stays_on_its_pixel_when_others_come(canvas, screen):
    from ketenkaart.drawing.screen import draw_screen
    from ketenkaart.model.ketenkaart import Ketenkaart
    from ketenkaart.model.process import Step

    canvas.zoom_to(1.0)
    canvas.scroll_by(-600, -400)
    before = canvas.element_rect("s08").topLeft()
    step = screen.sizes.kaart.records["s05"]
    added = Step(id="new", name="Nieuwe stap", partner=step.partner, phase=step.phase)
    more = draw_screen(Ketenkaart.of([*screen.kaart.records.values(), added]), screen.layout.memory)
    canvas.set_screen(more, keep="s08")
    assert (canvas.element_rect("s08").topLeft() - before).manhattanLength() <= 2
    assert not canvas.element_rect("new").isEmpty()


def test_elements_are_brought_into_sight_with_as_little_as_that_takes(canvas):
    canvas.zoom_to(1.5)
    for box in ("s20", "s02", "s19"):
        canvas.reveal([box])
        assert canvas.body.contains(canvas.element_rect(box))
    view = canvas.view
    canvas.reveal(["s19"])
    assert canvas.view == view


def test_all_elements_are_in_reading_order_once(canvas, screen):
    order = canvas.elements_in_reading_order()
    assert len(order) == len(set(order))
    assert set(order) >= {*screen.layout.boxes, *screen.layout.lanes, *screen.layout.phases}
    assert order.index("s08") < order.index("s09")


def test_a_map_opens_whole_where_its_names_can_be_read_and_else_where_it_begins(canvas):
    canvas.open()
    assert canvas.sees_all
    canvas.resize(900, 520)
    canvas.open()
    assert canvas.zoom == pytest.approx(0.8)
    assert canvas.element_rect("s02").top() > canvas.body.top()

    canvas.fit()
    canvas.resize(880, 500)
    assert canvas.sees_all, "who asked for the whole map keeps it"


@pytest.mark.parametrize("ratio", [1.25, 1.5, 1.75])
def test_the_picture_covers_all_that_is_seen_at_a_scale_of_the_system(qapp, ratio):
    from ketenkaart.editor.canvas.backing import Backing
    from ketenkaart.editor.canvas.view import View

    area, backing = QRect(101, 39, 543, 51), Backing(QColor("white"))
    backing.bring(View(1.8, 0.0, 0.0), area, ratio, lambda *_: None)
    seen = QImage(round(700 * ratio), round(120 * ratio), QImage.Format.Format_RGB32)
    seen.setDevicePixelRatio(ratio)
    seen.fill(QColor("black"))
    white = QImage(seen)
    painter = QPainter(seen)
    painter.setClipRect(area)
    backing.show(painter, View(1.8, 0.0, 0.0), area, ratio)
    painter.end()
    painter = QPainter(white)
    painter.fillRect(area, QColor("white"))
    painter.end()
    assert seen == white


def test_a_touchpad_scrolls_by_its_own_pixels_and_a_pinch_zooms_at_the_fingers(canvas):
    canvas.zoom_to(2.0)
    canvas.scroll_by(-700, -500)
    view = canvas.view
    at = QPointF(canvas.mapToGlobal(AT.toPoint()))
    phase = Qt.ScrollPhase.ScrollUpdate
    none = Qt.MouseButton.NoButton
    moved = QWheelEvent(
        AT, at, QPoint(-13, -7), QPoint(-104, -56), none, Qt.KeyboardModifier.NoModifier, phase, False
    )
    QApplication.sendEvent(canvas, moved)
    assert (canvas.view.x - view.x, canvas.view.y - view.y) == pytest.approx((-13, -7))

    held = canvas.place_in_map(AT)
    touchpad = QPointingDevice.primaryPointingDevice()
    for share in (0.1, 0.1, -0.05):
        zoom = canvas.zoom
        gesture = Qt.NativeGestureType.ZoomNativeGesture
        pinch = QNativeGestureEvent(gesture, touchpad, 2, AT, AT, at, share, QPointF())
        QApplication.sendEvent(canvas, pinch)
        assert canvas.zoom == pytest.approx(zoom * (1 + share), rel=0.01)
    assert (canvas.place_in_map(AT) - held).manhattanLength() * canvas.view.scale < 3


def test_what_is_dragged_along_an_edge_leaves_the_map_where_it_is_until_it_comes_nearer(canvas, qtbot):
    canvas.zoom_100()
    canvas.scroll_by(-200.0, -200.0)
    begun, low = canvas.view, canvas.body.bottom() - 20.0
    scrolls = canvas.findChild(AutoScroll).findChild(QTimer)

    for x in (500.0, 450.0, 400.0):
        canvas.auto_scroll(QPointF(x, low))
        assert not scrolls.isActive()

    canvas.auto_scroll(QPointF(400.0, low + 10.0))
    qtbot.waitUntil(lambda: canvas.view.y < begun.y)
    canvas.stop_auto_scroll()


def test_what_is_dragged_to_an_edge_from_the_middle_scrolls_also_after_it_was_outside(canvas, qtbot):
    scrolls = canvas.findChild(AutoScroll).findChild(QTimer)
    at_edge = QPointF(400.0, canvas.body.bottom() - 20.0)

    for place in (QPointF(canvas.body.center()), at_edge) * 2:
        canvas.auto_scroll(place)

    assert scrolls.isActive()
    canvas.stop_auto_scroll()
    assert not scrolls.isActive()
