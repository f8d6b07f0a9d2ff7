"""Pools and lanes become partners."""

import pytest
from interchange.bpmnfiles import (
    bpmn,
    collaboration,
    flow,
    imported,
    kaart_of,
    lane,
    lanes,
    message,
    names,
    node,
    pool,
    process,
    task,
)

from ketenkaart.model.process import Partner


def parent_names(kaart):
    return {
        partner.name: kaart.get(Partner, partner.parent).name if partner.parent else None
        for partner in kaart.partners
    }


def test_lanes_in_lanes_are_parts_of_parts():
    inner = lane("afdeling", lane("team", "a"), "b")

    kaart = kaart_of(
        collaboration(pool("x", "UWV", "p")),
        process(lanes(inner, lane("balie", "c")), task("a"), task("b"), task("c")),
    )

    assert parent_names(kaart) == {"UWV": None, "Afdeling": "UWV", "Team": "Afdeling", "Balie": "UWV"}
    assert {step.name: kaart.partner_of(step.id).name for step in kaart.steps} == {
        "A": "Team",
        "B": "Afdeling",
        "C": "Balie",
    }


def test_a_closed_pool_is_a_partner_that_flows_end_at():
    kaart = kaart_of(
        collaboration(pool("x", "UWV", "p"), pool("y", "Burger"), message("y", "a", "Aanvraag")),
        process(task("a")),
    )

    (sent,) = kaart.flows
    assert names(kaart.partners) == ["UWV", "Burger"]
    assert kaart.records[sent.source].name == "Burger"


def test_a_step_in_no_lane_is_of_the_pool():
    kaart = kaart_of(
        collaboration(pool("x", "UWV", "p")), process(lanes(lane("balie", "a")), task("a"), task("b"))
    )

    assert {step.name: kaart.partner_of(step.id).name for step in kaart.steps} == {"A": "Balie", "B": "UWV"}


def test_a_step_that_no_lane_names_is_in_the_lane_where_it_is_drawn():
    kaart, report = imported(
        bpmn(
            process(lanes(lane("boven"), lane("onder")), task("a")),
            shapes=[("boven", 0, 0, 900, 100), ("onder", 0, 100, 900, 100), ("a", 40, 110)],
        )
    )

    assert kaart.partner_of(kaart.steps[0].id).name == "Onder"
    assert "1 step is in the lane where the drawing shows it: “A”" in report


def test_an_event_on_a_border_is_in_the_lane_of_its_task():
    event = node("boundaryEvent", "e", "Te laat", more='attachedToRef="a"')

    kaart = kaart_of(process(lanes(lane("een", "a"), lane("twee", "b")), task("a"), task("b"), event))

    assert {step.name: kaart.partner_of(step.id).name for step in kaart.steps}["Te laat"] == "Een"


@pytest.mark.parametrize("name", ["", "UWV"])
def test_a_single_lane_that_adds_no_name_is_its_pool(name):
    kaart = kaart_of(
        collaboration(pool("x", "UWV", "p")), process(lanes(lane("l", "a", name=name)), task("a"))
    )

    assert names(kaart.partners) == ["UWV"]
    assert kaart.partner_of(kaart.steps[0].id).name == "UWV"


def test_the_lanes_of_a_process_in_no_pool_are_organisations():
    kaart = kaart_of(process(lanes(lane("svb", "a"), lane("uwv", "b")), task("a"), task("b")))

    assert parent_names(kaart) == {"Svb": None, "Uwv": None}


def test_a_process_in_no_pool_and_without_lanes_has_a_partner_to_be_confirmed():
    kaart, report = imported(bpmn(process(task("a"), name="Bezwaar behandelen")))

    (partner,) = kaart.partners
    assert (partner.name, partner.certain) == ("Bezwaar behandelen", False)
    assert any(line.startswith("1 process stands in no pool") for line in report)


def test_a_process_that_a_step_calls_is_no_partner():
    called = process(task("b", name="Wegen"), id="q", name="Toetsen")

    kaart, report = imported(
        bpmn(process(node("callActivity", "a", "Toets", more='calledElement="q"')), called)
    )

    (step,) = kaart.steps
    assert len(kaart.partners) == 1
    assert "Wegen" in step.description
    assert any(line.endswith("“Toetsen”") for line in report)


def test_processes_that_only_call_each_other_are_kept():
    one = process(node("callActivity", "a", "Een", more='calledElement="q"'), id="p")
    other = process(node("callActivity", "b", "Twee", more='calledElement="p"'), id="q")

    assert names(kaart_of(one, other).steps) == ["Een", "Twee"]


def test_partners_and_steps_stand_as_they_are_drawn():
    kaart = kaart_of(
        collaboration(pool("x", "Onder", "p"), pool("y", "Boven", "q")),
        process(
            lanes(lane("tweede", "a"), lane("eerste", "b")), task("a"), task("b"), flow("b", "a"), id="p"
        ),
        process(task("c"), id="q"),
        shapes=[
            ("x", 0, 500),
            ("y", 0, 0),
            ("tweede", 0, 600),
            ("eerste", 0, 500),
            ("a", 300, 600),
            ("b", 100, 500),
            ("c", 200, 0),
        ],
    )

    assert names(kaart.partners) == ["Boven", "Onder", "Eerste", "Tweede"]
    assert names(kaart.steps) == ["B", "C", "A"]


def test_upright_pools_stand_from_left_to_right_and_their_steps_from_top_to_bottom():
    upright = 'isHorizontal="false"'
    kaart = kaart_of(
        collaboration(pool("x", "Rechts", "p"), pool("y", "Links", "q")),
        process(task("a"), task("b"), id="p"),
        process(task("c"), id="q"),
        shapes=[
            ("x", 500, 0, 200, 900, upright),
            ("y", 0, 0, 200, 900, upright),
            ("a", 510, 700),
            ("b", 520, 100),
            ("c", 10, 400),
        ],
    )

    assert names(kaart.partners) == ["Links", "Rechts"]
    assert names(kaart.steps) == ["B", "C", "A"]


def test_without_a_drawing_the_order_is_that_of_the_file():
    kaart = kaart_of(
        collaboration(pool("x", "Een", "p"), pool("y", "Twee", "q")),
        process(task("b"), task("a"), id="p"),
        process(task("c"), id="q"),
    )

    assert names(kaart.partners) == ["Een", "Twee"]
    assert names(kaart.steps) == ["B", "A", "C"]
