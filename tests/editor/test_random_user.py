"""A user who does anything at all: the map stays sound and neat, and nothing is ever lost.

KETENKAART_EXAMPLES says how many users there are, for a longer search than the usual one.
"""

import os
import traceback

import pytest
from editor.anyone import BPMN, TABLE, Anyone, type_into
from editor.versionrules import Versions
from editor.windows import let_go, let_go_of_text
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from layout.judge import faults
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor import files
from ketenkaart.editor.actions.table import actions
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import Session
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.model.integrity import bad_links
from ketenkaart.storage.journalreading import parse_journal, read_journal
from ketenkaart.storage.reading import read
from ketenkaart.storage.replaying import replay
from ketenkaart.storage.writing import write

USUAL = 8
USERS = int(os.environ.get("KETENKAART_EXAMPLES", str(USUAL)))
DEEDS = 20
MAKES_A_POSTER = {"file.poster", "file.print", "view.poster"}  # each second of it is spent in its own tests
ACTIONS = sorted(actions().keys() - (MAKES_A_POSTER if USERS == USUAL else set()))
RESTS = 160  # ms, until what would come of it is worked out beside the window
NAMES = (
    *("Toetsen", "", "uw", "s3", "<b>vet</b>", "Een naam die niet op een enkele regel van een vak past"),
    "\u202emo\u202c \u200fשלום 👩‍👩‍👧‍👦",
)
LINES = (
    "uwv > toetsen > besluit > burger",
    "# beroep",
    "s2; s3 > > s5",
    "gemeente > innen > € betaling > s1 < bericht via +",
    "s4 > gegevens via k1 > uwv",
    "@ svb; logius",
    "s99 > niets",
    "<img src='/dev/null'> > \u202e👩‍👩‍👧‍👦\u200b > <b>x</b>",
)
PASTED = ("Horen\nWegen\n\nBesluiten", TABLE, "\n".join(LINES), BPMN, "", "\x00\x07\u2028een\ttwee")
KEYS = (
    *("Return", "Ctrl+Return", "Tab", "Right", "Left", "Down", "Esc", "F2", "Del", "Space", "A", "Backspace"),
    *("Ctrl+Z", "Ctrl+S", "Shift+Down", "Home"),
)
DRAG_KEYS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MEANWHILE = ("", "", "", "rest", "undo", "other window", "Esc")
which = st.integers(0, 999)
share = st.sampled_from((0.03, 0.25, 0.5, 0.75, 0.97))
spot = st.tuples(which, share, share)
names = st.sampled_from(NAMES)


class AnyUser(Versions, Anyone, RuleBasedStateMachine):
    """Windows on one map, and whatever a person may do in them."""

    @rule(action=st.sampled_from(ACTIONS), answer=which, name=names)
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

    @rule(chosen=st.lists(which, max_size=3))
    def select(self, chosen):
        """Some elements, also those that are not drawn."""
        self.window.selection.set(dict.fromkeys(filter(None, map(self._some_id, chosen))))

    @rule(
        start=spot,
        end=spot,
        keys=st.sampled_from(DRAG_KEYS),
        left=st.booleans(),
        what=st.sampled_from(MEANWHILE),
    )
    def drag(self, start, end, keys, left, what):
        """Something on the map to somewhere else; meanwhile something else may happen."""
        self.window.commands.run("view.map")
        canvas = self.window.canvas
        one, other = self._place(start), self._place(end)
        hand = Qt.MouseButton.LeftButton if left else Qt.MouseButton.MiddleButton
        QTest.mousePress(canvas, hand, keys, one)
        for part in (0.2, 0.6, 1.0):
            QTest.mouseMove(canvas, one + (other - one) * part)
        self._meanwhile(what, end[0])
        QTest.mouseRelease(canvas, hand, keys, other)
        self._finish("Nieuw", start[0])

    def _meanwhile(self, what, number):
        if what == "rest":
            QTest.qWait(RESTS)
        elif what == "undo":
            self.window.session.undo_stack.undo()
        elif what == "other window":
            self.window.session.do(delete(self.window.session.kaart, [self._some_id(number)]))
        elif what:
            QTest.keyClick(self.window.canvas, Qt.Key.Key_Escape)

    @rule(start=spot, keys=st.sampled_from(DRAG_KEYS), double=st.booleans())
    def click(self, start, keys, double):
        """Something on the map, once or twice."""
        self.window.commands.run("view.map")
        press = QTest.mouseDClick if double else QTest.mouseClick
        press(self.window.canvas, Qt.MouseButton.LeftButton, keys, self._place(start))
        self._finish("Dubbel", start[0])

    @rule(at=spot, name=names)
    def choose_from_menu(self, at, name):
        """What the right button offers."""
        self.window.commands.run("view.map")
        self._ask_for_menu(self._place(at))
        self._finish(name, at[0])

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=4), name=names)
    def press(self, keys, name):
        """Keys, where the focus is."""
        for key in keys:
            self._key(key)
        self._finish(name, len(keys))

    @rule(line=st.sampled_from(LINES), pauses=st.booleans())
    def type_a_line(self, line, pauses):
        """A line of quick entry; one who pauses sees what it would draw."""
        self.window.quick.setFocus()
        self.window.quick.line.clear()
        self.window.quick.type_text(line)
        if pauses:
            QTest.qWait(RESTS)
        QTest.keyClick(self.window.quick.line, Qt.Key.Key_Return)
        self._settle()

    @rule(
        text=st.sampled_from(PASTED),
        html=st.booleans(),
        action=st.sampled_from(("edit.paste", "edit.paste_steps")),
    )
    def paste(self, text, html, action):
        """What another program copied."""
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(f"<table><tr><td>{text}</td></tr></table>")
        QApplication.clipboard().setMimeData(data)
        self.window.commands.run(action)
        self._settle()

    @rule(number=which, name=names, end=st.sampled_from(("Return", "Tab", "Esc", "")))
    def fill_in_the_form(self, number, name, end):
        """A field of what is selected, or a button beside it; what is typed may just be left there."""
        self.window.form_dock.show()
        self.window.form.focus_first()
        page = self.window.form.page
        kinds = (QPlainTextEdit, QLineEdit, QComboBox, QAbstractButton)
        boxes = [
            one for kind in kinds for one in page.findChildren(kind) if one.isVisible() and one.isEnabled()
        ]
        if not boxes:
            return
        box = boxes[number % len(boxes)]
        box.setFocus()
        if isinstance(box, QAbstractButton):
            box.click()
        elif isinstance(box, QComboBox):
            box.setCurrentIndex(number % max(box.count(), 1))
            box.activated.emit(box.currentIndex())
        else:
            type_into(box, name)
            if end:
                self._key(end)
        self._finish(name, number)

    @rule(number=which, name=names, typed=names)
    def rename_in_the_outline(self, number, name, typed):
        """A name in the list, that may be filtered."""
        outline = self.window.outline
        self.window.outline_dock.show()
        outline.filter.setText(typed)
        outline.start_rename(self._some_id(number))
        editor = next((one for one in outline.tree.findChildren(QLineEdit) if one.isVisible()), None)
        if editor is not None:
            type_into(editor, name)
            QTest.keyClick(editor, Qt.Key.Key_Return)
        self._settle()

    @rule(number=which)
    def fold(self, number):
        """A partner or a phase is closed, or opened again."""
        kaart = self.window.session.kaart
        heads = [one.id for one in (*kaart.partners, *kaart.phases)]
        if heads:
            self.window.selection.set((heads[number % len(heads)],))
            self.window.commands.run("map.fold")
            self._settle()

    @rule()
    def go_to_another_window(self):
        """On the same map."""
        if len(self.program.windows) == 1:
            self.window.commands.run("window.new")
            self._settle()
        self.window = next(one for one in self.program.windows if one is not self.window)
        self.window.activateWindow()
        self.window.canvas.setFocus()

    @rule(times=st.integers(1, 5), back=st.booleans())
    def undo(self, times, back):
        """Some of what was done, or do it again."""
        for _ in range(times):
            self.window.commands.run("edit.undo" if back else "edit.redo")
        self._settle()

    @rule()
    def undo_all_and_redo_all(self):
        """Back at the start the file is as it was, byte for byte, and so it is at the end."""
        for one in self.program.windows:
            one.finish_typing()  # as the list of changes does
        session, last = self.window.session, self._bytes()
        at = session.undo_stack.index()
        session.go_to(0)
        assert self._bytes() == self.first
        self._stays_sound()
        session.go_to(at)
        assert self._bytes() == last

    # Files

    @rule()
    def save_and_open_again(self):
        """The map that is opened is the one that was saved, with the same picture."""
        if not files.save(self.window):
            return
        assert not self.window.isWindowModified()
        path, before = self.window.session.file.path, self.window.session.screen
        for one in list(self.program.windows):
            let_go_of_text(one)
            if one is not self.window:
                one.close()
        self.window.set_session(None)
        assert self.program.open(path, self.window)
        self._settle()
        self._is_the_same(before)

    def _is_the_same(self, before):
        again = self.window.session.screen
        assert again.kaart == before.kaart
        assert again.layout.boxes == before.layout.boxes
        assert again.layout.routes == before.layout.routes

    @rule(chosen=which, name=names, gone=st.booleans(), merges=st.booleans())
    def someone_else_saves(self, chosen, name, gone, merges):
        """The same file, meanwhile; the window tells, and what they changed may be taken over."""
        path = self.window.session.file.path
        if path is None:
            return
        theirs = read(path).kaart
        ids = sorted(theirs.records.keys() - {"about"})
        if not ids:
            return
        one = ids[chosen % len(ids)]
        edit = delete(theirs, [one]) if gone else rename(theirs, one, name or "Van een ander")
        other = Session(draw_screen(theirs))
        other.do(edit)
        written = write(path, other.kaart, other.memory, replace=True)

        if written != self.window.session.file.fingerprint:
            assert not files.save(self.window), "nobody's work is replaced"
            assert read(path).kaart == other.kaart
        if merges:
            files.merge_with_file(self.window)
            assert files.save(self.window)
            assert read(path).kaart == self.window.session.kaart
        self._settle()

    @rule()
    def crash(self):
        """The program stops without a word; the next one brings the work and its picture back."""
        if not self.window.session.unsaved:
            return
        for one in self.program.windows:
            one.finish_typing()
        before, [journal] = self.window.session.screen, self._journals()
        left = journal.read_bytes()
        for one in list(self.program.windows):
            let_go(one)
            one.close()
        journal.write_bytes(left)
        self.program = Program()
        self.window = self.program.new_window()
        self.program.recovery.offer(self.window)
        QApplication.processEvents()
        bring = [one for one in self.window.bars.findChildren(QPushButton) if one.text() == "Terugzetten"]
        bring[0].click()
        stack = self.window.session.undo_stack
        at = stack.index()
        stack.setIndex(len(replay(parse_journal(left)).edits))  # what others saved is taken over after that
        self._is_the_same(before)
        stack.setIndex(0)
        self._settle()
        stack.setIndex(at)

    def _journals(self):
        return sorted(self.program.recovery.folder.glob("*.journal"))

    # What holds whatever was done

    @invariant()
    def _stays_sound(self):
        told = [
            one if isinstance(one, str) else "".join(traceback.format_exception(*one)) for one in self.wrong
        ]
        assert told == [], "\n".join(told)
        session = self.window.session
        assert list(bad_links(session.kaart.records)) == []
        assert session.screen.kaart is session.kaart
        for screen in {id(one): one for one in (session.screen, self.window.shown_screen())}.values():
            assert faults(screen.sizes.graph, screen.layout) == []
        for one in self.program.windows:
            assert one.canvas.shown.scenery.screen is one.shown_screen()
            assert set(one.selection.ids) <= session.kaart.records.keys()
            assert one.isWindowModified() == session.unsaved

    @invariant()
    def _is_kept(self):
        """What is not in the file is in a journal, up to the last change."""
        session = self.window.session
        if session.unsaved:
            [journal] = self._journals()
            assert replay(read_journal(journal)).kaart == session.kaart
        else:
            kept = [read_journal(one) for one in self._journals()]
            assert not any(one.entries for one in kept), "only what is being typed may be in one"
            assert session.file.base in (None, session.kaart), "what counts as saved is what the file held"

    def teardown(self):
        """Undo everything once more, and leave all as it was."""
        try:
            if not self.wrong:
                self.undo_all_and_redo_all()
        finally:
            self.leave()


AnyUser.TestCase.settings = settings(
    max_examples=USERS,
    stateful_step_count=DEEDS,
    deadline=None,
    phases=set(Phase) - {Phase.explain, Phase.shrink},  # they take minutes, and all the memory there is
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.rule("W2", "J4")
def test_whatever_a_user_does_the_map_stays_sound_and_neat_and_nothing_is_lost(qapp):
    run_state_machine_as_test(AnyUser, settings=AnyUser.TestCase.settings)
