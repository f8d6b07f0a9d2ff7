"""The minimap of a large map: it is made ready bit by bit, and shows nothing until it is."""

from benchmarks.chains import chain
from PySide6.QtGui import QImage

from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.editor.canvas.minimap import Minimap
from ketenkaart.editor.selection import Selection


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
