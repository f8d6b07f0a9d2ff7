"""The heads of lanes and phases at every zoom: readable, whole where they can be, never cut by an edge."""

import numpy
import pytest
from drawing.maps import sample
from editor.canvas.test_small_map import tip_at
from PySide6.QtCore import QPoint, QRect, QRectF

from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.editor.canvas.foldmarks import mark_rect
from ketenkaart.editor.canvas.layers import Layer
from ketenkaart.editor.canvas.shortening import shortened
from ketenkaart.model.governance import Assignment
from ketenkaart.model.ketenkaart import Ketenkaart

ZOOMS = (1.0, 0.83, 0.71, 0.57, 0.44, 0.36, 0.31, 0.29)
SAMPLES = ("loonaangifteketen", "asielketen", "strafrechtketen", "wlz-keten")


@pytest.fixture(scope="module", params=SAMPLES)
def any_screen(request):
    """Each sample in turn."""
    return draw_screen(sample(request.param))


@pytest.fixture
def any_canvas(any_screen, canvas):
    """The map widget with that sample."""
    canvas.set_screen(any_screen)
    return canvas


def runs(canvas, element):
    """The runs of text on a head."""
    heads = canvas.shown.heads.setting
    head = next(head for head in (*heads.lanes, *heads.phases) if head.id == element)
    return [item for item in head.words.group.walk() if isinstance(item, TextRun)]


def names(canvas):
    """The first run of text on each lane head: its name, in px."""
    scale = canvas.shown.heads.scale(canvas.view)
    return {lane: runs(canvas, lane)[0].size * scale for lane in canvas.shown.screen.sizes.lanes}


def at(canvas, zoom):
    """Go to the upper left of the map at a zoom."""
    canvas.zoom_to(zoom)
    canvas.set_view(canvas.shown.navigation.at_start(canvas.view.scale))
    canvas.sharpen()


def lane_of(canvas, name):
    """The lane of a partner."""
    lanes = canvas.shown.screen.sizes.lanes
    return next(key for key, lane in lanes.items() if lane.partner.name == name)


def test_heads_are_there_however_small_a_very_long_map_is(any_canvas):
    any_canvas.set_view(any_canvas.shown.navigation.at_start(0.01))
    any_canvas.sharpen()
    layout, setting = any_canvas.shown.screen.layout, any_canvas.shown.heads.setting
    assert {head.id for head in setting.phases} == set(layout.phases)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_every_head_has_something_of_its_name_in_readable_type(any_canvas, zoom):
    at(any_canvas, zoom)
    scale = any_canvas.shown.heads.scale(any_canvas.view)
    layout = any_canvas.shown.screen.layout
    for element in (*layout.lanes, *layout.phases):
        said = runs(any_canvas, element)
        words = [run for run in said if any(letter.isalpha() for letter in run.text)]
        assert words or (element in layout.phases and said), element
        assert all(run.size * scale > 9.9 for run in said), element


@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_word_of_a_phase_is_broken_and_then_cut(any_canvas, zoom):
    at(any_canvas, zoom)
    for phase in any_canvas.shown.screen.layout.phases:
        name = [run for run in runs(any_canvas, phase) if not run.text.isdigit()]
        cut = any("…" in run.text for run in name)
        assert len(name) == 1 or not cut
        room = any_canvas.shown.heads.phase_rect(phase, any_canvas.view)
        scale = any_canvas.shown.heads.scale(any_canvas.view)
        right = any_canvas.view.x + max((run.x + run.width for run in name), default=0.0) * scale
        assert right <= room.right() + 0.5


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_phase_without_room_has_its_number_alone_rather_than_a_stump(any_canvas, zoom):
    at(any_canvas, zoom)
    for phase in any_canvas.shown.screen.sizes.kaart.phases:
        said = " ".join(run.text for run in runs(any_canvas, phase.id))
        assert str(phase.number) in said
        letters = [letter for letter in said if letter.isalpha()]
        assert len(letters) >= min(5, len(phase.name)) or said == str(phase.number)


def test_lanes_alike_high_all_have_a_name_also_where_its_letters_hang(canvas):
    canvas.set_screen(draw_screen(sample("asielketen")))
    at(canvas, 0.29)

    lanes = [lane_of(canvas, name) for name in ("Nidos", "VluchtelingenWerk")]
    heights = [canvas.shown.heads.lane_rect(lane, canvas.view).height() for lane in lanes]
    said = [canvas.shown.heads.words_of(lane) for lane in lanes]

    assert heights[0] == pytest.approx(heights[1], abs=0.5)
    assert said == ["Nidos", "VluchtelingenWerk"]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Pensioenfondsen", ["Pensioenf.", "Pens."]),
        ("Overige afnemers", ["Overige afnem.", "Overige afn.", "Over. afn."]),
        ("Ministeries SZW en Financiën", ["Ministeries SZW en Fin.", "Min. SZW en Fin."]),
        ("UWV", []),
        ("", []),
        ("x" * 10_000, []),
    ],
)
def test_words_are_cut_short_as_people_do(name, forms):
    found = list(shortened(name))

    assert set(forms) <= set(found)
    assert bool(found) == bool(forms)
    assert all(len(form) < len(name) for form in found)


@pytest.mark.parametrize("zoom", [0.71, 0.57, 0.44])
def test_no_name_of_a_lane_or_phase_ends_in_the_middle_of_a_syllable(any_canvas, zoom):
    at(any_canvas, zoom)
    layout = any_canvas.shown.screen.layout
    said = {
        key: " ".join(run.text for run in runs(any_canvas, key)) for key in (*layout.lanes, *layout.phases)
    }

    assert [text for text in said.values() if "…" in text] == []


def test_a_name_that_is_cut_short_is_told_whole_in_the_tip(qtbot, canvas):
    at(canvas, 0.57)
    lane = lane_of(canvas, "Pensioenfondsen")
    middle = canvas.shown.heads.lane_rect(lane, canvas.view).center().toPoint()

    assert [run.text for run in runs(canvas, lane)] == ["Pensioenf."]
    assert "Pensioenfondsen" in tip_at(qtbot, canvas, middle)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_names_of_lanes_that_have_room_are_of_one_size(any_canvas, zoom):
    at(any_canvas, zoom)
    lanes = any_canvas.shown.screen.sizes.lanes
    tops = {lane: size for lane, size in names(any_canvas).items() if not lanes[lane].depth}
    high = {
        lane: size
        for lane, size in tops.items()
        if any_canvas.shown.screen.layout.lanes[lane].height * any_canvas.view.scale > 30
    }
    assert len({round(size, 3) for size in high.values()}) == 1
    assert max(tops.values()) == pytest.approx(max(high.values()))
    assert min(high.values()) > 12.5


def test_the_words_of_a_lane_that_is_partly_seen_are_whole_or_left_out(canvas):
    at(canvas, 0.71)
    lane = canvas.shown.heads.lane_rect(lane_of(canvas, "Logius"), canvas.view)
    canvas.scroll_by(0, canvas.body.top() - lane.bottom() + 30)
    canvas.sharpen()
    image = canvas.grab().toImage()
    top = canvas.body.top()
    dark = [
        [x for x in range(8, canvas.body.left() - 6) if image.pixelColor(x, top + y).lightness() < 90]
        for y in range(30)
    ]

    assert any(dark)  # its name
    assert not dark[0]  # not sliced above
    assert not any(dark[-5:])  # nor below


def test_a_role_is_readable_on_a_head_or_told_in_its_tip(qtbot, canvas):
    for zoom in (1.0, 0.57, 0.31):
        at(canvas, zoom)
        scale = canvas.shown.heads.scale(canvas.view)
        for lane in (lane_of(canvas, name) for name in ("Belastingdienst", "UWV", "CBS")):
            head = canvas.shown.heads.lane_rect(lane, canvas.view)
            shown = [run for run in runs(canvas, lane) if run.text == "regisseur"]
            assert all(run.size * scale > 12.5 for run in shown)
            place = QPoint(20, round(head.top()) + 6)
            assert shown or not canvas.rect().contains(place) or "regisseur" in tip_at(qtbot, canvas, place)


def test_the_edge_of_the_heads_ends_where_the_lanes_end(canvas):
    at(canvas, 0.31)
    canvas.resize(500, 884)
    canvas.scroll_by(-100, 0)
    canvas.sharpen()
    image = canvas.grab().toImage()
    foot = max(rect.bottom for rect in canvas.shown.screen.layout.lanes.values())
    below = round(canvas.view.to_px(0, foot).y()) + 8
    column = [image.pixelColor(canvas.body.left(), y).name() for y in range(below, canvas.height() - 2)]

    assert len(column) > 50
    assert set(column) == {"#ffffff"}
    assert image.pixelColor(canvas.body.left(), below - 20).name() != "#ffffff"


def test_what_a_lane_gets_is_left_out_where_it_is_too_small_to_read(canvas):
    lane = lane_of(canvas, "CBS")

    def grey(zoom):
        at(canvas, zoom)
        summary = next(piece for piece in canvas.shown.scenery.pieces if piece.group.id == f"{lane}.summary")
        canvas.set_view(canvas.view._replace(y=200 - summary.bounds.top() * canvas.view.scale))
        canvas.sharpen()
        image = (
            canvas.grab(canvas.view.rect_px(summary.bounds).toRect())
            .toImage()
            .convertToFormat(canvas.grab().toImage().Format.Format_Grayscale8)
        )
        pixels = numpy.frombuffer(image.constBits(), numpy.uint8).reshape(image.height(), -1)
        return int((pixels[:, : image.width()] < 150).sum())

    assert grey(1.0) > 50
    assert grey(0.57) == 0


@pytest.mark.parametrize("seen", [8, 20, 60, 100, 160])
@pytest.mark.parametrize("side", ["left", "right"])
def test_the_words_of_a_phase_that_is_partly_seen_are_whole_or_left_out(canvas, side, seen):
    at(canvas, 0.9)
    phase = canvas.shown.heads.phase_rect("f3", canvas.view)
    body = canvas.body
    away = body.left() + seen - phase.right() if side == "left" else body.right() - seen - phase.left()
    canvas.set_view(canvas.view._replace(x=canvas.view.x + away))
    canvas.sharpen()
    image = canvas.grab().toImage()
    edge = range(2) if side == "left" else range(body.width() - 2, body.width())

    light = [
        (x, y)
        for x in edge
        for y in range(8, body.top() - 2)
        if image.pixelColor(body.left() + x, y).lightness() > 120
    ]

    assert light == [], "no letter is sliced by the edge"


def hovered(canvas, element):
    """The triangle of a head under the mouse."""
    area = QRectF(canvas.body.left(), 0, canvas.width() - canvas.body.left(), canvas.body.top())
    return mark_rect(element, canvas.shown.heads, canvas.view, area), area


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_triangle_on_the_head_of_a_phase_leaves_its_name_free(any_canvas, zoom):
    at(any_canvas, zoom)
    heads = any_canvas.shown.heads
    for phase in any_canvas.shown.screen.layout.phases:
        triangle, area = hovered(any_canvas, phase)
        number, *name = heads.seen_on_phase(phase, any_canvas.view, area) or [None]
        if heads.phase_rect(phase, any_canvas.view).right() < area.right():
            assert number is not None
            assert not any(line.intersects(triangle) for line in name)
            assert triangle.width() >= 14


def test_heads_have_no_roles_while_these_are_hidden(canvas):
    canvas.set_screen(draw_screen(sample("loonaangifteketen")))
    at(canvas, 1.0)
    lane = lane_of(canvas, "Belastingdienst")
    assert "regisseur" in [run.text for run in runs(canvas, lane)]

    canvas.set_hidden([Layer.CHIPS])
    canvas.sharpen()
    assert "regisseur" not in [run.text for run in runs(canvas, lane)]

    canvas.set_hidden([])
    canvas.sharpen()
    assert "regisseur" in [run.text for run in runs(canvas, lane)]


def test_the_head_of_a_phase_has_the_chips_of_what_is_about_it_where_it_has_room(canvas):
    about = [
        Assignment(id=f"{body}-{phase}", element=phase, assignee=body)
        for body, phase in (("lmo", "f3"), ("top", "f3"), ("lmo", "f6"))
    ]
    kaart = Ketenkaart.of([*sample("loonaangifteketen").records.values(), *about])
    canvas.set_screen(draw_screen(kaart))
    at(canvas, 1.0)

    assert [run.text for run in runs(canvas, "f3")][-2:] == ["LMO", "TOP"]
    canvas.set_hidden([Layer.CHIPS])
    canvas.sharpen()
    assert "LMO" not in [run.text for run in runs(canvas, "f3")]

    canvas.set_hidden([])
    at(canvas, 0.4)
    assert "LMO" not in [run.text for run in runs(canvas, "f6")], "it has no room"


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_name_on_several_lines_touches_no_edge_of_its_head(any_canvas, zoom):
    at(any_canvas, zoom)
    scale = any_canvas.shown.heads.scale(any_canvas.view)
    for head in any_canvas.shown.heads.setting.lanes:
        said = runs(any_canvas, head.id)
        above = min(run.y - 0.7 * run.size for run in said) - head.room.top()
        below = head.room.bottom() - max(run.y for run in said)
        if len(said) > 1:
            assert min(above, below) * scale > 1.5, [run.text for run in said]


def test_the_frame_of_a_low_lane_that_is_selected_leaves_its_name_free(canvas):
    at(canvas, 0.36)
    heads = {lane: canvas.shown.heads.lane_rect(lane, canvas.view) for lane in names(canvas)}
    low = min(heads, key=lambda lane: (heads[lane].height(), heads[lane].top()))
    area = heads[low].toRect().adjusted(6, 0, -6, 0)

    def letters():
        image = canvas.grab(area).toImage()
        shades = numpy.array(
            [
                [image.pixelColor(x, y).lightness() for x in range(image.width())]
                for y in range(image.height())
            ]
        )
        return shades < 50  # the ink of letters; that of frames is lighter

    before = letters()
    canvas.selection.set([low])

    assert before.any()
    assert (letters() == before)[before].all()


def test_a_selected_partner_has_its_whole_lane_framed_also_where_flows_end_at_the_partner_itself(canvas):
    shown = canvas.shown
    ended_at = [lane for lane in shown.screen.layout.lanes if lane in shown.scenery.of_element]
    for lane in (ended_at[0], lane_of(canvas, "CBS")):
        canvas.scroll_by(0, canvas.body.top() + 60 - shown.heads.lane_rect(lane, canvas.view).top())
        top = round(shown.heads.lane_rect(lane, canvas.view).top())
        row = QRect(canvas.body.left(), top - 1, canvas.body.width(), 4)
        bare = canvas.grab(row).toImage()
        canvas.selection.set([lane])
        framed = canvas.grab(row).toImage()
        canvas.selection.clear()
        assert sum(framed.pixel(x, 2) != bare.pixel(x, 2) for x in range(row.width())) > row.width() / 2
