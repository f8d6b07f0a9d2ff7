"""The window is tested without a screen, in Dutch, at 100 %; and not at all where there is no Qt."""

import os
from functools import cache

import pytest

from ketenkaart.texts import language_in_use, use_language

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded
os.environ.pop("QT_SCALE_FACTOR", None)
try:
    import PySide6.QtGui  # noqa: F401 - only to know whether it is there
except ImportError:
    collect_ignore_glob = ["*"]  # importorskip would end the whole run here


@pytest.fixture(autouse=True)
def _settings_of_its_own(tmp_path, monkeypatch):
    """What a window remembers stays in the test."""
    from PySide6.QtCore import QSettings

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for scope in QSettings.Scope:
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path / "settings"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)


@pytest.fixture(autouse=True, scope="session")
def _empty_clipboard_at_the_end(qapp):
    """Without a screen Qt lets go of what was copied only after Python has ended, and crashes."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _as_at_the_start(qapp):
    """Dutch, light, and texts of the usual size, whatever the test before chose."""
    from ketenkaart.editor.look.apply import apply_look

    use_language("nl")
    apply_look(qapp, "light")


@pytest.fixture(autouse=True)
def _leaves_no_window_or_button(qapp, _as_at_the_start):
    """A window that stays open takes the mouse of the tests after it, and a held button their clicks."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    yield
    for widget in qapp.topLevelWidgets():
        widget.hide()
    nowhere = QWidget()
    for button in qapp.mouseButtons():
        QTest.mouseRelease(nowhere, button)
    assert not qapp.mouseButtons()


@pytest.fixture
def chain():
    """A map of three partners, two phases and five steps in a row."""
    from editor.chain import chain

    return chain()


@pytest.fixture
def path(tmp_path, chain):
    """A file with that map."""
    from ketenkaart.storage.writing import write

    path = tmp_path / "keten.ketenkaart"
    write(path, chain)
    return path


def _drawn(kaart):
    """A map, drawn; that of nearly all tests only once, for laying it out takes as long as a window."""
    from editor.chain import chain

    from ketenkaart.drawing.screen import draw_screen

    return _chain_drawn(language_in_use()) if kaart is chain() else draw_screen(kaart)


@cache
def _chain_drawn(_language):
    from editor.chain import chain

    from ketenkaart.drawing.screen import draw_screen

    return draw_screen(chain())


def _end(program):
    """Close all windows, and let nothing tick on: in the tests that follow Python takes the program apart."""
    from editor.windows import let_go
    from PySide6.QtCore import QTimer

    owners = [program, *program.windows, *program.sessions()]
    for window in list(program.windows):
        let_go(window)
        window.close()
    for timer in [timer for owner in owners for timer in owner.findChildren(QTimer)]:
        timer.stop()


@pytest.fixture
def open_window(qtbot):
    """Shows a map in a window, with the focus on the map."""
    from ketenkaart.editor.program import Program
    from ketenkaart.editor.session import Session

    program = Program()

    def show(kaart, file=None):
        window = program.new_window(Session(_drawn(kaart), file))
        window.resize(1600, 1000)
        window.canvas.reduced_motion = True
        qtbot.waitExposed(window)
        window.activateWindow()
        window.canvas.setFocus()
        return window

    yield show
    _end(program)


@pytest.fixture
def start(qtbot):
    """Starts the program as a person does: on its start page."""
    from ketenkaart.editor.program import Program

    programs = []

    def start():
        programs.append(Program())
        window = programs[-1].new_window()
        qtbot.waitExposed(window)
        return window

    yield start
    for program in programs:
        _end(program)


@pytest.fixture
def window(open_window, chain):
    """A window on that map."""
    return open_window(chain)


@pytest.fixture
def saved(window, path):
    """The window, with the map from that file."""
    window.close_map()
    window.program.open(path, window)
    return window
