"""Quick entry: the answers of a decision, which are no documents."""

from edits.quicklines import Typist, chips

from ketenkaart.model.process import Document
from ketenkaart.model.vocabulary import FlowKind


def test_yes_and_no_after_a_decision_are_its_answers_and_carry_nothing():
    typed = Typist("uwv > volledig? > ja > verwerken", "@logius", "s1 > nee > logius > aanvullen")
    typed.type("s1 > nee > afwijzen")
    typed.type("s1 > nee > s4")  # is there already
    kaart = typed.kaart
    branches = [one for one in kaart.flows if one.source == kaart.steps[0].id]

    assert chips(typed.read("s1 > ja > betalen")) == ["decision Volledig?", "answer Ja", "step Betalen*"]
    assert [one.name for one in branches] == ["Ja", "Nee", "Nee"]
    assert {one.kind for one in branches} == {FlowKind.SEQUENCE}
    assert not kaart.all(Document)
    assert [one.name for one in kaart.partners] == ["UWV", "Logius"]
    assert kaart.steps[2].partner == kaart.partners[1].id


def test_yes_where_nothing_is_decided_is_a_document():
    assert chips(Typist("uwv > beoordelen").read("s1 > ja > uwv"))[1] == "document Ja*"


def test_an_answer_that_leads_nowhere_yet_is_told():
    assert Typist("uwv > volledig?").read("s1 > ja").mistake.unfinished


def test_a_decision_is_known_without_its_question_mark_but_its_document_stays_a_document():
    typed = Typist("IND > beschikking?")

    assert chips(typed.read("beschikking > vergunning > COA")) == [
        "decision Beschikking?",
        "document Vergunning*",
        "partner COA*",
    ]
    assert chips(typed.read("ind > beschikking")) == ["partner IND", "decision Beschikking?"]
    assert chips(typed.read("ind > beschikking? > beschikking > COA"))[2:] == [
        "document Beschikking*",
        "partner COA*",
    ]
    assert chips(typed.read('ind > "beschikking"'))[1:] == ["step beschikking*"]


def test_yes_after_a_decision_is_its_answer_also_where_a_document_is_called_so():
    typed = Typist("uwv > beoordelen > ja > burger", "uwv > volledig?")

    assert chips(typed.read("s2 > ja > betalen")) == ["decision Volledig?", "answer Ja", "step Betalen*"]
    assert chips(typed.read("s2 > [ja] > burger"))[1] == "document Ja"
