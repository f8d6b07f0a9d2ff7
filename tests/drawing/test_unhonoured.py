"""What people asked of the layout that is not so is told, with the reason."""

import json

import pytest

from ketenkaart.cli.main import main
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Hint, Partner, Phase, Pin, Step
from ketenkaart.model.vocabulary import Side
from ketenkaart.storage.writing import write
from ketenkaart.texts import use_language


@pytest.fixture(autouse=True)
def _english():
    use_language("en")
    yield
    use_language("nl")


def step(number, **more):
    return Step(id=f"s{number}", name=f"Stap {number}", order=str(number), **more)


def kaart(*steps, flows=()):
    partners = [Partner(id=f"p{i}", name=f"Partner {i}", order=str(i)) for i in range(1, 4)]
    phases = [Phase(id=f"f{i}", name=f"Fase {i}", order=str(i)) for i in range(1, 4)]
    return Ketenkaart.of([*partners, *phases, *steps, *flows])


REFUSED = {
    "lane": (
        (step(1, partner="p2", pin=Pin(above="s2")), step(2, partner="p1")),
        "Step “Stap 1” cannot stand above step “Stap 2”: their lanes stand the other way round.",
    ),
    "phase": (
        (step(1, partner="p1", phase="f1", pin=Pin(after="s2")), step(2, partner="p1", phase="f2")),
        "Step “Stap 1” cannot stand right of step “Stap 2”: "
        "their phases follow each other the other way round.",
    ),
    "another pin": (
        (
            step(1, partner="p1", pin=Pin(before="s2")),
            step(2, partner="p1", pin=Pin(before="s3")),
            step(3, partner="p1", pin=Pin(before="s1")),
        ),
        "Step “Stap 3” cannot stand left of step “Stap 1”: "
        "that contradicts the fixed place of step “Stap 2”.",
    ),
    "its own pin": (
        (step(1, partner="p1", pin=Pin(before="s2", after="s2")), step(2, partner="p1")),
        "Step “Stap 1” cannot stand right of step “Stap 2”: that contradicts its other fixed place.",
    ),
    "phases of a group": (
        (step(1, partner="p1", phase="f1", group="Toets"), step(2, partner="p1", phase="f3", group="Toets")),
        "Group “Toets” cannot be kept together (“Stap 1”, “Stap 2”): its phases do not adjoin in a lane.",
    ),
}


@pytest.mark.rule("L8")
@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_told_with_the_reason(case):
    steps, sentence = REFUSED[case]

    sheet = make_sheet(kaart(*steps), paper="A3")

    assert sheet.unhonoured == (sentence,)
    assert sentence in sheet.explanation


def test_a_group_parted_by_a_pin_is_told():
    steps = (
        step(1, partner="p1", phase="f1", group="Toets"),
        step(2, partner="p1", phase="f1", group="Toets", pin=Pin(after="s3")),
        step(3, partner="p1", phase="f1", pin=Pin(after="s1")),
        step(4, partner="p1", phase="f2", group="Toets", pin=Pin(after="s5")),
        step(5, partner="p1", phase="f2"),
    )

    (sentence,) = make_sheet(kaart(*steps), paper="A3").unhonoured

    assert sentence.endswith("other steps or fixed places are in the way.")


def test_the_hint_for_the_end_of_a_flow_is_for_its_last_stretch():
    """A flow that goes through another partner is drawn in two stretches."""
    flow = Flow(id="v1", source="s1", target="s2", via=("p3",), hint=Hint(side_in=Side.TOP))
    steps = (step(1, partner="p1"), step(2, partner="p2"), step(3, partner="p3"))

    sheet = make_sheet(kaart(*steps, flows=[flow]))

    into = sheet.layout["edges"]["v1.2"]["points"][-1]
    box = sheet.layout["nodes"]["s2"]
    assert sheet.unhonoured == ()
    assert into[1] == pytest.approx(box["y"], abs=0.1)


def test_nobody_is_told_anything_where_all_is_as_asked():
    sheet = make_sheet(kaart(step(1, partner="p1", pin=Pin(after="s2")), step(2, partner="p1")))

    assert sheet.unhonoured == ()


@pytest.fixture
def made(tmp_path):
    """The file of a map with so many fixed places that cannot be."""

    def make(count):
        steps = [step(2 * i + 1, partner="p2", pin=Pin(above=f"s{2 * i + 2}")) for i in range(count)]
        steps += [step(2 * i + 2, partner="p1") for i in range(count)]
        path = tmp_path / "kaart.ketenkaart"
        write(path, kaart(*steps))
        return path

    return make


def test_export_warns_on_the_error_stream(made, tmp_path, capsys):
    assert main(["export", str(made(2)), "-o", str(tmp_path / "a.svg"), "--lang", "nl"]) == 0

    assert capsys.readouterr().err.splitlines() == [
        "Processtap “Stap 1” kan niet boven processtap “Stap 2” staan: hun banen staan andersom.",
        "Processtap “Stap 3” kan niet boven processtap “Stap 4” staan: hun banen staan andersom.",
    ]


def test_export_counts_where_there_is_much_to_tell(made, tmp_path, capsys):
    file = str(made(5))
    main(["export", file, "-o", str(tmp_path / "a.svg"), "--lang", "en"])
    main(["export", file, "-o", str(tmp_path / "b.svg"), "--lang", "en", "--explain"])

    out, err = capsys.readouterr()
    assert err.splitlines() == [
        "5 fixed places, groups and chosen sides could not be honoured; --explain tells which."
    ]
    assert out.count("their lanes stand the other way round") == 5


def test_the_layout_as_json_tells_it_too(made, capsys):
    main(["layout", str(made(1))])

    (one,) = json.loads(capsys.readouterr().out)["impossible"]
    assert (one["id"], one["side"], one["why"], one["others"]) == ("s1", "above", "lane", ["s2"])
