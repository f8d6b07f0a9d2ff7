"""The title block: title, chain goal, key figures, status, version, date and owner."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ketenkaart.drawing.chart.paths import open_line
from ketenkaart.drawing.chart.signs import at, to_confirm
from ketenkaart.drawing.displaylist import Box, Group, Path, Stroke
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Line, Part, Style, one_line, runs, widest, wrap
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.about import About, KeyFigure
from ketenkaart.texts import tr

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_RULE = 1.6
_BASE = 32.0
_GOAL_BASE = 47.2
_HEIGHT = 48.0
_ABOUT_LABEL = 28.0
_ABOUT_BASE = 12.4
_ABOUT_ROW = 9.2
_ABOUT_TOP = 4.6
_ABOUT_LINE = 2.9
_ABOUT_SHARE = 0.1527
_ABOUT_WIDEST = 240.0
_KIND_GAP = 4.8
_FIGURE_WIDEST = 105.75
_FIGURE_AIR = 8.0
_FIGURE_GAP = 10.0
_VALUE_BASE = 19.0
_CAPTION = 46.0
_CAPTION_LINES = 3
_TITLE_TOP = 7.6
_TITLE_INDENT = -1.8
_SMALLEST_TITLE = 17.0
_CAPITAL = 0.698
_RISE, _DROP = 0.75, 0.21  # of letters above and below their base line, of their size
_GOAL_RING = 8.0


class TitleBlock(NamedTuple):
    """The drawn block.

    Attributes:
        height: from its top to where its room ends.
        figures: how many of the key figures there was room for.
    """

    group: Group
    height: float
    figures: int


class _Figure(NamedTuple):
    """A key figure, measured."""

    value: tuple[Line, ...]
    caption: tuple[Line, ...]
    width: float


class TitleMaker:
    """Sets a title block of one width, its upper left corner at (0, 0)."""

    def __init__(self, about: About, theme: Theme, language: str, floor: float) -> None:
        self._about = about
        self._theme = theme
        self._language = language
        self._floor = floor

    def block(self, width: float) -> TitleBlock:
        """The block in a width, mm; without the key figures that have no room beside the title."""
        colours = self._theme.colours
        rows = self._rows()
        about_left = width - self._about_width(rows, width)
        title, style = self._title(about_left - _FIGURE_GAP)
        shift = _TITLE_INDENT * style.size / self._theme.styles.title.size
        first = _BASE if len(title) < 2 else _TITLE_TOP + _CAPITAL * style.size
        last = first + max(0, len(title) - 1) * style.lead
        parts: list[Part] = [Box(Rect(0, 0, width, self._theme.lines.title_rule), 0.0, colours.ink)]
        parts += runs(title, style, shift, first, colours.ink)
        kind = self._sized(self._theme.styles.title_kind)
        kind_left = shift + (title[-1].width if title else 0.0) + _KIND_GAP
        parts += runs(one_line(tr("chain map"), kind), kind, kind_left, last, colours.text2)
        free = max(shift + widest(title), kind_left + kind.width(tr("chain map")))
        room = (free + _FIGURE_GAP, about_left - _FIGURE_GAP)
        figures = self._figures(*room)
        parts += self._figure_parts(figures, *room)
        about, about_end = self._about_rows(rows, about_left, width)
        under = max(last + _DROP * style.size + 1.0, self._captions_end(figures))
        goal, height = self._goal(width, (max(last - _BASE, 0.0), under), about_left, about_end)
        name = self._about.name or tr("Untitled")
        group = Group("title", "part", name, self._about.goal, (*parts, *about, *goal))
        return TitleBlock(group, max(height, about_end), len(figures))

    def _sized(self, style: Style) -> Style:
        """The style, no smaller than the floor of the sheet."""
        return style if style.size >= self._floor else style.scaled(self._floor / style.size)

    def _title(self, room: float) -> tuple[tuple[Line, ...], Style]:
        """The title as large as it fits on one line; on more lines where it would become small."""
        style = self._theme.styles.title
        name = self._about.name or tr("Untitled")
        kind = self._sized(self._theme.styles.title_kind).width(tr("chain map")) + _KIND_GAP
        wide = style.width(name)
        if wide + kind <= room:
            return one_line(name, style), style
        smaller = style.scaled(max(_SMALLEST_TITLE / style.size, min(1.0, (room - kind) / wide)))
        return wrap(name, smaller, room - kind, self._language), smaller

    def _figures(self, left: float, right: float) -> list[_Figure]:
        """The key figures there is room for."""
        chosen: list[_Figure] = []
        for figure in self._about.key_figures:
            found = self._figure(figure)
            if sum(one.width for one in (*chosen, found)) > right - left:
                break
            chosen.append(found)
        wider = [
            self._unbroken(figure, one, (right - left) / len(chosen))
            for figure, one in zip(self._about.key_figures, chosen, strict=False)
        ]
        return wider if sum(one.width for one in wider) <= right - left else chosen

    def _unbroken(self, figure: KeyFigure, found: _Figure, room: float) -> _Figure:
        """A figure without a broken word in its caption, where its share of the room allows."""
        if not any(line.hyphenated for line in found.caption):
            return found
        wider = self._figure(figure, min(room, _FIGURE_WIDEST) - _FIGURE_AIR)
        return found if any(line.hyphenated for line in wider.caption) else wider

    def _figure(self, figure: KeyFigure, room: float = _CAPTION) -> _Figure:
        """A figure with its caption in as many lines as stand above the goal, three at most."""
        style = self._sized(self._theme.styles.figure_caption)
        lines = wrap(figure.caption, style, room, self._language)
        free = _GOAL_BASE - self._sized(self._theme.styles.goal).size - self._caption_base
        most = min(_CAPTION_LINES, 1 + max(0, int(free / style.lead)))
        while len(lines) > most:
            room += 4.0
            lines = wrap(figure.caption, style, room, self._language)
        value = one_line(figure.value, self._sized(self._theme.styles.figure))
        return _Figure(value, lines, max(widest(value), widest(lines)) + _FIGURE_AIR)

    @property
    def _caption_base(self) -> float:
        """Where captions start, clear of the figures above them."""
        value, caption = (
            self._sized(one) for one in (self._theme.styles.figure, self._theme.styles.figure_caption)
        )
        return max(27.0, _VALUE_BASE + 0.226 * value.size + 0.7 * caption.size)

    def _captions_end(self, figures: list[_Figure]) -> float:
        """How far down the captions reach."""
        style = self._sized(self._theme.styles.figure_caption)
        lines = max((len(figure.caption) for figure in figures), default=0)
        return self._caption_base + (lines - 1) * style.lead + _DROP * style.size if lines else 0.0

    def _figure_parts(self, figures: list[_Figure], left: float, right: float) -> Iterator[Part]:
        """The figures up to the right, in columns of one width where there is room for that."""
        styles, colours = self._theme.styles, self._theme.colours
        caption_style = self._sized(styles.figure_caption)
        widths = _columns([figure.width for figure in figures], right - left)
        x = right - sum(widths)
        for number, (figure, width) in enumerate(zip(figures, widths, strict=True)):
            if number:
                yield Path(open_line((x - 4, 9.0), (x - 4, 36.0)), stroke=Stroke(colours.rule, 0.4))
            yield from runs(figure.value, self._sized(styles.figure), x, _VALUE_BASE, colours.ink)
            yield from runs(figure.caption, caption_style, x, self._caption_base, colours.text2)
            x += width

    def _rows(self) -> list[tuple[str, str, Style]]:
        """Label, value and style of what is known of the map itself."""
        about, styles = self._about, self._theme.styles
        rows = [(tr("Status"), about.status.title, styles.about_status)]
        values = (
            (tr("Version"), about.told_version),
            (tr("Date"), self._date(about.date)),
            (tr("Owner"), about.owner),
        )
        return rows + [(label, value, styles.about_value) for label, value in values if value]

    def _date(self, day: date | None) -> str:
        if day is None:
            return ""
        month = _MONTHS.get(self._language, _MONTHS["nl"]).split()[day.month - 1]
        return f"{day.day} {month} {day.year}"

    def _about_width(self, rows: list[tuple[str, str, Style]], width: float) -> float:
        values = (self._sized(style).width(value) for _, value, style in rows)
        own = max(values, default=0.0) + self._label_width(rows) + 2.0
        return min(max(own, _ABOUT_SHARE * width), _ABOUT_WIDEST)

    def _label_width(self, rows: list[tuple[str, str, Style]]) -> float:
        style = self._sized(self._theme.styles.about_label)
        return max(_ABOUT_LABEL, *(style.width(label) + 5.0 for label, _, _ in rows))

    def _about_rows(
        self, rows: list[tuple[str, str, Style]], left: float, right: float
    ) -> tuple[list[Part], float]:
        """The rows of what is known of the map itself, and how far down they reach."""
        colours = self._theme.colours
        label_style = self._sized(self._theme.styles.about_label)
        indent, row = self._label_width(rows), max(_ABOUT_ROW, 1.5 * label_style.size)
        parts: list[Part] = []
        y = max(_ABOUT_BASE, _ABOUT_TOP + _RISE * label_style.size)
        below = max(_ABOUT_LINE, _DROP * label_style.size + 1.0)
        for number, (label, value, style) in enumerate(rows):
            sized = self._sized(style)
            if number:
                line = open_line((left, y - row + below), (right, y - row + below))
                parts.append(Path(line, stroke=Stroke(colours.rule, 0.4)))
            parts += runs(one_line(label, label_style), label_style, left, y, colours.text2)
            lines = wrap(value, sized, right - left - indent, self._language)
            parts += runs(lines, sized, left + indent, y, colours.ink)
            y += (len(lines) - 1) * sized.lead + row
        return parts, y - row + 0.25 * label_style.size

    def _goal(
        self, width: float, above: tuple[float, float], about_left: float, about_end: float
    ) -> tuple[tuple[Part, ...], float]:
        """The chain goal under the title, left of what is known of the map where that reaches so far.

        Args:
            width: of the block.
            above: how much lower than usual the title ends, and how far down all reaches that stands above.
            about_left: the left side of what is known of the map.
            about_end: how far down that reaches.
        """
        style, colours = self._sized(self._theme.styles.goal), self._theme.colours
        down, under = above
        base = max(_GOAL_BASE + down, under + _RISE * style.size)
        if not self._about.goal:
            return (), _HEIGHT + down
        room = width if base - style.size > about_end else about_left - _FIGURE_GAP
        lines = wrap(self._about.goal, style, room - _GOAL_RING, self._language)
        parts: list[Part] = list(runs(lines, style, 0.0, base, colours.ink))
        last = base + (len(lines) - 1) * style.lead
        if not self._about.certain:
            parts += at(to_confirm(colours.text2), lines[-1].width + 4.4, last - 2.6, 1.25)
        return tuple(parts), last + max(0.8, _DROP * style.size - 0.8)


def _columns(widths: list[float], room: float) -> list[float]:
    """Columns of one width where all fit in them; else each as wide as it must be, with a little air."""
    if not widths:
        return []
    equal = min(room / len(widths), _FIGURE_WIDEST)
    if max(widths) <= equal:
        return [equal] * len(widths)
    spare = min((room - sum(widths)) / len(widths), _FIGURE_AIR)
    return [width + spare for width in widths]
