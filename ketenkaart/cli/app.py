"""The commands: their words and options; each loads what it needs when it runs."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

from ketenkaart.cli.wording import (
    USAGE_ERROR,
    WordedCommand,
    WordedGroup,
    require_format,
    usage_sentence,
)
from ketenkaart.cli.wronguse import WrongUse
from ketenkaart.texts import mark

app = typer.Typer(
    cls=WordedGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)

MapFile = Annotated[Path, typer.Argument(metavar=mark("FILE"), help=mark("The map."))]
Format = Annotated[str, typer.Option("--format", metavar="text|json", help=mark("How to show it."))]
Force = Annotated[bool, typer.Option("--force", help=mark("Replace a file that is there already."))]
Language = Annotated[
    str | None,
    typer.Option("--lang", metavar="nl|en", help=mark("The language; else that of this computer.")),
]
Paper = Annotated[
    str | None,
    typer.Option(
        metavar=mark("PAPER"),
        help=mark("A4 to A0, 2A0, B0 to B3, screen (16:9), roll:914 (914 mm wide) or 1200x900 (mm)."),
    ),
]
Landscape = Annotated[
    bool | None,
    typer.Option("--landscape/--portrait", help=mark("Landscape or portrait; else the map's own.")),
]
Dpi = Annotated[str, typer.Option(metavar=mark("N"), help=mark("Dots per inch, for .png."))]
ThemeName = Annotated[
    str | None, typer.Option(metavar=mark("NAME"), help=mark("Colours and lines; else the map's own."))
]
Outlines = Annotated[bool, typer.Option("--outlines", help=mark("Draw letters as shapes, for .svg."))]


def command() -> Any:
    """The command line, ready to be given words."""
    return get_command(app)


def run_command(words: list[str], language: str | None) -> int:
    """Run a command; where the words name none, but files, open these in the editor.

    Args:
        words: the command with its options.
        language: what --lang asked for.

    Returns:
        The exit code.

    Raises:
        WrongUse: the command does not take these words.
    """
    commands = command()
    if words[0] not in commands.commands and _is_file(words[0]):
        words = ["edit", *words]
    try:
        code = commands.main(words, prog_name="ketenkaart", standalone_mode=False, obj=language)
    except USAGE_ERROR as error:
        raise WrongUse(usage_sentence(error)) from error
    return code if isinstance(code, int) else 0


def _is_file(word: str) -> bool:
    """Whether a word means a file, though it may not be there."""
    return not word.startswith("-") and (bool(Path(word).suffix) or Path(word).exists())


def _tell_version(wanted: bool) -> None:
    if wanted:
        from ketenkaart.version import version

        typer.echo(f"ketenkaart {version()}")
        raise typer.Exit


@app.callback()
def ketenkaart(
    lang: Language = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help=mark("Tell the version.")),
    ] = False,
) -> None:
    """Chain maps: make posters of them, check, compare and merge them."""


@app.command(cls=WordedCommand)
def edit(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar=mark("FILE"), help=mark("Maps to open."))
    ] = None,
) -> int:
    """Open the editor; the word edit may be left out."""
    from ketenkaart.cli.editing import open_editor

    return open_editor(files or [])


@app.command(cls=WordedCommand)
def export(  # noqa: PLR0913 - the parameters of a command are its options
    context: typer.Context,
    file: MapFile,
    out: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar=mark("OUT"), help=mark("The file to make: .pdf, .svg or .png.")
        ),
    ],
    view: Annotated[str, typer.Option(metavar="chain", help=mark("What to draw of the map."))] = "chain",
    paper: Paper = None,
    landscape: Landscape = None,
    dpi: Dpi = "150",
    theme: ThemeName = None,
    outlines: Outlines = False,
    force: Force = False,
    explain: Annotated[
        bool, typer.Option("--explain", help=mark("Tell how the map was fitted to the sheet."))
    ] = False,
    lang: Annotated[  # taken out of the words by main; here for the help
        str | None,
        typer.Option("--lang", metavar="nl|en", help=mark("The language of the poster; else the map's own.")),
    ] = None,
) -> int:
    """Make a poster of a map."""
    from ketenkaart.cli.poster import Output, Wish, make_poster

    wish = Wish(view, paper, landscape, theme, language=context.obj)
    return make_poster(file, Output(out, dpi, outlines, force), wish, explain=explain)


@app.command(cls=WordedCommand)
def layout(file: MapFile) -> int:
    """Print the layout of a map as JSON."""
    from ketenkaart.cli.poster import print_layout

    return print_layout(file)


@app.command(cls=WordedCommand)
def tidy(
    file: MapFile,
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar=mark("OUT"), help=mark("The tidier map to make; else none.")),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help=mark("Replace a file that is there already; without -o the map.")),
    ] = False,
) -> int:
    """Lay out a map afresh, or say how many steps that would move."""
    from ketenkaart.cli.tidying import tidy_map

    return tidy_map(file, out, force=force)


@app.command(cls=WordedCommand)
def check(file: MapFile, format: Format = "text") -> int:
    """Check a map; exit code 1 where something is not right."""
    from ketenkaart.cli.checking import check_map

    return check_map(file, format)


@app.command(cls=WordedCommand)
def validate(file: MapFile) -> int:
    """Say whether a file can be read as a map."""
    from ketenkaart.cli.reading import validate_file

    return validate_file(file)


@app.command(cls=WordedCommand)
def info(file: MapFile) -> int:
    """Tell what is in a map."""
    from ketenkaart.cli.reading import print_info

    return print_info(file)


@app.command(cls=WordedCommand)
def new(
    out: Annotated[Path, typer.Argument(metavar=mark("OUT"), help=mark("The map to make."))],
    sample: Annotated[
        str | None,
        typer.Option(metavar=mark("NAME"), help=mark("Start from a sample, such as loonaangifteketen.")),
    ] = None,
    force: Force = False,
) -> int:
    """Make a new map, empty or from a sample."""
    from ketenkaart.cli.writing import make_map

    return make_map(out, sample, force=force)


@app.command(name="import", cls=WordedCommand)
def import_(
    file: Annotated[
        Path, typer.Argument(metavar=mark("FILE"), help=mark("The file to take over: BPMN 2.0."))
    ],
    out: Annotated[Path, typer.Option("--output", "-o", metavar=mark("OUT"), help=mark("The map to make."))],
    force: Force = False,
) -> int:
    """Make a map of a BPMN file, and tell what was taken over."""
    from ketenkaart.cli.importing import import_file

    return import_file(file, out, force=force)


@app.command(cls=WordedCommand)
def diff(  # noqa: PLR0913 - the parameters of a command are its options
    context: typer.Context,
    old: Annotated[Path, typer.Argument(metavar="A", help=mark("The map as it was."))],
    new: Annotated[Path, typer.Argument(metavar="B", help=mark("The map as it is."))],
    format: Format = "text",
    out: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=mark("OUT"),
            help=mark("A poster of B with what changed: .pdf, .svg or .png; else none."),
        ),
    ] = None,
    paper: Paper = None,
    landscape: Landscape = None,
    dpi: Dpi = "150",
    theme: ThemeName = None,
    outlines: Outlines = False,
    force: Force = False,
) -> int:
    """Print what changed from one map to another, and make a poster of it."""
    from ketenkaart.cli.writing import print_diff

    if out is not None:
        from ketenkaart.cli.poster import Output, Wish, make_poster

        wish = Wish("chain", paper, landscape, theme, language=context.obj)
        require_format(format)
        make_poster(new, Output(out, dpi, outlines, force), wish, since=old)
    return print_diff(old, new, format)


@app.command(cls=WordedCommand)
def merge(
    base: Annotated[Path, typer.Argument(metavar=mark("BASE"), help=mark("The map both started from."))],
    ours: Annotated[Path, typer.Argument(metavar=mark("OURS"), help=mark("The map with our changes."))],
    theirs: Annotated[Path, typer.Argument(metavar=mark("THEIRS"), help=mark("The map with their changes."))],
    out: Annotated[
        Path, typer.Option("--output", "-o", metavar=mark("OUT"), help=mark("The merged map to make."))
    ],
    force: Force = False,
) -> int:
    """Merge two changed maps; exit code 1 where conflicts are left."""
    from ketenkaart.cli.writing import merge_maps

    return merge_maps((base, ours, theirs), out, force=force)
