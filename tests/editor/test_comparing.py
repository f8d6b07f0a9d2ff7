"""A map is compared: signs on it, a list in words beside it, and back with Esc."""

from datetime import date
from itertools import product

import pytest
from editor.chain import answer, chain, choose, pick, press
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from ketenkaart.analysis.signs import Sign
from ketenkaart.changes.apply import apply
from ketenkaart.changes.versions import adopting
from ketenkaart.editor.issues.model import SENTENCE
from ketenkaart.edits.connecting import connect
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.setting import rename
from ketenkaart.edits.stepping import next_step
from ketenkaart.storage.writing import write


@pytest.fixture
def compared(window, tmp_path, monkeypatch):
    """A window on a map that was changed since, compared with the file it began as."""
    path = tmp_path / "eerder.ketenkaart"
    write(path, chain())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.session.do(next_step(window.kaart, "s5"))
    window.do(rename(window.kaart, "s1", "Aanmelden"))
    window.do(delete(window.kaart, ["s3"]))
    choose(window, "file.compare")
    return window


def signs(window):
    return window.canvas.states.signs


def lens(window):
    return window.reading.lens


def sentences(window):
    return [row.sentence for row in window.panels.differences.rows]


def click_row(window, sentence):
    listed = window.panels.differences.list
    index = listed.model().index(sentences(window).index(sentence), SENTENCE)
    listed.scrollTo(index)
    place = listed.visualRect(index).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.action("file.compare")
def test_what_differs_has_a_sign_on_the_map_and_a_row_beside_it(compared):
    window = compared
    [new] = [step.id for step in window.kaart.steps if step.id not in chain().records]

    assert signs(window)["s1"] == {Sign.CHANGED: 1}
    assert signs(window)[new] == {Sign.ADDED: 1}
    assert signs(window)["uwv"] == {Sign.REMOVED: 1}
    assert lens(window).lit.name == "eerder.ketenkaart"
    assert "nieuw" in lens(window).lit.facts
    assert "s2" in lens(window).lit.ids, "a flow of it was removed"
    assert window.panels.differences.dock.isVisible()
    states = [row.level.title for row in window.panels.differences.rows]
    assert {"nieuw", "gewijzigd", "verwijderd"} == set(states)


def test_a_click_on_a_row_goes_to_its_element_or_to_where_it_was(compared):
    click_row(compared, "Naam: “Melden” → “Aanmelden”")
    assert compared.selection.ids == ("s1",)

    click_row(compared, "Processtap: UWV")
    assert compared.selection.ids == ("uwv",)


def test_the_signs_are_painted_and_gone_after_escape(compared):
    window = compared
    window.selection.clear()
    corner = window.canvas.element_rect("s1").topLeft()
    near = [corner + QPoint(dx, dy) for dx in range(-6, 40) for dy in range(-18, 8)]
    warn = window.canvas.shades.warn.getRgb()

    def has_sign():
        picture = window.canvas.grab().toImage()
        seen = (picture.pixelColor(place).getRgb() for place in near)
        return any(max(abs(one - two) for one, two in zip(each, warn, strict=True)) < 24 for each in seen)

    assert has_sign()
    window.canvas.setFocus()
    press(window, "Esc")
    assert not has_sign()
    assert lens(window).sight is None
    assert signs(window) == {}
    assert window.panels.differences.dock.isHidden()


def test_what_a_partner_lost_is_marked_in_its_lane_and_not_where_it_ends_a_flow(compared):
    window = compared
    window.do(connect(window.kaart, "s4", "uwv"))
    window.selection.clear()
    canvas, error = window.canvas, window.canvas.shades.error.name()

    def is_marked(area):
        picture = canvas.grab(area).toImage()
        places = product(range(picture.width()), range(picture.height()))
        return any(picture.pixelColor(*place).name() == error for place in places)

    lane = canvas.view.rect_px(canvas.shown.scenery.elements.lane("uwv")).toRect()
    end = canvas.element_rect("uwv").adjusted(-8, -22, 8, 8)
    assert is_marked(QRect(round(canvas.body.left()), lane.bottom() - 30, 60, 30))
    assert not is_marked(end)


def test_escape_in_the_list_ends_comparing_too(compared):
    compared.panels.differences.list.setFocus()

    press(compared, "Esc")

    assert lens(compared).sight is None
    assert compared.canvas.hasFocus()


def test_it_follows_every_edit_and_undo(compared):
    window = compared
    before = sentences(window)
    window.do(rename(window.kaart, "s4", "Overmaken"))
    assert "Naam: “Uitbetalen” → “Overmaken”" in sentences(window)
    assert signs(window)["s4"]

    press(window, "Ctrl+Z", times=2)
    assert "Processtap: UWV" not in sentences(window)
    press(window, "Ctrl+Y")
    assert sentences(window) == before
    press(window, "Ctrl+Z", times=3)
    assert sentences(window) == []
    assert lens(window).lit.facts == "Er is geen verschil."


def test_what_is_folded_has_its_sign_at_what_stands_for_it(compared):
    compared.do(rename(compared.kaart, "s4", "Overmaken"))
    compared.selection.set(("bd",))
    compared.commands.run("map.fold")

    drawn = compared.reading.folds.drawn("s4")

    assert drawn != "s4"
    assert signs(compared)[drawn][Sign.CHANGED]


def test_another_lens_takes_its_place(compared):
    compared.selection.set(("s4",))

    choose(compared, "view.neighbours")

    assert signs(compared) == {}
    assert compared.panels.differences.dock.isHidden()
    assert lens(compared).sight is not None


@pytest.mark.action("file.compare")
def test_an_adopted_version_is_offered_first(open_window):
    kaart = apply(chain(), adopting(chain(), "2.1", date(2026, 3, 12)))
    window = open_window(apply(kaart, rename(kaart, "s1", "Aanmelden").changes))

    choose(window, "file.compare")
    answer(window, "", "Return")

    assert lens(window).lit.sentence == "Gewijzigd sinds: versie 2.1 (12-03-2026): 1 gewijzigd"
    assert sentences(window) == ["Naam: “Melden” → “Aanmelden”"]


def test_what_changed_since_the_adopted_version_is_one_click(open_window):
    kaart = apply(chain(), adopting(chain(), "2.1", date(2026, 3, 12)))
    window = open_window(apply(kaart, rename(kaart, "s1", "Aanmelden").changes))
    button = window.status.since
    assert button.isVisible()
    assert button.text() == "Sinds 2.1"

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sentences(window) == ["Naam: “Melden” → “Aanmelden”"]
    assert button.isChecked()

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert lens(window).sight is None
    assert not button.isChecked()
    pick(window, "view.lens", "sinds versie 2.1")
    assert button.isChecked()
    press(window, "Esc")
    assert not button.isChecked()


def test_a_map_without_an_adopted_version_has_no_button_for_it(window):
    assert window.status.since.isHidden()


def test_a_file_that_cannot_be_read_is_told(window, tmp_path, monkeypatch):
    path = tmp_path / "kapot.ketenkaart"
    path.write_text("{", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    choose(window, "file.compare")

    assert "kapot.ketenkaart" in window.bars.texts()[0]
    assert lens(window).sight is None


def test_the_signs_are_told_to_who_does_not_see_them(compared):
    speech = compared.canvas.speech

    assert "Gewijzigd." in speech.describe("s1")
    assert "1 verwijderd." in speech.describe("uwv")


def test_in_a_low_window_most_is_left_to_the_map(saved):
    saved.resize(1280, 680)
    saved.do(rename(saved.kaart, "s1", "Aanmelden"))

    saved.panels.comparing.with_saved()
    QApplication.processEvents()

    assert saved.canvas.height() > 1.5 * saved.panels.differences.dock.height()


def test_its_poster_has_the_same_signs_and_tells_what_is_compared(compared, qtbot):
    compared.reading.lens.findChild(QToolButton, "lens_poster").click()
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=60_000)
    drawing, path = dialog.made.sheet.drawing, dialog.form.path.text()
    dialog.reject()

    drawn = {group.id for group in drawing.pages[0].groups if group.id.endswith(".sign")}
    assert {f"{one}.sign" for one in ("s1", "uwv")} <= drawn
    assert drawn <= {f"{one}.sign" for one in signs(compared)}
    assert path.endswith(" vergeleken met eerder.pdf")
    assert drawing.subject.startswith("Vergeleken met eerder.ketenkaart: ")


def test_the_list_is_a_part_of_the_window_that_keys_walk_to(compared):
    compared.canvas.setFocus()
    for _ in range(12):
        press(compared, "F6")
        if compared.panels.differences.list.hasFocus():
            break
    assert compared.panels.differences.list.hasFocus()
