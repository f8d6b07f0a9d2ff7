"""What a change set may do, and the sentences where it may not."""

import pytest

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import (
    ABSENT,
    WHOLE_MAP,
    Add,
    ChangeRefused,
    ChangeSet,
    Remove,
    SetField,
    set_field,
)
from ketenkaart.changes.changejson import from_json
from ketenkaart.changes.compose import compose
from ketenkaart.model.about import About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step
from ketenkaart.model.vocabulary import StepKind
from ketenkaart.texts import use_language

PARTNER = Partner(id="p1", name="UWV")
PART = Partner(id="p2", name="Gegevensdiensten", parent="p1")
STEP = Step(id="s1", name="Registreren", partner="p1")
FLOW = Flow(id="d1", source="s1", target="p2")
KAART = Ketenkaart.of([PARTNER, PART, STEP, FLOW])


def refusal(*changes) -> str:
    use_language("en")
    with pytest.raises(ChangeRefused) as refused:
        apply(KAART, ChangeSet(changes))
    return str(refused.value)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Add(STEP), "The id of step “Registreren” is taken already."),
        (
            Add(Step(id="s2", partner="p9")),
            "step “s2”: “chain partner” points at “p9”, which is not in the map.",
        ),
        (Add(Step(id="s2", partner="s1")), "step “s2”: “chain partner” cannot point at step “Registreren”."),
        (Add(About(id="x")), "Only the map itself has the id “about”."),
        (Add(Step.model_construct(id="s 2")), "step “s 2”: “id” cannot be “s 2”."),
        (Remove(STEP), "flow “d1”: “comes from” points at “s1”, which is not in the map."),
        (Remove(Step(id="s1")), "step “Registreren” was changed in the meantime."),
        (Remove(Step(id="s7")), "step “s7” is not in the map."),
        (Remove(KAART.about), "The map itself cannot be removed."),
        (set_field(FLOW, "answers", "d1"), "flow “d1”: “return of” cannot point at itself."),
        (
            set_field(PARTNER, "parent", "p2"),
            "partner “UWV” cannot be a part of partner “Gegevensdiensten”, which is a part of it.",
        ),
        (set_field(STEP, "kind", "actvity"), "step “Registreren”: “kind” cannot be “actvity”."),
        (set_field(STEP, "number", -1), "step “Registreren”: “number” cannot be -1."),
        (set_field(STEP, "name", "x" * 201), f"step “Registreren”: “name” cannot be “{'x' * 59}…”."),
        (set_field(STEP, "name", "a\x07b"), "step “Registreren” holds the unreadable character U+0007."),
        (set_field(STEP, "name", "\ud800"), "step “Registreren” holds the unreadable character U+D800."),
        (set_field(STEP, "nieuw", float("inf")), "step “Registreren” holds a number that is too large."),
        (set_field(STEP, "nieuw", 10**18), "step “Registreren” holds a number that is too large."),
        (SetField("s1", "id", "s1", "s2"), "step “Registreren”: an id is given once and stays."),
        (SetField("s1", "name", "Anders", "x"), "step “Registreren”: “name” was changed in the meantime."),
        (SetField("s1", "number", "zeven", 3), "step “Registreren”: “number” was changed in the meantime."),
        (SetField("s1", "name", "Registreren", ABSENT), "step “Registreren”: “name” cannot be taken away."),
        (SetField("s9", "name", "", "x"), "“s9” is not in the map."),
        (SetField(WHOLE_MAP, "steps", ABSENT, ()), "“steps” cannot be changed as a whole."),
        (SetField(WHOLE_MAP, "nieuw", 1, 2), "the map: “nieuw” was changed in the meantime."),
    ],
)
def test_a_change_that_cannot_be_made_is_refused_in_one_sentence(change, sentence):
    assert refusal(change) == sentence


def test_values_too_deep_in_each_other_are_refused():
    deep = ()
    for _ in range(60):
        deep = (deep,)

    apply(KAART, ChangeSet((set_field(STEP, "nieuw", deep),)))  # as deep as a file may be
    assert refusal(set_field(STEP, "nieuw", (deep,))).endswith("values too deep in each other.")


def test_changes_that_need_each_other_are_made_together():
    changes = (Add(Step(id="s2", partner="p3")), Add(Partner(id="p3")))

    after = apply(KAART, ChangeSet(changes))

    assert {"s2", "p3"} <= set(after.records)


def test_a_word_may_be_given_as_such():
    after = apply(KAART, ChangeSet((set_field(STEP, "kind", StepKind.DECISION),)))

    assert after.get(Step, "s1").kind is StepKind.DECISION


def test_adding_and_removing_again_composes_to_nothing():
    step = Step(id="s2")

    assert not compose(ChangeSet((Add(step),)), ChangeSet((Remove(step),)))


def test_two_changes_of_one_field_compose_to_one():
    first = ChangeSet((SetField("s1", "name", "Registreren", "A"),), "Hernoemen")
    second = ChangeSet((SetField("s1", "name", "A", "B"),))

    assert compose(first, second) == ChangeSet((SetField("s1", "name", "Registreren", "B"),), "Hernoemen")


def test_changing_and_then_removing_a_record_composes_to_removing_it_as_it_was():
    alone = Ketenkaart.of([STEP.model_copy(update={"partner": None})])
    step = alone.get(Step, "s1")
    renamed = step.model_copy(update={"name": "B"})

    composed = compose(ChangeSet((set_field(step, "name", "B"),)), ChangeSet((Remove(renamed),)))

    assert composed.changes == (Remove(step),)
    assert "s1" not in apply(alone, composed).records


def test_removing_and_adding_again_composes_to_what_differs():
    renamed = STEP.model_copy(update={"name": "B"})

    composed = compose(ChangeSet((Remove(STEP),)), ChangeSet((Add(renamed),)))

    assert composed.changes == (SetField("s1", "name", "Registreren", "B"),)


def test_a_change_of_what_is_removed_does_not_compose():
    with pytest.raises(ChangeRefused):
        compose(ChangeSet((Remove(STEP),)), ChangeSet((set_field(STEP, "name", "x"),)))


@pytest.mark.parametrize(
    "tree",
    [None, [], {}, {"changes": []}, {"label": "", "changes": [{}]}, {"label": "", "changes": [1]},
     {"label": "", "changes": [{"add": "stappen", "record": {}}]}, {"label": "", "changes": [{"set": "s1"}]},
     {"label": "", "changes": [{"add": "steps", "record": {"id": 7}}]}],
)  # fmt: skip
def test_what_is_no_change_set_is_refused(tree):
    with pytest.raises(ChangeRefused, match=r"Dit is geen reeks wijzigingen\."):
        from_json(tree)
