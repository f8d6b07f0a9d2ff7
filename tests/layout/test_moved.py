"""Which boxes moved, as people see it."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.layout.moved import moved
from ketenkaart.memory import Cell


def row_of(boxes):
    """Boxes side by side in one row, a column each; a dot is an empty column."""
    return {box: Cell(column, 0) for column, box in enumerate(boxes) if box != "."}


def who(before, after, **lanes):
    return "".join(sorted(moved(before, after, {box: lanes.get(box, "lane") for box in {*before, *after}})))


def test_nobody_moved_where_all_stands_as_it_stood():
    assert who(row_of("abcd"), row_of("abcd")) == ""


def test_a_column_put_in_between_moves_nobody():
    assert who(row_of("abcd"), row_of("ab.cd")) == ""
    assert who(row_of("ab.cd"), row_of("abcd")) == ""


def test_a_row_put_in_between_moves_nobody_in_any_lane():
    before = {"a": Cell(0, 0), "b": Cell(0, 1), "c": Cell(0, 0)}
    after = {"a": Cell(0, 0), "b": Cell(0, 3), "c": Cell(0, 2)}
    assert who(before, after, c="other") == ""


def test_a_box_that_passed_others_moved_and_they_did_not():
    assert who(row_of("abcde"), row_of("bcdae")) == "a"


def test_of_two_columns_that_became_one_the_fewer_boxes_moved():
    before = {"a": Cell(0, 0), "b": Cell(0, 1), "c": Cell(1, 2)}
    after = {"a": Cell(0, 0), "b": Cell(0, 1), "c": Cell(0, 2)}
    assert who(before, after) == "c"


def test_a_box_that_went_to_another_row_moved():
    before = {"a": Cell(0, 0), "b": Cell(1, 0), "c": Cell(2, 0), "d": Cell(2, 1)}
    assert who(before, before | {"b": Cell(1, 1)}) == "b"


def test_boxes_that_came_or_went_did_not_move():
    assert who(row_of("abc"), row_of("axc")) == ""


cells = st.tuples(st.integers(0, 6), st.integers(0, 3)).map(lambda cell: Cell(*cell))
places = st.dictionaries(st.sampled_from("abcdefghij"), cells, max_size=10)


@given(places, places)
def test_those_that_stayed_stand_in_the_same_order(before, after):
    lanes = dict.fromkeys(before, "lane")
    stayed = sorted(before.keys() & after.keys() - moved(before, after, lanes))
    for one, other in combinations(stayed, 2):
        for was, now in zip(
            zip(before[one], before[other], strict=True),
            zip(after[one], after[other], strict=True),
            strict=True,
        ):
            assert (was[0] < was[1]) == (now[0] < now[1])
            assert (was[0] > was[1]) == (now[0] > now[1])


@given(st.permutations(range(6)))
def test_no_fewer_can_be_said_to_have_moved(order):
    before = {box: Cell(column, 0) for column, box in enumerate("abcdef")}
    after = {box: Cell(column, 0) for column, box in zip(order, "abcdef", strict=True)}
    rising = max(
        size
        for size in range(1, 7)
        if any(list(chosen) == sorted(chosen) for chosen in combinations(order, size))
    )

    assert len(moved(before, after, {box: box for box in before})) == 6 - rising


@given(places, st.integers(0, 9), st.integers(1, 5))
def test_more_room_anywhere_moves_nobody(before, at, wider):
    after = {
        box: Cell(cell.column + wider * (cell.column >= at), cell.row + wider * (cell.row >= at))
        for box, cell in before.items()
    }

    assert moved(before, after, dict.fromkeys(before, "lane")) == frozenset()
