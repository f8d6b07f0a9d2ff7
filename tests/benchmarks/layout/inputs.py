"""What is measured: the folder with the corpus, the meter and the generator, and the graphs it holds."""

import importlib.util
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.corpus import layout_json, name_size

from ketenkaart.layout.graph import Graph
from ketenkaart.layout.result import Layout

Data = Mapping[str, Any]
"""A graph or a layout in the JSON of the benchmark (see tests/benchmarks/corpus.py)."""


class Bench(NamedTuple):
    """The folder of the benchmark.

    Attributes:
        diagrams: the graphs of the corpus by name; `layout` is the drawing that people made.
        meter: gives the figures of a layout in pixels and its graph.
        in_pixels: scales a layout to pixels.
        generator: makes a graph of so many steps, from a seed.
    """

    diagrams: dict[str, Data]
    meter: Callable[[Data, Data], dict[str, float]]
    in_pixels: Callable[[Data], Data]
    generator: Callable[..., dict[str, Any]]

    def generated(self, steps: int, seed: int) -> Data:
        """A generated map; its name says its size and seed."""
        return {**self.generator(steps, seed), "name": f"{steps:,} steps, seed {seed}"}


def read_bench(folder: Path) -> Bench:
    """Read the folder; end with one sentence when it is not one."""
    try:
        quality, generate = _module(folder / "quality.py"), _module(folder / "generate.py")
        files = sorted((folder / "corpus").glob("*.json"))
        diagrams = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    except OSError as error:
        raise SystemExit(f"{folder} is no benchmark folder: {error.filename} cannot be read.") from None
    if not diagrams:
        raise SystemExit(f"{folder} is no benchmark folder: there are no diagrams in its corpus.")
    return Bench(diagrams, quality.quality, quality.in_pixels, generate.generate)


def _module(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def with_label_sizes(data: Data) -> Data:
    """A graph without its drawing, with the room of the name of each flow: what every engine is given."""
    edges = []
    for edge in data["edges"]:
        text = edge["label"].strip()
        width, height = name_size(text) if text else (0.0, 0.0)
        edges.append({**edge, "label_width": width, "label_height": height})
    return {"name": data["name"], "lanes": data["lanes"], "nodes": data["nodes"], "edges": edges}


def graph_json(graph: Graph) -> Data:
    """What the meter needs of a graph of our layout."""
    edges = [
        {"id": edge.id, "source": edge.source, "target": edge.target, "label": "name" if edge.name else ""}
        for edge in graph.edges
    ]
    return {"nodes": [{"id": node.id, "lane": node.lane} for node in graph.nodes], "edges": edges}


def measure(bench: Bench, graph: Graph, layout: Layout) -> dict[str, float]:
    """The figures of a layout of ours."""
    return bench.meter(layout_json(layout), graph_json(graph))
