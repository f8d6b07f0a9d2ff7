"""While a name is typed on the map: how long it may be, and what is shown meanwhile."""

import pytest
from editor.chain import press, steps, type_text
from PySide6.QtGui import QGuiApplication

from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.sheet import make_sheet

LONGEST = 200


def start(window, name):
    """Begin to type the name of a step."""
    window.selection.set(("s5",))
    press(window, "F2")
    window.names.selectAll()
    window.names.insertPlainText(name)


def test_who_types_more_than_a_name_can_hold_is_told_so(window):
    start(window, "x" * (LONGEST - 1))
    type_text(window, "y")
    assert window.toast.accessibleName() == ""

    type_text(window, "z")

    assert window.names.toPlainText() == "x" * (LONGEST - 1) + "y"
    assert window.toast.accessibleName() == "Een naam heeft hoogstens 200 tekens."


def test_what_is_selected_of_a_full_name_is_replaced_by_what_is_typed(window):
    start(window, "x" * LONGEST)
    window.names.selectAll()

    type_text(window, "Uitbetalen")

    assert window.names.toPlainText() == "Uitbetalen"


def test_a_pasted_text_that_is_too_long_is_cut_and_that_is_told(window):
    start(window, "")
    QGuiApplication.clipboard().setText("woord " * 50)

    window.names.paste()

    assert len(window.names.toPlainText()) == LONGEST
    assert window.toast.accessibleName() == "Een naam heeft hoogstens 200 tekens."


def test_the_step_under_the_mouse_shows_no_handles_while_another_is_named(window):
    canvas = window.canvas
    window.selection.set(("s5",))
    around = canvas.element_rect("s1").adjusted(-14, -14, 14, 14)
    plain = canvas.grab(around).toImage()
    canvas.set_hovered("s1")
    assert canvas.grab(around).toImage() != plain

    press(window, "F2")
    assert canvas.grab(around).toImage() == plain

    press(window, "Escape")
    assert canvas.grab(around).toImage() != plain


def begin(window, name=""):
    """Make the next step, and begin to type its name; gives the step."""
    window.selection.set(("s1",))
    press(window, "Return")
    type_text(window, name)
    return window.names.editing


def test_a_step_whose_name_is_being_typed_is_duplicated_with_that_name(window):
    begin(window, "Bellen")

    press(window, "Ctrl+D")

    assert [step.name for step in window.kaart.steps].count("Bellen") == 2
    assert not window.names.editing
    assert window.kaart.records[window.selection.current].name == "Bellen"


def test_a_new_step_that_waits_for_its_name_is_not_duplicated(window):
    made = begin(window)

    press(window, "Ctrl+D")
    assert window.toast.accessibleName() == "Typ eerst een naam."
    assert window.names.editing == made

    press(window, "Escape")
    assert "" not in steps(window)


@pytest.mark.parametrize("action", ["insert.step", "insert.decision", "insert.partner", "insert.phase"])
def test_a_name_that_is_being_typed_stays_where_something_else_is_made(window, action):
    begin(window, "Bellen")

    window.commands[action].trigger()

    assert "Bellen" in steps(window)


def test_looking_closer_leaves_a_name_open(window):
    made = begin(window, "Bel")

    press(window, "Ctrl++")
    type_text(window, "len")

    assert window.names.typed == (made, "Bellen")


def test_tab_in_the_name_of_a_step_to_which_nothing_leads_takes_it_over_and_says_why_no_document_is_asked(
    window,
):
    window.selection.set(("s1",))
    press(window, "F2")
    type_text(window, "Aanvragen")
    press(window, "Tab")

    assert window.kaart.records["s1"].name == "Aanvragen"
    assert window.selection.ids == ("s1",)
    assert not window.prompt.isVisible()
    told = "Er komt nog geen stroom naar deze stap; een document gaat mee met een stroom."
    assert window.toast.accessibleName() == told


@pytest.mark.parametrize("named", ["uwv", "f1", "d1", "k1"])
def test_f2_selects_the_name_of_anything_and_tab_takes_it_over(window, named):
    window.selection.set((named,))
    press(window, "F2")
    assert window.names.textCursor().selectedText() == window.names.toPlainText() != ""
    type_text(window, "Anders")
    press(window, "Tab")

    assert window.selection.ids == (named,)
    assert not window.prompt.isVisible()
    assert window.toast.accessibleName() == ""
    assert window.session.undo_stack.count() == 1


def test_a_step_whose_name_is_emptied_says_so_on_the_map_and_the_poster_and_is_to_be_named(window):
    start(window, "")
    press(window, "Return")

    assert window.kaart.records["s5"].name == ""
    [page] = make_sheet(window.kaart).drawing.pages
    pieces = window.canvas.shown.scenery.pieces
    assert "5 Naamloze stap" in titles(page.groups)
    assert "5 Naamloze stap" in titles(piece.group for piece in pieces)
    assert "unnamed-element" in {one.code for one in window.checks.issues() if "s5" in one.elements}


def titles(groups):
    """What is drawn, by its titles."""
    return {title for one in groups for title in (one.title, *titles(_inner(one)))}


def _inner(group):
    return [one for one in group.items if isinstance(one, Group)]
