"""The layers of the map that a person can hide, and the groups of the drawing that are left."""

import dataclasses
from collections.abc import Iterator
from enum import Enum

from ketenkaart.drawing.boxsizes import StepBox
from ketenkaart.drawing.chart.boxes import box_groups
from ketenkaart.drawing.content import TagKind
from ketenkaart.drawing.displaylist import Group
from ketenkaart.drawing.screen import Screen


class Layer(Enum):
    """A layer that can be hidden."""

    CHIPS = "chips"
    DOCUMENTS = "documents"
    KOPPELVLAKKEN = "koppelvlakken"
    NORMS = "norms"
    FINDINGS = "findings"
    BOUNDARY = "boundary"


_LAYER_OF_TAG = {
    **dict.fromkeys((TagKind.LEAD_TIME, TagKind.NORM, TagKind.NORM_MET, TagKind.NORM_MISSED), Layer.NORMS),
    TagKind.WITH: Layer.CHIPS,
}
_IN_BOXES = frozenset({Layer.CHIPS, Layer.NORMS, Layer.FINDINGS})


def for_heads(screen: Screen, hidden: frozenset[Layer]) -> Screen:
    """The drawing that heads are made of: without roles where these are hidden."""
    if Layer.CHIPS not in hidden:
        return screen
    sizes = screen.sizes._replace(omit=screen.sizes.omit._replace(chips=True))
    return screen._replace(scene=dataclasses.replace(screen.scene, sizes=sizes))


def body_groups(screen: Screen, hidden: frozenset[Layer] = frozenset()) -> Iterator[Group]:
    """What stands on the lanes, in painting order; lanes, heads, phases and the boundary are not in it.

    Args:
        screen: the drawing.
        hidden: the layers that are left out.
    """
    stripped = _stripped(screen, hidden)
    for group in screen.chart.groups:
        ground = is_ground(group) or is_boundary(group)
        if ground or is_head(screen, group) or (hidden and _hidden(group, hidden)):
            continue
        yield stripped.get(group.id, group) if stripped and group.kind == "steps" else group


def is_ground(group: Group) -> bool:
    """Whether it is the group of the coloured bands."""
    return group.kind == "decoration" and not group.id


def is_head(screen: Screen, group: Group) -> bool:
    """Whether it is the head of a phase or lane."""
    return group.kind == "phases" or (group.kind == "partners" and group.id in screen.sizes.lanes)


def is_boundary(group: Group) -> bool:
    """Whether it is a frame of the chain boundary."""
    return group.kind == "part" and group.id.startswith("boundary-")


def is_name(group: Group) -> bool:
    """Whether it is the name of a flow with its icon."""
    return group.kind == "flows" and group.id.endswith(".name")


def _hidden(group: Group, hidden: frozenset[Layer]) -> bool:
    if group.kind == "koppelvlakken":
        return Layer.KOPPELVLAKKEN in hidden
    if group.kind == "findings":
        return Layer.FINDINGS in hidden
    return is_name(group) and Layer.DOCUMENTS in hidden


def _stripped(screen: Screen, hidden: frozenset[Layer]) -> dict[str, Group]:
    """The boxes of steps without what is hidden; none where nothing in boxes is."""
    if not hidden & _IN_BOXES:
        return {}
    steps = {key: _bare(box, hidden) for key, box in screen.sizes.steps.items()}
    scene = dataclasses.replace(screen.scene, sizes=screen.sizes._replace(steps=steps))
    return {group.id: group for group in box_groups(scene) if group.kind == "steps"}


def _bare(box: StepBox, hidden: frozenset[Layer]) -> StepBox:
    return box._replace(
        tags=tuple(tag for tag in box.tags if _LAYER_OF_TAG.get(tag[0].kind) not in hidden),
        chips=() if Layer.CHIPS in hidden else box.chips,
        findings=() if Layer.FINDINGS in hidden else box.findings,
        noted=box.noted and Layer.FINDINGS not in hidden,
    )
