"""A map on sheets of paper: title on top, the map fitted to its room, panels at the foot, the wall grid."""

import dataclasses
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ketenkaart.analysis.signs import Signs, summed_signs
from ketenkaart.drawing.blanks import without_blanks
from ketenkaart.drawing.chart.pairs import with_paired_marks
from ketenkaart.drawing.content import Content
from ketenkaart.drawing.displaylist import Drawing, Page
from ketenkaart.drawing.explanation import in_parts, no_room_for_figures, remarks_on, smallest, too_small
from ketenkaart.drawing.fading import Seen, faded
from ketenkaart.drawing.fitting import (
    Room,
    best_fit,
    best_on_pages,
    fill,
    is_readable,
    limits_of,
    omissions_at,
    too_many_steps,
)
from ketenkaart.drawing.omissions import NOTHING, Omissions
from ketenkaart.drawing.pages import Measured, PageMaker
from ketenkaart.drawing.papers import Paper, paper_of
from ketenkaart.drawing.parts import overview, phase_map, with_fixed_colours
from ketenkaart.drawing.sheetnumbers import numbered
from ketenkaart.drawing.sizes import Sizes, graph_of
from ketenkaart.drawing.stretch import Stretch
from ketenkaart.drawing.theme import Theme, theme_or_neutral
from ketenkaart.drawing.typeset import missing_characters
from ketenkaart.drawing.unhonoured import is_steered
from ketenkaart.drawing.widthchoice import Outcome, choose_widths, outcome
from ketenkaart.drawing.widths import STANDARD, Widths
from ketenkaart.layout.pipeline import decide
from ketenkaart.layout.pipeline import layout as lay_out
from ketenkaart.layout.result import Progress
from ketenkaart.memory import NO_MEMORY, Memory
from ketenkaart.model.about import ABOUT_ID
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import language_in_use, tr, use_language

_MOST_TRIED = 150  # boxes of a map that is tried in other widths


@dataclass(frozen=True)
class Sheet:
    """A finished drawing.

    Attributes:
        drawing: the pages.
        remarks: tell how the map was fitted to the paper, one sentence each.
        find: gives the layout of the whole map in one strip, and what it decided.
        is_steered: whether people asked anything of the layout: a pin, a group or a hint.
    """

    drawing: Drawing
    remarks: tuple[Callable[[], str], ...]
    find: Callable[[], tuple[Mapping[str, Any], Memory]]
    is_steered: bool = False

    @property
    def unhonoured(self) -> tuple[str, ...]:
        """What people asked of the layout that is not so, one sentence each, in the language in use first."""
        return tuple(one["sentence"] for one in self.layout["impossible"]) if self.is_steered else ()

    @property
    def explanation(self) -> tuple[str, ...]:
        """How the map was fitted to the paper, and what could not be honoured, in the language in use now."""
        return (*dict.fromkeys(remark() for remark in self.remarks), *self.unhonoured)

    @cached_property
    def _found(self) -> tuple[Mapping[str, Any], Memory]:
        return self.find()

    @property
    def layout(self) -> Mapping[str, Any]:
        """Where everything is, as plain data, in one strip, in mm on the sheet."""
        return self._found[0]

    @property
    def memory(self) -> Memory:
        """What the layout decided, to start from next time and to keep with the map.

        It says nothing of names: they stand where there is room for them on this sheet.
        """
        return self._found[1]


def make_sheet(  # noqa: PLR0913 - all but the map may be left out
    kaart: Ketenkaart,
    memory: Memory = NO_MEMORY,
    paper: str = "A0",
    landscape: bool = True,
    theme: Theme | None = None,
    language: str | None = None,
    progress: Progress | None = None,
    seen: Seen | None = None,
) -> Sheet:
    """Draw a map on paper.

    Args:
        kaart: the map.
        memory: what an earlier layout decided, kept where it still fits.
        paper: "A4" to "A0", "2A0", "B1", "screen", "roll:914" or "1200x900".
        landscape: whether the wide side lies at the top.
        theme: the look; else the map's own.
        language: "nl" or "en"; else the map's own.
        progress: is told the share of the search for cells that is done; may raise to stop.
        seen: what is seen of it through a lens, where the sheet shows that.

    Raises:
        PaperError: there is no such paper.
    """
    spoken = language_in_use()
    use_language(language or kaart.about.language)
    try:
        look = theme or theme_or_neutral(kaart.about.theme)
        shown = kaart if seen is None else _telling(kaart, seen.sentence)
        maker = _SheetMaker(
            without_blanks(shown), paper_of(paper, landscape), look, language or kaart.about.language
        )
        maker.progress = progress
        if seen is None:
            return maker.sheet(memory)
        maker.differing = seen.differing
        sheet = maker.sheet(memory)
        lit = seen.lit | {instead for one, instead in maker.drawn.items() if one in seen.lit}
        elements = kaart.records.keys() | set(maker.drawn.values())
        return dataclasses.replace(sheet, drawing=faded(sheet.drawing, elements, lit))
    finally:
        use_language(spoken)


def _telling(kaart: Ketenkaart, sentence: str) -> Ketenkaart:
    """A map that tells something else in place of its chain goal."""
    about = kaart.about.model_copy(update={"goal": sentence, "certain": True})
    return Ketenkaart({**kaart.records, ABOUT_ID: about}, kaart.unknown)


class _SheetMaker:
    """Chooses how one map is put on one paper."""

    def __init__(self, kaart: Ketenkaart, paper: Paper, theme: Theme, language: str) -> None:
        self._kaart = kaart
        self._paper = paper
        self._theme = theme
        self._language = language
        self._limits = limits_of(paper, theme.styles)
        self._maker = PageMaker(kaart.about, paper, theme, language, self._limits)
        self._remarks: list[Callable[[], str]] = []
        self._effort = 1.0
        self._only: Mapping[str, Any] = {}
        self.progress: Progress | None = None
        self.differing: Signs = {}
        self.drawn: Mapping[str, str] = {}  # what stands for steps and flows on the overview
        self._part, self._parts = 0, 1

    def sheet(self, memory: Memory) -> Sheet:
        """The drawing in the largest way that fits."""
        shown: Measured | None = None
        if too_many_steps(self._kaart, self._maker.room(), self._limits):
            pages = self._overview_and_phases()
        else:
            pages, shown = self._fitted(memory)
        sizes = shown.sizes if shown is not None else self._measured(self._kaart)
        pages += self._maker.panel_pages(sizes, pages[0])
        pages = numbered(pages, self._theme, self._paper.scale, self._limits.rest)
        drawing = self._drawing(pages)
        if shown is not None and self._parts == 1:
            style = self._theme.styles.step
            self._remarks += remarks_on(shown, self._paper, style, len(pages))
        self._explain_panels_and_title()
        self._remarks.append(lambda: smallest(drawing, self._paper))

        def find() -> tuple[Mapping[str, Any], Memory]:
            measured = shown or self._measure(
                self._kaart, self._decided(self._kaart, memory), self._limits.most
            )
            return self._maker.layout_json(measured), measured.layout.memory._replace(names={})

        return Sheet(drawing, tuple(self._remarks), find, is_steered(self._kaart))

    def _fitted(self, memory: Memory) -> tuple[list[Page], Measured]:
        """The pages and what stands on them, from a layout of the whole map."""
        memory = self._decided(self._kaart, memory)
        widths = self._widths(memory)
        measured = self._measure(self._kaart, memory, self._limits.most, widths=widths)
        one_page = self._on_one_page(measured)
        if one_page is not None:
            return self._maker.pages(one_page, with_panels=True), one_page
        measured = self._on_pages(measured)
        needed = self._needed(measured)
        if needed is not None:
            again = self._laid_out(self._kaart, memory, needed, panels=False, widths=widths)
            measured = self._on_pages(again)
        return self._on_more_pages(measured)

    def _drawing(self, pages: Sequence[Page]) -> Drawing:
        about = self._kaart.about
        return Drawing(
            tuple(pages),
            title=about.name or tr("Untitled"),
            subject=about.goal,
            author=about.owner,
            language=self._language,
            date=about.date.isoformat() if about.date is not None else "",
            missing=missing_characters([group for page in pages for group in page.groups]),
        )

    def _decided(self, kaart: Ketenkaart, memory: Memory) -> Memory:
        """Cells and lines of a map, the same for all sheets: in its own language, with nothing left out.

        Names find their places on each sheet: their widths are not those of the screen.
        """
        spoken, own = language_in_use(), kaart.about.language
        use_language(own)
        try:
            graph = graph_of(kaart, self._theme, own, NOTHING._replace(**self._only)).graph
        finally:
            use_language(spoken)
        return decide(graph, memory._replace(names={}), self._effort, self._tell)

    def _widths(self, memory: Memory) -> Widths:
        """The widths that make the map largest; those of the look unless others are clearly better."""
        if len(memory.places) > _MOST_TRIED:
            return STANDARD
        return choose_widths(lambda widths: self._outcome(memory, widths))

    def _outcome(self, memory: Memory, widths: Widths) -> Outcome:
        """How the map would fit in some widths."""
        omit = omissions_at(self._limits.most, self._limits, self._theme.styles)
        sizes = graph_of(self._kaart, self._theme, self._kaart.about.language, omit, widths)
        layout = lay_out(sizes.graph, memory, 0.0)
        room_above = self._maker.room_above(sizes, layout)
        return outcome(sizes, layout, room_above, self._maker.room(), self._limits)

    def _measure(
        self,
        kaart: Ketenkaart,
        memory: Memory,
        scale: float,
        *,
        panels: bool = True,
        widths: Widths = STANDARD,
    ) -> Measured:
        """Measure and lay out a map with what may be shown at a scale, and fit it to one page."""
        omit = omissions_at(scale, self._limits, self._theme.styles)
        measured = self._laid_out(kaart, memory, omit, panels=panels, widths=widths)
        needed = self._needed(measured)
        if needed is not None:
            return self._laid_out(kaart, memory, needed, panels=panels, widths=widths)
        return measured

    def _needed(self, measured: Measured) -> Omissions | None:
        """What must be left out for a map to be read as large as it fits; nothing where it can be."""
        if measured.fit.scale < self._limits.least:
            return None
        needed = omissions_at(measured.fit.scale, self._limits, self._theme.styles)._replace(**self._only)
        return None if is_readable(measured.sizes.omit, needed) else needed

    def _laid_out(
        self, kaart: Ketenkaart, memory: Memory, omit: Omissions, *, panels: bool, widths: Widths
    ) -> Measured:
        omit = omit._replace(**self._only)
        sizes = self._measured(kaart, omit, widths)
        layout = with_paired_marks(sizes, lay_out(sizes.graph, memory, self._effort))
        room = self._maker.room_above(sizes, layout) if panels else self._maker.room()
        return Measured(sizes, layout, best_fit(sizes, layout, room, self._limits))

    def _measured(self, kaart: Ketenkaart, omit: Omissions = NOTHING, widths: Widths = STANDARD) -> Sizes:
        sizes = graph_of(kaart, self._theme, kaart.about.language, omit, widths)
        return sizes._replace(differing=self.differing)

    def _tell(self, share: float) -> None:
        """Pass on how far the layout of one of the parts is."""
        if self.progress is not None:
            self.progress((self._part + share) / self._parts)

    def _on_one_page(self, measured: Measured) -> Measured | None:
        if measured.fit.scale < self._limits.least:
            return None
        filled = self._filled(measured, self._maker.room_above(measured.sizes, measured.layout))
        smaller = self._maker.room_on_phases(filled)
        if smaller is None:
            return filled
        fit = best_fit(measured.sizes, measured.layout, smaller, self._limits)
        if fit.scale < self._limits.least:
            return None
        return self._filled(measured._replace(fit=fit), smaller)

    def _filled(self, measured: Measured, room: Room) -> Measured:
        """The same map with its lanes, and in one strip its gutters, widened to fill the room."""
        width, height = fill(measured.sizes, measured.layout, room, measured.fit)
        if measured.fit.cuts:
            width = measured.layout.width
        elif math.isinf(room.width):
            width = max(width, self._maker.foot_width / measured.fit.scale)
        return measured._replace(layout=Stretch(measured.layout, width, height).layout())

    def _on_more_pages(self, measured: Measured) -> tuple[list[Page], Measured]:
        """Without panels on the page, or in strips on more pages; else an overview and phases."""
        if measured.fit.scale >= self._limits.least or len(self._kaart.phases) < 2:
            return self._without_panels(measured, in_spare=True)
        return self._overview_and_phases(), measured

    def _on_pages(self, measured: Measured) -> Measured:
        """The map fitted to one page without panels, or to more of them."""
        room, limits = self._maker.room(), self._limits
        fit = best_fit(measured.sizes, measured.layout, room, limits)
        if fit.scale < limits.least:
            fit = best_on_pages(measured.sizes, measured.layout, room, limits) or fit
        return measured._replace(fit=fit)

    def _without_panels(self, measured: Measured, in_spare: bool = False) -> tuple[list[Page], Measured]:
        """The pages; where the map is too big even for them it is drawn as large as it fits."""
        if measured.fit.scale < self._limits.least:
            self._remarks.append(too_small)
        self._maker.foot_width = 0.0
        room = self._maker.room_above_spare(measured) if in_spare else None
        shown = self._filled(measured, room or self._maker.room())
        return self._maker.pages(shown, with_panels=False, in_spare=in_spare), shown

    def _overview_and_phases(self) -> list[Page]:
        self._remarks.append(in_parts)
        pages: list[Page] = []
        kaart = with_fixed_colours(self._kaart, self._theme)
        content = Content(kaart)
        whole, differing = overview(kaart), self.differing
        self.drawn = whole.drawn
        parts = [whole.kaart, *(phase_map(kaart, phase.id, content) for phase in kaart.phases)]
        if any(step.phase is None for step in kaart.steps):
            parts.append(phase_map(kaart, None, content))
        self._effort = 1.0 / len(parts)
        steps = frozenset(step.id for step in kaart.steps)
        self._parts = len(parts)
        for number, part in enumerate(parts):
            self._part = number
            self.differing = differing if number else summed_signs(differing, whole.drawn)
            self._only = {"signs": steps} if number else {"codes": True, "summaries": True}
            if part.steps:
                pages += self._part_pages(part)
        self._only, self._effort = {}, 1.0
        return pages

    def _part_pages(self, part: Ketenkaart) -> list[Page]:
        """The pages of a part of a map."""
        measured = self._measure(part, self._decided(part, NO_MEMORY), self._limits.least, panels=False)
        if measured.fit.scale < self._limits.least:
            measured = self._on_pages(measured)
        return self._without_panels(measured)[0]

    def _explain_panels_and_title(self) -> None:
        if self._maker.panels.small:
            self._remarks.append(too_small)
        left_out = len(self._kaart.about.key_figures) - self._maker.figures
        if left_out > 0:
            self._remarks.append(lambda: no_room_for_figures(left_out))
