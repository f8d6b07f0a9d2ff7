"""Folding partners and phases: fewer boxes, no flow between what is apart lost, and the map as it was."""

import pytest
from changes.strategies import by_chance, maps
from drawing.maps import chance, sample, small
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.judge import faults

from ketenkaart.drawing.folding import fold, folded
from ketenkaart.drawing.screen import draw_screen
from ketenkaart.model.governance import Assignment, Body, Finding, Indicator
from ketenkaart.model.integrity import bad_links
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Hint, Partner, Pin, Step
from ketenkaart.model.vocabulary import FlowKind, Side
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.texts import use_language

CHAIN = sample()


def merged(folding):
    """The steps that stand for several: name, partner and phase."""
    return {
        (step.name, step.partner, step.phase) for step in folding.kaart.steps if step.id in folding.uncoded
    }


def ends(kaart):
    return {(flow.source, flow.target, flow.kind) for flow in kaart.flows}


def test_a_closed_partner_has_one_step_in_each_phase():
    folding = fold(CHAIN, ["p06"])

    assert merged(folding) == {("2 stappen", "p06", "f4"), ("2 stappen", "p06", "f5")}
    assert folding.kaart.records["s04"].partner == "p06"
    assert not folding.kaart.records.keys() & {"p06a", "p06b", "s13", "s14", "s15", "s17"}
    assert (folding.drawn["p06a"], folding.drawn["s13"]) == ("p06", folding.drawn["s14"])
    assert folding.kaart.records["d11"].target == folding.drawn["s13"]


def test_a_closed_phase_has_one_step_at_each_partner():
    assert merged(fold(CHAIN, ["f3"])) == {("4 stappen", "p05", "f3")}


def test_flows_inside_are_not_drawn_and_stand_for_the_step_they_are_in():
    folding = fold(CHAIN, ["f3"])

    box = folding.drawn["s08"]
    assert {folding.drawn[flow] for flow in ("v02", "v03", "d08")} == {box}
    assert not folding.kaart.records.keys() & {"v02", "v03", "d08"}


def test_flows_of_a_kind_along_one_way_become_one_and_others_stay():
    kaart = small(
        Step(id="s4", name="Toetsen", partner="p2", phase="f1"),
        Flow(id="d2", name="Bijlage", source="s1", target="s4", kind=FlowKind.DOCUMENT, certain=False),
        Flow(id="d3", name="Leges", source="s1", target="s4", kind=FlowKind.MONEY),
    )

    folding = fold(kaart, ["p2"])

    box = folding.drawn["s2"]
    bundle = folding.kaart.records[folding.drawn["d1"]]
    assert folding.drawn["d2"] == bundle.id
    assert (bundle.name, bundle.source, bundle.target, bundle.certain) == ("2 stromen", "s1", box, False)
    assert bundle.koppelvlakken == ("k1",)
    assert folding.kaart.records["d3"].target == box
    assert folding.kaart.records["v1"].source == box
    assert folding.uncoded == {box, bundle.id}


def test_flows_along_other_places_stay_apart():
    folding = fold(CHAIN, ["p06", "p09-12"])

    assert {"d18", "d19"} <= folding.kaart.records.keys()


def test_steps_and_flows_that_stay_keep_the_numbers_of_the_whole_map():
    kaart = chance(9, 3, 2, 1)
    whole, part = draw_screen(kaart), fold(kaart, ["p0"])

    content = draw_screen(part.kaart, uncoded=part.uncoded).sizes.content

    for step in part.kaart.steps:
        code = content.step_number(step)
        assert code == ("" if step.id in part.uncoded else whole.sizes.content.step_number(step))
    for flow in part.kaart.flows:
        code = content.flow_code(flow)
        assert code == ("" if flow.id in part.uncoded else whole.sizes.content.flow_code(flow))


def test_what_is_steered_by_steps_that_are_gone_is_let_go():
    kaart = small(
        Step(id="s4", name="Toetsen", partner="p2", phase="f1", group="a"),
        Step(id="s5", name="Melden", partner="p1", phase="f1", group="a", pin=Pin(after="s2")),
        Step(id="s6", name="Wachten", partner="p1", phase="f1", pin=Pin(after="s1")),
        Flow(id="v2", source="s1", target="s2", hint=Hint(side_out=Side.TOP, side_in=Side.LEFT)),
    )

    after = folded(kaart, ["p2"])

    assert (after.records["s5"].pin, after.records["s5"].group) == (None, "")
    assert after.records["s6"].pin == Pin(after="s1")
    assert after.records["v2"].hint == Hint(side_out=Side.TOP)


def test_who_is_in_charge_and_findings_stand_on_the_step_for_several_and_norms_do_not():
    kaart = small(
        Step(id="s4", name="Toetsen", partner="p2", phase="f1"),
        Body(id="o", name="Overleg", short_name="OV"),
        Assignment(id="a1", element="s2", assignee="o"),
        Assignment(id="a2", element="s4", assignee="o"),
        Finding(id="x", name="Traag", element="s4"),
        Indicator(id="n", norm="≥ 98 %", element="s2"),
    )

    folding = fold(kaart, ["p2"])

    content = draw_screen(folding.kaart, uncoded=folding.uncoded).sizes.content
    box = folding.kaart.records[folding.drawn["s2"]]
    assert [chip.text for chip in content.chips(box.id)] == ["OV"]
    assert len(content.findings(box.id)) == 1
    assert content.tags(box) == ()


def test_a_step_for_several_keeps_its_id_when_others_come_and_go():
    more = Ketenkaart.of([*CHAIN.records.values(), Step(id="new", name="Nieuw", partner="p05", phase="f3")])

    assert fold(CHAIN, ["p05"]).drawn["s08"] == fold(more, ["f3", "p05"]).drawn["new"]


def test_the_names_of_a_folded_map_are_in_its_own_language():
    use_language("en")

    assert ("4 stappen", "p05", "f3") in merged(fold(CHAIN, ["f3"]))


def test_nothing_closed_leaves_the_map_as_it_is():
    assert folded(CHAIN, ["s08", "nowhere"]) is CHAIN


@pytest.mark.parametrize("closed", [["p05", "p06"], ["f3", "f5"], ["p09-12", "f1"]])
def test_a_folded_sample_is_drawn_without_faults(closed):
    folding = fold(CHAIN, closed)

    screen = draw_screen(folding.kaart, uncoded=folding.uncoded)

    assert faults(screen.sizes.graph, screen.layout) == []
    assert {step.id for step in folding.kaart.steps} <= screen.layout.boxes.keys()


@settings(by_chance, max_examples=12)
@given(st.integers(0, 999), st.data())
def test_any_part_of_a_map_can_be_folded_and_drawn(seed, data):
    kaart = chance(9, 4, 3, seed)
    closed = data.draw(
        st.lists(st.sampled_from([*(f"p{i}" for i in range(4)), *(f"f{i}" for i in range(3))]))
    )

    folding = fold(kaart, closed)
    screen = draw_screen(folding.kaart, uncoded=folding.uncoded)

    assert faults(screen.sizes.graph, screen.layout) == []


@by_chance
@given(maps(), st.data())
def test_no_flow_between_what_is_apart_is_lost_and_the_map_stays_sound(kaart, data):
    kaart = Ketenkaart.of([*kaart.records.values()], kaart.unknown)
    closed = data.draw(st.lists(st.sampled_from(sorted(kaart.records))))
    before = to_bytes(kaart)

    folding = fold(kaart, closed)

    assert to_bytes(kaart) == before
    assert list(bad_links(folding.kaart.records)) == []
    drawn = folding.drawn
    assert drawn.keys() == kaart.records.keys() - folding.kaart.records.keys() - lost_assignments(
        kaart, drawn
    )
    assert set(drawn.values()) <= folding.kaart.records.keys()
    assert in_charge(folding.kaart, {}) == in_charge(kaart, drawn)
    wanted = {(drawn.get(s, s), drawn.get(t, t), kind) for s, t, kind in ends(kaart)}
    assert {way for way in wanted if way[0] is None or way[0] != way[1]} <= ends(folding.kaart)
    assert ends(folding.kaart) <= wanted
    by_cell = [(step.partner, step.phase) for step in folding.kaart.steps if step.partner in closed]
    assert len(by_cell) == len(set(by_cell))
    assert not any(isinstance(folding.kaart.get(Partner, one.parent), Partner) and one.parent in closed
                   for one in folding.kaart.partners)  # fmt: skip


def in_charge(kaart, drawn):
    """Who has a part in which element that is drawn."""
    return {(drawn.get(one.element, one.element), one.assignee) for one in kaart.assignments}


def lost_assignments(kaart, drawn):
    """Those of which one for each box and role or body is enough."""
    return {one.id for one in kaart.assignments if one.element in drawn and one.id not in drawn}
