"""The content of a PDF page, in painting order, each part marked with the element it belongs to."""

from ketenkaart.drawing.displaylist import Box, Face, Group, Page, TextRun
from ketenkaart.export.pdffile import text_string
from ketenkaart.export.pdfpaint import Paint, stretches
from ketenkaart.export.pdftags import Element, PageStructure
from ketenkaart.export.words import Piece, pieces
from ketenkaart.layout.geometry import Rect

_LINE_STEP = 1.7  # between the lines of one paragraph at most; in the size of the font
_ARTIFACT = "Artifact"
_NOTHING = ""
_SECTION = "Sect"


class PageContent:
    """The operators of one page, and its part of the structure.

    Attributes:
        structure: what is read aloud, and in which order.
    """

    def __init__(self, number: int, glyphs: dict[Face, set[int]]) -> None:
        """A page without content.

        Args:
            number: the number of the page object.
            glyphs: where the glyphs used of each face are added.
        """
        self.structure = PageStructure()
        self._number = number
        self._paint = Paint(glyphs)
        self._open: Element | str = _NOTHING
        self._word: Element | None = None

    def draw(self, page: Page, scale: float) -> bytes:
        """The operators that draw the page, `scale` units to the millimetre."""
        self._paint.operators.append(f"{scale:.6f} 0 0 {-scale:.6f} 0 {page.height * scale:.4f} cm 4 M")
        self._mark(_ARTIFACT)
        self._paint.shape(Box(Rect(0, 0, page.width, page.height), fill=page.paper))
        for group in page.groups:
            self._group(group, self.structure.elements)
        self._mark(_NOTHING)
        return "\n".join(self._paint.operators).encode("latin-1")

    def _group(self, group: Group, siblings: list[Element | int]) -> None:
        """Draw a group; its element joins its siblings where it has content."""
        element = self._element(group)
        if element is None:
            self._items(group, None, siblings)
            return
        own = element
        if element.role == _SECTION and group.kind != "part":
            own = Element("Figure", self._number, alternative=element.alternative)
            element.alternative = ""
            element.children.append(own)
        self._items(group, own, element.children)
        if own is not element and not own.children:
            element.children.remove(own)
        if element.children:
            siblings.append(element)

    def _element(self, group: Group) -> Element | None:
        """What a group is in the structure; nothing if it says nothing."""
        if group.kind == "decoration":
            return None
        in_parts = any(isinstance(item, Group) and item.kind != "decoration" for item in group.items)
        if group.kind == "part":
            return Element(_SECTION, self._number, group.title)
        said = ". ".join(part.rstrip(".") for part in (group.title, group.description) if part)
        return Element(_SECTION if in_parts else "Figure", self._number, group.title, said)

    def _items(self, group: Group, own: Element | None, below: list[Element | int]) -> None:
        """Draw what is in a group.

        Args:
            group: the group.
            own: the element of its shapes and text; None if they say nothing.
            below: where the elements of the groups in it go.
        """
        parts = iter(pieces([item for item in group.items if isinstance(item, TextRun)]))
        paragraph: Element | None = None
        last: TextRun | None = None
        for item in group.items:
            if isinstance(item, Group):
                self._group(item, below)
            elif isinstance(item, TextRun):
                if own and (last is None or not _goes_on(last, item)):
                    paragraph = Element("P", self._number)
                    own.children.append(paragraph)
                self._run(item, next(parts), paragraph)
                last = item
            else:
                self._mark(own if own and own.role != _SECTION else _ARTIFACT)
                self._paint.shape(item)
                last = None

    def _run(self, run: TextRun, parts: list[Piece], paragraph: Element | None) -> None:
        for part in stretches(run, parts):
            if paragraph is None or part.actual is None:
                self._mark(paragraph or _ARTIFACT)
            else:
                self._mark_word(paragraph, part.actual)
            self._paint.text(run, part)

    def _mark_word(self, paragraph: Element, actual: str) -> None:
        """Let what follows stand for a word; for the rest of the last one if it is empty."""
        if actual or self._word is None:
            self._word = Element("Span", self._number, actual=actual)
            paragraph.children.append(self._word)
        self._mark(_NOTHING)
        self._mark(self._word, f"/ActualText{text_string(actual)}")

    def _mark(self, owner: Element | str, more: str = "") -> None:
        """Let what follows belong to an element, to nothing ("Artifact"), or end it ("")."""
        if owner is self._open:
            return
        if self._open:
            self._paint.operators.append("EMC")
        self._open = owner
        if isinstance(owner, Element):
            self._paint.operators.append(f"/{owner.role}<</MCID {len(self.structure.marked)}{more}>>BDC")
            owner.children.append(len(self.structure.marked))
            self.structure.marked.append(owner)
        elif owner:
            self._paint.operators.append("/Artifact BMC")


def _goes_on(last: TextRun, run: TextRun) -> bool:
    """Whether a run is the next line of the paragraph of the last."""
    alike = (last.face, last.size, last.colour) == (run.face, run.size, run.colour)
    return alike and 0 < run.y - last.y <= _LINE_STEP * run.size
