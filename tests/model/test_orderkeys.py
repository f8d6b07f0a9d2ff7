"""Order keys leave room between any two, and stay short."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ketenkaart.model.orderkeys import DIGITS, key_between, keys
from ketenkaart.model.process import Step

KEYS = st.text(DIGITS, max_size=5)


@given(KEYS, st.none() | KEYS)
def test_there_is_a_key_between_any_two(before, after):
    assume(after is None or before < after.rstrip("0"))

    key = key_between(before, after)

    assert before < key
    assert after is None or key < after
    assert not key.endswith("0")


@pytest.mark.parametrize(("before", "after"), [("b", "a"), ("a", "a"), ("a", "a0"), ("", ""), ("", "00")])
def test_no_room_is_said(before, after):
    with pytest.raises(ValueError, match="no key between"):
        key_between(before, after)


@given(st.integers(0, 300))
def test_the_keys_of_a_new_list_are_in_order_and_leave_room(count):
    found = keys(count)

    assert len(found) == count
    for one, other in zip(["", *found], [*found, None], strict=True):
        assert key_between(one, other) > one


@pytest.mark.parametrize("at_end", [True, False])
def test_a_thousand_records_added_one_by_one_keep_short_keys(at_end):
    key = key_between("", None)
    for _ in range(1_000):
        key = key_between(key, None) if at_end else key_between("", key)

    assert len(key) < 20
    assert Step(id="s1", order=key).order == key
