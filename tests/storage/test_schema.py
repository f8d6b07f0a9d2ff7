"""The JSON Schema tells other programs what a map may hold."""

import json

import pytest
from catalogue import ROOT
from changes.strategies import by_chance, maps
from hypothesis import given
from jsonschema import Draft202012Validator

from ketenkaart.memory import Cell, Memory, Stand, Turn, Way
from ketenkaart.model.ketenkaart import RECORD_TYPES
from ketenkaart.resources import resource
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.schema import schema_text

SCHEMA = json.loads(resource("schema", "ketenkaart.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
SAMPLES = sorted((ROOT / "samples").glob("*.ketenkaart"))
REFUSED = """
    version-newer version-missing version-text about-list phases-object record-text record-null
    id-missing id-empty id-with-space id-too-long name-number name-too-long order-with-dash
    certain-text number-text number-fraction number-negative colour-beyond-the-circle
    step-kind-wrong step-kind-null participants-text participants-numbers pin-list hint-side-wrong
    contacts-too-long date-dutch date-impossible date-number agreement-kind-wrong
    assignment-without-element answer-too-high answer-missing year-too-early language-unknown
"""
MEMORY = Memory(
    {"s08": Cell(1, 2)},
    {"d1": Way(True, (Turn(7), Turn(2, "p1"))), "d2": Way(False)},
    {"d1": Stand(1, Turn(2, "p1"), turned=True)},
)
HOSTILE = ROOT / "tests" / "hostile" / "files"


@pytest.mark.rule("F8")
def test_the_schema_is_up_to_date():
    text = resource("schema", "ketenkaart.schema.json").read_text("utf-8")

    assert text == schema_text(), "run: python -m ketenkaart.storage.schema"


def test_the_schema_is_one_and_tells_what_each_field_means():
    Draft202012Validator.check_schema(SCHEMA)
    step = SCHEMA["$defs"]["Step"]

    assert {record_type.collection for record_type in RECORD_TYPES} < set(SCHEMA["properties"])
    assert step["description"] == "A process step (processtap): what one partner does."
    assert step["properties"]["lead_time"]["description"] == "How long it may take."
    assert step["additionalProperties"] is True


@pytest.mark.rule("F8")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_what_the_schema_says(path):
    VALIDATOR.validate(json.loads(path.read_bytes()))


@by_chance
@given(maps())
def test_every_map_that_is_written_is_what_the_schema_says(kaart):
    VALIDATOR.validate(json.loads(to_bytes(kaart, MEMORY)))


@pytest.mark.parametrize("turns", [[-1], ["p1"], [["p1"]], [[2, "p1"]], [["p1", 2, 3]], 7])
def test_the_schema_refuses_turns_that_make_no_sense(turns):
    assert not VALIDATOR.is_valid({"ketenkaart": 1, "ways": [{"id": "d1", "level": True, "turns": turns}]})


@pytest.mark.parametrize(
    "name",
    REFUSED.split(),
)
def test_the_schema_refuses_a_hostile_file(name):
    assert not VALIDATOR.is_valid(json.loads((HOSTILE / f"{name}.ketenkaart").read_bytes()))
