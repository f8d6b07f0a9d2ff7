"""What a lens shows: brought into sight, told in a low bar, and made into a poster of its own."""

import pikepdf
import pytest
from drawing.maps import sample
from editor.chain import choose, press
from editor.hands import head_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from ketenkaart.drawing.displaylist import TextRun
from ketenkaart.editor.poster.dialog import PosterDialog
from ketenkaart.editor.reading.sights import Belonging, Followed, Neighbours
from ketenkaart.model.governance import Assignment, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Koppelvlak


@pytest.fixture
def dialog(open_window, qtbot):
    """The dialog that the button of the lens bar opens, with its sheet made."""
    window = open_window(sample("loonaangifteketen"))
    window.selection.set(("s08",))
    press(window, "Ctrl+B")
    button = window.reading.lens.findChild(QToolButton, "lens_poster")
    assert (button.text(), button.isVisible()) == ("Als poster", True)
    button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PosterDialog)
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=60_000)
    yield dialog
    if isinstance(QApplication.activeModalWidget(), PosterDialog):
        dialog.reject()


def colours(dialog, element):
    """The colours of the words of an element on the sheet."""
    page = dialog.made.sheet.drawing.pages[0]
    group = next(group for group in page.groups if group.id == element)
    return {item.colour for item in group.walk() if isinstance(item, TextRun)}


def words(dialog, part):
    page = dialog.made.sheet.drawing.pages[0]
    group = next(group for group in page.groups if group.id == part)
    return " ".join(item.text for item in group.walk() if isinstance(item, TextRun))


def test_what_the_lens_does_not_show_is_faint_on_its_poster_and_the_lens_is_told(dialog):
    lit, faint = colours(dialog, "s08"), colours(dialog, "s23")

    assert not lit & faint
    assert len(colours(dialog, "f1") & colours(dialog, "f6")) > 0, "phases stay as they are"
    assert "Voor en na mij: S08 Controlefase 1" in words(dialog, "title")


def test_it_gets_a_file_of_its_own_and_all_words_of_the_map(dialog, tmp_path, qtbot):
    name = dialog.form.path.text()
    assert name.endswith("Loonaangifteketen voor en na mij.pdf")
    path = tmp_path / "lens.pdf"
    dialog.form.path.setText(str(path))

    dialog.go.click()

    qtbot.waitUntil(path.exists, timeout=60_000)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.action("file.poster_lens")
@pytest.mark.parametrize(
    ("sight", "name"),
    [(Belonging("lmo"), "lens LMO"), (Followed("doc20"), "document volgen Uitkering WW WIA")],
)
def test_the_file_of_a_lens_is_called_after_what_it_is_by(open_window, sight, name):
    window = open_window(sample("loonaangifteketen"))

    dialog = PosterDialog(window, sight=sight)

    assert dialog.form.path.text().endswith(f"Loonaangifteketen {name}.pdf")
    dialog.reject()


def test_the_poster_of_a_lens_is_in_the_menu_while_one_is_on(window):
    assert window.commands["file.poster_lens"].toolTip().endswith("Er staat geen lens aan.")
    window.reading.lens.open_lens(Belonging("burger"))

    choose(window, "file.poster_lens")

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PosterDialog)
    assert "lens" in dialog.form.path.text()
    dialog.reject()


def test_a_poster_that_is_made_otherwise_shows_all(window, qtbot):
    window.reading.lens.open_lens(Neighbours(("s1",), 1))
    window.commands.run("file.poster")
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=60_000)

    assert colours(dialog, "s1") == colours(dialog, "s5")
    dialog.reject()


@pytest.mark.parametrize("width", [1100, 1366, 1920])
def test_the_lens_bar_stays_low_in_a_window_of_any_width(open_window, width, qtbot):
    window = open_window(sample("loonaangifteketen"))
    window.resize(width, 768)
    window.selection.set(("s08",))
    press(window, "Ctrl+B")
    bar = window.reading.lens

    qtbot.waitUntil(lambda: bar.height() <= 60)

    for button in bar.findChildren(QToolButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.objectName()


def test_the_lens_bar_is_one_line_and_says_how_far_it_reaches_where_that_has_room(window, qtbot):
    window.resize(1366, 768)
    window.form_dock.show()
    window.selection.set(("s2",))
    press(window, "Ctrl+B")
    bar = window.reading.lens
    words = [bar.findChild(QLabel, name) for name in ("lens_title", "lens_name", "lens_facts")]
    depth, close = (bar.findChild(QToolButton, name) for name in ("lens_depth", "lens_close"))

    qtbot.waitUntil(lambda: len({one.geometry().center().y() for one in words}) == 1)
    assert depth.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert close.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert all(one.width() >= one.sizeHint().width() for one in (*words, depth))


@pytest.mark.parametrize(
    ("element", "facts"),
    [("bureau", "Wat gaat via ketenbureau: niets"), ("r9", "Wat gaat via regisseur: 1 koppelvlak")],
)
def test_a_lens_that_picks_out_nothing_on_the_map_leaves_all_as_it_is_and_tells_so(
    open_window, element, facts
):
    uncrossed = (
        Koppelvlak(id="k9", name="Nergens"),
        Role(id="r9", name="regisseur"),
        Assignment(id="a9", element="k9", assignee="r9"),
    )
    window = open_window(Ketenkaart.of([*sample("loonaangifteketen").records.values(), *uncrossed]))
    bar = window.reading.lens

    bar.open_lens(Belonging(element))

    told = bar.findChild(QLabel, "lens_facts").text()
    assert told == f"{facts}. Op de kaart zelf staat daar niets van, dus alles blijft zoals het is."
    assert window.canvas.states.lit >= {"s08", "d04"}
    assert bar.accessibleDescription().endswith(told)


def test_a_lens_brings_what_it_lights_into_sight_where_nothing_of_it_is(open_window):
    window = open_window(sample("loonaangifteketen"))
    canvas = window.canvas
    window.commands.run("view.zoom_100")
    canvas.scroll_by(-5000, -5000)
    lit = ("s01", "s02")
    assert not any(canvas.element_rect(one).intersects(canvas.body) for one in lit)

    window.reading.lens.open_lens(Followed("doc01"))

    assert all(canvas.body.contains(canvas.element_rect(one)) for one in lit)
    before = canvas.view
    window.reading.lens.open_lens(Neighbours(("s01",), 1))
    assert canvas.view == before, "what is in sight stays where it is"


def test_around_a_box_that_stands_for_several_steps_is_looked_round_all_of_them(window):
    lens = window.reading.lens
    window.reading.folds.toggle(("bd",))
    window.selection.set((window.canvas.drawn_as("s5"),))
    assert window.selection.ids == ("s4", "s5")

    press(window, "Ctrl+B")

    assert {"s2", "s3", "s4", "s5"} <= lens.lit.ids, "two flows away from the first of them, too"
    assert (lens.lit.name, lens.lit.facts) == ("2 stappen", "Ervoor: 2 stappen, 1 partner   Erna: niets")
    window.selection.set(("s1", "s4"))
    assert lens.lit.ids >= {"s1", "s2", "s3", "s4", "s5"}


def test_a_lane_that_is_selected_stays_as_faint_as_the_lens_makes_it(window):
    canvas, boxes = window.canvas, [window.canvas.element_rect(one) for one in ("s4", "s5")]
    window.reading.lens.open_lens(Belonging("burger"))
    faint = [canvas.grab(box.adjusted(4, 4, -4, -4)).toImage() for box in boxes]

    QTest.mouseMove(canvas, head_of(window, "bd"))
    window.selection.set(("bd",))

    assert [canvas.grab(box.adjusted(4, 4, -4, -4)).toImage() for box in boxes] == faint


@pytest.mark.parametrize("reduced", [True, False])
def test_what_moves_stays_as_faint_as_the_lens_makes_it(window, reduced, qtbot):
    canvas = window.canvas
    canvas.reduced_motion = reduced
    window.reading.lens.open_lens(Belonging("burger"))
    window.selection.set(("s3",))
    before = canvas.element_rect("s4")

    press(window, "Shift+Return")  # a step beside it, for which the lane below makes room
    after = canvas.element_rect("s4")
    assert after != before
    moving = darkest(canvas, after if reduced else before)  # from where it sets out, or framed
    canvas.finish_motion()
    qtbot.waitUntil(lambda: not canvas.states.moved)

    assert moving >= darkest(canvas, after) - 10


def test_what_folds_is_lit_from_the_first_moment_it_is_seen(window):
    canvas, seen = window.canvas, []
    window.reading.lens.open_lens(Belonging("bd"))
    canvas.screen_changed.connect(lambda: seen.append(canvas.drawn_as("s4") in canvas.states.lit))

    window.reading.folds.toggle(("bd",))

    assert canvas.drawn_as("s4") != "s4"
    assert seen == [True]


def darkest(canvas, box):
    """How light the darkest within a box is."""
    image = canvas.grab(box.adjusted(6, 6, -6, -6)).toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return min(image.pixelColor(*place).lightness() for place in places)
