"""Where everything stands: what the file of a map keeps of its layout, and a fresh, tidier one."""

from typing import NamedTuple

from ketenkaart.drawing.blanks import without_blanks
from ketenkaart.drawing.lately import Lately
from ketenkaart.drawing.sizes import graph_of
from ketenkaart.drawing.theme import load_theme
from ketenkaart.layout.graph import Graph
from ketenkaart.layout.moved import moved
from ketenkaart.layout.pipeline import TIDY, decide, layout
from ketenkaart.layout.result import Progress
from ketenkaart.layout.tidiness import Tidiness, tidiness
from ketenkaart.memory import NO_MEMORY, Memory
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import language_in_use, mark, tr, tr_count, use_language

_COUNTED = (  # in the order of Tidiness
    (mark("{count} crossing"), mark("{count} crossings")),
    (mark("{count} bend"), mark("{count} bends")),
    (mark("{count} flow that points back"), mark("{count} flows that point back")),
    (mark("{count} column"), mark("{count} columns")),
    (mark("{count} row"), mark("{count} rows")),
)


_measured: Lately[Graph] = Lately()
_settled: Lately[Memory] = Lately()


class Tidied(NamedTuple):
    """What became of tidying up.

    Attributes:
        before, after: how tidy the map was, and is; the same where nothing better was found.
        memory: what the layout decided, to keep with the map.
        steps: how many steps there are.
        moved: those that moved, by id, as people see it (see `layout.moved`).
    """

    before: Tidiness
    after: Tidiness
    memory: Memory
    steps: int
    moved: frozenset[str]

    @property
    def is_better(self) -> bool:
        """Whether something better was found."""
        return self.after != self.before

    def sentence(self, *, done: bool = False) -> str:
        """What tidying up would do, or did."""
        counts = [tr_count(*words, count) for words, count in zip(_COUNTED, self.after, strict=True)]
        if not self.is_better:
            return tr(
                "Tidying up finds nothing better: {crossings}, {bends}. Every step stays where it is.",
                crossings=counts[0],
                bends=counts[1],
            )
        changes = [
            tr("{count} instead of {before}", count=count, before=before)
            for count, before, after in zip(counts, self.before, self.after, strict=True)
            if before != after
        ]
        values = {"moved": len(self.moved), "steps": self.steps, "changes": ", ".join(changes)}
        if done:
            return tr("Tidied up: {moved} of {steps} steps moved, {changes}.", **values)
        return tr("Tidying up would move {moved} of {steps} steps: {changes}.", **values)


def settle(kaart: Ketenkaart, memory: Memory = NO_MEMORY, progress: Progress | None = None) -> Memory:
    """Where all boxes of a map stand and how its lines run; the same for every sheet it may be drawn on.

    Args:
        kaart: the map.
        memory: what an earlier layout decided, kept where it still fits.
        progress: is told the share that is done; may raise to stop.
    """
    if _settled.get(kaart) is memory:
        return memory
    found = decide(graph_to_settle(kaart), memory, progress=progress)
    _settled.note(kaart, found)
    return found


def remember(kaart: Ketenkaart, graph: Graph, memory: Memory) -> None:
    """Note what a drawing of a whole map found: a move that follows starts from it.

    Args:
        kaart: the map.
        graph: the map, measured with everything it holds.
        memory: what its layout decided.
    """
    _measured.note(kaart, graph)
    _settled.note(kaart, memory)


def tidy(kaart: Ketenkaart, memory: Memory = NO_MEMORY, progress: Progress | None = None) -> Tidied:
    """Lay out a map afresh, as well as can be; all stays as it is where that is no better.

    Better is cheaper with no more crossings, and with no more pins and hints that are not honoured.

    Args:
        kaart: the map.
        memory: what its layout until now decided.
        progress: is told the share that is done; may raise to stop.
    """
    graph = graph_to_settle(kaart)
    was, now = layout(graph, memory), layout(graph, NO_MEMORY, TIDY, progress)
    before, after = tidiness(graph, was), tidiness(graph, now)
    worse = after.crossings > before.crossings or len(now.impossible) > len(was.impossible)
    if worse or after.price >= before.price:
        kept = was.memory._replace(names=memory.names)
        return Tidied(before, before, kept, len(kaart.steps), frozenset())
    steps = {step.id for step in kaart.steps}
    lanes = {node.id: node.lane for node in graph.nodes if node.id in steps}
    stirred = moved(was.memory.places, now.memory.places, lanes)
    return Tidied(before, after, now.memory, len(steps), stirred)


def graph_to_settle(kaart: Ketenkaart, every: bool = False) -> Graph:
    """The map, measured with everything it holds, in its own language.

    Args:
        kaart: the map.
        every: give each partner a lane, also one without steps and flows.
    """
    known = _measured.get(kaart)
    if known is not None:
        return known
    spoken = language_in_use()
    use_language(kaart.about.language)
    try:
        graph = graph_of(without_blanks(kaart), load_theme(), kaart.about.language, every=every).graph
    finally:
        use_language(spoken)
    _measured.note(kaart, graph)
    return graph
