"""The commands that draw: export and layout."""

import json
import re
import struct
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from catalogue import ROOT
from drawing.maps import chance, small

from ketenkaart.cli.main import main
from ketenkaart.memory import NO_MEMORY, Cell, Memory
from ketenkaart.model.about import About, PageSetup
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner
from ketenkaart.storage.fileformat import to_bytes

SAMPLE = ROOT / "samples" / "loonaangifteketen.ketenkaart"
TINY = ["--paper", "100x100"]  # mm, too small for the map of many steps


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a small map and one of many steps, on a computer that speaks English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    write("klein.ketenkaart", small())
    write("groot.ketenkaart", chance(12, 4, 3, 1))
    return tmp_path


def write(name, kaart, memory=NO_MEMORY):
    Path(name).write_bytes(to_bytes(kaart, memory))


def made(folder):
    """The names of the files that were made, the pages of a poster by their numbers."""
    names = [path.name for path in folder.iterdir() if path.suffix != ".ketenkaart"]
    return sorted(names, key=lambda name: (len(name), name))


def size_mm(pdf):
    with pikepdf.open(pdf) as file:
        return [round(float(side) * 25.4 / 72) for side in file.pages[0].mediabox[2:]]


def test_the_loonaangifteketen_becomes_an_a0_pdf(folder, capsys):
    assert main(["export", str(SAMPLE), "-o", "poster.pdf"]) == 0
    assert capsys.readouterr() == ("Made poster.pdf.\n", "")
    assert size_mm("poster.pdf") == [1189, 841]


def test_texts_of_only_white_space_are_drawn_as_if_they_were_empty(folder, capsys):
    kaart = small()
    blank = [
        record.model_copy(update={"name": "\u00ad \u3000"}) if record.id != "about" else record
        for record in kaart.records.values()
    ]
    write("wit.ketenkaart", type(kaart).of(blank))

    assert main(["layout", "wit.ketenkaart"]) == 0
    assert main(["export", "wit.ketenkaart", "-o", "wit.pdf"]) == 0


@pytest.mark.parametrize(
    ("words", "size"),
    [
        (["--paper", "A3", "--portrait"], [297, 420]),
        (["--paper", "A3"], [420, 297]),
        (["--paper", "600x300"], [600, 300]),
        (["--paper", "screen"], [508, 286]),
    ],
)
def test_the_paper_is_what_was_asked_for(folder, words, size):
    assert main(["export", "klein.ketenkaart", "-o", "x.PDF", *words]) == 0
    assert size_mm("x.PDF") == size


@pytest.mark.parametrize(
    ("words", "size"), [([], [420, 594]), (["--landscape"], [594, 420]), (["--paper", "A3"], [420, 297])]
)
def test_the_map_has_its_own_paper_until_another_is_asked_for(folder, words, size):
    setup = PageSetup(paper="A2", landscape=False)
    write("eigen.ketenkaart", small(About(id="about", name="Eigen", pages=(setup,))))

    assert main(["export", "eigen.ketenkaart", "-o", "x.pdf", *words]) == 0
    assert size_mm("x.pdf") == size


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_more_pages_become_numbered_files(folder, capsys, suffix):
    if suffix == "png":
        pytest.importorskip("PySide6.QtGui", exc_type=ImportError)

    assert main(["export", "groot.ketenkaart", "-o", f"x.{suffix}", "--dpi", "20", *TINY]) == 0

    files = made(folder)
    assert files == [f"x-{page}.{suffix}" for page in range(1, len(files) + 1)]
    assert len(files) > 1
    assert capsys.readouterr().out == "".join(f"Made {name}.\n" for name in files)


def test_more_pages_stand_in_one_pdf(folder):
    assert main(["export", "groot.ketenkaart", "-o", "x.pdf", *TINY]) == 0
    assert made(folder) == ["x.pdf"]
    with pikepdf.open("x.pdf") as file:
        assert len(file.pages) > 1


@pytest.mark.rule("P5")
def test_one_page_in_the_way_keeps_all_pages_from_being_written(folder, capsys):
    (folder / "x-2.svg").write_text("van een ander", encoding="utf-8")

    assert main(["export", "groot.ketenkaart", "-o", "x.svg", *TINY]) == 2

    assert capsys.readouterr() == ("", "x-2.svg exists already. Add --force to replace it.\n")
    assert made(folder) == ["x-2.svg"]
    assert main(["export", "groot.ketenkaart", "-o", "x.svg", "--force", *TINY]) == 0
    assert "van een ander" not in (folder / "x-2.svg").read_text(encoding="utf-8")


@pytest.mark.rule("P5")
def test_pages_of_an_earlier_poster_are_told_and_left_alone(folder, capsys):
    main(["export", "groot.ketenkaart", "-o", "x.svg", *TINY])
    pages = made(folder)
    capsys.readouterr()

    assert main(["export", "klein.ketenkaart", "-o", "x.svg"]) == 0
    assert capsys.readouterr().err == f"Not part of this poster: {', '.join(pages)}.\n"
    assert made(folder) == ["x.svg", *pages]

    assert main(["export", "groot.ketenkaart", "-o", "x.svg", "--force", *TINY]) == 0
    assert capsys.readouterr().err == "Not part of this poster: x.svg.\n"


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_map_is_never_replaced_by_its_own_poster(folder, capsys, force):
    write("kaart.svg", small())
    before = (folder / "kaart.svg").read_bytes()

    assert main(["export", "kaart.svg", "-o", "./kaart.svg", *force]) == 2
    assert capsys.readouterr().err == "kaart.svg is the map itself; give another name after -o.\n"
    assert (folder / "kaart.svg").read_bytes() == before


@pytest.mark.rule("P4")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--paper", "B9"], "“B9” is not a paper"),
        (["--theme", "neon"], "There is no theme “neon”; --theme takes neutral."),
        (["--theme", "../themes/neutral"], "There is no theme “../themes/neutral”"),
        (["--view", "radar"], "There is no view “radar”; give chain."),
        (["--dpi", "veel"], "--dpi takes a number from 10 to 2400, not “veel”."),
        (["--dpi", "nan"], "--dpi takes a number from 10 to 2400, not “nan”."),
        (["--dpi", "9"], "--dpi takes a number from 10 to 2400, not “9”."),
        (["--lang", "fr"], "--lang takes nl or en, not “fr”."),
        (["-o", "x.jpg"], "x.jpg must end with .pdf, .svg or .png."),
        (["-o", "x"], "x must end with .pdf, .svg or .png."),
        (["-o", "weg/x.pdf"], "weg/x.pdf cannot be written"),
        (["-o", "x" * 300 + ".pdf"], "xxx"),
    ],
)
def test_a_wrong_wish_gives_one_sentence_and_no_file(folder, capsys, words, sentence):
    assert main(["export", "klein.ketenkaart", "-o", "x.pdf", *words]) == 2

    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(sentence)
    assert error.count("\n") == 1
    assert made(folder) == []


def test_a_theme_the_map_asks_for_and_that_is_gone_is_named(folder, capsys):
    write("oud.ketenkaart", small(About(id="about", name="Oud", theme="weg")))

    assert main(["export", "oud.ketenkaart", "-o", "x.pdf"]) == 2
    assert capsys.readouterr().err.startswith("There is no theme “weg”")


@pytest.mark.parametrize(("words", "word"), [([], "Koppelvlakken"), (["--lang", "en"], "Interfaces")])
def test_the_poster_speaks_the_language_of_the_map_unless_another_is_asked_for(folder, words, word):
    assert main(["export", "klein.ketenkaart", "-o", "x.svg", *words]) == 0
    texts = (folder / "x.svg").read_text(encoding="utf-8")
    assert f">{word}<" in texts


def test_explain_tells_how_the_map_was_fitted(folder, capsys):
    main(["export", "klein.ketenkaart", "-o", "x.pdf", "--explain"])

    explanation = capsys.readouterr().out.splitlines()[1:]
    assert explanation[0].startswith("A0: 1 sheet, the map in one piece, at ")
    assert explanation[-1].startswith("Smallest text ")
    assert ", read fluently at " in explanation[-1]


def test_explain_tells_the_widths_the_smallest_text_and_from_how_far_it_is_read(folder, capsys, monkeypatch):
    english = [
        "A0: 1 sheet, the map in one piece, at its usual size.",
        "Steps 84 mm wide, names of flows up to 47 mm: as usual.",
        "Names of steps 8.4 mm, read fluently at 1.3 m.",
    ]
    dutch = [
        "A0: 1 blad, de kaart aan één stuk, op de gewone grootte.",
        "Stappen 84 mm breed, namen van stromen tot 47 mm: zoals gewoonlijk.",
        "Namen van stappen 8,4 mm, vlot te lezen op 1,3 m.",
    ]
    for locale, lines in (("en_GB.UTF-8", english), ("nl_NL.UTF-8", dutch)):
        monkeypatch.setenv("LC_ALL", locale)
        assert main(["export", "klein.ketenkaart", "-o", "x.pdf", "--explain", "--force"]) == 0
        *told, smallest = capsys.readouterr().out.splitlines()[1:]
        assert told == lines
    assert re.fullmatch(r"Kleinste tekst \d,\d mm \(“.+”, .+\), vlot te lezen op \d,\d m\.", smallest)


def test_a_screen_page_of_96_dots_to_the_inch_fills_a_screen(folder):
    pytest.importorskip("PySide6.QtGui", exc_type=ImportError)
    assert main(["export", "klein.ketenkaart", "-o", "x.png", "--paper", "screen", "--dpi", "96"]) == 0
    assert struct.unpack(">II", (folder / "x.png").read_bytes()[16:24]) == (1920, 1080)


def test_characters_the_font_lacks_are_told_and_the_poster_is_made(folder, capsys):
    write("kaart.ketenkaart", small(Partner(id="p2", name="Dienst ☃", order="2")))

    assert main(["export", "kaart.ketenkaart", "-o", "x.pdf"]) == 0
    error = capsys.readouterr().err
    assert error.startswith("The font lacks ☃ (U+2603)")
    assert made(folder) == ["x.pdf"]


def test_layout_prints_the_boxes_lanes_and_lines(folder, capsys):
    assert main(["layout", "klein.ketenkaart"]) == 0

    layout = json.loads(capsys.readouterr().out)
    assert set(layout["nodes"]) >= {"s1", "s2", "s3"}
    assert set(layout["lanes"]) >= {"p1", "p2"}
    assert layout["edges"]["d1"]["source"] == "s1"
    assert layout["text_height"] > 0


def test_the_layout_starts_from_the_places_in_the_file(folder, capsys):
    write("geplaatst.ketenkaart", small(), Memory({"s1": Cell(0, 0), "s2": Cell(1, 0), "s3": Cell(2, 1)}))

    boxes = {}
    for name in ("klein", "geplaatst"):
        assert main(["layout", f"{name}.ketenkaart"]) == 0
        boxes[name] = json.loads(capsys.readouterr().out)["nodes"]

    assert boxes["klein"]["s2"]["x"] == boxes["klein"]["s1"]["x"]
    assert boxes["geplaatst"]["s2"]["x"] > boxes["geplaatst"]["s1"]["x"]
    assert boxes["geplaatst"]["s3"]["y"] > boxes["geplaatst"]["s2"]["y"]


@pytest.mark.rule("D9")
def test_the_layout_has_the_same_cells_for_a_map_of_any_paper(folder, capsys):
    def order_of_boxes(paper, landscape):
        setup = PageSetup(paper=paper, landscape=landscape)
        kaart = chance(12, 4, 3, 1)
        about = kaart.about.model_copy(update={"pages": (setup,)})
        write("eigen.ketenkaart", Ketenkaart.of([*kaart.records.values(), about]))
        assert main(["layout", "eigen.ketenkaart"]) == 0
        boxes = json.loads(capsys.readouterr().out)["nodes"].values()
        return [_ranks([box[at] + box[side] / 2 for box in boxes]) for at, side in (("x", "w"), ("y", "h"))]

    first, *others = [
        order_of_boxes(*paper)
        for paper in (("A0", True), ("A1", False), ("A3", True), ("roll:914", True), ("screen", True))
    ]
    assert all(cells == first for cells in others)


def _ranks(middles):
    """The column or row of each box, counted from the first."""
    order = sorted(range(len(middles)), key=middles.__getitem__)
    ranks = dict.fromkeys(order[:1], 0)
    for before, after in pairwise(order):
        ranks[after] = ranks[before] + (middles[after] - middles[before] > 0.1)
    return [ranks[box] for box in range(len(middles))]


@pytest.mark.rule("P1")
@pytest.mark.parametrize("suffix", ["pdf", "svg"])
def test_a_poster_loads_no_more_than_it_needs(folder, suffix):
    unneeded = ["PySide6", "networkx", "rich", "jsonschema", "reportlab", "pikepdf", "svgwrite", "fontTools"]
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from ketenkaart.cli.main import main; "
        f"main(['export', 'klein.ketenkaart', '-o', 'x.{suffix}']); "
        f"print([name for name in {unneeded} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == [f"Made x.{suffix}.", "[]"]
