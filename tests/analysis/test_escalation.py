"""The escalation path: from who decides on an element, upward."""

from ketenkaart.analysis.escalation import escalation_of
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.governance import Assignment, Body, Finding, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Phase, Step
from ketenkaart.model.vocabulary import Level, Part
from ketenkaart.texts import use_language


def kaart(*assignments, **of_board):
    use_language("nl")
    return Ketenkaart.of(
        [
            About(id=ABOUT_ID, name="Keten"),
            Phase(id="f", name="Toetsen", number=1),
            Step(id="s", name="Toetsen", phase="f", number=1),
            Role(id="regie", name="Ketenregisseur UWV", escalates_to="lmo"),
            Body(id="lmo", name="Lijnmanagementoverleg", short_name="LMO", escalates_to="bestuur"),
            Body(id="bestuur", name="Ketenbestuur", level=Level.STRATEGIC, **of_board),
            Finding(id="b", name="Te laat", element="s"),
            *assignments,
        ]
    )


def given(assignee, part, element="s"):
    return Assignment(id=f"{assignee}{part.value}", element=element, assignee=assignee, part=part)


def test_the_path_begins_with_who_decides_and_ends_beyond_the_chain():
    found = escalation_of(
        kaart(given("regie", Part.GUARDS), given("lmo", Part.DECIDES), escalates_outside="minister van SZW"),
        "s",
    )

    assert found.told == "LMO → Ketenbestuur → buiten de keten: minister van SZW"
    assert found.ids == {"s", "lmo", "bestuur"}


def test_where_nobody_decides_it_begins_with_who_discusses_or_guards():
    found = escalation_of(kaart(given("regie", Part.GUARDS)), "s")

    assert found.told == "Ketenregisseur UWV (bewaakt) → LMO → Ketenbestuur"


def test_the_path_of_a_phase_holds_for_the_steps_and_findings_in_it():
    for element in ("s", "b"):
        found = escalation_of(kaart(given("lmo", Part.DECIDES, "f")), element)
        assert found.told == "LMO → Ketenbestuur"


def test_a_path_that_comes_round_ends_and_one_that_leads_nowhere_says_so():
    assert escalation_of(kaart(escalates_to="lmo"), "lmo").told == "LMO → Ketenbestuur"
    assert escalation_of(kaart(), "bestuur").told == "Ketenbestuur, dat nog nergens naartoe escaleert"
    assert escalation_of(kaart(), "s") is None
