"""XML: the bytes of a foreign file become a tree of plain values, by one parser that trusts nothing.

No DOCTYPE is taken, so that no entity can name a file or grow; nothing is fetched. Elements are counted
while they are read, and those of other namespaces than the ones asked for are not kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ketenkaart.storage.refusal import FileRefused
from ketenkaart.texts import tr

MOST_LEVELS = 64
MOST_ELEMENTS = 500_000

_ENCODING = (31, 32, 81)
"""What libxml2 calls an unknown encoding, one it does not support, and bytes that are not in it."""
_AMPERSAND = "&#38;"
"""What libxml2 hands over for every & in an attribute as long as it resolves no entities."""


@dataclass(slots=True)
class Node:
    """An element.

    Attributes:
        tag: its name; of another namespace than the main one with that one's prefix, as in di:Bounds.
        attributes: those without a namespace, by name.
        text: the text in it, without that of elements in it.
    """

    tag: str
    attributes: Mapping[str, str]
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        """The value of an attribute; empty where it is not given."""
        return self.attributes.get(attribute, "").strip()

    def all(self, *tags: str) -> Iterator["Node"]:
        """The elements right in it that have one of these tags."""
        return (child for child in self.children if child.tag in tags)

    def first(self, tag: str) -> "Node | None":
        """The first element right in it that has this tag."""
        return next(self.all(tag), None)

    def texts(self, tag: str) -> Iterator[str]:
        """The texts of the elements right in it that have this tag."""
        return (child.text.strip() for child in self.all(tag))

    def walk(self) -> Iterator["Node"]:
        """All elements in it, in the order of the document."""
        waiting = self.children[::-1]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


class _Builder:
    """Makes the tree while the parser reads."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._open: list[Node | None] = []
        self._texts: list[list[str]] = []
        self._count = 0
        self.root: Node | None = None

    def doctype(self, *_names: object) -> None:
        raise FileRefused(
            tr("the file has a DOCTYPE, which can do harm. Save it without, or take the line out.")
        )

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._count += 1
        if len(self._open) >= MOST_LEVELS:
            raise FileRefused(
                tr("elements stand more than {count} deep; no map needs that.", count=MOST_LEVELS)
            )
        if self._count > MOST_ELEMENTS:
            raise FileRefused(tr("the file has too many parts for one map."))
        node = None if self._open and self._open[-1] is None else self._node(tag, attributes)
        if self._open and self._open[-1] is not None and node is not None:
            self._open[-1].children.append(node)
        self._open.append(node)
        self._texts.append([])

    def _node(self, tag: str, attributes: Mapping[str, str]) -> Node | None:
        """The element, if it is of a namespace that was asked for."""
        namespace, _, name = tag.rpartition("}")
        prefix = self._prefixes.get(namespace[1:])
        if prefix is None:
            return None
        own = {key: value.replace(_AMPERSAND, "&") for key, value in attributes.items() if key[0] != "{"}
        return Node(prefix + name, own)

    def data(self, text: str) -> None:
        self._texts[-1].append(text)

    def end(self, _tag: str) -> None:
        node, text = self._open.pop(), "".join(self._texts.pop())
        if node is not None:
            node.text = text
            self.root = node

    def close(self) -> Node | None:
        return self.root


def parse(data: bytes, prefixes: Mapping[str, str]) -> Node | None:
    """The root of the tree; nothing where the root is of another namespace.

    Args:
        data: the bytes of the file.
        prefixes: the namespaces to keep, each with what to set before its names.

    Raises:
        FileRefused: it is not sound XML, or is too deep or too large, or has a DOCTYPE.
    """
    parser = etree.XMLParser(
        target=_Builder(prefixes),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=False,
    )
    try:
        root: Node | None = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _syntax(error) from error
    return root


def _syntax(error: etree.XMLSyntaxError) -> FileRefused:
    line = error.lineno or 0
    if error.code in _ENCODING:
        return FileRefused(
            tr("the text is not in the encoding that its first line names. Save it as UTF-8."), line
        )
    if line <= 1 and (error.offset or 0) <= 1:
        return FileRefused(tr("this is not an XML file. Choose a BPMN file, such as a BPMN editor saves."))
    return FileRefused(tr("the XML is damaged here. Save the file anew, or look for an earlier copy."), line)
