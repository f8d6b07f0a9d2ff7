"""The map on the screen looks as it does on the poster, however it was brought there."""

import itertools
import random

import numpy
import pytest
from drawing.maps import sample
from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ketenkaart.changes.apply import apply
from ketenkaart.drawing.displaylist import Box, Group, Page, Stroke, TextRun
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.drawing.transform import placed
from ketenkaart.editor.canvas.canvas import Canvas
from ketenkaart.editor.canvas.compiling import Compiler
from ketenkaart.editor.canvas.layers import Layer, body_groups
from ketenkaart.editor.canvas.minimap import Minimap
from ketenkaart.editor.canvas.ops import Brush, DashedLines
from ketenkaart.editor.canvas.strokes import Inks
from ketenkaart.editor.canvas.view import FULL
from ketenkaart.editor.selection import Selection
from ketenkaart.editor.session import Session
from ketenkaart.edits.moving import shift
from ketenkaart.edits.setting import rename, set_field
from ketenkaart.export.png import rows
from ketenkaart.layout.geometry import Rect


def pixels(canvas, rect=None):
    image = canvas.grab(rect or canvas.rect()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    bytes_ = numpy.frombuffer(image.constBits(), numpy.uint8)
    return bytes_.reshape(image.height(), image.width(), 4)[:, :, 2::-1].astype(int)


def settle(canvas):
    canvas.sharpen()
    return pixels(canvas)


def poster(screen, view, body):
    """The same part of the map as the poster paints it."""
    dx, dy = (view.x - body.x()) / FULL, (view.y - body.y()) / FULL
    groups = tuple(placed(group, 1.0, dx, dy) for group in screen.chart.groups)
    page = Page(body.width() / FULL, body.height() / FULL, groups)
    lines = b"".join(rows(page, body.width(), body.height(), FULL))
    return numpy.frombuffer(lines, numpy.uint8).reshape(body.height(), body.width(), 3).astype(int)


@pytest.mark.parametrize("scroll", [(0, 0), (-500, -300), (-750, -100)])
def test_at_100_percent_it_agrees_with_the_png_export(canvas, screen, scroll):
    canvas.zoom_to(1.0)
    canvas.scroll_by(*scroll)
    settle(canvas)
    body = canvas.body
    own = pixels(canvas, body)
    other = poster(screen, canvas.view, body)
    difference = numpy.abs(own - other)
    assert difference.mean() < 1.5
    assert (difference.max(axis=2) > 100).mean() < 0.005


def test_scrolled_in_strips_it_looks_as_painted_at_once(canvas):
    canvas.zoom_to(1.3)
    settle(canvas)
    for step in ((-37, 0), (0, -53), (-311, -171), (120, 90), (-5, -7)):
        canvas.scroll_by(*step)
        canvas.grab()
    strips = pixels(canvas)
    canvas.set_dimmed(frozenset())
    canvas.set_dimmed(None)
    at_once = pixels(canvas)
    assert numpy.abs(strips - at_once).max(axis=2).mean() < 0.05


def test_while_zooming_something_is_seen_at_once_and_soon_it_is_sharp(canvas, qtbot):
    canvas.zoom_to(1.0)
    settle(canvas)
    canvas.zoom_to(1.6, QPointF(700, 400))
    coarse = pixels(canvas)
    assert (coarse.min(axis=2) < 60).mean() > 0.005
    qtbot.waitUntil(lambda: not numpy.array_equal(pixels(canvas), coarse), timeout=2000)
    assert numpy.abs(pixels(canvas) - settle(canvas)).max() == 0


def test_hover_and_selection_are_seen_around_a_box_and_leave_no_trace(canvas):
    canvas.zoom_to(1.0)
    bare = settle(canvas)
    rect = canvas.element_rect("s02")
    canvas.selection.set(["s02"])
    selected = pixels(canvas)
    changed = numpy.argwhere(numpy.abs(selected - bare).max(axis=2) > 8)
    (top, left), (bottom, right) = changed.min(axis=0), changed.max(axis=0)
    assert QRect(left, top, right - left, bottom - top).intersects(rect)
    assert rect.left() - 12 <= left < rect.left()
    assert rect.right() < right <= rect.right() + 12
    canvas.selection.clear()
    canvas.set_hovered("s02")
    assert numpy.abs(pixels(canvas) - bare).max() > 100
    canvas.set_hovered("")
    assert numpy.array_equal(pixels(canvas), bare)


def test_a_lens_makes_the_rest_faint_and_leaves_lanes_as_they_are(canvas):
    canvas.zoom_to(1.0)
    bare = settle(canvas)
    canvas.set_dimmed(frozenset({"s02"}))
    dimmed = settle(canvas)
    lit, other = canvas.element_rect("s02"), canvas.element_rect("s05")
    assert darkest(dimmed, lit) < 60
    assert darkest(dimmed, other) > 120
    body = canvas.body
    head = numpy.s_[body.top() :, : body.left()]
    assert numpy.array_equal(dimmed[head], bare[head])
    empty = numpy.s_[body.top() + 4 : body.top() + 24, body.right() - 60 : body.right() - 40]
    assert numpy.abs(dimmed[empty] - bare[empty]).max() <= 2


def test_a_lens_lights_the_mark_of_an_interface_only_on_lines_that_are_lit(canvas, screen):
    followed, other = (flow for flow in screen.kaart.flows if flow.number in (3, 11))
    assert set(followed.koppelvlakken) == set(other.koppelvlakken)
    canvas.fit()

    canvas.set_dimmed(frozenset({followed.id, *followed.koppelvlakken}))

    image = settle(canvas)
    assert darkest(image, mark_rect(canvas, followed)) < 60
    assert darkest(image, mark_rect(canvas, other)) > 120


def mark_rect(canvas, flow):
    """Where the first mark on the line of a flow is, px."""
    edge = canvas.shown.scenery.elements.edges(flow.id)[0]
    at = canvas.view.to_px(*canvas.shown.screen.layout.routes[edge].marks[0]).toPoint()
    return QRect(at - QPoint(6, 6), at + QPoint(6, 6))


def darkest(image, rect):
    return image[rect.top() : rect.bottom(), rect.left() : rect.right()].max(axis=2).min()


@pytest.mark.parametrize("layer", list(Layer))
def test_each_layer_can_be_hidden_and_shown_again(canvas, screen, layer):
    canvas.fit()
    canvas.zoom_to(1.0)
    canvas.scroll_by(-200, -200)
    canvas.reveal(["s08"])  # it has a norm
    bare = settle(canvas)
    canvas.set_hidden([layer])
    hidden = settle(canvas)
    has_findings = any(box.findings for box in screen.sizes.steps.values())
    if layer is not Layer.FINDINGS or has_findings:
        assert not numpy.array_equal(hidden, bare)
    canvas.set_hidden([])
    assert numpy.abs(settle(canvas) - bare).mean() < 0.001


def test_lanes_run_on_to_the_right_of_a_small_map(canvas):
    canvas.zoom_to(0.25)
    image = settle(canvas)
    body = canvas.body
    right_end = image[body.top() : body.top() + 300, body.right() - 5]
    assert len(numpy.unique(right_end, axis=0)) > 5


def test_the_name_of_a_lane_stays_in_what_is_seen_of_it(canvas, screen):
    canvas.zoom_to(2.0)
    lane = max(screen.layout.lanes, key=lambda key: screen.layout.lanes[key].height)
    rect = screen.layout.lanes[lane]
    top = canvas.view.to_px(0, rect.top).y()
    canvas.scroll_by(0, canvas.body.top() - top - rect.height * canvas.view.scale * 0.55)
    image = settle(canvas)
    bottom = min(int(canvas.view.to_px(0, rect.bottom).y()), canvas.body.bottom())
    head = image[canvas.body.top() : bottom, 20 : canvas.body.left() - 8]
    assert (head.max(axis=2) < 80).any()


def test_the_small_map_shows_only_where_not_all_is_seen_and_pans(canvas, qtbot):
    small = Minimap(canvas)
    canvas.fit()
    assert not small.isVisible()
    canvas.zoom_to(1.5)
    assert small.isVisible()
    assert canvas.rect().right() - small.geometry().right() == 16
    before = canvas.view
    small.draw()
    qtbot.mouseClick(small, Qt.MouseButton.LeftButton, pos=small.rect().center() + QPointF(40, 20).toPoint())
    assert canvas.view.x < before.x
    assert canvas.view.y < before.y
    small.set_wanted(False)
    assert not small.isVisible()


def test_with_reduced_motion_what_moved_is_framed_for_a_while_and_nothing_else(canvas, qtbot, screen):
    from ketenkaart.drawing.screen import draw_screen
    from ketenkaart.model.ketenkaart import Ketenkaart
    from ketenkaart.model.process import Step

    canvas.reduced_motion = True
    canvas.zoom_to(0.9)
    step = screen.sizes.kaart.records["s08"]
    added = Step(id="new", name="Nieuwe stap", partner=step.partner, phase=step.phase)
    after = draw_screen(Ketenkaart.of([added, *screen.kaart.records.values()]), screen.layout.memory)
    before = {box: canvas.element_rect(box) for box in screen.layout.boxes}
    canvas.set_screen(after, keep="s08", moving=True)
    framed = pixels(canvas)
    moved = {box for box, rect in before.items() if close(canvas.element_rect(box), rect) is False}
    assert moved <= canvas.states.moved
    assert moved
    assert "s08" not in canvas.states.moved
    qtbot.waitUntil(lambda: not canvas.states.moved, timeout=3000)
    assert not numpy.array_equal(pixels(canvas), framed)


def close(one, other):
    return (one.topLeft() - other.topLeft()).manhattanLength() <= 2


def test_a_change_moves_and_a_key_ends_it(canvas, qtbot, screen):
    from ketenkaart.drawing.screen import draw_screen
    from ketenkaart.model.ketenkaart import Ketenkaart
    from ketenkaart.model.process import Step

    canvas.zoom_to(0.9)
    settle(canvas)
    step = screen.sizes.kaart.records["s02"]
    more = [Step(id=f"n{n}", name="Nieuwe stap", partner=step.partner, phase=step.phase) for n in range(2)]
    after = draw_screen(Ketenkaart.of([*more, *screen.kaart.records.values()]), screen.layout.memory)
    canvas.set_screen(after, moving=True)
    start = pixels(canvas)
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert not numpy.array_equal(pixels(canvas), start)
    end = settle(canvas)
    canvas.set_screen(screen)
    canvas.set_screen(after)
    assert numpy.abs(settle(canvas) - end).mean() < 0.5


def edits(session):
    """Edits by chance: names that change the size of boxes or do not, new steps, moves, and undo."""
    dice = random.Random(4)
    while True:
        step, deed = dice.choice(session.kaart.steps).id, dice.randrange(6)
        if deed < 3:
            yield session.do(rename(session.kaart, step, dice.choice(("Kort", "Aanvraag beoordelen"))))
        elif deed < 5:
            way = dice.choice(("up", "down", "earlier", "later"))
            yield session.do(shift(session.kaart, session.memory, [step], way))
        else:
            yield session.undo_stack.undo() or True


@pytest.mark.parametrize("zoom", [0.25, 1.0])
def test_after_an_edit_it_looks_as_painted_at_once(canvas, screen, zoom):
    session = Session(screen)
    canvas.fit()
    canvas.zoom_to(zoom)
    settle(canvas)
    for done in itertools.islice(edits(session), 12):
        if done:
            canvas.set_screen(session.screen)
            edited = pixels(canvas)
            canvas.set_dimmed(frozenset())
            canvas.set_dimmed(None)
            difference = numpy.abs(edited - pixels(canvas))  # by rounding alone
            assert difference.max() < 6
            assert difference.mean() < 0.001
    other = Canvas(Selection())
    other.resize(canvas.size())
    other.set_screen(session.screen)
    other.set_view(canvas.view)
    settle(canvas)
    assert numpy.abs(settle(other) - pixels(canvas)).mean() < 0.001


def test_beads_of_a_line_are_whole_where_what_is_painted_ends():
    stroke = Stroke("#000000", 4.0, (0.01, 9.0), round_cap=True)
    inks = Inks()
    ink = inks.number(stroke._replace(dash=()))
    line = DashedLines((QLineF(10.0, 20.0, 190.0, 20.0),), stroke.dash, ink)

    def painted(*parts):
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        for part in parts:
            painter = QPainter(image)
            painter.setClipRect(part)
            line.paint(Brush(painter, inks, 1.0, QRectF(part)))
            painter.end()
        return image

    everywhere = QRect(0, 0, 200, 40)
    for seam in range(50, 60):
        parts = (QRect(0, 0, seam, 40), QRect(seam, 0, 200 - seam, 40))
        assert painted(*parts) == painted(everywhere), seam


def test_what_a_group_looks_like_is_made_ready_once_wherever_it_moves():
    compiler = Compiler()
    group = Group("s1", "steps", items=(Box(Rect(0.0, 0.0, 80.0, 30.0), 2.0, "#FFFFFF"),), x=10.0, y=20.0)
    (before,) = compiler.pieces("body", [group])
    (after,) = compiler.pieces("body", [group._replace(title="Aanmelden", x=50.0)])
    assert after.form is before.form
    assert (before.frame.left(), after.frame.left()) == (10.0, 50.0)
    assert after.bounds == QRectF(50.0, 20.0, 80.0, 30.0)


@pytest.mark.parametrize("layer", list(Layer))
def test_that_a_step_has_no_phase_yet_is_told_whatever_layer_is_hidden(layer):
    kaart = sample("loonaangifteketen")
    screen = draw_screen(apply(kaart, set_field(kaart, ["s10"], "phase", None).changes))

    step = next(group for group in body_groups(screen, frozenset({layer})) if group.id == "s10")

    assert "nog geen fase" in [item.text for item in step.walk() if isinstance(item, TextRun)]
