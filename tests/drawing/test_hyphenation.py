import re

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
        assert {point.place for point in break_points(word, language)} >= set(patterns.positions(word)), word


def test_a_compound_is_best_broken_before_its_last_part():
    points = {point.place: point.in_compound for point in break_points("loonaangifte", "nl")}

    assert points[len("loon")]
    assert not points[len("loonaan")]


@pytest.mark.parametrize("word", ["keten", "", "a-b-c-d-e", "Łódź1234567", "naïef"])
def test_short_words_and_what_is_no_word_stay_whole(word):
    assert break_points(word, "nl") == ()
