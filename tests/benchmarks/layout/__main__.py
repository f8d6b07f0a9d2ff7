"""How good, fast and stable the layout is, beside people, Graphviz and ELK on the same graphs.

    python tests/benchmarks/layout ../shared/bench
    python tests/benchmarks/layout ../shared/bench --only corpus --tidy --each --pictures out/drawings
    python tests/benchmarks/layout ../shared/bench --only times --large --limit 300

The folder holds corpus/*.json (graphs and the drawings that people made), quality.py (the meter) and
generate.py. elkjs is installed by npm beside this file on its first use; where it, node or dot is not there,
its row says so. A figure of ours that misses its goal is followed by "!".
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
sys.path.insert(1, str(Path(__file__).resolve().parents[2]))

from benchmarks.layout.contenders import CONTENDERS, TIMED, Drawings
from benchmarks.layout.figures import print_corpus, print_generated
from benchmarks.layout.inputs import Bench, read_bench
from benchmarks.layout.pictures import write_pictures
from benchmarks.layout.stability import print_rot, print_stability
from benchmarks.layout.times import print_times

PARTS = ("corpus", "generated", "times", "stability")
WHO = ("people", "dot", "elk", "elk-bands", "ours", "program")
NOT_GENERATED = ("people", "program")
IN_PICTURES = ("people", "ours", "tidied", "dot", "elk")
SEEDS = {50: (1, 2, 3, 4, 5), 200: (1, 2, 3), 1000: (1,)}
QUICK_SEEDS = {50: (1, 2), 200: (1,)}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder of the benchmark")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="which tables")
    parser.add_argument("--who", nargs="+", choices=CONTENDERS, default=WHO, help="which contenders")
    parser.add_argument("--tidy", action="store_true", help='ours "tidied up" too, which takes longer')
    parser.add_argument("--each", action="store_true", help="a row for each diagram, for ours")
    parser.add_argument("--large", action="store_true", help="times of 5,000 steps too")
    parser.add_argument("--quick", action="store_true", help="fewer maps, edits and runs")
    parser.add_argument("--runs", type=int, default=5, help="runs to take the median time of, for up to 10 s")
    parser.add_argument(
        "--limit", type=float, default=60.0, metavar="S", help="processor seconds for a drawing"
    )
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="write the drawings side by side here")
    parser.add_argument("--png", action="store_true", help="with --pictures: PNG too, by rsvg-convert")
    return parser.parse_args()


def main() -> None:
    chosen = options()
    bench = read_bench(chosen.folder)
    who = [*chosen.who, *(["tidied"] if chosen.tidy and "tidied" not in chosen.who else [])]
    runs = chosen.runs if "times" in chosen.only and not chosen.quick else 1
    drawings = Drawings(runs, chosen.limit)
    if "corpus" in chosen.only:
        print_corpus(bench, drawings, who, chosen.each)
    if "generated" in chosen.only:
        makers = [one for one in who if one not in NOT_GENERATED]
        for steps, seeds in (QUICK_SEEDS if chosen.quick else SEEDS).items():
            print_generated(bench, drawings, makers, steps, seeds)
    if "times" in chosen.only:
        times(bench, drawings, chosen)
    if "stability" in chosen.only:
        print_stability(bench, 100, (1,) if chosen.quick else (1, 2, 3), 5 if chosen.quick else 10)
        print_rot(bench, 100, (1,) if chosen.quick else (1, 2, 3, 4, 5), 50)
    if chosen.pictures:
        shown = [one for one in IN_PICTURES if one in who]
        write_pictures(bench, drawings, shown, chosen.pictures, chosen.png)


def times(bench: Bench, drawings: Drawings, chosen: argparse.Namespace) -> None:
    """The part of the times."""
    sizes = [300] if chosen.quick else [300, 1000]
    engines = [one for one in TIMED if one in chosen.who]
    print_times(
        bench, drawings, engines, [*sizes, *([5000] if chosen.large else [])], 5 if chosen.quick else 20
    )


if __name__ == "__main__":
    main()
