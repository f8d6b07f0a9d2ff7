"""Keys that are pressed while a large map is drawn beside the window are not lost."""

import pytest
from benchmarks.chains import chain
from editor.chain import press
from editor.test_typing_kept import comes
from editor.windows import SPECIAL
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketenkaart.edits.stepping import next_step
from ketenkaart.storage.fileformat import to_bytes


@pytest.fixture
def large(open_window, monkeypatch):
    """A window on a map that counts as large, with its first step selected."""
    monkeypatch.setattr("ketenkaart.editor.largemaps._LARGE", 0)
    window = open_window(chain(60))
    assert comes(window.canvas.hasFocus)
    window.selection.set((window.kaart.steps[0].id,))
    return window


def meanwhile(keys, window):
    """Press keys as soon as the drawing has begun, where the focus is then."""
    pressed = []

    def press_them():
        for key in keys:
            target = QApplication.focusWidget() or window.canvas
            if key in SPECIAL:
                QTest.keyClick(target, SPECIAL[key])
            elif isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, *key)
            pressed.append(key)

    QTimer.singleShot(0, press_them)
    return pressed


def names(window):
    return [one.name for one in window.kaart.steps]


def test_a_name_typed_while_its_step_is_drawn_becomes_its_name(large):
    pressed = meanwhile("Innen⏎", large)

    press(large, "Return")

    assert pressed == list("Innen⏎")
    assert comes(lambda: "Innen" in names(large))
    assert len(large.kaart.steps) == 61


def test_keys_that_lead_to_other_drawings_keep_their_order(large):
    meanwhile("Een⏎⏎Twee⏎⏎Drie⏎", large)

    press(large, "Return")

    assert comes(lambda: "Drie" in names(large), tries=400)
    assert comes(lambda: not large.names.editing)
    assert {"Een", "Twee", "Drie"} < set(names(large))
    assert len(large.kaart.steps) == 63


def test_a_command_waits_too(large):
    before = to_bytes(large.kaart, large.session.memory)
    meanwhile([(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)], large)

    assert large.do(next_step(large.kaart, large.kaart.steps[0].id, name="Erbij")._replace(naming=None))

    assert comes(lambda: large.session.undo_stack.index() == 0)
    assert to_bytes(large.kaart, large.session.memory) == before


def test_escape_stops_the_drawing_and_lets_go_of_what_was_typed(large):
    before = to_bytes(large.kaart, large.session.memory)
    meanwhile("Innen⎋", large)

    press(large, "Return")
    QTest.qWait(50)

    assert to_bytes(large.kaart, large.session.memory) == before
    assert not large.names.editing
    press(large, "Return")
    assert len(large.kaart.steps) == 61
