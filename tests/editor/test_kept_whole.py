"""A map that is seen whole stays so: when something takes room beside it, and when it grows."""

import pytest
from drawing.maps import sample
from editor.chain import choose, press, type_text

from ketenkaart.editor.files import tell_changed
from ketenkaart.editor.messages import Button
from ketenkaart.editor.reading.sights import Neighbours

NAMES_FROM = 6.0 / 6.2 / 1.8  # the zoom at which names of flows have 6 px


@pytest.fixture
def whole(open_window):
    """A window on a sample that is seen whole, a little above the zoom at which its names can be read."""
    window = open_window(sample("wlz-keten"))
    window.resize(1520, 800)
    window.canvas.grab()
    assert window.canvas.sees_all
    return window


def just_readable(open_window):
    """A window on a sample that is seen whole, where the names of flows can only just be read."""
    window = open_window(sample("strafrechtketen"))
    canvas = window.canvas
    for height in range(1200, 600, -10):
        window.resize(2200, height)
        canvas.grab()
        if NAMES_FROM <= canvas.zoom < NAMES_FROM + 0.02:
            break
    assert canvas.sees_all
    return window


@pytest.mark.parametrize("opens", ["view.checks", "bar"])
def test_what_opens_beside_the_map_leaves_it_whole_and_gives_its_zoom_back(whole, opens, qtbot):
    before = whole.canvas.zoom

    if opens == "bar":
        tell_changed(whole)
    else:
        choose(whole, opens)

    qtbot.waitUntil(lambda: whole.canvas.zoom < before)
    assert whole.canvas.sees_all
    if opens == "bar":
        whole.bars.settle("changed")
    else:
        choose(whole, opens)
    qtbot.waitUntil(lambda: whole.canvas.zoom == pytest.approx(before, rel=0.01))


@pytest.mark.parametrize("adds", ["insert.partner", "insert.phase", "insert.step"])
def test_an_edit_that_makes_the_map_larger_leaves_it_whole(whole, adds):
    whole.selection.set(("s10",))

    for number in range(3):
        choose(whole, adds)
        type_text(whole, f"Nieuw {number}")
        press(whole, "Return")
        assert whole.canvas.sees_all


@pytest.mark.parametrize("at_once", [True, False])
def test_a_map_that_was_seen_whole_gets_no_larger_by_what_opens_beside_it(open_window, at_once, qtbot):
    window = just_readable(open_window)
    canvas, before, height = window.canvas, window.canvas.zoom, window.canvas.height()
    window.reading.lens.open_lens(Neighbours((window.session.kaart.steps[0].id,)))
    if not at_once:
        qtbot.waitUntil(lambda: canvas.height() < height)
        assert not canvas.sees_all
        canvas.grab()

    choose(window, "view.checks")

    qtbot.waitUntil(lambda: canvas.height() < height - 180)
    assert canvas.zoom < before
    assert canvas.sees_all


def grow(window):
    """Add partners until the map has got smaller."""
    before = window.canvas.zoom
    for number in range(8):
        choose(window, "insert.partner")
        type_text(window, f"Nieuw {number}")
        press(window, "Return")
    assert window.canvas.zoom < before
    assert window.canvas.sees_all


def undo_all(window):
    while window.session.undo_stack.canUndo():
        press(window, "Ctrl+Z")


def test_a_map_that_got_smaller_by_growing_is_as_large_again_once_that_is_undone(whole):
    before = whole.canvas.view
    grow(whole)

    undo_all(whole)

    assert whole.canvas.view == before


def test_who_chose_a_zoom_meanwhile_keeps_it_when_growing_is_undone(whole):
    grow(whole)
    choose(whole, "view.zoom_in")
    chosen = whole.canvas.zoom

    undo_all(whole)

    assert whole.canvas.zoom == chosen


def test_who_chose_a_zoom_keeps_it_while_the_map_grows(whole):
    press(whole, "Ctrl+0")
    before = whole.canvas.zoom

    choose(whole, "insert.partner")

    assert whole.canvas.zoom == before


def test_a_bar_above_the_map_takes_no_names_of_flows_from_it(open_window, qtbot):
    window = just_readable(open_window)
    canvas = window.canvas
    before, height = canvas.zoom, canvas.height()

    window.selection.set((window.session.kaart.steps[0].id,))
    press(window, "Ctrl+B")

    qtbot.waitUntil(lambda: canvas.height() < height)
    assert canvas.zoom >= NAMES_FROM
    assert not canvas.sees_all
    assert not window.minimap.isVisible(), "it would hide more than is cut off"
    press(window, "Esc")
    press(window, "Esc")
    qtbot.waitUntil(lambda: canvas.height() == height)
    assert canvas.sees_all
    assert canvas.zoom == pytest.approx(before, rel=0.001)


def test_bars_that_would_cut_off_lanes_leave_the_map_whole(whole, qtbot):
    canvas, text = whole.canvas, "Iemand anders heeft deze kaart gewijzigd en daarna weer opgeslagen. "
    whole.resize(1280, 800)
    qtbot.waitUntil(lambda: canvas.width() > 900)
    for matter, told in (("long", 4 * text), ("short", text)):
        height = canvas.height()
        whole.bars.show_bar(matter, told, (Button("Bekijken"), Button("Later")))
        qtbot.waitUntil(lambda height=height: canvas.height() < height)

    assert canvas.sees_all
    assert not whole.minimap.isVisible()
