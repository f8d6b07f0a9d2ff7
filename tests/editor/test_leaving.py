"""Never lost: closing, quitting and logging off, an edit that is stopped, and a disk that is full."""

import pytest
from editor.chain import chain, press, type_text
from editor.crashing import click, journals
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from ketenkaart.editor import largemaps
from ketenkaart.editor.leaving import end
from ketenkaart.editor.unfinished import typed_in
from ketenkaart.editor.work import Stopped
from ketenkaart.edits.setting import rename
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.journalreading import read_journal
from ketenkaart.storage.reading import read
from ketenkaart.storage.replaying import replay

LINE = "gemeente > inn"
TOO_LONG = "W" * 201


@pytest.fixture
def asked(monkeypatch):
    """The questions that were asked; they are answered with the button that says `words`, else with Esc."""

    class Asked(list):
        words = ""

    asked = Asked()

    def exec_(box):
        asked.append(box.text())
        found = [one for one in box.buttons() if one.text() == asked.words]
        (found[0] if found else box.escapeButton()).click()

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    return asked


class Manager:
    """What the system gives to a program at log-off."""

    def __init__(self, *, asks):
        self._asks, self.said = asks, []

    def allowsInteraction(self):  # noqa: N802 - as Qt calls it
        return self._asks

    def cancel(self):
        self.said.append("cancel")

    def release(self):
        self.said.append("release")


def type_a_name(window, text="Wegen"):
    window.selection.set(("s2",))
    press(window, "F2")
    type_text(window, text)


def box_of(window, name):
    window.form_dock.show()
    return window.form.page.box_of(name)


@pytest.mark.rule("W3")
@pytest.mark.parametrize("how", ["file.close", "app.quit", "close"])
def test_closing_asks_about_a_line_in_quick_entry(saved, asked, how):
    saved.quick.setFocus()
    type_text(saved, LINE)
    saved.canvas.setFocus()

    def close():
        saved.close() if how == "close" else saved.commands.run(how)

    close()
    assert asked == [f"“{LINE}” staat nog niet op de kaart."]
    assert saved.quick.line.text() == LINE
    assert saved.quick.line.hasFocus()

    asked.words = "Toch sluiten"
    close()
    assert saved.session is None or not saved.isVisible()
    assert journals() == []


@pytest.mark.rule("W3")
def test_one_of_two_windows_asks_about_its_own_line(window, asked):
    window.commands.run("window.new")
    other = window.program.windows[-1]
    other.quick.setFocus()
    type_text(other, LINE)
    other.close()
    assert len(asked) == 1
    assert other.isVisible()
    window.close()
    assert len(asked) == 1, "the other window still shows the map"


@pytest.mark.rule("W3")
def test_what_cannot_be_taken_over_can_be_gone_back_to(saved, asked):
    saved.selection.set(("s2",))
    box = box_of(saved, "lead_time")
    box.setFocus()
    box.setPlainText(TOO_LONG)
    saved.canvas.setFocus()
    assert box.is_wrong

    saved.close()
    assert asked[0].endswith("staat nog niet op de kaart.")

    saved.selection.set(("s3",))
    assert box_of(saved, "lead_time").text == ""
    [text] = saved.bars.texts()
    assert text.endswith("kon niet worden overgenomen.")
    click(saved, "Ga terug")
    assert saved.selection.ids == ("s2",)
    assert box_of(saved, "lead_time").text == TOO_LONG


def test_a_text_that_is_only_shown_counts_as_typed_nowhere(open_window):
    step = chain().records["s2"].model_copy(update={"name": "We\u00a0gen", "lead_time": "een\u00a0dag"})
    window = open_window(Ketenkaart.of([*(one for one in chain().records.values() if one.id != "s2"), step]))
    window.selection.set(("s2",))
    box_of(window, "lead_time").setFocus()
    press(window, "F2")
    assert typed_in(window) == []
    window.names.cancel()
    window.selection.set(("s3",))
    assert not window.session.unsaved


@pytest.mark.rule("J5")
def test_all_that_is_there_is_kept_at_log_off_even_where_nothing_may_be_asked(saved, asked):
    assert saved.do(rename(saved.kaart, "s4", "Overmaken"))
    type_a_name(saved)
    manager = Manager(asks=False)
    end(saved.program, manager)

    [journal] = journals()
    kept = read_journal(journal)
    assert [one.text for one in kept.typed] == ["Wegen"]
    assert replay(kept).kaart == saved.kaart
    assert (asked, manager.said) == ([], [])


@pytest.mark.rule("W3")
def test_log_off_asks_as_closing_does(saved, asked, path):
    assert saved.do(rename(saved.kaart, "s4", "Overmaken"))
    manager = Manager(asks=True)
    end(saved.program, manager)
    assert manager.said == ["cancel"]
    assert saved.session.unsaved

    asked.words = "Opslaan"
    end(saved.program, manager)
    assert manager.said == ["cancel", "release"]
    assert read(path).kaart == saved.kaart


@pytest.mark.parametrize("where", ["map", "form", "line"])
def test_what_is_typed_stays_where_its_edit_is_stopped(window, monkeypatch, where):
    monkeypatch.setattr(largemaps, "_LARGE", 0)

    def stopped(*_, **__):
        raise Stopped

    monkeypatch.setattr(largemaps, "run_beside", stopped)
    window.selection.set(("s2",))
    if where == "map":
        type_a_name(window)
        press(window, "Return")
        assert window.names.typed == ("s2", "Wegen")
    elif where == "form":
        box = box_of(window, "lead_time")
        QTest.keyClicks(box, "Een dag")
        QTest.keyClick(box, "\r")
        assert box.text == "Een dag"
    else:
        window.quick.setFocus()
        type_text(window, "wegen; meten")
        press(window, "Return")
        assert window.quick.line.text() == "wegen; meten"
    assert window.kaart == chain()

    monkeypatch.undo()
    press(window, "Return")
    QApplication.processEvents()
    assert window.kaart != chain()


@pytest.fixture
def disk():
    """Lets no file grow beyond a size, as a full disk does: what fits is written, and no more."""
    resource = pytest.importorskip("resource")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)

    def full_at(size=usual[0]):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))

    yield full_at
    full_at()


def test_a_journal_goes_on_once_the_disk_has_room_again(window, disk):
    assert window.do(rename(window.kaart, "s1", "Aanmelden"))
    [journal] = journals()
    disk(journal.stat().st_size + 20)
    assert window.do(rename(window.kaart, "s2", "Wegen"))
    assert window.do(rename(window.kaart, "s3", "Besluiten"))
    type_a_name(window, "Toetsen")
    window.program.unfinished.keep()
    [text] = window.bars.texts()
    assert text.startswith("Je werk kan niet worden bijgehouden")
    assert len(journal.read_bytes().splitlines()) == 2, "what was not written whole is cut off"

    disk()
    window.program.unfinished.keep()
    assert [one.text for one in read_journal(journal).typed] == ["Toetsen"]
    press(window, "Return")
    assert replay(read_journal(journal)).kaart == window.kaart
    assert replay(read_journal(journal)).lost == 0
    assert window.bars.texts() == []


def test_a_journal_that_cannot_be_begun_leaves_nothing_and_begins_later(window, disk):
    disk(100)
    assert window.do(rename(window.kaart, "s1", "Aanmelden"))
    assert window.do(rename(window.kaart, "s2", "Wegen"))
    assert journals() == []
    disk()
    assert window.do(rename(window.kaart, "s3", "Besluiten"))
    [journal] = journals()
    assert replay(read_journal(journal)).kaart == window.kaart
    assert read_journal(journal).base.kaart == chain()


def test_a_map_whose_file_is_gone_is_in_its_journal(saved, path):
    path.unlink()
    saved.session.undo_stack.resetClean()
    [journal] = journals()
    assert replay(read_journal(journal)).kaart == chain()
