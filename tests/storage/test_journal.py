"""The journal of edits: whatever is left of it gives back the edits up to there, and never a traceback."""

import json
from itertools import pairwise

import pytest
from changes.strategies import change_sets, maps
from editor.chain import chain
from hypothesis import given, settings
from hypothesis import strategies as st

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import ChangeSet, SetField
from ketenkaart.edits.deleting import delete
from ketenkaart.memory import Cell, Memory
from ketenkaart.model.process import Step
from ketenkaart.storage.journal import Journal, head_of, line_of
from ketenkaart.storage.journalreading import left_behind, parse_journal, put_aside, read_journal
from ketenkaart.storage.locking import InUse
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.storage.replaying import count_of, replay
from ketenkaart.storage.typed import Typed

SHARES = st.integers(0, 10_000).map(lambda number: number / 10_000)
PLACES = Memory({"s1": Cell(0, 0)})


def names(*given):
    """Change sets that give the first step these names one after another."""
    known = ["Melden", *given]
    return [
        ChangeSet((SetField("s1", "name", before, after),), f"Naam {after}")
        for before, after in pairwise(known)
    ]


def begun(folder, kaart, memory, *of_file):
    """A journal of a map and its file."""
    return Journal.begin(folder, head_of(kaart, memory, *of_file), memory)


def written(folder, kaart, changes, **header):
    """The bytes of a journal with these changes, of a program that stopped."""
    journal = begun(folder, kaart, header.get("memory", PLACES), header.get("file"), "abc")
    for one in changes:
        journal.append(one, PLACES)
    journal.close()
    data = journal.path.read_bytes()
    journal.path.unlink()
    return data


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder for journals."""
    return tmp_path_factory.mktemp("journals") / "new"


@st.composite
def edited(draw):
    """A map and change sets that are made one after another, and the maps they give."""
    kaart = draw(maps(most=4))
    states, made = [kaart], []
    for _ in range(draw(st.integers(0, 3))):
        made.append(draw(change_sets(states[-1], most=2)))
        states.append(apply(states[-1], made[-1]))
    return states, made


@pytest.mark.rule("J1")
@settings(max_examples=60, deadline=None)
@given(edited(), SHARES)
def test_any_beginning_of_a_journal_gives_back_the_edits_up_to_there(folder, work, share):
    states, made = work
    whole = written(folder, states[0], made)
    cut = round(share * len(whole))

    try:
        kept = parse_journal(whole[:cut])
    except FileRefused:
        assert b"\n" not in whole[:cut]
        return

    assert len(kept.entries) == whole[:cut].count(b"\n") - 1
    assert replay(kept).kaart == states[len(kept.entries)]
    assert replay(kept).lost == 0


@settings(max_examples=60, deadline=None)
@given(edited(), st.booleans())
def test_the_edits_of_a_journal_can_all_be_undone(folder, work, last_undone):
    states, made = work
    made = [ChangeSet(one.changes, f"Wijziging {number}") for number, one in enumerate(made)]
    undone = [made[-1].inverted()] if last_undone and made else []

    again = replay(parse_journal(written(folder, states[0], [*made, *undone])))

    kaart, memory = again.kaart, again.memory
    for one in reversed(again.edits):
        kaart, memory = apply(kaart, one.changes.inverted()), one.memories.inverted().made(memory)
    assert kaart == states[0]


def test_what_the_layout_decided_comes_back_with_what_is_undone(folder):
    kaart, before = chain(), Memory({f"s{number}": Cell(number, 0) for number in range(1, 6)})
    journal = begun(folder, kaart, before, None, "")
    left = {**before.places, "s4": Cell(9, 0)}
    del left["s5"], left["s1"]  # s1 is there still: the layout let go of its place
    journal.append(delete(kaart, ["s5"]).changes, Memory(left))
    journal.close()

    again = replay(read_journal(journal.path))
    journal.remove()

    assert again.memory == Memory(left)
    assert [one.memories.inverted().made(again.memory) for one in again.edits] == [before]


TEXTS = st.lists(st.text(alphabet="ab€\ud800\n", max_size=12), min_size=1, max_size=4)
TYPED = st.lists(st.tuples(TEXTS.map("".join), st.sampled_from([("s1",), ("s1", "s2"), ()])), max_size=2)


@pytest.mark.rule("J1", "J5")
@settings(max_examples=60, deadline=None)
@given(st.lists(TYPED, max_size=4), SHARES)
def test_any_beginning_of_a_journal_tells_what_was_being_typed_then(folder, states, share):
    typed = [tuple(Typed(text, ids, "name" if ids else "") for text, ids in state) for state in states]
    journal = begun(folder, chain(), PLACES, None, "")
    ends = [(journal.size, ())]
    for one in typed:
        journal.keep_typed(one)
        ends.append((journal.size, one))
    journal.close()
    data = journal.path.read_bytes()
    journal.path.unlink()
    cut = ends[0][0] + round(share * (len(data) - ends[0][0]))

    kept = parse_journal(data[:cut])
    assert kept.typed == next(one for end, one in reversed(ends) if end <= cut)
    assert (kept.entries, replay(kept).lost) == ((), 0)


def test_an_edit_and_what_it_took_over_are_one_line(folder):
    journal = begun(folder, chain(), PLACES, None, "")
    journal.keep_typed([Typed("Aan", ("s1",), "name")])
    journal.append(names("Aanmelden")[0], PLACES)
    journal.close()
    kept = read_journal(journal.path)
    assert kept.typed == ()
    assert journal.path.read_bytes().count(b"\n") == 3
    journal.remove()


@pytest.mark.parametrize(
    "news", [3, [3], [{}], [{"keep": [1], "text": ""}], [{"keep": "ab", "text": 1}], None]
)
def test_news_of_typing_that_makes_no_sense_costs_no_edit(folder, news):
    data = written(folder, chain(), names("Aanmelden")) + line_of({"at": 1, "typing": news})
    kept = parse_journal(data)
    assert kept.typed == ()
    assert replay(kept).kaart.get(Step, "s1").name == "Aanmelden"


@pytest.mark.rule("J1")
@settings(max_examples=60, deadline=None)
@given(SHARES, st.integers(1, 255))
def test_a_damaged_byte_costs_the_edits_from_there_and_is_told(folder, share, damage):
    whole = written(folder, chain(), names("Aanmelden", "Intake", "Opnemen"))
    place = min(round(share * len(whole)), len(whole) - 1)
    damaged = bytearray(whole)
    damaged[place] ^= damage

    try:
        recovered = replay(parse_journal(bytes(damaged)))
    except FileRefused:
        assert place < whole.index(b"\n") + 1
        return

    before = whole[:place].count(b"\n") - 1
    assert recovered.kaart.get(Step, "s1").name == ("Melden", "Aanmelden", "Intake", "Opnemen")[before]
    assert recovered.lost or place == len(whole) - 1, "only a last line that was not ended is no loss"


@pytest.mark.rule("J2")
def test_a_journal_of_a_running_program_is_not_left_behind(folder):
    journal = begun(folder, chain(), PLACES, None, "")
    try:
        assert left_behind(folder) == []
        with pytest.raises(InUse):
            Journal.resume(journal.path, 0, PLACES)
        journal.close()
        assert left_behind(folder) == [journal.path]
    finally:
        journal.remove()
    assert left_behind(folder) == []


def test_what_was_torn_off_is_cut_before_the_journal_goes_on(folder):
    first, second = names("Aanmelden", "Intake")
    path = folder / "een.journal"
    path.write_bytes(written(folder, chain(), [first]) + b'0000abcd {"cha')

    kept = read_journal(path)
    journal = Journal.resume(path, kept.size, kept.base.memory)
    journal.append(second, PLACES)
    journal.close()

    assert replay(read_journal(path)).kaart.get(Step, "s1").name == "Intake"
    path.unlink()


def test_the_layout_comes_back_with_the_map(folder):
    moved = Memory({"s1": Cell(0, 0), "s2": Cell(4, 1)})
    journal = begun(folder, chain(), PLACES, None, "")
    journal.append(names("Aanmelden")[0], moved)
    journal.close()
    text = journal.path.read_text().splitlines()[1]

    assert replay(read_journal(journal.path)).memory == moved
    assert json.loads(text[9:])["memory"] == {"places": [{"id": "s2", "column": 4, "row": 1}]}
    journal.remove()


def test_letters_typed_in_one_field_count_as_one_change(folder):
    made = [*names("A", "Aa", "Aan"), ChangeSet((SetField("s5", "name", "Verantwoorden", "V"),), "V")]
    made += [made[-1].inverted(), ChangeSet((SetField("s2", "name", "Beoordelen", "B"),), "B")]

    assert count_of(parse_journal(written(folder, chain(), made))) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"geen journaal\n",
        b"\xff\xfe\x00 \n",
        line_of({"ketenkaart_journal": 2}),
        line_of({"ketenkaart_journal": 1}),
        line_of(
            {"ketenkaart_journal": 1, "map": "{}", "file": None, "begun": 1, "title": "", "fingerprint": ""}
        ),
        line_of({"ketenkaart_journal": 1, "map": 3, "file": [], "begun": None}),
    ],
)
def test_what_is_no_journal_is_refused_with_a_sentence(tmp_path, data):
    path = tmp_path / "x.journal"
    path.write_bytes(data)

    with pytest.raises(FileRefused) as refused:
        read_journal(path)
    assert refused.value.message.endswith(".")

    aside = put_aside(path)
    assert aside.read_bytes() == data
    assert left_behind(tmp_path) == []
