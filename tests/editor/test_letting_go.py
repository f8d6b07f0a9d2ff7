"""Maps that are closed: what was done to them is let go in an order that Qt survives."""

import gc

from drawing.maps import small
from editor.chain import choose
from editor.windows import let_go
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import Session
from ketenkaart.edits.setting import rename


def edited(session):
    """A session with some edits."""
    for name in ("een", "twee", "drie"):
        assert session.do(rename(session.kaart, "s1", name))
    return session


def test_maps_that_are_closed_go_and_those_that_stay_open_can_be_edited(qtbot):
    program = Program()
    stays = program.new_window(edited(Session(draw_screen(small()))))
    qtbot.addWidget(stays, before_close_func=let_go)
    for _ in range(3):
        window = program.new_window(edited(Session(draw_screen(small()))))
        let_go(window)
        window.close()
        del window
        QApplication.processEvents()
        gc.collect()

    assert program.windows == [stays]
    stays.commands.run("edit.undo")
    assert stays.session.kaart.records["s1"].name == "Twee"


def test_a_map_that_was_never_shown_goes():
    for _ in range(3):
        edited(Session(draw_screen(small())))
        gc.collect()


def test_a_window_on_another_map_keeps_nothing_of_the_one_before(qtbot):
    program = Program()
    window = program.new_window(edited(Session(draw_screen(small()))))
    qtbot.addWidget(window, before_close_func=let_go)
    was = window.session
    program.recovery.forget(was)

    window.set_session(Session(draw_screen(small())))

    assert was.undo_stack.count() == 0


def test_two_windows_on_a_map_keep_what_was_done_until_the_last_is_closed(qtbot):
    program = Program()
    session = edited(Session(draw_screen(small())))
    first, second = program.new_window(session), program.new_window(session)
    qtbot.addWidget(first, before_close_func=let_go)

    second.close()

    assert session.undo_stack.count() == 3


def test_nothing_ticks_on_for_a_map_that_was_closed_at_once(window):
    session = window.session
    window.do(rename(session.kaart, "s1", "Aanmelden"))
    let_go(window)
    timers = session.findChildren(QTimer)
    assert any(timer.isActive() for timer in timers), "a journal is made ready"

    choose(window, "file.close")

    assert not any(timer.isActive() for timer in timers)
