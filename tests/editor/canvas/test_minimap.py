"""The minimap of a large map: it is made ready bit by bit, and shows nothing until it is."""

import pytest
from benchmarks.chains import chain
from PySide6.QtGui import QImage

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.editor.canvas.minimap import OFF, Minimap
from ketenkaart.editor.selection import Selection
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Phase, Step


def colours(minimap):
    """How many colours are seen in it, edges left out."""
    picture = minimap.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    inner = picture.copy(picture.rect().adjusted(12, 12, -12, -12))
    return len({inner.pixel(x, y) for x in range(inner.width()) for y in range(inner.height())})


def test_the_minimap_is_plain_until_it_is_drawn_and_then_shows_the_map_and_the_part_in_sight(qtbot):
    canvas = Canvas(Selection())
    qtbot.addWidget(canvas)
    minimap = Minimap(canvas)
    canvas.resize(900, 600)
    canvas.show()
    canvas.set_screen(draw_screen(chain(60)))
    canvas.zoom_100()

    assert minimap.isVisible()
    assert colours(minimap) == 1
    qtbot.waitUntil(lambda: colours(minimap) > 20)


def test_a_map_that_is_all_seen_has_no_minimap_over_it_though_its_lanes_run_on(qtbot):
    begun = Ketenkaart.of(
        [
            Partner(id="p1", name="Gemeente", order="a"),
            Phase(id="f1", name="Aanvragen", order="a", number=1),
            Step(id="s1", name="Aanvraag ontvangen", partner="p1", phase="f1", number=1, order="a"),
        ]
    )
    canvas = Canvas(Selection())
    qtbot.addWidget(canvas)
    minimap = Minimap(canvas)
    canvas.resize(700, 500)
    canvas.show()
    canvas.set_screen(draw_screen(begun))

    assert canvas.zoom == 1.0
    assert not minimap.isVisible()


def test_the_minimap_is_no_larger_than_its_map_and_follows_its_shape(qtbot):
    canvas = Canvas(Selection())
    qtbot.addWidget(canvas)
    minimap = Minimap(canvas)
    canvas.resize(900, 600)
    canvas.show()
    for steps in (20, 200):
        canvas.set_screen(draw_screen(chain(steps)))
        canvas.zoom_100()
        minimap.draw()
        layout = canvas.shown.screen.layout
        shape = (layout.width - layout.head) / layout.height

        assert (minimap.width() - 16) / (minimap.height() - 16) == pytest.approx(shape, rel=0.05)
        assert minimap.geometry().right() == canvas.rect().right() - OFF
        assert minimap.geometry().bottom() == canvas.rect().bottom() - OFF
