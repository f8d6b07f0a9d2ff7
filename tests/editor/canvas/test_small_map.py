"""A map that is small on the screen: steps by their numbers, whole names as tips, fitted to its window."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from ketenkaart.drawing.displaylist import Box
from ketenkaart.editor.canvas.layers import is_boundary


def dark_in(canvas, step):
    """How many dark pixels there are inside the box of a step, beside its tab and its edge."""
    rect = canvas.element_rect(step)
    room = rect.adjusted(rect.width() // 4, 4, -5, -4)
    image = canvas.grab(room).toImage()
    return sum(
        image.pixelColor(x, y).lightness() < 110 for x in range(image.width()) for y in range(image.height())
    )


def tip_at(qtbot, canvas, place):
    """What is told where the mouse stays."""
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    event = QHelpEvent(QEvent.Type.ToolTip, place, canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, event)
    return QToolTip.text() if QToolTip.isVisible() else ""


def test_steps_show_their_number_where_their_name_is_too_small(canvas):
    for zoom in (0.3, 0.35, 0.39):
        canvas.zoom_to(zoom)
        canvas.sharpen()
        assert all(dark_in(canvas, step) > 10 for step in ("s01", "s10", "s22")), zoom

    canvas.zoom_to(0.25)
    canvas.sharpen()
    assert dark_in(canvas, "s10") == 0


def test_a_tip_names_a_step_whose_text_is_not_shown(qtbot, canvas):
    canvas.zoom_to(0.35)
    canvas.sharpen()
    small = tip_at(qtbot, canvas, canvas.element_rect("s08").center())

    canvas.zoom_to(1.0)
    canvas.sharpen()
    canvas.reveal(["s08"])

    assert "S08 Controlefase 1" in small
    assert tip_at(qtbot, canvas, canvas.element_rect("s08").center()) == ""


def test_a_tip_names_a_head_that_has_no_room_for_its_name(qtbot, canvas):
    canvas.zoom_to(0.3)
    canvas.sharpen()
    names = {phase.id: phase.name for phase in canvas.shown.screen.kaart.phases}
    heads = {key: canvas.shown.heads.phase_rect(key, canvas.view) for key in names}
    tips = {
        key: tip_at(qtbot, canvas, QPoint(*rect.center().toPoint().toTuple())) for key, rect in heads.items()
    }

    assert any(tips.values())
    assert all(names[key] in told for key, told in tips.items() if told)
    canvas.zoom_to(1.0)
    canvas.sharpen()
    first = canvas.shown.heads.phase_rect("f1", canvas.view).center().toPoint()
    assert tip_at(qtbot, canvas, first) == ""


def test_a_fitted_map_fits_the_window_of_another_size_until_someone_zooms(canvas):
    canvas.fit()
    before = canvas.zoom
    canvas.resize(1900, 1200)
    assert canvas.sees_all
    assert canvas.zoom > 1.2 * before

    canvas.zoom_out()
    chosen = canvas.zoom
    canvas.resize(1336, 884)
    assert canvas.zoom == chosen


def test_the_chain_boundary_has_no_gap_where_its_word_is_too_small_to_read(canvas):
    group = next(group for group in canvas.shown.scenery.ground if is_boundary(group.group)).group
    tag = next(item.rect for item in group.walk() if isinstance(item, Box))

    def dark_columns(zoom):
        """In how many columns of the room of the word the line is seen, of all."""
        canvas.zoom_to(zoom)
        canvas.sharpen()
        canvas.centre_on(QPointF(tag.left, tag.top))
        room = canvas.view.rect_px(QRectF(*tag)).toRect()
        image = canvas.grab(room).toImage()
        columns = range(image.width())
        rows = range(image.height())
        return sum(any(image.pixelColor(x, y).lightness() < 200 for y in rows) for x in columns) / len(
            columns
        )

    assert dark_columns(0.5) > 0.5  # dashes
    assert dark_columns(1.5) > 0.3  # letters
