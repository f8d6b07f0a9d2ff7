"""SVG elements for text: as text that keeps its width, or as glyphs that are shared."""

from ketenkaart.drawing.displaylist import Face, TextRun
from ketenkaart.drawing.textmeasure import Shaped, units_per_em
from ketenkaart.export.outlines import outline
from ketenkaart.export.svgshapes import number, safe


def text_element(run: TextRun) -> str:
    """A run as text, which is as wide as measured also where its face is replaced."""
    tracking = f' letter-spacing="{number(run.tracking)}"' if run.tracking else ""
    return (
        f'<text class="{run.face.name}" x="{number(run.x)}" y="{number(run.y)}" '
        f'font-size="{number(run.size)}"{tracking} textLength="{number(run.width)}" '
        f'lengthAdjust="spacingAndGlyphs" fill="{run.colour}">{safe(run.text)}</text>'
    )


def outlined_element(run: TextRun, shaped: Shaped) -> str:
    """A run as glyphs, which `glyph_definitions` defines."""
    scale = run.size / units_per_em(run.face)
    tracking, x, uses = run.tracking / scale, 0.0, []
    for glyph, (right, up, advance, _) in zip(shaped.ids, shaped.places, strict=True):
        if outline(run.face, glyph):
            raised = f' y="{-up}"' if up else ""
            uses.append(f'<use xlink:href="#{_name(run.face, glyph)}" x="{x + right:.5g}"{raised}/>')
        x += advance + tracking
    place = f"translate({number(run.x)} {number(run.y)})scale({scale:.6g})"
    return f'<g fill="{run.colour}" transform="{place}" aria-label="{safe(run.text)}">{"".join(uses)}</g>'


def glyph_definitions(glyphs: dict[Face, set[int]]) -> str:
    """The glyphs used of each face as paths, in units of the face."""
    return "\n".join(
        f'<path id="{_name(face, glyph)}" d="{_data(face, glyph)}"/>'
        for face in Face
        for glyph in sorted(glyphs.get(face, ()))
        if outline(face, glyph)
    )


def _name(face: Face, glyph: int) -> str:
    return f"kk.{face.name}.{glyph}"


def _data(face: Face, glyph: int) -> str:
    return "".join(
        letter + " ".join(f"{value + 0.0:g}" for value in where) for letter, where in outline(face, glyph)
    )
