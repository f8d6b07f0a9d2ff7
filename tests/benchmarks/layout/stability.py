"""How much of a map stays where it was after an edit, and whether many edits spoil it."""

import math
import statistics
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from benchmarks.corpus import graph_of
from benchmarks.layout.edits import EDITS, random_edit
from benchmarks.layout.inputs import Bench, measure
from benchmarks.layout.tables import print_table

from ketenkaart.layout.graph import Graph
from ketenkaart.layout.pipeline import layout
from ketenkaart.layout.result import Layout

MISSED = "!"


class Shift(NamedTuple):
    """What became of the other boxes.

    Attributes:
        kept: the share that has the same column and row as before.
        moved: how far the median box moved, in its own widths.
    """

    kept: float
    moved: float


class Rot(NamedTuple):
    """Crossings and bends after many edits, and of a fresh layout of the same map."""

    crossings: float
    bends: float
    fresh_crossings: float
    fresh_bends: float


def shift(before: Layout, after: Layout, edited: str | None) -> Shift:
    """Compare two layouts; the box that was edited itself does not count."""
    others = [box for box in before.boxes if box in after.boxes and box != edited]
    kept = sum(before.memory.places[box] == after.memory.places[box] for box in others)
    moved = [
        math.dist(before.boxes[box].centre, after.boxes[box].centre) / before.boxes[box].width
        for box in others
    ]
    return Shift(kept / len(others), statistics.median(moved)) if others else Shift(1.0, 0.0)


def single_edits(graph: Graph, seed: int, count: int) -> Iterator[tuple[str, Shift]]:
    """So many edits of each kind, each on the same first layout."""
    first = layout(graph)
    for kind, edit in EDITS.items():
        dice = Random(f"{kind} {seed}")
        for number in range(count):
            edited = edit(graph, dice, f"new{number}")
            yield kind, shift(first, layout(edited.graph, first.memory), edited.box)


def rot(bench: Bench, graph: Graph, seed: int, count: int) -> Rot:
    """So many edits one after another, each laid out from the one before it, against a fresh layout."""
    dice = Random(seed)
    found = layout(graph)
    for number in range(count):
        graph = random_edit(graph, dice, f"new{number}").graph
        found = layout(graph, found.memory)
    worn, fresh = measure(bench, graph, found), measure(bench, graph, layout(graph))
    return Rot(worn["crossings"], worn["bends"], fresh["crossings"], fresh["bends"])


def print_stability(bench: Bench, steps: int, seeds: Sequence[int], count: int) -> None:
    """The table of single edits."""
    found: dict[str, list[Shift]] = {kind: [] for kind in EDITS}
    for seed in seeds:
        for kind, change in single_edits(graph_of(bench.generated(steps, seed)), seed, count):
            found[kind].append(change)
    rows = [_stability_row(kind, changes) for kind, changes in found.items()]
    every = [change for changes in found.values() for change in changes]
    rows.append(_stability_row("all", every))
    rows.append(["to reach", "", "≥ 99.0%", "≥ 95.0%", "< 0.50", ""])
    heads = ["edit", "edits", "keep their cell, mean", "worst", "median box moves, mean", "worst"]
    said = f"{steps} steps, seeds {', '.join(map(str, seeds))}"
    note = "Cells: column and row in `Layout.memory`. Moves: the median over the other boxes, in own widths."
    print_table(f"Stability: {len(every)} single edits of generated maps of {said}", heads, rows, note)


def _stability_row(kind: str, changes: Sequence[Shift]) -> list[str]:
    mean = statistics.mean(change.kept for change in changes)
    worst = min(change.kept for change in changes)
    moved = statistics.mean(change.moved for change in changes)
    return [
        kind,
        str(len(changes)),
        f"{mean:.1%}" + MISSED * (mean < 0.99),
        f"{worst:.1%}" + MISSED * (worst < 0.95),
        f"{moved:.2f}" + MISSED * (moved >= 0.5),
        f"{max(change.moved for change in changes):.2f}",
    ]


def print_rot(bench: Bench, steps: int, seeds: Sequence[int], count: int) -> None:
    """The table of many edits one after another."""
    found = {seed: rot(bench, graph_of(bench.generated(steps, seed)), seed, count) for seed in seeds}
    rows = [_rot_row(f"seed {seed}", one) for seed, one in found.items()]
    rows.append(_rot_row("all", Rot(*(sum(figures) for figures in zip(*found.values(), strict=True)))))
    rows.append(["to reach", "", "", "≤ 1.30", "", "", "≤ 1.30"])
    heads = ["", "crossings", "fresh", "ratio", "bends", "fresh", "ratio"]
    print_table(f"Rot: {count} edits one after another on generated maps of {steps} steps", heads, rows)


def _rot_row(title: str, one: Rot) -> list[str]:
    return [
        title,
        *_ratio(one.crossings, one.fresh_crossings),
        *_ratio(one.bends, one.fresh_bends),
    ]


def _ratio(worn: float, fresh: float) -> list[str]:
    ratio = worn / fresh if fresh else math.inf if worn else 1.0
    return [f"{worn:.0f}", f"{fresh:.0f}", f"{ratio:.2f}" + MISSED * (ratio > 1.3)]
