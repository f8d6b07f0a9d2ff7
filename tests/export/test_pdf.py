import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from ketenkaart.drawing.displaylist import Drawing, Face, Group, Page
from ketenkaart.export.outfile import OutputExists
from ketenkaart.export.pdf import write_pdf
from tests.export.drawings import drawing, hostile_drawing, run, sheet
from tests.export.tools import run as tool

POINT = 25.4 / 72


def written(tmp_path: Path, what: Drawing | None = None) -> Path:
    path = tmp_path / "kaart.pdf"
    write_pdf(what or drawing(), path)
    return path


def one_line(text: str, size: float = 8.0, **more: object) -> Drawing:
    return drawing(Page(297, 210, (Group("a", "steps", "A", items=(run(text, 20, 50, size, **more),)),)))


def words(path: Path) -> list[str]:
    return tool("pdftotext", path, "-").split()


@pytest.mark.rule("E1")
def test_each_page_has_its_own_size_to_a_tenth_of_a_millimetre(tmp_path: Path) -> None:
    path = written(tmp_path, drawing(sheet(1189, 841), sheet(297, 210), sheet(914, 1234.5)))

    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+) pts", tool("pdfinfo", "-l", 3, path))
    assert [(float(w) * POINT, float(h) * POINT) for w, h in sizes] == [
        pytest.approx((1189, 841), abs=0.05),
        pytest.approx((297, 210), abs=0.05),
        pytest.approx((914, 1234.5), abs=0.05),
    ]


@pytest.mark.rule("E1")
def test_a_roll_beyond_the_limit_of_the_format_has_larger_units(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path, drawing(sheet(1067, 10_000)))) as pdf:
        page = pdf.pages[0]
        unit = float(page.obj.UserUnit)
        sides = [float(side) for side in page.mediabox][2:]

    assert max(sides) <= 14_400
    assert [side * unit * POINT for side in sides] == pytest.approx([1067, 10_000], abs=0.05)


def test_the_file_is_as_the_format_wants_it(tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", written(tmp_path))


@pytest.mark.rule("E3")
def test_fonts_are_embedded_as_subsets_with_their_characters(tmp_path: Path) -> None:
    rows = tool("pdffonts", written(tmp_path)).splitlines()[2:]

    assert len(rows) == 4
    assert all(
        re.match(r"[A-Z]{6}\+IBMPlexSans\S+ +CID TrueType +Identity-H +yes yes yes", row) for row in rows
    )


@pytest.mark.rule("E2")
def test_every_word_is_found_and_a_broken_word_as_a_whole(tmp_path: Path) -> None:
    found = words(written(tmp_path))

    for word in ("Loonaangifteketen", "KETENGRENS", "werk1neemlijst,", "werk6neemlijst,", "twee", "cafés"):
        assert word in found
    assert not [word for word in found if word.startswith("lijst") or word.endswith("-")]


@pytest.mark.parametrize(
    "text", ["fiets officieel afloop ffi", "één coördinatie – café’s €", "Łódź ĳ Ĳsselmeer", "AVATAR To. Ty"]
)
def test_text_comes_back_as_it_was_put_in(tmp_path: Path, text: str) -> None:
    assert words(written(tmp_path, one_line(text))) == text.split()


def test_letters_set_wide_are_still_words(tmp_path: Path) -> None:
    assert words(written(tmp_path, one_line("DE KETENGRENS", tracking=2.0))) == ["DE", "KETENGRENS"]


@pytest.mark.parametrize("face", list(Face))
@pytest.mark.parametrize("tracking", [0.0, -0.1, 0.3])
def test_words_are_as_wide_as_measured(tmp_path: Path, face: Face, tracking: float) -> None:
    text = "AVATAR.Toetsing:Wy"
    line = run(text, 20, 50, 8.0, face=face, tracking=tracking)
    page = Page(297, 210, (Group("a", "steps", "A", items=(line,)),))

    boxes = tool("pdftotext", "-bbox", written(tmp_path, drawing(page)), "-")

    left, right = (float(re.search(rf'{side}="([\d.]+)"', boxes)[1]) * POINT for side in ("xMin", "xMax"))
    assert left == pytest.approx(20, abs=0.02)
    assert right - left == pytest.approx(line.width, rel=0.005)


@pytest.mark.rule("E4")
def test_what_the_file_says_of_itself_is_there_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")

    with pikepdf.open(written(tmp_path)) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        with pdf.open_metadata() as xmp:
            told = {name: xmp[name] for name in ("dc:title", "dc:description", "dc:creator", "dc:language")}
            dates = {xmp[name] for name in ("xmp:CreateDate", "xmp:ModifyDate")}
        assert pdf.Root.Lang == "nl"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle

    assert info["/Title"] == told["dc:title"] == "Loonaangifteketen – één keten"
    assert info["/Subject"] == told["dc:description"] == "Lonen, premies & uitkeringen"
    assert [info["/Author"]] == told["dc:creator"] == ["Ketenbureau <LAK>"]
    assert set(told["dc:language"]) == {"nl"}
    assert info["/CreationDate"] == info["/ModDate"] == "D:20260101000000Z"
    assert dates == {"2026-01-01T00:00:00Z"}


@pytest.mark.rule("E4")
@pytest.mark.parametrize("epoch", ["", "soon", "²", "99999999999999999", "1e9"])
def test_a_time_that_is_none_is_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pikepdf.open(written(tmp_path)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) > "D:2026"


def test_bookmarks_stand_in_their_levels(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path)) as pdf, pdf.open_outline() as outline:
        heads = [(item.title, [child.title for child in item.children]) for item in outline.root]
        place = outline.root[0].children[1].destination

        assert heads == [("Partners", ["UWV – uitvoering", "Belastingdienst"]), ("Fasen", [])]
        assert [float(value) * POINT for value in list(place)[2:4]] == pytest.approx([10, 140], abs=0.01)


def test_a_screen_reader_gets_titles_and_text_in_order(tmp_path: Path) -> None:
    told = tool("pdfinfo", "-struct-text", written(tmp_path))

    assert 'Sect "Titelblok"' in told
    assert 'Figure "Stap 1: loonaangifte doen"' in told
    assert told.index("Loonaangifteketen") < told.index("Stap 1:") < told.index("Stap 2:")
    with pikepdf.open(tmp_path / "kaart.pdf") as pdf:
        figure = pdf.Root.StructTreeRoot.K.K[1]
        assert str(figure.Alt) == (
            "Stap 1: loonaangifte doen. Werkgever. Stuurt de loonaangifte naar de Belastingdienst"
        )
        spans = [part for text in figure.K if text_is_paragraph(text) for part in text.K if has_actual(part)]
        assert [str(span.ActualText) for span in spans] == ["werk1neemlijst,"]


def text_is_paragraph(part: object) -> bool:
    return isinstance(part, pikepdf.Dictionary) and part.S == "/P"


def has_actual(part: object) -> bool:
    return isinstance(part, pikepdf.Dictionary) and "/ActualText" in part


def test_all_content_is_marked_as_told_or_as_decoration(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path)) as pdf:
        depth = deepest = bare = 0
        for _, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            name = str(operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            deepest = max(deepest, depth)
            bare += name in {"TJ", "Tj", "f", "S", "B"} and depth == 0

    assert (depth, deepest, bare) == (0, 1, 0)


@pytest.mark.rule("E5")
def test_the_same_drawing_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    here = BytesIO()
    write_pdf(drawing(), here)
    program = (
        "import sys; from tests.export.drawings import drawing; from ketenkaart.export.pdf import write_pdf"
    )
    again = subprocess.run(
        [sys.executable, "-c", f"{program}; write_pdf(drawing(), sys.stdout.buffer)"],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    ).stdout

    assert again == here.getvalue()


def test_hostile_text_breaks_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, hostile_drawing())

    tool("qpdf", "--check", path)
    with pikepdf.open(path) as pdf, pdf.open_metadata() as xmp:
        assert "</rdf:li>" in xmp["dc:title"]
    found = tool("pdftotext", path, "-")
    assert all(word in found for word in ("<b>&amp;</b>", "(\\)", "]]>"))


def test_an_existing_file_is_not_replaced_by_accident(tmp_path: Path) -> None:
    path = written(tmp_path)

    with pytest.raises(OutputExists):
        write_pdf(drawing(), path)
    write_pdf(drawing(), path, force=True)


def test_writing_pdf_and_svg_loads_no_qt() -> None:
    program = "import sys; import ketenkaart.export.pdf, ketenkaart.export.svg, ketenkaart.export.png"
    check = "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    subprocess.run([sys.executable, "-c", f"{program}; {check}"], check=True, cwd=Path(__file__).parents[2])
