"""Folding: the map as it is drawn while partners or phases are closed on the screen.

The steps of a closed partner, with those of its parts, become one step in each phase; those of a closed
phase become one step at each partner. Flows between what is still apart stay visible.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import count
from typing import NamedTuple

from ketenkaart.analysis.codes import Codes
from ketenkaart.analysis.network import partners_in_order
from ketenkaart.model.governance import Assignment, Indicator
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.process import Flow, Hint, Step
from ketenkaart.model.record import Record
from ketenkaart.model.references import reference_fields, references
from ketenkaart.model.relinking import with_ids
from ketenkaart.model.vocabulary import FlowKind
from ketenkaart.texts import language_in_use, tr_count, use_language

Cell = tuple[str | None, str | None]
Way = tuple[str | None, str | None, tuple[str, ...], FlowKind]


class Folding(NamedTuple):
    """A folded map, and what became of the whole one.

    Attributes:
        kaart: the map as it is drawn; each number and code in it is that of the whole map.
        drawn: the element that is drawn instead, for each that is not: for a part its closed partner, for a
            step or flow the one for several, and for a flow inside a step or partner that one.
        uncoded: the steps and flows that stand for several, and have no number or code.
    """

    kaart: Ketenkaart
    drawn: Mapping[str, str]
    uncoded: frozenset[str]


def folded(kaart: Ketenkaart, ids: Collection[str]) -> Ketenkaart:
    """The map as it is drawn while these partners and phases are closed."""
    return fold(kaart, ids).kaart


def fold(kaart: Ketenkaart, ids: Collection[str]) -> Folding:
    """The map as it is drawn while these partners and phases are closed, with what became of the whole one.

    Args:
        kaart: the map, which stays as it is.
        ids: the closed partners and phases; others are passed over.
    """
    spoken = language_in_use()
    use_language(kaart.about.language)
    try:
        return _Folder(kaart, ids).folding()
    finally:
        use_language(spoken)


@dataclass
class _Folder:
    """Folds one map."""

    kaart: Ketenkaart
    ids: Collection[str]
    drawn: dict[str, str] = field(default_factory=dict)

    def folding(self) -> Folding:
        lanes = self._closed_lanes()
        self.drawn |= {part: lane for part, lane in lanes.items() if part != lane}
        merged = list(self._merged_steps(set(lanes.values())))
        flows = list(self._flows())
        if not self.drawn:
            return Folding(self.kaart, {}, frozenset())
        numbers = Codes(self.kaart)
        kept = [*self._kept(numbers), *merged, *(self._flow(flow, numbers) for flow in flows)]
        made = [record.id for record in (*merged, *flows) if record.id not in self.kaart.records]
        return Folding(Ketenkaart.of(kept, self.kaart.unknown), self.drawn, frozenset(made))

    def _closed_lanes(self) -> dict[str, str]:
        """For each closed partner and each of its parts the outermost closed one."""
        lanes: dict[str, str] = {}
        for partner in partners_in_order(self.kaart):
            if partner.parent in lanes:
                lanes[partner.id] = lanes[partner.parent]
            elif partner.id in self.ids:
                lanes[partner.id] = partner.id
        return lanes

    def _merged_steps(self, lanes: Collection[str]) -> Iterator[Step]:
        """A step for each closed cell with more than one; a single one goes on standing for itself."""
        phases = {phase.id for phase in self.kaart.phases if phase.id in self.ids}
        cells: defaultdict[Cell, list[Step]] = defaultdict(list)
        for step in self.kaart.steps:
            lane = self._instead(step.partner)
            if lane in lanes or step.phase in phases:
                cells[lane, step.phase].append(step)
        for (lane, phase), steps in cells.items():
            if len(steps) > 1:
                made = Step(
                    id=self._made_id("step", lane, phase),
                    name=tr_count("{count} step", "{count} steps", len(steps)),
                    partner=lane,
                    phase=phase,
                    order=steps[0].order,
                    certain=all(step.certain for step in steps),
                )
                self.drawn |= {step.id: made.id for step in steps}
                yield made

    def _made_id(self, *parts: str | None) -> str:
        """An id that is always the same for the same parts, and that no record has."""
        seeds = ("\0".join((*(part or "" for part in parts), str(number))) for number in count())
        ids = (f"fold.{blake2b(seed.encode(), digest_size=8).hexdigest()}" for seed in seeds)
        return next(made for made in ids if made not in self.kaart.records)

    def _instead(self, element: str | None) -> str | None:
        return self.drawn.get(element, element) if element is not None else None

    def _flows(self) -> Iterator[Flow]:
        """The flows that are drawn: those of a kind along the same way as one where folding made them so."""
        bundles: defaultdict[Way, list[Flow]] = defaultdict(list)
        for flow in self.kaart.flows:
            via = tuple(self.drawn.get(stop, stop) for stop in flow.via)
            bundles[self._instead(flow.source), self._instead(flow.target), via, flow.kind].append(flow)
        for way, flows in bundles.items():
            source, target, *_ = way
            moved = [flow for flow in flows if (flow.source, flow.target) != (source, target)]
            if source is not None and source == target:
                self.drawn |= {flow.id: source for flow in moved}
                yield from (flow for flow in flows if flow not in moved)
            elif moved and len(flows) > 1:
                bundle = self._bundle(flows, way)
                self.drawn |= {flow.id: bundle.id for flow in flows}
                yield bundle
            else:
                yield from flows

    def _bundle(self, flows: list[Flow], way: Way) -> Flow:
        source, target, via, kind = way
        joints = dict.fromkeys(joint for flow in flows for joint in flow.koppelvlakken)
        name = tr_count("{count} flow", "{count} flows", len(flows))
        return Flow(
            id=self._made_id("flow", source, target, kind.value, *via),
            name="" if kind is FlowKind.SEQUENCE else name,
            source=source,
            target=target,
            kind=kind,
            koppelvlakken=tuple(joints),
            via=via,
            order=flows[0].order,
            certain=all(flow.certain for flow in flows),
        )

    def _flow(self, flow: Flow, numbers: Codes) -> Flow:
        """A flow with its new ends; a side that was chosen at another end is let go."""
        update = self._relinked(flow)
        if flow.answers in self.drawn:
            update["answers"] = None
        if flow.hint is not None:
            side_out = None if flow.source in self.drawn else flow.hint.side_out
            side_in = None if flow.target in self.drawn else flow.hint.side_in
            update["hint"] = Hint(side_out=side_out, side_in=side_in) if side_out or side_in else None
        if flow.number is None and flow.id in self.kaart.records:
            update["number"] = numbers.flow_number(flow)
        return flow.model_copy(update=update) if update else flow

    def _kept(self, numbers: Codes) -> Iterator[Record]:
        """All other records that are still there, pointing at what is drawn."""
        told: set[tuple[str, str]] = set()
        groups = Counter(step.group for step in self.kaart.steps if step.id not in self.drawn)
        for record in self.kaart.records.values():
            if record.id in self.drawn or isinstance(record, Flow):
                continue
            if isinstance(record, Step):
                update = self._step(record, groups, numbers)
            else:
                update = self._relinked(record)
            if isinstance(record, Indicator) and record.element in self.drawn:
                update["element"] = None  # the norm of one is not that of several
            elif isinstance(record, Assignment) and record.element in self.drawn:
                pair = self.drawn[record.element], record.assignee
                if pair in told:
                    continue
                told.add(pair)
            yield record.model_copy(update=update) if update else record

    def _step(self, step: Step, groups: Mapping[str, int], numbers: Codes) -> dict[str, object]:
        """What changes in a step; it lets go of its place by steps that are gone, and of a group of one."""
        update = self._relinked(step)
        if "participants" in update:
            others = (self.drawn.get(other, other) for other in step.participants)
            own = self._instead(step.partner)
            update["participants"] = tuple(dict.fromkeys(other for other in others if other != own))
        beside = {target for name, target, _ in references(step) if name.startswith("pin.")}
        if step.partner in self.drawn or beside & self.drawn.keys():
            update["pin"] = None
        if step.group and groups[step.group] < 2:
            update["group"] = ""
        if step.number is None:
            update["number"] = numbers.step_number(step)
        return update

    def _relinked(self, record: Record) -> dict[str, object]:
        """The fields that point at what is not drawn, with what is drawn instead; each of them once."""
        if not any(target in self.drawn for _, target, _ in references(record)):
            return {}
        own = reference_fields(type(record))
        return {
            name: tuple(dict.fromkeys(value)) if name in own and isinstance(value, tuple) else value
            for name, value in with_ids(record, self._instead).items()
        }
