"""The figures of drawings, summed up as issue 4 sums them up, and the goals beside them."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from benchmarks.layout.contenders import TITLES, Drawings
from benchmarks.layout.inputs import Bench, Data
from benchmarks.layout.tables import print_table

from ketenkaart.layout.pipeline import TIDY, moves_for

Figures = Mapping[str, float]

ZEROS = (
    "edges_through_nodes",
    "collinear_pairs",
    "node_overlaps",
    "label_overlaps",
    "nodes_outside_lane",
    "missing",
)
FURTHER = (
    "edges_through_own_ends",
    "loose_edge_ends",
    "touches",
    "strangers_in_lane",
    "lane_overlaps",
    "skew_segments",
)
FEW = 3  # graphs that are named, not counted
MISSED = "!"  # follows a figure of ours that misses its goal
OURS = ("ours", "tidied")


class Column(NamedTuple):
    """A column of a table of quality: how drawings together get their figure, and the goal.

    Attributes:
        goal: what the figure must be; none where the issue names no goal.
        at_least: whether more is better.
    """

    title: str
    total: Callable[[Sequence[Figures]], float]
    form: str
    goal: float | None = None
    at_least: bool = False

    def cell(self, figures: Sequence[Figures], ours: bool) -> str:
        """The figure of drawings; marked where ours misses its goal."""
        value = self.total(figures)
        return f"{value:{self.form}}{MISSED if ours and self._missed(value) else ''}"

    def aim(self) -> str:
        """The goal in words."""
        if self.goal is None:
            return ""
        sign = "" if self.goal in (0.0, 1.0) else "≥ " if self.at_least else "≤ "
        return f"{sign}{self.goal:{self.form}}"

    def _missed(self, value: float) -> bool:
        if self.goal is None:
            return False
        shown, goal = float(f"{value:.4f}"), self.goal
        return shown < goal if self.at_least else shown > goal


def summed(*keys: str) -> Callable[[Sequence[Figures]], float]:
    """The sum of some figures over all drawings."""
    return lambda drawings: sum(figures[key] for figures in drawings for key in keys)


def per_flow(key: str) -> Callable[[Sequence[Figures]], float]:
    """A figure for each flow of all drawings."""
    return lambda drawings: summed(key)(drawings) / max(1, summed("edges")(drawings))


def mean(key: str) -> Callable[[Sequence[Figures]], float]:
    return lambda drawings: statistics.mean(figures[key] for figures in drawings)


def median(key: str) -> Callable[[Sequence[Figures]], float]:
    return lambda drawings: statistics.median(figures[key] for figures in drawings)


def corpus_columns(tidied: bool = False) -> list[Column]:
    """The columns of the table of issue 4, with its goals; tidying up has goals of its own."""
    crossings, per, bends = (7, 0.012, 0.22) if tidied else (13, 0.022, 0.28)
    return [
        Column("faults", summed(*ZEROS), ".0f", 0.0),
        Column("further", summed(*FURTHER), ".0f", 0.0),
        Column("bands", mean("full_width_lanes"), ".0%", 1.0, at_least=True),
        Column("backward", mean("backward_share"), ".1%", 0.03),
        Column("down", mean("same_column_share"), ".0%"),
        Column("shared", summed("collinear_pairs"), ".0f", 0.0),
        Column("crossings", summed("crossings"), ".0f", crossings),
        Column("per flow", per_flow("crossings"), ".3f", per),
        Column("bends/flow", per_flow("bends"), ".3f", bends),
        Column("length", median("length_ratio"), ".2f", 1.02),
        Column("area", median("area_per_node_area"), ".1f", 7.5),
        Column("A0 text mm", median("a0_text_mm"), ".1f", 10.5, at_least=True),
    ]


def generated_columns(steps: int) -> list[Column]:
    """The columns for generated maps of so many steps, with the goals of issue 4."""
    crossings, bends = {50: (0.45, 1.1), 200: (1.6, 1.45), 1000: (3.8, 1.9)}.get(steps, (None, None))
    return [
        Column("faults", summed(*ZEROS), ".0f", 0.0),
        Column("further", summed(*FURTHER), ".0f", 0.0),
        Column("bands", mean("full_width_lanes"), ".0%", 1.0, at_least=True),
        Column("backward", mean("backward_share"), ".1%", 0.05),
        Column("crossings/flow", per_flow("crossings"), ".2f", crossings),
        Column("bends/flow", per_flow("bends"), ".2f", bends),
        Column("length", median("length_ratio"), ".2f"),
        Column("area", median("area_per_node_area"), ".1f"),
    ]


class Measured(NamedTuple):
    """The figures of a contender's drawings, by the name of the graph, and why some are not there."""

    figures: dict[str, Figures]
    notes: dict[str, str]


def measured(bench: Bench, drawings: Drawings, who: str, graphs: Sequence[Data]) -> Measured:
    """What a contender makes of some graphs."""
    found = Measured({}, {})
    for data in graphs:
        drawing = drawings.get(who, data)
        if drawing.layout is None:
            found.notes[data["name"]] = drawing.note
        else:
            found.figures[data["name"]] = figures_of(bench, data, drawing.layout)
    return found


def figures_of(bench: Bench, data: Data, layout: Data) -> Figures:
    """The meter's figures; what is missing counts as one."""
    scaled = bench.in_pixels(layout)
    figures = dict(bench.meter(scaled, data))
    figures["missing"] = figures["missing_nodes"] + figures["missing_edges"] + figures["labels_missing"]
    return figures


def faults(drawings: Sequence[Figures], keys: Sequence[str] = ZEROS) -> str:
    """The faults there are, by kind."""
    counts = {key: summed(key)(drawings) for key in keys}
    return ", ".join(f"{count:.0f} {key.replace('_', ' ')}" for key, count in counts.items() if count)


def row(title: str, columns: Sequence[Column], found: Measured, ours: bool) -> list[str]:
    """A row of a table: how many were drawn, and the figure of each column."""
    drawn = list(found.figures.values())
    count = f"{len(drawn)}/{len(drawn) + len(found.notes)}"
    if not drawn:
        return [title, count, *("-" for _ in columns)]
    return [title, count, *(column.cell(drawn, ours) for column in columns)]


def print_corpus(bench: Bench, drawings: Drawings, contenders: Sequence[str], each: bool) -> None:
    """The table of the corpus."""
    graphs = list(bench.diagrams.values())
    found = {who: measured(bench, drawings, who, graphs) for who in contenders}
    columns = corpus_columns()
    heads = ["", "drawn", *(column.title for column in columns)]
    rows = [
        row(TITLES[who], corpus_columns(who == "tidied"), results, who in OURS)
        for who, results in found.items()
    ]
    rows.append(["to reach, 1,000 moves", "all", *(column.aim() for column in columns)])
    if "tidied" in found:
        rows.append(["to reach, tidied up", "all", *(column.aim() for column in corpus_columns(tidied=True))])
    title = f"Corpus: {len(graphs)} diagrams, {sum(len(data['edges']) for data in graphs)} flows"
    print_table(title, heads, rows, notes(found, graphs))
    for who in (who for who in found if each and who in OURS):
        single = [
            row(name, columns, Measured({name: figures}, {}), ours=True)
            for name, figures in found[who].figures.items()
        ]
        print_table(f"Each diagram: {TITLES[who]}", heads, single)


def print_generated(
    bench: Bench, drawings: Drawings, contenders: Sequence[str], steps: int, seeds: Sequence[int]
) -> None:
    """The table of generated maps of one size."""
    graphs = [bench.generated(steps, seed) for seed in seeds]
    found = {who: measured(bench, drawings, who, graphs) for who in contenders}
    columns = generated_columns(steps)
    rows = [row(TITLES[who], columns, results, who in OURS) for who, results in found.items()]
    rows.append(["to reach", "all", *(column.aim() for column in columns)])
    heads = ["", "drawn", *(column.title for column in columns)]
    said = ", ".join(str(seed) for seed in seeds)
    print_table(f"Generated maps of {steps:,} steps, seeds {said}", heads, rows, notes(found, graphs))


def notes(found: Mapping[str, Measured], graphs: Sequence[Data]) -> str:
    """What the faults are, why drawings are missing, and how many moves ours made."""
    lines = []
    for who, results in found.items():
        drawn = list(results.figures.values())
        told = [faults(drawn), faults(drawn, FURTHER), _moves(who, graphs)]
        told += _undrawn(results.notes)
        if any(told):
            lines.append(f"- {TITLES[who]}: " + "; ".join(part for part in told if part))
    return "\n".join(lines)


def _undrawn(notes: Mapping[str, str]) -> list[str]:
    """Why drawings are missing, and of which graphs."""
    graphs: dict[str, list[str]] = {}
    for name, note in notes.items():
        graphs.setdefault(note, []).append(name)
    return [
        f"{note} ({', '.join(names) if len(names) <= FEW else f'{len(names)} graphs'})"
        for note, names in graphs.items()
    ]


def _moves(who: str, graphs: Sequence[Data]) -> str:
    """The moves of the search in the smallest and the largest graph."""
    if who not in OURS:
        return ""
    effort = TIDY if who == "tidied" else 1.0
    moves = sorted({moves_for(len(data["nodes"]), len(data["nodes"]), effort) for data in graphs})
    return "at most " + " to ".join(f"{count:,}" for count in dict.fromkeys((moves[0], moves[-1]))) + " moves"
