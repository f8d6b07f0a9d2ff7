"""A map on sheets of paper: title on top, the map fitted to its room, panels at the foot, the wall grid."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ketenkaart.drawing.chart.chainmap import Chart, draw_chart
from ketenkaart.drawing.chart.marks import marks_of
from ketenkaart.drawing.chart.pairs import with_paired_marks
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Bookmark, Drawing, Group, Page
from ketenkaart.drawing.fitting import (
    STRIP_GAP,
    Fit,
    Room,
    best_fit,
    best_on_pages,
    fill,
    limits_of,
    omissions_at,
    phase_room,
)
from ketenkaart.drawing.foot import HEIGHT as PANELS
from ketenkaart.drawing.foot import Foot, foot_groups, is_complete
from ketenkaart.drawing.layoutjson import Placing, layout_json
from ketenkaart.drawing.papers import Paper, paper_of
from ketenkaart.drawing.parts import overview, phase_map, with_fixed_colours
from ketenkaart.drawing.sizes import Sizes, graph_of
from ketenkaart.drawing.stretch import Stretch
from ketenkaart.drawing.strips import Strip, strips_of
from ketenkaart.drawing.theme import Theme, load_theme
from ketenkaart.drawing.titleblock import TitleBlock, TitleMaker
from ketenkaart.drawing.transform import placed
from ketenkaart.drawing.typeset import missing_characters
from ketenkaart.drawing.wallgrid import square_of, wall_grid
from ketenkaart.layout.graph import Places
from ketenkaart.layout.pipeline import layout as lay_out
from ketenkaart.layout.result import Layout
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import language_in_use, tr, use_language

MARGIN = 24.0
TITLE_GAP = 3.0
PANEL_GAP = 6.0
_LEAST_ROLL = 420.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished drawing.

    Attributes:
        layout: where everything is, as plain data, in one strip, in mm on the sheet.
        places: the cells of the boxes, to start from next time.
        explanation: how the map was fitted to the paper, one sentence each.
    """

    drawing: Drawing
    layout: Mapping[str, Any]
    places: Places
    explanation: tuple[str, ...]


def make_sheet(
    kaart: Ketenkaart,
    places: Places | None = None,
    paper: str = "A0",
    landscape: bool = True,
    theme: Theme | None = None,
    language: str | None = None,
) -> Sheet:
    """Draw a map on paper.

    Args:
        kaart: the map.
        places: the cells of an earlier layout, kept where they still fit.
        paper: "A4" to "A0", "2A0", "B1", "roll:914" or "1200x900".
        landscape: whether the wide side lies at the top.
        theme: the look; else the map's own.
        language: "nl" or "en"; else the map's own.

    Raises:
        PaperError: there is no such paper.
    """
    spoken = language_in_use()
    use_language(language or kaart.about.language)
    try:
        look = theme or load_theme(kaart.about.theme)
        return _SheetMaker(kaart, paper_of(paper, landscape), look, language or kaart.about.language).sheet(
            places
        )
    finally:
        use_language(spoken)


@dataclass(frozen=True, slots=True)
class _Measured:
    """A map with its layout and how it fits."""

    sizes: Sizes
    layout: Layout
    fit: Fit


class _SheetMaker:
    """Everything about one sheet; lengths are mm on A0 until the page is scaled at the end."""

    def __init__(self, kaart: Ketenkaart, paper: Paper, theme: Theme, language: str) -> None:
        self._kaart = kaart
        self._paper = paper
        self._theme = theme
        self._language = language
        self._limits = limits_of(paper, theme.styles)
        self._explanation: list[str] = []
        self._all_shown = False
        self._squares: dict[str, dict[str, None]] = {}

    def sheet(self, places: Places | None) -> Sheet:
        """The drawing in the largest way that fits."""
        measured = self._measure(self._kaart, places, self._limits.most)
        one_page = self._on_one_page(measured)
        if one_page is not None:
            pages = self._pages(one_page, with_panels=True)
            shown = one_page
        else:
            pages, shown = self._on_more_pages(measured)
        if not self._all_shown:
            panels = self._panel_page(shown.sizes, pages[0])
            pages += [panels] if panels is not None else []
        self._explain(shown, len(pages))
        groups = [group for page in pages for group in page.groups]
        about = self._kaart.about
        drawing = Drawing(
            tuple(pages),
            title=about.name or tr("Untitled"),
            subject=about.goal,
            author=about.owner,
            language=self._language,
            date=about.date.isoformat() if about.date is not None else "",
            missing=missing_characters(groups),
        )
        return Sheet(drawing, self._json(shown), shown.layout.places, tuple(self._explanation))

    def _measure(self, kaart: Ketenkaart, places: Places | None, scale: float) -> _Measured:
        """Measure and lay out a map with what may be shown at a scale, and fit it to one page."""
        omit = omissions_at(scale, self._limits, self._theme.styles)
        sizes = graph_of(kaart, self._theme, self._language, omit)
        layout = with_paired_marks(sizes, lay_out(sizes.graph, places))
        fit = best_fit(sizes, layout, self._room(panels=True), self._limits)
        needed = omissions_at(fit.scale, self._limits, self._theme.styles)
        if fit.scale >= self._limits.least and replace(needed, least=omit.least) != omit:
            sizes = graph_of(kaart, self._theme, self._language, needed)
            layout = with_paired_marks(sizes, lay_out(sizes.graph, layout.places))
            fit = best_fit(sizes, layout, self._room(panels=True), self._limits)
        return _Measured(sizes, layout, fit)

    def _on_one_page(self, measured: _Measured) -> _Measured | None:
        if measured.fit.scale < self._limits.least:
            return None
        return self._filled(measured, self._room(panels=True))

    def _filled(self, measured: _Measured, room: Room) -> _Measured:
        """The same map with its gutters and lanes widened to fill the room."""
        if measured.fit.cuts:
            return measured
        width, height = fill(measured.sizes, measured.layout, room, measured.fit)
        return replace(measured, layout=Stretch(measured.layout, width, height).layout())

    def _on_more_pages(self, measured: _Measured) -> tuple[list[Page], _Measured]:
        """Without panels on the page; else strips on more pages; else an overview and phases."""
        room, limits = self._room(panels=False), self._limits
        fit = best_fit(measured.sizes, measured.layout, room, limits)
        if fit.scale < limits.least:
            fit = best_on_pages(measured.sizes, measured.layout, room, limits) or fit
        phases = self._kaart.phases
        if fit.scale >= limits.least or len(phases) < 2:
            shown = self._filled(replace(measured, fit=fit), room)
            return self._pages(shown, with_panels=False), shown
        return self._overview_and_phases(), replace(measured, fit=fit)

    def _overview_and_phases(self) -> list[Page]:
        self._explanation.append(tr("The map is too big for this paper: an overview and a page per phase."))
        pages: list[Page] = []
        kaart = with_fixed_colours(self._kaart, self._theme)
        parts = [overview(kaart), *(phase_map(kaart, phase.id) for phase in kaart.phases)]
        if any(step.phase is None for step in kaart.steps):
            parts.append(phase_map(kaart, None))
        for part in parts:
            if part.steps:
                pages += self._part_pages(part)
        return pages

    def _part_pages(self, part: Ketenkaart) -> list[Page]:
        """The pages of a part of a map; where even that is too big it is drawn as large as it fits."""
        measured = self._measure(part, None, self._limits.least)
        room = self._room(panels=False)
        fit = best_fit(measured.sizes, measured.layout, room, self._limits)
        if fit.scale < self._limits.least:
            fit = best_on_pages(measured.sizes, measured.layout, room, self._limits) or fit
        if fit.scale < self._limits.least:
            self._explanation.append(tr("Some text is smaller than can be read well on this paper."))
        return self._pages(self._filled(replace(measured, fit=fit), room), with_panels=False)

    def _room(self, panels: bool) -> Room:
        """The room for the map on a page."""
        width, height = self._nominal()
        title = self._title(width if not math.isinf(width) else 1200.0)
        high = height - 2 * MARGIN - title.height - TITLE_GAP - (PANELS + PANEL_GAP if panels else 0.0)
        return Room(width - 2 * MARGIN, high)

    def _nominal(self) -> tuple[float, float]:
        """The sides of the paper, mm on A0; infinite along a roll."""
        scale = self._paper.scale
        return (self._paper.width / scale or math.inf, self._paper.height / scale or math.inf)

    def _title(self, width: float) -> TitleBlock:
        maker = TitleMaker(self._kaart.about, self._theme, self._language, self._limits.rest)
        return maker.block(width - 2 * MARGIN)

    def _pages(self, measured: _Measured, with_panels: bool) -> list[Page]:
        """The pages of one measured map."""
        scene = Scene(measured.sizes, measured.layout, self._theme)
        marks = marks_of(scene)
        fit = measured.fit
        strips = strips_of(scene, fit.cuts, marks) if fit.cuts else [Strip(scene, tuple(marks))]
        if fit.cuts:
            strips = [self._wide(strip, fit) for strip in strips]
        charts = [
            draw_chart(strip.scene, strip.marks, first=number == 0) for number, strip in enumerate(strips)
        ]
        batches = [charts[at : at + fit.per_page] for at in range(0, len(charts), fit.per_page)]
        return [self._page(measured, batch, with_panels) for batch in batches]

    def _wide(self, strip: Strip, fit: Fit) -> Strip:
        """A strip as wide as the page."""
        width, _ = self._nominal()
        if math.isinf(width):
            return strip
        layout = strip.scene.layout
        return Stretch(layout, (width - 2 * MARGIN) / fit.scale, layout.height).strip(strip)

    def _page(self, measured: _Measured, charts: Sequence[Chart], with_panels: bool) -> Page:
        width, height = self._sides(measured, charts, with_panels)
        title = self._title(width)
        groups: list[Group] = [] if measured.sizes.omit.grid else [wall_grid(width, height, self._theme)]
        groups.append(placed(title.group, 1.0, MARGIN, MARGIN))
        y = MARGIN + title.height + TITLE_GAP
        scale = measured.fit.scale
        for chart in charts:
            down = y - chart.bounds.top * scale
            groups += [placed(group, scale, MARGIN, down) for group in chart.groups]
            self._note_squares(chart, Placing(scale, MARGIN, down), (width, height))
            y += (chart.bounds.height + STRIP_GAP) * scale
        if with_panels:
            groups += self._panels(measured, width, height)
        return self._finished(groups, width, height, tuple(self._bookmarks(measured, charts[0], title)))

    def _finished(
        self, groups: Sequence[Group], width: float, height: float, bookmarks: tuple[Bookmark, ...]
    ) -> Page:
        """A page in the size of the paper."""
        size = self._paper.scale
        return Page(
            _mm(width * size),
            _mm(height * size),
            tuple(placed(group, size) for group in _with_own_ids(groups)),
            bookmarks,
        )

    def _note_squares(self, chart: Chart, placing: Placing, sides: tuple[float, float]) -> None:
        """Remember in which squares of the wall grid the marks of an interface stand."""
        for mark in chart.marks:
            x, y = placing.point(mark.middle)
            square = square_of(x, y, *sides)
            for joint in mark.joints:
                self._squares.setdefault(joint.id, {})[square] = None

    def _panels(self, measured: _Measured, width: float, height: float) -> Iterator[Group]:
        """The panels at the foot of a page, below everything else."""
        scale = measured.fit.scale
        edges = sorted(left * scale for left, _ in measured.layout.phases.values())
        foot = self._foot(measured.sizes, (width - 2 * MARGIN, PANELS), edges)
        top = height - MARGIN - PANELS
        self._all_shown = is_complete(foot)
        return (placed(group, 1.0, MARGIN, top) for group in foot_groups(foot))

    def _foot(self, sizes: Sizes, sides: tuple[float, float], edges: Sequence[float]) -> Foot:
        squares = {joint: tuple(found) for joint, found in self._squares.items()}
        shown = {} if sizes.omit.grid else squares
        return Foot(sizes.content, self._theme, self._language, *sides, tuple(edges), shown)

    def _panel_page(self, sizes: Sizes, page: Page) -> Page | None:
        """The panels on a page of their own, as large as they must be to be read."""
        size = self._paper.scale
        width, height = page.width / size, page.height / size
        larger = max(1.0, self._limits.rest / self._theme.styles.register.size)
        title = self._title(width)
        top = MARGIN + title.height + 2 * TITLE_GAP
        sides = ((width - 2 * MARGIN) / larger, (height - MARGIN - top) / larger)
        panels = foot_groups(self._foot(sizes, sides, ()))
        if not panels:
            return None
        groups = [placed(title.group, 1.0, MARGIN, MARGIN)]
        groups += [placed(group, larger, MARGIN, top) for group in panels]
        return self._finished(groups, width, height, ())

    def _sides(self, measured: _Measured, charts: Sequence[Chart], with_panels: bool) -> tuple[float, float]:
        """The sides of the page; along a roll as long as the map needs."""
        width, height = self._nominal()
        scale = measured.fit.scale
        if math.isinf(width):
            width = max(_LEAST_ROLL, max(chart.bounds.width for chart in charts) * scale + 2 * MARGIN)
        if math.isinf(height):
            title = self._title(width)
            high = sum(chart.bounds.height for chart in charts) + STRIP_GAP * (len(charts) - 1)
            foot = PANELS + PANEL_GAP if with_panels else 0.0
            height = high * scale + 2 * MARGIN + title.height + TITLE_GAP + foot
        return width, height

    def _bookmarks(self, measured: _Measured, chart: Chart, title: TitleBlock) -> Iterator[Bookmark]:
        placing = self._placing(measured, title)
        layout = measured.layout
        yield Bookmark(tr("Partners"), 0, placing.dx, placing.dy)
        for lane in measured.sizes.lanes.values():
            y = placing.dy + layout.lanes[lane.id].top * placing.scale
            name = lane.partner.name if lane.partner is not None else tr("no partner yet")
            yield Bookmark(name or tr("unnamed"), 1, placing.dx, y)
        if layout.phases:
            yield Bookmark(tr("Phases"), 0, placing.dx, placing.dy + chart.bounds.top * placing.scale)
        for phase in measured.sizes.kaart.phases:
            if phase.id in layout.phases:
                x = placing.dx + layout.phases[phase.id][0] * placing.scale
                yield Bookmark(phase.name or tr("unnamed"), 1, x, placing.dy)

    def _placing(self, measured: _Measured, title: TitleBlock) -> Placing:
        """Where the first strip stands on the sheet."""
        size, scale = self._paper.scale, measured.fit.scale
        top = phase_room(measured.sizes)
        y = MARGIN + title.height + TITLE_GAP + top * scale
        return Placing(size * scale, MARGIN * size, y * size)

    def _json(self, measured: _Measured) -> Mapping[str, Any]:
        width, _ = self._nominal()
        if math.isinf(width):
            width = max(_LEAST_ROLL, measured.layout.width * measured.fit.scale + 2 * MARGIN)
        placing = self._placing(measured, self._title(width))
        height = self._theme.styles.step.size * placing.scale
        return layout_json(measured.sizes, measured.layout, placing, height)

    def _explain(self, measured: _Measured, pages: int) -> None:
        fit = measured.fit
        self._explanation.append(
            tr(
                "{paper}: map at {percent} %, {strips} strips, {pages} pages.",
                paper=self._paper.name,
                percent=round(fit.scale * 100),
                strips=len(fit.cuts) + 1,
                pages=pages,
            )
        )
        left_out = [word for field, word in _words().items() if getattr(measured.sizes.omit, field)]
        if left_out:
            self._explanation.append(tr("Left out, too small to read: {parts}.", parts=", ".join(left_out)))


def _words() -> dict[str, str]:
    return {
        "grid": tr("wall grid"),
        "summaries": tr("lane summaries"),
        "details": tr("detail lines"),
        "tags": tr("tags"),
        "chips": tr("chips"),
        "names": tr("flow names"),
        "kinds": tr("kinds of partners"),
    }


def _mm(length: float) -> float:
    return round(length, 4)


def _with_own_ids(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups with ids that are unique on the page: what stands in a later strip gets a number."""
    seen: set[str] = set()
    for group in groups:
        if not group.id or group.id not in seen:
            seen.add(group.id)
            yield group
            continue
        for number in itertools.count(2):
            own = f"{group.id}.strip{number}"
            if own not in seen:
                break
        seen.add(own)
        yield replace(group, id=own)
