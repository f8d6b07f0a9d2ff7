"""The structure of a tagged PDF: what belongs together, and what a screen reader says of it."""

from dataclasses import dataclass, field

from ketenkaart.export.pdffile import PdfFile, text_string


@dataclass(slots=True, eq=False)
class Element:
    """An element of the structure.

    Attributes:
        role: its standard structure type, as "Figure".
        page: the number of the page object its content stands on.
        title: its title; empty for none.
        alternative: what is said instead of its content; empty for none.
        actual: what its text stands for; empty for what it shows.
        children: numbers of marked content on the page, and elements.
    """

    role: str
    page: int
    title: str = ""
    alternative: str = ""
    actual: str = ""
    children: "list[int | Element]" = field(default_factory=list)


@dataclass(slots=True)
class PageStructure:
    """The structure of one page.

    Attributes:
        elements: the uppermost elements.
        marked: the element of each marked content, by its number.
    """

    elements: list[Element | int] = field(default_factory=list)
    marked: list[Element] = field(default_factory=list)


def write_structure(file: PdfFile, language: str, pages: list[PageStructure]) -> int:
    """Add the structure of these pages; gives the number of its root."""
    root, document = file.reserve(), file.reserve()
    numbers: dict[int, int] = {}
    kids = [
        _write(file, element, document, numbers)
        for page in pages
        for element in page.elements
        if isinstance(element, Element)
    ]
    lang = text_string(language)
    file.put(document, f"<</Type/StructElem/S/Document/P {root} 0 R/Lang{lang}/K[{_references(kids)}]>>")
    rows = []
    for index, page in enumerate(pages):
        row = file.add(f"[{_references([numbers[id(element)] for element in page.marked])}]")
        rows.append(f"{index} {row} 0 R")
    parents = file.add(f"<</Nums[{' '.join(rows)}]>>")
    tree = f"/ParentTree {parents} 0 R/ParentTreeNextKey {len(rows)}"
    file.put(root, f"<</Type/StructTreeRoot/K {document} 0 R{tree}>>")
    return root


def _write(file: PdfFile, element: Element, parent: int, numbers: dict[int, int]) -> int:
    number = numbers[id(element)] = file.reserve()
    kids = [
        str(child) if isinstance(child, int) else f"{_write(file, child, number, numbers)} 0 R"
        for child in element.children
    ]
    title = f"/T{text_string(element.title)}" if element.title else ""
    said = f"/Alt{text_string(element.alternative)}" if element.alternative else ""
    said += f"/ActualText{text_string(element.actual)}" if element.actual else ""
    file.put(
        number,
        f"<</S/{element.role}/P {parent} 0 R/Pg {element.page} 0 R{title}{said}/K[{' '.join(kids)}]>>",
    )
    return number


def _references(numbers: list[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
