"""Moving: a step dropped somewhere is one change set, with a pin only where the layout needs to be told."""

from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from ketenkaart.changes.apply import apply
from ketenkaart.changes.change import Change, ChangeSet, SetField, field_value, same_value, set_field
from ketenkaart.drawing.arranging import Arranger, Band, Beside, InCell, Place, Target
from ketenkaart.drawing.blanks import without_blanks
from ketenkaart.drawing.lanetree import NO_PARTNER
from ketenkaart.drawing.sizes import replaced
from ketenkaart.drawing.tidying import graph_to_settle, settle
from ketenkaart.layout.graph import Graph
from ketenkaart.layout.impossible import Impossible
from ketenkaart.layout.judging import judge
from ketenkaart.layout.moved import moved
from ketenkaart.layout.pipeline import decide, first_places
from ketenkaart.memory import Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.model.nouns import called
from ketenkaart.model.plain import plain
from ketenkaart.model.process import Step
from ketenkaart.texts import capital, tr

_PLACING = ("phase", "pin", "group")  # fields of which no box, lane or flow is measured


class Moved(NamedTuple):
    """What a move of steps comes to.

    Attributes:
        changes: what changes in the map; nothing where the move is refused.
        memory: what the layout after it decided.
        refusal: why the step cannot stand there, if it cannot.
        steps: the other steps that move along, by id, as people see it.
    """

    changes: ChangeSet
    memory: Memory
    refusal: str = ""
    steps: frozenset[str] = frozenset()


def move_step(kaart: Ketenkaart, memory: Memory, step_id: str, target: Target) -> Moved:
    """Move a step.

    Args:
        kaart: the map.
        memory: what its last layout decided.
        step_id: the step.
        target: where it is to stand.

    Raises:
        ValueError: the step, or the one it is to stand next to, is not there; or the cell is taken.
    """
    return _Mover(kaart, memory, step_id).to(target)


def release_step(kaart: Ketenkaart, memory: Memory, step_id: str) -> Moved:
    """Take the pin of a step away; the layout finds its place.

    Raises:
        ValueError: there is no such step.
    """
    return _released(kaart, memory, [_step(kaart, step_id)])


def release_all(kaart: Ketenkaart, memory: Memory) -> Moved:
    """Take the pins of all steps away; tells which steps would move."""
    return _released(kaart, memory, [step for step in kaart.steps if step.pin is not None])


def _released(kaart: Ketenkaart, memory: Memory, steps: list[Step]) -> Moved:
    before = settle(kaart, memory)
    changes = tuple(set_field(step, "pin", None) for step in steps if step.pin is not None)
    if not changes:
        return Moved(ChangeSet(), before)
    label = tr("Release {step}", step=called(steps[0])) if len(changes) == 1 else tr("Release all places")
    graph = graph_to_settle(apply(kaart, ChangeSet(changes)))
    after = decide(graph, _without(before, {step.id for step in steps}))
    ids = {step.id for step in kaart.steps}
    lanes = {node.id: node.lane for node in graph.nodes if node.id in ids}
    return Moved(ChangeSet(changes, label), after, steps=moved(before.places, after.places, lanes))


def _without(memory: Memory, boxes: Container[str]) -> Memory:
    """The same without the cells of some boxes, for which the layout finds others."""
    return memory._replace(places={box: cell for box, cell in memory.places.items() if box not in boxes})


def _step(kaart: Ketenkaart, step_id: str) -> Step:
    step = kaart.get(Step, step_id)
    if step is None:
        raise ValueError(f"no step {step_id}")
    return step


class _Mover:
    """Moves one step of a map."""

    def __init__(self, kaart: Ketenkaart, memory: Memory, step_id: str) -> None:
        self._kaart = kaart
        self._step = _step(kaart, step_id)
        self._graph = graph_to_settle(kaart)
        self._after: tuple[tuple[Change, ...], Graph] | None = None
        self._memory = settle(kaart, memory)
        self._steps = {step.id for step in kaart.steps}

    def to(self, target: Target) -> Moved:
        """The move to a place."""
        if isinstance(target, Band):
            return self._into_band(**target._asdict())
        self._check(target)
        fields = list(self._bands(target))
        if self._step.group:  # the layout may draw it to its group
            fields += [{**one, "group": ""} for one in fields]
        tries = (self._to_place(target, one) for one in fields)
        first = next(tries)
        return next((found for found in (first, *tries) if not found.refusal), first)

    def _check(self, target: Place) -> None:
        if isinstance(target, Beside):
            if target.other == self._step.id:
                raise ValueError("a step cannot stand next to itself")
            _step(self._kaart, target.other)
        else:
            lane = {node.id for node in self._graph.nodes if node.lane == (target.partner or NO_PARTNER)}
            taken = {self._memory.places[box] for box in lane - {self._step.id}}
            if target.cell in taken or min(target.cell) < 0:
                raise ValueError(f"cell {target.cell} is not empty")

    def _bands(self, target: Place) -> Iterator[dict[str, Any]]:
        """The lane and phase of a place; beside a step without a phase it may be the own one, or none."""
        if isinstance(target, InCell):
            yield {"partner": target.partner, "phase": target.phase}
            return
        other = _step(self._kaart, target.other)
        if other.phase is None and self._step.phase is not None:
            yield {"partner": other.partner}
        yield {"partner": other.partner, "phase": other.phase}

    def _into_band(self, **fields: str | None) -> Moved:
        """To a lane, a phase or a section of both: the layout finds the place."""
        changes = self._changes({**fields, "pin": None})
        graph = self._graph_after(changes)
        found = decide(graph, self._rest)
        changes += self._outdated(judge(graph, found.places))
        return self._done(changes, found)

    def _to_place(self, target: Place, fields: dict[str, Any]) -> Moved:
        """To a place: without a pin if the layout puts the step there by itself."""
        changes = self._changes({**fields, "pin": None})
        graph = self._graph_after(changes)
        arranger = Arranger(graph, self._known(graph), self._step.id, self._steps)
        wanted = arranger.put(target)
        unkept = judge(graph, wanted.places)
        outdated = self._outdated(unkept)
        if self._step.group in self._parted(unkept) & self._together:  # dropped away from it
            fields = {**fields, "group": ""}
        changes = self._changes({**fields, "pin": None}) + outdated
        graph = self._graph_after(changes)
        if arranger.stands(target, wanted.places, first_places(graph, self._rest)):
            return self._done(changes, decide(graph, self._rest, effort=0.0))
        changes = self._changes({**fields, "pin": arranger.pin(target, wanted.places)}) + outdated
        graph = self._graph_after(changes)
        found = decide(graph, self._with_new_lines(graph, wanted), effort=0.0)
        refused = self._is_refused(judge(graph, found.places))
        if arranger.stands(target, wanted.places, found.places) and not refused:
            return self._done(changes, found)
        return Moved(ChangeSet(), self._memory, self._refusal(unkept))

    def _known(self, graph: Graph) -> Memory:
        """The layout until now, and a cell for what the move makes a box of: a partner without steps."""
        if all(node.id in self._memory.places for node in graph.nodes):
            return self._memory
        return decide(graph, self._rest)

    def _with_new_lines(self, graph: Graph, wanted: Memory) -> Memory:
        """The same cells, where the lines of the step need not run as when it stood elsewhere."""
        own = {edge.id for edge in graph.edges if self._step.id in (edge.source, edge.target)}
        return wanted._replace(ways={edge: way for edge, way in wanted.ways.items() if edge not in own})

    def _changes(self, fields: dict[str, Any]) -> list[Change]:
        return [
            set_field(self._step, field, value)
            for field, value in fields.items()
            if not same_value(field_value(self._step, field), plain(value))
        ]

    def _graph_after(self, changes: Iterable[Change]) -> Graph:
        """The map after changes, measured; after the same ones as the last time it is known."""
        made = tuple(changes)
        if not made:
            return self._graph
        if self._after is None or self._after[0] != made:
            after = apply(self._kaart, ChangeSet(made))
            stays = all(isinstance(one, SetField) and one.field in _PLACING for one in made)
            changed = {one.record_id for one in made}
            graph = (
                replaced(self._graph, without_blanks(after), changed)
                if stays
                else graph_to_settle(after, self._has_every_lane)
            )
            self._after = (made, graph)
        return self._after[1]

    @cached_property
    def _has_every_lane(self) -> bool:
        """Whether partners without steps and flows have a lane, too, as on a screen."""
        lanes = {lane.id for lane in self._graph.lanes}
        return all(partner.id in lanes for partner in self._kaart.partners)

    @property
    def _rest(self) -> Memory:
        return _without(self._memory, {self._step.id})

    def _outdated(self, unkept: Iterable[Impossible]) -> list[Change]:
        """Takes the sides of pins away that name the step and can be kept no more."""
        gone: dict[str, set[str]] = {}
        for one in unkept:
            if one.side != "group" and one.others[0] == self._step.id:
                gone.setdefault(one.id, set()).add(one.side)
        return [self._without(_step(self._kaart, box), sides) for box, sides in gone.items()]

    @staticmethod
    def _without(step: Step, sides: Iterable[str]) -> Change:
        assert step.pin is not None
        pin = step.pin.model_copy(update=dict.fromkeys(sides))
        is_left = any((pin.before, pin.after, pin.above, pin.below))
        return set_field(step, "pin", pin if is_left else None)

    @cached_property
    def _together(self) -> set[str]:
        """The groups that are together now."""
        groups = {step.group for step in self._kaart.steps if step.group}
        return groups - self._parted(judge(self._graph, self._memory.places)) if groups else groups

    def _parted(self, unkept: Iterable[Impossible]) -> set[str]:
        """The groups that are not together."""
        return {_step(self._kaart, one.id).group for one in unkept if one.side == "group"}

    def _is_refused(self, unkept: Iterable[Impossible]) -> bool:
        return any(one.id == self._step.id and one.side != "group" for one in unkept)

    def _refusal(self, unkept: Iterable[Impossible]) -> str:
        """Why the step cannot stand there: most often because a group is kept together there."""
        step = capital(called(self._step))
        for group in sorted(self._parted(unkept) & self._together):
            return tr("{step} cannot stand there: group “{group}” is kept together.", step=step, group=group)
        return tr("{step} cannot stand there: fixed places of other steps stand in the way.", step=step)

    def _done(self, changes: list[Change], found: Memory) -> Moved:
        others = self._steps - {self._step.id}
        lanes = {node.id: node.lane for node in self._graph.nodes if node.id in others}
        label = tr("Move {step}", step=called(self._step))
        stirred = moved(self._memory.places, found.places, lanes)
        return Moved(ChangeSet(tuple(changes), label), found, steps=stirred)
