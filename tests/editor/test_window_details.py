"""Small things of the window that are seen at once when they are wrong."""

import re

import pytest

from ketenkaart.editor.form.onposter import OnPoster
from ketenkaart.editor.look.icons import icon
from ketenkaart.edits.setting import set_field


def rows_with_ink(image):
    """The rows of pixels of an icon in which anything is painted."""
    across = range(image.width())
    return [y for y in range(image.height()) if any(image.pixelColor(x, y).alpha() > 90 for x in across)]


def test_the_buttons_beside_the_zoom_are_a_minus_and_a_plus(window):
    minus, plus = (window.status.findChild(object, f"status_zoom_{way}") for way in ("out", "in"))
    drawn = [button.icon().pixmap(40, 40).toImage() for button in (minus, plus)]

    assert len(rows_with_ink(drawn[0])) <= 4
    assert len(rows_with_ink(drawn[1])) >= 20
    before = window.canvas.zoom
    plus.click()
    larger = window.canvas.zoom
    minus.click()
    assert larger > before
    assert larger > window.canvas.zoom


@pytest.mark.parametrize("name", ["add", "remove"])
def test_both_are_icons_of_the_program(name):
    assert not icon(name).isNull()


def test_the_form_of_the_map_tells_what_becomes_of_it_on_the_poster(window, qtbot):
    part = window.form.page.findChild(OnPoster)
    section = next(one for one in window.form.page.sections if one.title == OnPoster.title)
    assert not section.is_open
    section.head.click()

    assert part.paper.text() == "A0 liggend"
    qtbot.waitUntil(lambda: bool(part.smallest.text()), timeout=20_000)
    assert part.sheets.text() == "1 blad"
    assert re.fullmatch(r"\d+,\d mm, vlot te lezen op \d+,\d m", part.smallest.text())


def test_what_is_told_of_the_poster_follows_the_map(window, qtbot):
    next(one for one in window.form.page.sections if one.title == OnPoster.title).head.click()
    part = window.form.page.findChild(OnPoster)
    qtbot.waitUntil(lambda: bool(part.smallest.text()), timeout=20_000)

    window.do(set_field(window.kaart, ("s1",), "name", "Melden dat er iets is veranderd"))
    assert part.smallest.text() == ""
    qtbot.waitUntil(lambda: bool(part.smallest.text()), timeout=20_000)
