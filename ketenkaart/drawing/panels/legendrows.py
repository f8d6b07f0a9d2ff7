"""The rows of the legend: each kind of sign that stands on this map, once."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ketenkaart.analysis.signs import Sign as Differs
from ketenkaart.drawing.boxsizes import chip_width
from ketenkaart.drawing.chart.findings import found_beside_boxes
from ketenkaart.drawing.chart.marks import Mark
from ketenkaart.drawing.content import Chip, Tag, TagKind
from ketenkaart.drawing.headersizes import RowKind
from ketenkaart.drawing.panels import legendsigns as signs
from ketenkaart.drawing.panels.legendsigns import Sign
from ketenkaart.drawing.panels.panel import PanelSource
from ketenkaart.drawing.typeset import Line, one_line
from ketenkaart.model.process import Partner, System
from ketenkaart.model.record import Record
from ketenkaart.model.vocabulary import FindingKind, FlowKind, Level, PartnerKind, StepKind, SystemKind
from ketenkaart.texts import tr

_WIDEST_TAG = 30.0
_LONGEST = 7


class Row(NamedTuple):
    """A sign and what it means."""

    sign: Sign
    text: str


class Column(NamedTuple):
    """Rows under a head."""

    head: str
    rows: tuple[Row, ...]


def columns_of(source: PanelSource) -> tuple[Column, ...]:
    """The columns that have rows; tags and findings get one of their own where they are many."""
    rows = _Rows(source)
    steps, tags = tuple(rows.steps()), tuple(rows.tags())
    chips, findings = tuple(rows.governance()), tuple(rows.findings())
    apart = len(steps) + len(tags) > _LONGEST or len(chips) + len(findings) > _LONGEST
    columns = (
        Column(tr("Flows"), tuple(rows.flows())),
        Column(tr("Interfaces, boundary"), tuple(rows.joints())),
        Column(tr("Steps"), steps if apart else steps + tags),
        Column(tr("Marks"), tags + findings if apart else ()),
        Column(tr("Governance"), chips if apart else chips + findings),
        Column(tr("Kind of partner"), tuple(rows.partners())),
        Column(tr("Changes"), tuple(rows.differing())),
    )
    return tuple(column for column in columns if column.rows)


class _Rows:
    """Finds what is used; the first of each kind serves as the example."""

    def __init__(self, source: PanelSource) -> None:
        self._source = source
        self._sizes = source.sizes
        self._theme = source.theme

    def flows(self) -> Iterator[Row]:
        """The kinds of flows, the dash of what is not agreed, pairs, and cuts."""
        theme, stretches = self._theme, self._sizes.stretches.values()
        used = {stretch.flow.kind for stretch in stretches}
        for kind in FlowKind:
            if kind in used:
                yield Row(signs.flow_sign(kind, theme), kind.title)
        for stretch in stretches:
            if not stretch.agreed:
                sign = signs.flow_sign(stretch.flow.kind, theme, theme.dashes.not_agreed)
                yield Row(sign, tr("not agreed"))
                break
        pair = self._pair()
        if pair is not None:
            yield Row(signs.pair_sign(pair, theme), tr("flow and its return"))
        if self._source.strips and used:
            colour = theme.flows[next(kind for kind in FlowKind if kind in used)].colour
            yield Row(signs.cut_sign(colour, theme), tr("goes on at the same number"))

    def _pair(self) -> tuple[FlowKind, FlowKind] | None:
        stretches = self._sizes.stretches
        for edge in self._sizes.graph.edges:
            if edge.mate is not None:
                back = (stretches[edge.id], stretches[edge.mate])
                there = back if back[1].flow.answers else back[::-1]
                return there[0].flow.kind, there[1].flow.kind
        return None

    def joints(self) -> Iterator[Row]:
        """The marks of interfaces, the boundary, its two sides, and what is to be confirmed."""
        theme = self._theme
        for mark, text in self._marks():
            codes = (self._sizes.content.koppelvlak_code(joint) for joint in mark.joints)
            yield Row(signs.mark_sign(mark, ", ".join(codes), theme), text)
        inside = {lane.inside for lane in self._sizes.lanes.values() if not lane.depth}
        if True in inside:
            yield Row(signs.boundary_sign(theme), tr("chain boundary"))
        if len(inside) == 2:
            yield Row(signs.sides_sign(theme), tr("inside | outside the chain"))
        if not all(record.certain for record in self._drawn()):
            yield Row(signs.confirm_sign(theme), tr("to be confirmed"))

    def _marks(self) -> Iterator[tuple[Mark, str]]:
        """The first mark of each sort: one, a capsule over a pair, not agreed, none recorded."""
        marks = self._source.marks
        named = [mark for mark in marks if mark.joints]
        agreed = [mark for mark in named if mark.agreed]
        sorts = (
            ([mark for mark in agreed if mark.left == mark.right], tr("interface, see the register")),
            ([mark for mark in agreed if mark.left < mark.right], tr("interface of a flow and its return")),
            ([mark for mark in named if not mark.agreed], tr("interface not agreed")),
            ([mark for mark in marks if not mark.joints], tr("no interface recorded")),
        )
        for found, text in sorts:
            if found:
                yield min(found, key=lambda mark: (len(mark.joints), mark.right - mark.left)), text

    def _drawn(self) -> Iterator[Record]:
        """The records whose ring stands on the sheet where they are not certain."""
        kaart, sizes = self._sizes.kaart, self._sizes
        yield kaart.about
        yield from (lane.partner for lane in sizes.lanes.values() if lane.partner is not None)
        yield from (box.step for box in sizes.steps.values())
        yield from (capsule.element for capsule in sizes.capsules.values())
        yield from (sizes.stretches[edge].flow for edge in sizes.names)
        yield from kaart.koppelvlakken
        yield from kaart.bodies

    def steps(self) -> Iterator[Row]:
        """The kinds of steps, registers and systems, and capsules at the ends of flows."""
        theme, boxes = self._theme, self._sizes.steps.values()
        for kind in StepKind:
            first = next((box for box in boxes if box.step.kind is kind), None)
            if first is not None:
                text = tr("process step") if kind is StepKind.ACTIVITY else kind.title
                yield Row(signs.step_sign(kind, first.number, theme), text)
        ends = [capsule.element for capsule in self._sizes.capsules.values()]
        systems = [end for end in ends if isinstance(end, System)]
        systems += [box.sign for box in boxes if box.sign is not None]
        for system_kind in SystemKind:
            if any(system.kind is system_kind for system in systems):
                yield Row(signs.system_row_sign(system_kind, theme), system_kind.title)
        partners = [end for end in ends if isinstance(end, Partner)]
        if partners or ends:
            yield Row(signs.capsule_sign((partners or ends)[0], theme), _capsule_text(ends))

    def tags(self) -> Iterator[Row]:
        """The kinds of tags, each with the words of one on the map."""
        found = [tag for box in self._sizes.steps.values() for tag in box.tags]
        texts = {
            TagKind.LEAD_TIME: tr("lead time"),
            TagKind.NORM: tr("norm"),
            TagKind.NORM_MET: tr("norm met"),
            TagKind.NORM_MISSED: tr("norm not met"),
            TagKind.WITH: tr("takes part"),
            TagKind.PHASELESS: tr("phase still to be chosen"),
        }
        for kind, text in texts.items():
            first = next((entry for entry in found if entry[0].kind is kind), None)
            if first is not None:
                yield Row(self._tag(*first), text)

    def _tag(self, tag: Tag, words: Line, wide: float) -> Sign:
        if tag.kind is TagKind.WITH or wide > _WIDEST_TAG:
            text = tr("with {partners}", partners="…") if tag.kind is TagKind.WITH else "…"
            shorter = one_line(text, self._theme.styles.tag)[0]
            wide, words = wide - words.width + shorter.width, shorter
        return signs.tag_sign(tag, words, wide, self._theme)

    def governance(self) -> Iterator[Row]:
        """The chips of bodies by level, of a lapsed body, of roles, and of what has no room."""
        sizes = self._sizes
        found = [chip for box in sizes.steps.values() for chip, _ in box.chips]
        if not sizes.omit.chips:
            found += [chip for phase in self._phases() for chip in sizes.content.chips(phase)]
        more = [chip for chip in found if chip.text.startswith("+")]
        bodies = [chip for chip in found if not chip.role and not chip.text.startswith("+")]
        for level in Level:
            chips = [chip for chip in bodies if chip.level is level and not chip.lapsed]
            if chips:
                yield self._chip(chips[0], level.title)
        lapsed = [chip for chip in bodies if chip.lapsed]
        if lapsed:
            yield self._chip(lapsed[0], tr("lapsed"))
        if more:
            yield self._chip(more[0], tr("and so many more"))
        if any(chip.role for chip in found) or self._coordinators():
            yield Row(signs.role_sign(tr("role"), self._theme), tr("chain role"))

    def _chip(self, chip: Chip, text: str) -> Row:
        return Row(signs.chip_sign(chip, chip_width(chip, self._theme.styles), self._theme), text)

    def _coordinators(self) -> bool:
        headers = self._sizes.headers.values()
        return any(row.kind is RowKind.ROLE for header in headers for row in header.thin.rows)

    def findings(self) -> Iterator[Row]:
        """The kinds of findings."""
        used = {kind for box in self._sizes.steps.values() for kind in box.findings}
        found = found_beside_boxes(self._sizes.content)
        used |= {kind for element in self._beside_boxes() for kind in found.get(element, ())}
        for kind in FindingKind:
            if kind in used:
                yield Row(signs.finding_row_sign(kind, self._theme), kind.title)

    def _phases(self) -> Iterator[str]:
        """The phases that are drawn."""
        used = {box.step.phase for box in self._sizes.steps.values()}
        return (phase.id for phase in self._sizes.kaart.phases if phase.id in used)

    def _beside_boxes(self) -> Iterator[str]:
        """What may have findings beside it: lanes, phases, capsules, flows and interfaces."""
        sizes = self._sizes
        yield from sizes.lanes
        yield from self._phases()
        yield from (capsule.element.id for capsule in sizes.capsules.values())
        yield from (stretch.flow.id for stretch in sizes.stretches.values())
        yield from (joint.id for mark in self._source.marks for joint in mark.joints)

    def partners(self) -> Iterator[Row]:
        """The kinds of partners."""
        ends = [capsule.sign for capsule in self._sizes.capsules.values()]
        used: set[object] = {header.sign for header in self._sizes.headers.values()} | set(ends)
        for kind in PartnerKind:
            if kind in used:
                yield Row(signs.partner_row_sign(kind, self._theme), kind.title)

    def differing(self) -> Iterator[Row]:
        """The signs of what differs from another map, in a frame where a box has one."""
        sizes = self._sizes
        boxes = sizes.steps.keys() | sizes.capsules.keys()
        drawn = boxes | sizes.lanes.keys() | {one.flow.id for one in sizes.stretches.values()}
        drawn |= {one.id for one in (*sizes.kaart.phases, *sizes.kaart.koppelvlakken)}
        for sign in Differs:
            found = {one for one, counts in sizes.differing.items() if counts.get(sign) and one in drawn}
            if found:
                text = tr("so many removed here") if sign is Differs.REMOVED else sign.title
                yield Row(signs.differing_sign(sign, bool(found & boxes), self._theme), text)


def _capsule_text(ends: Iterable[Record]) -> str:
    kinds = {type(end) for end in ends}
    if kinds == {Partner}:
        return tr("partner as end point")
    return tr("system passed by a flow") if kinds == {System} else tr("partner or system as end point")
