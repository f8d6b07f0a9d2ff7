"""What the SVG shows, held against the layout that is told as JSON, by means of the two files alone."""

import math
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.export.svg import write_svg
from ketenkaart.resources import resource
from ketenkaart.storage.reading import read
from tests.export.svgpage import Area, Part, Shape, parts_of, pieces

SAMPLES = sorted(
    path.stem for path in resource("samples", "loonaangifteketen.ketenkaart").parent.glob("*.ketenkaart")
)
ONE_STRIP = [("A0", True), ("A0", False), ("roll:1067", True), ("roll:1067", False), ("4000x2000", True)]
TOLERANCE = 0.5
TOUCH = 0.15
CORNER = 6.0

every_sample = pytest.mark.parametrize("name", SAMPLES)


class Read(NamedTuple):
    """A sample, its layout as told and its page as drawn, in one strip."""

    kaart: object
    layout: dict
    parts: dict[str, Part]


@cache
def read_back(name: str) -> Read:
    kaart = read(resource("samples", f"{name}.ketenkaart")).kaart
    for paper, landscape in ONE_STRIP:
        sheet = make_sheet(kaart, paper=paper, landscape=landscape)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.svg"
            write_svg(sheet.drawing.pages[0], sheet.drawing, path)
            parts = parts_of(path)
        if not any(".strip" in part or "~" in part for part in parts) and set(sheet.layout["nodes"]) <= {
            part.removesuffix(".box") for part in parts
        }:
            return Read(kaart, sheet.layout, parts)
    raise AssertionError(f"{name} is in more strips on every paper")


def area_of(told: dict) -> Area:
    return Area(told["x"], told["y"], told["x"] + told["w"], told["y"] + told["h"])


def part_of_node(page: Read, node: str) -> Part:
    return page.parts.get(f"{node}.box") or page.parts[node]


@pytest.mark.rule("D2")
@every_sample
def test_every_box_and_lane_stands_where_the_layout_says(name):
    page = read_back(name)

    for node, told in page.layout["nodes"].items():
        assert part_of_node(page, node).shapes[0].area.furthest(area_of(told)) < TOLERANCE, node
    for lane, told in page.layout["lanes"].items():
        head, room = page.parts[lane].shapes[0].area, area_of(told)
        assert room.grown(TOLERANCE).holds(head), lane
        assert Area(head.left, room.top, head.right, room.bottom).furthest(head) < 2 * TOLERANCE, lane


@pytest.mark.rule("D2")
@every_sample
def test_every_line_runs_where_the_layout_says(name):
    page = read_back(name)

    for edge, told in page.layout["edges"].items():
        points = [tuple(point) for point in told["points"]]
        drawn = [run for shape in lines_of(page.parts[edge]) for run in shape.runs]
        for point in (point for run in drawn for point in run):
            assert distance(point, points) < TOLERANCE, (edge, point)
        for corner in points:
            assert min(math.dist(corner, point) for run in drawn for point in run) < CORNER, (edge, corner)
        assert math.dist(points[-1], tip_of(page.parts[edge], points[-1])) < TOLERANCE, edge


def lines_of(part: Part) -> list[Shape]:
    return [shape for shape in part.shapes if shape.stroke and not shape.filled and not closed(shape)]


def closed(shape: Shape) -> bool:
    return all(run[0] == run[-1] for run in shape.runs)


def tip_of(part: Part, end: tuple[float, float]) -> tuple[float, float]:
    """The point of the arrow head, or of the line, that is nearest to where it should end."""
    points = [point for shape in part.shapes for run in shape.runs for point in run]
    return min(points, key=lambda point: math.dist(point, end))


def distance(point: tuple[float, float], line: list[tuple[float, float]]) -> float:
    """How far a point is from a line of upright and level pieces."""
    x, y = point
    return min(
        math.hypot(
            max(min(x1, x2) - x, 0, x - max(x1, x2)),
            max(min(y1, y2) - y, 0, y - max(y1, y2)),
        )
        for (x1, y1), (x2, y2) in pairwise(line)
    )


@pytest.mark.rule("D2")
@every_sample
def test_every_name_stands_whole_in_its_room(name):
    page = read_back(name)

    for edge, told in page.layout["edges"].items():
        if told["label"] is None:
            continue
        texts = page.parts[f"{edge}.name"].texts
        room = area_of(told["label"])
        ink = Area(
            min(text.area.left for text in texts),
            min(text.area.top for text in texts),
            max(text.area.right for text in texts),
            max(text.area.bottom for text in texts),
        )
        assert room.grown(TOLERANCE).holds(ink), (edge, room, ink)
        shown = "".join(text.words for text in texts).replace("-", "").replace(" ", "")
        assert told["text"].replace("-", "").replace(" ", "") in shown, edge


class Thing(NamedTuple):
    """A text, a tag (chips too), a mark, an icon, a line, a box or the boundary of the chain."""

    kind: str
    owner: str
    area: Area
    what: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.what or self.owner!r} of {self.owner}"


@pytest.mark.rule("D1")
@every_sample
def test_nothing_meets_what_it_does_not_belong_to(name):
    page = read_back(name)

    found = [f"{depth:.2f} mm: {one} and {other} at {place}" for depth, one, other, place in meetings(page)]
    assert not found, "\n".join([name, *found])


def meetings(page: Read) -> Iterator[tuple[float, Thing, Thing, str]]:
    for one, other in near(list(things(page))):
        depth = one.area.overlap(other.area)
        if depth > TOUCH and one.owner != other.owner and not together(page, one, other):
            x, y = max(one.area.left, other.area.left), max(one.area.top, other.area.top)
            yield depth, one, other, f"{x:.0f},{y:.0f}"


def near(found: list[Thing], cell: float = 30.0) -> Iterator[tuple[Thing, Thing]]:
    cells = defaultdict(list)
    for index, thing in enumerate(found):
        for column in range(int(thing.area.left // cell), int(thing.area.right // cell) + 1):
            for row in range(int(thing.area.top // cell), int(thing.area.bottom // cell) + 1):
                cells[column, row].append(index)
    pairs = {pair for members in cells.values() for pair in combinations(members, 2)}
    yield from ((found[one], found[other]) for one, other in sorted(pairs))


def together(page: Read, one: Thing, other: Thing) -> bool:
    """Whether two things may meet: lines each other, a mark its lines, a line the boxes at its ends."""
    kinds = {one.kind, other.kind}
    if "boundary" in kinds:
        return not kinds & {"text", "tag", "icon", "box"}
    if kinds == {"line"}:
        return True
    if "line" not in kinds:
        return False
    line, thing = (one, other) if one.kind == "line" else (other, one)
    edge = page.layout["edges"].get(line.owner)
    if thing.kind == "box":
        return edge is not None and thing.owner in (edge["source"], edge["target"])
    return thing.kind == "mark" and line.owner in flows_of_mark(page, thing.owner)


def flows_of_mark(page: Read, mark: str) -> set[str]:
    """The lines that a mark stands on: those of its flow, or of the flows that cross its interface."""
    record = mark.split(".")[0]
    flows = {flow.id for flow in page.kaart.flows if record == flow.id or record in flow.koppelvlakken}
    for flow in page.kaart.flows:
        if flow.answers and {flow.id, flow.answers} & flows:
            flows |= {flow.id, flow.answers}  # a flow and its return share a mark
    return {edge for edge in page.layout["edges"] if edge.split(".")[0] in flows}


def things(page: Read) -> Iterator[Thing]:
    nodes = {f"{node}.box" if f"{node}.box" in page.parts else node for node in page.layout["nodes"]}
    joints = {joint.id for joint in page.kaart.koppelvlakken}
    for part in page.parts.values():
        owner = part.id.removesuffix(".box").removesuffix(".name")
        is_mark = part.id.split(".")[0] in joints or ".mark" in part.id
        kind = "mark" if is_mark else "text"
        yield from (Thing(kind, owner, text.area, text.words) for text in part.texts)
        if is_mark:
            yield from (Thing("mark", owner, shape.area) for shape in part.shapes[:1])
        elif part.id in nodes:
            yield from box_things(part, owner)
        elif part.id.startswith("boundary"):
            outline = part.shapes[0]
            yield from (Thing("boundary", owner, area) for area in pieces(outline.runs, outline.stroke))
        elif part.id in page.layout["edges"]:
            for shape in lines_of(part):
                yield from (Thing("line", owner, area) for area in pieces(shape.runs, shape.stroke))
        elif part.id.endswith(".name"):
            yield from (Thing("icon", owner, shape.area) for shape in part.shapes)


def box_things(part: Part, owner: str) -> Iterator[Thing]:
    """The box, and what sticks out of it: chips on top, tags at its foot, findings at its corner."""
    box = part.shapes[0].area
    yield Thing("box", owner, box)
    outside = [shape for shape in part.shapes[1:] if not box.grown(1.0).holds(shape.area)]
    yield from (Thing("tag", owner, shape.area) for shape in outside)


@every_sample
def test_letters_stay_in_their_box_tag_or_lane_head(name):
    page = read_back(name)
    holders = [part_of_node(page, node) for node in page.layout["nodes"]]
    holders += [page.parts[lane] for lane in page.layout["lanes"]]

    for part in holders:
        plates = [shape.area.grown(TOUCH) for shape in part.shapes]
        for text in part.texts:
            assert any(plate.holds(text.area) for plate in plates), (part.id, text)


@every_sample
def test_letters_of_one_part_do_not_run_into_each_other(name):
    for part in read_back(name).parts.values():
        for one, other in combinations(part.texts, 2):
            beside = one.area.top < other.area.bottom - TOUCH and other.area.top < one.area.bottom - TOUCH
            assert not (beside and one.area.overlap(other.area) > TOUCH), (part.id, one.words, other.words)
