"""A map that is seen whole stays so: when something takes room beside it, and when it grows."""

import pytest
from drawing.maps import sample
from editor.chain import choose, press, type_text

from ketenkaart.editor.files import tell_changed


@pytest.fixture
def whole(open_window):
    """A window on a sample that is seen whole, a little above the zoom at which its names can be read."""
    window = open_window(sample("wlz-keten"))
    window.resize(1440, 800)
    window.canvas.grab()
    assert window.canvas.sees_all
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


def test_who_chose_a_zoom_keeps_it_while_the_map_grows(whole):
    press(whole, "Ctrl+0")
    before = whole.canvas.zoom

    choose(whole, "insert.partner")

    assert whole.canvas.zoom == before
