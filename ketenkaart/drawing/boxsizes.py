"""The boxes, measured: steps with their text, chips and tags, capsules at ends of flows, and marks."""

from collections.abc import Sequence
from typing import NamedTuple

from ketenkaart.drawing.content import Chip, Content, Tag, TagKind, short_name, shown_name
from ketenkaart.drawing.omissions import Omissions
from ketenkaart.drawing.theme import Styles
from ketenkaart.drawing.typeset import Line, Style, one_line, widest, wrap
from ketenkaart.drawing.widths import Widths
from ketenkaart.layout.geometry import Outline, round_radius
from ketenkaart.layout.graph import Node, Pin
from ketenkaart.model.process import Partner, Step, System
from ketenkaart.model.vocabulary import FindingKind, PartnerKind, StepKind, SystemKind
from ketenkaart.texts import tr

STEP_HEIGHT = 33.0
CHIP_HEIGHT = 6.4
TAG_HEIGHT = 5.8
EDGE_INSET = 2.5
CHIP_GAP = 1.5
FINDING_STEP = 10.0
MARK_RADIUS = 6.0
_MARK_AIR = 2.2
RING_ROOM = 5.0
_LINES_IN_STEP = 3
_SIGN_HEIGHT = 13.0
_CHIP_ROOM = 4.5
_TAG_ROOM = 4.0
_HEAD_HALF = 4.0

OUTLINES = {
    StepKind.ACTIVITY: Outline.RECTANGLE,
    StepKind.DECISION: Outline.POINTED,
    StepKind.START: Outline.ROUND,
    StepKind.END: Outline.ROUND,
    StepKind.WAIT: Outline.NOTCHED,
}
TABS = {
    StepKind.ACTIVITY: 13.0,
    StepKind.DECISION: 17.0,
    StepKind.START: 19.0,
    StepKind.END: 19.0,
    StepKind.WAIT: 18.0,
}
RIGHT_AIR = {
    StepKind.ACTIVITY: 1.8,
    StepKind.DECISION: 7.0,
    StepKind.START: 7.0,
    StepKind.END: 7.0,
    StepKind.WAIT: 6.0,
}


class StepBox(NamedTuple):
    """A step, measured.

    Attributes:
        width: its least width, mm.
        text_left: where its text starts, from its left side.
        chips: the chips and their widths, from left to right.
        tags: the tags, their words and their widths, from left to right.
        sign: the system it is done in, drawn under its text.
        noted: whether it has the sign of a note; on the screen only, where the note can be read.
    """

    step: Step
    number: str
    width: float
    lines: tuple[Line, ...]
    text_left: float
    chips: tuple[tuple[Chip, float], ...]
    tags: tuple[tuple[Tag, Line, float], ...]
    findings: tuple[FindingKind, ...]
    sign: System | None
    noted: bool = False

    @property
    def signs(self) -> int:
        """How many signs stand on its upper left corner."""
        return len(self.findings) + self.noted

    @property
    def height(self) -> float:
        """The least height, mm."""
        extra = max(0, len(self.lines) - _LINES_IN_STEP) * 9.2
        if self.sign is not None:
            extra += max(0.0, _SIGN_HEIGHT - (_LINES_IN_STEP - min(len(self.lines), 3)) * 9.2)
        return STEP_HEIGHT + extra

    def node(self, lane: str, phase: str | None, pin: Pin | None) -> Node:
        """The box as the layout knows it."""
        width, signs = self.width, self.signs
        chips = row_width([wide for _, wide in self.chips]) if self.chips else 0.0
        tags = row_width([wide for _, _, wide in self.tags]) if self.tags else 0.0
        return Node(
            self.step.id,
            lane,
            width,
            self.height,
            phase,
            OUTLINES[self.step.kind],
            above=_CHIP_ROOM if chips or signs else 0.0,
            below=_TAG_ROOM if tags else 0.0,
            top_free=min(0.6 * width, width - chips - _HEAD_HALF) if chips else None,
            top_from=FINDING_STEP * signs + _HEAD_HALF if signs else 0.0,
            bottom_free=max(0.0, width - tags - _HEAD_HALF) if tags else None,
            pin=pin,
            group=self.step.group,
        )


class Capsule(NamedTuple):
    """A partner or system at the end of a flow, measured."""

    element: Partner | System
    lines: tuple[Line, ...]
    style: Style
    width: float
    height: float
    text_left: float
    sign: PartnerKind | SystemKind | None


def mark_reach(code: str, styles: Styles) -> float:
    """Half the width of the mark of an interface: a disc, or a capsule where its code is long."""
    return max(MARK_RADIUS, styles.mark.width(code) / 2 + _MARK_AIR)


def row_width(widths: Sequence[float]) -> float:
    """The room of chips or tags in a row, from the right side of their box."""
    return EDGE_INSET + sum(widths) + CHIP_GAP * max(0, len(widths) - 1)


def chip_width(chip: Chip, styles: Styles) -> float:
    """The width of a chip; its ends depend on its shape."""
    if chip.role:
        return styles.role.width(chip.text) + 10.0
    ends = {"strategic": 4.2, "tactical": 3.0, "operational": 2.2}[chip.level.value]
    return styles.chip.width(chip.text) + 2 * ends


class BoxMaker:
    """Measures boxes in one theme and language."""

    def __init__(
        self,
        content: Content,
        styles: Styles,
        language: str,
        omit: Omissions,
        widths: Widths,
        *,
        notes: bool = False,
    ) -> None:
        self._content = content
        self._styles = styles
        self._language = language
        self._omit = omit
        self._notes = notes
        self._width = widths.step

    def step(self, step: Step) -> StepBox:
        """A step with its text, chips and tags."""
        left = TABS[step.kind] + 3.0
        room = self._width - left - RIGHT_AIR[step.kind] - (0.0 if step.certain else RING_ROOM)
        system = self._content.kaart.get(System, step.system)
        return StepBox(
            step,
            self._content.step_number(step),
            self._width,
            wrap(shown_name(step), self._styles.step, room, self._language, _LINES_IN_STEP),
            left,
            () if self._omit.chips else self._chips(step),
            () if self._omit.tags else self._tags(step),
            self._content.findings(step.id),
            system,
            self._notes and self._content.noted(step.id),
        )

    def _chips(self, step: Step) -> tuple[tuple[Chip, float], ...]:
        placed = [(chip, chip_width(chip, self._styles)) for chip in self._content.chips(step.id)]
        while len(placed) > 1 and row_width([width for _, width in placed]) > 0.62 * self._width:
            placed = self._fewer(placed, len(self._content.chips(step.id)))
        return tuple(placed)

    def _fewer(self, placed: list[tuple[Chip, float]], count: int) -> list[tuple[Chip, float]]:
        kept = [entry for entry in placed if not entry[0].text.startswith("+")][:-1]
        more = Chip(f"+{count - len(kept)}", placed[-1][0].level)
        return [*kept, (more, chip_width(more, self._styles))] if kept else placed[:1]

    def _tags(self, step: Step) -> tuple[tuple[Tag, Line, float], ...]:
        placed: list[tuple[Tag, Line, float]] = []
        room = self._width - 2 * EDGE_INSET
        for tag in self._content.tags(step):
            used = sum(width + CHIP_GAP for _, _, width in placed)
            words = self._words(tag, room - used)
            if words is not None:
                placed.append((tag, words, self._tag_width(tag, words)))
        return tuple(placed)

    def _words(self, tag: Tag, room: float) -> Line | None:
        """The words of a tag in the room there is; of partners only the first where all do not fit."""
        parts = tag.text.split(", ")
        for count in range(len(parts), 0, -1):
            rest = f" +{len(parts) - count}" if count < len(parts) else ""
            lines = one_line(", ".join(parts[:count]) + rest, self._styles.tag)
            if lines and self._tag_width(tag, lines[0]) <= room:
                return lines[0]
        return None

    @staticmethod
    def _tag_width(tag: Tag, words: Line) -> float:
        ends = 3.6 if tag.is_wordy else 8.6
        return words.width + ends + (5.0 if tag.kind is TagKind.NORM_MET else 0.0)

    def capsule(self, element: Partner | System) -> Capsule:
        """A partner or system at the end of a flow."""
        elsewhere = element.id in self._omit.signs
        if elsewhere:
            style, left, height = self._styles.endpoint, 8.0, 20.0
        elif isinstance(element, System):
            style, left, height = self._styles.endpoint, 22.0, 20.0
        else:
            style, left, height = self._styles.endpoint_thin, 14.0, 12.0
        ring = 0.0 if element.certain else RING_ROOM
        name = short_name(element) if isinstance(element, Partner) else element.name or tr("unnamed")
        lines = wrap(name, style, self._width - left - 6.0 - ring, self._language)
        if len(lines) > 1:
            height = max(height, len(lines) * style.lead + 5.0)
        width = max(44.0, left + widest(lines) + ring + round_radius(height))
        sign = None if elsewhere else element.kind
        return Capsule(element, lines, style, width, height, left, sign)
