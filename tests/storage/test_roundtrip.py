"""What is written is read again as it was, and the same map is always the same bytes."""

import json
import random
from contextlib import suppress
from itertools import cycle

import pytest
from changes.strategies import by_chance, maps
from hypothesis import given
from hypothesis import strategies as st

from ketenkaart.memory import Cell, Memory, Stand, Turn, Way
from ketenkaart.model.about import About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Partner, Step
from ketenkaart.resources import resource
from ketenkaart.storage.fileformat import FORMAT, to_bytes
from ketenkaart.storage.migrations import MIGRATIONS
from ketenkaart.storage.reading import parse, read
from ketenkaart.storage.refusal import FileRefused

SAMPLES = sorted(resource("samples", "loonaangifteketen.ketenkaart").parent.glob("*.ketenkaart"))
LINES = st.integers(0, 1_000)
CELLS = st.builds(Cell, LINES, LINES)
COLUMNS = LINES.map(Turn)
ROWS = st.builds(Turn, LINES, st.sampled_from(["p1", "-", "baan"]))
KAART = Ketenkaart.of(
    [Partner(id="p1"), Step(id="s1", partner="p1"), Flow(id="d1", source="p1", target="s1")]
)


@st.composite
def ways(draw):
    """A way as a layout may tell it: columns and rows in turn."""
    level = draw(st.booleans())
    kinds = cycle((COLUMNS, ROWS) if level else (ROWS, COLUMNS))
    return Way(level, tuple(draw(next(kinds)) for _ in range(draw(st.integers(0, 5)))))


STANDS = st.builds(Stand, st.integers(0, 8), COLUMNS | ROWS, st.booleans())


def outcome(data: bytes) -> str:
    """The sentence why these bytes are refused, or nothing where they are read."""
    with suppress(FileRefused):
        parse(data)
        return ""
    with pytest.raises(FileRefused) as refused:
        parse(data)
    return refused.value.message


def parsed(**parts):
    return parse(json.dumps({"ketenkaart": FORMAT, **parts}).encode())


@pytest.mark.rule("F1")
@by_chance
@given(st.data(), maps())
def test_what_is_written_is_read_as_it_was(data, kaart):
    places = data.draw(st.dictionaries(st.sampled_from([*kaart.records]), CELLS))
    flows = [flow.id for flow in kaart.flows]
    edges = [*flows, *(f"{flow}.2" for flow in flows)]
    memory = Memory(places)
    if edges:
        flow = st.sampled_from(edges)
        told = data.draw(st.dictionaries(flow, ways())), data.draw(st.dictionaries(flow, STANDS))
        memory = Memory(places, *told)
    written = to_bytes(kaart, memory)

    loaded = parse(written)

    assert loaded.kaart == kaart
    assert loaded.memory == memory
    assert to_bytes(loaded.kaart, loaded.memory) == written


def test_a_box_a_way_and_a_name_have_a_line_each():
    ways = {"d1.2": Way(False), "d1": Way(True, (Turn(7), Turn(2, "p1"), Turn(12)))}

    names = {"d1": Stand(1, Turn(3, "p1"), turned=True), "d1.2": Stand(0, Turn(7))}

    lines = to_bytes(KAART, Memory({"s1": Cell(0, 3), "p1": Cell(1, 0)}, ways, names)).decode().splitlines()

    assert lines[lines.index('"places": [') :] == [
        '"places": [',
        '{"id": "p1", "column": 1, "row": 0},',
        '{"id": "s1", "column": 0, "row": 3}',
        "],",
        '"ways": [',
        '{"id": "d1", "level": true, "turns": [7, ["p1", 2], 12]},',
        '{"id": "d1.2", "level": false}',
        "],",
        '"names": [',
        '{"id": "d1", "piece": 1, "at": ["p1", 3], "turned": true},',
        '{"id": "d1.2", "piece": 0, "at": 7}',
        "]",
        "}",
    ]


@pytest.mark.rule("F1")
@by_chance
@given(maps(), st.randoms())
def test_the_same_map_is_the_same_bytes_in_whatever_order_it_was_made(kaart, dice):
    records = list(kaart.records.values())
    dice.shuffle(records)
    parts = dict(sorted(kaart.unknown.items(), reverse=True))

    assert to_bytes(Ketenkaart.of(records, parts)) == to_bytes(kaart)


def test_parts_that_this_version_does_not_know_are_sorted():
    assert to_bytes(Ketenkaart.of([], {"b": 1, "a": 2})) == to_bytes(Ketenkaart.of([], {"a": 2, "b": 1}))


@by_chance
@given(maps())
def test_a_record_has_a_line_of_its_own_sorted_by_id(kaart):
    lines = to_bytes(kaart).decode().splitlines()

    for collection, record_type in {(r.collection, type(r)) for r in kaart.records.values()}:
        if collection != "about":
            start = lines.index(f'"{collection}": [') + 1
            count = len(kaart.all(record_type))
            ids = [json.loads(line.removesuffix(","))["id"] for line in lines[start : start + count]]
            assert ids == sorted(ids)
            assert lines[start + count].rstrip(",") == "]"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_written_as_it_stands_in_its_file(path):
    data = path.read_bytes()

    loaded = read(path)

    assert to_bytes(loaded.kaart, loaded.memory) == data


@pytest.mark.rule("F5")
def test_unknown_fields_parts_and_values_are_kept():
    step = {"id": "s1", "kleur": {"rood": [1, 2.5, None, True]}, "pin": {"after": "s2", "diep": 1}}
    loaded = parsed(steps=[step, {"id": "s2"}], stempels=[{"id": 1}], about={"id": "about", "x": ""})

    again = json.loads(to_bytes(loaded.kaart))

    assert again["steps"][0] == step
    assert again["stempels"] == [{"id": 1}]
    assert again["about"] == {"id": "about", "x": ""}


@pytest.mark.rule("F6")
def test_a_map_of_before_the_first_release_is_brought_up_to_date():
    data = json.dumps(
        {
            "ketenkaart": 0,
            "map": {"id": "about", "name": "Proefketen"},
            "steps": [{"id": "s1"}, {"id": "s2"}],
            "flows": [{"id": "d1", "origin": "s1", "destination": "s2", "medium": "brief"}],
        }
    ).encode()

    kaart = parse(data).kaart

    assert kaart.about.name == "Proefketen"
    assert kaart.flows == (Flow(id="d1", source="s1", target="s2", medium="brief"),)
    assert json.loads(to_bytes(kaart))["ketenkaart"] == FORMAT


def test_an_older_file_that_has_the_new_names_already_keeps_both():
    kaart = parse(b'{"ketenkaart": 0, "map": {"id": "x"}, "about": {"id": "about", "name": "Keten"}}').kaart

    assert (kaart.about.name, kaart.unknown) == ("Keten", {"map": {"id": "x"}})


def test_there_is_a_way_from_every_earlier_format():
    assert sorted(MIGRATIONS) == list(range(FORMAT))


@pytest.mark.rule("F6")
def test_a_newer_format_is_refused_with_what_to_do():
    with pytest.raises(FileRefused, match="Werk het programma bij om haar te openen"):
        parsed(ketenkaart=FORMAT + 1)


@pytest.mark.rule("F7")
@pytest.mark.parametrize(
    ("section", "places"),
    [
        ([{"id": "s1", "column": 2, "row": 0}], {"s1": (2, 0)}),
        ([{"id": "s1", "column": 2, "row": 0, "nieuw": 1}], {"s1": (2, 0)}),
        ("onzin", {}),
        ({"s1": [1, 2]}, {}),
        ([None, 7, "s1", [], {}], {}),
        ([{"id": "s9", "column": 1, "row": 1}], {}),
        ([{"id": "s1", "column": -1, "row": 1}], {}),
        ([{"id": "s1", "column": 1.0, "row": 1}], {}),
        ([{"id": "s1", "column": True, "row": 1}], {}),
        ([{"id": "s1", "column": 10**9, "row": 1}], {}),
        ([{"id": ["s1"], "column": 1, "row": 1}], {}),
        ([{"id": "s1", "column": 1}], {}),
    ],
)
def test_places_are_kept_and_nonsense_in_them_is_passed_over(section, places):
    loaded = parsed(steps=[{"id": "s1"}], places=section)

    assert loaded.memory == Memory(places)
    assert "places" not in loaded.kaart.unknown


def way(level=True, *turns, edge="d1"):
    return {"id": edge, "level": level, "turns": [*turns]}


@pytest.mark.rule("F7")
@pytest.mark.parametrize(
    ("section", "ways"),
    [
        ([way(True, 7, ["p1", 2], 0)], {"d1": Way(True, (Turn(7), Turn(2, "p1"), Turn(0)))}),
        ([way(False, ["-", 3])], {"d1": Way(False, (Turn(3, "-"),))}),
        ([{"id": "d1", "level": False, "nieuw": 1}], {"d1": Way(False)}),
        ([way(edge="d1.2")], {"d1.2": Way(True)}),
        ([way(True, 1), way(False, 1)], {"d1": Way(True, (Turn(1),))}),
        ("onzin", {}),
        ({"d1": way()}, {}),
        ([None, 7, "d1", [], {}], {}),
        ([{"id": "d1"}], {}),
        ([{"id": "d1", "level": 1}], {}),
        ([{"id": "d1", "level": True, "turns": 7}], {}),
        ([way(edge="d9"), way(edge="s1"), way(edge="s1.2"), way(edge=".2"), way(edge=["d1"])], {}),
        ([way(False, 7)], {}),
        ([way(True, ["p1", 2])], {}),
        ([way(True, 7, 7)], {}),
        ([way(True, True)], {}),
        ([way(True, -1)], {}),
        ([way(True, 1.0)], {}),
        ([way(True, 10**9)], {}),
        ([way(True, 7, ["", 2])], {}),
        ([way(True, 7, ["p1"])], {}),
        ([way(True, 7, ["p1", 2, 3])], {}),
        ([way(True, 7, [["p1"], 2])], {}),
        ([way(True, *[7, ["p1", 2]] * 1_000)], {}),
    ],
)
def test_ways_are_kept_and_nonsense_in_them_is_passed_over(section, ways):
    flows = [{"id": "d1", "source": "s1", "target": "s1"}]

    loaded = parsed(steps=[{"id": "s1"}], flows=flows, ways=section)

    assert loaded.memory == Memory({}, ways)
    assert "ways" not in loaded.kaart.unknown


def name(piece=0, at=3, edge="d1", **more):
    return {"id": edge, "piece": piece, "at": at, **more}


@pytest.mark.rule("F7")
@pytest.mark.parametrize(
    ("section", "names"),
    [
        ([name(1, ["p1", 2], turned=True)], {"d1": Stand(1, Turn(2, "p1"), turned=True)}),
        ([name(edge="d1.2")], {"d1.2": Stand(0, Turn(3))}),
        ([name(), name(at=-1)], {"d1": Stand(0, Turn(3))}),
        ("onzin", {}),
        ([None, 7, "d1", [], {}, {"id": "d1"}], {}),
        ([name(edge="d9"), name(edge="s1"), name(edge=["d1"])], {}),
        ([name(-1)], {}),
        ([name(True)], {}),
        ([name(10**9)], {}),
        ([name(at=10**9)], {}),
        ([name(at=1.0)], {}),
        ([name(at=True)], {}),
        ([name(at=["", 2])], {}),
        ([name(at=[["p1"], 2])], {}),
        ([name(turned=1)], {}),
    ],
)
def test_places_of_names_are_kept_and_nonsense_in_them_is_passed_over(section, names):
    flows = [{"id": "d1", "source": "s1", "target": "s1"}]

    loaded = parsed(steps=[{"id": "s1"}], flows=flows, names=section)

    assert loaded.memory == Memory({}, {}, names)
    assert "names" not in loaded.kaart.unknown


WORDS = st.sampled_from(
    ["id", "column", "row", "level", "turns", "piece", "at", "s1", "d1", "d1.2", "p1", "", "x"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats(-9, 9) | WORDS,
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(WORDS, parts, max_size=4),
    max_leaves=20,
)
LINE = st.fixed_dictionaries(
    {"id": WORDS | JSON},
    optional={
        "column": JSON,
        "row": JSON,
        "level": st.booleans() | JSON,
        "turns": st.lists(JSON) | JSON,
        "piece": JSON,
        "at": st.lists(JSON) | JSON,
        "turned": st.booleans() | JSON,
    },
)


@pytest.mark.rule("F7")
@by_chance
@given(places=JSON | st.lists(LINE), ways=JSON | st.lists(LINE), names=JSON | st.lists(LINE))
def test_whatever_stands_for_the_layout_the_map_is_read(places, ways, names):
    tree = json.loads(to_bytes(KAART)) | {"places": places, "ways": ways, "names": names}

    loaded = parse(json.dumps(tree).encode())

    assert loaded.kaart == KAART
    again = parse(to_bytes(loaded.kaart, loaded.memory))
    assert again.memory == loaded.memory


def test_a_map_of_a_hundred_thousand_records_is_read_and_one_more_is_refused():
    steps = [{"id": f"s{number}"} for number in range(100_001)]

    assert len(parsed(steps=steps[:-1]).kaart.steps) == 100_000
    with pytest.raises(FileRefused, match="meer dan 100000 elementen"):
        parsed(steps=steps)


def test_a_byte_order_mark_and_other_line_ends_are_taken():
    text = to_bytes(KAART).decode().replace("\n", "\r\n")

    assert parse(b"\xef\xbb\xbf" + text.encode()).kaart == KAART


@pytest.mark.parametrize("seed", range(200))
def test_bytes_spoiled_by_chance_are_read_or_refused_but_never_worse(seed):
    dice = random.Random(seed)
    data = bytearray(SAMPLES[0].read_bytes()[: dice.choice([400, 3_000, 10**6])])
    for _ in range(dice.randint(1, 20)):
        place = dice.randrange(len(data))
        part = dice.choice(
            [b'"', b"{", b"]", b",", b"\\", b"\xff", b"\x00", b"null", b"1e999", bytes(data[:9])]
        )
        data[place : place + dice.randint(0, 3)] = part

    assert "\n" not in outcome(bytes(data))


@pytest.mark.parametrize("seed", range(200))
def test_values_spoiled_by_chance_are_read_or_refused_but_never_worse(seed):
    dice = random.Random(seed)
    tree = json.loads(SAMPLES[0].read_bytes())
    junk = [None, True, 0, -1, 10**17, 1.5, "", "x", "\u200e" * 300, [], {}, [[]], [{"id": "s01"}], {"id": 1}]
    for _ in range(dice.randint(1, 3)):
        part = tree
        while isinstance(part, dict | list) and part:
            keys = list(part) if isinstance(part, dict) else range(len(part))
            key = dice.choice(keys)
            if not isinstance(part[key], dict | list) or dice.random() < 0.2:
                part[key] = dice.choice(junk)
            part = part[key]

    assert "\n" not in outcome(json.dumps(tree).encode())


def test_an_escaped_character_beyond_the_first_plane_is_read():
    data = json.dumps({"ketenkaart": 1, "steps": [{"id": "s1", "name": "\U0001f4c4"}]}).encode()

    assert b"\\ud83d\\udcc4" in data
    assert parse(data).kaart.steps[0].name == "\U0001f4c4"


@pytest.mark.parametrize("flows", ['"x"', "[7]", "[null]"])
def test_an_older_file_with_nonsense_is_refused_as_any_other(flows):
    with pytest.raises(FileRefused, match="moet een"):
        parse(f'{{"ketenkaart": 0, "map": {{"id": "about"}}, "flows": {flows}}}'.encode())


def test_an_empty_map_is_three_lines():
    assert to_bytes(Ketenkaart.of([About(id="about")])) == b'{"ketenkaart": 1,\n"about": {"id": "about"}\n}\n'
