"""Pairs of link events: they only say where a line goes on, so the line goes straight on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ketenkaart.interchange.bpmn import lines
from ketenkaart.interchange.bpmn.draft import triggers
from ketenkaart.interchange.bpmn.partners import Pool
from ketenkaart.interchange.cleantext import one_line
from ketenkaart.interchange.report import Report
from ketenkaart.interchange.xmltree import Node


@dataclass
class Links:
    """The pairs of link events in a file.

    Attributes:
        onward: where a line goes on that ends at a link event, by the foreign id of that event.
        passed_over: the foreign ids of the events and flows that need not be taken over.
    """

    onward: dict[str, str] = field(default_factory=dict)
    passed_over: set[str] = field(default_factory=set)

    def end(self, reference: str) -> str:
        """Where a line really ends."""
        return self.onward.get(reference, reference)

    def join(self, throwing: Iterable[Node], catching: Node, flow: Node) -> bool:
        """Let the lines to the throwing events go on where the catching one leads.

        Returns:
            Whether that could be done; not where they would lead back to themselves or a name would be lost.
        """
        sources = {event.get("id") for event in throwing}
        target = self.end(flow.get("targetRef"))
        if target in sources or flow.get("name") or not flow.get("id"):
            return False
        self.onward.update(dict.fromkeys(sources, target))
        for source, end in self.onward.items():
            if end in sources:
                self.onward[source] = target
        self.passed_over |= {*sources, catching.get("id"), flow.get("id")}
        return True


def links_of(pools: Iterable[Pool], report: Report) -> Links:
    """Find the link events whose line can go straight on: those of one name, of which one catches."""
    links = Links()
    for process in (pool.process for pool in pools if pool.process is not None):
        out: defaultdict[str, list[Node]] = defaultdict(list)
        for flow in process.all("sequenceFlow"):
            out[flow.get("sourceRef")].append(flow)
        catching = _by_name(process.all("intermediateCatchEvent"))
        for name, throwing in _by_name(process.all("intermediateThrowEvent")).items():
            ends = [flow for event in catching[name] for flow in out[event.get("id")]]
            if len(catching[name]) == len(ends) == 1 and links.join(throwing, catching[name][0], ends[0]):
                report.add(lines.LINK, name)
    return links


def _by_name(events: Iterable[Node]) -> defaultdict[str, list[Node]]:
    found: defaultdict[str, list[Node]] = defaultdict(list)
    for event in events:
        if triggers(event) == ["link"] and event.get("id"):
            definition = event.first("linkEventDefinition")
            name = definition.get("name") if definition is not None else ""
            found[one_line(name or event.get("name"))].append(event)
    return found
