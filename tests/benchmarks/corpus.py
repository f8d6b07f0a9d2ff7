#!/usr/bin/env python3
"""Lay out a benchmark graph, or make a map of it, so that our layout can be compared with others.

    python tests/benchmarks/corpus.py GRAPH.json --layout OUT.json
    python tests/benchmarks/corpus.py GRAPH.json -o MAP.ketenkaart

GRAPH   {"name", "lanes": [{id, name, parent?}], "phases"?: [{id, name}],
         "nodes": [{id, label, lane, phase?, kind, w, h}], "edges": [{id, source, target, label, kind}]}
         a lane's parent is the name of its pool, or the id of another lane
OUT     {"nodes": {id: {x, y, w, h}}, "lanes": {id: {x, y, w, h}},
         "edges": {id: {"points": [[x, y], ...], "label": {x, y, w, h} | null}}}

With --layout the engine works alone: boxes have the sizes of the graph, and everything is in CSS pixels.
Names are taken to be set in 12 px text of 6.2 px a character, broken after 20 characters, 14 px a line.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pydantic import ValidationError

from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.layout.graph import Edge, Graph, Lane, Name, Node, Phase, Spacing
from ketenkaart.layout.pipeline import layout
from ketenkaart.layout.result import Layout, Route
from ketenkaart.model.about import ABOUT_ID, About
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.orderkeys import keys
from ketenkaart.model.process import Flow, Partner, Step
from ketenkaart.model.process import Phase as PhaseRecord
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FlowKind, StepKind
from ketenkaart.storage.writing import write

CHARACTER, LINE, LONGEST = 6.2, 14.0, 20
HEAD = 30.0
SPACING = Spacing(
    column_gap=36.0,
    row_gap=36.0,
    line_box=14.0,
    track=12.0,
    mate=12.0,
    marks_track=12.0,
    mark_box=14.0,
    mark_radius=0.0,
    port=12.0,
    last_piece=12.0,
    corner=4.0,
    name_above=3.0,
    name_beside=4.0,
    name_gap=3.0,
    icon=0.0,
    phase_gap=2.0,
    phase_pad=8.0,
    edge_pad=14.0,
)
STEP_KINDS = {
    "start": StepKind.START,
    "end": StepKind.END,
    "event": StepKind.WAIT,
    "decision": StepKind.DECISION,
}
FLOW_KINDS = {"message": FlowKind.DOCUMENT, "data": FlowKind.DATA, "sequence": FlowKind.SEQUENCE}


def name_size(text: str) -> tuple[float, float]:
    """The room of the name of a flow in pixels."""
    lines = 1 + len(text) // (LONGEST + 1)
    return CHARACTER * min(len(text), LONGEST), LINE * lines


def graph_of(data: Mapping[str, Any]) -> Graph:
    """The benchmark graph as the layout's own; lanes without boxes get the height of one line of text."""
    lanes = [Lane(lane["id"], gap=0.0, min_height=2 * LINE) for lane in data["lanes"]]
    phases = [Phase(phase["id"]) for phase in data.get("phases") or ()]
    nodes = [
        Node(node["id"], node["lane"], node["w"], node["h"], node.get("phase"), growing=False)
        for node in data["nodes"]
    ]
    return Graph(tuple(lanes), tuple(phases), tuple(nodes), tuple(map(_edge, data["edges"])), SPACING, HEAD)


def _edge(edge: Mapping[str, Any]) -> Edge:
    text = edge["label"].strip()
    size = name_size(text)
    name = Name(size, size) if text else None
    return Edge(edge["id"], edge["source"], edge["target"], name, sequence=edge["kind"] == "sequence")


def layout_json(found: Layout) -> dict[str, Any]:
    """A layout in the shape the benchmark measures."""
    return {
        "nodes": {node: _rect(rect) for node, rect in found.boxes.items()},
        "lanes": {lane: _rect(rect) for lane, rect in found.lanes.items()},
        "edges": {edge: _route(route) for edge, route in found.routes.items()},
    }


def _route(route: Route) -> dict[str, Any]:
    label = _rect(route.name.room) if route.name is not None else None
    return {"points": [_point(point) for point in route.points], "label": label}


def _point(point: Point) -> list[float]:
    return [round(point.x, 3), round(point.y, 3)]


def _rect(rect: Rect) -> dict[str, float]:
    x, y, width, height = (round(value, 3) for value in rect)
    return {"x": x, "y": y, "w": width, "h": height}


def kaart_of(data: Mapping[str, Any]) -> Ketenkaart:
    """The benchmark graph as a map; ids are kept, pools become partners of which the lanes are parts."""
    records: list[Record] = [About(id=ABOUT_ID, name=data["name"])]
    records += _partners(data)
    phases = data.get("phases") or ()
    for phase, order in zip(phases, keys(len(phases)), strict=True):
        records.append(PhaseRecord(id=phase["id"], name=phase["name"], order=order))
    for node, order in zip(data["nodes"], keys(len(data["nodes"])), strict=True):
        records.append(
            Step(
                id=node["id"],
                name=_one_line(node["label"]),
                order=order,
                partner=node["lane"],
                phase=node.get("phase"),
                kind=STEP_KINDS.get(node["kind"], StepKind.ACTIVITY),
            )
        )
    for edge, order in zip(data["edges"], keys(len(data["edges"])), strict=True):
        records.append(
            Flow(
                id=edge["id"],
                name=_one_line(edge["label"]),
                order=order,
                source=edge["source"],
                target=edge["target"],
                kind=FLOW_KINDS.get(edge["kind"], FlowKind.DATA),
            )
        )
    return Ketenkaart.of(records)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _partners(data: Mapping[str, Any]) -> Iterator[Partner]:
    """A partner for each lane, and one for each pool that has lanes of other names than its own."""
    ids = {lane["id"] for lane in data["lanes"]}
    pools: dict[str, list[Mapping[str, Any]]] = {}
    for lane in data["lanes"]:
        pool = lane["id"] if lane.get("parent") in {None, "", *ids} else lane["parent"]
        pools.setdefault(pool, []).append(lane)
    order = iter(keys(len(data["lanes"]) + len(pools)))
    for number, (pool, lanes) in enumerate(pools.items(), 1):
        whole = None
        if pool != lanes[0]["id"] and [lane["name"] for lane in lanes] != [pool]:
            whole = f"pool-{number}"
            yield Partner(id=whole, name=_one_line(pool), order=next(order))
        for lane in lanes:
            parent = lane["parent"] if lane.get("parent") in ids else whole
            yield Partner(id=lane["id"], name=_one_line(lane["name"]), order=next(order), parent=parent)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("graph", type=Path, help="the benchmark graph")
    parser.add_argument("--layout", type=Path, metavar="OUT.json", help="write the engine's layout, in px")
    parser.add_argument("-o", dest="map", type=Path, metavar="MAP.ketenkaart", help="write a map")
    options = parser.parse_args()
    if options.layout is None and options.map is None:
        parser.error("say what to write: --layout OUT.json or -o MAP.ketenkaart")
    data = json.loads(options.graph.read_text(encoding="utf-8"))
    if options.layout is not None:
        start = time.perf_counter()
        found = layout(graph_of(data))
        print(f"{data['name']}: {time.perf_counter() - start:.3f} s", file=sys.stderr)
        options.layout.write_text(json.dumps(layout_json(found)) + "\n", encoding="utf-8")
    if options.map is not None:
        try:
            write(options.map, kaart_of(data), replace=True)
        except ValidationError as error:
            first = error.errors()[0]
            parser.error(f"a map cannot hold {first['input']!r} as {first['loc'][0]}: {first['msg']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
