"""Errands: small work for the disk beside the window."""

import gc
from threading import Event

from ketenkaart.editor.errand import Errand


def test_what_was_begun_is_done_and_python_tidies_up_again_though_nobody_waits_for_it(qtbot):
    gc.enable()
    go, done = Event(), []
    errand = Errand()
    errand.begin(lambda: (go.wait(5), done.append(True)))
    assert not gc.isenabled(), "it would take widgets apart in the thread"

    del errand
    go.set()

    qtbot.waitUntil(gc.isenabled)
    assert done == [True]
