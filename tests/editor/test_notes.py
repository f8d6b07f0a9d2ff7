"""A note with an element is seen on the map, in the tip and in the form; a poster has no sign of it."""

import pytest
from drawing.maps import sample
from editor.chain import press
from PySide6.QtCore import QPointF, QRect

from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.editor.canvas.hits import Hit, Part
from ketenkaart.editor.canvas.layers import Layer, body_groups
from ketenkaart.editor.canvas.tips import notes
from ketenkaart.editor.form.remarks import Remarks
from ketenkaart.editor.form.rows import RowButton
from ketenkaart.edits.adding import add_finding, add_note
from ketenkaart.edits.setting import set_field
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import System


def sign_of(groups, element):
    """How many things are drawn for an element."""
    return next(len(list(group.walk())) for group in groups if group.id == element)


def remarks(window):
    """What the form says of findings and notes."""
    part = window.form.page.findChild(Remarks)
    return [row.accessibleName() for row in part.findChildren(RowButton) if row.isVisible()]


def tip(window, element):
    """The notes in the tip of an element."""
    hit = window.canvas.element_at(QPointF(window.canvas.element_rect(element).center()))
    return list(notes(hit, window.canvas.shown))


@pytest.mark.parametrize("text", ["Wie belt er terug?", "<b>vet</b>\nen nog een regel"])
def test_a_note_has_a_sign_on_its_step_and_is_read_in_the_tip_and_the_form(window, text):
    before = sign_of(window.session.screen.chart.groups, "s2")
    assert tip(window, "s2") == []
    window.do(add_note(window.kaart, "s2", text))

    assert sign_of(window.session.screen.chart.groups, "s2") > before
    said = " ".join(text.split())
    assert tip(window, "s2") == [f"Notitie: {said}"]
    window.selection.set(("s2",))
    assert remarks(window) == [f"{said}, Notitie"]
    press(window, "Ctrl+Z")
    assert sign_of(window.session.screen.chart.groups, "s2") == before
    assert tip(window, "s2") == []


def test_the_sign_of_a_note_goes_with_the_layer_of_findings_and_notes(window):
    before = sign_of(window.session.screen.chart.groups, "s2")
    window.do(add_note(window.kaart, "s2", "Wie belt er terug?"))
    screen = window.session.screen

    assert sign_of(body_groups(screen), "s2") > before
    assert sign_of(body_groups(screen, frozenset({Layer.FINDINGS})), "s2") == before


def test_a_poster_has_no_sign_of_a_note_that_cannot_be_read_there(window, chain):
    plain = make_sheet(chain).drawing.pages[0].groups
    window.do(add_note(window.kaart, "s2", "Wie belt er terug?"))
    noted = make_sheet(window.kaart).drawing.pages[0].groups

    assert sign_of(noted, "s2") == sign_of(plain, "s2")


def test_a_finding_in_the_form_leads_to_its_own(window):
    window.do(add_finding(window.kaart, element="s2", name="Duurt te lang"))
    window.do(add_note(window.kaart, "s2", "Vraag het na"))
    window.selection.set(("s2",))
    rows = window.form.page.findChild(Remarks).findChildren(RowButton)
    assert remarks(window) == ["Duurt te lang, Knelpunt, open", "Vraag het na, Notitie"]

    rows[0].click()

    assert window.kaart.records[window.selection.current].name == "Duurt te lang"


def test_a_question_in_quick_entry_is_a_note_with_what_is_selected(window):
    window.selection.set(("s2",))
    window.quick.setFocus()
    window.quick.line.setText("? Wie belt er terug")
    press(window, "Return")

    assert tip(window, "s2") == ["Notitie: Wie belt er terug"]


@pytest.mark.parametrize("element", ["uwv", "f2", "d1", "v2", "aanvraag", "k1"])
def test_whatever_has_a_note_has_its_sign_on_the_map_and_tells_it(window, element):
    window.canvas.sharpen()
    plain = window.canvas.grab().toImage()
    window.do(add_note(window.kaart, element, "Wie belt er terug?"))
    window.selection.clear()
    noted = window.canvas.grab().toImage()

    assert noted != plain
    seen_as = "d1" if element == "aanvraag" else element  # a document is seen on its flow
    hit = Hit("", seen_as, Part.BODY, QPointF())
    assert list(notes(hit, window.canvas.shown)) == ["Notitie: Wie belt er terug?"]
    window.canvas.set_hidden([Layer.FINDINGS])
    assert window.canvas.grab().toImage() == plain


def test_the_sign_of_a_note_leaves_the_number_of_an_interface_free(window):
    window.do(add_note(window.kaart, "k1", "Wie belt er terug?"))
    shown = window.canvas.shown
    ((_, place),) = shown.overlays.notes.places()
    mark = next(piece for piece in shown.scenery.pieces if piece.group.kind == "koppelvlakken")

    assert place == mark.frame.topRight()
    assert not any(room.contains(place) for room in mark.text_rooms)


@pytest.mark.parametrize(("steps", "seen_as"), [(("s2", "s3"), "s2"), ((), "uwv")])
def test_a_note_on_a_system_that_is_not_drawn_is_seen_at_its_steps_or_else_its_partner(
    open_window, chain, steps, seen_as
):
    records = {**chain.records, "polis": System(id="polis", name="Polis", partner="uwv", order="a")}
    window = open_window(Ketenkaart.of(list(records.values())))
    window.do(set_field(window.kaart, steps, "system", "polis"))
    window.canvas.sharpen()
    plain = window.canvas.grab().toImage()

    window.do(add_note(window.kaart, "polis", "Wie beheert dit?"))
    window.selection.clear()

    assert window.canvas.grab().toImage() != plain
    assert [element for element, _ in window.canvas.shown.overlays.notes.places()] == list(steps)
    hit = Hit("", seen_as, Part.BODY, QPointF())
    assert list(notes(hit, window.canvas.shown)) == ["Notitie: Wie beheert dit?"]


def test_a_lens_makes_the_signs_of_notes_faint_with_what_they_are_at(window):
    window.do(add_note(window.kaart, "d1", "Wie belt er terug?"))
    window.selection.clear()
    canvas = window.canvas
    ((_, place),) = canvas.shown.overlays.notes.places()
    at = canvas.view.to_px(place.x(), place.y()).toPoint()

    def darkest():
        room = canvas.grab(QRect(at.x() - 4, at.y() - 14, 18, 18)).toImage()
        return min(room.pixelColor(x, y).lightness() for x in range(18) for y in range(18))

    canvas.set_dimmed(frozenset({"d1"}))
    lit = darkest()
    canvas.set_dimmed(frozenset({"s5"}))

    assert darkest() > lit + 80


@pytest.mark.parametrize(("lane", "has_room"), [("p02", True), ("p12", False)])
def test_the_sign_of_a_note_stands_beside_a_head_whose_words_leave_no_room(open_window, lane, has_room):
    window = open_window(sample("loonaangifteketen"))
    canvas = window.canvas
    canvas.fit()
    canvas.sharpen()
    rect = canvas.shown.heads.lane_rect(lane, canvas.view).toRect()

    def pictures():
        window.selection.set(("s05",))
        return [canvas.grab(part).toImage() for part in (rect, rect.translated(rect.width(), 0))]

    head, beside = pictures()
    window.do(add_note(window.kaart, lane, "Wie belt er terug?"))
    noted_head, noted_beside = pictures()

    assert (noted_head != head) is has_room
    assert (noted_beside != beside) is not has_room
