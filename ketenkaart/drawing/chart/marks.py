"""The marks of interfaces where flows leave a partner; one capsule over a flow and its return."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ketenkaart.drawing.boxsizes import MARK_RADIUS, mark_reach
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Box, Group, Stroke
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Align, Part, one_line, runs
from ketenkaart.layout.geometry import NOISE, Point, Rect
from ketenkaart.model.process import Koppelvlak
from ketenkaart.model.vocabulary import FlowKind, KoppelvlakStatus
from ketenkaart.texts import tr

UNNAMED_RADIUS = 3.6
_FARTHEST_PAIR = 22.0


class Mark(NamedTuple):
    """A mark on a line.

    Attributes:
        joints: the interfaces it stands for; none where none is recorded.
        left: the x of its first line; right: of its last.
    """

    edge: str
    joints: tuple[Koppelvlak, ...]
    left: float
    right: float
    y: float

    @property
    def middle(self) -> Point:
        """Its centre."""
        return Point((self.left + self.right) / 2, self.y)

    def from_itself(self) -> "Mark":
        """The same mark, seen from its start."""
        return Mark(self.edge, self.joints, 0.0, round(self.right - self.left, NOISE), 0.0)

    @property
    def agreed(self) -> bool:
        """Whether all its interfaces have been agreed."""
        return all(joint.status is KoppelvlakStatus.AGREED for joint in self.joints)


def marks_of(scene: Scene) -> list[Mark]:
    """All marks, those of a flow and its return joined where they stand side by side."""
    mates = {edge.id: edge.mate for edge in scene.sizes.graph.edges if edge.mate is not None}
    joined: dict[int, Mark] = {}
    waiting: dict[tuple[str, float, tuple[str, ...]], int] = {}
    for number, mark in enumerate(_single_marks(scene)):
        mate, height = mates.get(mark.edge), round(mark.y, 2)
        codes = tuple([joint.id for joint in mark.joints])
        before = waiting.pop((mate, height, codes), None) if mate is not None else None
        other = joined[before] if before is not None else None
        if before is not None and other is not None and abs(other.left - mark.left) <= _FARTHEST_PAIR:
            del joined[before]
            low, high = sorted((other.left, mark.left))
            joined[number] = Mark(other.edge, mark.joints, low, high, mark.y)
            continue
        joined[number] = mark
        waiting[mark.edge, height, codes] = number
    return list(joined.values())


def _single_marks(scene: Scene) -> Iterator[Mark]:
    """One mark at each place; the last of a line takes the interfaces that have no place of their own."""
    for edge, route in scene.layout.routes.items():
        if not route.marks:
            continue
        joints = scene.sizes.stretches[edge].koppelvlakken
        last = len(route.marks) - 1
        for number, (x, y) in enumerate(route.marks):
            yield Mark(edge, joints[number:] if number == last else joints[number : number + 1], x, x, y)


def told_joints(scene: Scene) -> Iterator[tuple[Koppelvlak, Point]]:
    """The interfaces that have no border to stand on, with the icon of the flow whose name tells them."""
    if scene.sizes.omit.details or scene.sizes.omit.names:
        return
    for edge, route in scene.layout.routes.items():
        stretch = scene.sizes.stretches[edge]
        if route.name is not None and stretch.flow.kind is not FlowKind.SEQUENCE:
            yield from ((joint, route.name.icon) for joint in stretch.unplaced)


def mark_groups(scene: Scene, marks: Sequence[Mark], drawn: Drawn | None = None) -> Iterator[Group]:
    """The marks as groups; where an interface has several the ids are numbered.

    Args:
        scene: what is drawn.
        marks: the marks.
        drawn: what was drawn before.
    """
    drawn = drawn or Drawn()
    count: defaultdict[str, int] = defaultdict(int)
    known, theme = scene.sizes.content.codes, scene.theme
    for mark in marks:
        key = mark.joints[0].id if mark.joints else mark.edge
        count[key] += 1
        seen, at = mark.from_itself(), (mark.left, mark.y)
        if mark.joints:
            codes = tuple([known[joint.id] for joint in mark.joints])
            yield drawn.group(_named, f"{key}.{count[key]}", (seen, codes, theme), at)
        else:
            yield drawn.group(_unnamed, f"{key}.mark{count[key]}", (seen, theme), at)


def _named(group_id: str, mark: Mark, codes: tuple[str, ...], theme: Theme) -> Group:
    text = ", ".join(codes)
    parts = mark_parts(mark, text, theme)
    names = "; ".join(joint.name for joint in mark.joints if joint.name)
    return Group(group_id, "koppelvlakken", tr("interface {codes}", codes=text), names, parts)


def _unnamed(group_id: str, mark: Mark, theme: Theme) -> Group:
    parts = unnamed_parts(mark, theme)
    return Group(group_id, "koppelvlakken", tr("no interface recorded"), items=parts)


def mark_parts(mark: Mark, text: str, theme: Theme) -> tuple[Part, ...]:
    """The disc or capsule of interfaces with their codes; also in the legend."""
    lines = one_line(text, theme.styles.mark)
    reach = mark_reach(text, theme.styles)
    dash = () if mark.agreed else theme.dashes.mark_not_agreed
    edge = Stroke(theme.colours.ink, theme.lines.mark, dash)
    rect = Rect(mark.left - reach, mark.y - MARK_RADIUS, mark.right - mark.left + 2 * reach, 2 * MARK_RADIUS)
    words = runs(lines, theme.styles.mark, mark.middle.x, mark.y + 2.2, theme.colours.ink, Align.CENTRE)
    return (Box(rect, MARK_RADIUS, theme.colours.paper, edge), *words)


def unnamed_parts(mark: Mark, theme: Theme) -> tuple[Part, ...]:
    """The small dashed ring or capsule where no interface is recorded; also in the legend."""
    radius = UNNAMED_RADIUS
    edge = Stroke(theme.colours.ink, theme.lines.mark_unnamed, theme.dashes.mark_unnamed)
    rect = Rect(mark.left - radius, mark.y - radius, mark.right - mark.left + 2 * radius, 2 * radius)
    return (Box(rect, radius, theme.colours.paper, edge),)
