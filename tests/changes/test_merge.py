"""What a merge decides, and what it asks a person to look at."""

import pytest

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ABSENT, Add, ChangeSet, Remove, SetField, set_field
from ketenkaart.changes.merge import merge
from ketenkaart.model.governance import Role
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Agreement, Flow, Partner, Step
from ketenkaart.texts import use_language

UWV, CBS = Partner(id="p1", name="UWV"), Partner(id="p2", name="CBS")
STEP = Step(id="s1", name="Registreren", partner="p1", number=1)
BASE = Ketenkaart.of([UWV, CBS, STEP], {"beelden": 1})


def merged(ours, theirs):
    use_language("en")
    return merge(BASE, *(apply(BASE, ChangeSet(tuple(changes))) for changes in (ours, theirs)))


def sentences(result) -> list[str]:
    return [conflict.sentence(result.kaart.records) for conflict in result.conflicts]


def test_different_fields_of_one_record_merge():
    result = merged([set_field(STEP, "name", "Vastleggen")], [set_field(STEP, "lead_time", "1 dag")])

    step = result.kaart.get(Step, "s1")
    assert (step.name, step.lead_time, result.conflicts) == ("Vastleggen", "1 dag", ())


def test_the_same_change_of_both_is_no_conflict():
    change = set_field(STEP, "name", "Vastleggen")

    assert merged([change], [change]).conflicts == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "sentence"),
    [
        (
            [set_field(STEP, "name", "A")],
            [set_field(STEP, "name", "B")],
            "step “A”: “name” is “A” with us and “B” with them; ours is kept.",
        ),
        (
            [set_field(STEP, "partner", "p2")],
            [set_field(STEP, "partner", None)],
            "step “Registreren”: “chain partner” is partner “CBS” with us and empty with them; ours is kept.",
        ),
        (
            [set_field(STEP, "certain", False), set_field(STEP, "kind", "wait")],
            [set_field(STEP, "kind", "decision")],
            "step “Registreren”: “kind” is wait with us and decision with them; ours is kept.",
        ),
        (
            [Remove(STEP)],
            [set_field(STEP, "name", "B")],
            "step “B” was removed by us and changed by them; it is kept as they have it.",
        ),
        (
            [set_field(STEP, "name", "A")],
            [Remove(STEP)],
            "step “A” was changed by us and removed by them; it is kept as we have it.",
        ),
        (
            [Remove(CBS)],
            [Add(Flow(id="d1", source="s1", target="p2"))],
            "partner “CBS” was removed by one and is used by the other, in flow “Registreren → CBS”; "
            "it is kept.",
        ),
        (
            [set_field(UWV, "parent", "p2")],
            [set_field(CBS, "parent", "p1")],
            "partner “CBS” and partner “UWV” were made part of each other; ours is kept.",
        ),
        (
            [Add(Step(id="s2", number=2))],
            [Add(Step(id="s3", number=2))],
            "step “s2” and step “s3” have the same number, 2; give one of them another.",
        ),
        (
            [Add(Partner(id="x"))],
            [Add(Step(id="x"))],
            "partner “x” was made by both under one id; ours is kept.",
        ),
        (
            [SetField("", "beelden", 1, 2)],
            [SetField("", "beelden", 1, (3, "x"))],
            'the map: “beelden” is 2 with us and [3, "x"] with them; ours is kept.',
        ),
        (
            [set_field(STEP, "pin", {"after": "s2"}), Add(Step(id="s2", name="Toetsen"))],
            [set_field(STEP, "pin", {"below": "s3"}), Add(Step(id="s3"))],
            "step “Registreren”: “place chosen” is right of step “Toetsen” with us and in the row below "
            "step “s3” with them; ours is kept.",
        ),
    ],
)
def test_a_conflict_is_told_in_one_sentence(ours, theirs, sentence):
    assert sentences(merged(ours, theirs)) == [sentence]


def test_a_record_that_cannot_point_where_it_did_is_left_out_and_told():
    agreement = Agreement(id="c1", parties=("x",))
    result = merged([Add(Step(id="x"))], [Add(Partner(id="x")), Add(agreement)])

    assert "c1" not in result.kaart.records
    assert sentences(result)[-1] == (
        "agreement “c1”: “parties” cannot point at step “x” any more; agreement “c1” is left out."
    )


def test_parts_that_this_version_does_not_know_merge_each_as_a_whole():
    added = merged([SetField("", "x", ABSENT, 1)], [SetField("", "y", ABSENT, (2,))])
    removed = merged([SetField("", "x", ABSENT, 1)], [SetField("", "beelden", 1, ABSENT)])

    assert (added.kaart.unknown, added.conflicts) == ({"beelden": 1, "x": 1, "y": [2]}, ())
    assert (removed.kaart.unknown, removed.conflicts) == ({"x": 1}, ())


def test_a_circle_that_only_the_two_sides_together_make_is_opened():
    third = Partner(id="p3", name="SVB")
    base = apply(BASE, ChangeSet((Add(third),)))
    ours = apply(base, ChangeSet((set_field(UWV, "parent", "p2"),)))
    theirs = apply(base, ChangeSet((set_field(CBS, "parent", "p3"), set_field(third, "parent", "p1"))))

    result = merge(base, ours, theirs)

    parents = {partner.id: partner.parent for partner in result.kaart.partners}
    assert parents == {"p1": "p2", "p2": None, "p3": "p1"}
    assert len(result.conflicts) == 1


def test_an_opened_circle_has_the_parent_that_we_have():
    base = apply(BASE, ChangeSet((Add(Partner(id="p3")), set_field(UWV, "parent", "p3"))))
    ours = apply(base, ChangeSet((set_field(CBS, "parent", "p1"),)))
    theirs = apply(base, ChangeSet((SetField("p1", "parent", "p3", "p2"),)))

    kaart = merge(base, ours, theirs).kaart

    assert kaart.get(Partner, "p1").parent == "p3"
    assert kaart.get(Partner, "p2").parent == "p1"


def test_what_points_at_a_record_that_is_left_out_is_left_out_too():
    first, second = Agreement(id="c1", parties=("x",)), Agreement(id="c2", covers=("c1",))
    result = merged([Add(Step(id="x"))], [Add(Partner(id="x")), Add(first), Add(second)])

    assert not {"c1", "c2"} & set(result.kaart.records)
    assert len(result.conflicts) == 3


def test_what_both_removed_is_gone():
    assert "s1" not in merged([Remove(STEP)], [Remove(STEP)]).kaart.records


def test_numbers_that_were_equal_already_are_no_conflict_of_this_merge():
    twins = ChangeSet((Add(Step(id="s2", number=1)), Add(Role(id="r1"))))
    base = apply(BASE, twins)

    assert merge(base, base, apply(base, ChangeSet((Add(Partner(id="p3")),)))).conflicts == ()
