import base64
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from ketenkaart.drawing.displaylist import Drawing, Face, Group, Page
from ketenkaart.drawing.textmeasure import width
from ketenkaart.export.outfile import OutputExists
from ketenkaart.export.svg import write_svg
from tests.export.drawings import HOSTILE, drawing, hostile_drawing, run, sheet
from tests.export.tools import (
    chromium,
    picture_by_chromium,
    share_that_differs,
)
from tests.export.tools import run as tool

SVG = "{http://www.w3.org/2000/svg}"
LENGTHS = """<script>
const across = t => t.getEndPositionOfChar(t.getNumberOfChars() - 1).x - t.getStartPositionOfChar(0).x
Promise.all([...document.fonts].map(font => font.load())).then(() => { document.title = JSON.stringify(
[...document.querySelectorAll('text')].map(t => [across(t), (t.removeAttribute('textLength'), across(t))]))
})</script>"""


def written(tmp_path: Path, what: Drawing | None = None, *, outlines: bool = False) -> Path:
    what = what or drawing()
    path = tmp_path / ("outlines.svg" if outlines else "text.svg")
    write_svg(what.pages[0], what, path, outlines=outlines)
    return path


def parsed(path: Path) -> etree._Element:
    return etree.parse(path, etree.XMLParser(resolve_entities=False, recover=False)).getroot()


def lines_in_all_faces() -> Drawing:
    texts = [(face, tracking) for face in Face for tracking in (0.0, -0.1, 0.4)]
    items = tuple(
        run("AVATAR, Toetsing fi 4×2", 20, 10 + 9 * index, 6.0, face=face, tracking=tracking)
        for index, (face, tracking) in enumerate(texts)
    )
    return drawing(Page(210, 210, (Group("a", "steps", "A", items=items),)))


def lengths_in_chromium(tmp_path: Path, svg: str) -> list[list[float]]:
    """Of each text how wide it is, and how wide it would be by itself, mm."""
    page = tmp_path / "page.html"
    body = svg.partition("?>")[2]
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{body}{LENGTHS}", encoding="utf-8")
    found = chromium("--dump-dom", "--virtual-time-budget=2000", page.as_uri())
    return json.loads(re.search(r"<title>(\[\[.*?\]\])</title>", found)[1])


@pytest.mark.parametrize("outlines", [False, True])
def test_the_sheet_is_measured_in_millimetres(tmp_path: Path, outlines: bool) -> None:
    root = parsed(written(tmp_path, drawing(sheet(914, 1234.5)), outlines=outlines))

    assert (root.get("width"), root.get("height")) == ("914mm", "1234.5mm")
    assert root.get("viewBox") == "0 0 914 1234.5"


@pytest.mark.parametrize("outlines", [False, True])
def test_every_element_has_its_id_a_title_and_a_description(tmp_path: Path, outlines: bool) -> None:
    root = parsed(written(tmp_path, outlines=outlines))

    steps = [group for group in root.iter(f"{SVG}g") if (group.get("id") or "").startswith("S")]
    assert [step.get("id") for step in steps] == [f"S{number:02}" for number in range(1, 7)]
    assert steps[0].findtext(f"{SVG}title") == "Stap 1: loonaangifte doen"
    assert all(step.findtext(f"{SVG}desc") for step in steps)
    named = {root.find(f".//*[@id='{name}']").text for name in root.get("aria-labelledby").split()}
    assert named == {"Loonaangifteketen – één keten", "Lonen, premies & uitkeringen"}
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"


@pytest.mark.rule("E6")
@pytest.mark.parametrize("outlines", [False, True])
def test_nothing_is_loaded_from_outside_and_nothing_runs(tmp_path: Path, outlines: bool) -> None:
    path = written(tmp_path, hostile_drawing(), outlines=outlines)
    root = parsed(path)

    assert {etree.QName(node).localname for node in root.iter()} <= {
        *("svg", "title", "desc", "style", "defs", "g", "rect", "circle", "path", "text", "use"),
    }
    links = [value for node in root.iter() for name, value in node.items() if name.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert all(link.startswith("data:") for link in re.findall(r"url\((.*?)\)", path.read_text("utf-8")))
    assert not [name for node in root.iter() for name, _ in node.items() if name.startswith("on")]


@pytest.mark.rule("E6")
@pytest.mark.parametrize("outlines", [False, True])
def test_hostile_text_is_always_well_formed(tmp_path: Path, outlines: bool) -> None:
    root = parsed(written(tmp_path, hostile_drawing(), outlines=outlines))

    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name, re.ASCII) for name in ids)
    assert "<b>&amp;</b>" in {node.get("data-id") for node in root.iter()}
    titles = [node.text for node in root.iter(f"{SVG}title")]
    assert HOSTILE[0] in titles
    assert "null\ufffdbell\ufffdesc\ufffddel\ufffd" in titles


def test_text_stays_text_in_an_embedded_font(tmp_path: Path) -> None:
    path = written(tmp_path)
    shown = [node.text for node in parsed(path).iter(f"{SVG}text")]

    assert "Loonaangifteketen" in shown
    fonts = re.findall(r"data:font/woff;base64,([^)]*)\)", path.read_text("utf-8"))
    assert [base64.b64decode(font)[:4] for font in fonts] == [b"wOFF"] * 4


def test_text_is_as_wide_as_measured_in_chromium(tmp_path: Path) -> None:
    what = lines_in_all_faces()
    svg = written(tmp_path, what).read_text("utf-8")
    measured = [item.width for item in what.pages[0].walk()]

    for held, by_itself, wanted in zip(
        *zip(*lengths_in_chromium(tmp_path, svg), strict=True), measured, strict=True
    ):
        assert held == pytest.approx(wanted, rel=0.005)
        assert by_itself == pytest.approx(wanted, rel=0.005)


@pytest.mark.rule("E7")
def test_text_keeps_its_width_where_its_font_is_replaced(tmp_path: Path) -> None:
    what = lines_in_all_faces()
    svg = written(tmp_path, what).read_text("utf-8").replace("IBM Plex", "No Such Font")
    svg = re.sub(r"@font-face\{.*\}", "", svg)

    found = lengths_in_chromium(tmp_path, svg)

    for (held, by_itself), item in zip(found, what.pages[0].walk(), strict=True):
        assert held == pytest.approx(item.width, rel=0.005)
        assert by_itself != pytest.approx(item.width, rel=0.005)


@pytest.mark.rule("E7")
def test_text_keeps_its_width_in_inkscape(tmp_path: Path) -> None:
    item = run("Hetzelfde woord in Hetzelfde H", 20, 30, 8.0)
    what = drawing(Page(210, 60, (Group("only", "steps", "A", items=(item,)),)))
    table = tool("inkscape", "--query-all", written(tmp_path, what))

    across = next(float(row.split(",")[3]) for row in table.splitlines() if row.startswith("only,"))
    assert across / 96 * 25.4 == pytest.approx(item.width, abs=0.3 * item.size)


def test_embedded_text_is_the_same_picture_as_outlines_in_chromium(tmp_path: Path) -> None:
    texts = picture_by_chromium(written(tmp_path), 297, 210)
    outlines = picture_by_chromium(written(tmp_path, outlines=True), 297, 210)

    assert share_that_differs(texts, outlines) < 0.01


def test_an_outlined_text_is_as_wide_as_measured(tmp_path: Path) -> None:
    root = parsed(written(tmp_path, lines_in_all_faces(), outlines=True))
    faces = [(face, tracking) for face in Face for tracking in (0.0, -0.1, 0.4)]

    texts = [node for node in root.iter(f"{SVG}g") if node.get("transform")]
    for node, (face, tracking) in zip(texts, faces, strict=True):
        scale = float(re.search(r"scale\(([\d.]+)\)", node.get("transform"))[1])
        last = scale * float(node[-1].get("x"))
        assert last == pytest.approx(width("AVATAR, Toetsing fi 4×", face, 6.0, tracking), abs=0.05)


@pytest.mark.rule("E5")
def test_the_same_drawing_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path).read_bytes()
    write_svg(drawing().pages[0], drawing(), tmp_path / "text.svg", force=True)

    assert (tmp_path / "text.svg").read_bytes() == first


def test_an_existing_file_is_not_replaced_by_accident(tmp_path: Path) -> None:
    written(tmp_path)

    with pytest.raises(OutputExists):
        written(tmp_path)


def test_every_embedded_font_is_a_font_again_when_unpacked(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    fonts = re.findall(r"base64,([^)]*)\)", written(tmp_path, lines_in_all_faces()).read_text("utf-8"))

    assert len(fonts) == len(Face)
    for packed in fonts:
        with TTFont(BytesIO(base64.b64decode(packed))) as font:
            assert set(map(chr, font.getBestCmap())) >= set("AVATAR, Toetsing")
            assert font["head"].unitsPerEm == 1000
