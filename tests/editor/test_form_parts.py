"""What the form has besides fields: who is in charge, flows, place, small things, and what is to be done."""

from editor.windows import let_go
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.form.picker import OfferList
from ketenkaart.editor.form.rows import RowButton
from ketenkaart.editor.program import Program
from ketenkaart.editor.session import Session
from ketenkaart.edits.setting import set_field
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.governance import Assignment, Body
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Phase, Pin, Step
from ketenkaart.model.vocabulary import Part, StepKind
from ketenkaart.texts import use_language

RECORDS = (
    About(id=ABOUT_ID, name="Keten"),
    Partner(id="p1", name="UWV", order="a"),
    Phase(id="h1", name="Melden", number=4, order="a"),
    Step(id="s1", name="Ontvangen", partner="p1", phase="h1", number=1, order="a"),
    Step(id="s2", name="Wegen", partner="p1", phase="h1", number=2, order="b", pin=Pin(after="s1")),
    Flow(id="f1", source="s1", target="s2", order="a"),
    Body(id="b1", name="Productieoverleg", short_name="TOP", order="a"),
    Body(id="b2", name="Lijnmanagers", short_name="LMO", order="b"),
    Assignment(id="x1", element="h1", assignee="b2", order="a"),
)


def shown(qtbot, *ids):
    """A window with the form of these elements."""
    window = Program().new_window(Session(draw_screen(Ketenkaart.of(RECORDS))))
    qtbot.addWidget(window, before_close_func=let_go)
    window.resize(1600, 1000)
    window.form_dock.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.selection.set(ids)
    for section in window.form.page.sections:
        section.head.setChecked(True)
    return window


def part(window, title):
    """A section of the form by its heading."""
    return next(one for one in window.form.page.sections if one.head.text().startswith(title))


def said(widget):
    """The words in it."""
    return [one.accessibleName() or one.text() for one in widget.findChildren(QLabel) if not one.isHidden()]


def parts_of(window):
    """Who is assigned to what, with which part."""
    return {(one.element, one.assignee, one.part) for one in window.session.kaart.assignments}


def test_a_body_is_assigned_by_typing_and_those_of_the_phase_are_told(qtbot):
    window = shown(qtbot, "s1")
    charge = part(window, "Wie gaat erover")
    assert "via fase 4" in said(charge)

    line = charge.findChild(QLabel, "").buddy() or next(
        one.buddy() for one in charge.findChildren(QLabel) if one.buddy() is not None
    )
    line.setFocus()
    QTest.keyClicks(line, "top")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert ("s1", "b1", Part.DISCUSSES) in parts_of(window)
    assert "TOP" in said(charge)
    assert window.selection.ids == ("s1",)


def test_a_flow_is_selected_by_a_click_on_it(qtbot):
    window = shown(qtbot, "s1")
    row = part(window, "Erin en eruit").findChild(RowButton)
    assert "S02 Wegen" in row.accessibleName()

    row.click()

    assert window.selection.ids == ("f1",)


def test_a_partner_tells_the_flows_that_its_steps_get_and_give(window):
    window.selection.set(("uwv",))

    rows = part(window, "Erin en eruit").findChildren(RowButton)

    assert [row.accessibleName().split(",")[0] for row in rows] == [
        "D01 Aanvraag",
        "D02 stroom zonder naam",
    ]


def test_a_chosen_place_is_said_in_words_and_let_go(qtbot):
    window = shown(qtbot, "s2")
    pin = window.form.page.fields["pin"].control
    assert "S01 Ontvangen" in pin.words.text()

    pin.release.click()

    assert window.session.kaart.records["s2"].pin is None
    assert pin.release.isHidden()


def test_key_figures_are_added_filled_in_and_taken_out(qtbot):
    window = shown(qtbot)
    figures = window.form.page.fields["key_figures"].control

    figures.add.click()
    value = figures.cards[0].controls["value"].box
    value.setFocus()
    QTest.keyClicks(value, "8 mln")
    QTest.keyClick(value, Qt.Key.Key_Return)
    assert [one.value for one in window.session.kaart.about.key_figures] == ["8 mln"]

    figures.cards[0].removed.emit()
    assert window.session.kaart.about.key_figures == ()


def test_what_is_to_be_done_is_told_by_kind_and_a_click_goes_there(qtbot):
    window = shown(qtbot)
    rows = part(window, "Nog te doen").findChildren(RowButton)
    told = {row.accessibleName(): row for row in rows}
    without = next(name for name in told if name.startswith("2 gremia zonder deelnemers"))

    told[without].click()

    assert window.selection.ids == ("b1",)


def test_a_section_stays_folded_for_the_next_element_and_the_next_form(qtbot):
    window = shown(qtbot, "s1")
    part(window, "Herkomst").head.setChecked(False)

    window.selection.set(("p1",))

    assert not part(window, "Herkomst").is_open
    window.selection.set(("s2",))
    part(window, "Herkomst").head.setChecked(True)
    window.selection.set(("p1",))
    assert "provenance" in window.form.page.fields


def test_what_stands_in_an_empty_narrow_field_is_not_cut(qtbot):
    window = shown(qtbot)
    window.do(set_field(window.session.kaart, ("s1",), "kind", StepKind.DECISION))
    window.selection.set(("s1", "s2"))

    kind = window.form.page.fields["kind"].control.box

    assert kind.placeholderText() == "Meerdere waarden"
    words = QRect(0, 0, kind.viewport().width() - 6, 500)
    needed = kind.fontMetrics().boundingRect(words, Qt.TextFlag.TextWordWrap, kind.placeholderText())
    assert needed.width() <= words.width()
    assert kind.height() >= needed.height() + 10


def test_nothing_is_offered_as_a_part_of_itself(qtbot):
    window = shown(qtbot, "b1")
    above = window.form.page.fields["escalates_to"].control.box
    above.open_list()

    offered = window.findChild(OfferList).list
    texts = [offered.item(row).text() for row in range(offered.count())]
    assert texts
    assert not any("Productieoverleg" in text for text in texts)


def test_names_in_the_form_are_broken_by_the_rules_of_the_map_and_not_of_the_window(qtbot):
    use_language("en")
    window = shown(qtbot, "b1")

    window.session.do(set_field(window.kaart, ("b1",), "participants", ("p1",)))
    window.session.do(set_field(window.kaart, ("p1",), "name", "Werkgeversgegevens"))

    words = [label.text().replace("\u00ad", "-") for label in window.form.page.findChildren(QLabel)]
    assert "Werk-ge-vers-gege-vens" in words


def test_steps_are_offered_by_their_codes_and_partners_as_such(qtbot):
    window = shown(qtbot, "f1")
    window.form.page.fields["source"].control.box.open_list()

    offered = window.findChild(OfferList).list
    texts = [offered.item(row).text() for row in range(offered.count())]
    assert {"S01 Ontvangen", "S02 Wegen", "ketenpartner UWV"} <= set(texts)
