"""The contenders: each makes a drawing of a graph, in a process of its own."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.corpus import kaart_of
from benchmarks.layout.dot import dot_layout, dot_source
from benchmarks.layout.inputs import Data, with_label_sizes
from benchmarks.layout.programs import HERE, npm_missing, run
from pydantic import ValidationError

from ketenkaart.layout.pipeline import TIDY
from ketenkaart.storage.writing import write

ROOT = HERE.parents[2]
NODE = ("node", "--stack-size=3900", "--max-old-space-size=12000", "elk.mjs")
RUNS_BUDGET = 10.0  # seconds after which no further run is begun


class Drawing(NamedTuple):
    """What a contender made of a graph.

    Attributes:
        layout: the layout; none where there is no drawing.
        seconds: what the layout alone took, in each run.
        peak: the peak memory of the process, in MB.
        note: why there is no drawing.
    """

    layout: Data | None
    seconds: Sequence[float] = ()
    peak: float | None = None
    note: str = ""


def people(data: Data, runs: int, limit: float) -> Drawing:
    """The drawing that people made."""
    return Drawing(data["layout"]) if "layout" in data else Drawing(None, note="no drawing")


def ours(data: Data, runs: int, limit: float) -> Drawing:
    """Our layout with the usual number of moves."""
    return _answer((sys.executable, "own.py"), {**_request(data, runs), "effort": 1.0}, limit)


def tidied(data: Data, runs: int, limit: float) -> Drawing:
    """Our layout as "tidy up" makes it."""
    return _answer((sys.executable, "own.py"), {**_request(data, runs), "effort": TIDY}, limit)


def edited(data: Data, edits: int, limit: float) -> Drawing:
    """Our layout, with the seconds of single edits on it."""
    request = {**_request(data, 1), "effort": 1.0, "edits": edits}
    return _answer((sys.executable, "own.py"), request, limit)


def whole_program(data: Data, runs: int, limit: float) -> Drawing:
    """What `ketenkaart layout` gives for a map of the graph: boxes as its own names need them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "map.ketenkaart"
        try:
            write(file, kaart_of(data))
        except ValidationError as error:
            return Drawing(None, note=error.errors()[0]["msg"])
        ended = run((sys.executable, "-m", "ketenkaart", "layout", str(file)), "", limit, ROOT)
    return Drawing(None if ended.note else json.loads(ended.out), note=ended.note)


def dot(data: Data, runs: int, limit: float) -> Drawing:
    """Graphviz with right-angled lines, lanes as clusters; the whole process, which is small, is timed."""
    if shutil.which("dot") is None:
        return Drawing(None, note="dot is not there")
    sized = with_label_sizes(data)
    source = dot_source(sized)
    seconds: list[float] = []
    while len(seconds) < runs and sum(seconds) < RUNS_BUDGET:
        ended = run(("dot", "-Tjson0"), source, limit)
        if ended.note:
            return Drawing(None, note=ended.note)
        seconds.append(ended.seconds)
    return Drawing(dot_layout(sized, ended.out), seconds, ended.peak)


def elk(data: Data, runs: int, limit: float) -> Drawing:
    """elkjs with lanes as groups."""
    return _elk(data, runs, limit, bands=False)


def elk_bands(data: Data, runs: int, limit: float) -> Drawing:
    """elkjs with lanes as partitions, downward: the way to have it keep bands."""
    return _elk(data, runs, limit, bands=True)


def _elk(data: Data, runs: int, limit: float, bands: bool) -> Drawing:
    missing = elk_missing()
    if missing:
        return Drawing(None, note=missing)
    return _answer(NODE, {**_request(data, runs), "bands": bands}, limit)


def elk_missing() -> str:
    """Why elkjs cannot run here; it is installed beside this file where it was not."""
    if shutil.which("node") is None:
        return "node is not there"
    return npm_missing("elkjs", HERE)


def _request(data: Data, runs: int) -> dict[str, Any]:
    return {
        "graph": {**with_label_sizes(data), "phases": data.get("phases")},
        "runs": runs,
        "budget": RUNS_BUDGET,
    }


def _answer(command: Sequence[str], request: Data, limit: float) -> Drawing:
    ended = run(command, json.dumps(request), limit)
    if ended.note:
        return Drawing(None, peak=ended.peak, note=ended.note)
    answer = json.loads(ended.out)
    return Drawing(answer["layout"], answer["seconds"], answer["peak"])


Contender = Callable[[Data, int, float], Drawing]
CONTENDERS: dict[str, Contender] = {
    "people": people,
    "dot": dot,
    "elk": elk,
    "elk-bands": elk_bands,
    "ours": ours,
    "tidied": tidied,
    "program": whole_program,
}
TIMED = ("ours", "elk", "dot")
TITLES = {
    "people": "drawn by people",
    "dot": "dot, ortho",
    "elk": "ELK, lanes as groups",
    "elk-bands": "ELK, lanes as bands",
    "ours": "ours",
    "tidied": "ours, tidied up",
    "program": "ours, `ketenkaart layout`",
}


class Drawings:
    """Makes each drawing once, for all that ask for it; several times where its time is wanted."""

    def __init__(self, runs: int, limit: float) -> None:
        self._runs = runs
        self._limit = limit
        self._made: dict[tuple[str, str], Drawing] = {}

    def get(self, who: str, data: Data) -> Drawing:
        """The drawing of a contender of a graph."""
        key = who, data["name"]
        if key not in self._made:
            if sys.stderr.isatty():
                print(f"{TITLES[who]}: {data['name']}\033[K", end="\r", file=sys.stderr, flush=True)
            runs = self._runs if who in TIMED else 1
            self._made[key] = CONTENDERS[who](data, runs, self._limit)
        return self._made[key]
