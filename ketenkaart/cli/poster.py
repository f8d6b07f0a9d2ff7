"""The commands that draw: a poster of a map, and its layout as JSON."""

import json
from collections.abc import Sequence
from itertools import count, takewhile
from pathlib import Path
from typing import NamedTuple

import typer

from ketenkaart.cli.progress import progress
from ketenkaart.cli.wronguse import WrongUse
from ketenkaart.drawing.displaylist import Drawing
from ketenkaart.drawing.fading import Seen
from ketenkaart.drawing.papers import PaperError, paper_of
from ketenkaart.drawing.sheet import Sheet, make_sheet
from ketenkaart.drawing.theme import Theme, load_theme, theme_names
from ketenkaart.export.outfile import page_path, page_paths, require_free
from ketenkaart.model.about import PageSetup
from ketenkaart.model.characters import code_of
from ketenkaart.model.ketenkaart import Ketenkaart
from ketenkaart.storage.reading import read
from ketenkaart.texts import language_in_use, tr, use_language

_VIEWS = ("chain",)
_SUFFIXES = (".pdf", ".svg", ".png")
_LEAST_DPI, _MOST_DPI = 10, 2_400
_MOST_UNHONOURED = 3


class Wish(NamedTuple):
    """What a person asks of a poster; None where the map decides."""

    view: str = "chain"
    paper: str | None = None
    landscape: bool | None = None
    theme: str | None = None
    language: str | None = None


class Output(NamedTuple):
    """The files to make.

    Attributes:
        path: what was asked for; where SVG or PNG needs more pages, -1, -2 and so on come before the dot.
        dpi: pixels to the inch, for PNG.
        outlines: letters as shapes, for SVG.
        force: whether files that are there may be replaced.
    """

    path: Path
    dpi: str = "150"
    outlines: bool = False
    force: bool = False

    @property
    def suffix(self) -> str:
        """The kind of file, such as .pdf."""
        return self.path.suffix.lower()

    def paths(self, pages: int) -> list[Path]:
        """The files that hold so many pages."""
        return page_paths(self.path, pages)

    def others(self, pages: int) -> list[Path]:
        """The files that look as if they were pages of it, from an earlier poster of more or fewer pages."""
        if self.suffix == ".pdf":
            return []
        after = map(self._page, count(1 if pages == 1 else pages + 1))
        whole = [self.path] if pages > 1 else []
        return [*filter(Path.exists, whole), *takewhile(Path.exists, after)]

    def _page(self, number: int) -> Path:
        return page_path(self.path, number)


def make_poster(
    file: Path, output: Output, wish: Wish, *, explain: bool = False, since: Path | None = None
) -> int:
    """Make a poster of a map; of what changed since another one where that is given."""
    _require(wish.view in _VIEWS, tr("There is no view “{name}”; give chain.", name=wish.view))
    _require(output.suffix in _SUFFIXES, tr("{path} must end with .pdf, .svg or .png.", path=output.path))
    dots = _dots(output.dpi)
    sheet = _sheet(file, wish, since)
    paths = output.paths(len(sheet.drawing.pages))
    _may_be_made(paths, [file] if since is None else [file, since], force=output.force)
    _write(sheet.drawing, paths, output, dots)
    for path in paths:
        typer.echo(tr("Made {path}.", path=path), err=since is not None)  # what changed is printed alone
    others = output.others(len(paths))
    if others:
        typer.echo(tr("Not part of this poster: {files}.", files=", ".join(map(str, others))), err=True)
    if explain:
        typer.echo("\n".join(sheet.explanation))
    else:
        for line in _unhonoured(sheet.unhonoured):
            typer.echo(line, err=True)
    if sheet.drawing.missing:
        typer.echo(_missing_sentence(sheet.drawing.missing), err=True)
    return 0


def _unhonoured(sentences: Sequence[str]) -> Sequence[str]:
    """What could not be honoured, in a few lines."""
    if len(sentences) <= _MOST_UNHONOURED:
        return sentences
    more = tr(
        "{count} fixed places, groups and chosen sides could not be honoured; --explain tells which.",
        count=len(sentences),
    )
    return [more]


def print_layout(file: Path) -> int:
    """Print the layout of a map as JSON."""
    typer.echo(json.dumps(_sheet(file, Wish()).layout, ensure_ascii=False))
    return 0


def _sheet(file: Path, wish: Wish, since: Path | None = None) -> Sheet:
    """The map on the paper that is asked for, else on its own; with what changed since another map."""
    loaded = read(file)
    about = loaded.kaart.about
    seen = None if since is None else _changed(since, loaded.kaart, wish.language or about.language)
    own = next((page for page in about.pages if wish.paper in (None, page.paper)), PageSetup())
    landscape = own.landscape if wish.landscape is None else wish.landscape
    paper = own.paper if wish.paper is None else wish.paper
    _require_paper(paper)
    theme = _theme(wish.theme or about.theme)
    with progress(tr("Laying out the map")) as tell:
        return make_sheet(loaded.kaart, loaded.memory, paper, landscape, theme, wish.language, tell, seen)


def _changed(since: Path, kaart: Ketenkaart, language: str) -> Seen:
    """What changed since another map, told in the language of the poster."""
    from ketenkaart.analysis.differences import differences, places, signs, told, version_name

    old, spoken = read(since).kaart, language_in_use()
    use_language(language)
    try:
        found = differences(old, kaart)
        was = old.about
        title = f"{tr('Compared with')} {since.name}"
        if was.version and (was.version, was.date) != (kaart.about.version, kaart.about.date):
            title = f"{tr('Changed since')} {version_name(was.version, was.date)}"
        return Seen(places(found) or frozenset(kaart.records), f"{title}: {told(found)}", signs(found))
    finally:
        use_language(spoken)


def _require_paper(name: str) -> None:
    """Refuse a paper that is not known in the language of who asks, not in that of the map."""
    try:
        paper_of(name)
    except PaperError as error:
        raise WrongUse(str(error)) from error


def _theme(name: str) -> Theme:
    names = theme_names()
    known = ", ".join(names)
    _require(name in names, tr("There is no theme “{name}”; --theme takes {known}.", name=name, known=known))
    return load_theme(name)


def _dots(text: str) -> float:
    try:
        dots = float(text.replace(",", "."))
    except ValueError:
        dots = 0.0
    least, most = _LEAST_DPI, _MOST_DPI
    _require(
        least <= dots <= most,
        tr("--dpi takes a number from {least} to {most}, not “{value}”.", least=least, most=most, value=text),
    )
    return dots


def _require(is_so: bool, sentence: str) -> None:
    if not is_so:
        raise WrongUse(sentence)


def _may_be_made(paths: Sequence[Path], maps: Sequence[Path], *, force: bool) -> None:
    """Refuse before anything is written: to replace a map itself, or another file without --force."""
    for path in paths:
        sentence = tr("{path} is the map itself; give another name after -o.", path=path)
        _require(not any(_is_same(path, one) for one in maps), sentence)
        require_free(path, force=force)


def _is_same(path: Path, file: Path) -> bool:
    try:
        return path.samefile(file)
    except OSError:  # one of them is not there
        return False


def _write(drawing: Drawing, paths: Sequence[Path], output: Output, dots: float) -> None:
    """Write the pages; only the writer that is needed is loaded."""
    stopped = tr("Stopped; not all pages were made.") if len(paths) > 1 else ""
    with progress(tr("Making the poster"), stopped) as tell:
        if output.suffix == ".pdf":
            from ketenkaart.export.pdf import write_pdf

            write_pdf(drawing, paths[0], force=output.force)
            return
        for number, (page, path) in enumerate(zip(drawing.pages, paths, strict=True)):
            tell(number / len(paths))
            if output.suffix == ".svg":
                from ketenkaart.export.svg import write_svg

                write_svg(page, drawing, path, outlines=output.outlines, force=output.force)
            else:
                from ketenkaart.export.png import write_png

                write_png(page, path, dots, force=output.force)


def _missing_sentence(characters: frozenset[str]) -> str:
    return tr(
        "The font lacks {characters}; the poster shows a box with the code instead.",
        characters=", ".join(f"{character} ({code_of(character)})" for character in sorted(characters)),
    )
