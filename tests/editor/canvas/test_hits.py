"""What is under the mouse on the real sample, at every zoom."""

import itertools

import pytest
from drawing.maps import sample
from PySide6.QtCore import QPointF, QRectF

from ketenkaart.drawing.displaylist import Box
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.canvas.hits import Part
from ketenkaart.editor.canvas.layers import Layer
from ketenkaart.model.governance import Finding
from ketenkaart.model.ketenkaart import Ketenkaart

ZOOMS = (0.1, 0.25, 0.4, 0.9, 2.0)


def go_to(canvas, place):
    canvas.centre_on(QPointF(*place))
    return canvas.view.to_px(*place)


def code(screen, flow):
    return screen.sizes.content.flow_code(screen.sizes.kaart.records[flow])


def flow_named(screen, wanted):
    return next(
        each.flow.id for each in screen.sizes.stretches.values() if code(screen, each.flow.id) == wanted
    )


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_middle_of_each_box_is_that_box(canvas, screen, zoom):
    canvas.zoom_to(zoom)
    for box, rect in screen.layout.boxes.items():
        hit = canvas.element_at(go_to(canvas, rect.centre))
        assert (hit.id, hit.part) == (box, Part.BODY)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_middle_of_each_mark_with_a_code_is_its_koppelvlak(canvas, screen, zoom):
    canvas.zoom_to(zoom)
    for mark in screen.chart.marks:
        if mark.joints:
            hit = canvas.element_at(go_to(canvas, mark.middle))
            assert hit.id in {joint.id for joint in mark.joints}


def test_the_middle_of_each_long_stretch_of_a_line_is_its_flow(canvas, screen):
    canvas.zoom_to(1.0)
    tried = 0
    for edge, route in screen.layout.routes.items():
        for one, other in itertools.pairwise(route.points):
            middle = QPointF((one.x + other.x) / 2, (one.y + other.y) / 2)
            others = [each for key, each in screen.layout.routes.items() if key != edge]
            if abs(one.x - other.x) + abs(one.y - other.y) < 60 or near_another(middle, others, screen):
                continue
            hit = canvas.element_at(go_to(canvas, (middle.x(), middle.y())))
            assert hit.id == screen.sizes.stretches[edge].flow.id
            tried += 1
    assert tried > 10


def near_another(middle, routes, screen):
    """Whether another line, a mark, a box or a name is close to a place."""
    around = QRectF(middle.x() - 8, middle.y() - 8, 16, 16)
    rects = [QRectF(*rect) for rect in screen.layout.boxes.values()]
    rects += [QRectF(*route.name.room) for route in screen.layout.routes.values() if route.name]
    rects += [
        QRectF(mark.left - 8, mark.y - 8, mark.right - mark.left + 16, 16) for mark in screen.chart.marks
    ]
    for route in routes:
        for one, other in itertools.pairwise(route.points):
            rects.append(QRectF(QPointF(*one), QPointF(*other)).normalized().adjusted(-0.1, -0.1, 0.1, 0.1))
    return any(rect.intersects(around) for rect in rects)


def test_the_name_of_a_flow_is_the_flow(canvas, screen):
    canvas.zoom_to(1.0)
    for edge, route in screen.layout.routes.items():
        if route.name is not None and screen.sizes.names.get(edge) is not None:
            room = route.name.room
            x = room.right - 4 if route.name.align_right else room.left + 4
            hit = canvas.element_at(go_to(canvas, (x, room.top + 5)))
            assert (hit.id, hit.part) == (screen.sizes.stretches[edge].flow.id, Part.NAME)


def test_a_line_is_hit_six_pixels_beside_it_and_not_ten(canvas, screen):
    canvas.zoom_to(2.0)
    flow = flow_named(screen, "D14")
    points = screen.layout.routes[flow].points
    one, other = max(itertools.pairwise(points), key=lambda ends: abs(ends[0].x - ends[1].x))
    place = go_to(canvas, ((2 * one.x + other.x) / 3, one.y))
    assert canvas.element_at(place + QPointF(0, 5)).id == flow
    assert canvas.element_at(place + QPointF(0, 10)).part is Part.CELL


def test_the_edge_of_a_box_reaches_eight_pixels_out_and_six_in(canvas, screen):
    canvas.zoom_to(1.0)
    rect = screen.layout.boxes["s02"]
    place = go_to(canvas, (rect.left + rect.width / 2, rect.top))
    below = canvas.view.to_px(rect.left + rect.width / 4, rect.bottom)
    assert canvas.element_at(place + QPointF(0, 4)).part is Part.EDGE
    assert canvas.element_at(below + QPointF(0, 7)).part is Part.EDGE
    assert canvas.element_at(below + QPointF(0, 10)).part is Part.CELL


def test_an_end_of_a_selected_flow_comes_before_the_box_it_is_at(canvas, screen):
    flow = flow_named(screen, "D07")
    end = screen.layout.routes[flow].points[-1]
    canvas.zoom_to(1.0)
    place = go_to(canvas, end)
    assert canvas.element_at(place).part is not Part.TARGET_END
    canvas.selection.set([flow])
    hit = canvas.element_at(place)
    assert (hit.id, hit.part) == (flow, Part.TARGET_END)


def test_a_short_line_that_is_selected_has_a_middle_to_be_dragged_by(canvas, screen):
    canvas.zoom_to(0.5)
    routes = screen.layout.routes
    short = [
        edge
        for edge in screen.sizes.stretches
        if edge in screen.sizes.kaart.records  # not a stretch of one
        and len(routes[edge].points) == 2
        and canvas.view.scale * _length(routes[edge].points) < 30
    ]
    assert short
    for flow in short:
        one, other = routes[flow].points
        middle = go_to(canvas, ((one.x + other.x) / 2, (one.y + other.y) / 2))
        canvas.selection.set([flow])
        assert (canvas.element_at(middle).id, canvas.element_at(middle).part) == (flow, Part.BODY)
        ends = [canvas.view.to_px(place.x, place.y) for place in (one, other)]
        assert [canvas.element_at(end).part for end in ends] == [Part.SOURCE_END, Part.TARGET_END]


def _length(points):
    (one, other) = points
    return abs(one.x - other.x) + abs(one.y - other.y)


def test_an_empty_place_tells_its_lane_phase_column_and_row(canvas, screen):
    canvas.zoom_to(1.0)
    box = screen.layout.boxes["s01"]
    hit = canvas.element_at(go_to(canvas, (box.left + 60, box.bottom + 15)))
    step = screen.sizes.steps["s01"].step
    place = screen.layout.memory.places["s01"]
    assert hit.is_empty
    assert (hit.cell.lane, hit.cell.phase) == (step.partner, step.phase)
    assert (hit.cell.column, hit.cell.row) == place


def test_heads_are_hit_wherever_the_map_is_scrolled(canvas, screen):
    canvas.zoom_to(1.5)
    canvas.scroll_by(-900, -500)
    body = canvas.body
    lane = canvas.element_at(QPointF(20, body.center().y()))
    assert lane.part in (Part.LANE_HEAD, Part.DIVIDER)
    assert lane.id in screen.layout.lanes
    phase = canvas.element_at(QPointF(body.center().x(), 20))
    assert phase.part in (Part.PHASE_HEAD, Part.DIVIDER)
    assert phase.id in screen.layout.phases


def test_small_boxes_are_targets_of_24_pixels(canvas, screen):
    canvas.zoom_to(0.1)
    rect = screen.layout.boxes["s14"]
    middle = go_to(canvas, rect.centre)
    high = rect.height * canvas.view.scale
    assert high < 14
    assert canvas.element_at(middle - QPointF(0, 11)).id == "s14"


def test_the_gap_between_two_heads_is_the_border_between_them(canvas, screen):
    canvas.zoom_to(0.9)
    parents = {partner.id: partner.parent for partner in screen.kaart.partners}
    alone = {one for one, parent in parents.items() if parent is None} - set(parents.values())
    for lane in alone & screen.layout.lanes.keys():
        canvas.centre_on(QPointF(*screen.layout.lanes[lane].centre))
        rect = canvas.shown.heads.lane_rect(lane, canvas.view)
        below = canvas.element_at(QPointF(rect.center().x(), rect.bottom() + 2))
        assert below.part is Part.DIVIDER
    for phase in screen.kaart.phases[:-1]:
        canvas.centre_on(QPointF(screen.layout.phases[phase.id][1], 0))
        rect = canvas.shown.heads.phase_rect(phase.id, canvas.view)
        beside = canvas.element_at(QPointF(rect.right() + 1, rect.center().y()))
        assert beside.part is Part.DIVIDER


def test_the_sign_of_a_finding_belongs_to_its_flow_or_interface_and_goes_with_its_layer(canvas):
    findings = [Finding(id=f"x{one}", name="Te laat", element=one, order=one) for one in ("d04", "k4")]
    screen = draw_screen(Ketenkaart.of([*sample("loonaangifteketen").records.values(), *findings]))
    canvas.set_screen(screen)
    canvas.zoom_to(1.0)
    signs = [group for group in screen.chart.groups if group.kind == "findings"]

    places = [next(item.rect.centre for item in sign.walk() if isinstance(item, Box)) for sign in signs]
    hits = [canvas.element_at(go_to(canvas, place)).id for place in places]
    canvas.set_hidden([Layer.FINDINGS])

    assert hits == ["d04", "k4"]
    assert not [piece for piece in canvas.shown.scenery.pieces if piece.group.kind == "findings"]
