"""What a lane without boxes at its start gets and gives, in words, where there is room for them."""

import itertools
from collections import defaultdict
from collections.abc import Container, Iterator

from ketenkaart.drawing.chart.obstacles import Obstacles
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.content import short_name
from ketenkaart.drawing.displaylist import Box, Group, Item
from ketenkaart.drawing.typeset import Line, Part, runs
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.process import Partner
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import tr, tr_count

EMPTY = 150.0
SUMMARY = ".summary"  # after the id of its lane
_LEFT = 6.0
_MOST = 3
_KEEP = 3.0

_Gets = defaultdict[str, dict[tuple[str, str], list[str]]]
_Gives = defaultdict[str, dict[str, list[str]]]


def summary_groups(scene: Scene, obstacles: Obstacles) -> Iterator[Group]:
    """The summaries of all lanes whose first 150 mm are empty; what cannot be told whole is not told."""
    used = _used(scene)
    bodies = {lane: body for lane, body in scene.bodies.items() if lane not in used}
    said = _sentences(scene, bodies) if bodies else {}
    style = scene.theme.styles.lane_summary
    for lane, body in bodies.items():
        sentences = said.get(lane, [])
        if not 0 < len(sentences) <= _MOST:
            continue
        text = " · ".join(sentences)
        line = Line(text, style.width(text))
        room = Rect(body.left + _LEFT, body.centre.y - style.size * 0.75, line.width, style.size)
        around = Rect(room.left, room.top - _KEEP, room.width + _LEFT, room.height + 2 * _KEEP)
        if around.right <= body.right and obstacles.free(around):
            yield _summary(scene, lane, room, line)


def _used(scene: Scene) -> set[str]:
    """The lanes with a box in their first 150 mm."""
    boxes, end = scene.layout.boxes, scene.layout.head + EMPTY
    return {node.lane for node in scene.sizes.graph.nodes if node.id in boxes and boxes[node.id].left < end}


def _summary(scene: Scene, lane: str, room: Rect, line: Line) -> Group:
    style = scene.theme.styles.lane_summary
    plates: list[Item] = [
        Box(Rect(x - 1.4, room.top - 1.0, 2.8, room.height + 2.0), 0.0, scene.lane_fill(lane))
        for x in scene.phase_edges
        if room.left - 1.0 < x < room.right + 1.0
    ]
    words = runs((line,), style, room.left, room.top + style.size * 0.95, scene.theme.colours.text2)
    parts: tuple[Part, ...] = (*plates, *words)
    return Group(f"{lane}{SUMMARY}", "part", tr("summary of the lane"), items=parts)


def _sentences(scene: Scene, lanes: Container[str]) -> dict[str, list[str]]:
    """For some lanes what they get, pass on and give, and in which steps of others they take part.

    Not all is told of a lane of which that is too much.
    """
    gets, given = _exchanged(scene, lanes)
    said: defaultdict[str, list[str]] = defaultdict(list)
    for lane, got in gets.items():
        for (other, way), codes in itertools.islice(got.items(), _MOST + 1):
            onward = [to for to, passed in given[lane].items() if passed == codes]
            if onward:
                given[lane].pop(onward[0])
            said[lane].append(_gets(scene, codes, other, way, onward[0] if onward else ""))
    for lane, gives in given.items():
        for other, codes in gives.items():
            words = {"codes": ", ".join(codes), "partner": _name(scene, other)}
            said[lane].append(tr("gives {codes} to {partner}", **words))
    for lane, sentence in _parts_taken(scene):
        said[lane].append(sentence)
    return said


def _exchanged(scene: Scene, lanes: Container[str]) -> tuple[_Gets, _Gives]:
    """The codes of what some lanes get, by whom they get it from and by what way; and give, by whom to."""
    gets: _Gets = defaultdict(dict)
    given: _Gives = defaultdict(dict)
    kaart, content = scene.sizes.kaart, scene.sizes.content
    roots = {partner.id: kaart.root_of(partner).id for partner in kaart.partners}
    for stretch in scene.sizes.stretches.values():
        if stretch.flow.kind is FlowKind.SEQUENCE:
            continue
        source, target = kaart.partner_of(stretch.source), kaart.partner_of(stretch.target)
        if source is None or target is None or roots[source.id] == roots[target.id]:
            continue
        if source.id not in lanes and target.id not in lanes:
            continue
        code, way = content.flow_code(stretch.flow) or kaart.flow_name(stretch.flow), ""
        if source.id in lanes:
            given[source.id].setdefault(target.id, []).append(code)
        if stretch.koppelvlakken:
            way = content.koppelvlak_code(stretch.koppelvlakken[0])
        elif not stretch.first:
            way, source = short_name(source), kaart.partner_of(stretch.flow.source) or source
        if target.id in lanes:
            gets[target.id].setdefault((source.id, way), []).append(code)
    return gets, given


def _gets(scene: Scene, codes: list[str], other: str, way: str, onward: str) -> str:
    words = {"codes": ", ".join(codes), "partner": _name(scene, other)}
    if onward:
        passed = tr("passes on {codes} from {partner} to {other}", other=_name(scene, onward), **words)
        return f"{passed} ({way})" if way else passed
    if not way:
        return tr("gets {codes} from {partner}", **words)
    return tr("gets {codes} from {partner} via {way}", way=way, **words)


def _parts_taken(scene: Scene) -> Iterator[tuple[str, str]]:
    """For each lane without boxes of its own in which steps of others it takes part."""
    taken: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for box in scene.sizes.steps.values():
        for participant in box.step.participants:
            lane = scene.sizes.lanes.get(participant)
            if lane is not None and not lane.own and box.step.partner is not None:
                taken[participant, box.step.partner].append(box.number)
    for (lane_id, partner), numbers in taken.items():
        words = {"numbers": ", ".join(numbers), "partner": _name(scene, partner)}
        yield (
            lane_id,
            tr_count(
                "takes part in step {numbers} of {partner}",
                "takes part in steps {numbers} of {partner}",
                len(numbers),
                **words,
            ),
        )


def _name(scene: Scene, partner_id: str) -> str:
    partner = scene.sizes.kaart.get(Partner, partner_id)
    return short_name(scene.sizes.kaart.root_of(partner)) if partner is not None else ""
