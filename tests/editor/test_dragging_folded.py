"""Dragging while partners are folded: of what is seen, and done to the whole map."""

import pytest
from editor.chain import chain, flows, press, type_text
from editor.hands import drag, edge, head_of, let_go, middle, words
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton


@pytest.fixture
def folded(window):
    """The window with the two steps of the Belastingdienst as one."""
    window.selection.set(("bd",))
    press(window, "Space")
    window.selection.clear()
    assert window.canvas.drawn_as("s4") == window.canvas.drawn_as("s5") == box(window)
    return window


def box(window):
    """What stands for the steps of the Belastingdienst."""
    return next(one.id for one in window.shown_screen().kaart.steps if one.id.startswith("fold."))


def right_half(window, step):
    rect = window.canvas.element_rect(step)
    return QPoint(rect.left() + rect.width() * 3 // 4, rect.center().y())


def test_a_step_is_dropped_beside_one_that_stands_by_itself(folded):
    drag(folded, middle(folded, "s2"), right_half(folded, "s3"), drop=False)
    assert words(folded) == "Na S03 Beslissen"
    let_go(folded, right_half(folded, "s3"))

    places = folded.session.memory.places
    assert places["s3"].column < places["s2"].column
    assert box(folded)
    press(folded, "Ctrl+Z")
    assert folded.session.kaart == chain()


def test_a_step_that_is_dropped_on_several_joins_them(folded):
    drag(folded, middle(folded, "s2"), middle(folded, box(folded)), drop=False)
    assert words(folded) == "Naar Belastingdienst, fase Betalen"
    let_go(folded, middle(folded, box(folded)))

    moved = folded.session.kaart.records["s2"]
    assert (moved.partner, moved.phase) == ("bd", "f2")
    assert folded.canvas.drawn_as("s2") == box(folded)


def test_an_empty_place_of_a_folded_map_is_in_its_lane_and_phase(folded):
    place = QPoint(middle(folded, box(folded)).x(), middle(folded, "s1").y())

    drag(folded, middle(folded, "s3"), place)

    moved = folded.session.kaart.records["s3"]
    assert (moved.partner, moved.phase) == ("burger", "f2")


def test_an_empty_place_in_the_row_of_a_step_is_beside_that(folded):
    start = middle(folded, "s3")
    place = QPoint(start.x(), middle(folded, "s1").y())

    drag(folded, start, place, drop=False)
    assert words(folded) == "Naar Burger, na S01 Melden"
    let_go(folded, place)

    assert folded.session.kaart.records["s3"].partner == "burger"


def test_what_stands_for_several_takes_all_of_them_along(folded):
    drag(folded, middle(folded, box(folded)), head_of(folded, "burger"))

    kaart = folded.session.kaart
    assert {kaart.records[one].partner for one in ("s4", "s5")} == {"burger"}
    press(folded, "Ctrl+Z")
    assert folded.session.kaart == chain()


def test_a_lane_is_dragged_and_stays_folded(folded):
    drag(folded, head_of(folded, "bd"), head_of(folded, "burger"))

    assert folded.session.kaart.partners[0].id == "bd"
    assert folded.reading.folds.closed == {"bd"}


def test_a_flow_is_drawn_between_steps_that_stand_by_themselves(folded):
    drag(folded, edge(folded, "s1"), middle(folded, "s3"))

    assert ("s1", "s3") in flows(folded)


def test_a_flow_neither_begins_nor_ends_at_several(folded):
    several = box(folded)

    drag(folded, edge(folded, "s1"), middle(folded, several))
    assert folded.session.kaart == chain()
    assert "verbinden" in folded.toast.accessibleName()
    folded.toast.hide()

    drag(folded, edge(folded, several), middle(folded, "s1"))
    assert folded.session.kaart == chain()
    assert "vouw" in folded.toast.accessibleName()
    button = next(one for one in folded.toast.findChildren(QPushButton) if one.text() == "Alles uitvouwen")
    button.click()
    assert not folded.reading.folds.closed


def test_others_are_seen_to_make_room_on_the_folded_map(folded, qtbot):
    drag(folded, middle(folded, "s2"), right_half(folded, "s3"), drop=False)

    qtbot.waitUntil(lambda: folded.canvas.preview is not None)

    assert box(folded) in folded.canvas.preview.layout.boxes
    assert "s4" not in folded.canvas.preview.layout.boxes
    let_go(folded, right_half(folded, "s3"))


def test_undo_brings_back_the_folded_picture(folded):
    before = folded.shown_screen()
    drag(folded, middle(folded, "s1"), head_of(folded, "uwv"))
    assert folded.shown_screen().chart != before.chart
    press(folded, "Ctrl+Z")

    assert folded.shown_screen().chart == before.chart


def test_what_flashes_still_and_is_not_in_what_is_foreseen_does_no_harm(folded, qtbot):
    press(folded, "Ctrl+L")
    type_text(folded, "bd > innen")
    qtbot.waitUntil(lambda: folded.canvas.preview is not None)

    folded.canvas.states.moved = frozenset({"fold.gone"})
    folded.canvas.repaint()  # what is raised in it fails the test
