"""Quick entry: what a line draws, and what it says where it cannot."""

import pytest
from edits.quicklines import Typist, chips

from ketenkaart.changes.apply import apply
from ketenkaart.edits.quickentry.deeds import edit_of
from ketenkaart.edits.quickentry.pieces import lines_of
from ketenkaart.model.governance import Assignment, Body, Finding, Note, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Phase, Step
from ketenkaart.model.vocabulary import FindingKind, FlowKind, Part, RoleKind, StepKind

CHAIN = (
    "belastingdienst > uitnodigen > aangiftebrief via + > werkgever > loon berekenen; aangifte doen",
    "s3 > aangifte via + > uwv > opnemen",
)


def chain():
    return Typist(*CHAIN)


def test_parts_are_in_turn_partner_step_document_and_partner():
    line = chain().read("cbs > tellen > tabel > ministerie > lezen")

    assert chips(line) == [
        "partner CBS*",
        "step Tellen*",
        "document Tabel*",
        "partner Ministerie*",
        "step Lezen*",
    ]


def test_a_chip_knows_where_its_part_stands_and_what_it_is_already():
    typed = chain()
    text = "  uwv  > opnemen >  aangifte via k2 > werkgever"
    parts = typed.read(text).parts

    assert [text[part.start : part.end] for part in parts] == [
        "uwv",
        "opnemen",
        "aangifte",
        "k2",
        "werkgever",
    ]
    assert [part.text for part in parts] == ["UWV", "Opnemen", "Aangifte", "K2", "Werkgever"]
    assert all(typed.kaart.records[part.id] and not part.new for part in parts)


def test_a_known_name_is_what_it_is_wherever_it_stands():
    typed = chain()
    typed.type("UWV > opnemen > loon BEREKENEN")
    typed.type("opnemen > Belastingdienst")

    assert typed.flows[-2:] == ["Opnemen --> Loon berekenen", "Opnemen --> Belastingdienst"]


def test_a_step_of_the_same_name_at_another_partner_is_a_new_one():
    typed = chain()
    typed.type("uwv > uitnodigen")

    assert [step.name for step in typed.kaart.steps].count("Uitnodigen") == 2


def test_a_semicolon_gives_the_next_step_of_the_same_partner():
    typed = chain()
    typed.type("s4; bewaren; schonen")

    assert typed.flows[-2:] == ["Opnemen --> Bewaren", "Bewaren --> Schonen"]
    assert len({step.partner for step in typed.kaart.steps[-3:]}) == 1


def test_an_answer_goes_back_along_the_same_koppelvlak():
    typed = chain()
    typed.type("s3 > bijlage via k2 > uwv > lezen < ontvangstbewijs > dossier > cbs")
    answered, answer = typed.kaart.flows[-3:-1]

    assert typed.told(answer) == "Lezen -Ontvangstbewijs K2-> Aangifte doen"
    assert answer.answers == answered.id
    assert typed.flows[-1] == "Lezen -Dossier-> CBS"


def test_an_answer_to_what_stands_already_needs_just_the_selection():
    typed = chain()
    typed.type("s4")
    typed.type("< bericht van ontvangst")

    assert typed.flows[-1] == "Opnemen -Bericht van ontvangst K2-> Aangifte doen"


def test_an_empty_place_is_a_flow_without_document():
    typed = chain()
    typed.type("s1 > > s4")
    flow = typed.kaart.flows[-1]

    assert (flow.kind, flow.documents) == (FlowKind.SEQUENCE, ())


def test_a_line_that_ends_in_a_partner_goes_to_the_partner_itself():
    typed = chain()
    typed.type("s4 > polis > burger")

    assert typed.flows[-1] == "Opnemen -Polis-> Burger"
    assert typed.selected == ["Opnemen"]


def test_a_partner_may_send_something_itself():
    typed = chain()
    typed.type("burger > [verzoek] > uwv")
    typed.type("burger > [klacht] > uwv > klacht behandelen")

    assert typed.flows[-2:] == ["Burger -Verzoek-> UWV", "Burger -Klacht-> Klacht behandelen"]


def test_marks_overrule_the_place():
    line = chain().read("@tellen > [uwv] > @aangifte > opnemen > ~ stand > € leges > “s1; > k9”")

    assert chips(line) == [
        "partner Tellen*",
        "document Uwv*",
        "partner Aangifte*",
        "step Opnemen*",
        "data Stand*",
        "money Leges*",
        "partner s1; > k9*",
    ]


@pytest.mark.parametrize(
    ("mark", "kind"), [("", FlowKind.DOCUMENT), ("€", FlowKind.MONEY), ("~", FlowKind.DATA)]
)
def test_the_mark_of_a_document_is_the_kind_of_its_flow(mark, kind):
    typed = chain()
    typed.type(f"s1 > {mark}vergoeding > s4")

    assert typed.kaart.flows[-1].kind is kind
    assert typed.flows[-1] == "Uitnodigen -Vergoeding-> Opnemen"


def test_partners_can_be_listed():
    typed = chain()
    typed.type("@ svb; uwv; Dienst Toeslagen")

    assert [partner.name for partner in typed.kaart.partners[-2:]] == ["SVB", "Dienst Toeslagen"]
    assert len(typed.kaart.partners) == 5
    assert len(typed.kaart.flows) == 3 + 1 - 1


def test_a_phase_holds_from_there_on():
    typed = Typist(
        "# eerst", "cbs > tellen", "# later", "s1; nog eens tellen > # slot > tabel > uwv > lezen", "s1; uit"
    )
    phases = [typed.kaart.records[step.phase].name for step in typed.kaart.steps]

    assert phases == ["Eerst", "Later", "Slot", "Slot"]


def test_a_phase_that_is_known_is_taken_by_its_name_or_number():
    typed = Typist("# eerst", "# later", "# EERST", "cbs > tellen", "# f2", "cbs > meten")

    assert [typed.kaart.records[step.phase].name for step in typed.kaart.steps] == ["Eerst", "Later"]
    assert len(typed.kaart.phases) == 2


def test_without_a_phase_in_force_a_step_stands_in_that_of_the_step_before_it():
    typed = Typist("# eerst", "cbs > tellen")
    later = Typist("s1; meten", kaart=typed.kaart)

    assert later.kaart.steps[-1].phase == later.kaart.steps[0].phase


def test_a_phase_line_leaves_the_selection_so_that_the_next_line_can_go_on():
    typed = Typist("cbs > tellen", "# later", "> tabel > uwv > lezen")

    assert typed.flows == ["Tellen -Tabel-> Lezen"]


@pytest.mark.parametrize(
    ("selected", "flow"),
    [("S4", "Opnemen -Polis-> Burger"), ("K", "Burger -Polis-> CBS")],
)
def test_a_line_that_starts_with_an_arrow_goes_on_from_the_selection(selected, flow):
    typed = chain()
    typed.type("s4" if selected == "S4" else "@burger")
    typed.type("> polis > burger" if selected == "S4" else "> [polis] > cbs")

    assert typed.flows[-1] == flow


def test_a_line_that_goes_on_from_nothing_says_so():
    assert Typist().refusal("> polis > burger") == (">", "Kies eerst een stap of partner.")


def test_koppelvlakken_are_new_or_by_their_number_or_name():
    typed = chain()
    typed.type("s2 > loonstaat via belastingdienst – werkgever > s1")
    typed.type("s2 > k1 > s1")
    typed.type("s2 > overzicht via +, k1 > s1")

    assert typed.flows[-3:] == [
        "Loon berekenen -Loonstaat K1-> Uitnodigen",
        "Loon berekenen - K1-> Uitnodigen",
        "Loon berekenen -Overzicht K3 K1-> Uitnodigen",
    ]
    assert typed.kaart.koppelvlakken[-1].name == "Werkgever – Belastingdienst"


def test_the_number_of_a_document_flow_stands_for_its_documents():
    typed = chain()
    typed.type("s4 > d02 > cbs")

    assert typed.flows[-1] == "Opnemen -Aangifte-> CBS"
    assert len(typed.kaart.documents) == 2


@pytest.mark.parametrize(
    ("mark", "kind"), [("!", FindingKind.KNELPUNT), ("+", FindingKind.ACTIE), ("=", FindingKind.BESLUIT)]
)
def test_a_finding_stands_at_the_selection_and_may_hold_anything(mark, kind):
    typed = chain()
    typed.type("s4")
    typed.type(f"{mark} te laat > 3 dagen; wie belt?")
    finding = typed.kaart.findings[0]

    assert (finding.kind, finding.name) == (kind, "Te laat > 3 dagen; wie belt?")
    assert finding.element == typed.kaart.steps[3].id == typed.selection[0]


def test_a_question_is_a_note_at_the_selection():
    typed = chain()
    typed.type("s4")
    typed.type("?wie beheert dit?")
    note = typed.kaart.all(Note)[0]

    assert (note.description, note.anchor) == ("Wie beheert dit?", typed.kaart.steps[3].id)


def test_an_ampersand_assigns_the_part_before_it():
    bodies = [Body(id="lmo", name="Lijnmanagementoverleg", short_name="LMO"), Body(id="too", name="TOO")]
    regie = Role(id="regie", name="Regisseur UWV", kind=RoleKind.KETENREGISSEUR)
    typed = Typist(
        "cbs > tellen & lmo & TOO > tabel & LMO > uwv > lezen", kaart=Ketenkaart.of([*bodies, regie])
    )
    typed.type("& regisseur uwv")
    typed.type("# slot & NKO")
    records = typed.kaart.records
    found = {
        (records[one.element].name or records[one.element].collection, records[one.assignee].name, one.part)
        for one in typed.kaart.all(Assignment)
    }

    assert found == {
        ("Tellen", "Lijnmanagementoverleg", Part.DISCUSSES),
        ("Tellen", "TOO", Part.DISCUSSES),
        ("flows", "Lijnmanagementoverleg", Part.DISCUSSES),
        ("Lezen", "Regisseur UWV", Part.GUARDS),
        ("Slot", "NKO", Part.DISCUSSES),
    }


def test_an_ampersand_before_no_body_is_a_part_of_the_name():
    typed = Typist("ernst & young > onderzoek & statistiek")

    assert [typed.kaart.partners[0].name, typed.kaart.steps[0].name] == [
        "Ernst & young",
        "Onderzoek & statistiek",
    ]


def test_a_name_that_ends_in_a_question_mark_is_a_decision():
    typed = Typist("cbs > compleet?")

    assert typed.kaart.steps[0].kind is StepKind.DECISION
    assert chips(typed.read("cbs > juist?")) == ["partner CBS", "decision Juist?*"]


def test_separators_need_a_space_on_one_side():
    typed = Typist('cbs > x>y;z<5 > "a > b" > uwv> lezen')

    assert typed.flows == ["X>y;z<5 -a > b-> Lezen"]


def test_a_line_that_is_given_twice_draws_nothing_twice():
    typed = chain()
    typed.type("s3 > aangifte via k2 > uwv > opnemen")

    assert not typed.edits[-1].changes
    assert typed.selected == ["Opnemen"]


def test_a_document_may_follow_a_document():
    typed = chain()
    typed.type("s4 > [polis] > [bijlage] > burger")

    assert typed.flows[-1] == "Opnemen -Polis, Bijlage-> Burger"


def test_steps_of_a_part_of_a_partner_are_found_at_the_partner():
    whole, part = Partner(id="uwv", name="UWV"), Partner(id="uit", name="Uitkeren", parent="uwv")
    step = Step(id="s", name="Betalen", partner="uit", number=1)
    typed = Typist("cbs > tellen > tabel > uwv > betalen", kaart=Ketenkaart.of([whole, part, step]))

    assert typed.flows == ["Tellen -Tabel-> Betalen"]


def test_numbers_are_those_on_the_map_where_the_file_has_none():
    steps = [Step(id="b", name="Tweede", order="2"), Step(id="a", name="Eerste", order="1")]
    typed = Typist("s2 > brief > s1", kaart=Ketenkaart.of(steps))

    assert typed.flows == ["Tweede -Brief-> Eerste"]


@pytest.mark.parametrize(
    ("line", "wrong", "sentence"),
    [
        ("s1 > aangifte", "aangifte", "Na “Aangifte” hoort nog een partner of stap."),
        ("s1 > > ", ">", "Na “>” hoort nog een partner of stap."),
        ("s99 > brief > uwv", "s99", "S99 bestaat niet; de laatste stap is S04."),
        ("s1 > brief via k9 > uwv", "k9", "K9 bestaat niet; het laatste koppelvlak is K2."),
        ("s1 > d44 > uwv", "d44", "D44 bestaat niet; de laatste documentenstroom is D02."),
        ("# f3", "f3", "F3 bestaat niet: er zijn nog geen fasen."),
        ("belastingdiesnt > innen", "belastingdiesnt", "Bedoel je Belastingdienst?"),
        ("s4 > polis via k1 > cbs", "k1", "K1 hoort bij Belastingdienst en Werkgever."),
        ("s2 > notitie via + > s3", "+", "Een koppelvlak staat tussen twee partners."),
        ("uwv > s1", "s1", "S01 hoort bij Belastingdienst."),
        ("[brief] > uwv", "brief", "Voor “Brief” hoort een partner of stap."),
        ("cbs < brief", "<", "Voor “<” hoort een stroom."),
        ("s1 < s2", "<", "Voor “<” hoort een stroom."),
        ("s4 < s2", "s2", "Na “<” hoort een document."),
        ("s1 > > s1", "s1", "Een stroom kan niet gaan naar waar ze vandaan komt."),
        ("cbs > @", "@", "Na “@” hoort nog een naam."),
        ("!", "!", "Na “!” hoort nog een naam."),
        ("cbs > tellen & ", "&", "Na “&” hoort nog een naam."),
        ("cbs > " + "x" * 201, "x" * 201, "Een naam kan 200 tekens lang zijn; deze heeft er 201."),
    ],
)
def test_a_line_that_cannot_be_drawn_says_why_under_the_part_that_is_wrong(line, wrong, sentence):
    typed = chain()

    assert typed.refusal(line) == (wrong, sentence)
    assert edit_of(typed.kaart, typed.read(line)).refusal == sentence


def test_a_mistyped_partner_can_be_meant_so():
    typed = chain()

    assert typed.read("werkgevers > tellen").mistake.fix == "Werkgever"
    assert not typed.read("@werkgevers > tellen").mistake
    assert not typed.read('"Werkgevers" > tellen').mistake


def test_partners_that_differ_in_a_digit_are_not_taken_for_each_other():
    typed = Typist("regio 1 > melden")

    assert not typed.read("regio 2 > melden").mistake


def test_what_follows_a_mistake_is_still_read():
    line = chain().read("s99 > brief via k9 > belastingdiesnt > innen")

    assert chips(line)[1:] == ["document Brief*", "koppelvlak k9*", "partner Belastingdiesnt*", "step Innen*"]


def test_what_only_needs_typing_on_is_told_apart():
    typed = chain()

    assert typed.read("s1 > aangifte").mistake.unfinished
    assert not typed.read("s99 > aangifte").mistake.unfinished


def test_undoing_a_line_gives_the_map_as_it_was():
    typed = chain()
    edit = edit_of(
        typed.kaart, typed.read("# nieuw & TOO > cbs > tellen > tabel via + > uwv > lezen < bewijs")
    )
    after = apply(typed.kaart, edit.changes)

    assert len(after.all(Flow)) == 5
    assert len(after.all(Phase)) == 1
    assert apply(after, edit.changes.inverted()).records == typed.kaart.records


def test_a_pasted_text_gives_its_lines():
    assert lines_of("a > b\r\n\n  c; d\u2028# e\n") == ("a > b", "c; d", "# e")


def test_an_empty_line_does_nothing():
    typed = chain()
    typed.type("   ")

    assert not typed.edits[-1].changes
    assert not typed.kaart.all(Finding)
