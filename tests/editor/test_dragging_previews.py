"""What is seen while something is dragged or typed: copies, koppelvlakken, and the map as it would be."""

from itertools import pairwise

import pytest
from drawing.maps import sample
from editor.chain import chain, flows, press, steps, type_text
from editor.hands import LEFT, drag, edge, head_of, let_go, middle, move, words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ketenkaart.editor.canvas.naming import name_rect
from ketenkaart.model.process import Koppelvlak

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def right_half(window, step):
    rect = window.canvas.element_rect(step)
    return QPoint(rect.left() + rect.width() * 3 // 4, rect.center().y())


def empty_place(window, across, down):
    """The place in the column of one step and the row of another."""
    return QPoint(middle(window, across).x(), middle(window, down).y())


# Copies


def test_with_ctrl_a_copy_is_dropped_and_said_to_be_one(window):
    end = right_half(window, "s4")

    drag(window, middle(window, "s2"), end, CTRL, drop=False)
    assert words(window) == "Kopie: naar Belastingdienst, na S04 Uitbetalen"
    let_go(window, end, CTRL)

    kaart = window.session.kaart
    assert kaart.records["s2"].partner == "uwv"
    (made,) = window.selection.ids
    assert (kaart.records[made].name, kaart.records[made].partner) == ("Beoordelen", "bd")
    press(window, "Ctrl+Z")
    assert window.session.kaart == chain()


def test_ctrl_counts_when_it_is_pressed_or_let_go_while_the_mouse_rests(window):
    end = right_half(window, "s4")
    drag(window, middle(window, "s2"), end, drop=False)

    QTest.keyPress(window.canvas, Qt.Key.Key_Control)
    assert words(window) == "Kopie: naar Belastingdienst, na S04 Uitbetalen"
    QTest.keyRelease(window.canvas, Qt.Key.Key_Control)
    assert words(window) == "Naar Belastingdienst, na S04 Uitbetalen"


def test_a_selection_is_copied_with_the_flows_in_it(window):
    window.selection.set(("s2", "s3"))

    drag(window, middle(window, "s3"), head_of(window, "bd"), CTRL)

    kaart = window.session.kaart
    one, other = window.selection.ids
    assert {kaart.records[made].partner for made in (one, other)} == {"bd"}
    assert (one, other) in flows(window)
    assert len(kaart.steps) == 7


def test_ctrl_and_a_click_still_takes_a_step_out_of_the_selection(window):
    window.selection.set(("s2", "s3"))

    QTest.mouseClick(window.canvas, LEFT, CTRL, middle(window, "s3"))

    assert window.selection.ids == ("s2",)


# Beyond the map


def in_outline(window, name):
    """Where an element is listed, as a place of the map."""
    tree = window.outline.tree
    model = tree.model()
    found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, name, 1, Qt.MatchFlag.MatchRecursive)
    tree.scrollTo(found[0])
    place = tree.visualRect(found[0]).center()
    return window.canvas.mapFromGlobal(tree.viewport().mapToGlobal(place))


def test_a_step_is_dropped_on_a_partner_in_the_outline(window):
    end = in_outline(window, "Burger")
    drag(window, middle(window, "s2"), end, drop=False)
    assert words(window) == "Naar Burger"
    let_go(window, end)

    assert window.session.kaart.records["s2"].partner == "burger"


def test_a_step_that_is_dropped_outside_the_map_stays_where_it_was(window):
    for end in (QPoint(-500, middle(window, "s1").y()), QPoint(500, -60)):
        drag(window, middle(window, "s2"), end)

    assert window.session.kaart == chain()


# Koppelvlakken


def card(window):
    """The rows of the card with koppelvlakken, once it is seen, and which is chosen."""
    found = [one for one in window.canvas.findChildren(object, "joint_card") if one.isVisible()]
    assert len(found) <= 1
    return [row for row in found[0].findChildren(QPushButton) if row.isVisible()] if found else []


def titles(window):
    return [row.accessibleName().split(",")[0] for row in card(window)]


def chosen(window):
    return [row.accessibleName().split(",")[0] for row in card(window) if row.accessibleDescription()]


def test_across_a_boundary_the_koppelvlak_of_the_two_is_offered_and_taken(window):
    drag(window, edge(window, "s1"), middle(window, "s3"), drop=False)

    assert titles(window) == ["K1  Portaal", "Nieuw koppelvlak", "Nog geen koppelvlak"]
    assert chosen(window) == ["K1  Portaal"]
    let_go(window, middle(window, "s3"))
    assert flows(window)["s1", "s3"].koppelvlakken == ("k1",)
    press(window, "Ctrl+Z")
    assert window.session.kaart == chain()


def test_space_chooses_another_koppelvlak_and_shift_none(window):
    end = middle(window, "s3")
    drag(window, edge(window, "s1"), end, drop=False)

    QTest.keyPress(window.canvas, Qt.Key.Key_Shift)
    assert chosen(window) == ["Nog geen koppelvlak"]
    QTest.keyRelease(window.canvas, Qt.Key.Key_Shift)
    QTest.keyClick(window.canvas, Qt.Key.Key_Space)
    assert chosen(window) == ["Nieuw koppelvlak"]
    let_go(window, end)

    (made,) = flows(window)["s1", "s3"].koppelvlakken
    assert window.session.kaart.get(Koppelvlak, made).name == "Burger – UWV"


def test_between_partners_that_share_none_a_new_one_comes_first(window):
    drag(window, edge(window, "s1"), middle(window, "s5"), drop=False)

    assert titles(window) == ["Nieuw koppelvlak", "Nog geen koppelvlak"]
    let_go(window, middle(window, "s5"), SHIFT)
    assert flows(window)["s1", "s5"].koppelvlakken == ()


def test_within_a_partner_nothing_is_offered(window):
    drag(window, edge(window, "s4"), middle(window, "s5") + QPoint(0, 8), drop=False)

    assert words(window) == "Verbinden met S05 Verantwoorden"
    assert card(window) == []


def test_a_new_step_of_another_partner_gets_the_koppelvlak_too_in_one_undo_step(window):
    drag(window, edge(window, "s1"), empty_place(window, "s5", "s2"))
    type_text(window, "Nabellen")
    press(window, "Return")

    made = steps(window)["Nabellen"]
    assert made.partner == "uwv"
    assert flows(window)["s1", made.id].koppelvlakken == ("k1",)


def test_the_card_stays_after_the_drop_and_takes_another_choice(window):
    drag(window, edge(window, "s1"), middle(window, "s3"))

    QTest.mouseClick(card(window)[-1], LEFT)

    assert flows(window)["s1", "s3"].koppelvlakken == ()
    assert chosen(window) == ["Nog geen koppelvlak"]
    press(window, "Ctrl+Z", times=2)
    assert card(window) == []


def card_beside(window, flow):
    """How far the card is from a flow, and how much of its ends and its name it covers, px."""
    place, canvas = card(window)[0].parentWidget().geometry(), window.canvas
    assert canvas.rect().contains(place)
    kept = [canvas.element_rect(flow.source), canvas.element_rect(flow.target), name_rect(canvas, flow.id)]
    lines = [line for piece in canvas.shown.scenery.of_element[flow.id] for line in piece.line_rects]
    seen = [*kept, *(canvas.view.rect_px(line).toAlignedRect() for line in lines)]
    return min(gap(place, one) for one in seen), [one for one in kept if one.intersects(place)]


def gap(one, other):
    """The room between two rectangles, px."""
    across = max(one.left() - other.right(), other.left() - one.right(), 0)
    return max(across, one.top() - other.bottom(), other.top() - one.bottom())


def test_the_card_that_stays_stands_beside_its_flow_and_covers_neither_ends_nor_name(open_window):
    window = open_window(sample("loonaangifteketen"))
    for start, end in (("s06", "s16"), ("s23", "s11"), ("s15", "s06")):  # among many steps
        drag(window, edge(window, start), middle(window, end))

        away, covered = card_beside(window, flows(window)[start, end])
        assert away < 40
        assert covered == []
        assert not window.pad.isVisible()
        press(window, "Ctrl+Z")


def test_the_card_makes_room_for_the_name_of_a_new_step_and_goes_along_with_it(window):
    drag(window, edge(window, "s1"), empty_place(window, "s5", "s2"))

    type_text(window, "Nabellen met wie nog niet op de brieven heeft geantwoord en dan toch weer opbellen")
    assert not card(window)[0].parentWidget().geometry().intersects(window.names.geometry())
    press(window, "Return")
    (flow,) = [flow for flow in window.kaart.flows if flow.source == "s1" and flow.target != "s2"]
    assert card_beside(window, flow)[1] == []


def test_an_end_that_goes_to_another_partner_is_offered_a_koppelvlak_anew(window):
    line = window.session.screen.layout.routes["d1"].points
    window.selection.set(("d1",))
    start = window.canvas.view.to_px(line[-1].x, line[-1].y).toPoint()

    drag(window, start, middle(window, "s5"), drop=False)
    assert titles(window) == ["K1 houden", "Nieuw koppelvlak", "Nog geen koppelvlak"]
    QTest.keyClick(window.canvas, Qt.Key.Key_Space)
    let_go(window, middle(window, "s5"))

    flow = window.session.kaart.records["d1"]
    assert (flow.target, flow.documents) == ("s5", ("aanvraag",))
    assert set(window.session.kaart.get(Koppelvlak, flow.koppelvlakken[0]).partners) == {"burger", "bd"}


def test_an_end_that_stays_with_the_partner_keeps_its_koppelvlak_unasked(window):
    line = window.session.screen.layout.routes["d1"].points
    window.selection.set(("d1",))
    start = window.canvas.view.to_px(line[-1].x, line[-1].y).toPoint()

    drag(window, start, middle(window, "s3"), drop=False)
    assert card(window) == []
    let_go(window, middle(window, "s3"))

    assert window.session.kaart.records["d1"].koppelvlakken == ("k1",)


def test_esc_takes_the_card_away_and_changes_nothing(window):
    drag(window, edge(window, "s1"), middle(window, "s3"), drop=False)
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)

    assert card(window) == []
    assert window.session.kaart == chain()


# The map as it would be


def test_while_a_step_rests_the_others_make_room_and_a_drop_lands_there(window, qtbot):
    canvas, end = window.canvas, right_half(window, "s4")
    drag(window, middle(window, "s2"), end, drop=False)

    qtbot.waitUntil(lambda: canvas.preview is not None)
    foreseen = canvas.preview.layout.boxes
    assert window.session.kaart == chain()
    let_go(window, end)

    assert canvas.preview is None
    assert window.session.screen.layout.boxes == foreseen


def test_targets_do_not_flee_from_the_preview_and_moving_on_ends_it(window, qtbot):
    canvas, end = window.canvas, right_half(window, "s4")
    drag(window, middle(window, "s2"), end, drop=False)
    qtbot.waitUntil(lambda: canvas.preview is not None)

    move(window, end + QPoint(1, 0))
    assert words(window) == "Naar Belastingdienst, na S04 Uitbetalen"
    assert canvas.preview is not None
    move(window, head_of(window, "burger"))
    assert canvas.preview is None
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert window.session.kaart == chain()


def test_esc_ends_the_preview(window, qtbot):
    drag(window, middle(window, "s2"), right_half(window, "s4"), drop=False)
    qtbot.waitUntil(lambda: window.canvas.preview is not None)

    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)

    assert window.canvas.preview is None


def faint(window):
    """The names of what is painted faintly, as not there yet."""
    return {group.title for ghost in window.canvas.unsure for group in ghost.groups}


def test_what_quick_entry_would_draw_is_seen_faintly_while_it_is_typed(window, qtbot):
    press(window, "Ctrl+L")
    type_text(window, "uwv > nabellen > notitie > curator > reageren")

    qtbot.waitUntil(lambda: any("Reageren" in title for title in faint(window)))
    assert any("Nabellen" in title for title in faint(window))
    assert not any("Beslissen" in title for title in faint(window))
    assert window.session.kaart == chain()
    foreseen = window.canvas.preview.layout.boxes
    press(window, "Return")

    assert window.canvas.preview is None
    assert sorted(window.session.screen.layout.boxes.values()) == sorted(foreseen.values())


def test_the_mark_of_a_line_that_is_foreseen_is_as_faint_as_the_line_also_where_the_interface_is_there(
    window, qtbot
):
    press(window, "Ctrl+L")
    type_text(window, "s1 > bijlage via k1 > s3")

    qtbot.waitUntil(lambda: any("Bijlage" in title for title in faint(window)))
    fainter = [group for ghost in window.canvas.unsure for group in ghost.groups]
    for groups in (fainter, window.canvas.preview.chart.groups):
        assert len([one for one in groups if one.kind == "koppelvlakken" and "K1" in one.title]) == 1


@pytest.mark.parametrize("ends", ["empty", "escape"])
def test_what_is_typed_no_more_is_seen_no_more(window, qtbot, ends):
    press(window, "Ctrl+L")
    type_text(window, "uwv > nabellen")
    qtbot.waitUntil(lambda: window.canvas.preview is not None)

    if ends == "empty":
        window.quick.line.clear()
    else:
        press(window, "Escape", times=2)

    qtbot.waitUntil(lambda: window.canvas.preview is None)


def test_the_first_line_of_an_empty_map_is_foreseen(open_window, qtbot):
    from editor.windows import empty_map

    window = open_window(empty_map())
    press(window, "Ctrl+L")
    type_text(window, "uwv > nabellen")

    qtbot.waitUntil(lambda: any("Nabellen" in title for title in faint(window)))
    assert not window.empty_map.isVisible()


# Names of flows


def test_the_name_of_a_flow_is_dragged_to_the_other_side_of_its_line(window, qtbot):
    canvas, route = window.canvas, window.session.screen.layout.routes["d1"]
    canvas.fit_to(["d1"])
    before = window.session.memory.names["d1"]
    one, other = list(pairwise(route.points))[before.piece]
    room = route.name.room
    here = canvas.view.to_px(room.centre.x, room.centre.y).toPoint()
    mirrored = (
        (2 * one.x - room.centre.x, room.centre.y)
        if one.x == other.x
        else (room.centre.x, 2 * one.y - room.centre.y)
    )
    end = canvas.view.to_px(*mirrored).toPoint()

    drag(window, here, end, drop=False)
    assert words(window).startswith("Naam ")
    qtbot.waitUntil(lambda: canvas.preview is not None)
    let_go(window, end)

    assert window.session.kaart == chain()
    assert window.session.memory.names["d1"].turned is not before.turned
    assert window.session.undo_stack.undoText() == "De naam van stroom “Aanvraag” verplaatsen"
    view = canvas.view
    window.session.undo_stack.undo()
    assert window.session.memory.names["d1"] == before
    assert canvas.view == view
