"""Search: elements found by name, number and description, and shown on the map."""

import pytest
from editor.windows import empty_map, press, shown_window, type_keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ketenkaart.editor.matching import matches
from ketenkaart.model.governance import Body
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Partner, Phase, Step
from ketenkaart.model.vocabulary import FlowKind

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def kaart():
    """A map with things that are called alike."""
    return Ketenkaart.of(
        [
            *empty_map().records.values(),
            Partner(id="p1", name="Uitvoeringsinstituut", short_name="UWV", order="a"),
            Phase(id="f1", name="Controleren", number=1, order="a"),
            Step(id="s1", name="Controle één", partner="p1", phase="f1", number=1, order="a"),
            Step(id="s2", name="Aangifte controleren", partner="p1", number=2, order="b"),
            Step(id="s3", name="Innen", partner="p1", number=3, order="c", description="Na controle."),
            Document(id="d1", name="Aangifte", order="a"),
            Flow(id="v1", source="s1", target="s2", documents=("d1",), kind=FlowKind.DOCUMENT, number=1),
            Body(id="g1", name="Overleg <b>controle</b>", order="a"),
        ]
    )


@pytest.fixture
def window(qtbot, kaart):
    """A window on it, with the search open."""
    made = shown_window(qtbot, kaart)
    press(Qt.Key.Key_F, CONTROL)
    return made


def found(kaart, text):
    """What is found, in its order."""
    return [(one.title, one.where) for one in matches(kaart, text)]


def test_names_that_start_so_come_first_then_words_then_descriptions(kaart):
    assert found(kaart, "controle") == [
        ("F1 Controleren", "fase"),
        ("S01 Controle één", "Uitvoeringsinstituut · Controleren"),
        ("S02 Aangifte controleren", "Uitvoeringsinstituut"),
        ("Overleg <b>controle</b>", "gremium"),
        ("S03 Innen", "Uitvoeringsinstituut"),
    ]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("s2", "S02 Aangifte controleren"),
        ("S02", "S02 Aangifte controleren"),
        ("uwv", "Uitvoeringsinstituut"),
        ("CONTROLE EEN", "S01 Controle één"),
        ("d01", "D01 Aangifte"),
    ],
)
def test_numbers_short_names_and_names_without_accents_are_found(kaart, typed, first):
    assert found(kaart, typed)[0][0] == first


@pytest.mark.action("edit.find")
def test_enter_goes_to_what_is_chosen(window):
    type_keys("controle↓↓⏎")

    assert window.selection.ids == ("s2",)
    assert QApplication.focusWidget() is window.canvas
    assert not window.panels.find.isVisible()
    assert window.canvas.rect().contains(window.canvas.element_rect("s2"))


def test_arrows_show_what_they_come_to_on_the_map(window):
    type_keys("controle↓")

    assert window.selection.ids == ("s1",)
    assert window.panels.find.isVisible()


@pytest.mark.action("edit.find_next", "edit.find_previous")
def test_f3_goes_to_the_next_match_and_round(window):
    type_keys("controle e⏎")
    assert window.selection.ids == ("s1",)

    press(Qt.Key.Key_F, CONTROL)
    type_keys("controleren⏎")
    assert window.selection.ids == ("f1",)
    press(Qt.Key.Key_F3)
    assert window.selection.ids == ("s2",)
    press(Qt.Key.Key_F3)
    assert window.selection.ids == ("f1",)
    press(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.selection.ids == ("s2",)


def test_what_is_not_there_is_said(window):
    type_keys("xyz")

    words = [label.text() for label in window.panels.find.findChildren(QLabel)]
    assert "Niets gevonden voor “xyz”." in words


def test_escape_closes_the_search_and_leaves_the_selection(window):
    window.selection.set(("s3",))
    type_keys("controle⎋")

    assert window.selection.ids == ("s3",)
    assert not window.panels.find.isVisible()
    assert QApplication.focusWidget() is window.canvas


@pytest.mark.parametrize("ends", ["⎋", "controle⏎"])
def test_no_field_gets_the_focus_while_the_search_closes(window, ends):
    had_focus = []
    QApplication.instance().focusChanged.connect(lambda _, now: had_focus.append(now))

    type_keys(ends)

    assert QApplication.focusWidget() is window.canvas
    assert {type(one).__name__ for one in had_focus if one is not None} == {"Canvas"}
