"""The bookmarks of a PDF, in levels."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ketenkaart.drawing.displaylist import Page
from ketenkaart.export.pdffile import PdfFile, text_string


@dataclass(slots=True)
class _Node:
    number: int
    entries: str
    level: int
    children: "list[_Node]" = field(default_factory=list)

    def size(self) -> int:
        """How many nodes stand under it, at any depth."""
        return sum(1 + child.size() for child in self.children)


def write_outline(file: PdfFile, pages: Sequence[Page], numbers: list[int], scales: list[float]) -> str:
    """Add the bookmarks; gives what the catalogue says of them.

    Args:
        file: where to.
        pages: the pages with their bookmarks.
        numbers: of each page the number of its object.
        scales: of each page how many units are a millimetre.
    """
    root = _Node(file.reserve(), "/Type/Outlines", -1)
    open_nodes = [root]
    for page, number, scale in zip(pages, numbers, scales, strict=True):
        for mark in page.bookmarks:
            x, y = mark.x * scale, (page.height - mark.y) * scale
            entries = f"/Title{text_string(mark.title)}/Dest[{number} 0 R/XYZ {x:.2f} {y:.2f} null]"
            node = _Node(file.reserve(), entries, mark.level)
            while open_nodes[-1].level >= max(node.level, 0):
                open_nodes.pop()
            open_nodes[-1].children.append(node)
            open_nodes.append(node)
    _write(file, root)
    return f"/Outlines {root.number} 0 R/PageMode/UseOutlines" if root.children else ""


def _write(file: PdfFile, node: _Node) -> None:
    entries, kids = node.entries, node.children
    if kids:
        entries += f"/First {kids[0].number} 0 R/Last {kids[-1].number} 0 R/Count {node.size()}"
    file.put(node.number, f"<<{entries}>>")
    for index, kid in enumerate(kids):
        kid.entries += f"/Parent {node.number} 0 R"
        kid.entries += f"/Prev {kids[index - 1].number} 0 R" if index else ""
        kid.entries += f"/Next {kids[index + 1].number} 0 R" if index + 1 < len(kids) else ""
        _write(file, kid)
