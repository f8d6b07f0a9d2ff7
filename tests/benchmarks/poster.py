"""How long a poster takes and how much memory, stage by stage, beside what others take for their part.

    python tests/benchmarks/poster.py [--steps 50 200 1000 5000] [--paper A0] [--limit 300]

Each stage runs in a process of its own, which tells the seconds of that stage and its peak memory (with
Python, the program and what the stage starts from). rsvg-convert and Inkscape make a PDF of our default
SVG; dot lays out the same graph with right-angled lines, without our lanes, names and paper.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024
SEVERAL_RUNS = 200  # steps: up to here the median of three runs
PNG_DPI = 150


class Taken(NamedTuple):
    """What a stage took; nothing where it was stopped or a program is not there."""

    seconds: float | None
    peak: float | None
    note: str = ""


def peak_of(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / MEGABYTE


def own_peak() -> float:
    return peak_of(resource.getrusage(resource.RUSAGE_SELF))


# What runs in a process of its own -----------------------------------------------------------------


def stage_map(folder: Path, steps: str) -> list[Taken]:
    """Make the map, and the same boxes and lines as Graphviz reads them, in the size of our boxes."""
    from chains import chain

    from ketenkaart.storage.writing import write

    start = time.perf_counter()
    kaart = chain(int(steps))
    write(folder / "map.ketenkaart", kaart)
    lines = ["digraph { rankdir=LR; node [shape=box, width=3.33, height=1.3, fixedsize=true];"]
    for partner in kaart.partners:
        inside = "; ".join(f'"{step.id}"' for step in kaart.steps if step.partner == partner.id)
        lines.append(f'subgraph "cluster_{partner.id}" {{ {inside} }}')
    lines += [f'"{flow.source}" -> "{flow.target}";' for flow in kaart.flows]
    (folder / "map.dot").write_text("\n".join([*lines, "}"]), encoding="utf-8")
    return [Taken(time.perf_counter() - start, own_peak())]


def stage_read(folder: Path) -> list[Taken]:
    from ketenkaart.storage.reading import read

    start = time.perf_counter()
    read(folder / "map.ketenkaart")
    taken = Taken(time.perf_counter() - start, own_peak())
    return [taken]


def stage_sheet(folder: Path, paper: str) -> list[Taken]:
    """Layout, and all the rest of drawing: measuring, fitting, placing signs."""
    from ketenkaart.drawing import sheet
    from ketenkaart.storage.reading import read

    kaart = read(folder / "map.ketenkaart").kaart
    spent, calls, peak = 0.0, 0, 0.0
    lay_out = sheet.lay_out

    def measured(*given: Any, **named: Any) -> Any:
        nonlocal spent, calls, peak
        start = time.perf_counter()
        found = lay_out(*given, **named)
        spent, calls, peak = spent + time.perf_counter() - start, calls + 1, own_peak()
        return found

    sheet.lay_out = measured
    start = time.perf_counter()
    made = sheet.make_sheet(kaart, paper=paper)
    whole = time.perf_counter() - start
    (folder / "drawing.pickle").write_bytes(pickle.dumps(made.drawing))
    note = f"{len(made.drawing.pages)} pages"
    return [Taken(spent, peak, f"{calls} layouts"), Taken(whole - spent, own_peak(), note)]


def stage_export(folder: Path, kind: str) -> list[Taken]:
    """One way to write the drawing: all pages of it, the first as PNG."""
    from ketenkaart.export.pdf import write_pdf
    from ketenkaart.export.png import write_png
    from ketenkaart.export.svg import write_svg

    drawing = pickle.loads((folder / "drawing.pickle").read_bytes())
    outs = [folder / f"{kind}-{number}.svg" for number in range(1, len(drawing.pages) + 1)]
    start = time.perf_counter()
    if kind == "pdf":
        outs = [folder / "ours.pdf"]
        write_pdf(drawing, outs[0], force=True)
    elif kind == "png":
        outs = [folder / "ours.png"]
        write_png(drawing.pages[0], outs[0], PNG_DPI, force=True)
    else:
        for page, out in zip(drawing.pages, outs, strict=True):
            write_svg(page, drawing, out, outlines=kind == "outlines", force=True)
    taken = time.perf_counter() - start
    size = sum(out.stat().st_size for out in outs) / 1000
    return [Taken(taken, own_peak(), f"{size:,.0f} kB")]


STAGES: dict[str, Callable[[Path, str], list[Taken]]] = {
    "map": stage_map,
    "read": lambda folder, _: stage_read(folder),
    "sheet": stage_sheet,
    **{
        kind: lambda folder, _, kind=kind: stage_export(folder, kind)
        for kind in ("pdf", "svg", "outlines", "png")
    },
}


# What starts them -----------------------------------------------------------------------------------


def run(command: Sequence[object], limit: float) -> tuple[Taken, str]:
    """A command as a whole process: its seconds, peak memory and what it prints."""
    if shutil.which(str(command[0])) is None:
        return Taken(None, None, "not installed"), ""
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command], stdout=printed, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        late = threading.Event()
        timer = threading.Timer(limit, lambda: (late.set(), process.kill()))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
        printed.seek(0)
        text = printed.read().decode()
    if late.is_set():
        return Taken(None, None, f"stopped after {limit:.0f} s"), text
    if process.returncode != 0:
        return Taken(None, None, "failed"), text
    return Taken(seconds, peak_of(usage)), text


def stage(name: str, folder: Path, option: str, limit: float, count: int) -> list[Taken]:
    command = [sys.executable, __file__, "--stage", name, "--folder", folder, "--option", option]
    taken, printed = run(command, limit)
    if taken.seconds is None:
        return [taken] * count
    return [Taken(*row) for row in json.loads(printed)]


def others(folder: Path, limit: float) -> dict[str, Taken]:
    """What other programs take for their part of the work."""
    pages = sorted(folder.glob("svg-*.svg"), key=lambda path: int(path.stem.split("-")[1]))
    dot = folder / "map.dot"
    return {
        "rsvg-convert: svg to pdf": run(
            ["rsvg-convert", "-f", "pdf", "-o", folder / "rsvg.pdf", *pages], limit
        )[0],
        "Inkscape: svg to pdf": run(["inkscape", "--export-type=pdf", *pages], limit)[0],
        "dot -Gsplines=ortho: layout": run(
            ["dot", "-Gsplines=ortho", "-Tplain", "-o", folder / "dot.txt", dot], limit
        )[0],
    }


def measure(steps: int, paper: str, limit: float) -> dict[str, Taken]:
    """All figures of a map of so many steps, from children: the memory of this process counts in theirs."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        stage("map", folder, str(steps), limit, 1)
        found = {"read": stage("read", folder, "", limit, 1)[0]}
        found["layout"], found["draw"] = stage("sheet", folder, paper, limit, 2)
        if (folder / "drawing.pickle").exists():
            for kind in ("pdf", "svg", "outlines", "png"):
                found[kind] = stage(kind, folder, "", limit, 1)[0]
        command = ["-m", "ketenkaart", "export", folder / "map.ketenkaart", "--paper", paper]
        found["whole process, file to pdf"] = run([sys.executable, *command, "-o", folder / "o.pdf"], limit)[
            0
        ]
        return found | others(folder, limit)


def median(runs: Sequence[Taken]) -> Taken:
    seconds = [run.seconds for run in runs if run.seconds is not None]
    if len(seconds) < len(runs):
        return runs[-1]
    return Taken(statistics.median(seconds), statistics.median(run.peak or 0 for run in runs), runs[-1].note)


def table(columns: dict[int, dict[str, Taken]]) -> str:
    """One table: a row for each stage, a column for each number of steps."""
    names = list(dict.fromkeys(name for found in columns.values() for name in found))
    rows = ["| seconds, peak MB | " + " | ".join(f"{steps:,} steps" for steps in columns) + " |"]
    rows.append("|---" * (len(columns) + 1) + "|")
    for name in names:
        cells = [told(found[name]) if name in found else "" for found in columns.values()]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def told(taken: Taken) -> str:
    if taken.seconds is None:
        return taken.note
    figures = f"{taken.seconds:.2f} s, {taken.peak:.0f} MB"
    return f"{figures} ({taken.note})" if taken.note else figures


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--steps", type=int, nargs="+", default=[50, 200, 1000, 5000])
    parser.add_argument("--paper", default="A0")
    parser.add_argument("--limit", type=float, default=300.0, help="seconds after which a program is stopped")
    parser.add_argument("--stage", choices=STAGES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--option", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.stage:
        print(json.dumps(STAGES[given.stage](given.folder, given.option)))
        return
    columns = {}
    for steps in given.steps:
        times = 3 if steps <= SEVERAL_RUNS else 1
        runs = [measure(steps, given.paper, given.limit) for _ in range(times)]
        columns[steps] = {name: median([run[name] for run in runs]) for name in runs[0]}
        print(f"{steps} steps done", file=sys.stderr, flush=True)
    print(table(columns))


if __name__ == "__main__":
    main()
