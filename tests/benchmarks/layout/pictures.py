"""The drawings of each diagram side by side, to one scale, as SVG, with a page that shows them all."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from benchmarks.layout.contenders import TITLES, Drawings
from benchmarks.layout.figures import FURTHER, Figures, faults, figures_of
from benchmarks.layout.inputs import Bench, Data

GAP, HEAD, FOOT = 60.0, 40.0, 70.0
CHARACTER, LINE, PAD = 6.2, 14.0, 6.0
LEAST_ROOM = 60.0  # narrower boxes show no text: people set the names of events beside them
LANES = ("#ffffff", "#f3f5f8")
FILLS = {"start": "#e3f1e4", "end": "#f6e0df", "event": "#e9e6f4", "decision": "#fdf3d7"}
BOX, INK, LINE_COLOUR, LANE_INK = "#e4eef8", "#1d2733", "#33475b", "#7c8794"
ARROW = (
    '<defs><marker id="arrow" markerWidth="9" markerHeight="8" refX="8" refY="4" orient="auto">'
    f'<path d="M0 0.5L8 4L0 7.5z" fill="{LINE_COLOUR}"/></marker></defs>'
)


class Panel(NamedTuple):
    """One drawing of a picture: its title, layout and figures; a note where there is none."""

    title: str
    layout: Data | None
    figures: Figures
    note: str = ""


def write_pictures(
    bench: Bench, drawings: Drawings, contenders: Sequence[str], folder: Path, png: bool
) -> None:
    """Write a picture of each diagram and index.html."""
    folder.mkdir(parents=True, exist_ok=True)
    page = ["<!doctype html><meta charset='utf-8'><title>Drawings side by side</title>"]
    page.append(
        "<style>body{font:14px sans-serif;margin:2em}img{max-width:100%;border:1px solid #ccc}</style>"
    )
    for name, data in bench.diagrams.items():
        panels = [_panel(bench, drawings, who, data) for who in contenders]
        (folder / f"{name}.svg").write_text(picture(data, panels), encoding="utf-8")
        page.append(
            f"<h2>{escape(name)}</h2><a href='{name}.svg'><img src='{name}.svg' alt='{escape(name)}'></a>"
        )
        if png:
            _png(folder / f"{name}.svg")
    (folder / "index.html").write_text("\n".join(page) + "\n", encoding="utf-8")
    print(f"The drawings: {folder / 'index.html'}")


def _panel(bench: Bench, drawings: Drawings, who: str, data: Data) -> Panel:
    drawing = drawings.get(who, data)
    if drawing.layout is None:
        return Panel(TITLES[who], None, {}, drawing.note)
    return Panel(TITLES[who], bench.in_pixels(drawing.layout), figures_of(bench, data, drawing.layout))


def _png(file: Path) -> None:
    if shutil.which("rsvg-convert") is None:
        print("rsvg-convert is not there: no PNG.")
    else:
        subprocess.run(["rsvg-convert", str(file), "-o", str(file.with_suffix(".png"))], check=True)


def picture(data: Data, panels: Sequence[Panel]) -> str:
    """The panels in a row."""
    parts, left, height = [], GAP, 0.0
    for panel in panels:
        x0, y0, x1, y1 = _bounds(panel.layout)
        parts.append(f'<g transform="translate({left:.1f} {HEAD})">')
        parts.append(_text(0, -14, panel.title, "font-weight='bold' font-size='16'"))
        if panel.layout is not None:
            parts.append(f'<g transform="translate({-x0:.1f} {-y0:.1f})">')
            parts += [*_drawing(data, panel.layout), "</g>"]
        parts += [_text(0, y1 - y0 + 22 + 16 * row, line) for row, line in enumerate(_told(panel))]
        parts.append("</g>")
        left += max(x1 - x0, 420.0) + GAP
        height = max(height, y1 - y0)
    size = f'width="{left:.0f}" height="{height + HEAD + FOOT:.0f}"'
    font = f'font-family="DejaVu Sans, sans-serif" font-size="11" fill="{INK}"'
    ground = '<rect width="100%" height="100%" fill="#ffffff"/>'
    return "\n".join(
        [f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font}>', ARROW, ground, *parts, "</svg>\n"]
    )


def _told(panel: Panel) -> list[str]:
    """The figures of a panel in a few lines."""
    if panel.layout is None:
        return [panel.note]
    of = panel.figures
    return [
        f"{of['crossings']:.0f} crossings · {of['bends']:.0f} bends ({of['bends_per_edge']:.2f} a flow) · "
        f"area {of['area_per_node_area']:.1f}",
        f"{of['edges_through_nodes']:.0f} lines through boxes · length {of['length_ratio']:.2f} · "
        f"backward {of['backward_share']:.0%} · A0 text {of['a0_text_mm']:.1f} mm",
        faults([of]) or faults([of], FURTHER) or "no faults",
    ]


def _bounds(layout: Data | None) -> tuple[float, float, float, float]:
    if layout is None:
        return 0.0, 0.0, 0.0, 0.0
    rects = [*layout["nodes"].values(), *layout["lanes"].values()]
    rects += [edge["label"] for edge in layout["edges"].values() if edge.get("label")]
    points = [point for edge in layout["edges"].values() for point in edge["points"]]
    points += [(rect["x"], rect["y"]) for rect in rects]
    points += [(rect["x"] + rect["w"], rect["y"] + rect["h"]) for rect in rects]
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _drawing(data: Data, layout: Data) -> Iterator[str]:
    names = {lane["id"]: lane["name"] for lane in data["lanes"]}
    for number, (lane, rect) in enumerate(layout["lanes"].items()):
        yield f'<rect {_place(rect)} fill="{LANES[number % 2]}" stroke="#aab4be"/>'
        room = f"translate({rect['x'] + 14:.1f} {rect['y'] + rect['h'] / 2:.1f}) rotate(-90)"
        fit = names.get(lane, "")[: max(3, int(rect["h"] / CHARACTER))]
        name = _text(0, 0, fit, f'text-anchor="middle" fill="{LANE_INK}"')
        yield f'<g transform="{room}">{name}</g>'
    for node in data["nodes"]:
        if node["id"] in layout["nodes"]:
            yield from _box(node, layout["nodes"][node["id"]])
    for edge in data["edges"]:
        if edge["id"] in layout["edges"]:
            yield from _flow(edge, layout["edges"][edge["id"]])


def _box(node: Data, rect: Data) -> Iterator[str]:
    middle, centre = rect["x"] + rect["w"] / 2, rect["y"] + rect["h"] / 2
    look = f'fill="{FILLS.get(node["kind"], BOX)}" stroke="{INK}"'
    yield f"<g><title>{escape(node['label'])}</title>"
    if node["kind"] in ("start", "end", "event"):
        yield f'<rect {_place(rect)} rx="{rect["w"] / 2:.1f}" ry="{rect["h"] / 2:.1f}" {look}/>'
    elif node["kind"] == "decision":
        right, below = rect["x"] + rect["w"], rect["y"] + rect["h"]
        path = f"M{middle} {rect['y']}L{right} {centre}L{middle} {below}L{rect['x']} {centre}z"
        yield f'<path d="{path}" {look}/>'
    else:
        yield f'<rect {_place(rect)} rx="4" {look}/>'
    if rect["w"] >= LEAST_ROOM:
        lines = _wrapped(node["label"], rect["w"] - PAD)[: max(1, int(rect["h"] / LINE))]
        size = min(11.0, 11.0 * (rect["w"] - PAD) / (CHARACTER * max(map(len, lines))))
        for row, line in enumerate(lines):
            below = centre + 4 + (row - (len(lines) - 1) / 2) * LINE
            yield _text(middle, below, line, f'text-anchor="middle" font-size="{size:.1f}"')
    yield "</g>"


def _flow(edge: Data, drawn: Data) -> Iterator[str]:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in drawn["points"])
    dashes = "" if edge["kind"] == "sequence" else ' stroke-dasharray="6 3"'
    yield (
        f'<polyline points="{points}" fill="none" stroke="{LINE_COLOUR}" stroke-width="1.3" '
        f'marker-end="url(#arrow)"{dashes}/>'
    )
    room = drawn.get("label")
    if room and edge["label"].strip():
        lines = _wrapped(edge["label"], room["w"] + CHARACTER)
        size = min(10.0, room["h"] / len(lines) * 0.8)
        yield f'<rect {_place(room)} fill="none" stroke="#d8b4b4" stroke-width="0.5"/>'
        for row, line in enumerate(lines):
            yield _text(
                room["x"], room["y"] + (row + 0.8) * room["h"] / len(lines), line, f'font-size="{size:.1f}"'
            )


def _wrapped(text: str, width: float) -> list[str]:
    """Lines of whole words, as wide as fits at a usual width of a character."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) * CHARACTER > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _place(rect: Data) -> str:
    return f'x="{rect["x"]:.1f}" y="{rect["y"]:.1f}" width="{rect["w"]:.1f}" height="{rect["h"]:.1f}"'


def _text(x: float, y: float, text: str, look: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(text)}</text>'
