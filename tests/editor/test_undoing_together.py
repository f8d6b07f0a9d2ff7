"""What was done to several elements at once: on the way back and forth all of them stay selected."""

import pytest
from editor.chain import press
from editor.hands import drag, middle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ketenkaart.edits.deleting import delete
from ketenkaart.edits.lanes import nest


def type_in_form(window, field, text, key=Qt.Key.Key_Return):
    """Type in a field of the form, in place of what it holds."""
    window.form_dock.show()
    box = window.form.page.fields[field].control.box
    box.setFocus()
    QTest.keyClicks(box, text)
    if key:
        QTest.keyClick(box, key)


def test_steps_of_which_one_had_the_value_already_stay_selected_together(window):
    window.selection.set(("s4", "s1", "s2"))
    type_in_form(window, "partner", "uwv")
    assert [window.kaart.records[one].partner for one in ("s4", "s1", "s2")] == ["uwv"] * 3

    press(window, "Ctrl+Z")
    assert window.selection.ids == ("s4", "s1", "s2"), "the step that was of the UWV already, too"

    press(window, "Ctrl+Y")
    assert window.selection.ids == ("s4", "s1", "s2")


def test_steps_that_were_dragged_together_stay_selected_where_one_did_not_change(window):
    window.selection.set(("s1", "s2", "s3"))
    in_the_same_lane = QPoint(middle(window, "s5").x(), middle(window, "s2").y())
    drag(window, middle(window, "s2"), in_the_same_lane)
    assert window.kaart.records["s1"].partner == "uwv"

    press(window, "Ctrl+Z")

    assert window.kaart.records["s1"].partner == "burger"
    assert set(window.selection.ids) == {"s1", "s2", "s3"}


def test_what_was_typed_for_several_and_left_by_choosing_another_does_not_bring_them_back(window):
    window.selection.set(("s1", "s2"))
    type_in_form(window, "lead_time", "2 dagen", key=None)

    window.selection.set(("s5",))

    assert [window.kaart.records[one].lead_time for one in ("s1", "s2")] == ["2 dagen"] * 2
    assert window.selection.ids == ("s5",)


@pytest.mark.parametrize("deleted", [("s2",), ("s2", "s3"), ("d1",), ("regie",)])
def test_what_was_deleted_is_selected_again_without_what_went_with_it(window, deleted):
    window.selection.set(deleted)
    press(window, "Del")
    assert not set(deleted) & window.kaart.records.keys()

    press(window, "Ctrl+Z")

    assert set(window.selection.ids) == set(deleted), "not the flows and assignments of a step, too"


@pytest.mark.parametrize("deleted", ["uwv", "k1", "aanvraag", "f1"])
def test_what_lets_go_of_something_deleted_is_not_selected_when_that_comes_back(window, deleted):
    window.do(nest(window.session.kaart, ["bd"], "uwv"))
    window.do(delete(window.session.kaart, [deleted], "burger" if deleted == "uwv" else None))
    assert window.session.kaart.records.keys().isdisjoint({deleted})

    press(window, "Ctrl+Z")

    assert window.selection.ids == (deleted,)
