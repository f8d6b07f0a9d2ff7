"""How a map is fitted to its sheet: one set of cells, and the widths that make its text largest."""

import re

import pytest
from drawing.collisions import collisions
from drawing.maps import chance, sample
from drawing.oddmaps import odd
from fontTools.ttLib import TTFont

from ketenkaart.drawing.displaylist import Face, TextRun
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.drawing.textmeasure import x_height
from ketenkaart.model.about import About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Phase, Pin, Step
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.resources import resource
from ketenkaart.texts import language_in_use, use_language

PAPERS = [("A0", True), ("A1", False), ("roll:914", True), ("screen", True), ("A3", True)]
USUAL = 84.5 / 8.4  # the width of a box, in sizes of its text


@pytest.fixture(autouse=True)
def in_english():
    spoken = language_in_use()
    use_language("en")
    yield
    use_language(spoken)


def cells_on(kaart, papers=PAPERS):
    return [make_sheet(kaart, paper=paper, landscape=landscape).memory for paper, landscape in papers]


def in_a_row(count):
    """Steps that follow each other in one lane."""
    steps = [Step(id=f"s{i}", name=f"Dossier {i} doorgeven", partner="p", order=str(i)) for i in range(count)]
    flows = [
        Flow(id=f"v{i}", source=f"s{i}", target=f"s{i + 1}", kind=FlowKind.SEQUENCE) for i in range(count - 1)
    ]
    return Ketenkaart.of([About(id="about", name="Lang"), Partner(id="p", name="Dienst"), *steps, *flows])


def long_and_high(phases, lanes):
    """A step in each phase, those of the first phase in lanes of their own."""
    partners = [Partner(id=f"p{i}", name=f"Dienst {i}", order=f"{i:02d}") for i in range(lanes)]
    columns = [Phase(id=f"f{i}", name=f"Fase {i}", order=f"{i:02d}") for i in range(phases)]
    row = [Step(id=f"s{i}", name="Doorgeven", partner="p0", phase=f"f{i}") for i in range(phases)]
    rest = [Step(id=f"t{i}", name="Volgen", partner=f"p{i}", phase="f0") for i in range(1, lanes)]
    return Ketenkaart.of([About(id="about", name="Groot"), *partners, *columns, *row, *rest])


def in_a_column(count, name):
    """Steps in a lane each, with named flows from one to the next."""
    partners = [Partner(id=f"p{i}", name=f"Dienst {i}", order=f"{i:02d}") for i in range(count)]
    steps = [Step(id=f"s{i}", name="Doorgeven", partner=f"p{i}", order=f"{i:02d}") for i in range(count)]
    flows = [
        Flow(id=f"v{i}", name=name, source=f"s{i}", target=f"s{i + 1}", kind=FlowKind.DATA, order=f"{i:02d}")
        for i in range(count - 1)
    ]
    return Ketenkaart.of([About(id="about", name="Hoog"), *partners, *steps, *flows])


def width_of_boxes(sheet):
    """The width of a box, in sizes of its text."""
    return min(box["w"] for box in sheet.layout["nodes"].values()) / sheet.layout["text_height"]


def faults(sheet):
    return [fault for page in sheet.drawing.pages for fault in collisions(page)]


@pytest.mark.rule("D9")
@pytest.mark.parametrize("name", ["loonaangifteketen", "asielketen", "strafrechtketen", "wlz-keten"])
def test_a_sample_has_the_same_cells_on_every_sheet(name):
    first, *others = cells_on(sample(name))
    assert all(memory == first for memory in others)


@pytest.mark.rule("D9")
@pytest.mark.parametrize("kaart", [chance(16, 5, 3, 4), odd(5)], ids=["chance", "odd"])
def test_a_map_by_chance_has_the_same_cells_on_every_sheet(kaart):
    first, *others = cells_on(kaart, [("A0", True), ("A3", True), ("A4", False)])
    assert all(memory == first for memory in others)


@pytest.mark.rule("D9")
def test_a_map_with_pins_has_the_same_cells_on_every_sheet():
    kaart = chance(9, 4, 2, 6)
    pins = {"s3": Pin(above="s2"), "s7": Pin(before="s6"), "s8": Pin(below="s5")}
    pinned = [
        record.model_copy(update={"pin": pins[record.id]}) if record.id in pins else record
        for record in kaart.records.values()
    ]
    first, *others = cells_on(Ketenkaart.of(pinned), [("A0", True), ("A3", True), ("screen", True)])
    assert all(memory == first for memory in others)


@pytest.mark.rule("D9")
def test_a_poster_in_another_language_has_the_same_cells():
    kaart = chance(9, 4, 2, 6)
    assert make_sheet(kaart, language="en").memory == make_sheet(kaart, language="nl").memory


def test_a_map_with_room_enough_has_boxes_of_the_usual_width():
    sheet = make_sheet(in_a_row(4))
    assert width_of_boxes(sheet) == pytest.approx(USUAL, abs=0.01)
    assert any(line.endswith(": as usual.") for line in sheet.explanation)


def test_a_long_map_on_a_narrow_sheet_has_narrower_boxes_and_larger_text():
    sheet = make_sheet(long_and_high(9, 14), paper="A1", landscape=False)
    assert width_of_boxes(sheet) < USUAL - 1.0
    assert any("narrower than usual" in line for line in sheet.explanation)
    assert len(sheet.drawing.pages) == 1
    assert faults(sheet) == []


def test_a_high_map_on_a_low_sheet_has_wider_names_and_larger_text():
    high = in_a_column(9, "Verzamelstaat van alle inkomstenverhoudingen per tijdvak en per administratie")
    sheet = make_sheet(high, paper="roll:914")
    assert any("wider than usual" in line for line in sheet.explanation)
    assert faults(sheet) == []


def test_a_screen_page_is_explained_by_the_height_of_the_picture():
    lines = make_sheet(in_a_row(4), paper="screen").explanation
    assert lines[0] == "Screen 16:9: 1 sheet, the map in one piece, at its usual size."
    assert lines[-1].endswith("times the height of the picture.")


@pytest.mark.parametrize(
    ("kaart", "english", "dutch"),
    [
        (in_a_row(9), r"Cut before step \d\.", r"Geknipt voor stap \d\."),
        (long_and_high(9, 2), r"Cut before phase “Fase \d”\.", r"Geknipt voor fase “Fase \d”\."),
    ],
    ids=["step", "phase"],
)
def test_a_cut_is_explained_by_what_comes_next(kaart, english, dutch):
    sheet = make_sheet(kaart, paper="A1", landscape=False)
    assert any(re.fullmatch(english, line) for line in sheet.explanation)
    use_language("nl")
    assert any(re.fullmatch(dutch, line) for line in sheet.explanation)


def test_the_reading_distance_follows_from_the_x_height_of_the_font():
    for face in Face:
        font = TTFont(resource("fonts", f"{face.value}.ttf"))
        assert x_height(face) == pytest.approx(font["OS/2"].sxHeight / font["head"].unitsPerEm)
    lines = make_sheet(in_a_row(4)).explanation
    assert "Names of steps 8.4 mm, read fluently at 1.3 m." in lines  # 8.4 x 0.522 x 286 = 1254 mm


def test_of_a_map_without_steps_no_size_of_steps_is_told():
    kaart = Ketenkaart.of([About(id="about", name="Leeg"), Partner(id="p1", name="Bron")])

    told = make_sheet(kaart).explanation

    assert "The map has no steps yet." in told
    assert not any("steps" in line.lower() and "mm" in line for line in told)


def test_an_overview_tells_what_a_step_or_flow_is_that_is_alone_in_its_place():
    overview = make_sheet(sample(), paper="A4").drawing.pages[0]
    boxes = {group.title for group in overview.groups if group.kind == "steps"}
    names = [
        " ".join(item.text for item in group.walk() if isinstance(item, TextRun))
        for group in overview.groups
        if group.id.endswith(".name")
    ]

    assert any(title.endswith("12 Nominatief deel doorleveren") for title in boxes)
    assert any(title.endswith("4 stappen") for title in boxes)
    assert {"D13", "2 stromen"} <= set(names)
    assert not any(title.endswith("1 stap") for title in boxes)
    assert "1 stroom" not in names
