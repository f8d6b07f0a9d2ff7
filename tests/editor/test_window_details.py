"""Small things of the window that are seen at once when they are wrong."""

import re
from itertools import pairwise

import pytest
from drawing.maps import sample
from editor.chain import press
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from ketenkaart.editor.canvas.minimap import Minimap
from ketenkaart.editor.form.onposter import OnPoster
from ketenkaart.editor.listdialog import ListDialog
from ketenkaart.editor.look.apply import palette
from ketenkaart.editor.look.icons import icon
from ketenkaart.editor.look.shades import dark_shades
from ketenkaart.editor.look.stylesheet import stylesheet
from ketenkaart.editor.look.tokens import ROW, high_contrast, use_tokens
from ketenkaart.editor.rows import Row, RowList
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


def test_another_view_leaves_no_text_of_the_form_selected(window):
    title = window.form.page.first_box()
    for keys, view in (("Ctrl+2", "poster"), ("Ctrl+5", "text"), ("Ctrl+1", "map")):
        press(window, keys)
        assert window.views.isAncestorOf(window.focusWidget()), view
        cursor = title.textCursor() if hasattr(title, "textCursor") else title
        assert not (cursor.hasSelection() if hasattr(cursor, "hasSelection") else cursor.selectedText()), view


def test_the_lens_bar_stands_above_the_map_only(window):
    window.selection.set(("s2",))
    press(window, "Ctrl+B")
    assert window.reading.lens.isVisible()

    press(window, "Ctrl+2")
    assert not window.reading.lens.isVisible()
    press(window, "Ctrl+1")
    assert window.reading.lens.isVisible()


@pytest.mark.parametrize("size", [(1900, 1000), (1280, 720), (960, 540)])
def test_the_minimap_leaves_most_of_the_map_free(window, qtbot, size):
    window.resize(*size)
    window.canvas.zoom_to(3.0)
    minimap = window.findChild(Minimap)
    qtbot.waitUntil(minimap.isVisible)
    body = window.canvas.body

    assert minimap.width() <= body.width() / 3 + 1
    assert minimap.height() <= body.height() / 3 + 1
    assert minimap.geometry().bottom() < window.canvas.rect().bottom()
    assert body.contains(minimap.geometry())


def test_there_is_no_minimap_where_there_is_no_room_for_one(window):
    window.canvas.zoom_to(3.0)
    window.resize(640, 360)
    assert not window.findChild(Minimap).isVisible()

    window.resize(1600, 1000)
    window.canvas.zoom_to(4.0)
    assert window.findChild(Minimap).isVisible()


def test_in_high_contrast_a_hint_in_a_field_does_not_look_filled_in():
    system = QPalette()
    grey = QColor("#3ff23f")
    for role, colour in ((QPalette.ColorRole.Window, "#000000"), (QPalette.ColorRole.WindowText, "#ffffff")):
        system.setColor(role, QColor(colour))
    system.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, grey)
    tokens = high_contrast(system)
    made = palette(tokens)

    assert made.color(QPalette.ColorRole.PlaceholderText) != made.color(QPalette.ColorRole.Text)
    assert f"placeholder-text-color: {grey.name()}" in stylesheet(tokens, 14, "Sans")


def test_panels_make_room_in_a_narrow_window_and_come_back_in_a_wide_one(window):
    window.resize(1300, 900)
    assert window.outline_dock.isHidden()
    assert not window.form_dock.isHidden()
    window.resize(960, 900)  # half a screen
    assert window.form_dock.isHidden()

    window.resize(1600, 1000)
    assert not window.outline_dock.isHidden()
    assert not window.form_dock.isHidden()


def test_a_panel_that_is_opened_in_a_narrow_window_takes_the_place_of_the_other(window):
    window.resize(960, 540)
    press(window, "F4")
    window.outline_dock.show()
    assert window.form_dock.isHidden()
    press(window, "F4")
    assert window.outline_dock.isHidden()
    assert window.width() == 960

    window.resize(1600, 1000)
    assert not window.outline_dock.isHidden()
    assert not window.form_dock.isHidden()


def test_a_panel_that_was_closed_stays_away_in_a_wider_window(window):
    press(window, "F4")
    assert window.form_dock.isHidden()
    window.resize(960, 900)
    window.resize(1600, 1000)

    assert window.form_dock.isHidden()
    assert not window.outline_dock.isHidden()


@pytest.mark.parametrize("width", [1440, 1366, 1180, 1030, 955])
def test_words_in_the_toolbar_stand_whole_also_where_two_windows_share_a_screen(window, qtbot, width):
    window.resize(width, 900)
    shown = [one for one in window.tools.findChildren(QToolButton) if one.isVisible() and one.text()]

    assert "Matrix" in {one.text() for one in shown}
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in shown))
    assert window.tools.findChild(QToolButton, "tool_file_poster").isVisible()


def test_the_words_of_the_views_have_their_room_before_a_wider_window_is_painted(window):
    views = window.tools.findChild(QWidget, "tool_views")
    window.resize(1400, 1000)
    narrow = views.width()

    window.resize(1600, 1000)  # what is posted is not done yet

    assert views.width() == views.sizeHint().width() > narrow


def test_what_has_no_room_in_the_toolbar_stands_behind_an_arrow_that_is_seen_whole(window, qtbot):
    window.resize(640, 500)
    rest = window.tools.findChild(QToolButton, "qt_toolbar_ext_button")
    qtbot.waitUntil(rest.isVisible)

    assert rest.accessibleName() == "Meer knoppen"
    assert rest.iconSize().width() <= rest.width()
    assert window.tools.rect().contains(rest.geometry())
    rest.click()
    qtbot.waitUntil(window.tools.findChild(QToolButton, "tool_file_poster").isVisible)


def test_the_map_shows_that_keys_go_to_it_where_nothing_is_selected(window):
    ring = window.canvas.findChild(QWidget, "key_ring")
    window.outline.setFocus()
    press(window, "F6")
    assert window.canvas.hasFocus()
    assert ring.isVisible()
    assert ring.size() == window.canvas.size()

    window.selection.set(("s2",))
    assert not ring.isVisible()
    window.selection.clear()
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=window.canvas.body.bottomRight())
    assert not ring.isVisible()

    window.selection.set(("s2",))
    press(window, "Esc")
    assert window.selection.ids == ()
    assert ring.isVisible()


def test_the_text_view_shows_what_is_selected_with_what_is_told_of_it(open_window):
    window = open_window(sample("loonaangifteketen"))
    window.selection.set(("s12",))
    press(window, "Ctrl+5")
    tree = window.reading.text.tree

    for step in ("s12", "s20", "s02"):
        window.selection.set((step,))
        row = tree.visualRect(tree.currentIndex())
        assert row.top() >= 0
        assert row.bottom() <= tree.viewport().height() / 2 + row.height()


def test_a_selected_line_stands_apart_from_its_frame_on_a_dark_map(open_window):
    window = open_window(sample("loonaangifteketen"))
    canvas = window.canvas
    canvas.shades = dark_shades()
    canvas.zoom_to(2.0)
    elements = canvas.shown.scenery.elements
    one, other = max(pairwise(elements.line("d10")), key=lambda ends: (ends[0] - ends[1]).manhattanLength())
    place = one * 0.7 + other * 0.3
    canvas.centre_on(place)
    canvas.sharpen()
    middle = canvas.view.to_px(place.x(), place.y())
    level = one.y() == other.y()

    def across(far):
        """How light it is so far beside the line."""
        aside = QPointF(0, far) if level else QPointF(far, 0)
        return canvas.grab().toImage().pixelColor((middle + aside).toPoint()).lightness()

    window.selection.set(("d10",))
    light = [across(far) for far in range(-14, 15)]
    inside = range(2, len(light) - 2)
    dips = [at for at in inside if light[at] + 25 < min(max(light[at - 2 : at]), max(light[at + 1 : at + 3]))]
    assert min(dips) < len(light) // 2 < max(dips)  # a gap on each side, between the line and its frame


def test_behind_the_arrow_beside_step_stands_what_else_can_be_added(window):
    button = window.tools.findChild(QToolButton, "tool_insert_step")
    window.selection.set(("s2",))
    offered = {action.text(): action for action in button.menu().actions()}
    assert {"Volgende stap", "Beslissing", "Ketenpartner", "Fase"} <= set(offered)

    offered["Ketenpartner"].trigger()
    assert len(window.kaart.partners) == 4


def test_in_a_work_session_the_sign_before_quick_entry_is_as_large_as_its_letters(window):
    sign = window.quick.findChild(QToolButton, "quick_draw")
    usual = sign.iconSize().width()
    press(window, "Shift+F11")
    assert sign.iconSize().width() > 1.4 * usual

    press(window, "Shift+F11")
    assert sign.iconSize().width() == usual


def test_rows_of_the_help_and_of_versions_are_as_high_as_other_rows(window):
    window.commands.run("help.page")
    window.commands.run("help.recovery")
    pages = window.findChild(QWidget, "help_list")
    dialog = next(one for one in window.findChildren(ListDialog) if one.isVisible())
    dialog.add_row(None, ["x"] * dialog.list.columnCount())

    assert pages.visualItemRect(pages.item(1)).top() - pages.visualItemRect(pages.item(0)).top() >= ROW
    assert dialog.list.visualItemRect(dialog.list.topLevelItem(0)).height() >= ROW


def test_a_prompt_is_wide_enough_for_the_names_there_are(window):
    long = "Ondertekende aanvraag en dossier van de identiteit"
    window.do(set_field(window.kaart, (window.kaart.documents[0].id,), "name", long))
    window.commands.run("view.follow")
    names = window.findChild(QWidget, "prompt_list")

    assert names.sizeHintForColumn(0) <= names.viewport().width()


def test_in_high_contrast_a_chosen_row_of_a_list_is_readable(qtbot, qapp):
    system = QPalette(QColor("#000000"))
    for role, colour in (
        (QPalette.ColorRole.WindowText, "#ffffff"),
        (QPalette.ColorRole.Highlight, "#1aebff"),
        (QPalette.ColorRole.HighlightedText, "#400000"),
    ):
        system.setColor(role, QColor(colour))
    tokens = high_contrast(system)
    use_tokens(tokens)
    qapp.setStyleSheet(stylesheet(tokens, 15, "Sans"))
    rows = RowList("x")
    qtbot.addWidget(rows)
    rows.show_rows((Row("Hele kaart", 1, "Ctrl+9"), Row("Kaart", 2)))
    rows.setCurrentRow(0)
    rows.show()
    row = rows.viewport().grab(rows.visualItemRect(rows.item(0))).toImage()
    middle = row.width() // 2
    inks = [
        {row.pixelColor(x, y).name() for x in across for y in range(row.height())}
        for across in (range(middle), range(middle, row.width()))
    ]

    assert all({"#1aebff", "#400000"} <= found for found in inks)
    assert not any("#ffffff" in found for found in inks)


def test_a_short_detail_stands_whole_beside_a_text_that_has_no_room(qtbot):
    rows = RowList("x")
    qtbot.addWidget(rows)
    rows.resize(600, 200)
    texts = ("Stap", "Fase", "Fasen verwijderen " * 9)  # the mouse may be over the first
    rows.show_rows(tuple(Row(text, text, "ongedaan gemaakt") for text in texts))
    rows.show()
    wide = rows.fontMetrics().horizontalAdvance("ongedaan gemaakt") + 12
    short, long = [rows.viewport().grab(rows.visualItemRect(rows.item(row))).toImage() for row in (1, 2)]
    detail = QRect(short.width() - wide, 0, wide, short.height())

    assert short.copy(detail) == long.copy(detail)


def test_the_list_of_commands_stays_within_a_low_window(window):
    window.resize(1280, 600)
    window.checks_dock.show()
    window.commands.run("help.command")
    panel = window.panels.palette
    panel.line.setText("kaart")
    rows = panel.findChild(RowList)

    assert panel.geometry().bottom() <= window.stack.height()
    assert panel.rect().contains(rows.mapTo(panel, rows.rect().bottomRight()))
    QTest.keyClick(panel.line, Qt.Key.Key_Up)
    assert rows.viewport().rect().contains(rows.visualItemRect(rows.currentItem()))
