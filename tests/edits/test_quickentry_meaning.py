"""Quick entry: what a part is where its place alone does not tell."""

from edits.quicklines import Typist, chips


def test_what_goes_via_an_interface_is_a_document_in_any_place():
    typed = Typist("logius > aangifte via + > uwv > opnemen")

    assert typed.flows == ["Logius -Aangifte K1-> Opnemen"]
    assert len(typed.kaart.koppelvlakken) == 1
    assert typed.refusal("s1 > toetsen > polis via k1 > logius") == (
        "toetsen",
        "Na “Toetsen” hoort nog een partner of stap.",
    )


def test_a_question_behind_a_step_or_document_is_a_decision_of_the_same_partner():
    typed = Typist("uwv > toetsen > volledig? > ja > verwerken", "s1 > dossier > juist?")

    assert [step.name for step in typed.kaart.steps] == ["Toetsen", "Volledig?", "Verwerken", "Juist?"]
    assert [one.name for one in typed.kaart.partners] == ["UWV"]
    assert typed.flows[-1] == "Toetsen -Dossier-> Juist?"
    assert chips(typed.read('s1 > "wie?" > burger'))[1] == "document wie?*"
    assert chips(typed.read("volledig?")) == ["decision Volledig?"]
