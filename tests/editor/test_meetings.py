"""Who meets: the bodies by level as on the poster, what each is about, and what is not known of it."""

import pytest
from editor.chain import choose, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ketenkaart.changes.change import Add, ChangeSet
from ketenkaart.drawing.displaylist import Box, Path, TextRun
from ketenkaart.edits.assigning import assign
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.edit import Edit
from ketenkaart.edits.setting import rename, set_field
from ketenkaart.model.governance import Body, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.vocabulary import BodyStatus, Level, RoleKind
from ketenkaart.texts import use_language


@pytest.fixture
def meeting_map(chain):
    """The map with a board above its line management meeting, and a body that lapsed."""
    board = Body(id="kb", name="Ketenbestuur", level=Level.STRATEGIC, participants=("uwv", "bd"), order="a")
    lapsed = Body(id="tafel", name="Regietafel", level=Level.OPERATIONAL, status=BodyStatus.LAPSED, order="c")
    lmo = chain.records["lmo"].model_copy(update={"reports_to": "kb", "escalates_to": "kb"})
    return Ketenkaart.of([*(one for one in chain.records.values() if one.id != "lmo"), board, lmo, lapsed])


@pytest.fixture
def window(open_window, meeting_map):
    return open_window(meeting_map)


@pytest.fixture
def meetings(window):
    press(window, "Ctrl+3")
    return window.views.currentWidget()


def drawn(view):
    """What is drawn now, in the drawing's own words."""
    page = view.picture.drawn.page
    return " ".join(item.text for item in page.walk() if isinstance(item, TextRun))


def questions(view, body):
    return [
        one.text() for one in view.cards[body].findChildren(QPushButton) if "question" in one.objectName()
    ]


def subject(view, body, text):
    buttons = view.cards[body].findChildren(QPushButton)
    return next(one for one in buttons if one.text() == text)


@pytest.mark.action("view.meetings")
def test_the_bodies_are_drawn_by_level_with_what_is_known_of_them(window, meetings):
    assert window.commands["view.meetings"].isChecked()
    text = drawn(meetings)
    for word in ("Strategisch", "Tactisch", "Operationeel", "Ketenbestuur", "LMO", "UWV, Belastingdienst"):
        assert word in text
    assert "vervallen" in text
    assert "gaat over 1 stap" in text
    assert "rapporteert aan" not in text, "a line shows it"
    assert "escalatie" in text
    assert "rapportage" in text
    tops = {body: rect.top for body, rect in meetings.picture.drawn.places.items()}
    assert tops["kb"] < tops["lmo"] < tops["tafel"]


def test_where_no_line_can_be_drawn_words_tell_it(window, meetings):
    window.do(set_field(window.kaart, ["tafel"], "reports_to", "kb"))

    assert "rapporteert aan Ketenbestuur" in drawn(meetings)


def test_a_click_on_a_body_selects_it_and_the_form_shows_it(window, meetings):
    button = meetings.picture.buttons["lmo"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert window.selection.ids == ("lmo",)
    assert button.isChecked()
    window.selection.set(("kb",))
    assert meetings.picture.buttons["kb"].isChecked()
    assert not button.isChecked()


def test_arrows_go_from_body_to_body(window, meetings):
    assert QApplication.focusWidget() is meetings.picture.buttons["kb"]
    press(window, "Down")
    assert window.selection.ids == ("lmo",)
    press(window, "Down")
    assert window.selection.ids == ("tafel",)
    press(window, "Up", 2)
    assert window.selection.ids == ("kb",)
    press(window, "Alt+Return")
    assert window.form.isAncestorOf(QApplication.focusWidget())


def test_tab_goes_on_from_the_bodies_through_their_cards_in_order(window, meetings, qtbot):
    window.do(set_field(window.kaart, ["kb"], "name", "Bestuur"))  # its card is made anew, as the last one
    qtbot.waitUntil(lambda: meetings.cards["kb"].isVisible())
    meetings.picture.buttons["kb"].setFocus()
    visited = []
    while meetings.isAncestorOf(QApplication.focusWidget()) and len(visited) < 40:
        visited.append(QApplication.focusWidget())
        press(window, "Tab")

    cards = [body for one in visited for body, card in meetings.cards.items() if card.isAncestorOf(one)]
    assert list(dict.fromkeys(cards)) == list(meetings.cards)
    assert cards == sorted(cards, key=list(meetings.cards).index)


def test_each_element_a_body_is_about_is_one_click_from_the_map(window, meetings):
    subject(meetings, "lmo", "S02").click()

    assert window.views.currentWidget() is window.canvas
    assert window.selection.ids == ("s2",)


def test_questions_without_an_answer_are_counted_and_lead_to_where_they_are_answered(window, meetings):
    assert meetings.state.text() == "3 gremia; 9 vragen hebben nog geen antwoord."
    assert questions(meetings, "lmo") == [
        *("Wie nemen deel?", "Wie is de voorzitter?", "Hoe vaak komt het bijeen?"),
        "Hoe komt het tot een besluit?",
    ]
    assert not questions(meetings, "tafel"), "nothing is asked of what no longer meets"
    meetings.cards["kb"].findChild(QPushButton, "question_chair").click()
    assert window.selection.ids == ("kb",)
    box = QApplication.focusWidget()
    assert box.objectName() == "box_chair"
    QTest.keyClicks(box, "het UWV")
    press(window, "Return")

    assert window.kaart.records["kb"].chair == "het UWV"
    assert meetings.state.text() == "3 gremia; 8 vragen hebben nog geen antwoord."
    assert "voorzitter: het UWV" in drawn(meetings)


def test_what_a_body_is_about_is_told_in_the_matrix(window, meetings):
    meetings.cards["kb"].findChild(QPushButton, "question_about").click()

    assert window.commands["view.matrix"].isChecked()
    matrix = window.views.currentWidget()
    assert matrix.model.columns[matrix.table.currentIndex().column()].id == "kb"


def test_an_edit_makes_only_the_card_anew_that_it_changed(window, meetings):
    before, pixels = dict(meetings.cards), meetings.picture.painted
    window.do(assign(window.kaart, ["s3"], "kb"))

    assert meetings.cards["lmo"] is before["lmo"]
    assert meetings.cards["kb"] is not before["kb"]
    assert meetings.picture.painted == pixels + 1
    window.do(rename(window.kaart, "s5", "Afleggen"))
    assert meetings.picture.painted == pixels + 1, "the drawing is as it was"
    window.do(delete(window.kaart, ["kb"]))
    assert set(meetings.picture.buttons) == {"lmo", "tafel"}


def test_a_body_tells_all_that_is_known_of_it(window, meetings):
    heard = QAccessible.queryAccessibleInterface(meetings.picture.buttons["lmo"])

    assert heard.text(QAccessible.Text.Name) == "LMO Lijnmanagementoverleg"
    assert "rapporteert aan Ketenbestuur" in heard.text(QAccessible.Text.Description)
    assert "nog niet bekend: deelnemers" in heard.text(QAccessible.Text.Description)


def test_a_map_without_bodies_says_how_to_begin(window, meetings):
    window.do(delete(window.kaart, ["kb", "lmo", "tafel", "regie"]))
    assert meetings.state.text() == "Er zijn nog geen gremia. Maak hier het eerste."
    assert not meetings.picture.isVisible()
    meetings.findChild(object, "meetings_body").click()
    assert len(meetings.picture.buttons) == 1


def test_nothing_of_the_picture_is_cut_off_in_a_narrow_window(window, meetings, qtbot):
    window.resize(900, 700)
    qtbot.waitUntil(lambda: meetings.picture.width() <= meetings.area.viewport().width(), timeout=5_000)
    for item in meetings.picture.drawn.page.walk():
        if isinstance(item, TextRun):
            assert item.x + item.width <= meetings.picture.drawn.page.width


def test_reporting_and_escalation_are_told_apart_without_colours(window, meetings):
    lines = [item for item in meetings.picture.drawn.page.walk() if isinstance(item, Path) and item.stroke]
    widths = {item.stroke.width for item in lines if not item.fill}

    assert len(widths) >= 2
    assert all(isinstance(item, Box | Path) for item in lines)


def test_a_dark_map_has_a_dark_picture(window, meetings):
    from ketenkaart.editor.look.shades import dark_shades

    window.canvas.shades = dark_shades()
    window.do(Edit(ChangeSet((Add(Body(id="x", name="Nieuw", order="z")),), "x"), ()))

    image = meetings.picture.grab().toImage()
    assert image.pixelColor(2, 2) == dark_shades().paper
    choose(window, "view.map")


def test_all_of_it_is_in_the_language_of_the_window_whatever_that_of_the_map(open_window, meeting_map):
    use_language("en")
    window = open_window(meeting_map)
    press(window, "Ctrl+3")
    view = window.views.currentWidget()

    assert window.kaart.about.language == "nl"
    assert view.state.text() == "3 meeting bodies; 9 questions have no answer yet."
    text = drawn(view)
    assert "Meeting bodies by level" in text
    assert "not known yet: chair, frequency" in text
    assert "Gremia" not in text
    assert "nog niet bekend" not in text


def test_a_click_on_a_role_of_the_chain_selects_it(open_window, chain):
    office = Role(id="bureau", name="Ketenbureau", kind=RoleKind.KETENBUREAU, order="b")
    window = open_window(Ketenkaart.of([*chain.records.values(), office]))
    press(window, "Ctrl+3")
    button = window.views.currentWidget().picture.buttons["bureau"]

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert window.selection.ids == ("bureau",)
    assert button.isChecked()
    assert button.accessibleName() == "Ketenbureau"
    assert button.height() < 40, "it lies over the role alone"
