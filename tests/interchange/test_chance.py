"""Processes by chance: what comes of them is a sound map that lays out neatly, and nothing is lost unseen."""

import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from interchange.bpmnfiles import imported
from interchange.chance import EVENTS, GATEWAYS, TASKS, chance_file
from layout.judge import faults

from ketenkaart.drawing.sizes import graph_of
from ketenkaart.drawing.theme import load_theme
from ketenkaart.layout.pipeline import layout
from ketenkaart.model.integrity import bad_links
from ketenkaart.storage.fileformat import to_bytes
from ketenkaart.storage.reading import parse
from ketenkaart.storage.refusal import FileRefused

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
SEEDS = st.integers(0, 2**32 - 1)
STEPS = "|".join((*TASKS, *GATEWAYS, *EVENTS, "boundaryEvent"))


@pytest.mark.rule("I1")
@settings(max_examples=150, **PATIENT)
@given(seed=SEEDS)
def test_a_process_by_chance_gives_a_sound_map(seed):
    kaart, _ = imported(chance_file(seed))

    assert list(bad_links(kaart.records)) == []
    assert parse(to_bytes(kaart)).kaart == kaart


@pytest.mark.rule("I1")
@settings(max_examples=12, **PATIENT)
@given(seed=SEEDS)
def test_a_process_by_chance_lays_out_neatly(seed):
    graph = graph_of(imported(chance_file(seed))[0], load_theme()).graph

    assert faults(graph, layout(graph)) == []


@pytest.mark.rule("I4")
@settings(max_examples=30, **PATIENT)
@given(seed=SEEDS)
def test_the_same_file_gives_the_same_map(seed):
    text = chance_file(seed)

    assert to_bytes(imported(text)[0]) == to_bytes(imported(text)[0])


@pytest.mark.rule("I2")
@settings(max_examples=150, **PATIENT)
@given(seed=SEEDS)
def test_every_step_and_flow_is_taken_over_or_reported(seed):
    text = chance_file(seed)
    kaart, report = imported(text)

    taken = {record.provenance.split()[-1] for record in kaart.records.values()}
    steps = set(re.findall(rf'<(?:{STEPS}) id="([^"]+)"', text)) - taken
    flows = set(re.findall('<(?:sequenceFlow|messageFlow) id="([^"]+)"', text)) - taken
    told = " ".join(report)
    assert not steps or re.search("subprocess|call activit|link events", told), steps
    assert not flows or re.search("of which an end|subprocess|call activit|link events", told), flows


@pytest.mark.rule("I1", "P4")
@settings(max_examples=150, **PATIENT)
@given(seed=SEEDS, start=st.floats(0, 1), length=st.integers(0, 60), instead=st.binary(max_size=6))
def test_a_file_that_was_damaged_by_chance_is_taken_over_or_refused(seed, start, length, instead):
    data = chance_file(seed).encode()
    at = int(start * len(data))

    with suppress(FileRefused):
        assert list(bad_links(imported(data[:at] + instead + data[at + length :])[0].records)) == []
