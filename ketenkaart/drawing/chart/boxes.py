"""The boxes: steps by kind with their number, text, chips, tags and findings; and capsules."""

from collections.abc import Iterator
from typing import NamedTuple

from ketenkaart.drawing.boxsizes import (
    CHIP_GAP,
    FINDING_STEP,
    RIGHT_AIR,
    RING_ROOM,
    TABS,
    Capsule,
    StepBox,
    row_width,
)
from ketenkaart.drawing.chart.labels import chip_parts, tag_parts, tag_rect
from ketenkaart.drawing.chart.paths import Steps, polygon, rounded_left
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.chart.signs import (
    at,
    finding_sign,
    note_sign,
    partner_sign,
    steps,
    system_sign,
    to_confirm,
)
from ketenkaart.drawing.content import shown_name
from ketenkaart.drawing.displaylist import Box, Circle, Group, Item, Path, Stroke
from ketenkaart.drawing.drawn import Drawn
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Align, Line, Part, one_line, runs, wrap
from ketenkaart.layout.geometry import NOTCH_DEPTH, POINT_DEPTH, Rect, round_radius
from ketenkaart.model.process import Partner, System
from ketenkaart.model.vocabulary import StepKind, SystemKind
from ketenkaart.texts import tr

RADIUS = 2.0
_NUMBER_X = {StepKind.DECISION: 10.5, StepKind.START: 11.1, StepKind.END: 11.1, StepKind.WAIT: 10.8}
_NUMBER_ROOM = 11.2
_SIGN_ROOM = 13.0


def box_groups(scene: Scene, drawn: Drawn | None = None) -> Iterator[Group]:
    """All boxes.

    Args:
        scene: what is drawn.
        drawn: what was drawn before.
    """
    drawn, kaart, boxes = drawn or Drawn(), scene.sizes.kaart, scene.layout.boxes
    looks: dict[str | None, _Look] = {}
    for step_id, box in scene.sizes.steps.items():
        if step_id in boxes:
            partner = box.step.partner
            look = looks.get(partner)
            if look is None:
                look = looks[partner] = _look(scene, partner)
            left, top, width, height = boxes[step_id]
            yield drawn.group(_step_group, step_id, (box, (width, height), look), (left, top))
    for end, capsule in scene.sizes.capsules.items():
        if end in boxes:
            owner = kaart.partner_of(end)
            own = owner.name if owner is not None and owner.id != capsule.element.id else None
            rect = boxes[end]
            made_from = (capsule, rect.size, own, scene.theme)
            yield drawn.group(_capsule_group, f"{end}.box", made_from, rect.corner)


class _Look(NamedTuple):
    """What the boxes of a partner look like, and its name."""

    tint: str
    partner: str | None
    theme: Theme
    language: str


def _look(scene: Scene, partner: str | None) -> _Look:
    found = scene.sizes.kaart.get(Partner, partner)
    tint = scene.colours(scene.lane_of(partner)).header
    return _Look(tint, found.name if found is not None else None, scene.theme, scene.sizes.language)


def _step_group(key: str, box: StepBox, size: tuple[float, float], look: _Look) -> Group:
    step, rect, theme = box.step, Rect(0.0, 0.0, *size), look.theme
    items: list[Part] = [
        *step_shape(step.kind, rect, look.tint, theme),
        *_number(theme, box, rect),
        *_text(theme, box, rect, look.language),
    ]
    items += _labels(theme, box, rect)
    title = f"{box.number} {shown_name(step)}".strip()
    return Group(key, "steps", title, _description(box, look.partner), tuple(items))


def _description(box: StepBox, partner: str | None) -> str:
    parts = [box.step.kind.title]
    if partner is not None:
        parts.append(partner)
    parts += [chip.text for chip, _ in box.chips]
    parts += [tag.text for tag, _, _ in box.tags]
    return "; ".join(parts)


def step_shape(kind: StepKind, rect: Rect, tint: str, theme: Theme) -> Iterator[Item]:
    """The paper, the number tab and the outline; also in the legend."""
    paper = theme.colours.paper
    edge = Stroke(theme.colours.ink, theme.lines.box_end if kind is StepKind.END else theme.lines.box)
    tab = TABS[kind]
    if kind in (StepKind.START, StepKind.END):
        radius = round_radius(rect.height)
        yield Box(rect, radius, paper)
        yield Path(rounded_left(Rect(rect.left, rect.top, tab, rect.height), radius), tint)
        yield Box(rect, radius, stroke=edge)
    elif kind is StepKind.ACTIVITY:
        yield Box(rect, RADIUS, paper)
        yield Path(rounded_left(Rect(rect.left, rect.top, tab, rect.height), RADIUS), tint)
        yield Box(rect, RADIUS, stroke=edge)
    else:
        outline, filled = _cut_shapes(kind, rect, tab)
        yield Path(outline, paper)
        yield Path(filled, tint)
        yield Path(outline, stroke=edge)


def _cut_shapes(kind: StepKind, rect: Rect, tab: float) -> tuple[Steps, Steps]:
    """The outline and the tab of a box with points or notches."""
    left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
    middle = rect.centre.y
    if kind is StepKind.DECISION:
        start, end = left + POINT_DEPTH, right - POINT_DEPTH
        outline = polygon(
            (left, middle), (start, top), (end, top), (right, middle), (end, bottom), (start, bottom)
        )
        filled = polygon(
            (left, middle), (start, top), (left + tab, top), (left + tab, bottom), (start, bottom)
        )
        return outline, filled
    notch = NOTCH_DEPTH
    outline = polygon(
        (left, top),
        (right, top),
        (right - notch, middle),
        (right, bottom),
        (left, bottom),
        (left + notch, middle),
    )
    filled = polygon(
        (left, top), (left + tab, top), (left + tab, bottom), (left, bottom), (left + notch, middle)
    )
    return outline, filled


def _number(theme: Theme, box: StepBox, rect: Rect) -> Iterator[Part]:
    """The number in the tab, and the sign of the kind of step under it."""
    kind, ink = box.step.kind, theme.colours.ink
    x, y = rect.left + _NUMBER_X.get(kind, TABS[kind] / 2), rect.centre.y
    base = y + 3.07 if kind is StepKind.ACTIVITY else y - 1.0
    style = theme.styles.step_number
    wide = style.width(box.number)
    style = style.scaled(_NUMBER_ROOM / wide) if wide > _NUMBER_ROOM else style
    yield from runs(one_line(box.number, style), style, x, base, ink, Align.CENTRE)
    yield from at(kind_sign(kind, ink), x, y + 5.6)


def kind_sign(kind: StepKind, ink: str) -> tuple[Item, ...]:
    """The sign in the tab of a kind of step; none for an activity; also in the legend."""
    if kind is StepKind.DECISION:
        return (Path(polygon((0, -3), (3, 0), (0, 3), (-3, 0)), stroke=Stroke(ink, 0.8)),)
    if kind is StepKind.START:
        return (Path(polygon((-2, -2.6), (2.6, 0), (-2, 2.6)), fill=ink),)
    if kind is StepKind.END:
        return (Box(Rect(-2.3, -2.3, 4.6, 4.6), 0.0, ink),)
    if kind is StepKind.WAIT:
        thin = Stroke(ink, 0.75)
        return (Circle(0, 0, 2.5, stroke=thin), Path(steps("M0 -1.56V0H1.25"), stroke=thin))
    return ()


def _text(theme: Theme, box: StepBox, rect: Rect, language: str) -> Iterator[Part]:
    style, ink = theme.styles.step, theme.colours.ink
    sign = _SIGN_ROOM if box.sign is not None else 0.0
    lines = _lines(theme, box, rect.width, language)
    top = rect.top + (rect.height - len(lines) * style.lead - sign) / 2
    left = rect.left + box.text_left
    yield from runs(lines, style, left, top + 7.33, ink)
    if not box.step.certain and lines:
        base = top + 7.33 + (len(lines) - 1) * style.lead
        ring = to_confirm(theme.colours.text2)
        yield from at(ring, left + lines[-1].width + 2.9, base - 2.6)
    if box.sign is not None:
        y = top + len(lines) * style.lead + 7.2
        yield from at(system_sign(box.sign.kind, ink), left + 6.2, y)


def _lines(theme: Theme, box: StepBox, width: float, language: str) -> tuple[Line, ...]:
    """The name in lines; set anew in a box that is wider because many flows end at it."""
    if width <= box.width + 1.0 or len(box.lines) < 2:
        return box.lines
    room = width - box.text_left - RIGHT_AIR[box.step.kind] - (0.0 if box.step.certain else RING_ROOM)
    return wrap(shown_name(box.step), theme.styles.step, room, language)


def _labels(theme: Theme, box: StepBox, rect: Rect) -> Iterator[Part]:
    """Chips on the upper edge, tags on the lower one, both from the right; findings and notes at the left."""
    left = rect.right - row_width([wide for _, wide in box.chips])
    for chip, wide in box.chips:
        yield from chip_parts(chip, left, rect.top - 4.4, wide, theme)
        left += wide + CHIP_GAP
    right = rect.right - row_width([wide for _, _, wide in box.tags])
    for tag, words, wide in box.tags:
        right += wide
        yield from tag_parts(tag, words, tag_rect(right, rect.bottom, wide), theme)
        right += CHIP_GAP
    for number, kind in enumerate(box.findings):
        sign = finding_sign(kind, theme.colours.finding, theme.colours.ink)
        yield from at(sign, rect.left + 4.6 + number * FINDING_STEP, rect.top)
    if box.noted:
        sign = note_sign(theme.colours.ink, theme.colours.paper)
        yield from at(sign, rect.left + 4.6 + len(box.findings) * FINDING_STEP, rect.top)


def _capsule_group(
    key: str, capsule: Capsule, size: tuple[float, float], owner: str | None, theme: Theme
) -> Group:
    element, rect = capsule.element, Rect(0.0, 0.0, *size)
    ink = theme.colours.ink
    box = capsule_shape(rect, theme)
    x, y = rect.left + 0.64 * capsule.text_left, rect.centre.y
    sign: tuple[Item, ...] = ()
    if isinstance(capsule.sign, SystemKind):
        sign = at(system_sign(capsule.sign, ink), rect.left + 13.0, y)
    elif capsule.sign is not None:
        sign = at(partner_sign(capsule.sign, ink), x - 0.6, y, 0.9)
    words = tuple(_capsule_text(capsule, rect, ink))
    parts: list[Part] = [box, *sign, *words]
    if not element.certain and capsule.lines:
        last = capsule.lines[-1]
        base = y + (len(capsule.lines) - 1) * capsule.style.lead / 2
        ring = to_confirm(theme.colours.text2)
        parts += at(ring, rect.left + capsule.text_left + last.width + 2.9, base)
    kind = "systems" if isinstance(element, System) else "partners"
    description = owner if owner is not None else element.kind.title
    return Group(key, kind, element.name or tr("unnamed"), description, tuple(parts))


def capsule_shape(rect: Rect, theme: Theme) -> Box:
    """The capsule itself; also in the legend."""
    edge = Stroke(theme.colours.ink, theme.lines.box)
    return Box(rect, round_radius(rect.height), theme.colours.paper, edge)


def _capsule_text(capsule: Capsule, rect: Rect, ink: str) -> Iterator[Part]:
    lines: tuple[Line, ...] = capsule.lines
    style = capsule.style
    base = rect.centre.y + 0.35 * style.size - (len(lines) - 1) * style.lead / 2
    yield from runs(lines, style, rect.left + capsule.text_left, base, ink)
