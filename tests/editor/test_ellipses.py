"""Menu entries that ask something before they do anything end with three dots, and no others do."""

from PySide6.QtWidgets import QApplication

from ketenkaart.editor.actions.table import actions

ASKED_ON_THE_MAP = ("insert.", "gov.", "map.move", "map.nest", "edit.paste", "edit.duplicate")
SELECTIONS = ("s2", "d1", "d3", "uwv")


def asks(window, action):
    """Whether an action asks something, with the first selection with which it can be done."""
    for element in SELECTIONS:
        window.selection.set((element,))
        if not action.when(window):
            window.commands.run(action.id)
            QApplication.processEvents()
            asked = window.prompt.isVisible()
            window.prompt.hide()
            window.session.undo_stack.setIndex(0)
            return asked
    raise AssertionError(f"{action.id} can be done with none of these")


def test_what_asks_first_ends_with_three_dots_and_nothing_else_does(window):
    QApplication.clipboard().setText("Bellen\nSchrijven")

    found = {
        action.id: asks(window, action)
        for action in actions().values()
        if action.id.startswith(ASKED_ON_THE_MAP)
    }

    assert any(found.values())
    assert found == {one: actions()[one].title().endswith("…") for one in found}
