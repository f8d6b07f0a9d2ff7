"""Runs our layout in a process of its own: a request in JSON on stdin, what came of it on stdout.

Request  {"graph": {...}, "runs": 3, "budget": 10.0, "effort": 1.0}, with "edits": N for N single edits
Answer   {"layout": {...}, "seconds": [...], "peak": MB}; with edits the seconds are those of the edits
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(1, str(Path(__file__).resolve().parents[2]))

from benchmarks.corpus import graph_of, layout_json
from benchmarks.layout.edits import random_edit

from ketenkaart.layout.graph import Graph
from ketenkaart.layout.pipeline import layout
from ketenkaart.layout.result import Layout

MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024
SEED = 1


def main() -> None:
    request = json.load(sys.stdin)
    graph = graph_of(request["graph"])
    seconds: list[float] = []
    spent = time.perf_counter()
    while len(seconds) < request["runs"] and time.perf_counter() - spent < request["budget"]:
        found, taken = timed(lambda: layout(graph, effort=request["effort"]))
        seconds.append(taken)
    if request.get("edits"):
        seconds = list(edit_seconds(graph, found, request["edits"]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    json.dump({"layout": layout_json(found), "seconds": seconds, "peak": peak}, sys.stdout)


def edit_seconds(graph: Graph, found: Layout, count: int) -> Iterator[float]:
    """What single edits take, each on the same layout."""
    dice = Random(SEED)
    for number in range(count):
        edited = random_edit(graph, dice, f"new{number}").graph
        yield timed(lambda edited=edited: layout(edited, found.memory))[1]


def timed(work: Callable[[], Layout]) -> tuple[Layout, float]:
    """What comes of some work and its seconds; waiting for the processor does not count."""
    wall, used = time.perf_counter(), time.process_time()
    result = work()
    return result, min(time.perf_counter() - wall, time.process_time() - used)


if __name__ == "__main__":
    main()
