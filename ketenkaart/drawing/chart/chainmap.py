"""The chain map as a whole: its parts in painting order, in mm on A0 before scaling."""

from collections.abc import Sequence
from typing import NamedTuple

from ketenkaart.drawing.chart.boundary import OUTSIDE, boundary_groups
from ketenkaart.drawing.chart.boxes import box_groups
from ketenkaart.drawing.chart.cuttags import cut_tag_groups
from ketenkaart.drawing.chart.differing import frame_groups, sign_groups
from ketenkaart.drawing.chart.findings import finding_groups
from ketenkaart.drawing.chart.flows import flow_groups
from ketenkaart.drawing.chart.lanes import (
    body_group,
    header_groups,
    phase_groups,
    room_above,
)
from ketenkaart.drawing.chart.marks import Mark, mark_groups, marks_of, told_joints
from ketenkaart.drawing.chart.names import name_groups
from ketenkaart.drawing.chart.obstacles import Obstacles
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.chart.summaries import summary_groups
from ketenkaart.drawing.chart.telling import Telling
from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.layout.geometry import Point, Rect
from ketenkaart.model.process import Koppelvlak
from ketenkaart.texts import language_in_use


class Chart(NamedTuple):
    """The drawn map; (0, 0) is the upper left corner of the lanes, the phases stand above it.

    Attributes:
        groups: its parts in painting order.
        bounds: the room it takes, phases and boundary included.
        marks: the interface marks, for the squares in the register.
        told: the interfaces that stand in the name of a flow instead, and where that is.
    """

    groups: tuple[Group, ...]
    bounds: Rect
    marks: tuple[Mark, ...]
    told: tuple[tuple[Koppelvlak, Point], ...]


def draw_chart(
    scene: Scene, marks: Sequence[Mark] | None = None, first: bool = True, drawn: Drawn | None = None
) -> Chart:
    """Draw a map: lanes, boundary, flows, boxes, marks, names.

    Args:
        scene: what is drawn.
        marks: the interface marks, where they are known already.
        first: whether this is the map itself or its first strip; only there lanes are summed up.
        drawn: what was drawn before, to take over what did not change.
    """
    drawn = drawn or Drawn()
    drawn.start(scene.theme, language_in_use())
    obstacles = Obstacles(scene.layout)
    marks = marks_of(scene) if marks is None else marks
    telling = drawn.kept(
        "told", (scene.sizes,), Telling(scene.sizes), lambda before: before.after(scene.sizes)
    )
    said = first and not scene.sizes.omit.summaries
    summaries = tuple(summary_groups(scene, obstacles)) if said else ()
    groups = (
        *phase_groups(scene),
        body_group(scene),
        *header_groups(scene, drawn),
        *boundary_groups(scene, obstacles),
        *frame_groups(scene),
        *flow_groups(scene, telling, drawn),
        *cut_tag_groups(scene, telling),
        *box_groups(scene, drawn),
        *mark_groups(scene, marks, drawn),
        *name_groups(scene, telling, drawn),
        *summaries,
    )
    groups += tuple(finding_groups(scene, groups, marks, drawn, first))
    groups += tuple(sign_groups(scene, groups, marks, drawn, first))
    top = -room_above(scene.sizes)
    layout = scene.layout
    bottom = layout.height + (OUTSIDE if _ends_inside(scene) else 0.0)
    return Chart(groups, Rect(0.0, top, layout.width, bottom - top), tuple(marks), tuple(told_joints(scene)))


def _ends_inside(scene: Scene) -> bool:
    roots = [lane for lane in scene.sizes.lanes.values() if lane.depth == 0]
    return bool(roots) and roots[-1].inside
