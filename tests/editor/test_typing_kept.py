"""Never lost: what is being typed when the program is killed is there again at the next start."""

import pytest
from editor.chain import chain, press, type_text
from editor.crashing import click, journals, run_until_killed, told
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketenkaart.editor.form.writing import Writing
from ketenkaart.editor.recovery import Recovery
from ketenkaart.editor.recoverylist import RecoveryList
from ketenkaart.edits.setting import rename
from ketenkaart.model.governance import Note
from ketenkaart.storage.journal import Journal, head_of
from ketenkaart.storage.journalreading import read_journal
from ketenkaart.storage.reading import read
from ketenkaart.storage.typed import Typed

NOTE = "Nabellen bij twijfel"
LINE = "gemeente > innen > beta"
TYPING = """
import os, signal, sys
from pathlib import Path
from editor.test_typing_kept import TYPES, comes, is_kept
from ketenkaart.editor.program import Program, make_application

make_application()
program = Program()
window = program.new_window()
program.open(Path(sys.argv[1]), window)
window.resize(1600, 1000)
text = TYPES[sys.argv[2]](window)
assert comes(lambda: is_kept(program, text))
os.kill(os.getpid(), signal.SIGKILL)
"""


def comes(what, tries=200):
    """Whether something is so before long."""
    while tries and not what():
        QTest.qWait(20)
        tries -= 1
    return bool(tries)


def is_kept(program, text):
    """Whether the journal tells that this is being typed."""
    found = list(program.recovery.folder.glob("*.journal"))
    return bool(found) and any(one.text == text for one in read_journal(found[0]).typed)


def type_a_name(window, text="Wegen en"):
    """Over the name of step 2, on the map."""
    window.selection.set(("s2",))
    window.canvas.setFocus()
    type_text(window, text)
    assert window.names.editing == "s2"
    return text


def type_in_outline(window, text="Verzoek"):
    window.outline_dock.show()
    window.rename("aanvraag")
    window.outline.tree.editor.selectAll()
    QTest.keyClicks(window.outline.tree.editor, text)
    return text


def type_a_line(window, text=LINE):
    window.quick.setFocus()
    type_text(window, text)
    return text


def field(window, name):
    window.form_dock.show()
    box = window.form.page.box_of(name)
    box.setFocus()
    box.selectAll()
    return box


def type_in_a_field(window, text="Binnen een week"):
    window.selection.set(("s2",))
    window.form_dock.show()
    QTest.keyClicks(field(window, "lead_time"), text)
    return text


def type_a_note(window, text=NOTE):
    window.selection.set(("s2",))
    window.commands.run("insert.note")
    QTest.keyClicks(field(window, "description"), text)
    return text


TYPES = {
    "name": type_a_name,
    "outline": type_in_outline,
    "line": type_a_line,
    "field": type_in_a_field,
    "note": type_a_note,
}


@pytest.fixture
def brought_back(start, path):
    """Kills a program while a person types there, starts the next one and brings the work back."""

    def bring_back(where):
        run_until_killed(TYPING, path, where)
        window = start()
        found = told(window)
        click(window, "Terugzetten")
        return window, found

    return bring_back


@pytest.mark.rule("J5")
@pytest.mark.parametrize(
    ("where", "text", "value"),
    [
        ("name", "Wegen en", lambda kaart: kaart.records["s2"].name),
        ("outline", "Verzoek", lambda kaart: kaart.records["aanvraag"].name),
        ("field", "Binnen een week", lambda kaart: kaart.records["s2"].lead_time),
        ("note", NOTE, lambda kaart: [one.description for one in kaart.all(Note)][-1]),
    ],
)
def test_what_was_being_typed_becomes_an_edit_of_its_own(brought_back, path, where, text, value):
    window, found = brought_back(where)

    assert found[0].startswith("Je vorige sessie stopte onverwacht. Je werk is er nog: ")
    assert value(window.kaart) == text
    assert f"“{text}”" in window.toast.accessibleName()
    assert window.session.unsaved

    press(window, "Ctrl+Z")
    assert value(window.kaart) != text
    press(window, "Ctrl+Y")
    press(window, "Ctrl+S")
    assert value(read(path).kaart) == text
    assert journals() == []


@pytest.mark.rule("J5")
def test_the_line_that_was_being_typed_stands_in_quick_entry_again(brought_back):
    window, found = brought_back("line")

    assert typed_now(window) == [LINE], "a second crash right then does not lose it either"
    assert found == ["Je vorige sessie stopte onverwacht. De regel die je typte is er nog."]
    assert window.quick.line.text() == LINE
    assert window.quick.line.hasFocus()
    assert window.toast.accessibleName() == "Wat je aan het typen was, staat weer in Snelinvoer."
    assert window.kaart == chain()
    assert not window.session.unsaved

    type_text(window, "ling > uwv")
    press(window, "Return")
    assert window.quick.line.text() == ""
    assert [one.name for one in window.kaart.partners][-1] == "Gemeente"
    assert typed_now(window) == []


def test_a_line_is_told_in_the_list_and_offered_no_more_once_it_is_back(start, path):
    run_until_killed(TYPING, path, "line")
    window = start()
    click(window, "Bekijken")
    listed = window.findChild(RecoveryList)
    assert listed.list.topLevelItem(0).text(2) == "een regel"
    listed.restore.click()
    assert window.quick.line.text() == LINE
    assert window.bars.texts() == []


def typed_now(window):
    """What the journal of the map tells that is being typed."""
    return [one.text for path in journals() for one in read_journal(path).typed]


def kept(window, texts):
    """Whether that is what the journal tells, or soon."""
    return comes(lambda: typed_now(window) == texts)


@pytest.mark.rule("J4", "J5")
@pytest.mark.parametrize("ends", ["Esc", "Return", "Ctrl+S"])
@pytest.mark.parametrize("where", ["name", "field", "outline"])
def test_what_was_taken_over_or_given_up_is_typed_no_more(window, path, where, ends):
    window.close_map()
    window.program.open(path, window)
    text = TYPES[where](window)
    assert kept(window, [text])

    press(window, ends)
    QApplication.processEvents()  # the outline takes a name over once Qt has its turn
    assert typed_now(window) == []
    assert bool(journals()) == (ends == "Return")
    assert (window.kaart == chain()) == (ends == "Esc")


def test_nothing_is_written_where_nothing_is_typed(window):
    window.selection.set(("s2",))
    press(window, "F2")
    press(window, "Esc")
    window.quick.setFocus()
    type_text(window, "u")
    press(window, "Backspace")
    window.program.unfinished.keep()
    assert journals() == []


def test_a_long_text_is_told_by_what_is_new_in_it(window):
    window.selection.set(())
    box = field(window, "goal")
    box.setPlainText("Op tijd en juist uitbetalen. " * 100)
    assert kept(window, [box.text])
    [journal] = journals()
    size = journal.stat().st_size

    QTest.keyClicks(box, "En eerlijk")
    window.program.unfinished.keep()
    assert journal.stat().st_size - size < 300
    assert typed_now(window) == [box.text]


def test_an_edit_elsewhere_leaves_what_is_being_typed(window):
    type_a_name(window)
    assert kept(window, ["Wegen en"])
    window.session.do(rename(window.kaart, "s4", "Overmaken")._replace(select=None))
    assert typed_now(window) == ["Wegen en"]
    [journal] = journals()
    assert read_journal(journal).entries


def left_by_another(path):
    """The journal of a program that had this file open."""
    loaded = read(path)
    head = head_of(loaded.kaart, loaded.memory, path, loaded.fingerprint)
    return Journal.begin(Recovery(None).folder, head, loaded.memory)


def test_work_that_comes_back_leaves_alone_a_line_that_is_being_typed_meanwhile(start, path):
    run_until_killed(TYPING, path, "name")
    window = start()
    window.program.open(path, window)
    type_a_line(window, "burger > vragen")
    click(window, "Terugzetten")
    assert window.quick.line.text() == "burger > vragen"
    [other] = [one for one in window.program.windows if one is not window]
    assert other.kaart.records["s2"].name == "Wegen en"


def test_what_has_no_place_any_more_is_shown(start, path):
    typed = (Typed("Wegen", ("weg",), "name"), Typed("31-02", ("s2",), "no_such_field"))
    journal = left_by_another(path)
    journal.keep_typed(typed)
    journal.close()
    window = start()
    click(window, "Terugzetten")
    assert window.bars.texts() == [
        "Dit was je aan het typen, maar waar het bij hoort is er niet meer: “Wegen\n31-02”"
    ]


def test_what_cannot_be_taken_over_stands_in_its_field_with_the_reason(start, path):
    journal = left_by_another(path)
    journal.keep_typed([Typed("W" * 201, ("s2",), "lead_time")])
    journal.close()
    window = start()
    click(window, "Terugzetten")
    box = window.form.page.findChild(Writing, "box_lead_time")
    assert box.text == "W" * 201
    assert box.is_wrong
