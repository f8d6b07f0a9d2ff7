"""A map may hold any text: the window shows it as it is, opens nothing because of it, and stays whole."""

import ctypes
import os
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from editor.anyone import BPMN
from editor.chain import chain, press
from PySide6.QtCore import QAbstractListModel, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtGui import Qt as RichText
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QMessageBox, QWidget

from ketenkaart.editor.newtable import NewTable
from ketenkaart.model.characters import FORBIDDEN
from ketenkaart.model.integrity import bad_links
from ketenkaart.model.ketenkaart import RECORD_TYPES, Ketenkaart
from ketenkaart.model.plain import from_plain, plain_fields
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

MARKUP = '<b>vet</b><img src="BAIT"><a href="file:///etc/passwd">x</a> &amp; &lt;i&gt;'
STRANGE = (
    "\u202eomgekeerd\u202c \u2066los\u2069 \u200fשלום",
    "👩‍👩‍👧‍👦🙂🏽",
    "\u200b\u200d\ufeff\u00ad\u2060",
    "een\ntwee\n\tdrie\u2028vier",
    "bel\x07\x1b[31m\x7f\x00einde",  # in no file, but a window is not to trust that
)
TEXTS = {
    "markup": MARKUP,
    "strange": " ".join(STRANGE),
    "long": "woord" * 10 + " lang" * 2_000,
}
NO_TEXT = {"id", "order", "theme", "language", "paper", "group", "link"}
IN_OPEN, IN_ACCESS, IN_NONBLOCK = 0x20, 0x1, 0x800


def hostile_map(text):
    """The small map with one record more of each kind, and a text in each field for texts of all of them."""
    small = chain()
    kinds = {type(one) for one in small.records.values()}
    more = [
        kind(id=f"m{place}", **{name: "s2" for name in ("element", "anchor") if name in kind.model_fields})
        for place, kind in enumerate(RECORD_TYPES)
        if kind not in kinds
    ]
    records = [
        from_plain(type(one), _filled(type(one), plain_fields(one), text)) for one in small.records.values()
    ]
    records += [from_plain(type(one), _filled(type(one), plain_fields(one), text)) for one in more]
    return Ketenkaart.of(records)


def _filled(kind, fields, text):
    """The plain fields of a record or value with the text in each that can hold it."""
    for name, info in kind.model_fields.items():
        if name in NO_TEXT or name.endswith("_id"):
            continue
        if info.annotation is str and not any(hasattr(one, "collections") for one in info.metadata):
            longest = next((one.max_length for one in info.metadata if hasattr(one, "max_length")), 10_000)
            fields[name] = text[:longest]
    return fields


class Bait:
    """A file that tells whether anyone opened it; only Linux can."""

    def __init__(self, path):
        path.write_bytes(b"\x89PNG")
        self.path = path
        self._notes = -1
        if sys.platform == "linux":
            system = ctypes.CDLL(None, use_errno=True)
            self._notes = system.inotify_init1(IN_NONBLOCK)
            system.inotify_add_watch(self._notes, os.fsencode(path), IN_OPEN | IN_ACCESS)

    def taken(self):
        """Whether it was opened since the last look."""
        try:
            return bool(os.read(self._notes, 4096))
        except (BlockingIOError, OSError):
            return False


@pytest.fixture
def bait(tmp_path):
    """The picture that the markup names."""
    return Bait(tmp_path / "bait.png")


@pytest.fixture(params=TEXTS, ids=list(TEXTS))
def hostile(request, bait):
    """A text that could do harm."""
    return TEXTS[request.param].replace("BAIT", str(bait.path))


def told_as_rich(widget):
    """The labels, tips and entries below a widget whose text Qt would take for markup."""
    found = []
    for one in [widget, *widget.findChildren(QWidget)]:
        if isinstance(one, QLabel) and one.textFormat() is not Qt.TextFormat.PlainText:
            found += [(one.objectName(), one.text())]
        if isinstance(one, QMessageBox):
            assert one.textFormat() is Qt.TextFormat.PlainText
        found += [(one.objectName(), tip) for tip in (one.toolTip(), one.whatsThis()) if tip]
        found += [(action.objectName(), action.toolTip()) for action in one.actions()]
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            found += [(one.objectName(), tip) for tip in _tips(one.model(), one.rootIndex())]
    return [(name, text) for name, text in found if _is_rich(text)]


def _is_rich(text):
    """Whether Qt takes a text for markup that holds what the map says as markup."""
    return RichText.mightBeRichText(text) and ("<b>" in text or "<img" in text or "<a " in text)


def _tips(model, parent):
    for row in range(model.rowCount(parent)):
        wide = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(wide):
            index = model.index(row, column, parent)
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            if tip:
                yield tip
            if column == 0:
                yield from _tips(model, index)


def shown_plainly(window):
    """The window and all that lies over it is painted, and takes nothing for markup."""
    QApplication.processEvents()
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            top.grab()
            assert told_as_rich(top) == []


def questions_are_left(window):
    """Leave each question that comes with its last answer; gives what they took for markup."""
    rich = []

    def leave():
        question = QApplication.activeModalWidget()
        if question is not None:
            question.grab()
            rich.extend(told_as_rich(question))
            question.reject()

    timer = QTimer(window, interval=10)
    timer.timeout.connect(leave)
    timer.start()
    return rich


@pytest.mark.rule("W5")
def test_the_window_shows_any_text_as_it_is(open_window, hostile, bait):
    kaart = hostile_map(hostile)
    window = open_window(kaart)
    for dock in (window.outline_dock, window.form_dock, window.checks_dock):
        dock.show()
    window.outline.tree.expandAll()
    shown_plainly(window)

    for record in kaart.records.values():
        window.selection.set((record.id,) if record.id != "about" else ())
        shown_plainly(window)
    for action in (
        "view.text",
        "view.matrix",
        "view.meetings",
        "map.form",
        "view.workshop",
        "view.neighbours",
        "edit.history",
    ):
        window.selection.set(("s2",))
        window.commands.run(action)
        shown_plainly(window)
    window.commands.run("view.map")
    assert not bait.taken()


def test_search_prompts_and_messages_show_any_text_as_it_is(open_window, hostile, bait):
    kaart = hostile_map(hostile)
    window = open_window(kaart)
    for keys in ("Ctrl+K", "Ctrl+J", "Ctrl+M", "Ctrl+Return"):
        window.selection.set(("s2",))
        press(window, keys)
        shown_plainly(window)
        if window.prompt.isVisible():
            window.prompt.line.setText(hostile)
            shown_plainly(window)
            QTest.keyClick(window.prompt.line, Qt.Key.Key_Escape)
        window.names.cancel()
    for panel in (window.panels.find, window.panels.palette):
        panel.open()
        panel.line.setText(hostile[:200])
        shown_plainly(window)
        panel.line.setText("")
        panel.close_panel()
    window.say(hostile)
    window.bars.show_bar("test", hostile)
    shown_plainly(window)
    rich = questions_are_left(window)
    for element in ("s2", "uwv", "d1", "lmo"):
        window.selection.set((element,))
        press(window, "Del")
        shown_plainly(window)
    assert rich == []
    press(window, "Ctrl+Z")
    shown_plainly(window)
    assert not bait.taken()


def test_menus_lenses_and_copies_hold_any_text_as_it_is(open_window, hostile, bait):
    window = open_window(hostile_map(hostile))
    window.selection.set(("s2",))
    for action in ("view.lens", "view.layers", "file.recent"):
        menu = window.commands[action].menu()
        menu.aboutToShow.emit()
        for entry in list(menu.actions())[:12]:
            assert isinstance(entry, QAction)
            entry.trigger()
            shown_plainly(window)
    window.commands.run("view.lens_off")
    window.selection.set(("s2", "s3"))
    press(window, "Ctrl+C")
    if "<b>" in hostile:
        assert "<b>" not in QGuiApplication.clipboard().mimeData().html()
    press(window, "Ctrl+V")
    shown_plainly(window)
    assert not bait.taken()


def test_the_poster_is_shown_with_any_text(open_window, qtbot, hostile, bait):
    window = open_window(hostile_map(hostile))
    window.commands.run("view.poster")
    view = window.views.currentWidget()
    qtbot.waitUntil(lambda: view.state.text() not in ("", "Bezig…"), timeout=30_000)
    shown_plainly(window)
    window.commands.run("view.map")
    assert not bait.taken()


def test_the_title_the_start_page_and_the_file_hold_any_text(open_window, tmp_path, hostile, bait):
    kaart = hostile_map(hostile)
    window = open_window(kaart)
    assert "\n" not in window.windowTitle()
    path = tmp_path / "kaart.ketenkaart"
    kept = hostile_map(FORBIDDEN.sub("", hostile))
    write(path, kept)
    assert read(path).kaart == kept
    window.program.open(path, window)
    window.program.windows[-1].close()
    start = window.program.new_window()
    shown_plainly(start)
    start.close()
    assert not bait.taken()


def _in_the_name_editor(window, text):
    press(window, "F2")
    _paste(window.names, text)
    QTest.keyClick(window.names, Qt.Key.Key_Return)


def _in_the_outline(window, text):
    window.outline.start_rename("s2")
    editor = next(one for one in window.outline.tree.findChildren(QLineEdit) if one.isVisible())
    _paste(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def _in_the_form(window, text):
    window.form_dock.show()
    window.form.focus_first()
    _paste(window.form.page.first_box(), text)
    window.form.finish()


def _by_quick_entry(window, text):
    window.quick.setFocus()
    window.quick.type_text(" ".join(text.split())[:2_000])
    QTest.keyClick(window.quick.line, Qt.Key.Key_Return)


def _by_pasting_steps(window, text):
    QGuiApplication.clipboard().setText(f"{text}\tUWV\n")
    window.commands.run("edit.paste_steps")


def _from_a_spreadsheet(window, text):
    dialog = NewTable(window)
    dialog.show()
    cell = " ".join(text.split())
    dialog.rows.setPlainText(f"Stap\tPartij\tFase\tDocument\n{cell}\t{cell}\t{cell}\t{cell}\n")
    shown_plainly(window)
    dialog.make.click()


def _from_bpmn(window, text):
    path = Path(tempfile.mkdtemp()) / "proces.bpmn"
    name = quoteattr(FORBIDDEN.sub("", text))
    path.write_text(BPMN.replace('"Toetsen"', name), encoding="utf-8")
    window.program.import_file(window, path)


def _paste(box, text):
    box.setFocus()
    box.selectAll()
    QGuiApplication.clipboard().setText(text)
    box.paste()


DOORS = (
    *(_in_the_name_editor, _in_the_outline, _in_the_form, _by_quick_entry, _by_pasting_steps),
    *(_from_a_spreadsheet, _from_bpmn),
)


@pytest.mark.parametrize("door", DOORS, ids=[one.__name__.strip("_") for one in DOORS])
def test_any_text_comes_in_by_any_door_and_is_kept_as_text(open_window, tmp_path, door, hostile, bait):
    window = open_window(chain())
    window.selection.set(("s2",))
    rich = questions_are_left(window)
    door(window, hostile)
    shown = window.program.windows[-1]
    for one in (window, shown):
        shown_plainly(one)
    assert rich == []
    kaart = shown.session.kaart
    assert kaart != chain() or len(hostile) > 10_000, "only what is too long may be refused"
    assert list(bad_links(kaart.records)) == []
    path = tmp_path / "kaart.ketenkaart"
    write(path, kaart, shown.session.memory)
    assert read(path).kaart == kaart
    shown.session.undo_stack.setIndex(0)
    assert not bait.taken()
