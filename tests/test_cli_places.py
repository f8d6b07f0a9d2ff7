"""The layout travels with the file: opened again, elsewhere or by another, a map is the same picture."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from catalogue import ROOT
from drawing.maps import chance, small
from interchange.bpmnfiles import bpmn, flow, process, task

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import Add, ChangeSet, set_field
from ketenkaart.cli.main import main
from ketenkaart.drawing.arranging import Beside
from ketenkaart.drawing.moving import move_step
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.drawing.tidying import settle
from ketenkaart.export.svg import write_svg
from ketenkaart.layout.moved import moved
from ketenkaart.memory import Cell, Memory
from ketenkaart.model.process import Flow, Step
from ketenkaart.storage.reading import read
from ketenkaart.storage.writing import write

KAART = chance(12, 4, 3, 3)


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def run(*words):
    assert main([*map(str, words), "--lang", "en"]) == 0


def picture(file, *words):
    run("export", file, "-o", "x.svg", "--force", *words)
    return Path("x.svg").read_bytes()


def rewritten(file, new):
    """The map as another command writes it: merged with nothing new."""
    run("merge", file, file, file, "-o", new)
    return new


def laid_out(name, kaart=KAART):
    """A map with its layout."""
    write(name, kaart)
    return rewritten(name, f"met-{name}")


def edited(file, new, edit):
    """The file with its JSON changed by hand."""
    tree = json.loads(Path(file).read_text("utf-8"))
    edit(tree)
    Path(new).write_text(json.dumps(tree), "utf-8")
    return new


def moved_steps(before, after):
    old, new = read(before), read(after)
    lanes = {step.id: step.partner for step in old.kaart.steps}
    return moved(old.memory.places, new.memory.places, {box: lane or "" for box, lane in lanes.items()})


@pytest.mark.rule("F9")
def test_a_map_written_anew_is_the_same_picture():
    file = laid_out("a.ketenkaart")
    again = rewritten(file, "b.ketenkaart")

    assert read(file).memory == read(again).memory
    assert picture(file) == picture(again)
    assert picture(file, "--paper", "A3") == picture(again, "--paper", "A3")


@pytest.mark.rule("F9")
def test_the_picture_follows_the_places_not_what_would_be_chosen_today():
    """As in a file of years ago, laid out by a program that chose otherwise."""
    places = {f"s{i}": Cell(i, 0) for i in range(1, 4)}
    write("oud.ketenkaart", small(), Memory(places))

    again = rewritten("oud.ketenkaart", "nieuw.ketenkaart")

    assert read(again).memory.places == places
    assert picture(again) == picture("oud.ketenkaart")
    write("zonder.ketenkaart", small())
    assert picture("zonder.ketenkaart") != picture(again)


def test_the_order_in_which_a_file_names_its_places_does_not_matter():
    file = laid_out("a.ketenkaart")
    other = edited(file, "b.ketenkaart", lambda tree: tree["places"].reverse())

    assert picture(other) == picture(file)


@pytest.mark.rule("F9")
def test_a_step_added_by_hand_moves_none_but_those_it_is_tied_to():
    file = laid_out("a.ketenkaart")
    ends = [step.id for step in KAART.steps[:2]]

    def add(tree):
        tree["steps"].append({"id": "nieuw", "name": "Nieuw", "partner": "p0", "phase": "f1"})
        tree["flows"].append({"id": "nieuw1", "source": ends[0], "target": "nieuw"})
        tree["flows"].append({"id": "nieuw2", "source": "nieuw", "target": ends[1]})

    again = rewritten(edited(file, "b.ketenkaart", add), "c.ketenkaart")

    assert moved_steps(file, again) <= set(ends)
    assert "nieuw" in read(again).memory.places


@pytest.mark.rule("F9")
def test_a_merge_keeps_our_layout_and_finds_places_for_what_they_added():
    base = laid_out("basis.ketenkaart")
    step, hand_over = Step(id="hun", name="Van hen", partner="p1"), Flow(id="hun1", source="s0", target="hun")
    theirs = apply(read(base).kaart, ChangeSet((Add(step), Add(hand_over))))
    write("hun.ketenkaart", theirs, Memory({"s0": Cell(9, 9)}))

    run("merge", base, base, "hun.ketenkaart", "-o", "samen.ketenkaart")

    assert moved_steps(base, "samen.ketenkaart") <= {"s0"}
    assert "hun" in read("samen.ketenkaart").memory.places


def test_an_imported_map_has_the_places_of_its_picture():
    Path("x.bpmn").write_text(bpmn(process(task("a"), task("b"), flow("a", "b"))), "utf-8")

    run("import", "x.bpmn", "-o", "a.ketenkaart")

    loaded = read("a.ketenkaart")
    assert {step.id for step in loaded.kaart.steps} == set(loaded.memory.places)
    assert picture(rewritten("a.ketenkaart", "b.ketenkaart")) == picture("a.ketenkaart")


def test_a_sample_has_the_same_picture_before_and_after_its_first_edit_but_for_the_edit():
    run("new", "a.ketenkaart", "--sample", "wlz-keten")
    step = read("a.ketenkaart").kaart.steps[0].id

    def rename(tree):
        next(record for record in tree["steps"] if record["id"] == step)["name"] = "Anders"

    again = rewritten(edited("a.ketenkaart", "b.ketenkaart", rename), "c.ketenkaart")

    assert read(again).memory == read("a.ketenkaart").memory


def cell(box, column, row):
    return {"id": box, "column": column, "row": row}


NONSENSE = {
    "a text": "links",
    "an object": {"s1": [0, 0]},
    "what is no place": [None, 1, "s1", [], {}, {"id": ["s1"], "column": 0, "row": 0}],
    "half places": [{"id": "s1"}, {"id": "s2", "column": 1}, {"column": 1, "row": 1}],
    "what are no numbers": [cell("s1", "0", 0), cell("s2", 1.5, 0), cell("s3", True, False)],
    "negative numbers": [cell("s1", -1, 0), cell("s2", 0, -(10**9)), cell("s3", -5, -5)],
    "huge numbers": [cell("s1", 10**9, 0), cell("s2", 0, 10**15), cell("s3", 10**6, 10**6)],
    "the hugest numbers": [cell("s1", 10**6, 10**6), cell("s2", 10**6, 10**6), cell("s3", 10**6, 10**6)],
    "one cell for all": [cell("s1", 0, 0), cell("s2", 0, 0), cell("s3", 0, 0)],
    "phases in another order": [cell("s1", 9, 0), cell("s2", 5, 0), cell("s3", 0, 0)],
    "steps that are gone": [cell("weg", 0, 0), cell("about", 0, 0), cell("d1", 3, 3)],
    "one step twice": [cell("s1", 0, 0), cell("s1", 1, 1)],
}


@pytest.mark.rule("F7")
@pytest.mark.parametrize("places", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_for_places_gives_a_map_all_the_same(places):
    write("a.ketenkaart", small())
    file = edited("a.ketenkaart", "b.ketenkaart", lambda tree: tree.update(places=places))

    again = rewritten(file, "c.ketenkaart")

    assert set(read(again).memory.places) == {"s1", "s2", "s3"}
    assert picture(file) == picture(again)
    assert read(rewritten(again, "d.ketenkaart")).memory == read(again).memory


WAYS = {
    "a text": "rechtdoor",
    "an object": {"d1": [7]},
    "what is no way": [None, 7, "d1", [], {}, {"id": "d1"}, {"id": ["d1"], "level": True}],
    "turns that make no sense": [{"id": "d1", "level": True, "turns": ["p1", [], {}, [["p1"], 2], -1, 1.5]}],
    "endless turns": [{"id": "d1", "level": True, "turns": [0, ["p1", 0]] * 5_000}],
    "turns to and fro": [{"id": "d1", "level": True, "turns": [0, ["p1", 0], 9, ["p1", 2], 0, ["p2", 8]]}],
    "huge numbers": [{"id": "d1", "level": False, "turns": [["p1", 10**6], 10**6]}],
    "a lane that is gone": [{"id": "d1", "level": False, "turns": [["weg", 2]]}],
    "a way through boxes": [{"id": "d1", "level": True, "turns": []}, {"id": "v1", "level": False}],
    "flows that are gone": [{"id": "weg", "level": True}, {"id": "d1.9", "level": True}],
}


@pytest.mark.rule("F7")
@pytest.mark.parametrize("ways", WAYS.values(), ids=WAYS)
def test_nonsense_for_ways_gives_a_map_all_the_same(ways):
    file = edited(laid_out("a.ketenkaart", small()), "b.ketenkaart", lambda tree: tree.update(ways=ways))

    again = rewritten(file, "c.ketenkaart")

    assert set(read(again).memory.ways) == {"d1", "v1"}
    assert picture(file) == picture(again)
    assert read(rewritten(again, "d.ketenkaart")).memory == read(again).memory


@pytest.mark.rule("F9")
def test_a_map_after_many_edits_is_the_same_picture_in_a_fresh_process():
    """Each edit starts from the layout before it; so lines run as no fresh layout runs them."""
    kaart, dice = chance(14, 4, 3, 4), random.Random(1)
    memory = settle(kaart)
    for number in range(10):
        kaart, memory = any_edit(dice, kaart, memory, number)
        memory = settle(kaart, memory)
    live = make_sheet(kaart, memory).drawing
    write_svg(live.pages[0], live, Path("live.svg"))
    write("a.ketenkaart", kaart, memory)

    words = ["-m", "ketenkaart", "export", "a.ketenkaart", "-o", "x.svg"]
    subprocess.run([sys.executable, *words], check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})

    assert Path("x.svg").read_bytes() == Path("live.svg").read_bytes()
    assert Path(rewritten("a.ketenkaart", "b.ketenkaart")).read_bytes() == Path("a.ketenkaart").read_bytes()
    assert settle(kaart, Memory(memory.places)).ways != memory.ways


def any_edit(dice, kaart, memory, number):
    """The map after an edit by chance, and the layout to start from."""
    one, other = dice.sample(kaart.steps, 2)
    if number % 4 == 0:
        found = move_step(kaart, memory, one.id, Beside(other.id, dice.choice(["before", "after", "below"])))
        return apply(kaart, found.changes), found.memory
    edits = [
        Add(Flow(id=f"nieuw{number}", name="Terugmelding", source=one.id, target=other.id)),
        set_field(one, "partner", other.partner),
        set_field(one, "phase", other.phase),
    ]
    return apply(kaart, ChangeSet((edits[number % 4 - 1],))), memory


def test_two_steps_in_one_cell_move_no_others():
    """As in a file that was merged line by line: both sides put a step in the same free cell."""
    file = laid_out("a.ketenkaart")
    before = read(file).memory
    one = KAART.steps[0]
    twin = one.model_copy(update={"id": "twin", "name": "Ook hier"})
    write(
        "b.ketenkaart",
        type(KAART).of([*KAART.records.values(), twin]),
        before._replace(places={**before.places, "twin": before.places[one.id]}),
    )

    again = rewritten("b.ketenkaart", "c.ketenkaart")

    assert moved_steps(file, again) <= {one.id}


def test_a_step_in_another_lane_moves_no_others():
    file = laid_out("a.ketenkaart")
    step = KAART.steps[0].id

    def hand_over(tree):
        next(record for record in tree["steps"] if record["id"] == step)["partner"] = "p3"

    again = rewritten(edited(file, "b.ketenkaart", hand_over), "c.ketenkaart")

    assert moved_steps(file, again) <= {step}


def test_a_step_in_another_phase_moves_no_others():
    file = laid_out("a.ketenkaart")
    step = KAART.steps[0].id

    def postpone(tree):
        next(record for record in tree["steps"] if record["id"] == step)["phase"] = "f2"

    again = rewritten(edited(file, "b.ketenkaart", postpone), "c.ketenkaart")

    assert moved_steps(file, again) <= {step}
