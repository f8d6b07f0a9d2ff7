"""Where room goes: names keep clear of the borders of phases, and a sheet's room is divided evenly."""

import itertools

import pytest
from drawing.maps import chance, sample

from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.drawing.sizes import graph_of
from ketenkaart.drawing.theme import load_theme
from ketenkaart.drawing.widths import STANDARD
from ketenkaart.layout.pipeline import layout

SAMPLES = ["loonaangifteketen", "asielketen", "strafrechtketen", "wlz-keten"]
WITH_ROOM = [
    ("wlz-keten", "A0", True),
    ("wlz-keten", "A3", True),
    ("asielketen", "A0", True),
    ("asielketen", "A1", True),
    ("strafrechtketen", "A1", True),
]


@pytest.mark.parametrize("kaart", [*map(sample, SAMPLES), chance(40, 5, 5, 3)], ids=[*SAMPLES, "by chance"])
def test_a_name_beside_a_line_stays_in_the_phase_of_its_line(kaart):
    found = draw_screen(kaart).layout
    names = [route.name for route in found.routes.values() if route.name is not None and route.name.beside]
    assert names
    for name in names:
        left, right = next(phase for phase in found.phases.values() if phase[0] <= name.icon.x <= phase[1])
        assert left < name.room.left
        assert name.room.right < right


@pytest.mark.parametrize(("name", "paper", "landscape"), WITH_ROOM)
def test_no_name_of_a_flow_meets_the_border_of_a_phase_where_the_sheet_has_room(name, paper, landscape):
    page = make_sheet(sample(name), paper=paper, landscape=landscape).drawing.pages[0]
    bars = sorted(group.items[0].rect for group in page.groups if group.kind == "phases")
    names = [group for group in page.groups if group.kind == "flows" and group.id.endswith(".name")]
    words = [item for group in names for item in group.walk() if isinstance(item, TextRun)]
    assert words
    for one, other in itertools.pairwise(bars):
        across = [word.text for word in words if word.x < other.left and word.x + word.width > one.right]
        assert across == []


def test_a_flow_and_its_answer_run_side_by_side_however_much_room_there_is():
    sizes = graph_of(sample("wlz-keten"), load_theme(), widths=STANDARD._replace(clear=True))
    routes = layout(sizes.graph).routes
    down, up = routes["d02"].points[0], routes["d11"].points[-1]
    assert abs(down.x - up.x) == pytest.approx(16.0)
