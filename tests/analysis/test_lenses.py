"""Lenses on the samples, and who has a part in what by way of a phase or lane."""

import pytest
from changes.strategies import by_chance, maps
from drawing.maps import sample, small
from hypothesis import given

from ketenkaart.analysis.assigned import Assignments
from ketenkaart.analysis.lenses import has_lens, lens_on, lens_on_certainty, lens_on_findings
from ketenkaart.model.governance import Assignment, Body, Finding
from ketenkaart.model.process import Document, Flow, Partner, Step
from ketenkaart.model.vocabulary import FindingKind, FindingState

CHAIN = sample()
BODY = Body(id="o", name="overleg", short_name="OV")


@pytest.mark.parametrize(
    ("element", "sentence"),
    [
        ("lmo", "Wat gaat via LMO: 1 stap, 3 koppelvlakken, 3 afspraken, 3 normen"),
        ("kt", "Wat gaat via KT: 1 stap, 1 afspraak"),
        ("leer", "Wat gaat via leercirkel: de hele keten"),
        ("regie-p06", "Wat gaat via ketenregisseur UWV: 1 koppelvlak"),
        ("suwinet", "Wat gaat via Suwinet: 1 stroom, 1 document, 1 koppelvlak"),
        ("doc20", "Uitkering WW/WIA: Uitkeren → Uitkeringsgerechtigde; 1 stroom"),
    ],
)
def test_a_lens_says_what_it_shows(element, sentence):
    assert lens_on(CHAIN, element).sentence == sentence


def test_the_lens_on_a_partner_shows_its_parts_their_work_and_what_they_take_part_in():
    ids = lens_on(CHAIN, "p06").ids

    assert {"p06", "p06a", "p06b", "s01", "s04", "s13", "s17", "d03", "d15", "k4", "a02", "regie-p06"} <= ids
    assert not ids & {"s05", "d04", "k2", "p05"}


def test_an_element_of_another_kind_gives_no_lens():
    assert lens_on(CHAIN, "s08") is None
    assert not has_lens(CHAIN.records["s08"])
    assert has_lens(CHAIN.records["lmo"])


def test_what_is_still_to_be_confirmed_is_shown():
    lens = lens_on_certainty(CHAIN)

    assert {"p06b", "d10", "ao"} <= lens.ids
    assert "d01" not in lens.ids
    assert lens.sentence.startswith("Nog te bevestigen: 1 partner, 4 stromen")
    assert "d01" in lens_on_certainty(CHAIN, certain=True).ids


def test_a_finding_shows_what_it_is_about():
    kaart = small(
        Finding(id="x", name="Traag", element="s2"),
        Finding(id="y", name="Klaar", element="s3", state=FindingState.DONE),
        Finding(id="z", name="Los", kind=FindingKind.ACTIE),
    )

    assert lens_on(kaart, "x") == (frozenset({"x", "s2"}), "Traag gaat over S02 Beoordelen")
    assert lens_on(kaart, "z").sentence == "Los gaat over geen enkel element"
    assert lens_on_findings(kaart).ids == {"x", "z", "s2"}
    assert lens_on_findings(kaart).sentence == "Bevindingen die nog niet afgehandeld zijn: 1 stap"
    assert lens_on_findings(kaart, FindingKind.KNELPUNT).ids == {"x", "s2"}


def test_a_finding_about_a_phase_or_document_lights_its_steps_or_flows():
    kaart = small(
        Document(id="doc", name="Brief"),
        Flow(id="d9", source="s1", target="s2", documents=("doc",)),
        Finding(id="x", name="Kwijt", element="doc"),
        Finding(id="y", name="Traag", element="f1"),
    )
    begun = {step.id for step in kaart.steps if step.phase == "f1"}

    assert lens_on(kaart, "x").ids == {"x", "doc", "d9"}
    assert lens_on_findings(kaart).ids == {"x", "y", "doc", "d9", "f1", *begun}
    assert lens_on_findings(kaart).sentence.endswith(": 1 fase, 1 document")


def test_an_assignment_to_a_phase_or_lane_holds_for_the_steps_in_it():
    kaart = small(
        BODY,
        Partner(id="p2a", name="Deel", parent="p2"),
        Step(id="s4", name="Uitvoeren", partner="p2a"),
        Assignment(id="a1", element="f1", assignee="o"),
        Assignment(id="a2", element="p2", assignee="o"),
        Assignment(id="a3", element="s2", assignee="o"),
    )

    assert lens_on(kaart, "o").ids == {"o", "f1", "p2", "s1", "s2", "s3", "s4"}
    assigned = Assignments(kaart)
    assert [via for _, via in assigned.of("s1")] == ["f1"]
    assert [via for _, via in assigned.of("s4")] == ["p2"]
    assert [(one.id, via) for one, via in assigned.of("s2")] == [("a3", None)]


@by_chance
@given(maps())
def test_every_lens_shows_elements_of_the_map_and_what_it_is_on(kaart):
    for record in kaart.records.values():
        lens = lens_on(kaart, record.id)

        assert (lens is not None) is has_lens(record)
        if lens is not None:
            assert record.id in lens.ids
            assert lens.ids <= kaart.records.keys()
            assert "None" not in lens.sentence
