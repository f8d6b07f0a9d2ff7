"""Help in the window: pages, what is this, the tour and the log."""

import logging
import sys

import pytest
from editor.chain import choose, press, save_as
from PySide6.QtCore import QEvent, QPoint, Qt, qInstallMessageHandler, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWhatsThis

from ketenkaart.editor.help import log
from ketenkaart.editor.help.page import HelpPages
from ketenkaart.editor.help.tour import Tour
from ketenkaart.editor.help.what import explained
from ketenkaart.edits.setting import rename


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def tour(window):
    """The tour that is on."""
    return next((one for one in window.findChildren(Tour) if not one.over), None)


def end_deletions():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.action("help.page")
def test_f1_tells_of_the_part_that_has_the_focus(window):
    window.quick.setFocus()
    press(window, "F1")
    pages = window.findChild(HelpPages)
    assert "Snelinvoer" in texts(pages.words)
    assert "Ctrl+L" in texts(pages.words)

    window.outline.tree.setFocus()
    choose(window, "help.page")

    assert window.findChildren(HelpPages) == [pages]
    assert pages.words.accessibleName() == "Overzicht"
    QTest.keyClick(pages, Qt.Key.Key_Escape)
    end_deletions()
    assert window.findChild(HelpPages) is None


def test_every_page_of_the_help_is_told_and_fits_its_width(window):
    choose(window, "help.page")
    pages = window.findChild(HelpPages)
    for number in range(pages.list.count()):
        pages.list.setCurrentRow(number)
        QApplication.processEvents()
        assert pages.list.item(number).text() in texts(pages.words)
        assert pages.words.widget().width() <= pages.words.viewport().width()
    assert any("knelpunt" in text for text in texts(pages.words))


@pytest.mark.action("help.what")
def test_what_is_this_tells_of_what_is_clicked_and_does_nothing_else(window):
    middle = window.canvas.element_rect("s3").center()
    press(window, "Shift+F1")
    assert QApplication.overrideCursor().shape() is Qt.CursorShape.WhatsThisCursor
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=middle)

    assert QApplication.overrideCursor() is None
    assert not window.selection.ids
    QWhatsThis.hideText()


def test_what_is_this_tells_by_keyboard_of_what_has_the_focus(window):
    window.selection.set(("s2",))
    press(window, "Shift+F1")
    press(window, "Return")

    assert QApplication.overrideCursor() is None
    assert len(window.session.kaart.steps) == 5
    bubble = next(one for one in QApplication.topLevelWidgets() if one.inherits("QWhatsThat"))
    QTest.keyClick(bubble, Qt.Key.Key_Escape)
    assert window.selection.ids == ("s2",)


def test_a_click_on_what_is_told_takes_it_away(window, qtbot):
    def bubbles():
        return [one for one in QApplication.topLevelWidgets() if one.inherits("QWhatsThat")]

    press(window, "Shift+F1")
    middle = window.canvas.element_rect("s3").center()
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=middle)
    [bubble] = bubbles()
    QTest.mousePress(bubble, Qt.MouseButton.LeftButton, pos=bubble.rect().center())

    qtbot.waitUntil(lambda: not bubbles())
    assert not window.selection.ids
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert window.selection.ids == ("s3",), "the program goes on"


def test_any_other_key_ends_what_is_this(window):
    press(window, "Shift+F1")
    press(window, "Esc")

    assert QApplication.overrideCursor() is None


def test_it_is_told_of_elements_fields_buttons_and_parts(window):
    window.do(rename(window.kaart, "s2", "<b>Vet</b>"))
    button = window.tools.findChild(object, "tool_edit_undo")
    window.selection.set(("s2",))
    box = window.form.page.fields["lead_time"].control.box

    assert explained(window, window.canvas, "s2")[0] == "Processtap: S02 <b>Vet</b>"
    assert "menu Bewerken" in explained(window, button, "")[1]
    assert explained(window, box, "")[0] == "Doorlooptijd"
    assert explained(window, window.outline.tree, "")[0] == "Overzicht"


@pytest.mark.action("help.tour")
def test_the_tour_points_at_parts_that_are_seen_and_ends_with_escape(window):
    choose(window, "help.tour")
    pointed = []
    while tour(window).on.text() != "Klaar":
        pointed.append(tour(window).pointed)
        press(window, "Return")
    pointed.append(tour(window).pointed)

    assert {window.canvas, window.quick, window.outline_dock, window.form_dock} <= set(pointed)
    assert all(part.isVisible() for part in pointed)
    assert len(set(pointed)) == len(pointed) == 7
    tour(window).back.click()
    assert tour(window).pointed is pointed[-2]
    press(window, "Esc")
    assert tour(window) is None
    assert window.canvas.hasFocus()


def test_the_tour_never_blocks_work(window):
    choose(window, "help.tour")
    middle = window.canvas.element_rect("s2").center()
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=middle)
    press(window, "Del")

    assert "s2" not in window.session.kaart.records
    assert tour(window) is not None
    window.selection.clear()
    press(window, "Esc")
    assert tour(window) is None


def test_the_tour_stays_within_a_small_window(window):
    window.resize(900, 620)
    choose(window, "help.tour")
    for _ in range(7):
        card = tour(window)
        assert window.rect().contains(card.geometry())
        assert window.rect().contains(card.mapTo(window, QPoint(card.width() - 1, card.height() - 1)))
        press(window, "Return")
    assert tour(window) is None


def test_on_the_start_page_the_tour_tells_how_to_begin(qtbot):
    from ketenkaart.editor.program import Program

    window = Program().new_window()
    choose(window, "help.tour")

    assert tour(window).pointed is window.start
    window.close()


@pytest.fixture
def logged(monkeypatch):
    """Writes the log, and stops afterwards."""
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    handlers = list(log.LOG.handlers)
    log.begin(log.log_file())
    yield log.log_file()
    qInstallMessageHandler(None)
    for handler in log.LOG.handlers[:]:
        if handler not in handlers:
            handler.close()
            log.LOG.removeHandler(handler)


@pytest.mark.rule("W6")
@pytest.mark.action("help.log")
def test_the_log_tells_what_was_done_and_went_wrong_but_nothing_of_a_map(
    window, logged, tmp_path, monkeypatch
):
    window.do(rename(window.kaart, "s2", "Geheim"))
    window.selection.set(("s2",))
    press(window, "Ctrl+D")
    try:
        raise ValueError("Geheim in een melding")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qWarning("QFile: cannot open '/home/geheim/Geheim.ketenkaart' for Geheim.ketenkaart/reading")
    chosen = tmp_path / "verslag"
    save_as(monkeypatch, chosen)
    choose(window, "help.log")

    text = (tmp_path / "verslag.txt").read_text("utf-8")
    assert text.startswith("Ketenkaart ")
    assert "edit.duplicate" in text
    assert "ValueError" in text
    assert "QFile: cannot open" in text
    assert "geheim" not in text.lower()
    assert "verslag.txt" in texts(window.toast)[0]


def test_a_log_that_cannot_be_saved_is_told(window, tmp_path, monkeypatch):
    save_as(monkeypatch, tmp_path / "geen" / "map.txt")
    choose(window, "help.log")

    assert any("Het logboek kan niet worden opgeslagen" in text for text in window.bars.texts())


def test_the_log_is_turned_over_when_it_is_full(logged):
    for _ in range(2_000):
        log.LOG.info("%s", "x" * 800)

    files = sorted(path.name for path in logged.parent.iterdir())
    assert files == ["ketenkaart.log", "ketenkaart.log.1", "ketenkaart.log.2"]
    assert all(path.stat().st_size <= 500_000 for path in logged.parent.iterdir())


def test_the_tour_of_the_start_page_goes_round_in_a_sample(window, qtbot):
    window.session.undo_stack.setClean()
    window.close_map()
    links = window.start.page.findChildren(QPushButton)
    next(one for one in links if one.text() == "Rondleiding").click()

    qtbot.waitUntil(lambda: window.panels._tour is not None)
    assert tour(window).pointed is window.canvas
    assert window.kaart.about.name == "Loonaangifteketen"
