"""What is wrong with the ids in a map, each told once."""

import pytest

from ketenkaart.model.governance import Assignment
from ketenkaart.model.integrity import Fault, bad_links, circle_of
from ketenkaart.model.plain import same
from ketenkaart.model.process import Flow, Partner, Pin, Step


def faults(*records) -> list[tuple[str, str, str, Fault]]:
    by_id = {record.id: record for record in records}
    return [(link.record.id, link.field, link.target, link.fault) for link in bad_links(by_id)]


def test_sound_records_have_no_bad_links():
    partners = [Partner(id="p1"), Partner(id="p2", parent="p1")]
    step = Step(id="s1", partner="p2", participants=("p1", "p2"))

    assert faults(*partners, step, Flow(id="d1", source="s1", target="p1")) == []


def test_each_fault_is_told_once_with_its_field():
    step = Step(id="s1", partner="p9", participants=("s2", "s1"), pin=Pin(after="s9"))

    assert faults(step, Step(id="s2")) == [
        ("s1", "partner", "p9", Fault.MISSING),
        ("s1", "participants", "s2", Fault.MISPLACED),
        ("s1", "participants", "s1", Fault.ITSELF),
        ("s1", "pin.after", "s9", Fault.MISSING),
    ]


def test_an_assignment_may_be_about_anything_but_itself():
    assert faults(Assignment(id="a", element="a", assignee="a")) == [
        ("a", "element", "a", Fault.ITSELF),
        ("a", "assignee", "a", Fault.ITSELF),
    ]


@pytest.mark.parametrize(
    ("parents", "found"),
    [
        ({"a": "a"}, [("a", "parent", "a", Fault.ITSELF)]),
        ({"a": "b", "b": "a"}, [("a", "parent", "b", Fault.CYCLE)]),
        ({"a": "b", "b": "c", "c": "b"}, [("b", "parent", "c", Fault.CYCLE)]),
        (
            {"a": "b", "b": "a", "c": "d", "d": "c"},
            [("a", "parent", "b", Fault.CYCLE), ("c", "parent", "d", Fault.CYCLE)],
        ),
    ],
)
def test_a_circle_of_partners_is_told_once(parents, found):
    assert faults(*(Partner(id=one, parent=parent) for one, parent in parents.items())) == found


def test_a_circle_is_told_from_the_partner_asked_for():
    partners = [Partner(id="a", parent="b"), Partner(id="b", parent="a")]

    assert circle_of({partner.id: partner for partner in partners}, "b") == (partners[1], partners[0])


@pytest.mark.parametrize(
    ("one", "other"), [(0.0, -0.0), (1, 1.0), (1, True), ((1,), (1.0,)), ({"a": 0}, {"a": False})]
)
def test_what_differs_in_the_file_is_not_the_same(one, other):
    assert one == other
    assert not same(one, other)
