"""A map in strips on several pages: its panels are divided over them, and none of them stays half empty."""

import pytest
from drawing.maps import sample

from ketenkaart.drawing.displaylist import Box, TextRun
from ketenkaart.drawing.sheet import make_sheet

PANELS = {"legend", "register", "bodies"}


@pytest.fixture(scope="module", params=[("loonaangifteketen", "A3"), ("wlz-keten", "A4")])
def pages(request):
    name, paper = request.param
    return make_sheet(sample(name), paper=paper, landscape=False).drawing.pages


def test_the_first_page_has_the_legend_and_the_last_one_the_rest(pages):
    assert [{group.id for group in page.groups} & PANELS for page in pages] == [
        {"legend"},
        {"register", "bodies"},
    ]


def test_no_page_stays_empty_below(pages):
    for page in pages:
        lowest = max(item.y for item in page.walk() if isinstance(item, TextRun))
        assert lowest > 0.88 * page.height


def lanes(page):
    """The top and height of each lane, by the largest box of it."""
    groups = [one for one in page.groups if one.kind == "partners" and not one.id.endswith(".box")]
    boxes = {one.id: [item.rect for item in one.walk() if isinstance(item, Box)] for one in groups}
    largest = {key: max(rects, key=lambda rect: rect.height) for key, rects in boxes.items()}
    return {key: (round(rect.top, 2), round(rect.height, 2)) for key, rect in largest.items()}


def test_lanes_are_as_high_on_both_so_that_the_pages_can_hang_side_by_side(pages):
    first, second = map(lanes, pages)

    assert len(first) > 5
    assert first == second
