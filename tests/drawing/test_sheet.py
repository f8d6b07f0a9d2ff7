import math
import re
from functools import cache
from xml.etree import ElementTree

import pytest
from drawing.collisions import bounds, collisions
from drawing.maps import chance, sample, small
from drawing.oddmaps import odd
from layout.chance import as_read

from ketenkaart.drawing.displaylist import Box, Page, Path, TextRun
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.drawing.transform import placed
from ketenkaart.export.svg import write_svg
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner, Step

PAPERS = [("A0", True), ("A1", False), ("A3", True), ("roll:914", True), ("A4", True)]
SVG = "{http://www.w3.org/2000/svg}"


PANELS = ("legend", "register", "bodies")


@cache
def sample_on(paper, landscape):
    return make_sheet(sample(), paper=paper, landscape=landscape)


@pytest.fixture
def poster():
    return sample_on("A0", True)


@pytest.mark.rule("D1")
@pytest.mark.parametrize(("paper", "landscape"), PAPERS)
def test_nothing_on_the_sample_meets_what_it_should_not(paper, landscape):
    sheet = sample_on(paper, landscape)
    assert [line for page in sheet.drawing.pages for line in collisions(page)] == []


@pytest.mark.rule("D5")
@pytest.mark.parametrize("seed", range(12))
def test_nothing_on_an_odd_map_meets_what_it_should_not(seed):
    paper, landscape = PAPERS[seed % len(PAPERS)]
    sheet = make_sheet(odd(seed), paper=paper, landscape=landscape)
    assert [line for page in sheet.drawing.pages for line in collisions(page)] == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_element_of_a_map_by_chance_is_drawn_once(seed):
    kaart = chance(20, 5, 3, seed)
    ids = [group.id for group in make_sheet(kaart).drawing.pages[0].groups if group.id]
    assert len(ids) == len(set(ids))
    assert {step.id for step in kaart.steps} <= set(ids)
    assert {flow.id for flow in kaart.flows} <= set(ids)


def test_a_moved_name_is_found_to_meet_a_box(poster):
    page = poster.drawing.pages[0]
    box = next(group for group in page.groups if group.id == "s01")
    rect = next(item for item in box.items if isinstance(item, Box)).rect
    name = next(group for group in page.groups if group.id == "d11.name")
    run = next(item for item in name.items if isinstance(item, TextRun))
    moved = placed(name, 1.0, rect.centre.x - run.x, rect.centre.y - run.y)
    groups = tuple(moved if group is name else group for group in page.groups)
    assert collisions(Page(page.width, page.height, groups)) != []


@pytest.mark.rule("D6")
@pytest.mark.parametrize(
    ("paper", "landscape", "size"),
    [("A0", True, (1189, 841)), ("A3", False, (297, 420)), ("1200x900", True, (1200, 900))],
)
def test_pages_have_the_size_of_their_paper(paper, landscape, size):
    for page in make_sheet(small(), paper=paper, landscape=landscape).drawing.pages:
        assert (page.width, page.height) == pytest.approx(size)


def test_a_roll_is_as_long_as_the_map_needs():
    page = sample_on("roll:914", True).drawing.pages[0]
    assert page.height == pytest.approx(914)
    assert page.width > 1100


def test_a_roll_is_no_longer_for_its_panels_than_for_its_map():
    (page,) = make_sheet(chance(6, 3, 2, 2), paper="roll:914").drawing.pages
    right = max(bounds(item).right for group in page.groups if group.kind == "phases" for item in group.items)
    assert {group.id for group in page.groups if group.kind == "part"} >= set(PANELS)
    assert page.width - right == pytest.approx(24.0, abs=0.5)


def test_on_high_paper_the_panels_follow_close_below_a_small_map():
    (page,) = make_sheet(small(), paper="A1", landscape=False).drawing.pages
    lanes = max(
        bounds(item).bottom for group in page.groups if group.id in {"p1", "p2"} for item in group.items
    )
    top = min(bounds(item).top for group in page.groups if group.id in PANELS for item in group.items)
    assert 0 < top - lanes < 40


def test_the_phases_of_each_strip_reach_from_its_lanes_head_to_its_right_side():
    sheet = make_sheet(sample(), paper="A4", landscape=False)
    strips = [page for page in sheet.drawing.pages if any(group.kind == "phases" for group in page.groups)]
    assert len(strips) > 1
    for page in strips:
        bars = sorted(group.items[0].rect for group in page.groups if group.kind == "phases")
        heads = [group.items[0].rect for group in page.groups if group.kind == "partners"]
        assert bars[0].left - max(rect.right for rect in heads) < 1.0
        assert bars[-1].right == pytest.approx(page.width - 24.0 * page.width / 841, abs=0.5)


@pytest.mark.rule("D4")
@pytest.mark.parametrize(("paper", "landscape"), PAPERS)
def test_everything_stays_on_the_sheet(paper, landscape):
    for page in sample_on(paper, landscape).drawing.pages:
        rects = [bounds(item) for item in page.walk()]
        assert min(rect.left for rect in rects) >= 0
        assert min(rect.top for rect in rects) >= 0
        assert max(rect.right for rect in rects) <= page.width
        assert max(rect.bottom for rect in rects) <= page.height


def test_texts_on_a_wall_keep_a_centimetre_from_the_edge(poster):
    page = poster.drawing.pages[0]
    for item in page.walk():
        if isinstance(item, TextRun):
            assert item.x >= 9.9
            assert item.x + item.width <= page.width - 9.9
            assert 9.9 <= item.y <= page.height - 9.9


@pytest.mark.rule("D3")
def test_no_text_of_the_map_is_smaller_than_its_floor():
    floors = {"A0": 3.4, "A1": 3.4 * 594 / 841, "A3": 2.1, "390x275": 2.1, "470x330": 2.1}
    for paper, floor in floors.items():
        sheet = sample_on(paper, True)
        runs = [run for page in sheet.drawing.pages for run in page.walk() if isinstance(run, TextRun)]
        words = runs
        assert [run.text for run in words if run.size < 0.98 * floor] == []


def test_the_step_text_on_a_handout_is_at_least_eight_points():
    sheet = sample_on("A3", True)
    assert sheet.layout["text_height"] >= 2.8 - 1e-6


def test_words_are_broken_by_the_language_of_the_map_on_a_poster_in_another():
    poster = make_sheet(small(Step(id="s9", name="Werkgeversadministratie", phase="f1")), language="en")
    box = next(group for group in poster.drawing.pages[0].groups if group.id == "s9")
    words = [item.text for item in box.items if isinstance(item, TextRun)]
    assert words[-2:] == ["Werkgevers-", "administratie"]


def test_an_empty_map_is_a_sheet_with_a_title():
    sheet = make_sheet(Ketenkaart.of([]))
    assert len(sheet.drawing.pages) == 1
    assert [group.title for group in sheet.drawing.pages[0].groups if group.id == "title"] == [
        sheet.drawing.title
    ]


def test_a_step_without_partner_gets_a_lane_of_its_own():
    sheet = make_sheet(small(Step(id="s9", name="Zwerven", phase="f1")))
    assert "s9" in sheet.layout["nodes"]
    assert "-" in sheet.layout["lanes"]


def test_a_partner_without_steps_and_flows_has_no_lane():
    assert "p9" not in make_sheet(small(Partner(id="p9", name="Stil"))).layout["lanes"]


def test_a_big_map_on_small_paper_becomes_an_overview_and_a_page_per_phase():
    kaart = chance(60, 8, 4, 5)
    sheet = make_sheet(kaart, paper="A4")
    assert len(sheet.drawing.pages) >= 5
    shown = {group.id for page in sheet.drawing.pages for group in page.groups}
    assert {step.id for step in kaart.steps} <= shown


def test_an_overview_gives_no_codes_of_its_own_and_no_interfaces():
    overview = sample_on("A4", True).drawing.pages[0]
    said = [item.text for item in overview.walk() if isinstance(item, TextRun)]
    codes = [text for text in said if re.fullmatch(r"D\d\d|K\d", text)]
    assert any(re.fullmatch(r"\d+ stappen", text) for text in said)
    assert len(codes) == len(set(codes))
    assert {"D08", "D10", "D18", "K1", "K4"}.isdisjoint(codes), "within a box, or one of more"
    assert not [group for group in overview.groups if group.kind == "koppelvlakken"]


def test_a_step_of_another_phase_is_a_capsule_without_the_sign_of_a_system():
    pages = sample_on("A4", True).drawing.pages
    capsules = [group for page in pages for group in page.groups if group.title.startswith("12 Nominatief")]
    assert any(group.kind == "systems" and len(group.items) == 3 for group in capsules)


def test_the_name_in_a_wide_box_uses_its_width():
    (page,) = make_sheet(sample("strafrechtketen")).drawing.pages
    (box,) = [group for group in page.groups if group.title == "9 Beslissing omzetten in opdracht"]
    runs = [item for item in box.items if isinstance(item, TextRun) and item.size > 6]
    lines = [run.text for run in runs if not run.text.isdigit()]
    assert bounds(box.items[0]).width > 100
    assert lines == ["Beslissing omzetten", "in opdracht"]


@pytest.mark.parametrize("name", ["asielketen", "strafrechtketen", "wlz-keten"])
@pytest.mark.parametrize("paper", [("A0", True), ("A1", False), ("roll:914", True)])
def test_nothing_on_the_other_samples_meets_what_it_should_not(name, paper):
    sheet = make_sheet(sample(name), paper=paper[0], landscape=paper[1])
    assert [fault for page in sheet.drawing.pages for fault in collisions(page)] == []


def test_strips_number_both_ends_of_a_cut_flow():
    ids = [group.id for page in sample_on("roll:914", False).drawing.pages for group in page.groups]
    out = [re.sub(r"\.strip\d+", "", one).split(".out")[-1] for one in ids if ".out" in one]
    into = [re.sub(r"\.strip\d+", "", one).split(".in")[-1] for one in ids if re.search(r"\.in\d", one)]
    assert out
    assert sorted(out) == sorted(into)


@pytest.mark.rule("D7")
def test_the_same_map_gives_the_same_drawing(poster):
    assert make_sheet(sample()).drawing == poster.drawing


@pytest.mark.rule("L7")
def test_places_and_lines_are_kept_by_the_next_layout(poster):
    assert make_sheet(sample(), as_read(poster.memory)).memory == poster.memory


@pytest.mark.rule("D2")
def test_the_svg_has_every_box_line_and_name_where_the_layout_says(poster, tmp_path):
    write_svg(poster.drawing.pages[0], poster.drawing, tmp_path / "poster.svg")
    groups = {group.get("id"): group for group in ElementTree.parse(tmp_path / "poster.svg").iter(f"{SVG}g")}
    for node, place in poster.layout["nodes"].items():
        left, top, right, bottom = _extent(groups.get(f"{node}.box", groups.get(node)), first=True)
        assert (left, top) == pytest.approx((place["x"], place["y"]), abs=0.5)
        assert (right - left, bottom - top) == pytest.approx((place["w"], place["h"]), abs=0.5)
    for edge, place in poster.layout["edges"].items():
        numbers = _numbers(groups[edge].find(f"{SVG}path").get("d"))
        assert math.dist(numbers[:2], place["points"][0]) <= 0.5
        tip = _numbers(groups[edge].findall(f"{SVG}path")[-1].get("d"))[:2]
        assert math.dist(tip, place["points"][-1]) <= 0.5
        if place["label"]:
            _check_name(groups[f"{edge}.name"], place["label"])


def _check_name(group, label):
    for text in group.iter(f"{SVG}text"):
        x, y, width = (float(text.get(key)) for key in ("x", "y", "textLength"))
        assert x >= label["x"] - 0.5
        assert x + width <= label["x"] + label["w"] + 0.5
        assert label["y"] - 0.5 <= y <= label["y"] + label["h"] + 0.5


def _numbers(text):
    return [float(found) for found in re.findall(r"-?[\d.]+", text)]


def _extent(group, first):
    shape = next(child for child in group if child.tag in (f"{SVG}rect", f"{SVG}path"))
    if shape.tag == f"{SVG}rect":
        x, y, wide, high = (float(shape.get(key)) for key in ("x", "y", "width", "height"))
        return x, y, x + wide, y + high
    numbers = _numbers(shape.get("d"))
    xs, ys = numbers[::2], numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def test_every_path_on_the_sheet_starts_with_a_move(poster):
    for item in poster.drawing.pages[0].walk():
        if isinstance(item, Path):
            assert item.steps[0][0].value == "M"
