"""The sheet a person wishes, what is to be said of it, and the paper that would hold all of it."""

from typing import NamedTuple

from PySide6.QtCore import QSettings

from ketenkaart.drawing.displaylist import Page
from ketenkaart.drawing.fading import Seen
from ketenkaart.drawing.papers import SIZES, PaperError, paper_of
from ketenkaart.drawing.sheet import Sheet, make_sheet
from ketenkaart.drawing.theme import load_theme
from ketenkaart.editor.poster.latest import Tell
from ketenkaart.editor.reading.sights import Sight, lit_by
from ketenkaart.editor.versions.comparing import Compared
from ketenkaart.memory import Memory
from ketenkaart.model.about import PageSetup
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import language_in_use, tr, tr_count, use_language

_LARGER = ("A4", "A3", "A2", "A1", "A0", "2A0")


class Wish(NamedTuple):
    """What a person wishes of a sheet; see `make_sheet`."""

    paper: str
    landscape: bool
    theme: str
    language: str


class Made(NamedTuple):
    """A sheet, and what was wished."""

    wish: Wish
    sheet: Sheet
    words: tuple[str, ...]

    @property
    def title(self) -> str:
        """The paper and its size, such as "A0 landscape, 1189 × 841 mm"."""
        pages = self.sheet.drawing.pages
        parts = [paper_title(self.wish.paper, self.wish.landscape), size_of(pages[0])]
        if len(pages) > 1:
            parts.append(self.extent)
        return ", ".join(part for part in parts if part)

    @property
    def extent(self) -> str:
        """How many sheets it takes."""
        return tr_count("{count} sheet", "{count} sheets", len(self.sheet.drawing.pages))


def make(kaart: Ketenkaart, memory: Memory, wish: Wish, tell: Tell, sight: Sight | None = None) -> Made:
    """Make a sheet; takes long, so beside the window.

    Args:
        kaart: the map.
        memory: what its layout decided.
        wish: the sheet that is wished.
        tell: is told how far it is.
        sight: a lens, where the sheet shows what is seen through it.

    Raises:
        PaperError: there is no such paper.
    """
    paper, landscape, theme, language = wish
    seen = _seen(sight, kaart, language)
    sheet = make_sheet(kaart, memory, paper, landscape, load_theme(theme), language, tell, seen)
    missing = sorted(sheet.drawing.missing)
    words = list(sheet.explanation)
    if missing:
        words.append(
            tr("The font lacks {characters}: shown as boxes with their code.", characters=" ".join(missing))
        )
    return Made(wish, sheet, tuple(words))


def _seen(sight: Sight | None, kaart: Ketenkaart, language: str) -> Seen | None:
    """What is seen through a lens, told in the language of the sheet."""
    spoken = language_in_use()
    use_language(language)
    try:
        if isinstance(sight, Compared):
            return sight.seen(kaart)
        lit = lit_by(sight, kaart) if sight is not None else None
        return Seen(lit.ids, lit.sentence) if lit is not None else None
    finally:
        use_language(spoken)


def too_small(made: Made) -> str:
    """What does not stand on one sheet, as a sentence; empty where all does."""
    pages = made.sheet.drawing.pages
    name = paper_title(made.wish.paper, landscape=None)
    if len(pages) == 1:
        return ""
    if len(pages) == 2 and not any(group.kind == "steps" for group in pages[1].groups):
        return tr("On {paper} the registers cannot be read beside the map: they go to sheet 2.", paper=name)
    return tr(
        "On {paper} the map cannot be read on one sheet: it takes {count}.", paper=name, count=len(pages)
    )


def larger_paper(kaart: Ketenkaart, memory: Memory, wish: Wish, tell: Tell) -> str:
    """The smallest larger paper on which all stands on one sheet; empty where there is none."""
    own = paper_of(wish.paper, wish.landscape)
    if own.is_roll or own.is_screen:
        return ""
    for name in _LARGER:
        width, height = SIZES[name]
        if width * height > 1.01 * own.width * own.height:
            made = make(kaart, memory, wish._replace(paper=name), tell)
            if len(made.sheet.drawing.pages) == 1:
                return name
    return ""


def paper_title(paper: str, landscape: bool | None) -> str:
    """What people call a paper and how it lies.

    Args:
        paper: as `paper_of` takes it.
        landscape: how it lies; None leaves that out.
    """
    found = paper_of(paper)
    if found.is_roll or landscape is None:
        return found.title
    if found.name.upper() not in SIZES and not found.is_screen:
        return ""
    name = found.title
    return tr("{paper} landscape", paper=name) if landscape else tr("{paper} portrait", paper=name)


def size_of(page: Page) -> str:
    """The size of a page for people, such as "1189 × 841 mm"."""
    return f"{page.width:.0f} × {page.height:.0f} mm"


def setup_for(kaart: Ketenkaart, settings: QSettings) -> PageSetup:
    """The paper to begin with: the map's own, else the one this person chose last, else A0."""
    if kaart.about.pages:
        setup = kaart.about.pages[0]
    else:
        lies = str(settings.value("poster/landscape", "true")) != "false"
        setup = PageSetup(paper=str(settings.value("poster/paper", "A0"))[:40], landscape=lies)
    try:
        paper_of(setup.paper)
    except PaperError:
        return PageSetup()
    return setup


def keep_setup(settings: QSettings, wish: Wish) -> None:
    """Begin with this paper next time."""
    settings.setValue("poster/paper", wish.paper)
    settings.setValue("poster/landscape", "true" if wish.landscape else "false")
