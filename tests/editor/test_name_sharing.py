"""A document that several flows carry: a name corrected on one of them is offered to all."""

import pytest
from editor.chain import press, type_text
from PySide6.QtWidgets import QPushButton

from ketenkaart.edits.setting import set_field
from ketenkaart.model.process import Document, Flow


@pytest.fixture
def shared(open_window, chain):
    """A window in which two more flows carry the document of the first."""
    window = open_window(chain)
    window.do(set_field(window.kaart, ["d3", "v4"], "documents", ("aanvraag",)))
    window.do(set_field(window.kaart, ["v4"], "kind", "document"))
    window.selection.set(("d1",))
    press(window, "F2")
    window.names.selectAll()
    type_text(window, "verzoek")
    press(window, "Return")
    return window


def names(window):
    """What each flow carries."""
    kaart = window.kaart
    return [
        [kaart.get(Document, one).name for one in kaart.get(Flow, flow).documents] for flow in ("d1", "d3")
    ]


def test_who_names_one_of_the_flows_is_told_which_keep_the_name(shared, qtbot):
    assert names(shared) == [["Verzoek"], ["Aanvraag"]]
    qtbot.waitUntil(lambda: "houden de naam “Aanvraag”" in shared.toast.accessibleName())


def test_the_name_is_given_to_all_flows_at_once_and_taken_back(shared, qtbot):
    qtbot.waitUntil(shared.toast.isVisible)
    before = shared.kaart

    button(shared, "Ook daar wijzigen").click()

    assert names(shared) == [["Verzoek"], ["Verzoek"]]
    assert [one.name for one in shared.kaart.all(Document)] == ["Verzoek"]
    press(shared, "Ctrl+Z")
    assert shared.kaart == before


def button(window, text):
    """What the message offers."""
    return next(one for one in window.toast.findChildren(QPushButton) if one.text() == text)


def test_a_name_that_no_other_flow_has_is_just_given(window):
    window.selection.set(("d1",))
    press(window, "F2")
    window.names.selectAll()
    type_text(window, "verzoek")
    press(window, "Return")

    assert [one.name for one in window.kaart.all(Document)] == ["Verzoek"]
    assert not window.toast.isVisible()
