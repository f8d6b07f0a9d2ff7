"""The text twin: everything on the map in words, in order, and nothing made up."""

import re

import pytest
from changes.strategies import by_chance, maps
from drawing.maps import sample, small
from hypothesis import given

from ketenkaart.analysis.saying import one_line
from ketenkaart.analysis.twin import as_markdown, as_text, twin
from ketenkaart.model.governance import Assignment, Body, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Partner, Phase, Step
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import use_language

CHAIN = sample()


def below(lines, heading):
    """The lines below a heading, up to the next."""
    start = next(at for at, line in enumerate(lines) if line.heading and line.text == heading)
    end = next((at for at in range(start + 1, len(lines)) if lines[at].heading), len(lines))
    return [line.text for line in lines[start + 1 : end]]


def test_a_step_tells_its_phase_what_it_gets_and_sends_and_who_is_in_charge():
    lines = below(twin(CHAIN), "S06 Aangifte samenstellen en indienen")

    assert lines[:2] == ["Activiteit, fase 2 Aanleveren", "Deelnemers: Salarisverwerker"]
    assert (
        "Krijgt D07 Foutmelding fase 1 en 2: opnieuw indienen (documentenstroom) van "
        "S09 Controlefase 2: validatie en logica (Belastingdienst), over K3, K2" in lines
    )
    assert "Volgt op S05 Loon berekenen en inhouden" in lines
    sent = lines.index(
        "Stuurt D04 Aangifte loonheffingen (XML) (gegevensstroom) naar "
        "S07 Bericht ontvangen, authenticeren en afleveren (Logius)"
    )
    assert lines[sent + 2] == "Koppelvlakken: K2 aanleveraar – Digipoort"
    assert lines[-1] == "TOP productieoverleg: bespreekt"


def test_the_steering_is_told_with_its_escalation():
    lines = twin(CHAIN)

    assert (
        "Escaleert naar LMO lijnmanagersoverleg, dan KT Kernteam (ketenbestuur), dan buiten de keten naar "
        "minister SZW, staatssecretaris Financiën" in below(lines, "TOP productieoverleg")
    )
    assert "ketenregisseur UWV: bewaakt" in below(lines, "K4 Belastingdienst – UWV")
    assert lines[0].text == "Loonaangifteketen"
    assert "Ketendoelstelling: " + CHAIN.about.goal in below(lines, "Loonaangifteketen")


def test_a_document_tells_its_way_in_words_and_what_is_yes_or_no():
    lines = below(twin(CHAIN), "Suwinet-Inkijk, Suwinet-Inlezen")

    assert lines == [
        "Persoonsgegevens: ja",
        "Gaat van Gegevensdiensten naar BKWI, dan naar Andere afnemers",
        "Gaat mee met D18 Suwinet-Inkijk, Suwinet-Inlezen",
    ]
    loose = small(Document(id="d", name="Brief", personal_data=False))
    assert below(twin(loose), "Brief") == ["Persoonsgegevens: nee", "Gaat met geen enkele stroom mee"]


def test_a_role_and_a_body_tell_what_they_have_a_part_in():
    lines = twin(CHAIN)

    assert "Bewaakt: K5 UWV – CBS" in below(lines, "ketenregisseur CBS")
    decides = next(
        line for line in below(lines, "KT Kernteam (ketenbestuur)") if line.startswith("Besluit: ")
    )
    assert decides.startswith("Besluit: S01 Gegevensset en specificaties vaststellen")
    assert "Bespreekt: de hele keten" in below(lines, "leercirkel")
    assert "leercirkel: bespreekt (de hele keten)" in below(lines, "Loonaangifteketen")


def test_a_partner_tells_what_it_takes_part_in_and_what_goes_by_way_of_it():
    lines = twin(CHAIN)

    assert "Werkt mee aan S18 Vooraf ingevulde aangifte (VIA) en toeslag berekenen" in below(
        lines, "Dienst Toeslagen"
    )
    assert "Hierlangs gaan D07 Foutmelding fase 1 en 2: opnieuw indienen" in below(lines, "Logius")


def test_names_with_commas_are_parted_by_semicolons():
    lines = below(twin(CHAIN), "K2 aanleveraar – Digipoort")

    assert (
        "Hierover gaan D04 Aangifte loonheffingen (XML); D05 Statusinformatie, responsemessage; "
        "D07 Foutmelding fase 1 en 2: opnieuw indienen" in lines
    )


def test_the_parts_come_in_order_with_partners_as_their_lanes_stand():
    parts = [line.text for line in twin(CHAIN) if line.heading and line.level == 2]
    partners = [line.element for line in twin(CHAIN) if line.heading and line.level == 3]

    assert parts == [
        *("Fasen", "Partners en stappen", "Koppelvlakken", "Documenten", "Voorzieningen", "Rollen", "Gremia"),
        *("Afspraken", "Normen", "Verrekeningen", "Notities"),
    ]
    assert partners[5:8] == ["p06", "p06a", "p06b"]


def test_the_same_map_is_told_in_english():
    use_language("en")

    lines = below(twin(CHAIN), "S08 Controlefase 1: techniek en certificaat")

    assert "Then S09 Controlefase 2: validatie en logica" in lines
    assert "TOP productieoverleg: discusses" in lines


def test_what_has_no_name_is_said_to_have_none():
    kaart = Ketenkaart.of(
        [
            Partner(id="p"),
            Phase(id="f"),
            Step(id="s", partner="p", phase="f"),
            Step(id="t"),
            Flow(id="d", source="s", kind=FlowKind.DATA),
            Flow(id="e", target="s", kind=FlowKind.MONEY),
        ]
    )

    text = as_text(twin(kaart))

    assert "Ketenkaart zonder titel" in text
    assert "S01 processtap zonder naam\n- Activiteit, fase zonder naam" in text
    assert "Stuurt D01 stroom zonder naam (gegevensstroom) naar een nog onbekende plek" in text
    assert "Krijgt D02 stroom zonder naam (geldstroom) van een nog onbekende plek" in text
    assert "Nog geen partner\n\nS02 processtap zonder naam\n- Activiteit, nog in geen fase" in text
    assert "Stromen waarvan het begin nog niet bekend is\n- Stuurt D02" in text


def test_a_step_tells_who_is_in_charge_by_way_of_its_phase():
    kaart = small(Body(id="o", name="Overleg"), Assignment(id="a", element="f1", assignee="o"))

    assert "Overleg: bespreekt, via fase Begin" in below(twin(kaart), "S02 Beoordelen")


def test_an_escalation_in_a_circle_comes_to_an_end():
    kaart = small(Body(id="o", name="Overleg", escalates_to="r"), Role(id="r", name="Baas", escalates_to="o"))

    assert "Escaleert naar Baas" in below(twin(kaart), "Overleg")


@pytest.mark.parametrize("name", ["loonaangifteketen", "strafrechtketen", "wlz-keten", "asielketen"])
def test_every_name_and_explanation_of_a_sample_is_told(name):
    kaart = sample(name)
    text = as_text(twin(kaart))

    for record in kaart.records.values():
        assert one_line(record.name) in text
        assert one_line(record.description) in text


def test_markdown_has_headings_and_lists_in_which_no_name_means_anything():
    kaart = small(
        Partner(id="p3", name="# *Sterk* <b> [x](http://y) `z`", order="3"), Partner(id="p4", name="1. Een")
    )

    shown = as_markdown(twin(kaart))

    assert shown.startswith("# Proefketen\n\n- Ketendoelstelling: Een doel.\n")
    assert "\n### \\# \\*Sterk\\* \\<b\\> \\[x\\](http://y) \\`z\\`\n" in shown
    assert "\n### 1\\. Een\n" in shown
    assert "\n#### S01 Aanvragen\n\n- Activiteit" in shown


@by_chance
@given(maps())
def test_any_map_is_told_in_whole_lines(kaart):
    lines = twin(kaart)

    told = {line.element for line in lines}
    assert told - {""} <= kaart.records.keys()
    lost = [kaart.records[one] for one in kaart.records.keys() - told]
    assert {record.collection for record in lost} <= {"assignments"}  # which are told with their element
    for line in lines:
        assert line.text.strip() == line.text != ""
        assert "\n" not in line.text
        assert not re.search(r"\bNone\b|\(\s*\)|: $", line.text)
    assert len(as_text(lines).splitlines()) >= len(lines)
    assert as_markdown(lines)
