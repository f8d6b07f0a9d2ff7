"""The pages of a measured map: title, strips, panels and wall grid, scaled to the paper."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ketenkaart.drawing.chart.chainmap import Chart, draw_chart
from ketenkaart.drawing.chart.lanes import room_above
from ketenkaart.drawing.chart.marks import marks_of
from ketenkaart.drawing.chart.scene import Scene
from ketenkaart.drawing.displaylist import Bookmark, Group, Page
from ketenkaart.drawing.fitting import STRIP_GAP, Fit, Limits, Room, chart_height
from ketenkaart.drawing.layoutjson import Placing, layout_json
from ketenkaart.drawing.papers import Paper
from ketenkaart.drawing.sheetpanels import ALL, AT_FIRST, SheetPanels
from ketenkaart.drawing.sizes import Sizes
from ketenkaart.drawing.stretch import HIGHEST, Stretch
from ketenkaart.drawing.strips import Strip, strips_of
from ketenkaart.drawing.theme import Theme
from ketenkaart.drawing.titleblock import TitleBlock, TitleMaker
from ketenkaart.drawing.transform import placed
from ketenkaart.drawing.wallgrid import Square, square_of, wall_grid
from ketenkaart.layout.geometry import Point
from ketenkaart.layout.result import Layout
from ketenkaart.model.about import About
from ketenkaart.texts import tr

MARGIN = 24.0
TITLE_GAP = 3.0
PANEL_GAP = 6.0
_FOOT_SHARE = 0.27
_LEAST_ROLL = 420.0
_USUAL_ROLL = 1200.0
_LONGER = 20.0
_FOOT_STEP = 80.0
_WHITE = 40.0


class Measured(NamedTuple):
    """A map with its layout and how it fits."""

    sizes: Sizes
    layout: Layout
    fit: Fit


class _Body(NamedTuple):
    """The title and strips of a page, what is below them left open."""

    groups: list[Group]
    width: float
    height: float
    below: float
    bookmarks: tuple[Bookmark, ...]


class PageMaker:
    """Makes pages of one paper; lengths are mm on A0 until a page is scaled at the end.

    Attributes:
        panels: the panels of the sheet; of one whose first page has the legend, the others.
        foot_width: the width a foot under the map was planned in; 0 where there is none.
        figures: how many key figures stand beside the title of the last page that was made.
    """

    def __init__(self, about: About, paper: Paper, theme: Theme, language: str, limits: Limits) -> None:
        self._about = about
        self._paper = paper
        self._theme = theme
        self._language = language
        self._limits = limits
        self.panels = SheetPanels(theme, limits)
        self._first: SheetPanels | None = None  # the legend, where it stands under the map of the first page
        self._made = 0  # pages of maps
        self.figures = 0
        self.foot_width = 0.0
        self._foot_room = 0.0

    def room(self) -> Room:
        """The room for the map on a page without panels."""
        width, height = self._nominal()
        title = self._title(width if not math.isinf(width) else _USUAL_ROLL)
        high = height - 2 * MARGIN - title.height - TITLE_GAP
        return Room(width - 2 * MARGIN, high)

    def room_above(self, sizes: Sizes, layout: Layout) -> Room:
        """The room for the map on a page with panels at its foot."""
        room = self.room()
        largest = min(self._limits.most, room.width / max(layout.width, 1.0))
        high = chart_height(sizes, layout) * largest
        free = room.height - high - PANEL_GAP
        for width in self._foot_widths(room, layout.width * largest):
            spare = 0.0 if math.isinf(room.height) else free - high * (HIGHEST - 1.0)
            self._plan_foot(sizes, layout, width, (max(_FOOT_SHARE * room.height, free), spare))
            self.foot_width = width
            if self.panels.is_whole and self._foot_room <= free + PANEL_GAP:
                break
        return Room(room.width, room.height - self._foot_room)

    @staticmethod
    def _foot_widths(room: Room, width: float) -> Sequence[float]:
        """The widths the foot may have: along a roll that of the map, then more up to the usual one."""
        usual = min(room.width, _USUAL_ROLL - 2 * MARGIN)
        own = max(width, _LEAST_ROLL - 2 * MARGIN)
        if math.isinf(room.width) and own < usual:
            longer = range(1, int((usual - own) / _FOOT_STEP) + 1)
            return (own, *(own + step * _FOOT_STEP for step in longer), usual)
        return (usual,)

    def _plan_foot(self, sizes: Sizes, layout: Layout, width: float, heights: tuple[float, float]) -> None:
        """Choose the panels at the foot, and keep the height they need with the gap above them.

        Args:
            sizes: the map.
            layout: where everything is.
            width: the width of the foot.
            heights: how high it may be, and how high where it grows.
        """
        foot = self.panels.plan(sizes, layout, width, *heights)
        self._foot_room = foot + PANEL_GAP if foot else 0.0

    def room_on_phases(self, measured: Measured) -> Room | None:
        """The smaller room for a map whose panels need more height where its phases start; else nothing."""
        width, _ = self._nominal()
        if measured.fit.cuts or not self._foot_room or math.isinf(width):
            return None
        foot = self.panels.height_on(width - 2 * MARGIN, _phase_edges(measured)) + PANEL_GAP
        if foot <= self._foot_room + 0.1:
            return None
        self._foot_room = foot
        room = self.room()
        return Room(room.width, room.height - foot)

    def room_above_spare(self, measured: Measured) -> Room | None:
        """The room for strips above all panels, where those have a place below them; else nothing.

        On more pages the first one has the legend and the last one the others; else that one has all.
        """
        fit, room = measured.fit, self.room()
        if not fit.cuts or math.isinf(room.width) or math.isinf(room.height):
            return None
        last = self._spare(measured, len(fit.cuts) % fit.per_page + 1)
        if len(fit.cuts) >= fit.per_page:
            first, rest = (
                SheetPanels(self._theme, self._limits, names) for names in (AT_FIRST, ALL - AT_FIRST)
            )
            spares = (self._spare(measured, fit.per_page), last)
            feet = [
                panels.plan(measured.sizes, measured.layout, room.width, spare)
                for panels, spare in zip((first, rest), spares, strict=True)
            ]
            if all(feet) and first.is_whole and rest.is_whole:
                self._first, self.panels = first, rest
                return Room(room.width, room.height - max(feet) - PANEL_GAP)
        self._plan_foot(measured.sizes, measured.layout, room.width, (last, last))
        has_all = self._foot_room > 0 and self.panels.is_whole
        return Room(room.width, room.height - last - PANEL_GAP) if has_all else None

    def _spare(self, measured: Measured, strips: int) -> float:
        """The height that so many strips leave on a page."""
        high = strips * (chart_height(measured.sizes, measured.layout) + STRIP_GAP) - STRIP_GAP
        return self.room().height - high * measured.fit.scale - PANEL_GAP

    def _nominal(self) -> tuple[float, float]:
        """The sides of the paper, mm on A0; infinite along a roll."""
        scale = self._paper.scale
        return (self._paper.width / scale or math.inf, self._paper.height / scale or math.inf)

    def _title(self, width: float) -> TitleBlock:
        maker = TitleMaker(self._about, self._theme, self._language, self._limits.rest)
        return maker.block(width - 2 * MARGIN)

    def pages(self, measured: Measured, with_panels: bool, in_spare: bool = False) -> list[Page]:
        """The pages of one measured map.

        Args:
            measured: the map.
            with_panels: whether room was kept for panels.
            in_spare: whether panels may stand in the room the last page has left.
        """
        scene = Scene(measured.sizes, measured.layout, self._theme)
        marks = marks_of(scene)
        fit = measured.fit
        strips = strips_of(scene, fit.cuts, marks) if fit.cuts else [Strip(scene, tuple(marks))]
        if fit.cuts:
            strips = [self._wide(strip, fit) for strip in strips]
        if any(strip.scene.cut_tags for strip in strips):
            for panels in self._all_panels:
                panels.note_cut()
        charts = [
            draw_chart(strip.scene, strip.marks, first=number == 0) for number, strip in enumerate(strips)
        ]
        batches = [charts[at : at + fit.per_page] for at in range(0, len(charts), fit.per_page)]
        bodies = [self._body(measured, batch, with_panels) for batch in batches]  # panels tell of all of them
        last = len(bodies) - 1
        below = {0: self._first, last: self.panels if with_panels or in_spare else None}
        return [self._page(measured, body, below.get(number), in_spare) for number, body in enumerate(bodies)]

    @property
    def _all_panels(self) -> tuple[SheetPanels, ...]:
        return (self.panels,) if self._first is None else (self._first, self.panels)

    def _wide(self, strip: Strip, fit: Fit) -> Strip:
        """A strip as wide as the page."""
        width, _ = self._nominal()
        if math.isinf(width):
            return strip
        layout = strip.scene.layout
        return Stretch(layout, (width - 2 * MARGIN) / fit.scale, layout.height).strip(strip)

    def _body(self, measured: Measured, charts: Sequence[Chart], with_panels: bool) -> _Body:
        """The title and strips of a page; what their marks are is noted for the panels."""
        width, height = self._sides(measured, charts, with_panels)
        title = self._title(width)
        self._made += 1
        self.figures = title.figures
        groups: list[Group] = [] if measured.sizes.omit.grid else [wall_grid(width, height, self._theme)]
        groups.append(placed(title.group, 1.0, MARGIN, MARGIN))
        y = MARGIN + title.height + TITLE_GAP
        scale = measured.fit.scale
        for chart in charts:
            down = y - chart.bounds.top * scale
            groups += [placed(group, scale, MARGIN, down) for group in chart.groups]
            self._note_squares(chart, Placing(scale, MARGIN, down), (width, height))
            y += (chart.bounds.height + STRIP_GAP) * scale
        bookmarks = tuple(self._bookmarks(measured, charts[0], title))
        return _Body(groups, width, height, y - STRIP_GAP * scale, bookmarks)

    def _page(self, measured: Measured, body: _Body, panels: SheetPanels | None, in_spare: bool) -> Page:
        """A page with panels at its foot, if any; these are planned anew for the room it has to spare."""
        groups, width, height, below, bookmarks = body
        if panels is not None:
            room = self._foot_room - PANEL_GAP
            if in_spare:
                spare = height - MARGIN - below - PANEL_GAP
                grows = spare if self._first is None else 0.0  # else one page would have larger type
                room = panels.plan(measured.sizes, measured.layout, width - 2 * MARGIN, spare, grows)
            if room > 0 or not in_spare:
                groups = [*groups, *self._foot(measured, body, panels, room)]
        return self._finished(groups, width, height, bookmarks)

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
        """Remember in which squares of the wall grid the marks and codes of interfaces stand."""

        def square_at(place: Point) -> Square:
            x, y = placing.point(place)
            return square_of(self._made, x, y, *sides)

        for panels in self._all_panels:
            for mark in chart.marks:
                panels.note(mark, square_at(mark.middle))
            for joint, place in chart.told:
                panels.note_told(joint, square_at(place))

    @staticmethod
    def _foot(measured: Measured, body: _Body, panels: SheetPanels, room: float) -> Iterator[Group]:
        """The panels at the foot of a page; close below the map where much would stay white between them."""
        edges = [] if measured.fit.cuts else _phase_edges(measured)
        groups = panels.foot(measured.sizes, body.width - 2 * MARGIN, room, edges)
        top = body.height - MARGIN - room
        if top - body.below > _WHITE:
            top = body.below + 2 * PANEL_GAP
        return (placed(group, 1.0, MARGIN, top) for group in groups)

    def panel_pages(self, sizes: Sizes, page: Page) -> list[Page]:
        """The panels that stand on no page yet, on pages like another one."""
        size = self._paper.scale
        width, height = page.width / size, page.height / size
        title = self._title(width)
        top = MARGIN + title.height + PANEL_GAP + TITLE_GAP
        found: list[Page] = []
        for panels in self._all_panels:
            for drawn in panels.pages(sizes, width - 2 * MARGIN, height - MARGIN - top):
                groups = [placed(title.group, 1.0, MARGIN, MARGIN)]
                groups += [placed(group, 1.0, MARGIN, top) for group in drawn]
                found.append(self._finished(groups, width, height, ()))
        return found

    def _sides(self, measured: Measured, charts: Sequence[Chart], with_panels: bool) -> tuple[float, float]:
        """The sides of the page; along a roll as long as the map needs."""
        width, height = self._nominal()
        scale = measured.fit.scale
        if math.isinf(width):
            width = self._roll_length(max(chart.bounds.width for chart in charts) * scale + 2 * MARGIN)
            if with_panels:
                room = self._foot_room - PANEL_GAP
                while width < _USUAL_ROLL and not self.panels.fit(width - 2 * MARGIN, room):
                    width += 4 * _LONGER
        if math.isinf(height):
            title = self._title(width)
            high = sum(chart.bounds.height for chart in charts) + STRIP_GAP * (len(charts) - 1)
            foot = self._foot_room if with_panels else 0.0
            height = high * scale + 2 * MARGIN + title.height + TITLE_GAP + foot
        return width, height

    def _roll_length(self, needed: float) -> float:
        """How long a piece of a roll must be, for its title to be no higher than was reckoned with."""
        length, high = max(_LEAST_ROLL, needed), self._title(_USUAL_ROLL).height
        while length < _USUAL_ROLL and self._title(length).height > high:
            length += _LONGER
        return length

    def _bookmarks(self, measured: Measured, chart: Chart, title: TitleBlock) -> Iterator[Bookmark]:
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

    def _placing(self, measured: Measured, title: TitleBlock) -> Placing:
        """Where the first strip stands on the sheet."""
        size, scale = self._paper.scale, measured.fit.scale
        top = room_above(measured.sizes)
        y = MARGIN + title.height + TITLE_GAP + top * scale
        return Placing(size * scale, MARGIN * size, y * size)

    def layout_json(self, measured: Measured) -> Mapping[str, Any]:
        """Where everything of a map is, in one strip."""
        width, _ = self._nominal()
        if math.isinf(width):
            width = self._roll_length(measured.layout.width * measured.fit.scale + 2 * MARGIN)
        placing = self._placing(measured, self._title(width))
        height = self._theme.styles.step.size * placing.scale
        return layout_json(measured.sizes, measured.layout, placing, height)


def _phase_edges(measured: Measured) -> list[float]:
    """Where the phases of a map in one strip start."""
    return sorted(left * measured.fit.scale for left, _ in measured.layout.phases.values())


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
        yield group._replace(id=own)
