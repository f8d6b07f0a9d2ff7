"""Whole posters as others read them: sizes, words, bookmarks, and names of any characters."""

import re
import tempfile
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from drawing.maps import sample, small
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ketenkaart.drawing.sheet import Sheet, make_sheet
from ketenkaart.export.pdf import write_pdf
from ketenkaart.export.svg import write_svg
from ketenkaart.model.process import Partner, Step
from tests.export.tools import (
    picture_by_chromium,
    picture_by_inkscape,
    picture_by_rsvg,
    share_that_differs,
)
from tests.export.tools import run as tool

SVG = "{http://www.w3.org/2000/svg}"
SIZES = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
    "2A0": (1189, 1682),
}
NAMES = st.text(st.characters(exclude_categories=[]), max_size=40)


@cache
def poster(paper: str = "A0") -> Sheet:
    return make_sheet(sample(), paper=paper)


def sizes_in_mm(path: Path) -> list[tuple[float, float]]:
    with pikepdf.open(path) as pdf:
        boxes = [(page.mediabox, float(page.obj.get("/UserUnit", 1))) for page in pdf.pages]
    return [tuple(float(side) * unit * 25.4 / 72 for side in list(box)[2:]) for box, unit in boxes]


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("paper", [*SIZES, "roll:914", "1500x700", "6000x900"])
def test_a_sheet_is_as_large_as_its_paper(tmp_path, paper, landscape):
    drawing = make_sheet(small(), paper=paper, landscape=landscape).drawing
    write_pdf(drawing, tmp_path / "kaart.pdf")

    pages = sizes_in_mm(tmp_path / "kaart.pdf")
    assert len(pages) == len(drawing.pages)
    for page, size in zip(drawing.pages, pages, strict=True):
        assert size == pytest.approx((page.width, page.height), abs=0.05)
        if paper in SIZES:
            assert sorted(size) == pytest.approx(SIZES[paper], abs=0.05)
            assert (size[0] > size[1]) is landscape
    if paper == "roll:914":
        assert pages[0][landscape] == pytest.approx(914, abs=0.05)


def test_every_word_of_the_steps_is_found_whole_in_the_poster(tmp_path):
    write_pdf(poster().drawing, tmp_path / "kaart.pdf")

    found = set(tool("pdftotext", tmp_path / "kaart.pdf", "-").split())
    for step in sample().steps:
        assert set(step.name.split()) <= found, step.name


def test_bookmarks_name_the_partners_and_the_phases(tmp_path):
    write_pdf(poster().drawing, tmp_path / "kaart.pdf")

    with pikepdf.open(tmp_path / "kaart.pdf") as pdf, pdf.open_outline() as outline:
        found = {head.title: [mark.title for mark in head.children] for head in outline.root}
    drawn = [phase.name for phase in sample().phases]
    assert found["Fasen"] == drawn
    assert {step_owner(step) for step in sample().steps} <= set(found["Partners"])


def step_owner(step: Step) -> str:
    owner = sample().partner_of(step.id)
    assert owner is not None
    return owner.name


@pytest.mark.parametrize("outlines", [False, True])
@settings(deadline=None, max_examples=25)
@given(names=st.lists(NAMES, min_size=4, max_size=4))
def test_a_map_with_any_names_is_a_sound_svg(outlines, names):
    drawing = make_sheet(named(names), paper="A3").drawing

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kaart.svg"
        write_svg(drawing.pages[0], drawing, path, outlines=outlines)
        root = etree.parse(path).getroot()

    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert {"s8", "s9", "p8"} <= set(ids)
    for group in root.iter(f"{SVG}g"):
        if group.get("id"):
            assert (group.find(f"{SVG}title").text, group.find(f"{SVG}desc").text) != (None, None)


@settings(deadline=None, max_examples=15)
@given(names=st.lists(NAMES, min_size=4, max_size=4))
def test_a_map_with_any_names_is_a_sound_pdf(names):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kaart.pdf"
        write_pdf(make_sheet(named(names), paper="A3").drawing, path)

        with pikepdf.open(path) as pdf:
            assert not pdf.check_pdf_syntax() if hasattr(pdf, "check_pdf_syntax") else not pdf.check()


def named(names: list[str]):
    partner, one, other, system = names
    return small(
        Partner.model_construct(id="p8", name=partner, order="8"),
        Step.model_construct(id="s8", name=one, partner="p8", phase="f1", order="8"),
        Step.model_construct(id="s9", name=other, partner="p2", phase="f2", order="9", lead_time=system),
    )


@pytest.mark.rule("E8")
def test_outlines_are_the_same_poster_in_three_programs(tmp_path):
    sheet = poster("A3")
    page = sheet.drawing.pages[0]
    write_svg(page, sheet.drawing, tmp_path / "kaart.svg", outlines=True)

    by_rsvg, by_inkscape = (
        picture(tmp_path / "kaart.svg") for picture in (picture_by_rsvg, picture_by_inkscape)
    )
    by_chromium = picture_by_chromium(tmp_path / "kaart.svg", page.width, page.height)

    assert share_that_differs(by_rsvg, by_inkscape) < 0.01
    assert share_that_differs(by_rsvg, by_chromium) < 0.01
    assert share_that_differs(by_inkscape, by_chromium) < 0.01
    assert share_that_differs(by_rsvg, by_rsvg * 0 + 255) > 0.01


def test_every_element_of_the_map_has_a_title_and_a_description(tmp_path):
    sheet = poster()
    write_svg(sheet.drawing.pages[0], sheet.drawing, tmp_path / "kaart.svg")

    groups = {group.get("id"): group for group in etree.parse(tmp_path / "kaart.svg").iter(f"{SVG}g")}
    for record in (*sample().steps, *sample().flows, *sample().phases):
        group = groups[record.id]
        assert group.findtext(f"{SVG}title"), record.id
        assert group.findtext(f"{SVG}desc"), record.id
    silent = [g for name, g in groups.items() if name is None and g.get("aria-hidden") != "true"]
    assert not [g for g in silent if g.find(f"{SVG}title") is None]
    assert not re.search(r"foreignObject|<script|href=\"(?!#)", (tmp_path / "kaart.svg").read_text("utf-8"))
