"""Dragging on the map with the mouse: each drop is one edit that lands where it was shown."""

from itertools import pairwise

import pytest
from editor.chain import chain, flows, press, steps, type_text
from editor.hands import drag, edge, head_of, middle, words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ketenkaart.model.process import Flow
from ketenkaart.model.vocabulary import Side


def phase_head(window, phase):
    return window.canvas.shown.heads.phase_rect(phase, window.canvas.view).center().toPoint()


def test_a_step_is_dropped_after_another_in_its_lane(window):
    rect = window.canvas.element_rect("s4")
    end = QPoint(rect.left() + rect.width() * 3 // 4, rect.center().y())

    drag(window, middle(window, "s2"), end, drop=False)
    assert words(window) == "Naar Belastingdienst, na S04 Uitbetalen"
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

    moved = window.session.kaart.records["s2"]
    assert moved.partner == "bd"
    places = window.session.memory.places
    assert places["s2"].row == places["s4"].row
    assert places["s2"].column > places["s4"].column
    press(window, "Ctrl+Z")
    assert window.session.kaart == chain()


def test_a_step_is_dropped_in_an_empty_place_of_another_lane(window):
    end = QPoint(middle(window, "s2").x(), middle(window, "s4").y())

    drag(window, middle(window, "s2"), end)

    assert window.session.kaart.records["s2"].partner == "bd"
    assert window.session.kaart.records["s2"].phase == "f1"


def test_a_step_is_dropped_on_a_lane_head_and_a_phase_head(window):
    drag(window, middle(window, "s2"), head_of(window, "burger"))
    assert window.session.kaart.records["s2"].partner == "burger"

    drag(window, middle(window, "s2"), phase_head(window, "f2"))
    assert window.session.kaart.records["s2"].phase == "f2"


def test_several_steps_are_dragged_as_one_edit(window):
    window.selection.set(("s2", "s3"))

    drag(window, middle(window, "s3"), head_of(window, "bd"))

    kaart = window.session.kaart
    assert {kaart.records[one].partner for one in ("s2", "s3")} == {"bd"}
    press(window, "Ctrl+Z")
    assert window.session.kaart == chain()


def test_a_step_without_flows_is_put_in_a_flow(window):
    press(window, "Ctrl+L")
    type_text(window, "uwv > wachten")
    press(window, "Return")
    made = steps(window)["Wachten"].id
    window.canvas.setFocus()
    line = window.session.screen.layout.routes["v2"].points
    view = window.canvas.view
    end = view.to_px((line[0].x + line[1].x) / 2, (line[0].y + line[1].y) / 2).toPoint()

    drag(window, middle(window, made), end)

    assert {("s2", made), (made, "s3")} <= flows(window).keys()


def test_an_edge_is_dragged_to_another_step(window):
    drag(window, edge(window, "s1"), middle(window, "s5"))

    assert ("s1", "s5") in flows(window)


def test_an_edge_is_dragged_into_an_empty_lane_and_makes_a_step(window):
    end = QPoint(middle(window, "s5").x(), middle(window, "s1").y())

    drag(window, edge(window, "s5"), end)
    type_text(window, "bezwaar maken")
    press(window, "Return")

    made = steps(window)["Bezwaar maken"]
    assert made.partner == "burger"
    assert ("s5", made.id) in flows(window)


def test_a_step_made_by_dragging_an_edge_stands_in_the_phase_it_was_dropped_in(window):
    end = QPoint(middle(window, "s2").x(), middle(window, "s5").y())

    drag(window, edge(window, "s5"), end)
    type_text(window, "terugvragen")
    press(window, "Return")

    made = steps(window)["Terugvragen"]
    assert (made.partner, made.phase) == ("bd", "f1")


def test_a_partner_that_is_dragged_leaves_the_map_where_it_is(window):
    before = window.canvas.view

    drag(window, head_of(window, "bd"), head_of(window, "burger"))

    assert window.session.kaart.partners[0].id == "bd"
    assert (window.canvas.view.x, window.canvas.view.y) == (before.x, before.y)


@pytest.mark.parametrize("end", ["source", "target"])
def test_an_end_of_a_flow_goes_to_another_step_and_keeps_what_it_carries(window, end):
    line = window.session.screen.layout.routes["d1"].points
    there = line[0] if end == "source" else line[-1]
    window.selection.set(("d1",))
    start = window.canvas.view.to_px(there.x, there.y).toPoint()

    drag(window, start, middle(window, "s5"))

    flow = window.session.kaart.records["d1"]
    assert getattr(flow, end) == "s5"
    assert flow.documents == ("aanvraag",)


def test_a_line_is_dragged_to_another_side_and_released(window):
    points = window.session.screen.layout.routes["d3"].points
    one, other = max(
        pairwise(points), key=lambda ends: abs(ends[0].x - ends[1].x) + abs(ends[0].y - ends[1].y)
    )
    start = window.canvas.view.to_px((one.x + other.x) / 2, (one.y + other.y) / 2).toPoint()
    box = "s3" if (one, other) == points[:2] else "s4"
    rect = window.canvas.element_rect(box)

    drag(window, start, QPoint(rect.center().x(), rect.top() - 25))
    hint = window.session.kaart.get(Flow, "d3").hint
    assert Side.TOP in (hint.side_out, hint.side_in)
    layout = window.session.screen.layout
    assert layout.boxes[box].top in (layout.routes["d3"].points[0].y, layout.routes["d3"].points[-1].y)

    window.commands["map.release_sides"].trigger()
    assert window.session.kaart.get(Flow, "d3").hint is None
    assert window.session.screen.layout.routes["d3"].points == points


def test_lanes_and_phases_are_dragged_by_their_heads(window):
    end = head_of(window, "burger") - QPoint(0, 12)
    drag(window, head_of(window, "bd"), end)
    assert [one.id for one in window.session.kaart.partners] == ["bd", "burger", "uwv"]

    drag(window, phase_head(window, "f2"), phase_head(window, "f1") - QPoint(8, 0))
    assert [one.id for one in window.session.kaart.phases] == ["f2", "f1"]


def test_a_lane_is_dragged_into_another_with_shift(window):
    shift = Qt.KeyboardModifier.ShiftModifier

    drag(window, head_of(window, "bd"), head_of(window, "uwv"), shift)

    assert window.session.kaart.records["bd"].parent == "uwv"


def test_esc_ends_a_drag_as_if_nothing_had_been(window):
    window.canvas.setFocus()
    drag(window, middle(window, "s2"), head_of(window, "bd"), drop=False)
    assert words(window)

    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(
        window.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, head_of(window, "bd")
    )

    assert window.session.kaart == chain()
    assert words(window) == ""


def test_a_double_click_on_an_empty_place_makes_a_step_there(window):
    place = QPoint(middle(window, "s5").x(), middle(window, "s1").y())

    QTest.mouseDClick(window.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    type_text(window, "klagen")
    press(window, "Return")

    assert steps(window)["Klagen"].partner == "burger"
    assert steps(window)["Klagen"].phase == "f2"


def test_only_the_lane_that_is_brought_under_another_is_selected_then(window):
    window.selection.set(("burger",))

    drag(window, head_of(window, "bd"), head_of(window, "uwv"), Qt.KeyboardModifier.ShiftModifier)

    assert window.session.kaart.records["bd"].parent == "uwv"
    assert window.selection.ids == ("bd",)
