"""Errands: small work for the disk beside the window."""

import gc
from functools import partial
from threading import Event

from editor.chain import chain
from editor.windows import let_go
from PySide6.QtCore import QObject

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.collecting import Collecting
from ketenkaart.editor.errand import Errand
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import Session
from ketenkaart.editor.work import _AT_WORK, Worker, wait_for_all


class Asker(QObject):
    """Who asks for something, and what it was told."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.heard = []

    def told(self, result, error):
        """What came of it."""
        self.heard.append((result, error))


def test_who_asked_is_told_what_came_of_it_and_what_went_wrong(qtbot):
    asker = Asker()
    errand = Errand(asker.told)
    errand.begin(lambda: 3)
    qtbot.waitUntil(lambda: asker.heard == [(3, None)])
    errand.begin(lambda: 1 / 0)
    qtbot.waitUntil(lambda: len(asker.heard) == 2)
    assert isinstance(asker.heard[1][1], ZeroDivisionError)


def test_what_was_begun_is_done_and_python_tidies_up_again_though_nobody_waits_for_it(qtbot):
    gc.enable()
    go, done = Event(), []
    errand = Errand(Asker().told)
    errand.begin(lambda: (go.wait(5), done.append(True)))
    assert not gc.isenabled(), "it would take widgets apart in the thread"

    del errand
    go.set()

    qtbot.waitUntil(gc.isenabled)
    assert done == [True]


def test_a_map_can_be_closed_while_something_is_done_for_it(qtbot):
    program = Program()
    for _ in range(3):
        window, go = program.new_window(Session(draw_screen(chain()))), Event()
        asker = Asker(window.session)
        Errand(asker.told).begin(partial(go.wait, 5))
        let_go(window)
        window.close()
        del window, asker
        gc.collect()
        go.set()
        qtbot.waitUntil(lambda: not _AT_WORK)
        gc.collect()
    assert not program.windows


def test_a_thread_that_is_left_is_held_until_it_has_ended_and_then_let_go(qtbot):
    gc.enable()
    go, told = Event(), []
    worker = Worker(lambda _: go.wait(5))
    Collecting.rest()
    worker.start()
    worker.leave(told.append)
    del worker
    assert len(_AT_WORK) == 1

    go.set()

    qtbot.waitUntil(lambda: not _AT_WORK)
    assert told == [True]
    assert gc.isenabled()


def test_before_the_program_ends_who_asked_is_told(qtbot):
    asker = Asker()
    Errand(asker.told).begin(lambda: 3)

    wait_for_all()

    assert asker.heard == [(3, None)]
    qtbot.waitUntil(lambda: not _AT_WORK)
