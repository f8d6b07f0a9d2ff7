import re
from itertools import pairwise

import pyphen
import pytest

from ketenkaart.drawing.hyphenation import break_points
from ketenkaart.resources import resource

WORDS = sorted(
    set(re.findall(r"[^\W\d_]{7,}", resource("samples", "loonaangifteketen.ketenkaart").read_text("utf-8")))
)


@pytest.mark.parametrize(("language", "dictionary"), [("nl", "nl_NL"), ("en", "en_GB")])
def test_words_break_where_the_patterns_of_the_language_say(language, dictionary):
    patterns = pyphen.Pyphen(lang=dictionary, left=3, right=3)

    assert len(WORDS) > 200
    for word in WORDS:
        points = break_points(word, language)
        parts = {point.place for point in points if point.in_compound}
        close = {part + away for part in parts for away in (-2, -1, 1, 2)}
        assert {point.place for point in points} == {*patterns.positions(word), *parts} - close, word


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("keteneigenaar", "keten-eige-naar"),
        ("Ketenpartner", "Keten-part-ner"),
        ("documentonderzoek", "docu-ment-onder-zoek"),
        ("Topberaad", "Top-beraad"),
    ],
)
def test_no_word_is_broken_close_to_where_a_part_of_a_compound_starts(word, broken):
    ends = [0, *(point.place for point in break_points(word, "nl")), len(word)]

    assert "-".join(word[one:other] for one, other in pairwise(ends)) == broken


def test_a_compound_is_best_broken_before_its_last_part():
    points = {point.place: point.in_compound for point in break_points("loonaangifte", "nl")}

    assert points[len("loon")]
    assert not points[len("loonaan")]


@pytest.mark.parametrize("word", ["keten", "", "a-b-c-d-e", "Łódź1234567", "naïef"])
def test_short_words_and_what_is_no_word_stay_whole(word):
    assert break_points(word, "nl") == ()
