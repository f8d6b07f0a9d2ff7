import pytest

from ketenkaart.export.words import pieces
from tests.export.drawings import run


def text_of(*runs: tuple[str, bool]) -> list[list[tuple[str, str | None]]]:
    placed = [run(text, 0, 5 * index, hyphenated=broken) for index, (text, broken) in enumerate(runs)]
    return [[tuple(piece) for piece in row] for row in pieces(placed)]


def test_a_broken_word_is_whole_on_its_first_piece_and_nothing_on_the_second() -> None:
    found = text_of(("stuurt loon-", True), ("aangifte naar", False))

    assert found == [
        [("stuurt ", None), ("loon-", "loonaangifte")],
        [("aangifte", ""), (" naar", None)],
    ]


def test_a_word_over_three_lines_is_told_once() -> None:
    found = text_of(("werk-", True), ("nemers-", True), ("verzekering", False))

    assert found == [[("werk-", "werknemersverzekering")], [("nemers-", "")], [("verzekering", "")]]


def test_a_line_may_end_one_broken_word_and_start_another() -> None:
    found = text_of(("loon-", True), ("aangifte keten-", True), ("regisseur", False))

    assert found == [
        [("loon-", "loonaangifte")],
        [("aangifte", ""), (" ", None), ("keten-", "ketenregisseur")],
        [("regisseur", "")],
    ]


def test_a_word_that_goes_on_after_its_own_hyphen_keeps_it() -> None:
    placed = [run("volgens UWV-", 0, 0, joined=True), run("controleregels", 0, 5)]

    assert [tuple(piece) for row in pieces(placed) for piece in row] == [
        ("volgens ", None),
        ("UWV-", "UWV-controleregels"),
        ("controleregels", ""),
    ]


@pytest.mark.parametrize("text", ["", " ", "-", "loon- "])
def test_a_hyphen_that_leads_nowhere_loses_no_text(text: str) -> None:
    found = text_of((text, True), ("aangifte", False))

    shown = ["".join(piece for piece, _ in row) for row in found]
    assert shown == [text, "aangifte"]
    told = [piece if actual is None else actual for row in found for piece, actual in row]
    assert "aangifte" in "".join(told)
