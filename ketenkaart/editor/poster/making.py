"""Making the files of a poster: as a whole or not at all, and never over another without a question."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ketenkaart.drawing.displaylist import Drawing
from ketenkaart.editor.poster.latest import Tell
from ketenkaart.export.outfile import page_paths
from ketenkaart.export.pdf import write_pdf
from ketenkaart.export.png import write_png
from ketenkaart.export.svg import write_svg

FORMATS = ("pdf", "svg", "png")


class Output(NamedTuple):
    """What to make of a drawing.

    Attributes:
        path: the file; its suffix tells the format.
        dpi: pixels to the inch, for PNG.
        outlines: letters as shapes, for SVG.
    """

    path: Path
    dpi: int = 150
    outlines: bool = False

    def in_the_way(self, pages: int) -> list[Path]:
        """The files that are there already."""
        return [path for path in page_paths(self.path, pages) if os.path.lexists(path)]


def with_suffix(path: Path, form: str) -> Path:
    """A path that ends as a format wants it; another known ending is replaced."""
    if path.suffix.lower() == f".{form}":
        return path
    known = path.suffix.lower().removeprefix(".") in FORMATS
    return path.with_suffix(f".{form}") if known else path.with_name(f"{path.name}.{form}")


def write_files(drawing: Drawing, output: Output, tell: Tell) -> Sequence[Path]:
    """Write a drawing, over what is there: ask first.

    Returns:
        The files.

    Raises:
        ExportRefused: it cannot be written; its text says why.
        Stopped: the person stopped it.
    """
    paths = page_paths(output.path, len(drawing.pages))
    form = output.path.suffix.lower()
    if form == ".pdf":
        write_pdf(drawing, output.path, force=True)
        return paths
    for number, (page, path) in enumerate(zip(drawing.pages, paths, strict=True)):
        done = number / len(paths)
        tell(done)
        if form == ".svg":
            write_svg(page, drawing, path, outlines=output.outlines, force=True)
        else:
            share = 1 / len(paths)
            write_png(
                *(page, path, float(output.dpi)),
                force=True,
                progress=lambda part, done=done, share=share: tell(done + part * share),  # type: ignore[misc]
            )
    return paths
