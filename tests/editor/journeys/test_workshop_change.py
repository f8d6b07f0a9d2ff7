"""A change in a workshop: insert a step, move it, assign it, undo, redo, save, and open it again."""

import shutil

import numpy as np
from editor.journeys.desk import ROOT
from PySide6.QtGui import QImage

from ketenkaart.model.vocabulary import Part
from ketenkaart.storage.reading import read

ROUNDING = 8  # levels of 255: what an edit changed is painted by itself, and Qt rounds it otherwise there


def test_a_step_is_inserted_moved_assigned_undone_redone_saved_and_there_again(desk):
    file = desk.folder / "wlz.ketenkaart"
    shutil.copy(ROOT / "samples" / "wlz-keten.ketenkaart", file)
    before = read(file).kaart
    desk.start(file)
    desk.until(lambda: desk.seen_title().startswith("Wlz"), "the map is open")
    desk.until_state(focus="canvas")

    step = insert_a_step(desk)
    move_to_the_client(desk, step)
    assign_to_steering_group(desk, step)
    desk.shot("changed")

    desk.keys(*["ctrl+z"] * 3)
    desk.until_state(undo=0, unsaved=False)
    assert set(desk.state()["names"]) == set(before.records)
    desk.keys(*["ctrl+y"] * 3)
    desk.until_state(undo=3, unsaved=True)
    assert "*" in desk.seen_title()
    desk.keys("ctrl+s")
    desk.until(lambda: "*" not in desk.seen_title(), "the title says that all is saved")

    changed = read(file).kaart
    assert changed.records[step].partner == "p01"
    assert {(flow.source, flow.target) for flow in changed.flows} >= {("s03", step), (step, "s04")}
    given = [one for one in changed.assignments if one.element == step]
    assert [(one.assignee, one.part) for one in given] == [("sg", Part.DISCUSSES)]
    assert {one.id for one in changed.records.values()} >= set(before.records) - {"v01"}

    picture = the_map(desk, "before")
    desk.keys("ctrl+q")
    desk.wait_for_end()
    desk.start(file)
    desk.until(lambda: desk.seen_title().startswith("Wlz"), "the map is open again")
    assert read(file).kaart == changed
    assert farthest(the_map(desk, "after"), picture) <= ROUNDING
    desk.keys("ctrl+q")
    desk.wait_for_end()


def insert_a_step(desk):
    """Put a step into a flow, with Enter on it."""
    desk.click(desk.middle("v01", "line"))
    desk.until_state(selected=["v01"])
    desk.keys("Return")
    step = desk.until(lambda: desk.state()["naming"], "the name of the new step is typed")
    desk.type("wens bespreken")
    desk.shot("typing")
    desk.keys("Return")
    desk.until(lambda: desk.state()["names"][step] == "Wens bespreken", "it has its name")
    desk.until_state(focus="canvas", undo=1, selected=[step])
    return step


def move_to_the_client(desk, step):
    """Drag the step into another lane."""
    here, lane = desk.middle(step), desk.ask(where="p01", part="head")
    there = [here[0], lane["top"] + lane["height"] - 12]
    desk.hold(here, there)
    desk.shot("dragging")
    desk.let_go()
    desk.until_state(undo=2)


def assign_to_steering_group(desk, step):
    """Assign it by name; Enter takes what the body usually does."""
    assert desk.state()["selected"] == [step]
    desk.keys("ctrl+k")
    desk.until(lambda: desk.state()["prompt"], "it asks to whom")
    desk.type("stuur")
    desk.shot("assigning")
    desk.keys("Return")
    desk.until(lambda: desk.state()["prompt"].startswith("Wat"), "it asks what the body does")
    desk.keys("Return")
    desk.until_state(undo=3, focus="canvas", prompt="")


def the_map(desk, name):
    """The picture of the whole map, with nothing selected and the mouse away."""
    desk.keys("Escape", "ctrl+9")
    desk.to((960, 2))
    desk.until(lambda: desk.ask(told="all")["sees_all"], "the whole map is seen")
    desk.until(lambda: not desk.state()["selected"], "nothing is selected")
    desk.until(lambda: not desk.state()["hovered"], "the mouse is away")
    where = desk.ask(where="", part="canvas")
    image = QImage(str(desk.shot(name))).convertToFormat(QImage.Format.Format_RGB32)
    part = image.copy(where["left"], where["top"], where["width"], where["height"])
    return np.frombuffer(bytes(part.constBits()), np.uint8).astype(int)


def farthest(one, other):
    """How much two pictures differ at most, in levels of 255."""
    return 255 if one.shape != other.shape else int(abs(one - other).max())
