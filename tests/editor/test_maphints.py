"""Hints on the map: where nothing is yet, what Enter does; never in the way and never on paper."""

import pytest
from editor.chain import press
from editor.windows import empty_map, shown_window, type_keys
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ketenkaart.editor.session import FileState
from ketenkaart.edits.adding import add_partner
from ketenkaart.model.process import Partner

FIRST, NEXT = "Enter: eerste stap", "Enter op een stap maakt de volgende"


@pytest.fixture
def begun(qtbot):
    """A window in which the first step of a new map was just drawn with keys."""
    window = shown_window(qtbot, empty_map())
    window.canvas.setFocus()
    type_keys("⏎werkgever⏎loon berekenen⏎")
    return window


def said(window):
    """What stands on the map; nothing where no hint does."""
    hint = window.canvas.findChild(QWidget, "map_hint")
    return hint.text if hint.isVisible() else ""


def place(window):
    return window.canvas.findChild(QWidget, "map_hint").geometry()


def test_after_the_first_step_it_is_told_once_where_the_next_one_comes(begun, qtbot):
    assert said(begun) == NEXT
    assert not place(begun).intersects(begun.canvas.element_rect(begun.kaart.steps[0].id))

    type_keys("⏎")
    assert not said(begun), "it is done"
    type_keys("indienen⏎")
    begun.program.new_map(begun)
    again = begun.program.windows[-1]
    again.canvas.setFocus()
    type_keys("⏎werkgever⏎")
    assert not said(again)


def test_an_empty_lane_that_is_selected_tells_how_its_first_step_is_made(window):
    window.do(add_partner(window.kaart)._replace(naming=None))
    new = window.selection.current
    window.canvas.setFocus()

    assert said(window) == FIRST
    lane = window.canvas.view.rect_px(window.canvas.shown.scenery.elements.lane(new))
    assert lane.adjusted(0, -1, 0, 1).contains(QRectF(place(window)))
    window.quick.setFocus()
    assert not said(window), "Enter draws the line there"

    window.canvas.setFocus()
    press(window, "Return")
    assert window.kaart.steps[-1].partner == new
    assert not said(window)


def test_nothing_is_told_in_lanes_with_steps_and_on_a_map_that_is_only_read(window):
    window.selection.set(("uwv",))
    assert not said(window)

    window.do(add_partner(window.kaart)._replace(naming=None))
    window.canvas.setFocus()
    new = window.selection.ids
    assert said(window)
    window.commands.run("view.present")
    window.selection.set(new)
    assert not said(window)
    window.commands.run("view.present")
    window.session.file = FileState(read_only=True)
    window.selection.clear()
    window.selection.set(new)
    assert not said(window)


def test_a_hint_stands_clear_of_the_lines_that_cross_its_lane(window):
    kaart = window.kaart
    window.do(add_partner(kaart, after="burger")._replace(naming=None))
    new = window.selection.current
    assert [one.id for one in window.kaart.all(Partner)].index(new) == 1
    window.canvas.setFocus()

    assert said(window) == FIRST
    assert crossing(window, window.canvas.shown.scenery.elements.lane(new))
    assert not crossing(window, window.canvas.view.rect_mm(QRectF(place(window))))


def crossing(window, area):
    """What is drawn in a part of the map."""
    return [piece for piece in window.canvas.shown.scenery.index.meeting(area) if piece.meets(area)]
