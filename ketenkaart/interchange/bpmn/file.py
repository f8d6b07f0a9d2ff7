"""A BPMN 2.0 file: its elements by id, and where its diagrams show them."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ketenkaart.interchange.xmltree import Node, parse
from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import tr

NAMESPACES = {
    "http://www.omg.org/spec/BPMN/20100524/MODEL": "",
    "http://www.omg.org/spec/BPMN/20100524/DI": "di:",
    "http://www.omg.org/spec/DD/20100524/DC": "dc:",
}
COLLABORATIONS = ("collaboration", "globalConversation")
FAR = math.inf


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a diagram shows an element, in its own units.

    Attributes:
        diagram: the number of the diagram in the file.
        horizontal: off where a pool or lane runs from top to bottom.
    """

    diagram: int
    x: float
    y: float
    width: float
    height: float
    horizontal: bool = True

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of it."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, other: "Shape") -> bool:
        """Whether the middle of another shape lies in it."""
        x, y = other.middle
        inside = self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height
        return inside and self.diagram == other.diagram


@dataclass(frozen=True)
class BpmnFile:
    """What is in a file.

    Attributes:
        name: the name of the file.
        root: its definitions.
        elements: the elements that have an id, by it; of two with one id, the first.
        shapes: where the elements are shown, by their id; of two places, the first.
    """

    name: str
    root: Node
    elements: Mapping[str, Node]
    shapes: Mapping[str, Shape]

    @property
    def title(self) -> str:
        """The name of the file without its ending."""
        return re.sub(r"(\.bpmn)?(\.bpmn|\.bpmn20\.xml|\.xml)?$", "", self.name, flags=re.IGNORECASE)

    def find(self, reference: str) -> Node | None:
        """The element that a reference means; it may be a name with a prefix before it."""
        return self.elements.get(reference) or self.elements.get(reference.rpartition(":")[2])

    def shape(self, node: Node) -> Shape | None:
        """Where an element is shown, if it is."""
        return self.shapes.get(node.get("id"))

    @cached_property
    def processes(self) -> tuple[Node, ...]:
        """The processes, in the order of the file."""
        return tuple(self.root.all("process"))

    @cached_property
    def participants(self) -> tuple[Node, ...]:
        """The pools, in the order of the file."""
        return tuple(pool for part in self.root.all(*COLLABORATIONS) for pool in part.all("participant"))

    @cached_property
    def message_flows(self) -> tuple[Node, ...]:
        """The message flows, in the order of the file."""
        return tuple(flow for part in self.root.all(*COLLABORATIONS) for flow in part.all("messageFlow"))

    @cached_property
    def message_ends(self) -> frozenset[str]:
        """The ids of what message flows come from and go to."""
        ends = (flow.get(end) for flow in self.message_flows for end in ("sourceRef", "targetRef"))
        return frozenset(end.rpartition(":")[2] for end in ends)

    def artifacts(self, *tags: str) -> Iterator[Node]:
        """The associations, annotations or groups, wherever they stand."""
        return (node for node in self.root.walk() if node.tag in tags)


def read_bpmn(data: bytes, name: str) -> BpmnFile:
    """Read the bytes of a file.

    Args:
        data: the bytes.
        name: the name of the file.

    Raises:
        FileRefused: it is not BPMN 2.0, or holds no process and no pool.
    """
    root = parse(data, NAMESPACES)
    if root is None or root.tag != "definitions":
        raise FileRefused(
            tr("this is XML, but not BPMN 2.0. Choose a BPMN file, such as a BPMN editor saves.")
        )
    elements: dict[str, Node] = {}
    for node in root.walk():
        if node.get("id") and not node.tag.startswith("di:"):
            elements.setdefault(node.get("id"), node)
    file = BpmnFile(name, root, elements, dict(_shapes(root)))
    if not file.processes and not file.participants:
        raise FileRefused(
            tr("there is no process and no pool in this file, so there is nothing to take over.")
        )
    return file


def _shapes(root: Node) -> Iterator[tuple[str, Shape]]:
    """Where the elements are shown; the first place of one last, so that it is the one that stays."""
    diagrams = list(enumerate(root.all("di:BPMNDiagram")))
    for number, diagram in reversed(diagrams):
        for node in diagram.walk():
            bounds = node.first("dc:Bounds") if node.tag == "di:BPMNShape" else None
            if bounds is not None:
                x, y, width, height = (_number(bounds.get(key)) for key in ("x", "y", "width", "height"))
                horizontal = node.get("isHorizontal") != "false"
                yield (
                    node.get("bpmnElement").rpartition(":")[2],
                    Shape(number, x, y, width, height, horizontal),
                )


def _number(text: str) -> float:
    """The number a text holds; nought where it holds none."""
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if math.isfinite(number) else 0.0
