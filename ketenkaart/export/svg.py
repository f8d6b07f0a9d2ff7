"""SVG: a page in millimetres, its text as text or as outlines; nothing is loaded from outside.

Written as plain strings: svgwrite takes several times as long, and lets characters through that no XML
may hold. Reference: SVG 1.1, second edition.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from ketenkaart.drawing.displaylist import Box, Drawing, Face, Group, Page, TextRun
from ketenkaart.export.glyphs import glyphs_of
from ketenkaart.export.outfile import new_file
from ketenkaart.export.svgfonts import style_sheet
from ketenkaart.export.svgshapes import number, safe, shape_element
from ketenkaart.export.svgtext import glyph_definitions, outlined_element, text_element
from ketenkaart.layout.geometry import Rect

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_TITLE, _DESCRIPTION = "kk.title", "kk.desc"
_NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def write_svg(
    page: Page, drawing: Drawing, path: str | Path, *, outlines: bool = False, force: bool = False
) -> None:
    """Write a page as SVG.

    Args:
        page: the page.
        drawing: what it is a page of.
        path: the file to make.
        outlines: text as shapes, for programs that do not use the embedded font.
        force: whether a file that exists may be replaced.

    Raises:
        ExportRefused: the file exists already or cannot be written.
    """
    content = svg_text(page, drawing, outlines=outlines).encode()
    with new_file(path, force=force) as file:
        file.write(content)


def svg_text(page: Page, drawing: Drawing, *, outlines: bool = False) -> str:
    """A page as the text of an SVG file; arguments as for `write_svg`."""
    return _Svg(outlines=outlines).document(page, drawing)


class _Svg:
    """One document in the making."""

    def __init__(self, *, outlines: bool) -> None:
        self._outlines = outlines
        self._ids: set[str] = set()
        self._characters: dict[Face, set[str]] = {}
        self._glyphs: dict[Face, set[int]] = {}

    def document(self, page: Page, drawing: Drawing) -> str:
        """The whole document."""
        content = [line for group in page.groups for line in self._group(group)]
        width, height = number(page.width), number(page.height)
        described = f"{_TITLE} {_DESCRIPTION}" if drawing.subject else _TITLE
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg {_NAMESPACES} width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}" '
            f'fill="none" role="img" aria-labelledby="{described}" xml:lang="{safe(drawing.language)}" '
            'xml:space="preserve">',
            f'<title id="{_TITLE}">{safe(drawing.title)}</title>',
        ]
        if drawing.subject:
            lines.append(f'<desc id="{_DESCRIPTION}">{safe(drawing.subject)}</desc>')
        lines += [*self._shared(), shape_element(Box(Rect(0, 0, page.width, page.height), fill=page.paper))]
        return "\n".join([*lines, *content, "</svg>\n"])

    def _shared(self) -> list[str]:
        """What the text refers to."""
        if self._outlines:
            return ["<defs>", glyph_definitions(self._glyphs), "</defs>"]
        return ["<style>", style_sheet(self._characters), "</style>"]

    def _group(self, group: Group) -> Iterator[str]:
        hidden = ' aria-hidden="true"' if group.kind == "decoration" else ""
        yield f"<g{self._id(group.id)}{hidden}>"
        if group.title:
            yield f"<title>{safe(group.title)}</title>"
        if group.title or group.description:
            yield f"<desc>{safe(group.description or group.title)}</desc>"
        for item in group.items:
            if isinstance(item, Group):
                yield from self._group(item)
            elif isinstance(item, TextRun):
                yield self._text(item)
            else:
                yield shape_element(item)
        yield "</g>"

    def _text(self, run: TextRun) -> str:
        if self._outlines:
            shaped = glyphs_of(run)
            self._glyphs.setdefault(run.face, set()).update(shaped.ids)
            return outlined_element(run, shaped)
        self._characters.setdefault(run.face, set()).update(run.text)
        return text_element(run)

    def _id(self, original: str) -> str:
        """The attributes that name a group: an XML name, and the original where it is not one."""
        if not original:
            return ""
        name = original
        if not _NAME.fullmatch(name) or name.startswith("kk."):
            name = "_" + re.sub(r"[^A-Za-z0-9.-]", lambda found: f"_{ord(found[0]):x}_", name)
        while name in self._ids:
            name += "_"
        self._ids.add(name)
        return f' id="{name}"' if name == original else f' id="{name}" data-id="{safe(original)}"'
