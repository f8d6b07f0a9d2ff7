"""Who undoes what was added has selected again what was selected before it, never a whole partner instead."""

import pytest
from editor.chain import press, type_text

from ketenkaart.model.process import Step


def test_undoing_a_paste_selects_what_was_copied(window):
    window.selection.set(("s2", "s3"))
    press(window, "Ctrl+C")
    press(window, "Ctrl+V")
    assert len(window.kaart.steps) == 7

    press(window, "Ctrl+Z")

    assert window.selection.ids == ("s2", "s3")
    press(window, "Ctrl+X")
    assert [one.id for one in window.kaart.steps] == ["s1", "s4", "s5"], "and not all steps of the UWV"


@pytest.mark.parametrize(("selected", "key"), [("s1", "Shift+Return"), ("s3", "Return"), ("bd", "Return")])
def test_undoing_a_step_selects_what_it_was_made_from(window, selected, key):
    window.selection.set((selected,))
    press(window, key)
    type_text(window, "wegen")
    press(window, "Return")
    [made] = [one for one in window.kaart.all(Step) if one.name == "Wegen"]
    assert window.selection.ids == (made.id,)

    press(window, "Ctrl+Z")
    assert window.selection.ids == (selected,)

    press(window, "Ctrl+Y")
    assert window.selection.ids == (made.id,)


def test_a_step_that_is_deleted_again_leaves_the_one_before_it_selected(window):
    window.selection.set(("s3",))
    press(window, "Del")
    press(window, "Ctrl+Z")
    press(window, "Ctrl+Y")

    assert window.selection.ids == ("s2",)
