"""The names of flows, measured: flat above a horizontal line, tall beside a vertical one."""

from functools import lru_cache
from typing import NamedTuple

from ketenkaart.drawing.boxsizes import RING_ROOM
from ketenkaart.drawing.theme import Styles
from ketenkaart.drawing.typeset import Line, Style, wrap
from ketenkaart.drawing.widths import Widths
from ketenkaart.layout.graph import Name

_FIRST_BASE = 5.0
_DESCENT = 1.5
_ICON_ROOM = 9.8
_DETAIL_WIDTH = 50.0
_MORE_ROOM = (1.12, 1.25)
_BROKEN_WORD = 14.0
_LEAST_FLAT = 0.8  # of the longest that stays on one line
_GAP = "\u00a0\u00a0"


class NameRow(NamedTuple):
    """A line of a name.

    Attributes:
        y: its base line, from the top of the name.
        code: the code in front of it, in the first line only.
        width: the code, the text and the ring that says it is to be confirmed.
        ring: whether the ring stands after it.
    """

    y: float
    code: Line | None
    text: Line
    detail: bool
    width: float
    ring: bool = False


class NameText(NamedTuple):
    """A name in one of its shapes."""

    rows: tuple[NameRow, ...]
    width: float
    height: float


class FlowName(NamedTuple):
    """A name in both its shapes."""

    flat: NameText
    tall: NameText

    @property
    def measured(self) -> Name:
        """The name as the layout knows it."""
        return Name((self.flat.width, self.flat.height), (self.tall.width, self.tall.height))


class Words(NamedTuple):
    """What a name says."""

    code: str
    name: str
    details: tuple[str, ...]
    uncertain: bool


@lru_cache(maxsize=8)
def name_maker(styles: Styles, language: str, widths: Widths) -> "NameMaker":
    """The maker of names in one theme, language and width; it measures each name once."""
    return NameMaker(styles, language, widths)


class NameMaker:
    """Measures names in one theme, language and width."""

    def __init__(self, styles: Styles, language: str, widths: Widths) -> None:
        self._styles = styles
        self._language = language
        self._widths = widths
        self._known: dict[Words, FlowName] = {}

    def name(self, words: Words) -> FlowName | None:
        """The name of a flow; none where there is nothing to say."""
        if not (words.code or words.name):
            return None
        if words not in self._known:
            self._known[words] = self._measured(words)
        return self._known[words]

    def _measured(self, words: Words) -> FlowName:
        whole = self._styles.flow_name.width(words.code + _GAP + words.name)
        most = self._widths.flat
        flat = self._best(words, whole if whole <= most else max(whole / 2 * 1.12, _LEAST_FLAT * most))
        return FlowName(flat, _at_least(self._best(words, self._widths.tall), _ICON_ROOM))

    def _best(self, words: Words, room: float) -> NameText:
        """The name in a room, or in a little more where fewer words are broken in it."""
        best = self._set(words, room)
        if _broken(best):
            wider = (self._set(words, more * room) for more in _MORE_ROOM)
            best = min((best, *wider), key=_cost)
        return best

    def _set(self, words: Words, room: float) -> NameText:
        """The name in lines no wider than the room; words longer than it make it wider."""
        styles = self._styles
        rows: list[NameRow] = []
        base = _FIRST_BASE
        text = words.code + _GAP + words.name if words.code and words.name else words.code or words.name
        lines = wrap(text, styles.flow_name, room + 0.01, self._language)
        for number, line in enumerate(lines):
            rows.append(self._row(line, words.code if number == 0 else "", base))
            base += styles.flow_name.lead
        base += styles.flow_detail.lead - styles.flow_name.lead
        widest = max(row.width for row in rows)
        for line in self._details(words.details, max(room, widest, _DETAIL_WIDTH)):
            rows.append(NameRow(base, None, line, True, line.width))
            base += styles.flow_detail.lead
        if words.uncertain:
            last = rows[-1]
            rows[-1] = NameRow(last.y, last.code, last.text, last.detail, last.width + RING_ROOM, True)
        return NameText(tuple(rows), max(row.width for row in rows), rows[-1].y + _DESCENT)

    def _details(self, details: tuple[str, ...], room: float) -> tuple[Line, ...]:
        """The details, as many on a line as fit; a long one on lines of its own."""
        style = self._styles.flow_detail
        packed: list[str] = []
        for detail in details:
            longer = f"{packed[-1]} · {detail}" if packed else detail
            if packed and style.width(longer) <= room:
                packed[-1] = longer
            else:
                packed.append(detail)
        return tuple(line for text in packed for line in wrap(text, style, room, self._language))

    def _row(self, line: Line, code: str, base: float) -> NameRow:
        if not code:
            return NameRow(base, None, line, False, line.width)
        rest = line.text.removeprefix(code).lstrip("\u00a0 ")
        gap = _code_width(code, self._styles.flow_code)
        text = Line(rest, self._styles.flow_name.width(rest), line.hyphenated, line.joined)
        width = gap + text.width if rest else self._styles.flow_code.width(code)
        code_line = Line(code, gap)
        return NameRow(base, code_line, text, False, width)


def _cost(text: NameText) -> float:
    """What a setting of a name costs: its width, its lines, and the words broken in it."""
    return text.width + text.height + _BROKEN_WORD * _broken(text)


def _broken(text: NameText) -> int:
    """How many words are broken."""
    return sum(row.text.hyphenated for row in text.rows)


def _at_least(text: NameText, height: float) -> NameText:
    """The same name in a room in which its icon fits, too."""
    if text.height >= height:
        return text
    down = (height - text.height) / 2
    rows = tuple(row._replace(y=row.y + down) for row in text.rows)
    return NameText(rows, text.width, height)


@lru_cache(maxsize=5_000)
def _code_width(code: str, style: Style) -> float:
    """The width of a code and the two spaces after it."""
    return style.width(code + _GAP)
