"""What Python looks for by itself: between edits, so that none waits for it."""

import gc
import weakref

from drawing.maps import small
from editor.windows import let_go
from PySide6.QtCore import QTimer

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.collecting import Collecting, Lull
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import Session
from ketenkaart.edits.setting import rename


def test_what_an_edit_made_is_looked_through_before_the_next(qtbot):
    program = Program()
    window = program.new_window(Session(draw_screen(small())))
    qtbot.addWidget(window, before_close_func=let_go)
    looked = []
    gc.callbacks.append(lambda phase, info: looked.append(info["generation"]))
    try:
        window.do(rename(window.session.kaart, "s1", "Aanvraag lezen"))
        looked.clear()
        qtbot.waitUntil(lambda: 0 in looked)
    finally:
        gc.callbacks.pop()


def test_nothing_is_looked_through_while_a_thread_is_at_work(qtbot):
    program = Program()
    window = program.new_window(Session(draw_screen(small())))
    qtbot.addWidget(window, before_close_func=let_go)
    looked = []
    Collecting.rest()
    gc.callbacks.append(lambda phase, info: looked.append(info["generation"]))
    try:
        soon = min(program.findChild(Lull).findChildren(QTimer), key=QTimer.interval)
        with qtbot.waitSignal(soon.timeout):
            window.do(rename(window.session.kaart, "s1", "Aanvraag lezen"))
        assert not looked
    finally:
        Collecting.go_on()
        gc.callbacks.pop()


def test_what_a_closed_map_held_goes_without_another_edit(qtbot):
    program = Program()
    stays = program.new_window(Session(draw_screen(small())))
    qtbot.addWidget(stays, before_close_func=let_go)
    window = program.new_window(Session(draw_screen(small())))
    window.do(rename(window.session.kaart, "s1", "Aanvraag lezen"))
    screen = weakref.ref(window.session.screen.scene)
    gc.collect()  # what is there is old from here on
    let_go(window)
    window.close()
    del window

    qtbot.waitUntil(lambda: screen() is None)
