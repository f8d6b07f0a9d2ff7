"""Cutting and pasting in the window: what is asked first, what pictures show, what a clipboard may hold."""

from pathlib import Path

import pytest
from drawing.maps import sample
from editor.chain import press
from editor.windows import empty_map
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMessageBox, QPushButton

from ketenkaart.drawing.displaylist import Box
from ketenkaart.editor import clipboard
from ketenkaart.editor.actions import editing
from ketenkaart.edits.connecting import connect
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.storage.reading import read

SAMPLES = Path(__file__).parents[2] / "samples"


def on_clipboard(*, text=None, html=None, paths=()):
    """Put something on the clipboard, as another program does."""
    data = QMimeData()
    if text is not None:
        data.setText(text)
    if html is not None:
        data.setHtml(html)
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(data)


@pytest.fixture
def asked(monkeypatch):
    """The questions that were asked, each cancelled."""
    told = []

    def cancel(box):
        told.append(box.text())
        box.reject()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", cancel)
    return told


def pasted(window):
    """The names of what stands on the map once it is pasted there."""
    before = window.kaart.records.keys()
    window.canvas.setFocus()
    press(window, "Ctrl+V")
    return {one.name for one in window.kaart.records.values() if one.id not in before and one.name}


@pytest.mark.action("edit.cut")
def test_cutting_asks_what_deleting_asks(window, asked):
    before = window.kaart
    phase = window.kaart.phases[1]
    owner = window.kaart.steps[0].partner

    for chosen in (phase.id, owner):
        window.selection.set((chosen,))
        window.commands.run("edit.cut")

    assert len(asked) == 2
    assert window.kaart == before


@pytest.mark.action("edit.cut")
def test_a_lane_that_is_cut_goes_whole_and_stands_whole_in_another_window(open_window, monkeypatch):
    from_here, other = open_window(sample()), open_window(empty_map())
    uwv = next(one for one in sample().partners if one.name == "UWV")
    parts = [one.name for one in sample().partners if one.parent == uwv.id]
    monkeypatch.setattr(editing, "ask", lambda _, __, buttons: buttons[1])

    from_here.selection.set((uwv.id,))
    press(from_here, "Ctrl+X")
    cut = {one.name for one in sample().steps if one.id not in from_here.kaart.records}

    assert not {"UWV", *parts} & {one.name for one in from_here.kaart.partners}
    assert {"UWV", *parts} | cut <= pasted(other)
    assert other.selection.ids == (next(one.id for one in other.kaart.partners if one.name == "UWV"),)
    press(other, "Ctrl+Z")
    press(from_here, "Ctrl+Z")
    assert (other.kaart, from_here.kaart) == (empty_map(), sample())


@pytest.mark.action("edit.delete")
def test_a_phase_goes_alone_or_with_its_steps(window, monkeypatch):
    phase = window.kaart.phases[1].id
    steps = {one.id for one in window.kaart.steps if one.phase == phase}
    for place, left in ((0, steps), (1, set())):
        monkeypatch.setattr(editing, "ask", lambda _, __, buttons, place=place: buttons[place])
        window.selection.set((phase,))

        window.commands.run("edit.delete")

        assert phase not in window.kaart.records
        assert steps & window.kaart.records.keys() == left
        window.commands.run("edit.undo")


def test_the_picture_of_a_lane_or_phase_shows_it_with_the_steps_in_it(window):
    places = {one.id: {one.partner, one.phase} for one in window.kaart.steps}

    for one in (*window.kaart.partners[:1], *window.kaart.phases[:1]):
        page = clipboard.picture_of(window.canvas, [one.id])

        assert {one.id} | {step for step, inside in places.items() if one.id in inside} <= {
            group.id for group in page.groups
        }
        assert any(isinstance(item, Box) for item in page.groups[0].items), "the band stands under it"


@pytest.mark.action("edit.copy")
def test_copying_the_map_itself_leaves_what_was_copied(window):
    on_clipboard(text="Aanvragen")
    window.selection.set((ABOUT_ID,))

    window.commands.run("edit.copy")

    assert clipboard.text() == "Aanvragen"
    assert window.toast.isVisible()


def test_the_picture_of_steps_shows_the_flows_between_them(window):
    one, other = window.kaart.steps[0].id, window.kaart.steps[1].id
    window.do(connect(window.kaart, one, other))
    flows = {flow.id for flow in window.kaart.flows if {flow.source, flow.target} == {one, other}}

    page = clipboard.picture_of(window.canvas, [one, other])

    assert flows & {group.id for group in page.groups}


@pytest.mark.action("edit.paste")
def test_lines_of_quick_entry_are_drawn_and_other_lines_become_steps(window):
    on_clipboard(text="Nieuwe partner > nagaan\nNog een > meten")
    assert pasted(window) == {"Nieuwe partner", "Nog een", "Nagaan", "Meten"}

    for text in ("Nagaan; en dan beslissen", "Betalen (> 10 euro)"):
        on_clipboard(text=text)
        assert pasted(window) == {text}


def test_a_list_that_is_told_as_html_alone_becomes_steps(window):
    on_clipboard(html="<ul><li>Nagaan</li><li>Meten</li></ul>")

    assert pasted(window) == {"Nagaan", "Meten"}


def test_a_file_on_the_clipboard_is_opened_and_its_name_becomes_no_step(window, path):
    on_clipboard(paths=[path])

    assert not pasted(window)
    assert [one.session.file.path for one in window.program.windows if one is not window] == [path]


def test_a_map_that_is_pasted_into_an_empty_one_is_seen_whole(open_window, window):
    window.commands.run("edit.select_all")
    press(window, "Ctrl+C")
    empty = open_window(empty_map())
    empty.resize(1000, 700)

    assert pasted(empty)

    assert empty.canvas.sees_all


def test_undoing_a_paste_selects_no_partners_that_only_made_room(open_window):
    from_here = open_window(sample())
    from_here.selection.set((next(one.id for one in sample().steps if one.number == 8),))
    press(from_here, "Ctrl+C")
    other = open_window(read(SAMPLES / "asielketen.ketenkaart").kaart)
    before = other.kaart

    assert "Belastingdienst" in pasted(other)
    press(other, "Ctrl+Z")

    assert other.kaart == before
    assert other.selection.ids == ()


def test_what_was_pasted_is_selected_and_seen_again_at_one_press(window):
    on_clipboard(text="Archiveren\n\nVernietigen")
    window.selection.set(("s5",))
    press(window, "Ctrl+Shift+V")
    made = window.selection.ids
    assert window.toast.accessibleName() == "3 regels geplakt: 2 stappen, 1 overgeslagen."
    window.selection.clear()
    window.canvas.scroll_by(5_000, 0)
    window.commands.run("view.text")

    [look] = [one for one in window.toast.findChildren(QPushButton) if one.text() == "Bekijken"]
    look.click()

    assert window.selection.ids == made
    assert [window.kaart.records[one].name for one in made] == ["Archiveren", "Vernietigen"]
    assert window.canvas.hasFocus()
    assert all(window.canvas.rect().contains(window.canvas.element_rect(one)) for one in made)


def test_a_picture_alone_is_told_not_to_be_what_can_be_pasted(window):
    QGuiApplication.clipboard().setImage(QImage(8, 8, QImage.Format.Format_RGB32))
    before = window.kaart

    press(window, "Ctrl+V")

    assert window.toast.accessibleName().startswith("Een afbeelding kan niet worden geplakt.")
    assert window.kaart == before
