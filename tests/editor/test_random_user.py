"""A user who does anything at all: the map stays sound and neat, and nothing is ever lost.

KETENKAART_EXAMPLES says how many users there are, for a longer search than the usual one.
"""

import os
import sys
import tempfile
import traceback
from pathlib import Path

from editor.chain import chain
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from layout.judge import faults
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor import files
from ketenkaart.editor.actions.table import actions
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import Session
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.model.integrity import bad_links
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

USERS = int(os.environ.get("KETENKAART_EXAMPLES", "8"))
DEEDS = 20
MOST_STEPS = 14  # what is drawn more is undone, for pasting twice as much each time soon takes long
NEEDS_A_FILE = {"file.open", "file.import"}
MAKES_A_POSTER = {"file.poster", "file.print", "view.poster"}  # each second of it is spent in its own tests
ACTIONS = sorted(actions().keys() - NEEDS_A_FILE - MAKES_A_POSTER)
NAMES = ("Toetsen", "", "uw", "s3", "<b>vet</b>", "Een naam die niet op een enkele regel van een vak past")
LINES = (
    "uwv > toetsen > besluit > burger",
    "# beroep",
    "s2; s3 > > s5",
    "gemeente > innen > € betaling > s1 < bericht via +",
    "s4 > gegevens via k1 > uwv",
    "@ svb; logius",
    "s99 > niets",
)
KEYS = (
    "Return",
    "Ctrl+Return",
    "Tab",
    "Right",
    "Left",
    "Down",
    "Esc",
    "F2",
    "Del",
    "Space",
    "A",
    "Backspace",
)
DRAG_KEYS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
which = st.integers(0, 999)
share = st.sampled_from((0.03, 0.25, 0.5, 0.75, 0.97))
spot = st.tuples(which, share, share)


class AnyUser(RuleBasedStateMachine):
    """One window, and whatever a person may do in it."""

    def __init__(self):
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.folder = Path(self._folder.name)
        self._saved = 0
        self._answer = 0
        self.raised = []
        self._hook, sys.excepthook = sys.excepthook, lambda *error: self.raised.append(error)
        self._qt = [
            (QFileDialog, "getSaveFileName", lambda *_, **__: (str(self._new_path()), "")),
            (QMessageBox, "exec", lambda box: self._press_a_button(box)),
            (QDesktopServices, "openUrl", lambda _: True),
        ]
        self._qt = [(kind, name, getattr(kind, name), other) for kind, name, other in self._qt]
        for kind, name, _, other in self._qt:
            setattr(kind, name, other)

    @initialize()
    def begin(self):
        """A window on a small map."""
        self.program = Program()
        self._show(chain())

    def _show(self, kaart):
        self.window = self.program.new_window(Session(draw_screen(kaart)))
        self.window.resize(1400, 900)
        self._began()

    def _began(self):
        """A map is shown: all its windows are without motion, and undo leads back to here."""
        for one in self.program.windows:
            one.canvas.reduced_motion = True
        self.window.activateWindow()
        self.window.canvas.setFocus()
        self.known = self.window.session
        self.first = self._bytes()

    def _bytes(self):
        return to_bytes(self.window.session.kaart, self.window.session.memory)

    def _new_path(self):
        self._saved += 1
        return self.folder / f"kaart{self._saved}.ketenkaart"

    def _press_a_button(self, box):
        buttons = box.buttons()
        buttons[self._answer % len(buttons)].click()
        return 0

    # What a person does

    @rule(action=st.sampled_from(ACTIONS), answer=which, name=st.sampled_from(NAMES))
    def do(self, action, answer, name):
        """An action of the table, with answers to what it asks."""
        self._answer = answer
        made = self.window.commands[action]
        if not made.isEnabled():
            return
        if made.menu() is not None:
            made.menu().aboutToShow.emit()
            entries = made.menu().actions()
            if entries:
                entries[answer % len(entries)].trigger()
        else:
            made.trigger()
        self._finish(name, answer)

    def _finish(self, name, answer):
        """Answer what is asked, end a name that is typed, close what lies over the window."""
        self._settle()
        for _ in range(3):
            prompt = self.window.prompt
            if prompt.isVisible():
                QTest.keyClicks(prompt.line, name)
                QTest.keyClick(prompt.line, (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Tab)[answer % 3])
                QTest.keyClick(prompt.line, Qt.Key.Key_Return if prompt.isVisible() else Qt.Key.Key_unknown)
            if self.window.names.editing:
                keys = (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
                QTest.keyClicks(self.window.names, name)
                QTest.keyClick(self.window.names, keys[answer % 3])
        if self.window.prompt.isVisible():
            QTest.keyClick(self.window.prompt.line, Qt.Key.Key_Escape)
        if self.window.names.editing:
            QTest.keyClick(self.window.names, Qt.Key.Key_Return)
        self._settle()

    def _settle(self):
        QApplication.processEvents()
        while over := QApplication.activePopupWidget() or QApplication.activeModalWidget():
            over.close()
            QApplication.processEvents()
        self._look_round()

    def _look_round(self):
        """Keep to one map: windows on others are closed, and where none is left there is a new one."""
        if self.window not in self.program.windows:
            known = [one for one in self.program.windows if one.session is self.known]
            self.window = next(iter(known or self.program.windows), None)
        if self.window is None:
            self._show(chain())
        elif self.window.session is None:
            self.window.set_session(Session(draw_screen(chain())))
        for one in list(self.program.windows):
            if one.session is not self.window.session:
                if one.session is not None:
                    one.session.undo_stack.setClean()
                one.close()
        if self.window.session is not self.known:
            self._began()
        stack = self.window.session.undo_stack
        while len(self.window.session.kaart.steps) > MOST_STEPS and stack.canUndo():
            stack.undo()
        while len(self.program.windows) > 2:
            self.program.windows[-1].close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @rule(chosen=st.lists(which, max_size=3))
    def select(self, chosen):
        """Some elements, also those that are not drawn."""
        ids = sorted(self.window.session.kaart.records.keys() - {"about"})
        self.window.selection.set(tuple(dict.fromkeys(ids[one % len(ids)] for one in chosen if ids)))

    @rule(start=spot, end=spot, keys=st.sampled_from(DRAG_KEYS), button=st.booleans())
    def drag(self, start, end, keys, button):
        """Something on the map to somewhere else."""
        self.window.commands.run("view.map")
        canvas = self.window.canvas
        one, other = self._place(start), self._place(end)
        hand = Qt.MouseButton.LeftButton if button else Qt.MouseButton.MiddleButton
        QTest.mousePress(canvas, hand, keys, one)
        for part in (0.2, 0.6, 1.0):
            QTest.mouseMove(canvas, one + (other - one) * part)
        QTest.mouseRelease(canvas, hand, keys, other)
        self._finish("Nieuw", start[0])

    @rule(start=spot, keys=st.sampled_from(DRAG_KEYS), double=st.booleans())
    def click(self, start, keys, double):
        """Something on the map, once or twice."""
        self.window.commands.run("view.map")
        press = QTest.mouseDClick if double else QTest.mouseClick
        press(self.window.canvas, Qt.MouseButton.LeftButton, keys, self._place(start))
        self._finish("Dubbel", start[0])

    def _place(self, spot):
        """A place at an element in the widget, or just anywhere in it."""
        number, across, down = spot
        ids = sorted(self.window.session.kaart.records)
        canvas = self.window.canvas
        rect = canvas.element_rect(ids[number % len(ids)])
        if rect.isEmpty() or not canvas.rect().intersects(rect):
            rect = canvas.rect()
        rect &= canvas.rect()
        return QPoint(round(rect.left() + across * rect.width()), round(rect.top() + down * rect.height()))

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=4))
    def press(self, keys):
        """Keys, where the focus is."""
        for key in keys:
            target = self.window.focusWidget() or self.window.canvas
            if target.window() is self.window:
                QTest.keySequence(target, QKeySequence(key))
        self._finish("Getypt", len(keys))

    @rule(line=st.sampled_from(LINES))
    def type_a_line(self, line):
        """A line of quick entry."""
        self.window.quick.setFocus()
        self.window.quick.line.clear()
        self.window.quick.type_text(line)
        QTest.keyClick(self.window.quick.line, Qt.Key.Key_Return)
        self._settle()

    @rule(times=st.integers(1, 5), back=st.booleans())
    def undo(self, times, back):
        """Some of what was done, or do it again."""
        for _ in range(times):
            self.window.commands.run("edit.undo" if back else "edit.redo")
        self._settle()

    @rule()
    def undo_all_and_redo_all(self):
        """Back at the start the file is as it was, byte for byte, and so it is at the end."""
        stack, last = self.window.session.undo_stack, self._bytes()
        at = stack.index()
        stack.setIndex(0)
        assert self._bytes() == self.first
        self._stays_sound()
        stack.setIndex(at)
        assert self._bytes() == last

    # Files

    @rule()
    def save_and_open_again(self):
        """The map that is opened is the one that was saved, with the same picture."""
        if not files.save(self.window):
            return
        assert not self.window.isWindowModified()
        path, before = self.window.session.file.path, self.window.session.screen
        for one in [one for one in self.program.windows if one is not self.window]:
            one.close()
        self.window.set_session(None)
        assert self.program.open(path, self.window)
        self._settle()
        again = self.window.session.screen
        assert again.kaart == before.kaart
        assert again.layout.boxes == before.layout.boxes
        assert again.layout.routes == before.layout.routes

    @precondition(lambda self: self.window.session.file.path is not None)
    @rule(chosen=which, name=st.sampled_from(NAMES), gone=st.booleans())
    def merge(self, chosen, name, gone):
        """Someone else saved the file; what they changed is taken over."""
        path = self.window.session.file.path
        theirs = read(path).kaart
        ids = sorted(theirs.records.keys() - {"about"})
        if not ids:
            return
        one = ids[chosen % len(ids)]
        edit = delete(theirs, [one]) if gone else rename(theirs, one, name or "Van een ander")
        other = Session(draw_screen(theirs))
        other.do(edit)
        write(path, other.kaart, other.memory, replace=True)

        files.merge_with_file(self.window)
        assert files.save(self.window)
        assert read(path).kaart == self.window.session.kaart

    # What holds whatever was done

    @invariant()
    def _stays_sound(self):
        if not hasattr(self, "window"):
            return
        assert not self.raised, "".join(traceback.format_exception(*self.raised[0]))
        session = self.window.session
        assert list(bad_links(session.kaart.records)) == []
        assert session.screen.kaart is session.kaart
        for screen in {id(one): one for one in (session.screen, self.window.shown_screen())}.values():
            assert faults(screen.sizes.graph, screen.layout) == []
        for one in self.program.windows:
            assert one.canvas.shown.scenery.screen is one.shown_screen()
            assert set(one.selection.ids) <= session.kaart.records.keys()
            assert one.isWindowModified() == session.unsaved

    def teardown(self):
        """Undo everything once more, and leave all as it was."""
        try:
            if hasattr(self, "window") and not self.raised:
                self.undo_all_and_redo_all()
        finally:
            for one in list(getattr(getattr(self, "program", None), "windows", ())):
                if one.session is not None:
                    one.session.undo_stack.setClean()
                one.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            for kind, name, old, _ in self._qt:
                setattr(kind, name, old)
            sys.excepthook = self._hook
            self._folder.cleanup()


AnyUser.TestCase.settings = settings(
    max_examples=USERS,
    stateful_step_count=DEEDS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_whatever_a_user_does_the_map_stays_sound_and_neat_and_nothing_is_lost(qapp):
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(AnyUser, settings=AnyUser.TestCase.settings)
