"""Any text in quick entry is drawn or refused with a sentence; never a traceback, never a damaged map."""

from random import Random

from changes.strategies import by_chance, maps
from edits.quicklines import Typist
from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.changes.apply import apply
from ketenkaart.edits.quickentry.completing import complete, completions
from ketenkaart.edits.quickentry.deeds import edit_of, phase_after
from ketenkaart.edits.quickentry.parsing import MOST_PIECES, parse
from ketenkaart.model.integrity import bad_links
from ketenkaart.storage.fileformat import to_bytes

PIECES = [
    "uwv",
    "s1",
    "S02",
    "k1",
    "d1",
    "f1",
    "# fase",
    "@a",
    "[b",
    "[c]",
    "€",
    "~ d",
    '"e > f"',
    "via +",
    "& LMO",
    "& x",
]
PIECES += [
    "> ",
    " ;",
    " < ",
    " > > ",
    "via k1",
    "tellen?",
    "‮x‭",
    "\u200b",
    "👩‍👩‍👧",
    "é",
    "\x00",
    "\x07",
    "\ud800",
    "ﬁ",
    "\u2028",
]
PIECES += ["! ", "= ", "loon berekenen", "<b>vet</b>", " via ", "&", "@", "#", "“", "”", "[", "]", "x" * 250]
LINES = st.lists(st.sampled_from([*PIECES, " "]) | st.text(max_size=4), max_size=14).map("".join)


def chain():
    return Typist("# f", "uwv > tellen > tabel via + > cbs > lezen", "# g", "s2; weg & LMO").kaart


def check(kaart, text, selection, phase):
    """A text is drawn or refused, and all that is said of it stands in it."""
    entry = parse(kaart, text, selection, phase)
    edit = edit_of(kaart, entry, Random(1))

    assert entry.text == text
    assert all(0 <= part.start <= part.end <= len(text) for part in entry.parts)
    if entry.mistake:
        assert 0 <= entry.mistake.start <= entry.mistake.end <= len(text)
        assert entry.mistake.sentence == edit.refusal != ""
    after = apply(kaart, edit.changes)
    assert not list(bad_links(after.records))
    assert to_bytes(after)
    assert all(
        one in after.records for one in (*(edit.select or ()), *filter(None, [phase_after(entry, edit)]))
    )


@by_chance
@given(LINES, st.integers(0, 40))
def test_any_text_is_drawn_or_refused_with_a_sentence(text, number):
    kaart = chain()
    ids = sorted(kaart.records)

    check(kaart, text, (ids[number % len(ids)],), ids[number % 7])


@by_chance
@given(LINES, maps(), st.integers(0, 40))
def test_any_text_is_drawn_or_refused_on_any_map(text, kaart, number):
    ids = sorted(kaart.records)

    check(kaart, text, (ids[number % len(ids)],), ids[number % len(ids)])


@by_chance
@given(LINES, maps(), st.integers(0, 60))
def test_any_text_can_be_completed(text, kaart, caret):
    for choice in completions(kaart, text, caret):
        line, there = complete(text, caret, choice)

        assert line[:there].endswith(choice.insert)


def test_ten_thousand_characters_are_refused_or_drawn():
    kaart = chain()
    for text in (
        "x" * 10_000,
        "a > " * 2_500,
        "a; " * 3_333,
        "[" * 10_000,
        '"' * 10_001,
        "& " * 5_000,
        "via " * 2_500,
    ):
        check(kaart, text, (), None)

    sentence = parse(kaart, "a; " * 3_333).mistake.sentence
    assert sentence == f"Een regel kan {MOST_PIECES} delen hebben; deze heeft er 3334."


def test_control_characters_do_not_reach_the_map():
    typed = Typist("uwv\x00 > tel\x07len\ud800 > ta\tbel > cbs")

    assert [typed.kaart.partners[0].name, typed.kaart.steps[0].name] == ["UWV", "Tellen"]
    assert typed.flows == ["Tellen -Ta bel-> CBS"]


def test_markup_and_direction_marks_are_just_text():
    typed = Typist("“<b>uwv</b>” > \u202etellen > cbs > lezen")

    assert typed.kaart.partners[0].name == "<b>uwv</b>"
    assert typed.kaart.steps[0].name == "\u202etellen"
