"""Sequence flows, message flows and link events become flows, with the interfaces they cross."""

from interchange.bpmnfiles import (
    association,
    bpmn,
    collaboration,
    flow,
    imported,
    joined,
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

from ketenkaart.model.governance import Note
from ketenkaart.model.vocabulary import FlowKind, KoppelvlakStatus

TWO_POOLS = (
    process(task("a"), task("b"), id="p"),
    process(task("c"), task("d"), id="q"),
)


def link(tag, id, name="L"):
    return node(tag, id, name, f'<linkEventDefinition name="{name}"/>')


def test_a_sequence_flow_keeps_its_name_and_condition():
    condition = "<conditionExpression>${bedrag &gt; 100}</conditionExpression>"

    (only,) = kaart_of(process(task("a"), task("b"), flow("a", "b", "ja", condition))).flows

    assert (only.kind, only.name) == (FlowKind.SEQUENCE, "ja")
    assert only.description == "Condition: ${bedrag > 100}"


def test_two_partners_have_one_interface_to_fill_in():
    pools = (pool("x", "UWV", "p"), pool("y", "SVB", "q"), pool("z", "Burger"))
    kaart, report = imported(
        bpmn(
            collaboration(
                *pools,
                message("a", "c", "Vraag"),
                message("d", "b", "Antwoord"),
                message("z", "a", "Aanvraag"),
            ),
            *TWO_POOLS,
        )
    )

    sides = {k.name: [kaart.records[partner].name for partner in k.partners] for k in kaart.koppelvlakken}
    assert sides == {"UWV – Burger": ["UWV", "Burger"], "UWV – SVB": ["UWV", "SVB"]}
    assert {k.status for k in kaart.koppelvlakken} == {KoppelvlakStatus.PROPOSED}
    assert not any(k.certain for k in kaart.koppelvlakken)
    crossed = {each.name: each.koppelvlakken for each in kaart.flows}
    assert crossed["Vraag"] == crossed["Antwoord"] != crossed["Aanvraag"]
    assert any(line.startswith("2 interfaces, proposed") for line in report)


def test_a_flow_between_lanes_of_one_pool_crosses_no_interface():
    kaart = kaart_of(
        collaboration(pool("x", "UWV", "p"), message("a", "b", "Dossier")),
        process(lanes(lane("een", "a"), lane("twee", "b")), task("a"), task("b")),
    )

    assert kaart.flows[0].kind is FlowKind.DOCUMENT
    assert kaart.koppelvlakken == ()


def test_a_message_flow_without_a_name_has_that_of_its_message():
    named = '<messageFlow id="m" sourceRef="a" targetRef="tns:c" messageRef="tns:bericht"/>'
    kaart = kaart_of(
        node("message", "bericht", "Aangifte"),
        collaboration(pool("x", "UWV", "p"), pool("y", "SVB", "q"), named),
        *TWO_POOLS,
    )

    assert names(kaart.flows) == ["Aangifte"]
    assert joined(kaart) == [("A", "C")]


def test_a_message_flow_without_any_name_is_told_by_its_ends():
    _, report = imported(
        bpmn(collaboration(pool("x", "UWV", "p"), pool("y", "Burger"), message("a", "y")), process(task("a")))
    )

    assert "1 name that is missing: “A → Burger”" in report


def test_a_flow_of_which_an_end_is_missing_is_reported():
    kaart, report = imported(bpmn(process(task("a"), flow("a", "nergens", "weg"))))

    assert kaart.flows == ()
    assert "1 flow of which an end is not in the file: “weg”" in report


def test_of_two_elements_with_one_id_the_one_that_is_a_step_is_meant():
    kaart = kaart_of('<message id="a" name="Bericht"/>', process(task("a"), task("b"), flow("a", "b")))

    assert joined(kaart) == [("A", "B")]


def test_a_pair_of_link_events_is_a_line_straight_on():
    kaart = kaart_of(
        process(
            task("a"),
            link("intermediateThrowEvent", "t1"),
            task("b"),
            link("intermediateThrowEvent", "t2"),
            link("intermediateCatchEvent", "c"),
            task("d"),
            *(flow("a", "t1"), flow("b", "t2"), flow("c", "d")),
        )
    )

    assert names(kaart.steps) == ["A", "B", "D"]
    assert joined(kaart) == [("A", "D"), ("B", "D")]


def test_link_events_that_lead_on_to_link_events_are_followed_to_the_end():
    kaart = kaart_of(
        process(
            task("a"),
            *(link("intermediateThrowEvent", "t1", "een"), link("intermediateCatchEvent", "c1", "een")),
            *(link("intermediateThrowEvent", "t2", "twee"), link("intermediateCatchEvent", "c2", "twee")),
            task("d"),
            *(flow("a", "t1"), flow("c1", "t2"), flow("c2", "d")),
        )
    )

    assert joined(kaart) == [("A", "D")]


def test_link_events_that_lead_back_to_themselves_stay():
    throw, catch = link("intermediateThrowEvent", "t"), link("intermediateCatchEvent", "c")

    kaart = kaart_of(process(task("a"), throw, catch, flow("a", "t"), flow("c", "t")))

    assert len(kaart.steps) == 3
    assert len(kaart.flows) == 2


def test_an_association_between_two_steps_is_a_sequence_to_be_confirmed():
    event = node("boundaryEvent", "e", "Terug", "<compensateEventDefinition/>", more='attachedToRef="a"')
    kaart = kaart_of(process(task("a"), event, task("b"), association("e", "b")))

    unsure = [each for each in kaart.flows if not each.certain]
    assert [kaart.records[each.target].name for each in unsure] == ["B"]


def test_an_annotation_is_a_note_by_what_it_is_about():
    def note(id, text):
        return f'<textAnnotation id="{id}"><text>{text}</text></textAnnotation>'

    kaart, report = imported(
        bpmn(
            process(
                task("a"), task("b"), flow("a", "b"), note("n", "Let op"), note("m", "Los"), note("l", " ")
            ),
            association("a-b", "n"),
        )
    )

    notes = {each.description: each.anchor for each in kaart.all(Note)}
    assert notes == {"Let op": kaart.flows[0].id, "Los": None}
    assert "1 empty text annotation" in report


def test_what_has_no_place_on_a_chain_map_is_counted_as_left_out():
    group = '<category><categoryValue id="v" value="Uitbesteed"/></category>'
    kaart, report = imported(
        bpmn(
            group,
            collaboration(pool("x", "UWV", "p"), node("conversation", "c", "Overleg")),
            process(task("a"), node("group", "g", "", more='categoryValueRef="v"')),
            process(id="leeg", name="Leeg"),
        )
    )

    left_out = report[report.index("Left out") + 1 :]
    assert sorted(left_out) == [
        "1 conversation: “Overleg”",
        "1 empty process: “Leeg”",
        "1 group: “Uitbesteed”",
    ]
    assert len(kaart.steps) == 1
