"""The poster as a view in the window: the sheet itself, up to date, to look at and to find things by."""

import pytest
from editor.chain import choose, press
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketenkaart.drawing.displaylist import Box
from ketenkaart.editor.poster.view import PosterView
from ketenkaart.edits.deleting import delete


@pytest.fixture
def poster(qtbot, window):
    """The view, once its sheet is seen."""
    qtbot.waitUntil(window.isActiveWindow)
    press(window, "Ctrl+2")
    view = window.views.currentWidget()
    qtbot.waitUntil(lambda: view.sheets.settled, timeout=60_000)
    return view


def steps_on(view):
    """The steps on the sheet, with their boxes."""
    return {
        group.id: next(item.rect for item in group.walk() if isinstance(item, Box))
        for group in view.sheets.page.groups
        if group.kind == "steps"
    }


def place_of(view, rect):
    """The middle of a box, in the view."""
    sheets = view.sheets
    origin = sheets.to_mm(QPointF(0, 0))
    middle = QPointF(rect.left + rect.width / 2, rect.top + rect.height / 2)
    return ((middle - origin) * sheets.scale).toPoint()


@pytest.mark.action("view.poster", "view.map")
def test_the_poster_is_seen_and_the_map_again(window, poster):
    assert isinstance(poster, PosterView)
    assert window.commands["view.poster"].isChecked()
    assert poster.state.text() == "1 blad"
    assert QApplication.focusWidget() is poster.sheets
    assert poster.sheets.accessibleDescription().startswith("A0 liggend, 1189 × 841 mm")

    press(window, "Ctrl+1")

    assert window.views.currentWidget() is window.canvas
    assert not window.commands["view.poster"].isChecked()


def test_a_change_of_the_map_is_on_the_poster_soon(qtbot, window, poster):
    assert "s3" in steps_on(poster)

    window.do(delete(window.session.kaart, ("s3",)))

    qtbot.waitUntil(lambda: "s3" not in steps_on(poster), timeout=60_000)


def test_what_is_shown_is_the_picture_that_is_exported(poster):
    from ketenkaart.export.png import to_image

    seen = poster.sheets.grab().toImage()
    page, scale = poster.sheets.page, poster.sheets.scale
    exported = to_image(page, scale * 25.4)
    corner = place_of(poster, next(iter(steps_on(poster).values())))
    origin = -poster.sheets.to_mm(QPointF(0, 0)) * scale
    inside = corner - origin.toPoint()

    assert seen.pixelColor(corner + QPoint(4, 4)) == exported.pixelColor(inside + QPoint(4, 4))


def test_it_zooms_with_the_wheel_and_back_to_the_whole_sheet(qtbot, window, poster):
    sheets = poster.sheets
    whole, at = sheets.scale, QPointF(sheets.viewport().rect().center())
    below = sheets.to_mm(at)
    wheel = QWheelEvent(
        *(at, at, QPoint(), QPoint(0, 480), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(sheets.viewport(), wheel)

    assert sheets.scale == pytest.approx(whole * 1.25**4)
    assert (sheets.to_mm(at) - below).manhattanLength() < 2, "what is under the mouse stays there"
    qtbot.waitUntil(lambda: sheets.settled, timeout=60_000)

    choose(window, "view.zoom_fit")

    assert sheets.scale == pytest.approx(whole)


def test_a_double_click_goes_to_the_step_on_the_map(window, poster):
    place = place_of(poster, steps_on(poster)["s4"])

    QTest.mouseDClick(poster.sheets.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert window.selection.ids == ("s4",)
    assert window.views.currentWidget() is window.canvas


def test_sheets_are_turned_by_their_arrows_and_keys(qtbot, poster):
    poster.paper.set("A4", False)
    qtbot.waitUntil(
        lambda: poster.sheets.page is not None and poster.sheets.page.width == 210, timeout=60_000
    )
    last = len(poster.sheets.pages) - 1

    QTest.keyClick(poster.sheets, Qt.Key.Key_PageDown)
    assert poster.sheets.number == min(1, last)
    QTest.keyClick(poster.sheets, Qt.Key.Key_PageUp)
    assert poster.sheets.number == 0
