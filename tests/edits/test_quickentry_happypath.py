"""The loonaangifteketen typed from nothing, with the keys and the result that the script states."""

import pytest
from edits.quicklines import Typist

from ketenkaart.model.vocabulary import FlowKind

LINES = {
    "# voorbereiden": 16,
    "belastingdienst > gegevensset vaststellen > specificaties via + > softwareontwikkelaar"
    " > software aanpassen": 113,
    "bel⇥ > werkgever uitnodigen > werkgeversgegevens via + > uwv > werkgevers overnemen": 89,
    "# aanleveren": 14,
    "s3 > aangiftebrief > inhoudingsplichtige > loon berekenen; aangifte indienen"
    " > aangifte loonheffingen via + > logius > bericht afleveren < statusinformatie": 164,
    "# controleren en innen": 24,
    "s7 > aangiftebericht via + > bel⇥ > controlefase 1; controlefase 2; controlefase 3": 87,
    "s9 > foutmelding > s6": 24,
    "s9 > collectieve gegevens > bel⇥ > loonheffingen innen": 58,
    "s5 > € afdracht loonheffingen > s11": 39,
    "s11 > naheffingsaanslag > s5": 31,
    "# registreren": 15,
    "s10; nominatief deel doorleveren > nominatieve gegevens via k2 > uwv > opnemen in polisadministratie;"
    " controleregels uitvoeren": 130,
    "# leveren en gebruiken": 24,
    "s13; gegevens leveren > loonaangiftegegevens via + > cbs > statistiek maken": 80,
    "s13 > dagloongegevens > uwv > dagloon bepalen > € uitkering > werknemer": 78,
    "s15 > gegevens voor via en toeslag via k2 > bel⇥ > via berekenen": 68,
    "s15 > suwinet-inlezen via + > gemeenten > gegevens gebruiken": 65,
    "s15 > gegevens op maat via + > pensioenfondsen": 50,
    "# terugkoppelen en corrigeren": 31,
    "s14 > bevindingen via k2 > bel⇥ > bevindingen bundelen > foutenrapport via + > inh⇥ > corrigeren"
    " > correctie > s6": 123,
    "s19; twijfel terugmelden > terugmelding > uwv > signaal onderzoeken > > s13": 81,
    "@ salarisverwerker; dienst toeslagen; svb; overige afnemers; bkwi; ministeries": 80,
}
WITH_A_SECOND_KEY = ">+#@<€"


@pytest.fixture(scope="module")
def typed():
    return Typist(*LINES)


@pytest.mark.parametrize("line", LINES)
def test_a_line_needs_no_more_keys_than_the_script_says(line):
    keys = len(line) + sum(key in WITH_A_SECOND_KEY for key in line) + len(["Enter"])

    assert keys <= LINES[line]


def test_the_whole_chain_stands_after_23_lines(typed):
    kaart = typed.kaart

    assert len(typed.edits) == 23
    assert [len(kaart.partners), len(kaart.phases), len(kaart.steps)] == [15, 6, 23]
    assert [len(kaart.flows), len(kaart.koppelvlakken)] == [29, 8]
    assert sum(flow.kind is not FlowKind.SEQUENCE and bool(flow.documents) for flow in kaart.flows) == 21


def test_numbers_are_given_once_in_the_order_typed(typed):
    kaart = typed.kaart

    assert [step.number for step in kaart.steps] == list(range(1, 24))
    assert [one.number for one in kaart.koppelvlakken] == list(range(1, 9))
    assert [flow.number for flow in kaart.flows if flow.number] == list(range(1, 22))
    assert [phase.number for phase in kaart.phases] == list(range(1, 7))


def test_every_flow_is_as_the_script_means_it(typed):
    assert typed.flows[4:9] == [
        "Aangifte indienen -Aangifte loonheffingen K3-> Bericht afleveren",
        "Bericht afleveren -Statusinformatie K3-> Aangifte indienen",
        "Bericht afleveren -Aangiftebericht K4-> Controlefase 1",
        "Controlefase 1 --> Controlefase 2",
        "Controlefase 2 --> Controlefase 3",
    ]
    assert "Dagloon bepalen -Uitkering-> Werknemer" in typed.flows
    assert "Gegevens leveren -Gegevens voor via en toeslag K2-> Via berekenen" in typed.flows
    assert "Corrigeren -Correctie-> Aangifte indienen" in typed.flows
    assert typed.flows[-1] == "Signaal onderzoeken --> Opnemen in polisadministratie"


def test_steps_stand_with_their_partner_in_the_phase_in_force(typed):
    records = typed.kaart.records
    places = {
        step.number: (records[step.partner].name, records[step.phase].name) for step in typed.kaart.steps
    }

    assert places[4] == ("UWV", "Voorbereiden")
    assert places[11] == ("Belastingdienst", "Controleren en innen")
    assert places[18] == ("Belastingdienst", "Leveren en gebruiken")
    assert places[22] == ("Gemeenten", "Terugkoppelen en corrigeren")


def test_each_line_is_undone_as_a_whole(typed):
    again = Typist(*list(LINES)[:4])

    assert all(edit.changes.label.startswith("Snelinvoer") for edit in again.edits)
    assert len(again.kaart.steps) == 4
