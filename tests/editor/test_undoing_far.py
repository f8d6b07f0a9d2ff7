"""Undoing what was done long ago: the map and its picture come back, though no drawing of them was kept."""

import pytest
from editor.chain import press

from ketenkaart.edits.moving import shift
from ketenkaart.edits.setting import rename
from ketenkaart.edits.stepping import next_step
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.journalreading import read_journal
from ketenkaart.storage.replaying import replay


@pytest.fixture
def worked_on(window, monkeypatch):
    """A window on a map that was worked on, where only the last two drawings are kept; and all its states."""
    monkeypatch.setattr("ketenkaart.editor.session._DRAWN", 2)
    states = [state_of(window)]
    for number in range(4):
        step = window.kaart.steps[number].id
        for edit in (
            rename(window.kaart, step, f"Stap {number}, met een naam die op meer dan een regel staat"),
            next_step(window.kaart, step, name=f"Erna {number}"),
        ):
            assert window.do(edit)
            states.append(state_of(window))
        moved = shift(window.kaart, window.session.memory, [step], "down")
        if window.do(moved):
            states.append(state_of(window))
    return window, states


def state_of(window):
    """The file, and the picture."""
    session = window.session
    return to_bytes(session.kaart, session.memory), session.screen.chart.groups


def test_each_state_comes_back_with_its_picture(worked_on):
    window, states = worked_on
    for state in reversed(states[:-1]):
        window.commands.run("edit.undo")
        assert state_of(window) == state
    for state in states[1:]:
        window.commands.run("edit.redo")
        assert state_of(window) == state


def test_a_state_of_long_ago_is_gone_to_at_once(worked_on, qtbot):
    window, states = worked_on
    told = []
    window.session.changed.connect(told.append)

    window.session.go_to(1)

    assert state_of(window) == states[1]
    assert len(told) == 1
    assert window.canvas.shown.screen is window.session.screen
    window.session.go_to(len(states) - 1)
    assert state_of(window) == states[-1]
    assert len(told) == 2


def test_the_way_back_to_what_the_file_holds_leaves_nothing_to_recover(worked_on):
    window, states = worked_on
    folder = window.program.recovery.folder
    assert len(list(folder.glob("*.journal"))) == 1

    window.session.go_to(0)

    assert not window.session.unsaved
    assert not window.isWindowModified()
    assert list(folder.glob("*.journal")) == []
    window.session.go_to(len(states) - 1)
    assert window.isWindowModified()
    [journal] = folder.glob("*.journal")
    assert replay(read_journal(journal)).kaart == window.kaart


def test_what_is_kept_of_old_edits_is_little(worked_on):
    """No drawing but those of the last edits, and the one that is shown."""
    window, states = worked_on
    session = window.session
    kept = [command for command in session._recent if command.before is not None]

    assert session.undo_stack.count() == len(states) - 1 > 8
    assert len(kept) == 2


def test_undo_and_redo_select_what_the_edit_was_about_and_not_all_it_gave_another_place(open_window):
    window = open_window(Ketenkaart.of([Partner(id=f"p{n}", name=f"Partner {n}") for n in range(5)]))
    window.selection.set(("p3",))

    press(window, "Alt+Up")
    for keys in ("Ctrl+Z", "Ctrl+Y"):
        press(window, keys)
        assert window.selection.ids == ("p3",)
