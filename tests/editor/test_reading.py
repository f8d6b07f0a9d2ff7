"""Reading the map together: lenses, layers, and the map in words."""

import pytest
from drawing.maps import sample
from editor.chain import answer, choose, pick, press
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QListWidget

from ketenkaart.changes.change import Add, ChangeSet
from ketenkaart.edits.deleting import delete
from ketenkaart.edits.edit import Edit
from ketenkaart.model.governance import Finding
from ketenkaart.model.process import Pin


def lit(window):
    """The steps that are not faint."""
    ids = window.canvas.states.lit
    return None if ids is None else {step.id for step in window.session.kaart.steps if step.id in ids}


def bar(window, name):
    """What a label or button of the lens bar says."""
    found = window.reading.lens.findChild(object, f"lens_{name}")
    return found.text()


def told(monkeypatch):
    """All that assistive technology is told from now on."""
    heard = []
    way = "ketenkaart.editor.messages.QAccessible.updateAccessibility"
    monkeypatch.setattr(way, lambda event: heard.append(event.message()))
    return heard


def look_around(window, element="s3"):
    window.selection.set((element,))
    press(window, "Ctrl+B")


@pytest.mark.action("view.neighbours")
def test_before_and_after_me_lights_what_leads_here_and_follows(window):
    look_around(window)

    assert lit(window) == {"s1", "s2", "s3", "s4", "s5"}
    assert bar(window, "depth") == "2 stappen ver"
    assert window.reading.lens.isVisible()
    assert bar(window, "title") == "Voor en na mij"
    assert "Beslissen" in bar(window, "name")
    assert "Ervoor: 2 stappen, 2 partners" in bar(window, "facts")
    press(window, "Ctrl+B")
    assert lit(window) is None
    assert not window.reading.lens.isVisible()


@pytest.mark.action("view.lens_depth")
def test_the_lens_can_be_nearer_or_reach_all(window):
    assert window.commands["view.lens_depth"].toolTip().endswith("Voor en na mij staat niet aan.")
    look_around(window)
    pick(window, "view.lens_depth", "1 stap ver")

    assert lit(window) == {"s2", "s3", "s4"}
    assert bar(window, "depth") == "1 stap ver"
    menu = window.reading.lens.findChild(object, "lens_depth").menu()
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["1 stap ver"]
    menu.actions()[-1].trigger()
    assert bar(window, "depth") == "Alle stappen"


def test_the_lens_goes_along_with_the_keyboard_and_with_edits(window):
    look_around(window)
    pick(window, "view.lens_depth", "1 stap ver")
    press(window, "Right")
    assert lit(window) == {"s3", "s4", "s5"}

    window.do(delete(window.session.kaart, ["s5"])._replace(select=("s4",)))
    assert lit(window) == {"s3", "s4"}
    press(window, "Ctrl+Z")
    assert "s5" in lit(window)


def test_escape_takes_the_selection_away_and_then_the_lens(window):
    keys = window.status.findChild(object, "status_keys")
    look_around(window)
    assert keys.text().endswith("tweemaal Esc sluit de lens")
    press(window, "Esc")
    assert (window.selection.ids, lit(window) is None) == ((), False)
    assert keys.text().endswith("   Esc sluit de lens")
    press(window, "Esc")
    assert lit(window) is None


@pytest.mark.action("view.lens_off")
def test_the_lens_closes_from_the_menu_the_bar_and_when_its_element_goes(window):
    look_around(window)
    choose(window, "view.lens_off")
    assert lit(window) is None
    assert not window.commands["view.lens_off"].isEnabled()

    look_around(window)
    close = window.reading.lens.findChild(object, "lens_close")
    close.setFocus()
    press(window, "Esc")
    assert lit(window) is None
    assert window.canvas.hasFocus()

    look_around(window)
    window.do(delete(window.session.kaart, ["s3"])._replace(select=()))
    assert lit(window) is None


def test_the_status_bar_tells_how_much_is_lit_and_a_screen_reader_hears_it(window, monkeypatch):
    heard = told(monkeypatch)
    look_around(window, "s1")

    assert "Lens aan: 3 van 5 stappen uitgelicht" in window.status.findChild(object, "status_keys").text()
    assert any("Voor en na mij" in text and "Erna" in text for text in heard)
    choose(window, "view.poster")
    assert "Lens" not in window.status.findChild(object, "status_keys").text(), "no lens is seen there"
    choose(window, "view.map")
    assert "Lens aan" in window.status.findChild(object, "status_keys").text()
    press(window, "Ctrl+B")
    assert "Lens gesloten" in heard


def test_in_a_small_window_the_bar_is_as_low_and_cuts_no_words(window):
    look_around(window)
    window.resize(1110, 800)
    QApplication.processEvents()

    lens = window.reading.lens
    assert lens.height() <= 72
    for name in ("title", "name", "facts"):
        label = lens.findChild(object, f"lens_{name}")
        wide, high = label.width(), label.height()
        assert wide >= label.fontMetrics().horizontalAdvance(label.text()) or high >= label.heightForWidth(
            wide
        )


@pytest.mark.action("view.follow")
def test_a_document_is_followed_from_its_flow_or_by_its_name(window):
    window.selection.set(("d1",))
    press(window, "Ctrl+Shift+B")
    assert lit(window) == {"s1", "s2"}
    assert bar(window, "facts").startswith("Aanvraag: Burger → UWV")

    window.reading.lens.close_lens()
    window.selection.clear()
    press(window, "Ctrl+Shift+B")
    answer(window, "aanv")
    assert lit(window) == {"s1", "s2"}


@pytest.mark.action("view.lens")
def test_there_is_a_lens_by_each_kind_of_element(window):
    pick(window, "view.lens", "Partner…")
    answer(window, "uwv")
    assert lit(window) == {"s2", "s3"}
    pick(window, "view.lens", "Gremium…")
    answer(window, "lmo")
    assert lit(window) == {"s2"}
    assert "LMO" in bar(window, "facts")


def test_there_is_a_lens_by_what_is_not_done_or_certain(window):
    finding = Finding(id="x1", name="Te laat", element="s4", order="a")
    window.do(Edit(ChangeSet((Add(finding),), "x"), ()))
    pick(window, "view.lens", "Bevindingen die nog niet afgehandeld zijn")
    assert lit(window) == {"s4"}
    pick(window, "view.lens", "Nog te bevestigen")
    steps = {step.id for step in window.session.kaart.steps}
    assert lit(window) == steps, "all stays as it is where nothing is to be confirmed"


@pytest.mark.action("view.layers")
def test_layers_go_and_come_back_and_are_kept_for_the_next_window(window, open_window, chain):
    def marks(of):
        return [piece for piece in of.canvas.shown.scenery.pieces if piece.group.kind == "koppelvlakken"]

    assert marks(window)
    pick(window, "view.layers", "Koppelvlakken")
    assert not marks(window)
    assert not marks(open_window(chain))
    pick(window, "view.layers", "Koppelvlakken")
    assert marks(window)

    for layer in ("Koppelvlakken", "Ketengrens"):
        pick(window, "view.layers", layer)
    pick(window, "view.layers", "Alle lagen tonen")
    assert marks(window)
    assert not window.reading.layers.hidden


def test_fixed_places_are_marked_where_the_layer_is_on(window):
    window.do(Edit(ChangeSet((_pin(window),), "x"), ()))
    before = window.canvas.grab().toImage()
    pick(window, "view.layers", "Vaste plaatsen")

    assert window.canvas.grab().toImage() != before


def _pin(window):
    from ketenkaart.changes.change import SetField

    assert window.session.kaart.records["s3"].pin is None
    return SetField("s3", "pin", None, Pin(lane="uwv"))


# The map in words


def rows(window):
    return [item.text() for item in window.reading.text.model.items()]


@pytest.mark.action("view.text")
def test_the_text_view_tells_the_map_and_follows_it(window):
    press(window, "Ctrl+5")
    assert window.views.currentWidget() is window.reading.text
    assert any("Beslissen" in text for text in rows(window))
    window.do(delete(window.session.kaart, ["s3"]))
    assert not any("S03" in text for text in rows(window))
    press(window, "Ctrl+1")
    assert window.canvas.hasFocus()


def test_a_line_selects_its_element_and_an_element_its_line(window):
    window.selection.set(("s4",))
    press(window, "Ctrl+5")
    tree = window.reading.text.tree
    assert [line.element for line in tree.selected_lines()] == ["s4"]
    press(window, "Home")
    press(window, "Down")
    assert window.selection.ids == tuple(
        line.element for line in tree.selected_lines() if line.element != "about"
    )
    window.selection.set(("s2",))
    assert tree.selected_lines()[0].element == "s2"


def test_lines_are_copied_and_enter_shows_their_element_on_the_map(window):
    window.selection.set(("s4",))
    press(window, "Ctrl+5")
    press(window, "Ctrl+C")
    assert "Uitbetalen" in QGuiApplication.clipboard().text()
    press(window, "Return")
    assert window.views.currentWidget() is window.canvas
    assert window.selection.ids == ("s4",)


@pytest.mark.action("edit.copy_text", "edit.copy_markdown")
def test_the_whole_map_is_copied_in_words(window):
    choose(window, "edit.copy_text")
    assert QGuiApplication.clipboard().text().startswith("Uitkeringsketen")
    choose(window, "edit.copy_markdown")
    assert QGuiApplication.clipboard().text().startswith("# Uitkeringsketen")


def test_a_heading_is_told_as_one_and_long_lines_are_not_cut(window):
    press(window, "Ctrl+5")
    view = window.reading.text
    first = next(view.model.items())
    from PySide6.QtCore import Qt

    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Uitkeringsketen, kop 1"
    longest = max(view.model.items(), key=lambda item: len(item.text()))
    height = view.tree.visualRect(longest.index()).height()
    window.resize(700, 900)
    assert view.tree.sizeHintForIndex(longest.index()).height() >= height


def offered(window):
    """What the prompt offers."""
    rows = window.prompt.findChild(QListWidget, "prompt_list")
    return [rows.item(row).text() for row in range(rows.count())]


def test_the_documents_of_what_is_selected_are_offered_first_to_follow(open_window):
    window = open_window(sample("loonaangifteketen"))
    window.selection.set(("s12",))

    press(window, "Ctrl+Shift+B")

    assert offered(window)[0] == "Nominatieve gegevens per inkomstenverhouding (IKV)"
    assert sorted(offered(window)) == sorted(one.name for one in window.session.kaart.documents)


def test_what_a_lens_is_asked_for_is_all_within_reach_of_the_arrows(open_window):
    window = open_window(sample("loonaangifteketen"))
    pick(window, "view.lens", "Partner…")
    last = window.session.kaart.partners[-1]
    assert last.name in offered(window)[-1]

    answer(window, "", "Up")
    answer(window, "")

    assert last.id in window.canvas.states.lit
