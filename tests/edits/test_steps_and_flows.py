"""Steps and flows as a person makes, names, connects and deletes them."""

import pytest
from drawing.maps import sample, small

from ketenkaart.changes.apply import apply
from ketenkaart.edits import adding, assigning, connecting, deleting, lanes, questions, setting, stepping
from ketenkaart.edits.making import New, NewBody, NewKoppelvlak
from ketenkaart.model.governance import Assignment, Body, Finding, Note, PlanItem, Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Document, Flow, Koppelvlak, Partner, Phase, Pin, Step
from ketenkaart.model.vocabulary import FlowKind, Part, RoleKind, StepKind
from ketenkaart.texts import use_language


def done(kaart, edit):
    assert not edit.refusal
    return apply(kaart, edit.changes)


def flows_between(kaart, source, target):
    return [one for one in kaart.flows if (one.source, one.target) == (source, target)]


def test_the_first_step_of_an_empty_map_comes_with_its_partner_and_a_capital():
    kaart = Ketenkaart.of([])

    after = done(kaart, stepping.first_step(kaart, New("werkgever"), name="loon  berekenen"))

    assert [one.name for one in after.partners] == ["Werkgever"]
    assert (after.steps[0].name, after.steps[0].number) == ("Loon berekenen", 1)
    assert after.steps[0].partner == after.partners[0].id


def test_the_next_step_is_of_the_same_partner_and_phase_and_its_name_is_typed_next():
    kaart = small()

    edit = stepping.next_step(kaart, "s2")
    after = done(kaart, edit)

    made = after.get(Step, edit.naming)
    assert (made.partner, made.phase) == ("p2", "f1")
    assert [one.kind for one in flows_between(after, "s2", made.id)] == [FlowKind.SEQUENCE]
    assert edit.select == (made.id,)


def test_the_next_step_at_another_partner_is_reached_by_a_document_flow_with_a_number():
    kaart = small()

    edit = stepping.next_step(kaart, "s2", New("Bron"), "ontvangen")
    after = done(kaart, edit)

    made = after.get(Step, edit.select[0])
    flow = flows_between(after, "s2", made.id)[0]
    assert (made.partner, flow.kind, flow.number, edit.naming) == ("p1", FlowKind.DOCUMENT, 1, "")
    assert len(after.partners) == len(kaart.partners)


def test_a_new_partner_stands_below_the_one_before():
    kaart = small(Partner(id="p3", name="Derde", order="3"))

    after = done(kaart, stepping.next_step(kaart, "s1", New("nieuwkomer")))

    assert [one.name for one in after.partners] == ["Bron", "Nieuwkomer", "Dienst", "Derde"]


def test_a_name_that_ends_in_a_question_mark_makes_a_decision():
    kaart = small()

    made = done(kaart, stepping.next_step(kaart, "s2", name="volledig?")).steps
    renamed = done(kaart, setting.rename(kaart, "s2", "akkoord?")).get(Step, "s2")

    assert StepKind.DECISION in [one.kind for one in made if one.name == "Volledig?"]
    assert renamed.kind is StepKind.DECISION


def test_a_parallel_step_has_the_same_predecessor():
    kaart = small()

    edit = stepping.step_parallel(kaart, "s2")

    assert flows_between(done(kaart, edit), "s1", edit.naming)


def test_a_step_before_another_stands_between_it_and_its_predecessor():
    kaart = small()

    edit = stepping.step_before(kaart, "s3")
    after = done(kaart, edit)

    assert flows_between(after, "s2", edit.naming)[0].id == "v1"
    assert flows_between(after, edit.naming, "s3")
    assert [one.id for one in after.steps] == ["s1", "s2", edit.naming, "s3"]


def test_a_step_in_a_flow_leaves_what_the_flow_carries_where_it_crosses_to_the_other_partner():
    kaart = small()

    edit = stepping.step_in_flow(kaart, "d1")
    after = done(kaart, edit)

    assert after.get(Step, edit.naming).partner == "p1"
    assert [one.kind for one in flows_between(after, "s1", edit.naming)] == [FlowKind.SEQUENCE]
    assert flows_between(after, edit.naming, "s2")[0].koppelvlakken == ("k1",)


def test_a_step_in_a_flow_at_the_receiving_partner_gets_what_the_flow_carries():
    kaart = small()

    edit = stepping.step_in_flow(kaart, "d1", "p2")
    after = done(kaart, edit)

    made = after.get(Step, edit.naming)
    assert (made.partner, made.phase) == ("p2", kaart.get(Step, "s2").phase)
    assert flows_between(after, "s1", made.id)[0].koppelvlakken == ("k1",)
    assert [one.kind for one in flows_between(after, made.id, "s2")] == [FlowKind.SEQUENCE]


def test_a_loose_step_is_put_in_a_flow_and_one_with_flows_is_not():
    kaart = small(Step(id="s4", name="Los", partner="p2", order="4"))

    after = done(kaart, stepping.put_in_flow(kaart, "v1", "s4"))

    assert flows_between(after, "s2", "s4")
    assert flows_between(after, "s4", "s3")
    assert stepping.put_in_flow(kaart, "v1", "s1").refusal == "Deze stap heeft zelf al stromen."


def test_a_number_is_given_once_also_when_its_step_is_deleted():
    kaart = Ketenkaart.of([Step(id="s1", number=7), Step(id="s2", number=8), Step(id="s3", number=9)])

    fewer = done(kaart, deleting.delete(kaart, ["s3", "s2"]))
    after = done(fewer, stepping.first_step(fewer, name="nieuw"))

    assert {one.number for one in after.steps} == {7, 10}
    assert done(kaart, deleting.delete(kaart, ["s1"])).about == kaart.about


def test_a_new_koppelvlak_stands_between_the_organisations_of_the_flow():
    kaart = small(Partner(id="p2a", name="Loket", parent="p2", order="3"))
    kaart = done(kaart, setting.set_field(kaart, ["s2"], "partner", "p2a"))

    after = done(kaart, connecting.set_koppelvlak(kaart, ["d1"], NewKoppelvlak()))

    made = after.get(Koppelvlak, after.get(Flow, "d1").koppelvlakken[0])
    assert (made.name, made.partners, made.number) == ("Bron – Dienst", ("p1", "p2"), 1)
    assert connecting.koppelvlakken_between(after, "s1", "p2a") == after.koppelvlakken
    assert not connecting.crosses_boundary(after, "s2", "s3")


def test_a_flow_that_is_reconnected_keeps_what_it_carries():
    kaart = small()

    flow = done(kaart, connecting.reconnect(kaart, "d1", target="s3")).get(Flow, "d1")

    assert (flow.target, flow.name, flow.koppelvlakken) == ("s3", "Aanvraag", ("k1",))
    assert connecting.changes_partner(kaart, "d1", source="s3")
    assert not connecting.changes_partner(kaart, "d1", target="s3")


def test_a_return_flow_answers_along_the_same_koppelvlak():
    kaart = small()

    edit = connecting.return_flow(kaart, "d1")
    flow = done(kaart, edit).get(Flow, edit.naming)

    assert (flow.source, flow.target, flow.answers) == ("s2", "s1", "d1")
    assert (flow.kind, flow.koppelvlakken) == (FlowKind.DOCUMENT, ("k1",))


def test_naming_a_flow_names_its_document():
    kaart = small()

    named = done(kaart, setting.rename(kaart, "v1", "dossier"))
    again = done(named, setting.rename(named, "v1", "besluit"))

    assert [one.name for one in named.documents] == ["Dossier"]
    assert named.get(Flow, "v1").kind is FlowKind.DOCUMENT
    assert [one.name for one in again.documents] == ["Besluit"]


def test_naming_a_flow_whose_document_others_carry_gives_it_another_document():
    document = Document(id="doc", name="Brief")
    flows = [Flow(id=f"f{i}", source="s1", target="s2", documents=("doc",), number=i) for i in (1, 2)]
    kaart = small(document, *flows)

    after = done(kaart, setting.rename(kaart, "f1", "antwoord"))

    assert after.flow_name(after.get(Flow, "f1")) == "Antwoord"
    assert after.flow_name(after.get(Flow, "f2")) == "Brief"


def test_the_answer_of_a_decision_is_a_name_and_not_a_document():
    kaart = small(Flow(id="ja", source="s3", target="s2"))

    flow = done(kaart, setting.rename(kaart, "ja", "nee")).get(Flow, "ja")

    assert (flow.name, flow.documents, flow.kind) == ("Nee", (), FlowKind.SEQUENCE)


def test_everything_lets_go_of_a_step_that_is_deleted():
    kaart = small(
        Step(id="s4", partner="p1", pin=Pin(after="s2")),
        Step(id="s5", partner="p1", pin=Pin(after="s2", above="s1")),
        Finding(id="b1", element="s2"),
        Note(id="n1", anchor="s2"),
        PlanItem(id="j1", elements=("s2", "s1")),
        Role(id="r1"),
        Assignment(id="a1", element="s2", assignee="r1"),
    )

    edit = deleting.delete(kaart, ["s2"])
    after = done(kaart, edit)

    assert {"s2", "d1", "v1", "a1"} == kaart.records.keys() - after.records.keys()
    assert after.get(Step, "s4").pin is None
    assert after.get(Step, "s5").pin == Pin(above="s1")
    assert (after.get(Finding, "b1").element, after.get(Note, "n1").anchor) == (None, None)
    assert after.get(PlanItem, "j1").elements == ("s1",)
    assert edit.select == ("s1",)


@pytest.mark.parametrize(
    ("language", "label", "sentence"),
    [
        ("nl", "Stap S08 verwijderen", "Stap S08 en 2 stromen verwijderd."),
        ("en", "Delete step S08", "Step S08 and 2 flows deleted."),
    ],
)
def test_what_was_deleted_is_said_in_one_sentence(language, label, sentence):
    use_language(language)
    kaart = sample()

    edit = deleting.delete(kaart, ["s08"])

    assert edit.changes.label == label
    assert deleting.deleted_sentence(kaart, edit.changes) == sentence


def test_the_steps_of_a_deleted_partner_go_to_another_or_with_it():
    kaart = small(Flow(id="d2", source="p2", target="s1", kind=FlowKind.DATA))

    kept = done(kaart, deleting.delete(kaart, ["p2"], steps_to="p1"))
    gone = done(kaart, deleting.delete(kaart, ["p2"]))

    assert {one.partner for one in kept.steps} == {"p1"}
    assert kept.get(Flow, "d2").source == "p1"
    assert kept.get(Koppelvlak, "k1").partners == ("p1",)
    assert ([one.id for one in gone.steps], gone.flows) == (["s1"], ())


def test_all_about_a_deleted_partner_goes_to_the_one_that_gets_its_steps():
    about = [
        Role(id="r1", name="Ketenregisseur", partner="p2"),
        Body(id="b1", name="Overleg", participants=("p2", "p1")),
        Assignment(id="a1", element="p1", assignee="b1"),
        Assignment(id="a2", element="p2", assignee="b1"),
        Assignment(id="a3", element="p2", assignee="r1"),
        Note(id="n1", text="Let op", anchor="p2"),
    ]
    kaart = small(*about)

    edit = deleting.delete(kaart, ["p2"], steps_to="p1")
    after = done(kaart, edit)

    assert after.get(Role, "r1").partner == "p1"
    assert after.get(Body, "b1").participants == ("p1",)
    assert [(one.element, one.assignee) for one in after.all(Assignment)] == [("p1", "b1"), ("p1", "r1")]
    assert after.get(Note, "n1").anchor == "p1"
    assert edit.select == ("p1",)


def test_parts_of_a_deleted_partner_become_parts_of_its_whole():
    parts = [Partner(id="a", parent="p2"), Partner(id="b", parent="a"), Partner(id="c", parent="b")]
    kaart = small(*parts)

    after = done(kaart, deleting.delete(kaart, ["a", "b"]))

    assert after.get(Partner, "c").parent == "p2"


def test_the_steps_of_a_deleted_phase_go_to_the_one_before():
    kaart = small()

    after = done(kaart, deleting.delete(kaart, ["f2"]))

    assert {one.phase for one in after.steps} == {"f1"}


@pytest.mark.parametrize(
    ("deleted", "question"),
    [
        ("p05", "Belastingdienst heeft 9 stappen. Wat doen we ermee?"),
        ("f3", "Fase F3 verwijderen? De 4 stappen gaan naar F2."),
        ("k4", "K4 wordt door 4 stromen gebruikt."),
    ],
)
def test_before_what_takes_others_along_is_deleted_a_question_is_asked(deleted, question):
    asked = questions.before_deleting(sample(), [deleted])

    assert asked is not None
    assert asked.text == question
    assert questions.before_deleting(sample(), ["s08", "d01"]) is None


def test_a_body_discusses_and_a_chain_coordinator_guards():
    kaart = small()

    one = done(kaart, assigning.assign(kaart, ["s1", "d1", "f1"], NewBody("top")))
    each = done(kaart, assigning.assign_to_each(kaart, ["p1", "p2"], RoleKind.KETENREGISSEUR))

    assert [a.part for a in one.assignments] == [Part.DISCUSSES] * 3
    assert [(a.element, a.part) for a in each.assignments] == [("p1", Part.GUARDS), ("p2", Part.GUARDS)]
    assert {one.partner for one in each.roles} == {"p1", "p2"}
    again = done(
        one, assigning.assign(one, ["s1"], "nothing" if not one.bodies else one.bodies[0].id, Part.DECIDES)
    )
    assert len(again.assignments) == 3
    gone = done(again, assigning.unassign(again, ["s1", "d1", "f1"], one.bodies[0].id))
    assert gone.assignments == ()


def test_one_field_of_many_steps_is_one_change_and_frees_their_places():
    kaart = small(Step(id="s4", partner="p2", pin=Pin(after="s2")))

    edit = setting.set_field(kaart, ["s1", "s4", "d1"], "partner", "p1")
    after = done(kaart, edit)

    assert edit.changes.label == "Ketenpartner van 2 stappen"
    assert (after.get(Step, "s4").partner, after.get(Step, "s4").pin) == ("p1", None)


def test_what_does_not_fit_in_a_field_is_refused_in_a_sentence():
    kaart = small()

    long = setting.set_field(kaart, ["s1"], "lead_time", "x" * 61)
    astray = setting.set_field(kaart, ["s1"], "partner", "f1")

    assert long.refusal == "Doorlooptijd biedt plaats aan 60 tekens; dit zijn er 61."
    assert astray.refusal
    assert not astray.changes


def test_a_partner_cannot_be_brought_under_its_own_part():
    kaart = small(Partner(id="p3", name="Loket", parent="p2"))

    assert (
        lanes.nest(kaart, ["p2"], "p3").refusal
        == "Ketenpartner “Loket” is al een onderdeel van ketenpartner “Dienst”."
    )
    assert done(kaart, lanes.nest(kaart, ["p3"], "p1")).get(Partner, "p3").parent == "p1"


def test_lanes_and_phases_change_places_with_the_next_one():
    kaart = small()

    assert [one.id for one in done(kaart, lanes.partner_down(kaart, "p1")).partners] == ["p2", "p1"]
    assert [one.id for one in done(kaart, lanes.phase_earlier(kaart, "f2")).phases] == ["f2", "f1"]
    assert lanes.phase_later(kaart, "f2").refusal


def test_a_new_lane_or_phase_stands_after_the_selected_one_even_where_none_has_a_place_yet():
    kaart = Ketenkaart.of([*(Partner(id=f"p{i}") for i in range(4)), *(Phase(id=f"f{i}") for i in range(4))])

    lane = adding.add_partner(kaart, "nieuw", after="p1")
    phase = adding.add_phase(kaart, "nieuw", after="f1")

    assert [one.id for one in done(kaart, lane).partners] == ["p0", "p1", *lane.select, "p2", "p3"]
    assert [one.id for one in done(kaart, phase).phases] == ["f0", "f1", *phase.select, "f2", "f3"]


def test_a_new_koppelvlak_on_a_flow_that_stays_with_one_partner_is_refused():
    kaart = small()

    refusal = connecting.set_koppelvlak(kaart, ["v1"], NewKoppelvlak()).refusal
    assert refusal == "Deze stroom blijft bij één partner."


def test_a_new_partner_stands_with_those_inside_the_chain_boundary():
    kaart = Ketenkaart.of(
        [
            Partner(id="a", name="UWV", order="a"),
            Partner(id="b", name="CBS", order="b"),
            Partner(id="c", name="Burger", inside=False, order="c"),
        ]
    )

    edit = adding.add_partner(kaart, "Logius")

    assert [one.name for one in apply(kaart, edit.changes).partners] == ["UWV", "CBS", "Logius", "Burger"]
