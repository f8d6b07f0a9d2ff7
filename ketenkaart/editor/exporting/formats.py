"""The formats a map can be exported to: what each is for, what it does not hold, and how it is written."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ketenkaart.analysis.twin import as_markdown, as_text, twin
from ketenkaart.drawing.displaylist import Drawing, Page
from ketenkaart.drawing.screen import Screen
from ketenkaart.drawing.sheet import make_sheet
from ketenkaart.drawing.theme import theme_or_neutral
from ketenkaart.editor.clipboard import whole_picture
from ketenkaart.editor.poster.latest import Tell
from ketenkaart.edits.tables import tables_of
from ketenkaart.export.outfile import new_file
from ketenkaart.export.png import write_png
from ketenkaart.export.svg import write_svg
from ketenkaart.interchange.workbook import workbook
from ketenkaart.model.about import PageSetup
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.texts import mark, tr, tr_count

_DPI = 150.0
_MOST_PIXELS = 12_000  # of the longest side


class Format(NamedTuple):
    """A format; its texts are still to be translated.

    Attributes:
        suffix: how files of it end.
        title: what people call it.
        use: what it holds, and what for.
        lacks: what it does not hold of a map.
        write: writes it over what is there: ask first. Raises `ExportRefused`, with the reason.
    """

    suffix: str
    title: str
    use: str
    lacks: Callable[[Ketenkaart], str]
    write: Callable[[Screen, Path, Tell], object]

    @property
    def pattern(self) -> str:
        """As a file dialog wants it."""
        return f"{tr(self.title)} (*{self.suffix})"


def _lacks(text: str, kaart: Ketenkaart) -> str:
    """What a format lacks of any map, and the versions that this one keeps."""
    return tr("Not in it: {what}.", what=", ".join([tr(text), *_versions(kaart)]))


def _versions(kaart: Ketenkaart) -> Iterator[str]:
    if kaart.about.adopted:
        count = len(kaart.about.adopted)
        yield tr_count("{count} adopted version", "{count} adopted versions", count)


def _write_bytes(data: bytes, path: Path) -> None:
    with new_file(path, force=True) as file:
        file.write(data)


def _write_workbook(screen: Screen, path: Path, _: Tell) -> None:
    _write_bytes(workbook(tables_of(screen.kaart)), path)


def _write_text(screen: Screen, path: Path, _: Tell) -> None:
    _write_bytes(as_text(twin(screen.kaart)).encode(), path)


def _write_markdown(screen: Screen, path: Path, _: Tell) -> None:
    _write_bytes(as_markdown(twin(screen.kaart)).encode(), path)


def _write_svg(screen: Screen, path: Path, _: Tell) -> None:
    page, about = _picture(screen), screen.kaart.about
    drawing = Drawing((page,), about.name or tr("Chain map"), language=about.language)
    write_svg(page, drawing, path, force=True)


def _write_png(screen: Screen, path: Path, tell: Tell) -> None:
    page = _picture(screen)
    dpi = min(_DPI, _MOST_PIXELS * 25.4 / max(page.width, page.height))
    write_png(page, path, dpi, force=True, progress=tell)


def _picture(screen: Screen) -> Page:
    """The whole map, also where some of it is folded on the screen."""
    return whole_picture(screen.chart)


def _write_layout(screen: Screen, path: Path, tell: Tell) -> None:
    about = screen.kaart.about
    setup = next(iter(about.pages), PageSetup())
    theme, memory = theme_or_neutral(about.theme), screen.layout.memory
    sheet = make_sheet(screen.kaart, memory, setup.paper, setup.landscape, theme, about.language, tell)
    _write_bytes((json.dumps(sheet.layout, ensure_ascii=False) + "\n").encode(), path)


_NO_PLACES = mark("the places on the map, the colours of partners")
_NOT_DRAWN = mark("the title, the legend and what is not drawn, such as descriptions and agreements")
_NO_CONTENT = mark("names of elements and all their other fields; the ids are those of the map's own file")
FORMATS = (
    Format(
        ".xlsx",
        mark("Spreadsheet"),
        mark("A sheet for each kind of element with all its fields: to sort, count and work out."),
        partial(_lacks, _NO_PLACES),
        _write_workbook,
    ),
    Format(
        ".txt",
        mark("Text"),
        mark("The whole map in sentences: for minutes and e-mail."),
        partial(_lacks, _NO_PLACES),
        _write_text,
    ),
    Format(
        ".md",
        mark("Text with headings"),
        mark("The same sentences as Markdown: for websites and wikis."),
        partial(_lacks, _NO_PLACES),
        _write_markdown,
    ),
    Format(
        ".svg",
        mark("Drawing"),
        mark("The whole map as lines and words: for drawing programs and documents, sharp at any size."),
        partial(_lacks, _NOT_DRAWN),
        _write_svg,
    ),
    Format(
        ".png",
        mark("Picture"),
        mark("The whole map as a picture: for slides and websites."),
        partial(_lacks, _NOT_DRAWN),
        _write_png,
    ),
    Format(
        ".json",
        mark("Layout"),
        mark("Where boxes, lines and names stand on the map's own paper, in mm: for other programs."),
        partial(_lacks, _NO_CONTENT),
        _write_layout,
    ),
)
