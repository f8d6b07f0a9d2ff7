"""Graphviz: our graph in its language, and the layout in its answer."""

import json
from typing import Any

from benchmarks.layout.inputs import Data

POINTS = 72.0  # to the inch: Graphviz takes sizes in inches and gives places in points; one is our px
DEFAULTS = (
    "rankdir=LR; newrank=true; splines=ortho; nodesep=0.4; ranksep=0.7;",
    'node [shape=box fixedsize=true label=""]; edge [arrowsize=0.6];',
)


def dot_source(data: Data) -> str:
    """The graph; lanes are clusters, and names are xlabels since right-angled lines take no other."""
    lines = ["digraph {", *DEFAULTS]
    for number, lane in enumerate(data["lanes"]):
        lines.append(f"subgraph cluster_{number} {{ margin=12;")
        lines += [
            f"{_quoted(node['id'])} [width={node['w'] / POINTS:.4f} height={node['h'] / POINTS:.4f}];"
            for node in data["nodes"]
            if node["lane"] == lane["id"]
        ]
        lines.append("}")
    for edge in data["edges"]:
        ends = f"{_quoted(edge['source'])} -> {_quoted(edge['target'])}"
        lines.append(f"{ends} [id={_quoted(edge['id'])}{_room(edge)}];")
    return "\n".join([*lines, "}\n"])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _room(edge: Data) -> str:
    """An empty table as large as the name."""
    if not edge["label_width"]:
        return ""
    size = f'FIXEDSIZE="TRUE" WIDTH="{edge["label_width"]:.0f}" HEIGHT="{edge["label_height"]:.0f}"'
    table = f'BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0" {size}'
    return f" xlabel=<<TABLE {table}><TR><TD></TD></TR></TABLE>>"


def dot_layout(data: Data, answer: str) -> dict[str, Any]:
    """The layout in Graphviz's own JSON; its y runs up."""
    found = json.loads(answer)
    height = float(found["bb"].split(",")[3])
    rooms = {edge["id"]: (edge["label_width"], edge["label_height"]) for edge in data["edges"]}
    layout: dict[str, Any] = {"nodes": {}, "lanes": {}, "edges": {}}
    for item in found["objects"]:
        if "nodes" in item or "subgraphs" in item:
            left, bottom, right, top = map(float, item["bb"].split(","))
            lane = data["lanes"][int(item["name"].removeprefix("cluster_"))]["id"]
            layout["lanes"][lane] = {"x": left, "y": height - top, "w": right - left, "h": top - bottom}
        elif "pos" in item:
            size = float(item["width"]) * POINTS, float(item["height"]) * POINTS
            layout["nodes"][item["name"]] = _around(item["pos"], size, height)
    for item in found.get("edges", ()):
        if "pos" in item:
            label = _around(item["xlp"], rooms[item["id"]], height) if "xlp" in item else None
            layout["edges"][item["id"]] = {"points": _corners(item["pos"], height), "label": label}
    return layout


def _around(place: str, size: tuple[float, float], height: float) -> dict[str, float]:
    x, y = map(float, place.split(","))
    return {"x": x - size[0] / 2, "y": height - y - size[1] / 2, "w": size[0], "h": size[1]}


def _corners(spline: str, height: float) -> list[list[float]]:
    """The ends of the curves of a spline, which ortho draws straight; "e,x,y" is the tip of the arrow."""
    words = spline.replace(";", " ").split()
    tips = [word[2:] for word in words if word.startswith("e,")]
    ends = [word for word in words if word[0] not in "es"][::3]
    return [[float(x), height - float(y)] for x, y in (word.split(",") for word in ends + tips)]
