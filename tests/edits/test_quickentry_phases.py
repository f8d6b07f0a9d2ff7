"""Quick entry: a phase behind a name, and a partner whatever capitals it is typed in."""

import pytest
from edits.quicklines import Typist, chips

from ketenkaart.edits.quickentry.completing import completions
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Partner


def phases_of(typed):
    """The steps with the name of their phase."""
    kaart = typed.kaart
    return {step.name: getattr(kaart.records.get(step.phase), "name", None) for step in kaart.steps}


def test_a_phase_behind_a_name_holds_from_that_step_on():
    typed = Typist("cbs > tellen", "s1 > tabel > uwv > lezen #registreren; opslaan", "s2; melden")

    assert phases_of(typed) == {
        "Tellen": None,
        "Lezen": "Registreren",
        "Opslaan": "Registreren",
        "Melden": "Registreren",
    }


def test_the_chips_tell_the_name_and_its_phase_apart():
    typed = Typist("# eerst", "# later")
    line = typed.read("cbs > tellen #later & LMO > [tabel] > uwv > lezen & MT #f1")

    assert chips(line) == [
        "partner CBS*",
        "step Tellen*",
        "phase Later",
        "body LMO*",
        "document Tabel*",
        "partner UWV*",
        "step Lezen*",
        "body MT*",
        "phase Eerst",
    ]


@pytest.mark.parametrize(
    "name", ["Formulier #2", "C# lezen", "Toetsen # nakijken", "“Toets #a”", "[Brief #a]"]
)
def test_what_is_no_phase_stays_in_the_name(name):
    line = Typist("cbs > tellen").read(f"s1 > {name}")

    assert [part.text for part in line.parts[1:]] == [name.strip("“”[]")]


def test_phases_are_offered_behind_a_name_and_a_name_with_that_mark_is_quoted():
    typed = Typist("# Controleren en innen", "cbs > “Toets #a”")

    assert [one.text for one in completions(typed.kaart, "cbs > tellen #con", 17)] == ["Controleren en innen"]
    assert [one.insert for one in completions(typed.kaart, "cbs > toe", 9)] == ['"Toets #a"']


def test_a_phase_number_that_nothing_has_is_told():
    assert Typist("# eerst").refusal("cbs > tellen #f7") == ("f7", "F7 bestaat niet; de laatste fase is F1.")


@pytest.mark.parametrize("partner", [{"name": "COA"}, {"name": "Opvang", "short_name": "CoA"}])
def test_a_partner_of_the_map_is_taken_whatever_capitals_are_typed(partner):
    known = Ketenkaart.of([Partner(id="p", order="a", **partner)])

    for line in ("coa > opvangen", "COA > opvangen", "Coa > opvangen"):
        assert [one.id for one in Typist(line, kaart=known).kaart.partners] == ["p"]


def test_a_new_partner_comes_inside_the_chain_and_not_below_who_stands_outside():
    inside = Partner(id="p", order="a", name="UWV")
    outside = Partner(id="q", order="b", name="Burger", inside=False)

    typed = Typist("coa > opvangen", kaart=Ketenkaart.of([inside, outside]))

    assert [one.name for one in typed.kaart.partners] == ["UWV", "COA", "Burger"]
