"""Data objects become documents on flows, and data stores registers that steps are done in."""

from interchange.bpmnfiles import (
    association,
    bpmn,
    collaboration,
    flow,
    imported,
    kaart_of,
    lane,
    lanes,
    makes,
    message,
    names,
    node,
    pool,
    process,
    task,
    uses,
)

from ketenkaart.model.process import Document, Step, System
from ketenkaart.model.vocabulary import FlowKind, SystemKind

BRIEF = node("dataObjectReference", "brief", "Brief")


def carried(kaart):
    """The documents on each flow between the named steps."""
    return {
        (kaart.records[flow.source].name, kaart.records[flow.target].name): [
            kaart.get(Document, document).name for document in flow.documents
        ]
        for flow in kaart.flows
        if flow.documents
    }


def test_a_document_goes_along_the_flow_from_who_makes_it_to_who_uses_it():
    kaart = kaart_of(process(task("a", makes("brief")), task("b", uses("brief")), flow("a", "b"), BRIEF))

    assert carried(kaart) == {("A", "B"): ["Brief"]}
    assert kaart.flows[0].kind is FlowKind.DOCUMENT
    assert kaart.steps[0].description == "It makes or changes: Brief."
    assert kaart.steps[1].description == "It uses: Brief."


def test_a_document_for_another_partner_gets_a_flow_of_its_own():
    kaart, report = imported(
        bpmn(
            process(
                lanes(lane("svb", "a", "b"), lane("uwv", "c")),
                task("a", makes("brief")),
                task("b"),
                task("c", uses("brief")),
                *(flow("a", "b"), flow("b", "c"), BRIEF),
            )
        )
    )

    (own,) = [each for each in kaart.flows if each.documents]
    assert carried(kaart) == {("A", "C"): ["Brief"]}
    assert not own.certain
    assert len(own.koppelvlakken) == 1
    assert any(line.startswith("1 document flow was made") for line in report)


def test_steps_of_one_partner_get_no_flow_for_a_document():
    kaart = kaart_of(
        process(
            task("a", makes("brief")),
            task("b"),
            task("c", uses("brief")),
            flow("a", "b"),
            flow("b", "c"),
            BRIEF,
        )
    )

    assert len(kaart.flows) == 2
    assert carried(kaart) == {("A", "B"): ["Brief"]}


def test_a_document_comes_from_the_nearest_step_that_makes_it():
    kaart = kaart_of(
        process(
            lanes(lane("svb", "a", "b"), lane("uwv", "c", "d")),
            task("a", makes("brief")),
            task("b", makes("brief")),
            task("c"),
            task("d", uses("brief")),
            *(flow("a", "b"), flow("b", "c"), flow("c", "d"), BRIEF),
        )
    )

    assert carried(kaart) == {("B", "D"): ["Brief"]}


def test_a_document_that_nobody_uses_goes_along_the_message_of_who_makes_it():
    kaart = kaart_of(
        collaboration(pool("x", "UWV", "p"), pool("y", "Burger"), message("a", "y")),
        process(task("a", makes("brief")), task("b"), flow("a", "b"), BRIEF),
    )

    assert carried(kaart) == {("A", "Burger"): ["Brief"]}
    assert kaart.flow_name(kaart.flows[-1]) in ("", "Brief")


def test_a_document_that_is_associated_with_a_flow_goes_along_it():
    kaart = kaart_of(process(task("a"), task("b"), flow("a", "b"), BRIEF, association("brief", "a-b")))

    assert carried(kaart) == {("A", "B"): ["Brief"]}


def test_data_objects_of_one_name_are_one_document():
    same = [
        node("dataObjectReference", f"d{number}", "Brief", more='dataObjectRef="o"') for number in range(3)
    ]
    whole = node("dataObject", "o", "Brief")

    kaart = kaart_of(process(task("a", makes("d0")), task("b", uses("d2")), flow("a", "b"), *same, whole))

    assert names(kaart.documents) == ["Brief"]
    assert carried(kaart) == {("A", "B"): ["Brief"]}


def test_a_document_that_no_flow_can_carry_is_still_to_be_placed():
    kaart, report = imported(bpmn(process(task("a", uses("brief")), BRIEF)))

    assert names(kaart.documents) == ["Brief"]
    assert "the flow of 1 document: “Brief”" in report


def test_a_data_store_is_a_register_that_steps_are_done_in():
    stores = [node("dataStoreReference", f"s{number}", "Basisregistratie") for number in range(2)]
    kaart = kaart_of(process(task("a", uses("s0")), task("b", makes("s1")), *stores))

    (register,) = kaart.all(System)
    assert (register.name, register.kind) == ("Basisregistratie", SystemKind.REGISTER)
    assert [step.system for step in kaart.all(Step)] == [register.id, register.id]


def test_what_a_step_in_a_subprocess_uses_the_whole_uses():
    kaart = kaart_of(
        process(
            node("subProcess", "s", "Geheel", task("a", makes("brief"))),
            task("b", uses("brief")),
            flow("s", "b"),
            BRIEF,
        )
    )

    assert carried(kaart) == {("Geheel", "B"): ["Brief"]}
