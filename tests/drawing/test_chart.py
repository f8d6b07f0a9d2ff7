import itertools

from drawing.maps import chance, sample, small
from layout.chance import as_read

from ketenkaart.drawing.chart.chainmap import draw_chart
from ketenkaart.drawing.chart.crossings import crossings
from ketenkaart.drawing.chart.paths import corner_radii, line_steps
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Box, Op, Path, TextRun
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.drawing.sizes import graph_of
from ketenkaart.drawing.stretch import Stretch
from ketenkaart.drawing.strips import choose_cuts, gutters, strips_of
from ketenkaart.drawing.theme import load_theme
from ketenkaart.layout.geometry import Point
from ketenkaart.layout.pipeline import layout
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Koppelvlak
from ketenkaart.model.vocabulary import FlowKind, KoppelvlakStatus


def scene(kaart):
    sizes = graph_of(kaart, load_theme())
    return Scene(sizes, layout(sizes.graph), load_theme())


def group(chart, group_id):
    return next(group for group in chart.groups if group.id == group_id)


def words(found):
    return [item.text for item in found.walk() if isinstance(item, TextRun)]


def test_crossings_are_the_same_as_trying_every_two_pieces():
    routes = {edge: route.points for edge, route in scene(chance(90, 8, 2, 7)).layout.routes.items()}
    found = {(one.horizontal, one.vertical) for one in crossings(routes)}
    pieces = [
        ((edge, index), one, other)
        for edge, points in routes.items()
        for index, (one, other) in enumerate(itertools.pairwise(points))
    ]
    tried = {
        (a, b)
        for a, one, other in pieces
        for b, top, foot in pieces
        if a[0] != b[0] and one.y == other.y and top.x == foot.x and top.y != foot.y
        if min(one.x, other.x) <= top.x <= max(one.x, other.x)
        if min(top.y, foot.y) + 0.02 < one.y < max(top.y, foot.y) - 0.02
    }
    assert found == tried
    assert found


def test_a_line_stops_before_and_after_a_gap_and_rounds_its_corner():
    points = [Point(0, 0), Point(40, 0), Point(40, 30)]
    steps = line_steps(points, corner_radii(points, 5.0, 6.5), {0: [(10, 14)]})
    assert [op for op, _ in steps] == [Op.MOVE, Op.LINE, Op.MOVE, Op.LINE, Op.CURVE, Op.LINE]
    assert [values[-2:] for _, values in steps] == [(0, 0), (10, 0), (14, 0), (35, 0), (40, 5), (40, 30)]


def test_a_flow_whose_koppelvlak_is_not_agreed_is_dashed():
    joint = Koppelvlak(id="k9", status=KoppelvlakStatus.PROPOSED)
    flow = Flow(id="d9", source="s3", target="s1", kind=FlowKind.DOCUMENT, koppelvlakken=("k9",))
    chart = draw_chart(scene(small(joint, flow)))
    dashes = [item.stroke.dash for item in group(chart, "d9").items if isinstance(item, Path) and item.stroke]
    assert dashes == [(5.0, 2.5)]


def test_a_flow_and_its_return_share_one_capsule_with_one_number():
    chart = draw_chart(scene(sample()))
    assert all(
        words(mark) for mark in chart.groups if mark.kind == "koppelvlakken" and mark.id.startswith("k")
    )


def test_a_screen_reader_hears_what_a_flow_carries_from_where_to_where():
    found = group(draw_chart(scene(sample())), "d04")
    assert found.title == "D04 Aangifte loonheffingen (XML)"
    assert "6 Aangifte samenstellen en indienen" in found.description
    assert "K2" in found.description


def test_stretching_moves_no_two_boxes_closer_and_fills_the_room():
    before = scene(sample()).layout
    after = Stretch(before, before.width + 300, before.height + 100).layout()
    assert after.width == before.width + 300
    assert abs(after.height - before.height - 100) < 0.01
    for one, other in itertools.combinations(before.boxes, 2):
        old = abs(before.boxes[one].centre.x - before.boxes[other].centre.x)
        assert abs(after.boxes[one].centre.x - after.boxes[other].centre.x) >= old - 1e-6
    assert {box: rect[2:] for box, rect in after.boxes.items()} == {
        box: r[2:] for box, r in before.boxes.items()
    }


def test_strips_hold_every_box_once_and_cut_none():
    whole = scene(sample())
    for count in (2, 3):
        cuts = choose_cuts(whole.layout, sorted(gutters(whole.layout)), count)
        assert len(cuts) == count - 1
        assert not any(box.left < cut < box.right for cut in cuts for box in whole.layout.boxes.values())
        strips = strips_of(whole, cuts, [])
        held = [box for strip in strips for box in strip.scene.layout.boxes]
        assert sorted(held) == sorted(whole.layout.boxes)


def test_a_summary_tells_how_each_flow_of_a_lane_comes_and_goes():
    summary = group(draw_chart(scene(sample())), "p09-12.summary")

    assert words(summary) == ["krijgt D18 van UWV via BKWI · krijgt D19 van UWV via K8 · geeft D21 aan UWV"]


def test_the_boundary_goes_around_the_lanes_inside_only():
    whole = scene(sample())
    chart = draw_chart(whole)
    frame = next(item for item in group(chart, "boundary-1").items if isinstance(item, Box)).rect
    inside = [lane.id for lane in whole.sizes.lanes.values() if lane.inside]
    for lane, rect in whole.layout.lanes.items():
        within = frame.top < rect.top and rect.bottom < frame.bottom
        assert within == (lane in inside)


def test_what_an_edit_leaves_as_it_was_is_the_very_same_drawing():
    drawn = Drawn()
    kaart = sample()
    first = draw_screen(kaart, drawn=drawn)
    before = draw_screen(kaart, first.layout.memory, drawn=drawn)
    step = kaart.steps[5]
    renamed = step.model_copy(update={"name": "Iets anders"})
    after = Ketenkaart.of({**kaart.records, step.id: renamed}.values())

    again = draw_screen(after, before.layout.memory, drawn=drawn)

    assert again.chart == draw_screen(after, as_read(before.layout.memory)).chart
    same = {id(one) for one in before.chart.groups}
    new = [one.id for one in again.chart.groups if id(one) not in same]
    assert step.id in new
    assert len(new) < len(again.chart.groups) / 2


def test_a_map_in_another_language_is_drawn_anew():
    drawn, kaart = Drawn(), small()
    draw_screen(kaart, drawn=drawn)
    about = kaart.about.model_copy(update={"language": "en"})
    english = Ketenkaart.of({**kaart.records, about.id: about}.values())

    assert draw_screen(english, drawn=drawn).chart == draw_screen(english).chart
