"""The loonaangifteketen is drawn from nothing, with real keys and a real mouse, up to its poster."""

import re
import subprocess

import pytest
from edits.test_quickentry_happypath import LINES

from ketenkaart.model.governance import Body, Role
from ketenkaart.model.vocabulary import FlowKind, PartnerKind
from ketenkaart.storage.reading import read

OWNERS = ("Belastingdienst", "UWV", "CBS")
A0_POINTS = (3370.4, 2383.9)  # 1189 by 841 mm


def test_the_loonaangifteketen_is_drawn_from_nothing_to_its_poster(desk):
    desk.start()
    desk.shot("start")
    desk.keys("ctrl+n")
    desk.until_state(focus="quick_line")

    for number, line in enumerate(LINES, 1):
        desk.type(line)
        desk.keys("Return")
        desk.until_state(undo=number, typed="")
        if number in (5, 12):
            desk.shot(f"typed-{number}")
    desk.keys("Escape")
    desk.until_state(focus="canvas")
    desk.keys("ctrl+9")
    desk.shot("typed")

    make_owners(desk)
    assign_to_bodies(desk)
    desk.drag(desk.middle(desk.id_of("Inhoudingsplichtige"), "head"), above_all(desk))
    desk.until(lambda: "Inhoudingsplichtige" in desk.ask(told="lanes")["lanes"][0], "the lane is the first")
    desk.shot("steered")

    desk.keys("ctrl+s")
    desk.until(lambda: desk.state()["dialog"] == "QFileDialog", "the dialog to save is shown")
    desk.shot("save")
    desk.type("loonaangifteketen")
    desk.keys("Return")
    file = desk.until(lambda: next(desk.home.rglob("loonaangifteketen.ketenkaart"), None), "the file")
    desk.until_state(unsaved=False, dialog="")
    assert "*" not in desk.seen_title()
    stands_as_the_script_says(read(file).kaart)

    desk.keys("ctrl+e")
    desk.until_state(poster=True)
    desk.shot("poster")
    desk.keys("Return")
    poster = desk.until(lambda: next(desk.home.rglob("Loonaangifteketen.pdf"), None), "the poster")
    desk.until(lambda: "Poster gemaakt" in desk.state()["said"], "it says that the poster is made")
    assert size_of(poster) == pytest.approx(A0_POINTS, abs=1)
    desk.shot("made")
    desk.keys("ctrl+q")
    desk.wait_for_end()


def make_owners(desk):
    """Three partners own the chain, each with a ketenregisseur."""
    select(desk, OWNERS)
    desk.keys("alt+Return")
    desk.until(lambda: desk.state()["focus"] != "canvas", "the form has the focus")
    desk.type("keten")
    desk.shot("kind")
    desk.keys("Return")
    desk.keys("Escape")
    desk.until_state(focus="canvas")
    assign(desk, "ketenreg")


def assign_to_bodies(desk):
    """Each phase is discussed somewhere, and so is the chain as a whole."""
    phases = {"top": (1, 2, 3, 5), "too": (0,), "afnemersoverleg": (4,)}
    names = ("Voorbereiden", "Aanleveren", "Controleren en innen", "Registreren")
    names += ("Leveren en gebruiken", "Terugkoppelen en corrigeren")
    for body, places in phases.items():
        select(desk, [names[place] for place in places])
        assign(desk, body, "Return")
    desk.keys("Escape")
    desk.until_state(selected=[])
    for body in ("kernteam", "lmo"):
        assign(desk, body, "Return")


def select(desk, names):
    """Click the heads of lanes or phases."""
    ids = [desk.id_of(name) for name in names]
    for place, one in enumerate(ids):
        desk.click(desk.middle(one, "head"), holding="ctrl" if place else "")
    desk.until_state(selected=ids)


def assign(desk, name, *more):
    """Assign what is selected."""
    done = desk.state()["undo"]
    desk.keys("ctrl+k")
    desk.until(lambda: desk.state()["prompt"], "it asks to whom")
    desk.type(name)
    if name == "top":
        desk.shot("assign")
    desk.keys("Return", *more)
    desk.until_state(undo=done + 1, prompt="", focus="canvas")


def above_all(desk):
    """A place in the upper half of the first lane's head."""
    first = desk.ask(told="lanes")["ids"][0]
    where = desk.ask(where=first, part="head")
    return [where["left"] + where["width"] / 2, where["top"] + where["height"] / 4]


def stands_as_the_script_says(kaart):
    assert [len(kaart.partners), len(kaart.phases), len(kaart.steps)] == [15, 6, 23]
    assert [len(kaart.flows), len(kaart.koppelvlakken)] == [29, 8]
    assert sum(flow.kind is not FlowKind.SEQUENCE and bool(flow.documents) for flow in kaart.flows) == 21
    assert kaart.partners[0].name == "Inhoudingsplichtige"
    assert {one.name for one in kaart.partners if one.kind is PartnerKind.OWNER} == set(OWNERS)
    roles = {kaart.records[one.partner].name for one in kaart.all(Role)}
    assert roles == set(OWNERS)
    assert {one.name for one in kaart.all(Body)} == {"TOP", "TOO", "Afnemersoverleg", "Kernteam", "LMO"}
    assert len(kaart.assignments) == 3 + 4 + 1 + 1 + 2


def size_of(pdf):
    """Width and height of its first page, points."""
    said = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return [float(one) for one in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", said).groups()]
