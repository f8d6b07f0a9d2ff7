"""Quick entry in a window: lines typed key by key, with chips, completion, mistakes and undo."""

import pytest
from editor.windows import empty_map, press, shown_window, type_keys
from edits.test_quickentry_happypath import LINES
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ketenkaart.model.process import Partner, Phase, Step
from ketenkaart.model.vocabulary import FlowKind


@pytest.fixture
def window(qtbot):
    """A window on a map of two partners with a step each."""
    kaart = empty_map()
    records = [
        Partner(id="p1", name="Belastingdienst", order="a"),
        Partner(id="p2", name="UWV", order="b"),
        Phase(id="f1", name="Innen", order="a", number=1),
        Step(id="s1", name="Innen", partner="p1", number=1, order="a"),
        Step(id="s2", name="Uitkeren", partner="p2", number=2, order="b"),
    ]
    made = shown_window(qtbot, type(kaart).of([*kaart.records.values(), *records]))
    made.quick.setFocus()
    return made


def sentence(window):
    """What stands under the line; empty where nothing does."""
    row = window.findChild(object, "quick_mistake")
    return window.findChild(object, "quick_mistake_sentence").text() if row.isVisible() else ""


def chips(window):
    """What the chips above the line say, once they are shown."""
    strip = window.findChild(object, "quick_chips")
    return strip.accessibleName() if strip.isVisible() else ""


def test_the_chain_typed_from_nothing_stands_after_1484_keys(qtbot):
    window = shown_window(qtbot)
    keys = sum(type_keys(f"{line}⏎") for line in LINES)
    kaart = window.session.kaart

    assert keys <= 1484
    assert [len(kaart.partners), len(kaart.phases), len(kaart.steps)] == [15, 6, 23]
    assert [len(kaart.flows), len(kaart.koppelvlakken)] == [29, 8]
    assert sum(flow.kind is not FlowKind.SEQUENCE and bool(flow.documents) for flow in kaart.flows) == 21
    assert window.session.undo_stack.count() == 23


def test_a_new_map_begins_in_quick_entry(qtbot):
    window = shown_window(qtbot)

    assert QApplication.focusWidget() is window.quick.line


def test_enter_in_the_empty_line_makes_the_next_step_as_the_status_bar_says(window):
    keys = window.findChild(object, "status_keys")
    type_keys("s2; besluit nemen⏎")
    assert keys.text().startswith("S03 geselecteerd.   Enter volgende stap   > gaat hiervan verder")

    type_keys("⏎")
    assert keys.text().split("   ")[:2] == ["Enter klaar", "Tab naar het document"]
    type_keys("besluit sturen⏎")

    made = window.session.kaart.records[window.selection.current]
    assert (made.name, made.partner) == ("Besluit sturen", "p2")
    assert [flow.source for flow in window.session.kaart.flows if flow.target == made.id]
    assert keys.text().startswith("S04 geselecteerd.   Enter volgende stap   Ctrl+Enter")


def test_chips_say_what_each_part_will_be(window, qtbot):
    type_keys("uwv > dagloon bepalen > besluit > werknemer")

    qtbot.waitUntil(lambda: "Werknemer" in chips(window))
    assert chips(window) == (
        "ketenpartner UWV > nieuwe processtap Dagloon bepalen > nieuw document Besluit"
        " > nieuwe ketenpartner Werknemer"
    )


def test_the_chips_stand_before_a_map_that_another_view_made_room_for(window, qtbot):
    for view in ("view.text", "view.map"):
        window.commands.run(view)
    type_keys("uwv > dagloon bepalen")
    strip = window.findChild(object, "quick_chips")
    qtbot.waitUntil(strip.isVisible)

    assert window.views.grab(strip.geometry()).toImage() == strip.grab().toImage()


def test_enter_draws_the_line_as_one_step_to_undo_and_keeps_the_focus(window):
    type_keys("uwv > dagloon bepalen > besluit > belastingdienst > innen⏎")
    kaart = window.session.kaart

    assert [step.name for step in kaart.steps] == ["Innen", "Uitkeren", "Dagloon bepalen"]
    assert window.selection.ids == ("s1",)
    assert QApplication.focusWidget() is window.quick.line
    assert window.quick.line.text() == ""

    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.session.kaart.steps) == 2


def test_tab_takes_the_name_that_is_offered(window):
    type_keys("bel⇥")

    assert window.quick.line.text() == "Belastingdienst"
    assert not window.findChild(object, "quick_choices").isVisible()


def test_arrows_choose_a_name_and_enter_takes_it_without_drawing(window):
    type_keys("uitk↓⏎")

    assert window.quick.line.text() == "Uitkeren"
    assert window.session.undo_stack.count() == 0


def test_a_mistake_stays_in_the_line_and_is_told_under_it(window):
    type_keys("s99 > iets⏎")

    assert sentence(window) == "S99 bestaat niet; de laatste stap is S02."
    assert window.quick.line.text() == "s99 > iets"
    assert window.session.undo_stack.count() == 0


def test_what_typing_on_puts_right_is_told_only_after_enter(window, qtbot):
    type_keys("uwv > uitkeren > geld > ")
    qtbot.waitUntil(lambda: "Geld" in chips(window))
    assert sentence(window) == ""

    press(Qt.Key.Key_Return)
    assert sentence(window) == "Na “Geld” hoort nog een partner of stap."

    type_keys("w")
    qtbot.waitUntil(lambda: sentence(window) == "")


def test_tab_puts_a_mistyped_partner_right(window, qtbot):
    type_keys("uwv > uitkeren > geld > belastingdeinst > x")
    qtbot.waitUntil(lambda: sentence(window) == "Bedoel je Belastingdienst?")

    press(Qt.Key.Key_Tab)
    assert window.quick.line.text() == "uwv > uitkeren > geld > Belastingdienst > x"
    assert sentence(window) == ""


def test_arrow_up_in_an_empty_line_brings_earlier_lines_back(window):
    type_keys("uwv > een⏎")
    type_keys("uwv > twee⏎")

    type_keys("↑↑")
    assert window.quick.line.text() == "uwv > een"
    type_keys("↓")
    assert window.quick.line.text() == "uwv > twee"
    type_keys("↓")
    assert window.quick.line.text() == ""


def test_a_line_that_starts_with_an_arrow_goes_on_from_the_selection(window):
    window.selection.set(("s2",))
    type_keys("> uitkering > werknemer⏎")

    flow = window.session.kaart.flows[0]
    assert flow.source == "s2"
    assert window.session.kaart.records[flow.target].name == "Werknemer"


def test_a_phase_stays_in_force_for_the_lines_after_it(window):
    type_keys("# terugkoppelen⏎")
    type_keys("uwv > bundelen⏎")
    kaart = window.session.kaart

    assert kaart.records[kaart.steps[-1].phase].name == "Terugkoppelen"


def test_pasted_lines_are_drawn_together_and_undone_together(window):
    QApplication.clipboard().setText("uwv > een\r\n\r\nuwv > twee\nlogius > drie\n")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert [step.name for step in window.session.kaart.steps[2:]] == ["Een", "Twee", "Drie"]
    assert window.session.undo_stack.undoText() == "Snelinvoer: 3 regels"
    window.commands.run("edit.undo")
    assert len(window.session.kaart.steps) == 2


def test_pasted_lines_behind_a_wrong_one_wait_until_it_is_right(window):
    QApplication.clipboard().setText("uwv > een\ns99 > geld > uwv\nuwv > drie")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert window.quick.line.text() == "s99 > geld > uwv"
    assert sentence(window) == "S99 bestaat niet; de laatste stap is S03."
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Delete)
    type_keys("s1⏎")
    assert [step.name for step in window.session.kaart.steps[2:]] == ["Een", "Drie"]
    assert len(window.session.kaart.flows) == 1
    assert window.quick.line.text() == ""


def test_escape_closes_the_names_and_then_goes_to_the_map(window, qtbot):
    type_keys("bel")
    choices = window.findChild(object, "quick_choices")
    qtbot.waitUntil(choices.isVisible)

    press(Qt.Key.Key_Escape)
    assert not choices.isVisible()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.canvas
    assert window.quick.line.text() == "bel"


def test_names_offered_go_when_the_line_is_left(window, qtbot):
    type_keys("bel")
    choices = window.findChild(object, "quick_choices")
    qtbot.waitUntil(choices.isVisible)

    window.canvas.setFocus()
    assert not choices.isVisible()


def test_a_letter_on_the_map_goes_to_the_line(window):
    window.canvas.setFocus()
    window.selection.clear()
    type_keys("uwv")

    assert window.quick.line.text() == "uwv"


def test_a_map_that_can_only_be_read_has_no_line_to_type_in(qtbot, window):
    window.session.file = window.session.file._replace(read_only=True)
    window.set_session(window.session)

    assert not window.quick.line.isEnabled()
    assert window.quick.line.placeholderText() == "Deze kaart is alleen te lezen."


def test_any_text_is_shown_as_it_is_and_breaks_nothing(window):
    for text in ("vet<b>x > y", "\u202eomgekeerd > x", "🙂" * 150, "a" * 10_000):
        window.quick.line.clear()
        window.quick.type_text(text)
        press(Qt.Key.Key_Return)
        window.grab()

    assert "Vet<b>x" in [one.name for one in window.session.kaart.partners]
    assert sentence(window) == "Een naam kan 200 tekens lang zijn; deze heeft er 10000."


def test_the_minimap_stands_above_the_chips(window, qtbot):
    window.canvas.zoom_to(3.0)
    type_keys("uwv > dagloon bepalen")
    strip = window.findChild(object, "quick_chips")
    qtbot.waitUntil(strip.isVisible)

    bottom = window.minimap.mapTo(window, window.minimap.rect().bottomLeft()).y()
    assert bottom < strip.mapTo(window, strip.rect().topLeft()).y()


def test_the_first_phase_hides_nothing_of_a_map_that_fits(qtbot):
    window = shown_window(qtbot)
    type_keys("werkgever > loon berekenen⏎# aanleveren⏎")

    (step,) = window.session.kaart.steps
    assert window.canvas.element_rect(step.id).top() > window.canvas.body.top()


def test_the_status_bar_tells_the_keys_of_the_line_while_it_is_typed(window):
    keys = window.findChild(object, "status_keys")
    type_keys("uwv")
    assert keys.text().startswith("Tab vult aan   Enter tekent")

    type_keys("⎋⎋")
    assert "Enter tekent" not in keys.text()


def test_a_click_on_the_map_after_a_refused_line_selects_and_shows_the_pad(window, qtbot):
    window.canvas.fit()
    type_keys("> dagloon bepalen⏎")
    assert sentence(window) == "Kies eerst een stap of partner."
    place = window.canvas.element_rect("s2").center()
    shown = window.canvas.view

    QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=place)
    QTest.qWait(60)  # longer than the line waits before it reads what is selected now
    assert window.canvas.view == shown
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=place)

    assert window.selection.ids == ("s2",)
    qtbot.waitUntil(window.pad.isVisible)


def test_the_pad_comes_where_the_map_went_just_after_the_click(window, qtbot):
    place = window.canvas.element_rect("s2").center()
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=place)
    window.canvas.scroll_by(0, -40)

    qtbot.waitUntil(window.pad.isVisible)


def test_a_message_covers_neither_the_chips_nor_the_names_that_are_offered(window, qtbot):
    window.say("Stap S02 verwijderd.", undo=True)
    window.quick.line.setFocus()

    window.quick.type_text("UWV > uit")
    qtbot.waitUntil(lambda: window.quick.choices.is_open)

    window.quick.choices.move(window.toast.x(), window.quick.choices.y())  # as in a longer line

    def place(part):
        return QRect(part.mapTo(window, QPoint()), part.size())

    assert window.toast.isVisible()
    for part in (window.quick, window.quick.chips, window.quick.choices):
        assert not place(window.toast).intersects(place(part))
