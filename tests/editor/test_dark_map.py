"""A dark map: only on the screen, only where the window is dark, and at once in all windows."""

import numpy
import pytest
from drawing.maps import sample
from editor.chain import chain
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog

from ketenkaart.drawing.colour import contrast
from ketenkaart.editor.canvas.minimap import Minimap
from ketenkaart.editor.canvas.overlays import Drop
from ketenkaart.editor.look.apply import apply_look
from ketenkaart.editor.look.shades import PAPER, dark_shades


def choose(window, text):
    """Choose an entry of the submenu of light and dark."""
    menu = window.commands["view.theme"].menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == text).trigger()


def pixels(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    bytes_ = numpy.frombuffer(image.constBits(), numpy.uint8)
    return bytes_.reshape(image.height(), image.width(), 4)[:, :, 2::-1].astype(int)


def lightness(widget):
    """How light a widget is as a whole, from 0 to 255."""
    return pixels(widget.grab().toImage()).mean()


def settled(window):
    """How light the map is."""
    window.canvas.sharpen()
    return lightness(window.canvas)


@pytest.fixture
def dark_window(window):
    """A dark window with a dark map."""
    choose(window, "Donker")
    choose(window, "Kaart ook donker")
    return window


@pytest.mark.action("view.theme")
def test_the_map_is_dark_where_that_is_chosen_and_the_window_is_dark(window):
    light = settled(window)
    choose(window, "Donker")
    assert settled(window) == pytest.approx(light, abs=2.0)

    choose(window, "Kaart ook donker")
    assert settled(window) < 70 < 200 < light
    menu = window.commands["view.theme"].menu()
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["Donker", "Kaart ook donker"]

    choose(window, "Licht")
    assert settled(window) == pytest.approx(light, abs=2.0)


def test_in_a_light_window_it_is_said_when_the_map_will_be_dark(window):
    choose(window, "Kaart ook donker")
    assert window.toast.accessibleName() == "De kaart is donker zodra het venster dat is."


def test_the_preferences_choose_it_for_all_windows_and_for_later_ones(dark_window, open_window, qapp):
    other = open_window(chain())
    assert settled(other) < 70

    dark_window.commands.run("edit.preferences")
    preferences = dark_window.findChild(QDialog, "preferences")
    assert preferences.dark_map.isChecked()
    preferences.dark_map.setChecked(False)
    assert min(settled(dark_window), settled(other)) > 200

    preferences.dark_map.setChecked(True)
    assert max(settled(dark_window), settled(other)) < 70
    apply_look(qapp, "light")  # as when the system turns light
    assert min(settled(dark_window), settled(other)) > 200


def test_posters_and_copies_stay_light(window, qtbot):
    def copied():
        window.commands.run("edit.select_all")
        window.commands.run("edit.copy")
        data = QApplication.clipboard().mimeData()
        return data.imageData(), bytes(data.data("image/svg+xml"))

    def poster():
        window.commands.run("view.poster")
        view = window.views.currentWidget()
        qtbot.waitUntil(lambda: view.sheets.settled, timeout=60_000)
        window.commands.run("view.map")
        return view.sheets.page

    before, sheet = copied(), poster()
    choose(window, "Donker")
    choose(window, "Kaart ook donker")

    assert copied() == before
    assert poster() == sheet


def test_after_an_edit_a_dark_map_looks_as_painted_at_once(dark_window):
    canvas = dark_window.canvas
    canvas.sharpen()
    dark_window.selection.set(("s3",))
    dark_window.commands.run("edit.delete")
    edited = pixels(canvas.grab().toImage())
    canvas.set_dimmed(frozenset())
    canvas.set_dimmed(None)

    assert edited.mean() < 70
    assert numpy.abs(edited - pixels(canvas.grab().toImage())).mean() < 0.001


def test_nothing_light_is_left_in_a_large_map(dark_window, open_window):
    """What is light are letters, lines and signs: no square of 16 px."""
    canvas = open_window(sample()).canvas
    for zoom in (0.2, 0.6, 1.4):
        canvas.zoom_to(zoom)
        canvas.sharpen()
        light = pixels(canvas.grab().toImage()).min(axis=2) > 150
        squares = numpy.lib.stride_tricks.sliding_window_view(light, (16, 16))
        assert not squares.all(axis=(2, 3)).any()


@pytest.mark.rule("D8")
def test_what_is_painted_over_a_dark_map_stands_out_from_it():
    dark = dark_shades()
    grounds = [dark.paper.name(), dark.dark.box]
    grounds += [one for hue in range(0, 360, 5) for one in dark.dark.partner(hue)[:4]]
    for colour in (dark.accent, dark.away, dark.ink, dark.muted):
        assert min(contrast(colour.name(), ground) for ground in grounds) >= 3.0
    for shades in (PAPER, dark):
        assert contrast(shades.on_tip.name(), shades.tip.name()) >= 4.5
        assert contrast(shades.edge.name(), shades.paper.name()) >= 3.0
        assert contrast(shades.muted.name(), shades.paper.name()) >= 4.5


def test_the_small_map_and_the_words_of_a_drop_go_along(dark_window):
    minimap = dark_window.findChild(Minimap)
    dark_window.canvas.zoom_to(3.0)
    minimap.draw()
    assert lightness(minimap) < 90

    canvas = dark_window.canvas
    middle = canvas.place_in_map(QPointF(canvas.rect().center()))
    canvas.set_drop(Drop(QRectF(), words="Stap naar UWV", at=middle))
    tip = canvas.rect().center() + QPointF(20, 20).toPoint()
    assert canvas.grab().toImage().pixelColor(tip) == dark_shades().tip
