"""Ten connected steps in three lanes, drawn on the map with the keyboard alone."""

from itertools import pairwise

from editor.windows import let_go, press, shown_window, type_keys
from PySide6.QtCore import Qt

from ketenkaart.edits.deleting import delete

CONTROL = Qt.KeyboardModifier.ControlModifier
SCRIPT = (
    "⏎werkgever⇥loon berekenen⏎",
    "⏎aangifte maken⏎",
    "⏎indienen⏎",
    "^logius⇥ontvangen⏎",
    "⏎controleren⏎",
    "⏎afleveren⏎",
    "^belastingdienst⇥valideren⏎",
    "⏎vergelijken⏎",
    "⏎innen⏎",
    "^we⇥betalen⏎",
)
"""The keys of the script; ^ is Ctrl+Enter, which counts as two."""


def typed(script):
    """Type lines of the script. Gives how many keys that took."""
    keys = 0
    for line in script:
        rest = line.removeprefix("^")
        if rest != line:
            press(Qt.Key.Key_Return, CONTROL)
            keys += 2
        keys += type_keys(rest)
    return keys


def test_ten_connected_steps_in_three_lanes_take_156_keys(qtbot):
    window = shown_window(qtbot)
    type_keys("⎋")

    assert typed(SCRIPT) == 156
    kaart = window.session.kaart
    names = [step.name for step in kaart.steps]
    assert names == [
        *("Loon berekenen", "Aangifte maken", "Indienen", "Ontvangen", "Controleren", "Afleveren"),
        *("Valideren", "Vergelijken", "Innen", "Betalen"),
    ]
    assert [partner.name for partner in kaart.partners] == ["Werkgever", "Logius", "Belastingdienst"]
    told = [(kaart.records[flow.source].name, kaart.records[flow.target].name) for flow in kaart.flows]
    assert told == list(pairwise(names))
    owners = [kaart.records[step.partner].name for step in kaart.steps]
    assert owners == ["Werkgever"] * 3 + ["Logius"] * 3 + ["Belastingdienst"] * 3 + ["Werkgever"]


def test_tab_in_a_name_goes_on_to_the_document_of_the_flow_just_made(qtbot):
    window = shown_window(qtbot)
    type_keys("⎋")
    typed(("⏎werkgever⇥loon berekenen⏎", "⏎aangifte maken⇥loongegevens⏎"))
    kaart = window.session.kaart

    assert [document.name for document in kaart.documents] == ["Loongegevens"]
    assert kaart.flows[0].documents == (kaart.documents[0].id,)
    assert [kaart.records[one].name for one in window.selection.ids] == ["Aangifte maken"]

    typed(("⏎indienen⏎",))
    assert len(window.session.kaart.steps) == 3


def test_ctrl_enter_in_a_name_goes_on_at_another_partner(qtbot):
    window = shown_window(qtbot)
    type_keys("⎋")
    type_keys("⏎werkgever⇥loon berekenen")
    typed(("^uwv⇥ontvangen⏎",))
    kaart = window.session.kaart

    assert [(step.name, kaart.records[step.partner].name) for step in kaart.steps] == [
        ("Loon berekenen", "Werkgever"),
        ("Ontvangen", "UWV"),
    ]


def test_escape_takes_a_step_without_a_name_away_again(qtbot):
    window = shown_window(qtbot)
    type_keys("⎋")
    typed(("⏎werkgever⇥loon berekenen⏎", "⏎"))
    assert len(window.session.kaart.steps) == 2

    type_keys("⎋")
    assert [step.name for step in window.session.kaart.steps] == ["Loon berekenen"]
    assert [one for one in window.selection.ids if one in window.session.kaart.records]


def test_a_letter_begins_another_name_and_escape_gives_the_old_one_back(qtbot):
    window = shown_window(qtbot)
    type_keys("⎋")
    typed(("⏎werkgever⇥loon berekenen⏎", "x⎋", "uitbetalen?⏎"))

    (step,) = window.session.kaart.steps
    assert (step.name, step.kind.value) == ("Uitbetalen?", "decision")
    window.commands.run("edit.undo")
    assert window.session.kaart.steps[0].name == "Loon berekenen"


def test_a_long_name_is_seen_whole_while_it_is_typed(qtbot):
    window = shown_window(qtbot)
    type_keys("⎋⏎werkgever⇥")
    type_keys("een lange naam die over veel regels loopt en die nog niet voorbij is als de doos al vol is")

    qtbot.waitUntil(lambda: window.names.verticalScrollBar().maximum() <= 1)
    assert window.names.document().size().height() > 3


def test_an_empty_map_shows_how_to_begin_until_it_has_a_lane(qtbot):
    window = shown_window(qtbot)
    assert window.empty_map.isVisible()

    type_keys("werkgever > loon berekenen⏎")

    assert not window.empty_map.isVisible()
    assert window.canvas.zoom == 1.0
    assert window.canvas.sees_all


def test_undo_in_an_empty_new_name_takes_the_step_back(qtbot):
    window = shown_window(qtbot)
    type_keys("⎋")
    typed(("⏎werkgever⇥loon berekenen⏎", "⏎aangifte"))
    for _ in "aangifte":
        press(Qt.Key.Key_Backspace)
    window.names.document().clearUndoRedoStacks()
    press(Qt.Key.Key_Z, CONTROL)

    assert [step.name for step in window.kaart.steps] == ["Loon berekenen"]
    assert not window.names.isVisible()


def test_a_long_name_of_a_lane_is_seen_whole_while_it_is_typed(qtbot):
    window = shown_window(qtbot)
    type_keys(f"@ {'; '.join(f'partner {number}' for number in range(30))}⏎⎋")
    type_keys("Zeer lange naam van een ketenpartner die toch helemaal leesbaar moet blijven op de kaart")

    assert window.names.verticalScrollBar().maximum() == 0


def test_a_name_that_is_typed_is_taken_over_when_the_person_goes_on_in_another_window(qtbot):
    window = shown_window(qtbot)
    type_keys("uwv > toetsen⏎⎋")
    (step,) = window.kaart.steps
    type_keys("Wegen")
    assert window.names.editing == step.id

    window.commands.run("window.new")
    other = window.program.windows[-1]
    qtbot.addWidget(other, before_close_func=let_go)
    with qtbot.waitActive(other):
        other.activateWindow()
    other.canvas.setFocus()
    assert window.kaart.records[step.id].name == "Wegen"
    other.do(delete(window.kaart, [step.id]))
    window.commands.run("edit.undo")

    assert window.kaart.records[step.id].name == "Wegen"
