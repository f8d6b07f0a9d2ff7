"""The title block: title, chain goal, key figures, status, version, date and owner."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ketenkaart.drawing.chart.paths import open_line
from ketenkaart.drawing.chart.signs import at, to_confirm
from ketenkaart.drawing.displaylist import Box, Group, Path, Stroke
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.typeset import Line, Part, Style, one_line, runs, widest, wrap
from ketenkaart.layout.geometry import Rect
from ketenkaart.model.about import About
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
_ABOUT_ROW = 9.2
_KIND_GAP = 9.0
_FIGURE_LEAST = 78.0
_FIGURE_WIDEST = 105.75
_FIGURE_GAP = 14.0
_SMALLEST_TITLE = 17.0


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The drawn block.

    Attributes:
        height: from its top to where its room ends.
    """

    group: Group
    height: float


class TitleMaker:
    """Sets a title block of one width, its upper left corner at (0, 0)."""

    def __init__(self, about: About, theme: Theme, language: str, floor: float) -> None:
        self._about = about
        self._theme = theme
        self._language = language
        self._floor = floor

    def block(self, width: float, figures: bool = True) -> TitleBlock:
        """The block.

        Args:
            width: its width, mm.
            figures: whether the key figures are shown.
        """
        colours = self._theme.colours
        rows = self._rows()
        about_left = width - self._about_width(rows)
        title, title_style = self._title(about_left - _FIGURE_GAP)
        extra = (len(title) - 1) * title_style.lead
        title_end = self._title_end(title)
        parts: list[Part] = [Box(Rect(0, 0, width, _RULE), 0.0, colours.ink)]
        parts += runs(title, title_style, -1.8 * title_style.size / 35, _BASE, colours.ink)
        kind = self._sized(self._theme.styles.title_kind)
        kind_left = title[-1].width + _KIND_GAP if title else 0.0
        parts += runs(one_line(tr("chain map"), kind), kind, kind_left, _BASE + extra, colours.text2)
        if figures:
            parts += self._figures(title_end + _FIGURE_GAP, about_left - _FIGURE_GAP)
        parts += self._about_rows(rows, about_left, width)
        goal, height = self._goal(width, extra)
        name = self._about.name or tr("Untitled")
        return TitleBlock(Group("title", "part", name, self._about.goal, (*parts, *goal)), height)

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

    def _title_end(self, title: tuple[Line, ...]) -> float:
        kind = self._sized(self._theme.styles.title_kind).width(tr("chain map"))
        return widest(title) + _KIND_GAP + kind

    def _figures(self, left: float, right: float) -> Iterator[Part]:
        """As many key figures as there is room for."""
        figures = self._about.key_figures
        count = min(len(figures), int((right - left) / _FIGURE_LEAST))
        if count <= 0:
            return
        styles, colours = self._theme.styles, self._theme.colours
        caption_style = self._sized(styles.figure_caption)
        column = min((right - left) / count, _FIGURE_WIDEST)
        start = right - column * count
        for number, figure in enumerate(figures[:count]):
            x = start + number * column
            yield Path(open_line((x - 4, 9.0), (x - 4, 36.0)), stroke=Stroke(colours.rule, 0.4))
            yield from runs(one_line(figure.value, styles.figure), styles.figure, x, 19.0, colours.ink)
            lines = wrap(figure.caption, caption_style, min(column - 8.0, 46.0), self._language)
            yield from runs(lines[:3], caption_style, x, 27.0, colours.text2)

    def _rows(self) -> list[tuple[str, str, Style]]:
        """Label, value and style of what is known of the map itself."""
        about, styles = self._about, self._theme.styles
        rows = [(tr("Status"), about.status.title, styles.about_status)]
        values = (
            (tr("Version"), about.version),
            (tr("Date"), self._date(about.date)),
            (tr("Owner"), about.owner),
        )
        return rows + [(label, value, styles.about_value) for label, value in values if value]

    def _date(self, day: date | None) -> str:
        if day is None:
            return ""
        month = _MONTHS.get(self._language, _MONTHS["nl"]).split()[day.month - 1]
        return f"{day.day} {month} {day.year}"

    def _about_width(self, rows: list[tuple[str, str, Style]]) -> float:
        values = (self._sized(style).width(value) for _, value, style in rows)
        return min(max(max(values, default=0.0) + self._label_width(rows) + 2.0, 120.0), 240.0)

    def _label_width(self, rows: list[tuple[str, str, Style]]) -> float:
        style = self._sized(self._theme.styles.about_label)
        return max(_ABOUT_LABEL, *(style.width(label) + 5.0 for label, _, _ in rows))

    def _about_rows(self, rows: list[tuple[str, str, Style]], left: float, right: float) -> Iterator[Part]:
        colours = self._theme.colours
        label_style = self._sized(self._theme.styles.about_label)
        indent, row = self._label_width(rows), max(_ABOUT_ROW, 1.3 * label_style.size)
        y = 12.4
        for number, (label, value, style) in enumerate(rows):
            sized = self._sized(style)
            yield from runs(one_line(label, label_style), label_style, left, y, colours.text2)
            lines = wrap(value, sized, right - left - indent, self._language)
            yield from runs(lines, sized, left + indent, y, colours.ink)
            y += (len(lines) - 1) * sized.lead
            if number < len(rows) - 1:
                line = open_line((left, y + 2.9), (right, y + 2.9))
                yield Path(line, stroke=Stroke(colours.rule, 0.4))
            y += row

    def _goal(self, width: float, extra: float) -> tuple[tuple[Part, ...], float]:
        """The chain goal in lines over the whole width, and the height of the block."""
        style, colours = self._sized(self._theme.styles.goal), self._theme.colours
        base = _GOAL_BASE + extra
        if not self._about.goal:
            return (), _HEIGHT + extra
        lines = wrap(self._about.goal, style, width - 8.0, self._language)
        parts: list[Part] = list(runs(lines, style, 0.0, base, colours.ink))
        last = base + (len(lines) - 1) * style.lead
        if not self._about.certain:
            parts += at(to_confirm(colours.text2), lines[-1].width + 3.2, last - 2.6, 1.25)
        return tuple(parts), last + 0.8
