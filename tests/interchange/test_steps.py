"""Tasks, events, gateways and subprocesses become steps."""

import pytest
from interchange.bpmnfiles import (
    bpmn,
    collaboration,
    flow,
    imported,
    kaart_of,
    message,
    names,
    node,
    pool,
    process,
    task,
)

from ketenkaart.model.vocabulary import StepKind

TIMER = "<timerEventDefinition/>"


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("userTask", StepKind.ACTIVITY),
        ("receiveTask", StepKind.ACTIVITY),
        ("callActivity", StepKind.ACTIVITY),
        ("subProcess", StepKind.ACTIVITY),
        ("adHocSubProcess", StepKind.ACTIVITY),
        ("transaction", StepKind.ACTIVITY),
        ("startEvent", StepKind.START),
        ("endEvent", StepKind.END),
        ("intermediateCatchEvent", StepKind.WAIT),
        ("intermediateThrowEvent", StepKind.ACTIVITY),
        ("exclusiveGateway", StepKind.DECISION),
        ("parallelGateway", StepKind.DECISION),
        ("eventBasedGateway", StepKind.DECISION),
    ],
)
def test_a_step_has_the_kind_of_what_it_was(tag, kind):
    (step,) = kaart_of(process(node(tag, "a", "Beoordelen"))).steps

    assert (step.name, step.kind) == ("Beoordelen", kind)


@pytest.mark.parametrize(
    ("element", "english", "dutch"),
    [
        (node("startEvent", "a"), "Start", "Begin"),
        (node("intermediateCatchEvent", "a", "", TIMER), "The time has come", "Tijdstip bereikt"),
        (node("exclusiveGateway", "a"), "Choice", "Keuze"),
        (node("endEvent", "a", "", "<messageEventDefinition/>"), "Message sent", "Bericht verzonden"),
        (node("endEvent", "a", "", "<errorEventDefinition/>"), "Error", "Fout"),
    ],
)
def test_an_event_or_gateway_without_a_name_is_called_after_its_kind(element, english, dutch):
    text = bpmn(process(element))

    assert names(imported(text)[0].steps) == [english]
    assert names(imported(text, language="nl")[0].steps) == [dutch]


def test_a_gateway_where_lines_only_come_together_asks_nothing():
    kaart = kaart_of(
        process(
            task("a"),
            task("b"),
            node("exclusiveGateway", "g"),
            task("c"),
            flow("a", "g"),
            flow("b", "g"),
            flow("g", "c"),
        )
    )

    assert "Together again" in names(kaart.steps)


def test_a_task_without_a_name_is_reported_and_not_named():
    kaart, report = imported(bpmn(process(task("a", name=""))))

    assert names(kaart.steps) == [""]
    assert "1 name that is missing" in report


def test_a_subprocess_is_one_step_that_says_what_is_in_it():
    inner = [node("startEvent", "s"), task("wegen"), node("subProcess", "n", "Toetsen", task("meten"))]
    kaart, report = imported(bpmn(process(node("subProcess", "a", "Behandelen", *inner), name="P")))

    (step,) = kaart.steps
    assert (step.name, step.description) == ("Behandelen", "It consists of: Wegen; Toetsen; Meten.")
    assert any(line.startswith("4 steps in subprocesses") for line in report)


def test_flows_to_a_step_in_a_subprocess_go_to_the_whole():
    kaart, report = imported(
        bpmn(
            collaboration(pool("x", "UWV", "p"), pool("y", "Burger"), message("y", "wegen", "Aanvraag")),
            process(node("subProcess", "a", "Behandelen", task("wegen"))),
        )
    )

    assert kaart.records[kaart.flows[0].target].name == "Behandelen"
    assert any(line.startswith("1 message flow of a step in a subprocess") for line in report)


def test_an_event_subprocess_without_a_name_is_called_after_its_start():
    start = node("startEvent", "s", "Bezwaar ontvangen", "<messageEventDefinition/>")

    kaart = kaart_of(process(node("subProcess", "a", "", start, more='triggeredByEvent="true"')))

    assert names(kaart.steps) == ["Bezwaar ontvangen"]


def test_an_event_on_the_border_of_a_task_follows_the_task():
    event = node("boundaryEvent", "e", "Na 8 weken", TIMER, more='attachedToRef="a"')
    kaart = kaart_of(process(task("a"), event, task("b"), flow("e", "b")))

    ends = [(kaart.records[f.source].name, kaart.records[f.target].name) for f in kaart.flows]
    assert sorted(ends) == [("A", "Na 8 weken"), ("Na 8 weken", "B")]


def test_a_long_name_is_cut_off_and_whole_in_the_description():
    name = "Toets de aanvraag " * 20

    (step,) = kaart_of(process(task("a", name=name))).steps

    assert len(step.name) == 200
    assert step.name.endswith("…")
    assert step.description == name.strip()


def test_names_are_in_one_line_and_hold_nothing_that_cannot_be_saved():
    name = "Beoordeel&#10;de &#x85;aan\u007fvraag&#xFDD0; e\u0301e\u0301n"

    (step,) = kaart_of(process(task("a", name=name))).steps

    assert step.name == "Beoordeel de aanvraag één"


def test_signs_that_xml_writes_in_another_way_are_as_they_were():
    name = "a &amp; b &lt; c &gt; d &quot;e&quot; &apos;f&apos; &#38; &amp;#38; &amp;amp;"

    (step,) = kaart_of(process(task("a", f"<documentation>{name}</documentation>", name=name))).steps

    assert step.name == step.description == "a & b < c > d \"e\" 'f' & &#38; &amp;"


def test_documentation_is_the_description():
    (step,) = kaart_of(
        process(task("a", "<documentation>Artikel 4:1 Awb.\nZie ook 4:2.</documentation>"))
    ).steps

    assert step.description == "Artikel 4:1 Awb.\nZie ook 4:2."


def test_every_record_says_where_it_comes_from():
    text = bpmn(
        process(node("intermediateCatchEvent", "Event_1", "Wachten", TIMER), id="Process_1", name="P")
    )

    kaart, _ = imported(text, name="bezwaar.bpmn")

    assert kaart.steps[0].provenance == "bezwaar.bpmn: intermediateCatchEvent timer Event_1"
    assert kaart.partners[0].provenance == "bezwaar.bpmn: process Process_1"
    assert kaart.about.provenance == "bezwaar.bpmn"


@pytest.mark.rule("I4")
def test_an_element_keeps_its_id_when_the_file_is_imported_again():
    before = kaart_of(process(task("a"), task("b"), flow("a", "b")))
    after = kaart_of(process(task("new"), task("b"), task("a", name="Anders"), flow("a", "b")))

    assert before.records.keys() <= after.records.keys()
    assert all(len(record_id) <= 6 for record_id in after.records)
