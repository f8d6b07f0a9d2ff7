"""The window for people who cannot see it, or have no mouse: all has a name, keys get everywhere."""

import pytest
from editor.chain import choose, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar, QScrollArea, QToolButton, QWidget

from ketenkaart.editor.messages import Button
from ketenkaart.editor.program import Program


def heard(one):
    """A widget as assistive technology has it."""
    return QAccessible.queryAccessibleInterface(one)


def name(one):
    """The name of a widget or element."""
    return heard(one).text(QAccessible.Text.Name).strip()


@pytest.fixture
def elements(window):
    """The elements on the map by name, in their order."""
    canvas = heard(window.canvas)
    children = (canvas.child(place) for place in range(canvas.childCount()))
    return {child.text(QAccessible.Text.Name): child for child in children if child.object() is None}


# The map


def test_the_map_is_read_phase_by_phase_then_lane_by_lane(window, elements):
    assert heard(window.canvas).role() == QAccessible.Role.Canvas
    assert name(window.canvas) == "Ketenkaart"
    assert list(elements) == [
        "Fase 1 Aanvragen",
        "Fase 2 Betalen",
        "Ketenpartner Burger",
        "Stap S01 Melden, Burger, fase 1 Aanvragen",
        "Stroom D01 Aanvraag, van S01 Melden naar S02 Beoordelen",
        "Koppelvlak K1 Portaal, Burger, UWV",
        "Ketenpartner UWV",
        "Stap S02 Beoordelen, UWV, fase 1 Aanvragen",
        "Stroom volgorde, van S02 Beoordelen naar S03 Beslissen",
        "Stap S03 Beslissen, UWV, fase 1 Aanvragen",
        "Stroom D02 stroom zonder naam, van S03 Beslissen naar S04 Uitbetalen",
        "Ketenpartner Belastingdienst",
        "Stap S04 Uitbetalen, Belastingdienst, fase 2 Betalen",
        "Stroom volgorde, van S04 Uitbetalen naar S05 Verantwoorden",
        "Stap S05 Verantwoorden, Belastingdienst, fase 2 Betalen",
    ]


def test_an_element_tells_its_flows_bodies_and_issues(window, elements):
    window.checks.issues()

    told = elements["Stap S02 Beoordelen, UWV, fase 1 Aanvragen"].text(QAccessible.Text.Description)

    assert "Krijgt D01 Aanvraag (documentenstroom) van S01 Melden (Burger), over K1." in told
    assert "Daarna S03 Beslissen." in told
    assert "LMO Lijnmanagementoverleg: bespreekt." in told
    issue = next(one for one in window.checks.issues() if one.elements)
    described = heard(window.canvas).element(issue.elements[0]).text(QAccessible.Text.Description)
    assert issue.sentence in described


def test_an_element_is_where_it_is_seen(window, elements):
    box = elements["Stap S04 Uitbetalen, Belastingdienst, fase 2 Betalen"]

    at = window.canvas.mapFromGlobal(box.rect().center())
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=at)

    assert window.selection.ids == ("s4",)
    assert heard(window.canvas).childAt(*box.rect().center().toTuple()) is box


def test_pressing_an_element_selects_it_and_gives_it_the_keyboard(window, elements):
    window.outline.filter.setFocus()

    elements["Stap S04 Uitbetalen, Belastingdienst, fase 2 Betalen"].actionInterface().doAction("Press")

    assert window.selection.ids == ("s4",)
    state = heard(window.canvas).focusChild().state()
    assert state.selected
    assert state.focused
    assert window.canvas.hasFocus()


def test_several_are_selected_through_the_map(window, elements):
    canvas = heard(window.canvas)
    chosen = canvas.selectionInterface()

    chosen.select(elements["Ketenpartner UWV"])
    chosen.select(elements["Fase 2 Betalen"])
    chosen.unselect(elements["Ketenpartner UWV"])

    assert window.selection.ids == ("f2",)
    assert chosen.selectedItems() == [elements["Fase 2 Betalen"]]
    assert chosen.clear()
    assert window.selection.ids == ()


def test_a_folded_lane_says_so(window, elements):
    lane = elements["Ketenpartner UWV"]
    assert lane.state().expanded

    window.selection.set(("uwv",))
    press(window, "Space")

    assert lane.state().collapsed
    assert any(child.startswith("Stap 2 stappen") for child in names_on(window.canvas))


def names_on(canvas):
    """The names of all that is on the map."""
    shown = heard(canvas)
    return [shown.child(place).text(QAccessible.Text.Name) for place in range(shown.childCount())]


def test_the_elements_follow_the_map(window, elements):
    before = heard(window.canvas).childCount()
    window.selection.set(("s3",))

    choose(window, "edit.delete")

    assert not any("S03" in child for child in names_on(window.canvas))
    press(window, "Ctrl+Z")
    assert heard(window.canvas).childCount() == before


def test_windows_come_and_go_while_a_reader_listens(open_window, chain, qtbot):
    QAccessible.setActive(True)
    try:
        for _ in range(3):
            window = open_window(chain)
            children = [heard(window.canvas).child(place) for place in range(8)]
            assert all(child.isValid() for child in children)
            window.set_session(None)
            window.close()
            qtbot.waitUntil(lambda gone=window: gone not in gone.program.windows)
    finally:
        QAccessible.setActive(False)


# The window


def seen_widgets(root):
    """All widgets that are seen in another one."""
    return [one for one in (root, *root.findChildren(QWidget)) if one.isVisible()]


FILLERS = (QAccessible.Role.Client, QAccessible.Role.Border)


def nameless(root):
    """What takes the focus without a name or a role, and tool buttons without a name or tooltip."""
    found = []
    for one in seen_widgets(root):
        own = one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.focusProxy() is None
        frame = isinstance(one, QMainWindow | QMenu | QMenuBar)
        tool = isinstance(one, QToolButton)
        if ((own and not frame) or tool) and not name(one):
            found.append((type(one).__name__, one.objectName(), "no name"))
        if tool and not one.toolTip():
            found.append((type(one).__name__, one.objectName(), "no tooltip"))
        if heard(one).state().focusable and heard(one).role() in FILLERS:
            found.append((type(one).__name__, one.objectName(), "no role"))
    return found


def test_all_parts_of_the_window_and_its_forms_have_names(window):
    window.checks_dock.show()
    window.checks.issues()
    for element in ("s2", "d1", "uwv", "f1", "k1", "aanvraag", "regie", "lmo", "a1", "about"):
        window.selection.set((element,))
        QApplication.processEvents()
        assert nameless(window) == [], element


def test_parts_that_have_a_name_are_groups_to_a_screen_reader(window):
    window.selection.set(("s2",))
    choose(window, "view.neighbours")
    QApplication.processEvents()

    fillers = [one for one in seen_widgets(window) if heard(one).role() == QAccessible.Role.Client]
    assert [name(one) for one in fillers if name(one)] == []
    assert [one for one in fillers if isinstance(one, QScrollArea)] == []


ACTIONS = [
    "view.text",
    "view.matrix",
    "view.meetings",
    "view.poster",
    "edit.find",
    "help.command",
    "edit.history",
    "view.neighbours",
]
ACTIONS += ["insert.flow", "gov.assign", "edit.rename", "help.keys", "help.page", "help.tour"]
ACTIONS += ["edit.preferences", "file.adopt"]


def test_all_that_an_action_opens_has_names(window):
    for action in ACTIONS:
        window.selection.set(("s2",))
        choose(window, action)
        QApplication.processEvents()
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        assert [found for top in tops for found in nameless(top)] == [], action
        for top in tops:
            if top is not window:
                top.close()
        choose(window, "view.map")


def test_the_start_page_bars_and_toast_have_names(qtbot):
    window = Program().new_window(None)
    qtbot.addWidget(window)

    window.bars.show_bar("open", "Dit bestand is gewijzigd.", [Button("Bekijken")])
    window.say("Verwijderd.", undo=True)

    assert nameless(window) == []


def test_the_context_pad_has_names(window, elements, qtbot):
    rect = elements["Stap S02 Beoordelen, UWV, fase 1 Aanvragen"].rect()
    at = window.canvas.mapFromGlobal(rect.center())
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=at)

    qtbot.waitUntil(window.pad.isVisible)

    assert nameless(window.pad) == []


def part_with_focus(window):
    """The part of the window the focus is in."""
    parts = {
        "toolbar": window.tools,
        "outline": window.outline,
        "map": window.views,
        "quick entry": window.quick,
        "form": window.form,
        "issues": window.checks,
        "status": window.status,
    }
    focus = QApplication.focusWidget()
    return next((key for key, part in parts.items() if part is focus or part.isAncestorOf(focus)), None)


def test_f6_goes_round_the_parts_of_the_window(window):
    window.checks_dock.show()
    window.checks.issues()
    window.tools.findChild(QToolButton, "tool_view_outline").setFocus()

    visited = []
    for _ in range(8):
        visited.append(part_with_focus(window))
        press(window, "F6")

    order = ["toolbar", "outline", "map", "quick entry", "form", "issues", "status"]
    assert visited == [*order, "toolbar"]


@pytest.mark.parametrize("key", ["F6", "Shift+F6"])
def test_no_widget_keeps_the_focus(window, key):
    window.checks_dock.show()
    window.checks.issues()
    window.selection.set(("s2",))
    QApplication.processEvents()
    ready = [
        one
        for one in seen_widgets(window)
        if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    ]
    assert len(ready) > 20

    kept = []
    for one in ready:
        one.setFocus(Qt.FocusReason.TabFocusReason)
        before = part_with_focus(window)
        press(window, key)
        if part_with_focus(window) == before:
            kept.append((type(one).__name__, one.objectName()))

    assert kept == []


def test_tab_walks_on_from_every_widget(window):
    window.checks_dock.show()
    window.checks.issues()
    QApplication.processEvents()
    ready = [
        one
        for one in seen_widgets(window)
        if one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one is not window.canvas
    ]

    kept = []
    for one in ready:
        one.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is one:
            press(window, "Tab")
            if QApplication.focusWidget() is one:
                kept.append((type(one).__name__, one.objectName()))

    assert kept == []


def test_tab_leaves_the_map_after_its_last_element(window):
    window.selection.set(("s5",))

    press(window, "Tab")

    assert part_with_focus(window) == "quick entry"
