"""What Windows and macOS do otherwise, as far as it can be had on any system."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from catalogue import ROOT
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketenkaart.editor import commandkeys
from ketenkaart.editor.actions.table import actions
from ketenkaart.editor.filenames import safe_name
from ketenkaart.editor.handingover import handed, server_name
from ketenkaart.editor.keyhints import KeyHints
from ketenkaart.editor.shortcuts import refusal
from ketenkaart.editor.startpage.card import Card
from ketenkaart.editor.work import wait_for_all
from ketenkaart.storage import opening
from ketenkaart.storage.fileformat import SUFFIX

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ALTGR = [pytest.param(CONTROL | ALT, id="Windows"), pytest.param(ALT, id="macOS")]


@pytest.fixture(params=ALTGR)
def altgr(request, monkeypatch):
    """The keys by which a system has the third sign of a key typed."""
    monkeypatch.setattr(commandkeys, "THIRD_SIGN", request.param)
    return request.param


def type_sign(sign, modifiers, key=Qt.Key.Key_5):
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, sign)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def test_a_third_sign_begins_a_name_as_any_letter_does(window, altgr):
    window.selection.set(("s2",))

    type_sign("€", altgr)

    assert window.names.toPlainText() == "€"


def test_a_command_begins_no_name_though_windows_tells_a_letter_with_it(window, altgr):
    window.selection.set(("s2",))

    type_sign("\x05", CONTROL)
    type_sign("e", CONTROL | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_E)

    assert not window.names.editing


def test_a_third_sign_makes_no_name_longer_than_it_may_be(window, altgr):
    window.selection.set(("s2",))
    type_sign("€", altgr)
    window.names.insertPlainText("x" * 199)

    type_sign("€", altgr)

    assert len(window.names.toPlainText()) == 200


def test_a_third_sign_changes_nothing_while_presenting(window, altgr):
    window.selection.set(("s2",))
    window.commands.run("view.present")

    type_sign("€", altgr)

    assert not window.names.editing
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_keys_that_type_a_third_sign_are_given_to_no_action(window, altgr):
    keys = {CONTROL | ALT: "Ctrl+Alt+E", ALT: "Alt+E"}[altgr]

    assert "typt op deze computer een eigen teken" in refusal(
        window, actions()["file.new_sample"], QKeySequence(keys)
    )
    assert refusal(window, actions()["file.new_sample"], QKeySequence("Ctrl+Shift+F9")) == ""


def test_macos_gets_about_preferences_and_quit_in_the_menu_of_the_program_and_nothing_else(window):
    roles = {one: window.commands[one].menuRole() for one in actions()}

    assert {one: role for one, role in roles.items() if role is not QAction.MenuRole.NoRole} == {
        "help.about": QAction.MenuRole.AboutRole,
        "edit.preferences": QAction.MenuRole.PreferencesRole,
        "app.quit": QAction.MenuRole.QuitRole,
    }


def test_the_keys_of_use_now_are_called_as_they_are_on_a_mac(window, monkeypatch):
    monkeypatch.setattr(commandkeys, "SIGNS", {"Ctrl+": "⌘", "Alt+": "⌥", "Shift+": "⇧"})

    window.selection.set(("s2",))

    shown = window.status.findChild(KeyHints).toolTip() or window.status.findChild(KeyHints).text()
    assert "⌘Enter bij een andere partner" in shown
    assert "Ctrl" not in shown


@pytest.mark.parametrize("title", ["CON", "aux", "Nul", "com1", "LPT9", "con.2026", "prn . oud"])
def test_a_map_that_is_called_as_a_device_of_windows_gets_a_name_that_is_none(title):
    name = safe_name(title)

    assert name == f"Ketenkaart {title}"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Keten: wie doet wat?", "Keten wie doet wat"),
        ("Concept ...", "Concept"),
        ("x" * 79 + ". Vervolg", "x" * 79),
        ("Console", "Console"),
        ("a/b\\c|d", "a b c d"),
    ],
)
def test_a_name_of_a_file_is_one_that_every_system_keeps(tmp_path, title, name):
    assert safe_name(title) == name
    (tmp_path / (safe_name(title) + SUFFIX)).touch()


def test_a_second_start_hands_over_any_name_a_file_can_have(tmp_path):
    names = ["één keten", "a\nb", "a\u2028b", os.fsdecode(b"caf\xe9")]
    told = b"".join(os.fsencode(tmp_path / name) + b"\0" for name in names)

    assert list(handed(told)) == [tmp_path / name for name in names]
    assert list(handed(b"\0")) == []


def test_a_copy_on_another_screen_is_not_handed_files_that_nobody_would_see_there(monkeypatch):
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    names = set()
    for screen in (":0", ":1", ":0"):
        monkeypatch.setenv("DISPLAY", screen)
        names.add(server_name())

    assert len(names) == 2


WITHOUT_CONSOLE = """
import sys
sys.stdout = sys.stderr = None
from PySide6.QtCore import QTimer, qWarning
from ketenkaart.cli.main import main
from ketenkaart.editor import program
made = program.make_application
def make_application():
    application = made()
    def look():
        QTimer.singleShot(0, application.quit)
        qWarning("what Qt warns of")
        with open(sys.argv[1], "w", encoding="utf-8") as file:
            file.write("alive")
    QTimer.singleShot(0, look)
    return application
program.make_application = make_application
sys.exit(main([]))
"""


def test_the_program_runs_without_a_console_as_a_shortcut_of_windows_starts_it(tmp_path):
    told = tmp_path / "told"
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "DISPLAY": str(tmp_path),
    }
    environment |= {name: str(tmp_path) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}

    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_CONSOLE, str(told)], env=environment, cwd=ROOT, capture_output=True
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
    assert told.read_text() == "alive"
    log = next(tmp_path.rglob("ketenkaart.log")).read_text("utf-8")
    assert "Qt: what Qt warns of" in log
    assert "Error" not in log


BROKEN = """
import sys
from ketenkaart.cli.main import main
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtCore":
            text = "DLL load failed while importing QtCore: The specified module could not be found."
            raise ImportError(text, name="QtCore", path=r"C:\\site-packages\\PySide6\\QtCore.pyd")
sys.meta_path.insert(0, Finder())
sys.exit(main(["--lang", "nl"]))
"""


def test_a_qt_that_windows_cannot_load_is_told_in_one_line():
    ended = subprocess.run([sys.executable, "-c", BROKEN], cwd=ROOT, capture_output=True, text=True)

    assert ended.returncode == 2
    assert (
        ended.stderr
        == "De editor heeft Qt nodig, dat niet is geïnstalleerd: pip install PySide6-Essentials.\n"
    )


def test_the_start_page_waits_for_no_share_that_is_away_and_tells_it_once_that_is_known(
    saved, monkeypatch, path, qtbot
):
    known, is_file = Event(), Path.is_file

    def away(file):
        if file != path:
            return is_file(file)
        assert known.wait(20)
        return False

    monkeypatch.setattr(Path, "is_file", away)
    saved.close_map()

    def told():
        return [
            one.accessibleDescription() for one in saved.start.findChildren(Card) if one.path == str(path)
        ]

    assert saved.start.isVisible()
    assert told() != ["Netwerkmap niet bereikbaar"]
    known.set()
    qtbot.waitUntil(lambda: told() == ["Netwerkmap niet bereikbaar"])


def test_a_folder_on_a_share_that_is_away_holds_up_no_dialog(saved, monkeypatch, path):
    known, is_dir = Event(), Path.is_dir
    assert saved.program.folder == path.parent

    def away(folder):
        if folder != path.parent:
            return is_dir(folder)
        assert known.wait(20)
        return True

    monkeypatch.setattr(Path, "is_dir", away)

    assert saved.program.folder != path.parent
    known.set()
    wait_for_all()
    assert saved.program.folder == path.parent


def test_a_map_that_may_only_be_read_is_shown_so_on_windows_too_which_tells_that_who_tries(
    window, path, monkeypatch
):
    open_now = os.open

    def open_to_read(file, flags, *mode, **where):
        if flags & os.O_RDWR and str(file) == str(path):
            raise PermissionError(errno.EACCES, "denied", file)
        return open_now(file, flags, *mode, **where)

    window.close_map()
    with monkeypatch.context() as windows:
        windows.setattr(os, "open", open_to_read)
        windows.setattr(opening, "IS_WINDOWS", True)
        windows.setattr(opening, "WAITS", (0.0,))

        window.program.open(path, window)

    assert window.session.file.read_only
    window.close_map()
    window.program.open(path, window)
    assert not window.session.file.read_only
