"""The issues: found as the map changes, walked with F8, settled at one click."""

from datetime import date

import pytest
from editor.chain import answer, choose, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ketenkaart.analysis.checks import checks
from ketenkaart.editor.issues.kinds import KINDS
from ketenkaart.editor.issues.model import ELEMENT, LEVEL, REMEDY, SENTENCE
from ketenkaart.edits.setting import set_field
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.governance import Body, Finding
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Agreement, Document, Flow, Partner, Phase, Pin, Step
from ketenkaart.model.vocabulary import FlowKind


def found(window):
    """The codes and elements of the issues now."""
    return [(issue.code, *(issue.elements[:1] or [ABOUT_ID])) for issue in window.checks.issues()]


def cell(window, row, column, role=Qt.ItemDataRole.DisplayRole):
    """What a cell of the list shows."""
    return window.checks._model.index(row, column).data(role)


def make_current(window, code, element):
    """Make an issue the current one, by its row."""
    row = found(window).index((code, element))
    window.checks_dock.show()
    window.checks._list.setCurrentIndex(window.checks._model.index(row, SENTENCE))


def with_more(chain, *records):
    """The map with more in it."""
    return Ketenkaart.of([*chain.records.values(), *records])


def test_each_issue_tells_its_weight_its_sentence_its_element_and_what_settles_it(window):
    row = found(window).index(("flow-without-koppelvlak", "d3"))

    assert cell(window, row, LEVEL) == "belangrijk"
    assert (
        cell(window, row, SENTENCE) == "Deze stroom gaat naar een andere partner, maar heeft geen koppelvlak."
    )
    assert cell(window, row, ELEMENT).startswith("D02")
    assert cell(window, row, REMEDY) == "Koppelvlak kiezen"


def test_a_sequence_to_another_partner_asks_mildly_for_what_passes_there(open_window, chain):
    window = open_window(with_more(chain, Flow(id="bare", source="s5", target="s2")))
    row = found(window).index(("sequence-without-document", "bare"))
    assert cell(window, row, LEVEL) == "tip"
    assert cell(window, row, SENTENCE).startswith("Deze volgorde gaat naar een andere partner")

    make_current(window, "sequence-without-document", "bare")
    choose(window, "map.check_fix")
    answer(window, "Herinnering")

    assert window.kaart.flow_name(window.kaart.records["bare"]) == "Herinnering"
    assert ("sequence-without-document", "bare") not in found(window)


def test_the_end_of_an_agreement_is_told_as_dates_are_typed(open_window, chain):
    window = open_window(
        with_more(chain, Agreement(id="c", name="Convenant", valid_until=date(2023, 12, 31)))
    )
    row = found(window).index(("agreement-past-its-end", "c"))

    assert cell(window, row, SENTENCE) == "Deze afspraak liep af op 31-12-2023."


def test_the_most_important_come_first_and_are_counted(window):
    levels = [issue.level.title for issue in window.checks.issues()]

    assert levels == sorted(levels, key=["belangrijk", "let op", "tip"].index)
    window.checks_dock.show()
    assert (
        window.checks._counts[window.checks.issues()[0].level].text()
        == f"{levels.count('belangrijk')} belangrijk"
    )
    assert window.status.issues.text() == f"{len(levels)} aandachtspunten"


def test_every_check_has_a_weight_and_a_remedy():
    assert {check.code for check in checks(date.today())} <= set(KINDS)


def test_the_list_follows_the_map_after_a_moment(window, qtbot):
    before = found(window)
    assert ("unnamed-element", "s2") not in before

    window.do(set_field(window.session.kaart, ["s2"], "name", ""))

    qtbot.waitUntil(
        lambda: (
            ("unnamed-element", "s2")
            in [(issue.code, issue.elements[0]) for issue in window.checks._model.issues]
        )
    )
    window.commands.run("edit.undo")
    assert found(window) == before


def test_selecting_a_row_selects_its_element_on_the_map(window):
    make_current(window, "flow-without-koppelvlak", "d3")

    assert window.selection.ids == ("d3",)


@pytest.mark.action("map.check_next", "map.check_previous")
def test_f8_walks_all_issues_round_and_shift_f8_back(window):
    issues = [issue.elements[0] for issue in window.checks.issues()]
    walked = []
    for _ in issues:
        press(window, "F8")
        walked.append(window.selection.current)

    assert walked == issues
    assert window.checks_dock.isVisible()
    press(window, "F8")
    assert window.selection.current == issues[0]
    press(window, "Shift+F8")
    assert window.selection.current == issues[-1]


def test_f8_begins_with_the_issues_of_what_is_selected(window):
    window.selection.set(("d3",))

    press(window, "F8")

    assert window.checks.current().elements[0] == "d3"


def test_without_issues_the_list_and_f8_say_so(open_window):
    window = open_window(Ketenkaart.of([About(id=ABOUT_ID, name="Keten")]))
    window.checks_dock.show()

    choose(window, "map.check_next")

    assert window.toast.accessibleName() == "Er zijn geen aandachtspunten."
    assert not window.status.issues.isVisible()
    assert window.checks._none.isVisible()


def test_a_map_without_a_name_is_named_in_its_form(open_window):
    window = open_window(Ketenkaart.of([Phase(id="f1", name="Aanvragen", number=1)]))
    assert found(window) == [("unnamed-element", ABOUT_ID)]
    assert [cell(window, 0, column) for column in (ELEMENT, REMEDY)] == ["De kaart", "Naam geven"]

    make_current(window, "unnamed-element", ABOUT_ID)
    assert window.selection.ids == ()
    window.form_dock.hide()
    choose(window, "map.check_fix")

    assert window.form_dock.isVisible()


def test_a_name_that_is_missing_is_typed_where_it_is_seen_also_from_another_view(open_window, chain):
    window = open_window(with_more(chain, Step(id="s9", name="", partner="burger", number=9, order="z")))
    press(window, "Ctrl+4")

    make_current(window, "unnamed-element", "s9")
    window.commands.run("map.check_fix")

    assert QApplication.focusWidget() is window.names
    assert window.names.isVisible()


def test_another_map_has_its_own_issues(window, open_window):
    assert found(window)

    window.set_session(None)

    assert window.checks.issues() == ()


@pytest.mark.action("map.check_fix")
def test_a_missing_interface_is_chosen_from_its_issue(window):
    make_current(window, "flow-without-koppelvlak", "d3")

    choose(window, "map.check_fix")
    press(window, "Return")

    assert window.session.kaart.records["d3"].koppelvlakken
    assert ("flow-without-koppelvlak", "d3") not in found(window)


def test_a_missing_role_is_added_at_one_click(window, qtbot):
    make_current(window, "partner-without-ketenregisseur", "bd")
    listed = window.checks._list
    row = listed.currentIndex().row()
    place = listed.visualRect(window.checks._model.index(row, REMEDY)).center()

    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert [role.partner for role in window.session.kaart.roles] == ["uwv", "bd"]
    assert ("partner-without-ketenregisseur", "bd") not in found(window)


@pytest.mark.parametrize(("name", "after"), [("Burger – UWV", "Burger – Belastingdienst"), ("Portaal",) * 2])
def test_an_interface_follows_its_flow_to_other_partners_at_one_click(window, name, after):
    window.do(set_field(window.kaart, ["k1"], "name", name))
    assert "koppelvlak-between-others" not in dict(found(window))
    window.do(set_field(window.kaart, ["s2"], "partner", "bd"))

    make_current(window, "koppelvlak-between-others", "k1")
    choose(window, "map.check_fix")

    assert window.kaart.records["k1"].partners == ("burger", "bd")
    assert window.kaart.records["k1"].name == after
    assert "koppelvlak-between-others" not in dict(found(window))


def test_enter_in_the_list_settles_an_issue(window):
    make_current(window, "step-without-assignment", "s3")
    window.checks._list.setFocus()

    press(window, "Return")
    answer(window, "lmo")
    press(window, "Return")

    assert ("step-without-assignment", "s3") not in found(window)


def test_a_loose_document_a_body_and_a_finding_find_their_place(open_window, chain):
    more = (
        Document(id="brief", name="Brief", order="z"),
        Body(id="top", name="Productieoverleg", short_name="TOP", order="z"),
        Finding(id="punt", name="Te laat", order="z"),
    )
    window = open_window(with_more(chain, *more))

    for code, element, typed in (
        ("document-without-flow", "brief", "D02"),
        ("body-without-elements", "top", "Beslissen"),
        ("finding-without-body", "punt", "TOP"),
    ):
        make_current(window, code, element)
        choose(window, "map.check_fix")
        answer(window, typed)
        assert (code, element) not in found(window)


def test_a_fixed_place_that_cannot_be_kept_is_told_and_let_go(open_window, chain):
    pinned = chain.records["s4"].model_copy(update={"pin": Pin(before="s1")})
    window = open_window(Ketenkaart.of([*(one for one in chain.records.values() if one.id != "s4"), pinned]))
    row = found(window).index(("unhonoured-pin", "s4"))
    assert "kan niet links van" in cell(window, row, SENTENCE)

    make_current(window, "unhonoured-pin", "s4")
    choose(window, "map.check_fix")

    assert window.session.kaart.records["s4"].pin is None
    assert ("unhonoured-pin", "s4") not in found(window)


def test_names_are_shown_as_they_are(open_window, chain):
    hostile = "<h1>groot</h1>"
    window = open_window(with_more(chain, Partner(id="p", name=hostile, order="z")))
    row = found(window).index(("partner-without-ketenregisseur", "p"))

    assert cell(window, row, ELEMENT) == hostile
    assert "<h1>" not in cell(window, row, ELEMENT, Qt.ItemDataRole.ToolTipRole)


def test_a_large_map_is_looked_through_bit_by_bit(open_window, chain, qtbot):
    steps = [Step(id=f"x{n}", name=f"Stap {n}", partner="uwv", order=f"b{n:03}") for n in range(60)]
    flows = [
        Flow(id=f"y{n}", source=f"x{n}", target=f"x{n + 1}", kind=FlowKind.SEQUENCE, order=f"z{n:03}")
        for n in range(59)
    ]
    window = open_window(with_more(chain, *steps, *flows))

    qtbot.waitUntil(lambda: len(window.checks._model.issues) > 60)

    assert sum(code == "step-without-assignment" for code, _ in found(window)) == 64


@pytest.mark.action("map.form")
def test_the_details_of_the_map_are_shown_where_nothing_is_selected(window):
    window.selection.set(("s2",))

    choose(window, "map.form")

    assert window.selection.ids == ()
    assert window.form_dock.isVisible()


@pytest.mark.parametrize("action", ["map.check_fix"])
def test_nothing_is_settled_without_an_issue(window, action):
    assert not window.commands[action].isEnabled()
    assert "Kies eerst een aandachtspunt." in window.commands[action].toolTip()


def test_on_a_laptop_the_sentences_stand_whole_and_the_weights_are_signs(open_window, chain):
    window = open_window(chain)
    window.do(set_field(window.kaart, ("d3",), "name", "Naheffing of verzuimmededeling"))
    window.resize(1280, 720)
    window.checks_dock.show()
    found(window)
    rows = window.checks._list
    header, row = rows.header(), found(window).index(("flow-without-koppelvlak", "d3"))
    window.checks._mark(row)

    assert header.sectionSize(SENTENCE) >= rows.sizeHintForColumn(SENTENCE)
    assert header.sectionSize(ELEMENT) >= rows.sizeHintForColumn(ELEMENT)
    assert header.sectionSize(LEVEL) >= rows.sizeHintForColumn(LEVEL)
    assert cell(window, row, LEVEL, Qt.ItemDataRole.ToolTipRole) == "<span>belangrijk</span>"


def test_what_stands_further_down_has_room_where_there_is_some(open_window, chain):
    rows = [Step(id=f"loos{n}", phase="f1", order=f"z{n}") for n in range(40)]
    agreement = Agreement(id="c", name="Convenant", valid_until=date(2023, 12, 31))
    window = open_window(with_more(chain, *rows, agreement))
    window.checks_dock.show()
    found(window)
    listed, model = window.checks._list, window.checks._model

    for row in range(model.rowCount()):
        listed.scrollTo(model.index(row, SENTENCE))
        for column in range(model.columnCount()):
            assert listed.columnWidth(column) >= listed.sizeHintForIndex(model.index(row, column)).width()


def test_who_passes_the_issues_with_f6_keeps_what_is_selected(window):
    step = window.kaart.steps[-1].id
    window.checks_dock.show()
    found(window)
    window.selection.set((step,))
    for _ in range(12):
        window.commands.run("view.pane_next")
        if window.checks._list.hasFocus():
            break

    assert window.checks._list.hasFocus()
    assert window.selection.ids == (step,)
    press(window, "Down")
    assert window.selection.current == window.checks.issues()[1].elements[0]
