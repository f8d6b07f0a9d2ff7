"""What the layout takes, beside elkjs and dot on the same graphs in the same run."""

import statistics
from collections.abc import Sequence

from benchmarks.layout.contenders import TITLES, Drawing, Drawings, edited
from benchmarks.layout.inputs import Bench
from benchmarks.layout.tables import print_table

FIRST, LARGE, LARGEST = 300, 1000, 5000
GOALS = {FIRST: 0.4, LARGE: 2.0, LARGEST: 20.0}
CORPUS_GOAL, EDIT_GOAL, GROWTH_GOAL, PEAK_GOAL = 0.25, 0.08, 10.0, 1000.0
MISSED = "!"
SEED = 1


def print_times(
    bench: Bench, drawings: Drawings, engines: Sequence[str], sizes: Sequence[int], edits: int
) -> None:
    """The table of times; the largest maps once, in a process of their own each."""
    rows = _corpus_rows(bench, drawings, engines)
    found = {steps: _drawn(bench, drawings, engines, steps) for steps in sizes}
    for steps, drawn in found.items():
        goal = GOALS.get(steps)
        rows.append(
            [f"{steps:,} steps, first layout", *_cells(drawn, goal), _aim(goal), *_peaks(drawn, steps)]
        )
        if steps == FIRST and edits:
            rows.append(_edit_row(bench, drawn, edits))
    if LARGE in found and LARGEST in found:
        rows.append(_growth_row(found))
    heads = ["median seconds", *(TITLES[who] for who in engines), "to reach"]
    heads += [f"{TITLES[who]}, peak MB" for who in engines]
    note = (
        "Seconds of the layout alone in a warm process (dot: the whole process), the least of wall and "
        "processor time; elkjs and dot know no edits and lay out afresh. Peak memory is of the whole process."
    )
    print_table("Times", heads, rows, note)


def _drawn(bench: Bench, drawings: Drawings, engines: Sequence[str], steps: int) -> dict[str, Drawing]:
    data = bench.generated(steps, SEED)
    return {who: drawings.get(who, data) for who in engines}


def _corpus_rows(bench: Bench, drawings: Drawings, engines: Sequence[str]) -> list[list[str]]:
    taken: dict[str, list[float]] = {}
    for who in engines:
        drawn = [drawings.get(who, data) for data in bench.diagrams.values()]
        taken[who] = [statistics.median(drawing.seconds) for drawing in drawn if drawing.seconds]
    rows = []
    for title, pick in (("median", statistics.median), ("worst", max)):
        cells = [
            _seconds(pick(seconds), CORPUS_GOAL if who == "ours" else None) if seconds else "-"
            for who, seconds in taken.items()
        ]
        rows.append([f"corpus diagram, {title}", *cells, _aim(CORPUS_GOAL), *("" for _ in engines)])
    return rows


def _edit_row(bench: Bench, drawn: dict[str, Drawing], edits: int) -> list[str]:
    drawing = edited(bench.generated(FIRST, SEED), edits, limit=600.0)
    ours = _seconds(statistics.median(drawing.seconds), EDIT_GOAL) if drawing.seconds else drawing.note
    cells = [ours if who == "ours" else cell for who, cell in zip(drawn, _cells(drawn, None), strict=True)]
    return [f"{FIRST} steps, one edit ({edits} edits)", *cells, _aim(EDIT_GOAL), *("" for _ in drawn)]


def _growth_row(found: dict[int, dict[str, Drawing]]) -> list[str]:
    cells = []
    for who in found[LARGE]:
        less, more = (found[steps][who].seconds for steps in (LARGE, LARGEST))
        growth = statistics.median(more) / statistics.median(less) if less and more else None
        missed = MISSED * (who == "ours" and growth is not None and growth > GROWTH_GOAL)
        cells.append("-" if growth is None else f"{growth:.1f} times{missed}")
    title = f"growth from {LARGE:,} to {LARGEST:,}"
    return [title, *cells, f"≤ {GROWTH_GOAL:.0f} times", *("" for _ in found[LARGE])]


def _cells(drawn: dict[str, Drawing], goal: float | None) -> list[str]:
    return [
        _seconds(statistics.median(drawing.seconds), goal if who == "ours" else None)
        if drawing.seconds
        else drawing.note
        for who, drawing in drawn.items()
    ]


def _peaks(drawn: dict[str, Drawing], steps: int) -> list[str]:
    if steps < LARGE:
        return ["" for _ in drawn]
    cells = []
    for who, drawing in drawn.items():
        missed = who == "ours" and steps == LARGEST and (drawing.peak or 0.0) > PEAK_GOAL
        cells.append("-" if drawing.peak is None else f"{drawing.peak:.0f}" + MISSED * missed)
    return cells


def _seconds(value: float, goal: float | None) -> str:
    return f"{value:.3g}" + MISSED * (goal is not None and value > goal)


def _aim(goal: float | None) -> str:
    return "" if goal is None else f"≤ {goal:g}"
