"""The text block of a lane header, measured: name, kind, a line of detail and the role."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from ketenkaart.drawing.content import Content
from ketenkaart.drawing.lanetree import LaneInfo
from ketenkaart.drawing.omissions import Omissions
from ketenkaart.drawing.theme import Styles
from ketenkaart.drawing.typeset import Line, Style, one_line, wrap
from ketenkaart.model.vocabulary import PartnerKind
from ketenkaart.texts import tr

HEADER_WIDTH = 82.0
HEADER_GAP = 2.0
PARENT_WIDTH = 34.0
_CELL_GAP = 1.0
TEXT_LEFT = 7.0
SPLIT_TEXT_LEFT = 5.5
PART_TEXT_LEFT = 3.5
_AIR = 3.0
KIND_INDENT = 9.0
THIN_KIND_INDENT = 7.8
_NARROW_AIR = 2.0
_ROLE_HEIGHT = 6.4
_ROLE_ABOVE = 3.5
_DESCENT = 1.2
_ASCENT = 0.85


def header_left(depth: int) -> float:
    """Where the header of a lane at a depth starts: right of those of the lanes it is a part of."""
    return depth * (PARENT_WIDTH + _CELL_GAP)


def header_width(lanes: Iterable[LaneInfo]) -> float:
    """How wide the headers are together: wider where parts have parts."""
    deepest = max((lane.depth for lane in lanes), default=0)
    return HEADER_WIDTH + header_left(max(0, deepest - 1))


class RowKind(Enum):
    """What a row of a header holds."""

    NAME = "name"
    KIND = "kind"
    DETAIL = "detail"
    ROLE = "role"


class HeaderRow(NamedTuple):
    """A row of a header.

    Attributes:
        y: the base line of its first line, or the top of a role pill, from the top of the block.
    """

    kind: RowKind
    y: float
    style: Style
    lines: tuple[Line, ...] = ()


class HeaderBlock(NamedTuple):
    """The rows of a header and their height together."""

    rows: tuple[HeaderRow, ...]
    height: float
    uncertain: bool = False


class Header(NamedTuple):
    """What a header says, roomy and thin.

    Attributes:
        roomy: the block where the lane is high enough for it.
        thin: the block in the lowest lane it fits in.
        sign: the kind whose sign it carries.
    """

    roomy: HeaderBlock
    thin: HeaderBlock
    sign: PartnerKind | None

    def block(self, height: float) -> HeaderBlock:
        """The block for a lane of this height."""
        return self.roomy if self.roomy.height + 3.0 <= height else self.thin


class HeaderMaker:
    """Measures headers in one theme and language, in a column of one width."""

    def __init__(
        self, content: Content, styles: Styles, language: str, omit: Omissions, width: float
    ) -> None:
        self._width = width
        self._content = content
        self._styles = styles
        self._language = language
        self._omit = omit

    def header(self, lane: LaneInfo) -> Header:
        """The header of a lane."""
        styles = self._styles
        if lane.depth:
            return self._part(lane)
        width = self.room(lane)
        kind_style = styles.kind_thin if lane.split else styles.kind
        name_style = styles.lane if self._fits(lane, styles.lane, width) else styles.lane_thin
        kind = lane.partner.kind if lane.partner is not None and not self._omit.kinds else None
        roomy = self._block(lane, width, (name_style, 8.0, kind_style), details=True)
        thin = self._block(lane, width, (styles.lane_thin, 6.3, styles.kind_thin), details=False)
        return Header(roomy, thin, kind)

    def room(self, lane: LaneInfo) -> float:
        """How wide the lines of a name may be, mm."""
        if lane.depth:
            cell = PARENT_WIDTH if lane.split else self._width - header_left(lane.depth)
            return cell - PART_TEXT_LEFT - _AIR
        return PARENT_WIDTH - SPLIT_TEXT_LEFT - _NARROW_AIR if lane.split else self._width - TEXT_LEFT - _AIR

    @staticmethod
    def _fits(lane: LaneInfo, style: Style, width: float) -> bool:
        """Whether words need be broken once at most."""
        words = lane.partner.name.split() if lane.partner is not None else []
        return all(style.width(word) <= 1.6 * width for word in words)

    def _part(self, lane: LaneInfo) -> Header:
        width = self.room(lane)
        style = self._omit.readable(self._styles.lane_nested)
        roomy = self._block(lane, width, (style, 6.3, None), details=True)
        thin = self._block(lane, width, (style, 6.3, None), details=False)
        return Header(roomy, thin, None)

    def _block(
        self, lane: LaneInfo, width: float, look: tuple[Style, float, Style | None], details: bool
    ) -> HeaderBlock:
        name_style, step, kind_style = look
        partner = lane.partner
        name = partner.name or tr("unnamed") if partner is not None else tr("no partner yet")
        lines = wrap(name, name_style, width, self._language)
        rows = [HeaderRow(RowKind.NAME, _ASCENT * name_style.size, name_style, lines)]
        base = rows[0].y + (len(lines) - 1) * name_style.lead
        if partner is not None and kind_style is not None and not self._omit.kinds:
            indent = THIN_KIND_INDENT if lane.split else KIND_INDENT
            kind_lines = wrap(partner.kind.title, kind_style, width - indent, self._language)
            rows.append(HeaderRow(RowKind.KIND, base + step, kind_style, kind_lines))
            base += step + (len(kind_lines) - 1) * kind_style.lead
        detail = self._detail(lane, width) if details else ()
        if detail:
            rows.append(HeaderRow(RowKind.DETAIL, base + 6.6, self._styles.lane_detail, detail))
            base += 6.6
        bottom = base + _DESCENT
        if partner is not None and self._content.coordinated(partner) and not self._omit.chips:
            words = one_line(tr("coordinator"), self._styles.role)
            rows.append(HeaderRow(RowKind.ROLE, base + _ROLE_ABOVE, self._styles.role, words))
            bottom = base + _ROLE_ABOVE + _ROLE_HEIGHT
        return HeaderBlock(tuple(rows), bottom, partner is not None and not partner.certain)

    def _detail(self, lane: LaneInfo, width: float) -> tuple[Line, ...]:
        """The first words about a partner that fit on one line."""
        if self._omit.details or lane.partner is None:
            return ()
        style = self._styles.lane_detail
        for text in (lane.partner.description, ", ".join(lane.unseen)):
            if text and style.width(text) <= width:
                return one_line(text, style)
        if lane.unseen:
            shown = tr("{partner} and others", partner=lane.unseen[0])
            return one_line(shown, style) if style.width(shown) <= width else ()
        return ()
