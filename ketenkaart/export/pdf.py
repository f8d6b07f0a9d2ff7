"""PDF: vectors on exact pages, embedded fonts, text that can be searched and read aloud; without Qt.

Reference: ISO 32000-1.
"""

import math
from pathlib import Path
from typing import BinaryIO

from ketenkaart.drawing.displaylist import Drawing, Face, Page
from ketenkaart.export.outfile import new_file
from ketenkaart.export.pdfcontent import PageContent
from ketenkaart.export.pdffile import PdfFile, text_string
from ketenkaart.export.pdffonts import embed_face
from ketenkaart.export.pdfmetadata import information, moment, xmp
from ketenkaart.export.pdfoutline import write_outline
from ketenkaart.export.pdftags import write_structure

_POINTS = 72 / 25.4  # to the millimetre
_LARGEST = 14_400  # units, a side of a page


def write_pdf(drawing: Drawing, output: str | Path | BinaryIO, *, force: bool = False) -> None:
    """Write a drawing as PDF.

    Args:
        drawing: what to write.
        output: a path, or an open binary file.
        force: whether a file that exists may be replaced.

    Raises:
        ExportRefused: the file exists already or cannot be written.
    """
    content = _pdf(drawing)
    if isinstance(output, str | Path):
        with new_file(output, force=force) as file:
            file.write(content)
    else:
        output.write(content)


def _pdf(drawing: Drawing) -> bytes:
    file, written = PdfFile(), moment()
    catalogue, tree = file.reserve(), file.reserve()
    numbers = [file.reserve() for _ in drawing.pages]
    glyphs: dict[Face, set[int]] = {}
    contents = [PageContent(number, glyphs) for number in numbers]
    streams = [
        file.add_stream(content.draw(page, _scale(page)))
        for content, page in zip(contents, drawing.pages, strict=True)
    ]
    fonts = "".join(
        f"/{face.name} {embed_face(file, face, glyphs[face])} 0 R" for face in Face if face in glyphs
    )
    resources = file.add(f"<</Font<<{fonts}>>>>")
    for index, page in enumerate(drawing.pages):
        shared = f"/Parent {tree} 0 R/Resources {resources} 0 R/Contents {streams[index]} 0 R"
        file.put(numbers[index], _page(page, index, shared))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    file.put(tree, f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>")
    metadata = file.add_stream(xmp(drawing, written), "/Type/Metadata/Subtype/XML", compress=False)
    outline = write_outline(file, drawing.pages, numbers, [_scale(page) for page in drawing.pages])
    structure = write_structure(file, drawing.language, [content.structure for content in contents])
    file.put(
        catalogue,
        f"<</Type/Catalog/Pages {tree} 0 R/Lang{text_string(drawing.language)}/Metadata {metadata} 0 R"
        f"/StructTreeRoot {structure} 0 R/MarkInfo<</Marked true>>"
        f"/ViewerPreferences<</DisplayDocTitle true>>{outline}>>",
    )
    return file.to_bytes(catalogue, file.add(information(drawing, written)))


def _unit(page: Page) -> float:
    """How many points are a unit of the page: 1, or more where it would be too large."""
    largest = max(page.width, page.height) * _POINTS / _LARGEST
    return 1.0 if largest <= 1 else math.ceil(largest * 1000) / 1000


def _scale(page: Page) -> float:
    """How many units of the page are a millimetre."""
    return _POINTS / _unit(page)


def _page(page: Page, index: int, shared: str) -> str:
    size = f"{page.width * _scale(page):.4f} {page.height * _scale(page):.4f}"
    unit = f"/UserUnit {_unit(page):g}" if _unit(page) > 1 else ""
    return f"<</Type/Page{shared}/MediaBox[0 0 {size}]{unit}/StructParents {index}/Tabs/S>>"
