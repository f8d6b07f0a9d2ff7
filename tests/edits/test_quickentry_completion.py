"""Completion in quick entry: which names are offered, in which order, and what taking one gives."""

import pytest
from edits.quicklines import Typist

from ketenkaart.edits.quickentry.completing import complete, completions
from ketenkaart.edits.quickentry.likeness import is_abbreviation
from ketenkaart.edits.quickentry.parsing import parse
from ketenkaart.model.governance import Body
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner


def chain():
    return Typist(
        "# voorbereiden",
        "belastingdienst > werkgever uitnodigen > aangiftebrief > werkgever > loon berekenen; aangifte doen",
        "s3 > aangifte > uwv > beëindiging verwerken",
        "@ gemeenten; werkgeversvereniging",
    )


def offered(typed, text, caret=None):
    return [one.text for one in completions(typed.kaart, text, len(text) if caret is None else caret)]


def test_two_letters_are_needed():
    typed = chain()

    assert offered(typed, "b") == []
    assert offered(typed, "be")[0] == "Belastingdienst"


def test_names_that_start_so_come_first_then_those_in_which_a_word_does():
    assert offered(chain(), "aangifte") == ["Aangifte", "Aangifte doen", "Aangiftebrief"]
    assert offered(chain(), "uwv > verwerken") == ["Beëindiging verwerken"]
    assert offered(chain(), "be") == ["Belastingdienst", "Beëindiging verwerken", "Loon berekenen"]


def test_names_that_hold_it_inside_a_word_come_last_and_only_for_four_letters():
    lines = Typist("belastingdienst > dienst inrichten > aangifte > werkgever")

    assert offered(lines, "dienst") == ["Dienst inrichten", "Belastingdienst"]
    assert offered(lines, "ting") == ["Belastingdienst"]
    assert offered(lines, "tin") == []


def test_what_fits_the_place_comes_first_and_of_that_the_newest():
    typed = chain()

    assert offered(typed, "we") == [
        "Werkgeversvereniging",
        "Werkgever",
        "Werkgever uitnodigen",
    ]
    assert offered(typed, "uwv > we")[0] == "Werkgever uitnodigen"


def test_capitals_and_accents_do_not_matter():
    assert offered(chain(), "uwv > BEEIN") == ["Beëindiging verwerken"]


def test_a_typing_mistake_is_forgiven():
    assert offered(chain(), "belsat") == ["Belastingdienst"]
    assert offered(chain(), "gemeenetn") == ["Gemeenten"]
    assert offered(chain(), "bls") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@we", ["Werkgeversvereniging", "Werkgever"]),
        ("# voor", ["Voorbereiden"]),
        ("s3 > [aan", ["Aangifte", "Aangiftebrief"]),
        ("s3 > € aan", ["Aangifte", "Aangiftebrief"]),
        ("! aan", []),
        ("aangifte > ", []),
    ],
)
def test_a_mark_says_what_may_be_meant(text, names):
    assert offered(chain(), text) == names


def test_bodies_are_offered_behind_an_ampersand():
    body = Body(id="lmo", name="Lijnmanagementoverleg", short_name="LMO")
    typed = Typist("cbs > tellen", kaart=Ketenkaart.of([body]))
    text = "cbs > tellen & lm"
    text, _ = complete(text, len(text), completions(typed.kaart, text, len(text))[0])

    assert text == "cbs > tellen & Lijnmanagementoverleg"


def test_taking_a_name_replaces_the_word_and_leaves_the_rest():
    typed = chain()
    text = "s3 > aangifte > belas via k2"
    caret = text.index("las")
    choice = completions(typed.kaart, text, caret)[0]

    assert complete(text, caret, choice) == ("s3 > aangifte > Belastingdienst via k2", 31)


@pytest.mark.parametrize(
    "name", ["Zorg > thuis; meer", "#zorg", "K2", "Zorg via K2", '"Zorg"', "Zorg & welzijn", "+zorg"]
)
def test_a_name_that_reads_as_something_else_is_put_in_quotes(name):
    kaart = Ketenkaart.of([Partner(id="z", name=name), Partner(id="other", name="Ander")])
    choice = next(one for one in completions(kaart, name[:2], 2) or completions(kaart, f"@{name[:2]}", 3))
    entry = parse(kaart, f"{choice.insert} > zorgen")

    assert entry.parts[0].id == "z"


def test_a_step_whose_name_is_not_its_own_is_taken_by_its_number():
    typed = Typist("uwv > betalen", "svb > betalen")
    choices = completions(typed.kaart, "uwv > beta", 10)

    assert {one.insert for one in choices} == {"S01", "S02"}


@pytest.mark.parametrize(
    "name", ["uwv", "cbs", "svb", "bkwi", "cjib", "dji", "rdw", "ggd", "om", "kvk", "wlz", "coa", "duo"]
)
def test_an_abbreviation_gets_capitals(name):
    assert Typist(f"{name} > tellen").kaart.partners[0].name == name.upper()


@pytest.mark.parametrize(
    "name", ["bank", "kind", "arts", "raad", "rijk", "hof", "club", "wijk", "zorg", "burger", "buur", "trio"]
)
def test_a_word_gets_one_capital(name):
    assert not is_abbreviation(name)
    assert Typist(f"{name} > tellen").kaart.partners[0].name == name.capitalize()
