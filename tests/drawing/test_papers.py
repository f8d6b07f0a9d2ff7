import pytest

from ketenkaart.drawing.papers import PaperError, paper_of
from ketenkaart.texts import use_language


@pytest.mark.parametrize(
    ("text", "landscape", "sides"),
    [
        ("A0", True, (1189, 841)),
        ("a4", False, (210, 297)),
        ("2A0", True, (1682, 1189)),
        ("B1", True, (1000, 707)),
        ("Screen", True, (508, 285.75)),
        ("screen", False, (285.75, 508)),
        ("roll:914", True, (0, 914)),
        ("roll:914", False, (914, 0)),
        ("1200x900", True, (1200, 900)),
        ("1200,5 x 900", False, (1200.5, 900)),
    ],
)
def test_a_paper_has_the_sides_people_expect(text, landscape, sides):
    paper = paper_of(text, landscape)
    assert (paper.width, paper.height) == sides


@pytest.mark.parametrize(
    "text", ["", "A9", "roll:", "roll:5", "12x", "x", "1e9x4", "A0" * 100, "99999x99999"]
)
def test_an_unknown_paper_is_refused_in_one_sentence(text):
    with pytest.raises(PaperError, match="A4") as refused:
        paper_of(text)
    assert "\n" not in str(refused.value)


def test_a_wall_and_a_handout_have_their_own_floors():
    assert paper_of("A0").floors.step == 5.9
    assert paper_of("A3").floors.step == 2.8
    assert paper_of("A1").floors.step == pytest.approx(5.9 * 594 / 841)


@pytest.mark.parametrize(
    ("language", "roll", "sheet"),
    [("nl", "Rol van 914,5 mm", "1200,5 × 900 mm"), ("en", "Roll of 914.5 mm", "1200.5 × 900 mm")],
)
def test_a_length_is_told_with_the_decimal_sign_of_the_language(language, roll, sheet):
    use_language(language)

    assert [paper_of(name).title for name in ("roll:914.5", "1200.5x900")] == [roll, sheet]
